import fc from 'fast-check';
import type { TimedPoint } from '../../../src/chart/spec/chart.ts';
import type { ChartBand, ChartLevel, ChartSpec, ChartUnit } from '../../../src/chart/spec/chart-spec.ts';
import { problemIn } from '../../../src/chart/spec/check-spec.ts';
import type { LineWanted } from '../../../src/chart/spec/line.ts';
import type { LinePoint } from '../../../src/chart/spec/thin.ts';

/** Whatever a name or a reason could be: halves of characters, other directions of writing, marks on marks, very long. */
const LURID = [
  'שיעור ההפניות',
  '\u202Eevil\u202C',
  '👨‍👩‍👧‍👦'.repeat(40),
  'e\u0301\u0302\u0303'.repeat(200),
  `a${'\u0301'.repeat(3000)}`,
  '</script><img src=x>',
  'line\nbreak\r\n\u2028end',
  '\uD800 half',
  'x'.repeat(5000),
  '',
];
export const words: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...LURID),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ maxLength: 40 }),
);

export const units: fc.Arbitrary<ChartUnit> = fc.constantFrom(
  'percent',
  'points',
  'count',
  'per-10000',
  'days',
  'score',
);

/** Numbers as decimals make them, and what is none. */
export const values: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10) },
  { weight: 2, arbitrary: fc.integer({ min: -100_000, max: 10_000_000 }) },
  { weight: 1, arbitrary: fc.double({ min: -1e15, max: 1e15, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(null, Number.NaN, Number.POSITIVE_INFINITY, -1e300, 1e300, 0, -0) },
);

const ratings = fc.constantFrom('exceeds', 'within', 'attention', 'yellow', 'amber', 'red', null);

export const timedPoints: fc.Arbitrary<TimedPoint> = fc.record({
  label: words,
  when: words,
  value: values,
  decimals: fc.integer({ min: 0, max: 4 }),
  shown: words,
  rating: ratings,
  approximate: fc.boolean(),
});

const linePoints: fc.Arbitrary<LinePoint> = fc
  .tuple(timedPoints, fc.option(words, { freq: 5 }))
  .map(([point, breakBefore]) => ({ ...point, breakBefore }));

export const levels: fc.Arbitrary<ChartLevel> = fc.record({ label: words, value: values.map((each) => each ?? 0) });
export const bands: fc.Arbitrary<ChartBand> = fc.record({ label: words, low: values, high: values });
export const footers = fc.array(words, { maxLength: 9 });

export const lines: fc.Arbitrary<LineWanted> = fc.record({
  name: words,
  unit: units,
  points: fc.array(linePoints, { maxLength: 90 }),
  target: fc.option(levels),
  band: fc.option(bands),
  comparators: fc.array(levels, { maxLength: 4 }),
  footer: footers,
});

/** Every text of a specification. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What breaks the promises of the types and of the issue; empty where nothing does. */
export function problemsIn({ spec, alt }: { readonly spec: ChartSpec; readonly alt: string }): readonly string[] {
  const texts = [...textsIn(spec), alt];
  return [
    ...(alt.length >= 2000 ? [`alt of ${alt.length}`] : []),
    ...(/^[\p{Lu}\p{N}].*\.$/su.test(alt) ? [] : [`alt is no sentence: ${alt.slice(0, 60)}`]),
    ...texts
      .filter((text) => /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(text))
      .map((text) => `odd: ${text}`),
    ...texts.filter((text) => /\b(NaN|Infinity|undefined|null)\b/.test(text)).map((text) => `says ${text}`),
    ...textsIn(spec)
      .filter((text) => text.length > 340)
      .map((text) => `${text.length} characters`),
    ...(spec.footer.length > 6 ? ['a long footer'] : []),
    ...(spec.kind === 'glance' ? [] : axisProblems(spec)),
    ...[problemIn(spec) ?? []].flat(),
  ];
}

function axisProblems(spec: Exclude<ChartSpec, { kind: 'glance' }>): readonly string[] {
  const { axis, unit } = spec;
  const points =
    'points' in spec ? spec.points : 'bars' in spec ? spec.bars : spec.series.flatMap((each) => each.points);
  const across =
    'target' in spec
      ? [spec.target?.value, spec.band?.low, spec.band?.high, ...spec.comparators.map(({ value }) => value)]
      : [];
  const all = [...points.map(({ value }) => value), ...across].filter((value) => value !== null && value !== undefined);
  const isCut = axis.min > 0 || (unit === 'percent' && axis.max < 100);
  return [
    ...(Number.isFinite(axis.min) && axis.min < axis.max ? [] : [`axis ${axis.min} to ${axis.max}`]),
    ...all
      .filter((value) => !(value >= axis.min && value <= axis.max))
      .map((value) => `${value} lies outside the axis`),
    ...(isCut === (axis.cut !== null) ? [] : [`cut ${axis.cut} of ${axis.min} to ${axis.max}`]),
    ...(spec.kind === 'bars' && axis.min > 0 ? ['bars that do not begin at zero'] : []),
  ];
}
