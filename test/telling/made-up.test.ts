import { describe, expect, it } from 'vitest';
import { tellings } from '../../src/telling/tellings.ts';
import { hidden, percent, worldOf } from '../figures/world.ts';
import { catalogue, of, periods, shortFacts, told } from '../fixtures/made-up.ts';
import { allText, shownText } from './said.ts';

const EACH: { kind: 'each-category'; dimension: null; except: string[] } = {
  kind: 'each-category',
  dimension: null,
  except: [],
};

describe('numbers that are hidden at source', () => {
  it('are not given, nor what they could be worked out from', () => {
    const reply = told({ ask: 'value', of: of('fines') });
    expect(reply.outcome).toBe('no_data');
    expect(allText(reply)).not.toMatch(/7,?777|9,?999/);
    expect(reply.facts).toEqual([]);
  });

  it('leave the total out beside the other parts', () => {
    const reply = told({ ask: 'value', of: of('towed'), where: EACH });
    expect(allText(reply)).toMatch(/\b12\b/);
    expect(reply.facts.map(({ value }) => value)).toEqual([12]);
    expect(allText(reply)).not.toMatch(/3,?333|\b20 (the|in)\b/);
    expect(allText(reply)).toMatch(/1 of 2 \w+ not shown/);
  });
});

describe('a total beside its parts', () => {
  const parts = ['a', 'b', 'c'].map((category, at) => ({ category, cells: [percent(`${at + 11}`)] }));
  const total = { cells: [percent('65')] };
  it.each([
    { others: [{ category: 'd', cells: [hidden] }], has: false, why: 'one is hidden' },
    {
      others: [
        { category: 'd', cells: [hidden] },
        { category: 'e', cells: [null] },
      ],
      ...{ has: false, why: 'one is hidden and of another nothing is held' },
    },
    {
      others: [
        { category: 'd', cells: [hidden] },
        { category: 'e', cells: [hidden] },
      ],
      ...{ has: true, why: 'two are hidden' },
    },
  ])('is there: $has, where $why', ({ others, has }) => {
    const { asked, catalogue: held, observations } = worldOf({ unit: 'count', lines: [total, ...parts, ...others] });
    const reply = tellings.value.tell(asked({ ask: 'value', where: EACH }), observations, held);
    expect(allText(reply)).toMatch(/\b11\b/);
    expect(JSON.stringify(reply).includes('65')).toBe(has);
  });
});

describe('what is not held', () => {
  it('names the period and what is held instead, never as the answer', () => {
    const reply = told({ ask: 'value', of: of('filled'), when: { kind: 'period', period: periods.q4 } });
    expect(reply.outcome).toBe('no_data');
    expect(reply.headline).toMatch(/^No figure for potholes filled within five days for Q4 \(Jan–Mar 2020\) is held/);
    expect(shownText(reply)).toMatch(/Held instead: 81\.5% \(163 of 200\), Jul–Sep 2020/);
  });

  it('names no gap without a target', () => {
    const reply = told({ ask: 'gap', of: of('permits') });
    expect(reply.headline).toMatch(/No target is held for permits renewed by post, so there is no gap to give/);
  });
});

describe('a source that states changes in points', () => {
  it('has the points before More and the relative change behind it', () => {
    const reply = told({ ask: 'value', of: of('filled') });
    expect(shownText(reply)).toMatch(/↑ 11\.5 points from 70\.0%, Apr–Jun: better/);
    expect(shownText(reply)).not.toMatch(/16\.4%/);
    expect(allText(reply)).toMatch(/In relative terms up 16\.4%/);
  });
});

it('facts have the main one first, then what it is held against', () => {
  expect(shortFacts(told({ ask: 'target', of: of('filled') })).slice(0, 2)).toEqual([
    'target POT-FILLED 2020/21 Q2 80',
    'gap POT-FILLED 2020/21 Q2 1.5',
  ]);
});

it('what is counted among nothing that is held leaves no gap in a sentence', () => {
  const bare = catalogue.indicators.map((each) => ({ ...each, population: '', definition: null }));
  const on = { ...catalogue, indicators: bare };
  const texts = (['meaning', 'source', 'course', 'value'] as const).map((ask) =>
    allText(told({ ask, of: of('filled') }, on)),
  );
  expect(texts[0]).toMatch(/: No definition is held\./);
  expect(texts[0]).toMatch(/^Percentage, for /m);
  for (const text of texts) expect(text).not.toMatch(/ of[ ,.]{2}| over\.|among\.| ,|%? of$/m);
  const charts = told({ ask: 'list', along: 'categories', of: of('towed') }, on);
  expect(JSON.stringify(charts.parts)).not.toMatch(/% of /);
});

it('a movement that is known from words alone is said to be as published', () => {
  expect(shownText(told({ ask: 'value', of: of('swept') }))).toMatch(/better than the spring, as published/);
});

it('what is held of the opposite answers for it', () => {
  expect(told({ ask: 'value', of: of('!filled') }).facts[0]).toMatchObject({ indicator: 'POT-LATE', value: 18.5 });
});
