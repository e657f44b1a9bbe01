import { describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../src/question/question.ts';
import { questionOf } from '../../src/question/upgrade.ts';

/** As threads and digests kept what was asked, before there were Questions. */
const kept = {
  intent: 'status',
  indicators: [{ code: 'A-1', inverse: false }],
  themes: [],
  areas: [],
  comparators: [],
  period: null,
  basis: null,
  list: null,
  movers: null,
};
const quarter = { grain: 'quarter', start: '2018-10-01', end: '2018-12-31', fromClock: false } as const;

describe('what was kept before', () => {
  it.each<readonly [object, object, string]>([
    [{}, { ask: 'value', of: { kind: 'indicators', indicators: kept.indicators } }, 'a status'],
    [{ intent: 'count' }, { ask: 'value', form: 'count' }, 'a count'],
    [
      { intent: 'trend', period: { kind: 'range', from: '2018-04-01', to: null } },
      { ask: 'course', when: { kind: 'range', from: '2018-04-01', to: null } },
      'a trend since a day',
    ],
    [{ period: { kind: 'one', period: quarter } }, { when: { kind: 'period', period: quarter } }, 'a period'],
    [{ areas: ['North'] }, { where: { kind: 'areas', areas: ['North'] } }, 'an area'],
    [
      { intent: 'benchmark', comparators: ['England'] },
      { ask: 'benchmark', against: [{ kind: 'comparators', comparators: ['England'] }] },
      'a comparator',
    ],
    [
      { intent: 'summary', indicators: [], themes: ['Care'] },
      { ask: 'overview', of: { kind: 'themes', themes: ['Care'] } },
      'a theme',
    ],
    [{ intent: 'digest', indicators: [] }, { ask: 'overview', of: { kind: 'everything' } }, 'a digest of everything'],
    [{ intent: 'risk', indicators: [] }, { ask: 'risks', of: { kind: 'risks', refs: [] } }, 'risks'],
    [
      { intent: 'list', indicators: [], list: { ratings: ['red'], symbols: [], against: 'below-target' } },
      {
        ask: 'list',
        only: [
          { not: false, test: { kind: 'rated', ratings: ['red'] } },
          { not: false, test: { kind: 'target', side: 'misses' } },
        ],
      },
      'a list with two conditions',
    ],
    [
      { intent: 'movers', indicators: [], movers: { which: 'worse', span: 'quarter', unit: 'percent' } },
      {
        ask: 'movers',
        against: [{ kind: 'back', step: 'quarter', count: 1 }],
        only: [
          { not: false, test: { kind: 'moved', how: 'worse', since: null } },
          { not: false, test: { kind: 'unit', units: ['percent'] } },
        ],
      },
      'movers',
    ],
  ])('%j is read: %3$s', (changed, question) => expect(questionOf({ ...kept, ...changed })).toMatchObject(question));

  it('with more beside it is read too', () => {
    expect(questionOf({ version: 1, ...kept, shown: quarter, concepts: ['a'] })).toMatchObject({ ask: 'value' });
  });
});

it('a Question of this version is read as it is', () => expect(questionOf(EVERYTHING)).toEqual(EVERYTHING));

it.each([null, 'words', {}, { ...EVERYTHING, version: 99 }, { ...EVERYTHING, ask: 'sing' }, { ...kept, list: 'red' }])(
  '%j is no Question',
  (stored) => expect(questionOf(stored)).toBeNull(),
);
