import { expect, it } from 'vitest';
import { indexOf } from '../../src/catalogue/catalogue-index.ts';
import { areas, catalogue, indicators } from '../fixtures/made-up.ts';

const { filled, late, loans, queue } = indicators;

it('is made once for a catalogue, and anew for another', () => {
  expect(indexOf(catalogue)).toBe(indexOf(catalogue));
  expect(indexOf({ ...catalogue })).not.toBe(indexOf(catalogue));
});

it('finds a complement from either side', () => {
  const { complements } = indexOf(catalogue);
  expect([complements.get(filled.code), complements.get(late.code)]).toEqual([late, filled]);
});

it('finds near indicators from either side, each once, in the order of the catalogue', () => {
  const near = (code: string) => [{ kind: 'near' as const, code }];
  const related = catalogue.indicators.map((each) => {
    if (each.id === queue.id) return { ...each, relations: [...near(loans.code), ...near(filled.code)] };
    return each.id === loans.id ? { ...each, relations: near(queue.code) } : each;
  });
  const index = indexOf({ ...catalogue, indicators: related });
  const codes = (code: string) => index.near.get(code)?.map((each) => each.code);
  expect(codes(queue.code)).toEqual([filled.code, loans.code]);
  expect(codes(loans.code)).toEqual([queue.code]);
  expect(codes(filled.code)).toEqual([queue.code]);
  expect(codes(late.code)).toBeUndefined();
});

it('knows what is held divided, the targets of each indicator, and the organisation', () => {
  const { divided, thresholdsOf, organisation } = indexOf(catalogue);
  expect([divided.has(loans.id), divided.has(filled.id)]).toEqual([true, false]);
  expect(thresholdsOf.get(queue.id)?.map(({ target }) => target)).toEqual(['10']);
  expect(organisation).toEqual(areas.council);
});
