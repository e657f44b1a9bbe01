import { describe, expect, it } from 'vitest';
import type { Area } from '../../src/catalogue/catalogue.ts';
import { intentById } from '../../src/intents/intents.ts';
import type { Observation } from '../../src/query/observation.ts';
import { catalogue, endingOn, indicator, observation, series } from '../evaluate/made-up.ts';
import { asked, shortFacts } from '../fixtures/made-up.ts';

const boats = indicator();
const held = catalogue({
  indicators: [boats],
  series: [series({ id: 20, areaId: 2 }), series({ id: 30, areaId: 3 }), series({ id: 10, areaId: 1 })],
});
const [, north, berth] = held.areas as [Area, Area, Area];
const at = (seriesId: number, end: string, value: string): Observation =>
  observation(value, { seriesId, period: endingOn('snapshot', end) });
const all = [at(20, '2030-12-31', '71'), at(30, '2030-12-31', '79.5'), at(10, '2030-12-31', '75')];

const compare = intentById('compare');

function answer(found: readonly Observation[], areas: readonly Area[]) {
  const question = asked({ intent: 'compare', indicators: [{ indicator: boats, inverse: false }], areas });
  const plan = compare.plan(question, held);
  return compare.answer(
    question,
    found.filter(({ seriesId }) => plan?.seriesIds.includes(seriesId)),
    held,
  );
}

describe('one measure of two areas', () => {
  it('is set side by side, each by its name, with the difference', () => {
    const reply = answer(all, [north, berth]);
    expect(reply.headline).toBe(
      'Boats out on time: North quay, 71% at 31 December 2030; Berth 4, 79.5% at 31 December 2030. ' +
        'Berth 4 is 8.5 points higher, which is better.',
    );
    expect(reply.facts.map(({ area, value }) => [area, value])).toEqual([
      ['North quay', 71],
      ['Berth 4', 79.5],
      ['Berth 4', 8.5],
    ]);
    const chart = reply.parts.find((part) => part.kind === 'chart');
    expect(chart?.spec.title).toBe('Boats out on time: North quay 71% and Berth 4 79.5% at 31 Dec 2030');
  });

  it('says whose figure is missing and shows the other', () => {
    const reply = answer(all.slice(0, 1), [north, berth]);
    expect([reply.outcome, reply.headline, shortFacts(reply)]).toEqual([
      'no_data',
      'Boats out on time: North quay, 71% at 31 December 2030; the two cannot be compared.',
      ['value BOAT-OUT 2030-12-31 71'],
    ]);
  });

  it('says that they are not for the same date', () => {
    const reply = answer([at(20, '2030-09-30', '71'), at(30, '2030-12-31', '79.5')], [north, berth]);
    expect(reply.parts).toContainEqual({
      kind: 'caveat',
      text: 'They do not all cover the same time, so they are no like-for-like comparison.',
    });
  });
});

describe('a whole beside its parts', () => {
  const [organisation] = held.areas as [Area];
  const parts = ['A', 'B', 'C'].map(
    (name, at): Area => ({ ...north, id: 4 + at, name, kind: 'locality', parentId: 1 }),
  );
  const [a, b, c] = parts as [Area, Area, Area];
  const world = catalogue({
    indicators: [boats],
    areas: [organisation, ...parts],
    series: [organisation, ...parts].map(({ id }) => series({ id: id * 10, areaId: id })),
  });
  const found = [
    at(10, '2030-12-31', '99'),
    at(40, '2030-12-31', '20'),
    at(50, '2030-12-31', '30'),
    at(60, '2030-12-31', '49'),
  ];
  const told = (areas: readonly Area[], of = found) => {
    const question = asked({ intent: 'compare', indicators: [{ indicator: boats, inverse: false }], areas });
    return compare.answer(question, of, world);
  };
  const withheld = `Not set beside the others, since a part of it could be worked out: ${organisation.name}.`;

  it.each([
    { areas: [organisation, a, b], values: [20, 30], why: 'the third is the difference, and may be suppressed' },
    { areas: [a, organisation, c], values: [20, 49], why: 'in whatever order they are asked for' },
  ])('is given up where one part is missing: $why', ({ areas, values }) => {
    const reply = told(areas);
    expect(reply.facts.filter(({ role }) => role === 'value').map(({ value }) => value)).toEqual(values);
    expect(JSON.stringify(reply)).not.toContain('99');
    expect(reply.parts).toContainEqual({ kind: 'caveat', text: withheld });
  });

  it('is given up where a part is suppressed', () => {
    const hidden = found.map((each) => (each.seriesId === 60 ? { ...each, marker: 'suppressed' as const } : each));
    expect(JSON.stringify(told([organisation, a, b, c], hidden))).not.toMatch(/99|49/);
  });

  it('stands beside all of them, or beside one', () => {
    expect(JSON.stringify(told([organisation, a, b, c]))).toContain('99%');
    expect(JSON.stringify(told([organisation, a]))).toContain('99%');
  });
});
