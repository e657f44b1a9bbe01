import type { Catalogue, Commentary } from '../catalogue/catalogue.ts';
import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import { previousOf } from '../evaluate/change.ts';
import { checkObservation, type Disagreement } from '../evaluate/check.ts';
import { compareDecimals, decimal, subtract, toNumber } from '../evaluate/decimal.ts';
import type { Fact } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { benchmarksOf, type Figure, type Found, otherBases, partsBeside } from './figure.ts';
import { valueFact } from './held.ts';
import { sayWhen } from './sentence.ts';
import { totalsOf } from './series-of.ts';

interface Read {
  readonly catalogue: Catalogue;
  readonly found: Found;
}

/** What does not agree in a published figure, each in one sentence. */
export function disagreements(read: Read, figure: Figure): readonly Disagreement[] {
  const { catalogue } = read;
  const { indicator, series, observation, history } = figure;
  return checkObservation({
    catalogue,
    indicator,
    series,
    observation,
    previous: previousOf(history, observation),
    parts: partsBeside(read, figure).map((part) => part.observation),
    complements: complementsOf(read, figure),
    otherBases: otherBases(read, figure).map((other) => ({ series: other.series, observation: other.observation })),
  });
}

/** The indicator of the opposite in the same period and basis. */
function complementsOf({ catalogue, found }: Read, { indicator, series, observation }: Figure) {
  const opposite = complementOf(catalogue, indicator);
  const area = indexOf(catalogue).areas.get(series.areaId) ?? null;
  if (!opposite) return [];
  return totalsOf(catalogue, opposite, area)
    .filter((each) => each.basis === series.basis)
    .flatMap((each) => found.get(each.id) ?? [])
    .filter((each) => each.period.label === observation.period.label)
    .map((each) => ({ indicator: opposite, observation: each }));
}

/** A figure against a comparator: the points or count between them and whether ours is the better. */
export interface Against {
  readonly benchmark: Figure;
  /** Ours less theirs, in the indicator's unit. */
  readonly difference: { readonly text: string; readonly number: number };
  /** 'better than', 'worse than', 'the same as', or 'above' and 'below' where neither is better. */
  readonly standing: string;
}

/** The figure beside each comparator held; `named`: only beside those. */
export function againstAll(
  read: Read,
  figure: Figure,
  named: Parameters<typeof benchmarksOf>[1] = [],
): readonly Against[] {
  const ours = figure.observation.value;
  if (ours === null || figure.observation.marker !== null) return [];
  return benchmarksOf({ ...read, indicator: figure.indicator }, named).flatMap((benchmark) => {
    const theirs = benchmark.observation.value;
    return theirs === null ? [] : [against(figure, benchmark, decimal(ours), decimal(theirs))];
  });
}

function against(figure: Figure, benchmark: Figure, ours: ReturnType<typeof decimal>, theirs: typeof ours): Against {
  const difference = subtract(ours, theirs);
  const side = compareDecimals(ours, theirs);
  return {
    benchmark,
    difference: { text: sayDifference(difference, figure.indicator.unit), number: toNumber(difference) },
    standing: standingOf(side, figure.indicator.polarity),
  };
}

function standingOf(side: -1 | 0 | 1, polarity: Figure['indicator']['polarity']): string {
  if (side === 0) return 'the same as';
  if (polarity === 'higher' || polarity === 'lower') {
    return (side === 1) === (polarity === 'higher') ? 'better than' : 'worse than';
  }
  return side === 1 ? 'above' : 'below';
}

/** 'Good and Outstanding authorities 33.3%, date not given: ours is 4.9 points above, worse than theirs'. */
export function sayAgainst(catalogue: Catalogue, each: Against): string {
  return `${sayBenchmark(catalogue, each.benchmark)}: ${sayStanding(each)}`;
}

export function sayBenchmark(catalogue: Catalogue, benchmark: Figure): string {
  const { indicator, observation, series } = benchmark;
  const name = indexOf(catalogue).areas.get(series.areaId)?.name ?? '';
  const value = sayValue(observation.value, indicator.unit, observation.qualifier);
  return `${name} ${value}, ${sayWhen(benchmark)}`.replace(/, (in|at) /, ' $1 ');
}

function sayStanding({ difference, standing }: Against): string {
  if (difference.number === 0) return 'ours is the same';
  const side = difference.number > 0 ? 'above' : 'below';
  const verdict = standing.endsWith(' than') ? `, ${standing} theirs` : '';
  return `ours is ${difference.text} ${side}${verdict}`;
}

/** The fact of a comparator's figure. */
export function benchmarkFact(catalogue: Catalogue, { benchmark }: Pick<Against, 'benchmark'>): Fact {
  return valueFact(catalogue, benchmark, 'benchmark');
}

/** The fact of the distance to a comparator: points for percentages. */
export function againstFact(catalogue: Catalogue, figure: Figure, { benchmark, difference }: Against): Fact {
  const ours = valueFact(catalogue, figure);
  const name = indexOf(catalogue).areas.get(benchmark.series.areaId)?.name ?? null;
  return {
    ...ours,
    role: 'gap',
    area: name,
    value: difference.number,
    unit: figure.indicator.unit === 'percent' ? 'points' : ours.unit,
    numerator: null,
    denominator: null,
    rating: null,
  };
}

/** What is said about an indicator, what explains it and what is being done before what only describes it. */
export function commentaryOn(
  catalogue: Catalogue,
  code: string,
  kinds: readonly Commentary['kind'][],
): readonly Commentary[] {
  const about = catalogue.commentary.filter((each) => each.indicatorCodes.includes(code));
  return kinds.flatMap((kind) => about.filter((each) => each.kind === kind));
}

/** One short line on what is not held of a figure; null where nothing is lacking. */
export function lackingLine(read: Read, figure: Figure, target: string | null): string | null {
  const { indicator, observation, history } = figure;
  const lacking = [
    ...(target === null ? ['target'] : []),
    ...(indicator.unit === 'percent' && observation.numerator === null ? ['count'] : []),
    ...(benchmarksOf({ ...read, indicator }).length === 0 ? ['benchmark'] : []),
    ...(previousOf(history, observation) ? [] : ['earlier figures']),
  ];
  return lacking.length === 0 ? null : `Not held for this measure: ${lacking.join(', ')}.`;
}
