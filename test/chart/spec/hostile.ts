import fc from 'fast-check';
import type { LinePoint } from '../../../src/chart/spec/chart.ts';
import type { ChartLevel, ChartSpec, ChartUnit, ChartValue, TargetStep } from '../../../src/chart/spec/chart-spec.ts';
import { problemIn } from '../../../src/chart/spec/check-spec.ts';
import { quarterEnds } from '../../fixtures/chart-spec.ts';

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

export const ratings = fc.constantFrom('exceeds', 'within', 'attention', 'yellow', 'amber', 'red', null);

export const said: fc.Arbitrary<ChartValue> = fc.record({
  value: values,
  shown: words,
  rating: ratings,
  approximate: fc.boolean(),
  provisional: fc.boolean(),
});

/** A quarter apart, oldest first. */
export const linePoints: fc.Arbitrary<readonly LinePoint[]> = fc
  .array(fc.tuple(said, words, fc.option(words, { freq: 5 })), { maxLength: 150 })
  .map((all) => {
    const ends = quarterEnds(all.length);
    return all.map(([each, label, breakBefore], at) => ({ ...each, label, breakBefore, end: ends[at] ?? '' }));
  });

export const levels: fc.Arbitrary<ChartLevel> = fc.record({
  name: words,
  value: values.map((each) => each ?? 0),
  shown: words,
});

export const targets: fc.Arbitrary<readonly TargetStep[]> = fc
  .array(fc.record({ low: values, high: values, shown: words }), { maxLength: 5 })
  .map((all) =>
    all.map((each, at) => ({
      ...each,
      from: at === 0 ? '0001-01-01' : `${2018 + at}-01-01`,
      to: at === all.length - 1 ? '9999-12-31' : `${2018 + at}-12-31`,
    })),
  );

export const frames = fc.record({ title: words, subtitle: words, footer: fc.array(words, { maxLength: 9 }) });

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
    ...(spec.kind === 'bars' && spec.axis.min > 0 ? ['bars that do not begin at zero'] : []),
    ...[problemIn(spec) ?? []].flat(),
  ];
}
