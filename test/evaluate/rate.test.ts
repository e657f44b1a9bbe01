import { describe, expect, it } from 'vitest';
import type { Threshold } from '../../src/catalogue/catalogue.ts';
import { decimal } from '../../src/evaluate/decimal.ts';
import { judge, rate, ratingSymbol, ratingWord, thresholdFor } from '../../src/evaluate/rate.ts';
import { catalogue, indicator, observation, series, threshold } from './made-up.ts';

const tolerance = { target: '97', limits: { within: '94', yellow: '92', amber: '90' } };

describe('judge', () => {
  it.each([
    { value: '80', given: {}, rating: 'exceeds', why: 'the edge belongs to the better side' },
    { value: '80.0', given: {}, rating: 'exceeds', why: 'the same number at another precision' },
    { value: '79.9', given: {}, rating: 'attention', why: 'a target alone has no colours' },
    {
      value: '97',
      given: tolerance,
      rating: 'exceeds',
      why: 'the target stands for the best limit where none is given',
    },
    {
      value: '98',
      given: tolerance,
      rating: 'exceeds',
      why: 'the best limit reached counts, not the first one listed',
    },
    { value: '96.9', given: tolerance, rating: 'within', why: 'below the target, above the tolerance' },
    { value: '94', given: tolerance, rating: 'within', why: 'on the edge of the tolerance' },
    { value: '93.9', given: tolerance, rating: 'yellow', why: 'just outside' },
    { value: '91', given: tolerance, rating: 'amber', why: 'between yellow and amber' },
    { value: '89', given: tolerance, rating: 'red', why: 'worse than the last limit' },
    { value: '90', given: { limits: { within: '75' } }, rating: 'exceeds', why: 'the target is met' },
    { value: '70', given: { limits: { within: '75' } }, rating: 'attention', why: 'missed, and no colour is given' },
    {
      value: '82',
      given: { limits: { exceeds: '85' } },
      rating: 'within',
      why: 'a target that is met needs no attention',
    },
    { value: '85', given: { limits: { exceeds: '85' } }, rating: 'exceeds', why: 'the limit for the star' },
    { value: '70', given: { target: null, limits: { amber: '60' } }, rating: 'amber', why: 'limits without a target' },
    { value: '70', given: { target: null }, rating: null, why: 'nothing to go by' },
    { value: '0', given: {}, rating: 'attention', why: 'nought is a value' },
  ])('$value is $rating: $why', ({ value, given, rating }) =>
    expect(judge(decimal(value), threshold(given as Partial<Threshold>), 'higher')).toBe(rating),
  );

  it.each([
    { value: '10', rating: 'exceeds', why: 'on the target' },
    { value: '10.1', rating: 'within', why: 'above it, inside the tolerance' },
    { value: '12', rating: 'within', why: 'on the edge' },
    { value: '12.1', rating: 'red', why: 'beyond the only colour held' },
  ])('lower is better: $value is $rating: $why', ({ value, rating }) => {
    const given = threshold({ target: '10', limits: { within: '12', amber: '12' } });
    expect(judge(decimal(value), given, 'lower')).toBe(rating);
  });

  it.each([
    ['15', 'within', 'on the low edge'],
    ['18', 'within', 'on the high edge'],
    ['14.9', 'attention', 'below'],
    ['18.1', 'attention', 'above: more is not better here'],
  ])('a range of 15 to 18: %s is %s: %s', (value, rating) => {
    const given = threshold({ target: null, range: { low: '15', high: '18' } });
    expect(judge(decimal(value), given, 'range')).toBe(rating);
  });

  it('judges nothing where neither more nor less is better', () => {
    expect(judge(decimal('90'), threshold(), 'none')).toBeNull();
    expect(judge(decimal('16'), threshold({ range: { low: '15', high: '18' } }), 'none')).toBeNull();
  });
});

describe('thresholdFor', () => {
  const at = '2030-12-31';
  const find = (thresholds: readonly Threshold[], areaId: number, unit: 'percent' | 'count' = 'percent') =>
    thresholdFor(catalogue({ thresholds }), indicator({ unit }), series({ areaId, basis: 'month' }), at)?.target ??
    null;

  it('is inherited from above, the nearest first', () => {
    const whole = threshold({ target: '80' });
    const quay = threshold({ target: '75', areaId: 2 });
    expect(find([whole], 3)).toBe('80');
    expect(find([whole, quay], 3)).toBe('75');
    expect(find([quay], 1)).toBeNull();
  });

  it('is not inherited by counts', () => {
    expect(find([threshold()], 2, 'count')).toBeNull();
    expect(find([threshold()], 1, 'count')).toBe('80');
  });

  it('is never that of a comparator, even one that stands below the organisation', () => {
    expect(find([threshold()], 4)).toBeNull();
    expect(find([threshold({ areaId: 4 })], 4)).toBeNull();
  });

  it('is never that of a category, whose share has another measure', () => {
    const one = series({ dimension: 'cargo', category: 'fish' });
    expect(thresholdFor(catalogue({ thresholds: [threshold()] }), indicator(), one, at)).toBeNull();
  });

  it('prefers the one that names the basis, and leaves out those of others', () => {
    const any = threshold({ target: '80' });
    expect(find([any, threshold({ target: '70', basis: 'month' })], 1)).toBe('70');
    expect(find([any, threshold({ target: '60', basis: 'quarter' })], 1)).toBe('80');
  });

  it.each([
    ['2030-12-31', '2031-03-31', '80', 'its first day belongs to it'],
    ['2030-04-01', '2030-12-31', '80', 'its last day belongs to it'],
    ['2031-01-01', '9999-12-31', null, 'not in force yet'],
    ['0001-01-01', '2030-12-30', null, 'no longer in force'],
  ])('from %s to %s it is %s: %s', (from, to, target, _why) => expect(find([threshold({ from, to })], 1)).toBe(target));

  it('takes the later of two in force', () => {
    const later = threshold({ target: '90', from: '2030-04-01' });
    expect(find([threshold(), later], 1)).toBe('90');
    expect(find([later, threshold()], 1)).toBe('90');
  });

  it('takes the one that names the basis before a later one for all, in whichever order they are held', () => {
    const month = threshold({ target: '70', basis: 'month' });
    const later = threshold({ target: '90', from: '2030-04-01' });
    expect(find([month, later], 1)).toBe('70');
    expect(find([later, month], 1)).toBe('70');
  });

  it.each(['per-1000', 'per-10000', 'per-100000'] as const)('is inherited by rates %s', (unit) => {
    const held = catalogue({ thresholds: [threshold()] });
    expect(thresholdFor(held, indicator({ unit }), series({ areaId: 2 }), at)?.target).toBe('80');
  });

  it('ends where areas run in a circle', () => {
    const areas = catalogue().areas.map((area) => (area.id === 1 ? { ...area, parentId: 2 } : area));
    expect(thresholdFor(catalogue({ areas }), indicator(), series(), at)).toBeNull();
    const elsewhere = catalogue({ areas, thresholds: [threshold({ areaId: 99 })] });
    expect(thresholdFor(elsewhere, indicator(), series(), at)).toBeNull();
  });
});

describe('rate', () => {
  const with80 = catalogue({ thresholds: [threshold()] });

  it.each([
    ['86.4', 'exceeds', 'above the target of 80%'],
    ['80', 'exceeds', 'exactly on the target of 80%'],
    ['44.6', 'attention', 'below the target of 80%'],
  ])('%s is %s: %s', (value, rating, reason) => {
    const rated = rate(with80, indicator(), series(), observation(value));
    expect(rated).toEqual({ rating, ours: rating, asPublished: false, reason, disagrees: false, target: '80' });
  });

  it('judges an observation anew for other data, another measure or another series', () => {
    const one = observation('85');
    const first = [with80, indicator(), series()] as const;
    const of = (...[held, measure, line]: typeof first) => rate(held, measure, line, one).rating;
    expect(of(...first)).toBe('exceeds');
    expect(of(catalogue({ thresholds: [threshold({ target: '90' })] }), first[1], first[2])).toBe('attention');
    expect(of(...first)).toBe('exceeds');
    expect(of(first[0], indicator({ polarity: 'lower' }), first[2])).toBe('attention');
    expect(of(...first)).toBe('exceeds');
    expect(of(first[0], first[1], series({ areaId: 4 }))).toBeNull();
    expect(rate(...first, one)).toBe(rate(...first, one));
  });

  it('says which side is better where it is the lower one', () => {
    const rated = rate(with80, indicator({ polarity: 'lower' }), series(), observation('90'));
    expect(rated).toMatchObject({ rating: 'attention', reason: 'above the target of 80%, where lower is better' });
  });

  it('rates the published value, never the ratio of the counts', () => {
    const rated = rate(with80, indicator(), series(), observation('80', { numerator: 79, denominator: 100 }));
    expect(rated.rating).toBe('exceeds');
  });

  it('lets the source go first, and tells that ours differs', () => {
    const at97 = catalogue({ thresholds: [threshold({ target: '97' })] });
    const rated = rate(at97, indicator(), series(), observation('94', { publishedRating: 'within' }));
    expect(rated).toEqual({
      rating: 'within',
      ours: 'attention',
      asPublished: true,
      reason: 'as published',
      disagrees: true,
      target: '97',
    });
  });

  it('takes the source for attention without colour as agreeing with every extent of it', () => {
    const limits = catalogue({ thresholds: [threshold({ limits: { amber: '60' } })] });
    const published = observation('50', { publishedRating: 'attention' });
    expect(rate(limits, indicator(), series(), published)).toMatchObject({ ours: 'red', disagrees: false });
    const amber = observation('50', { publishedRating: 'amber' });
    expect(rate(limits, indicator(), series(), amber)).toMatchObject({ rating: 'amber', disagrees: true });
  });

  it.each([
    ['exceeds', 'exceeds', false],
    ['within', 'exceeds', true],
    ['amber', 'attention', false],
    ['attention', 'exceeds', true],
    ['exceeds', 'attention', true],
  ] as const)('published as %s and rated %s by us: differs is %s', (publishedRating, ours, disagrees) => {
    const value = ours === 'exceeds' ? '85' : '70';
    expect(rate(with80, indicator(), series(), observation(value, { publishedRating }))).toMatchObject({
      rating: publishedRating,
      ours,
      disagrees,
    });
  });

  it('gives limits alone as its reason where no target is held', () => {
    const limits = catalogue({ thresholds: [threshold({ target: null, limits: { within: '60' } })] });
    expect(rate(limits, indicator(), series(), observation('70'))).toMatchObject({
      rating: 'within',
      reason: 'by the limits held',
    });
  });

  it('makes no rating of a symbol or an arrow', () => {
    const rated = rate(catalogue(), indicator(), series(), observation('14', { symbol: '▼', arrow: '↓' }));
    expect(rated).toMatchObject({ rating: null, reason: 'no target is held' });
  });

  it.each([
    ['none', 'neither more nor less is better'],
    ['range', 'the limits held do not settle it'],
  ] as const)('does not rate by a target where the polarity is %s: %s', (polarity, reason) => {
    const held = catalogue({ thresholds: [threshold({ target: '80' })] });
    expect(rate(held, indicator({ polarity }), series(), observation('85'))).toMatchObject({ rating: null, reason });
  });

  it.each([
    [observation('90', { marker: 'suppressed', publishedRating: 'exceeds' }), 'suppressed'],
    [observation(null, { marker: 'unavailable' }), 'unavailable at source'],
    [observation(null, { numerator: 207 }), 'no value is held'],
    [observation('90', { marker: 'unavailable' }), 'unavailable at source'],
  ])('does not rate what has no number (%#): %s', (one, reason) =>
    expect(rate(with80, indicator(), series(), one)).toMatchObject({ rating: null, ours: null, reason, target: '80' }),
  );

  it('never rates a comparator, whatever is printed beside it', () => {
    const rated = rate(with80, indicator(), series({ areaId: 4 }), observation('84.8', { publishedRating: 'exceeds' }));
    expect(rated).toMatchObject({ rating: null, target: null });
  });

  it('names both ends of a range', () => {
    const range = catalogue({ thresholds: [threshold({ target: null, range: { low: '15', high: '18' } })] });
    const count = indicator({ unit: 'count', polarity: 'range' });
    expect(rate(range, count, series(), observation('20'))).toMatchObject({
      rating: 'attention',
      reason: 'above the range of 15 to 18',
    });
    expect(rate(range, count, series(), observation('14')).reason).toBe('below the range of 15 to 18');
    for (const edge of ['15', '18']) {
      expect(rate(range, count, series(), observation(edge)).reason).toBe('within the range of 15 to 18');
    }
  });
});

it.each([
  ['exceeds', '★', 'exceeds target'],
  ['within', '●', 'within tolerance'],
  ['attention', '▲', 'requires attention'],
  ['yellow', '▲', 'requires attention (yellow)'],
  ['amber', '▲', 'requires attention (amber)'],
  ['red', '▲', 'requires attention (red)'],
  [null, '', 'not rated'],
] as const)('%s is %s, %s', (rating, symbol, word) => {
  expect(ratingSymbol(rating)).toBe(symbol);
  expect(ratingWord(rating)).toBe(word);
});
