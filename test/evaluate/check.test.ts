import { describe, expect, it } from 'vitest';
import { type Checking, checkObservation } from '../../src/evaluate/check.ts';
import type { Observation } from '../../src/query/observation.ts';
import { catalogue, endingOn, indicator, observation, series, threshold } from './made-up.ts';

function texts(checking: Partial<Checking> & Pick<Checking, 'observation'>): readonly string[] {
  return checkObservation({
    catalogue: catalogue(),
    indicator: indicator(),
    series: series(),
    previous: null,
    parts: [],
    complements: [],
    otherBases: [],
    ...checking,
  }).map(({ kind, text }) => `${kind}: ${text}`);
}

describe('counts against the percentage', () => {
  const printed = (value: string, numerator: number, denominator: number, changes: Partial<Observation> = {}) =>
    texts({ observation: observation(value, { numerator, denominator, ...changes }) });
  const says = (is: string, but: string) => [`ratio: ${but} as printed; ${is}.`];

  it.each([
    ['14', 354, 2160, says('354 of 2,160 is 16.4%', '14%')],
    ['86.4', 743, 861, says('743 of 861 is 86.3%', '86.4%')],
    ['32', 17, 54, says('17 of 54 is 31.5%', '32%')],
    ['50', 3, 7, says('3 of 7 is 42.9%', '50%')],
    ['7.75', 54, 699, says('54 of 699 is 7.73%', '7.75%')],
  ])('%s%% with %d of %d fires', (value, numerator, denominator, expected) =>
    expect(printed(value, numerator, denominator)).toEqual(expected),
  );

  it.each([
    ['84', 1806, 2160, 'rounds to what is printed'],
    ['94', 2032, 2160, 'rounds to what is printed'],
    ['26.5', 228, 861, 'to one decimal'],
    ['31.3', 219, 699, 'to one decimal'],
    ['78', 548, 699, 'to none'],
    ['0', 0, 12, 'none of them'],
    ['100', 12, 12, 'all of them'],
    ['0', 0, 0, 'of none there is no share'],
  ])('%s%% with %d of %d is fine: %s', (value, numerator, denominator) =>
    expect(printed(value, numerator, denominator)).toEqual([]),
  );

  it('leaves alone what is approximate, marked or not a percentage', () => {
    expect(printed('20', 17, 54, { qualifier: 'approximate' })).toEqual([]);
    expect(printed('20', 17, 54, { marker: 'suppressed' })).toEqual([]);
    const count = indicator({ unit: 'count' });
    expect(texts({ indicator: count, observation: observation('58', { numerator: 58, denominator: 4090 }) })).toEqual(
      [],
    );
  });
});

describe('an arrow against the movement', () => {
  const previous = observation('50', { period: endingOn('snapshot', '2030-09-30') });
  const drawn = (value: string, arrow: string) => texts({ observation: observation(value, { arrow }), previous });

  it.each([
    ['50', '↓', 'which is unchanged'],
    ['61', '↓', 'which rose'],
    ['43', '↑', 'which fell'],
    ['61', '→', 'which rose'],
    ['50', '⬆', 'which is unchanged'],
  ])('50 to %s with %s fires', (value, arrow, how) =>
    expect(drawn(value, arrow)).toEqual([`arrow: The printed arrow ${arrow} does not match the number, ${how}.`]),
  );

  it.each([
    ['50', '→'],
    ['61', '↑'],
    ['43', '↓'],
    ['50.4', '→'],
    ['43', '★'],
  ])('50 to %s with %s is fine', (value, arrow) => expect(drawn(value, arrow)).toEqual([]));

  const words = { moved: 'rose', verdict: null, since: null, by: null } as const;

  it('is set against the words where the earlier number is not held', () => {
    const one = observation('26.5', { arrow: '→', movement: words });
    const text = 'The printed arrow → does not match the words: the number rose.';
    expect(texts({ observation: one })).toEqual([`arrow: ${text}`]);
    expect(texts({ observation: { ...one, arrow: '↑' } })).toEqual([]);
  });

  it('is set against the number alone where that is held', () => {
    const one = observation('43', { arrow: '↓', movement: words });
    expect(texts({ observation: one, previous })).toEqual([]);
  });

  it('says nothing of better or worse', () => {
    const one = observation('45', { arrow: '↑', movement: { ...words, moved: null, verdict: 'better' } });
    expect(texts({ observation: one, indicator: indicator({ polarity: 'lower' }) })).toEqual([]);
  });
});

describe('parts against the total', () => {
  const count = indicator({ unit: 'count' });
  const held = catalogue({
    series: [
      series(),
      series({ id: 11, dimension: 'reason', category: 'storm' }),
      series({ id: 12, dimension: 'reason', category: 'fog' }),
      series({ id: 13, dimension: 'category', category: 'large' }),
    ],
  });
  const part = (seriesId: number, value: string | null, changes: Partial<Observation> = {}) =>
    observation(value, { seriesId, ...changes });
  const check = (total: string, parts: readonly Observation[]) =>
    texts({ catalogue: held, indicator: count, observation: observation(total), parts });

  it.each([
    ['109', ['55', '35'], ['parts: The reasons given add up to 90 of 109.']],
    ['1200', ['800', '500'], ['parts: The reasons given add up to 1,300, more than the total of 1,200.']],
    ['90', ['55', '35'], []],
  ])('a total of %s with %j', (total, [storm, fog], expected) =>
    expect(check(total, [part(11, storm!), part(12, fog!)])).toEqual(expected),
  );

  it('adds up each dimension by itself', () => {
    expect(check('90', [part(11, '55'), part(12, '35'), part(13, '90')])).toEqual([]);
    expect(check('90', [part(11, '55'), part(12, '35'), part(13, '80')])).toEqual([
      'parts: The categories given add up to 80 of 90.',
    ]);
  });

  it('says nothing beside a hidden part, or what it hides could be worked out', () => {
    expect(check('109', [part(11, '55'), part(12, '35', { marker: 'suppressed' })])).toEqual([]);
    expect(check('109', [part(11, '55'), part(12, null)])).toEqual([]);
  });

  it('adds up no percentages and needs parts', () => {
    const parts = [part(11, '60'), part(12, '30')];
    expect(texts({ catalogue: held, observation: observation('78'), parts })).toEqual([]);
    expect(check('109', [])).toEqual([]);
  });
});

describe('opposites against each other', () => {
  const late = indicator({ id: 2, code: 'BOAT-LATE', name: 'Boats late' });
  const beside = (one: Observation, other: Observation) =>
    texts({ observation: one, complements: [{ indicator: late, observation: other }] });
  const start = 'complement: With its opposite (boats late) it makes';

  it.each([
    ['84', '14', [`${start} 98%, not 100%: 84% and 14%.`]],
    ['84', '17', [`${start} 101%, not 100%: 84% and 17%.`]],
    ['78', '22', []],
    ['78', '22.4', []],
    ['78.1', '22.0', [`${start} 100.1%, not 100%: 78.1% and 22.0%.`]],
  ])('%s%% and %s%%', (a, b, expected) => expect(beside(observation(a), observation(b))).toEqual(expected));

  it('takes counts of the same whole', () => {
    const ours = observation(null, { numerator: 1806, denominator: 2160 });
    expect(beside(ours, observation(null, { numerator: 354, denominator: 2160 }))).toEqual([]);
    expect(beside(ours, observation(null, { numerator: 350, denominator: 2160 }))).toEqual([
      `${start} 2,156, not 2,160: 1,806 and 350.`,
    ]);
    expect(beside(ours, observation(null, { numerator: 350, denominator: 900 }))).toEqual([]);
    expect(beside(ours, observation(null, { numerator: 350, denominator: 2160, marker: 'suppressed' }))).toEqual([]);
  });

  it('leaves alone what is approximate', () =>
    expect(beside(observation('84'), observation('14', { qualifier: 'approximate' }))).toEqual([]));
});

describe('bases and ratings against the target', () => {
  const held = catalogue({ thresholds: [threshold()] });
  const month = {
    series: series({ id: 10, basis: 'month' }),
    observation: observation('86', { period: endingOn('month', '2030-12-31') }),
  };
  const rolling = {
    series: series({ id: 11, basis: 'rolling-year' }),
    observation: observation('44.6', { seriesId: 11, period: endingOn('rolling-year', '2030-12-31') }),
  };
  const both = 'bases: The target of 80% is met by 86% in Dec 2030, missed by 44.6% in the year to Dec 2030.';

  it('says the same from either side', () => {
    expect(texts({ catalogue: held, ...month, otherBases: [rolling] })).toEqual([both]);
    expect(texts({ catalogue: held, ...rolling, otherBases: [month] })).toEqual([both]);
  });

  it('says nothing where both meet it, or there is none', () => {
    const good = { ...rolling, observation: { ...rolling.observation, value: '80' } };
    expect(texts({ catalogue: held, ...month, otherBases: [good] })).toEqual([]);
    expect(texts({ ...month, otherBases: [rolling] })).toEqual([]);
  });

  it('names each target where the bases have their own', () => {
    const own = catalogue({ thresholds: [threshold(), threshold({ basis: 'rolling-year', target: '60' })] });
    expect(texts({ catalogue: own, ...month, otherBases: [rolling] })).toEqual([
      'bases: The target is met by 86% in Dec 2030 against 80%, missed by 44.6% in the year to Dec 2030 against 60%.',
    ]);
  });

  it('sets a published rating against our own', () => {
    const starred = observation('44.6', { publishedRating: 'exceeds' });
    expect(texts({ catalogue: held, observation: starred })).toEqual([
      "rating: Published as 'exceeds target'; by the target of 80% alone it needs attention.",
    ]);
    expect(texts({ catalogue: held, observation: { ...starred, value: '84' } })).toEqual([]);
    expect(texts({ observation: starred })).toEqual([]);
  });
});

describe('breaks and remarks', () => {
  const broken = series({ breaks: [{ at: '2030-12-31', reason: 'late entries are now counted' }] });
  const text = 'break: Not comparable with before 31 Dec 2030: late entries are now counted.';
  const before = (end: string) => observation('80', { period: endingOn('snapshot', end) });

  it('names a break since the previous observation', () => {
    expect(texts({ series: broken, observation: observation('86.4'), previous: before('2030-09-30') })).toEqual([text]);
  });

  it('names a break in this very period where no earlier one is held', () => {
    expect(texts({ series: broken, observation: observation('86.4') })).toEqual([text]);
    const later = observation('87', { period: endingOn('snapshot', '2031-03-31') });
    expect(texts({ series: broken, observation: later })).toEqual([]);
  });

  it('has nothing to say of a break that is yet to come', () => {
    const [june, september] = ['2030-06-30', '2030-09-30'].map(before);
    expect(texts({ series: broken, observation: september!, previous: june! })).toEqual([]);
    expect(texts({ series: broken, observation: september! })).toEqual([]);
  });

  it('has nothing to say once both lie behind it', () => {
    const later = observation('87', { period: endingOn('snapshot', '2031-03-31') });
    expect(texts({ series: broken, observation: later, previous: before('2030-12-31') })).toEqual([]);
  });

  it('gives what the source remarks, last and as sentences', () => {
    const one = observation('14', { numerator: 354, denominator: 2160, remarks: ['Printed twice', 'Is it so?'] });
    expect(texts({ observation: one }).slice(1)).toEqual(['remark: Printed twice.', 'remark: Is it so?']);
  });
});
