import { describe, expect, it } from 'vitest';
import { meaningOf, type SeriesAsked } from '../../../src/evaluate/meaning/meaning.ts';
import { isNews, sentenceOf } from '../../../src/evaluate/meaning/sentence.ts';
import type { SeriesPoint } from '../../../src/evaluate/series-point.ts';
import { monthly, point } from '../points.ts';

/** Swings of 2 about 80: usual range 74.68 to 85.32. */
const swing = (count: number, about = 80) => Array.from({ length: count }, (_, at) => about + (at % 2 === 0 ? -1 : 1));
const same = (count: number, value: number) => Array.from({ length: count }, () => value);

/** The newest with counts. */
function withCounts(values: readonly number[], numerator: number, denominator: number): readonly SeriesPoint[] {
  const points = monthly(values);
  return points.map((each, at) => (at === points.length - 1 ? { ...each, numerator, denominator } : each));
}

const quarterly = (values: readonly number[]): readonly SeriesPoint[] =>
  monthly(values.flatMap((value) => [null, null, value])).filter(({ value }) => value !== null);

type Told = Partial<Omit<SeriesAsked, 'points'>>;

/** What a manager would see of a series, and the sentence that it gets. */
const FORTY: readonly (readonly [string, readonly SeriesPoint[], Told, string | null])[] = [
  ['swings as it always has', monthly(swing(24)), {}, 'Within its usual range'],
  [
    'swings about its target',
    monthly(swing(24)),
    { target: 80 },
    'Within its usual range: the target is met or missed by chance',
  ],
  ['swings below a far target', monthly(swing(24)), { target: 90 }, 'The target is out of reach as things are'],
  ['swings above a low target', monthly(swing(24)), { target: 70 }, 'The target is reliably met as things are'],
  [
    'is late less often than it may be',
    monthly(swing(24)),
    { target: 90, polarity: 'lower' },
    'The target is reliably met as things are',
  ],
  [
    'is late more often than it may be',
    monthly(swing(24)),
    { target: 70, polarity: 'lower' },
    'The target is out of reach as things are',
  ],
  [
    'has a target on the very limit',
    monthly(swing(24)),
    { target: 85.32 },
    'Within its usual range: the target is met or missed by chance',
  ],
  [
    'seven months higher',
    monthly([...swing(24), 79, 82, 81, 83, 82, 81, 82, 83]),
    {},
    'Really improving: seven months above average',
  ],
  ['six months higher', monthly([...swing(24), 79, 82, 81, 83, 82, 81, 82]), {}, 'Within its usual range'],
  [
    'seven months higher, where lower is better',
    monthly([...swing(24), 79, 82, 81, 83, 82, 81, 82, 83]),
    { polarity: 'lower' },
    'Really worse: seven months above average',
  ],
  [
    'seven months lower',
    monthly([...swing(24), 79, 78, 77, 78, 79, 78, 77, 78]),
    {},
    'Really worse: eight months below average',
  ],
  [
    'seven months higher, neither better nor worse',
    monthly([...swing(24), 79, 82, 81, 83, 82, 81, 82, 83]),
    { polarity: 'none' },
    'More than chance: seven months above average',
  ],
  [
    'a year and more higher',
    monthly([...swing(24), ...swing(13, 83)]),
    {},
    'At a new, better level: 14 months above average',
  ],
  [
    'a year and more lower',
    monthly([...swing(24), ...swing(14, 76)]),
    {},
    'At a new, worse level: 14 months below average',
  ],
  [
    'a year and more higher, neither',
    monthly([...swing(24), ...swing(13, 83)]),
    { polarity: 'none' },
    'At a new level: 14 months above average',
  ],
  ['one month far out', monthly([...swing(24), 92]), {}, 'Really improving: above its usual range'],
  ['one month far down', monthly([...swing(24), 70]), {}, 'Really worse: below its usual range'],
  [
    'one month far down, where lower is better',
    monthly([...swing(24), 70]),
    { polarity: 'lower' },
    'Really improving: below its usual range',
  ],
  ['far out a year ago, and back', monthly([...swing(12), 95, ...swing(12)]), {}, 'Within its usual range'],
  ['on the limit and no further', monthly([...swing(24), 85.32]), {}, 'Within its usual range'],
  [
    'two of three near the top',
    monthly([...swing(24), 84, 81.5, 84]),
    {},
    'Really improving: two of the last three near the top of its usual range',
  ],
  [
    'two of three near the bottom',
    monthly([...swing(23), 79, 76, 78, 76]),
    {},
    'Really worse: two of the last three near the bottom of its usual range',
  ],
  [
    'six falls in a row',
    monthly([...swing(24), 80.5, 80.2, 80, 79.8, 79.6, 79.4]),
    {},
    'Really getting worse: six falls in a row',
  ],
  ['five falls in a row', monthly([...swing(23), 79.5, 80.5, 80.2, 80, 79.8, 79.6]), {}, 'Within its usual range'],
  [
    'nine rises in a row',
    monthly([...swing(23), 79, 80, 80.5, 81, 81.2, 81.4, 81.6, 81.8, 82, 82.2]),
    {},
    'Really improving: nine rises in a row',
  ],
  [
    'eight falls in a row that end far out',
    monthly([...swing(24), 80, 79, 78, 77, 76, 75, 74]),
    {},
    'Really getting worse: seven falls in a row',
  ],
  [
    'climbs back from far down',
    monthly([...swing(24), 60, 61, 62, 63, 64, 65, 66]),
    {},
    'Seven months below average, but six rises in a row',
  ],
  ['four quarters', quarterly([80, 82, 79, 81]), {}, 'Too few points to tell: four quarters'],
  ['one point', monthly([80]), {}, 'Too few points to tell: one is held'],
  ['six months that rise', monthly([70, 71, 72, 73, 74, 75]), {}, 'Too few points to tell: six months'],
  ['nine months', monthly(swing(9)), {}, 'Within its usual range (on nine points so far)'],
  [
    'twelve months below a far target',
    monthly(swing(12)),
    { target: 95 },
    'The target is out of reach as things are (on twelve points so far)',
  ],
  [
    'eleven quarters that end low',
    quarterly([...swing(10), 60]),
    {},
    'Perhaps worse: below its usual range (on eleven points so far)',
  ],
  [
    'begun anew nine months ago',
    monthly([...same(20, 50), ...swing(9)], { breaks: [20] }),
    {},
    'Within its usual range (on nine points so far)',
  ],
  ['begun anew last month', monthly([...swing(24), 90], { breaks: [24] }), {}, 'Too few points to tell: one is held'],
  ['never moves', monthly(same(20, 97.8)), {}, 'Too steady to say what is usual'],
  [
    'rolling years',
    monthly(swing(24)),
    { overlapping: true },
    'Rolling years share most of their months, so chance cannot be told from them',
  ],
  [
    'some months are hidden',
    monthly(swing(24)).map((each, at) => ({ ...each, hidden: at === 5 })),
    {},
    'Some of its figures are hidden, so what is usual is not shown',
  ],
  [
    'few points, and counts that reach over the target',
    withCounts([60, 80], 8, 10),
    { target: 85 },
    'Too close to the target to call',
  ],
  [
    'few points, and counts far from the target',
    withCounts([60, 80], 800, 1000),
    { target: 85 },
    'Too few points to tell: two months',
  ],
  ['nothing is held', [point({ end: '2026-01-31', value: null })], {}, null],
];

describe('sentenceOf', () => {
  it.each(FORTY)('what %s', (_, points, told, sentence) => {
    const asked: SeriesAsked = {
      points,
      polarity: 'higher',
      measured: 'percent',
      overlapping: false,
      target: null,
      ...told,
    };
    expect(sentenceOf(meaningOf(asked))).toBe(sentence);
  });

  it('has forty and more, none twice', () => {
    expect(new Set(FORTY.map(([what]) => what)).size).toBeGreaterThanOrEqual(40);
  });

  it('is short, plain and without a full stop', () => {
    for (const [, , , sentence] of FORTY) {
      expect((sentence ?? '').split(' ').length).toBeLessThanOrEqual(15);
      expect(sentence ?? '').not.toMatch(/[.!]$|sigma|special cause|limit|variance/i);
    }
  });

  it('is no news where it only says that it cannot be told', () => {
    const told = FORTY.filter(([, , , sentence]) =>
      /^(Too few|Too steady|Rolling|Some of)/.test(sentence ?? 'Too few'),
    );
    const news = told.filter(([, points, more]) =>
      isNews(meaningOf({ points, polarity: 'higher', measured: 'percent', overlapping: false, target: null, ...more })),
    );
    expect(told.length).toBeGreaterThan(5);
    expect(news).toEqual([]);
  });
});
