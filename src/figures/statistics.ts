import type { Catalogue, Unit } from '../catalogue/catalogue.ts';
import { type Behaviour, behaviourOf, FIXED_AFTER } from '../evaluate/behaviour/behaviour.ts';
import { decimal, toNumber } from '../evaluate/decimal.ts';
import { intervalOf } from '../evaluate/interval/interval.ts';
import type { Interval } from '../evaluate/interval/level.ts';
import { type Meaning, meaningOf } from '../evaluate/meaning/meaning.ts';
import type { Measured, SeriesPoint } from '../evaluate/series-point.ts';
import { type Verdict, verdictOf } from '../evaluate/verdict.ts';
import type { Observation } from '../query/observation.ts';
import { againstTarget } from './beside.ts';
import { type Figure, type Read, valueOf } from './figure.ts';
import { earlierOf, type Since } from './movement.ts';

const MEASURED: Readonly<Partial<Record<Unit, Measured>>> = {
  percent: 'percent',
  count: 'count',
  'per-1000': 'rate',
  'per-10000': 'rate',
  'per-100000': 'rate',
};
const PER: Readonly<Partial<Record<Unit, number>>> = { 'per-1000': 1000, 'per-10000': 10_000, 'per-100000': 100_000 };

/** A figure's series up to the figure, as statistics read it. */
function pointsOf(figure: Figure): readonly SeriesPoint[] {
  const { history, observation } = figure;
  const known = pointsKept.get(history) ?? new Map<string, readonly SeriesPoint[]>();
  const points = known.get(observation.period.end) ?? pointsAnew(figure);
  pointsKept.set(history, known.set(observation.period.end, points));
  return points;
}

/** One series is asked for several verdicts, and what is worked out of its points goes by them. */
const pointsKept = new WeakMap<readonly Observation[], Map<string, readonly SeriesPoint[]>>();

function pointsAnew({ history, observation, series }: Figure): readonly SeriesPoint[] {
  const upTo = history.filter(({ period }) => period.end <= observation.period.end);
  return upTo.map((each, at) => {
    const value = valueOf(each);
    const before = upTo[at - 1]?.period.end ?? null;
    return {
      end: each.period.end,
      value: value && toNumber(value),
      numerator: each.numerator,
      denominator: each.denominator,
      breakBefore: before !== null && series.breaks.some((one) => one.at > before && one.at <= each.period.end),
      hidden: each.marker === 'suppressed',
    };
  });
}

/** Whether the change since an earlier figure is worth 'better' or 'worse'; null where one of the two is not held. */
export function verdictSince(figure: Figure, since: Since): Verdict | null {
  const from = earlierOf(figure, since);
  if (!from) return null;
  const { indicator, observation, series } = figure;
  const [before, after] = [valueOf(from), valueOf(observation)];
  if (!before || !after) return null;
  return verdictOf({
    points: pointsOf(figure),
    polarity: indicator.polarity,
    measured: MEASURED[indicator.unit] ?? 'other',
    overlapping: series.basis === 'rolling-year',
    against: isYearBefore(from.period.end, observation.period.end) ? 'year-before' : { end: from.period.end },
    at: observation.period.end,
    decimals: Math.min(before.scale, after.scale),
  });
}

function isYearBefore(from: string, to: string): boolean {
  return from.slice(0, 7) === `${String(Number(to.slice(0, 4)) - 1).padStart(4, '0')}${to.slice(4, 7)}`;
}

/** What a series does by itself up to a figure: mean and limits, and which points are more than chance. */
export function behaviourUpTo(read: Pick<Read, 'catalogue'>, figure: Figure): Behaviour {
  const { polarity } = figure.indicator;
  return behaviourOf(pointsOf(figure), { polarity, target: targetOf(read, figure), fixAfter: FIXED_AFTER });
}

function targetOf(read: Pick<Read, 'catalogue'>, figure: Figure): number | null {
  const target = againstTarget(read, figure)?.target ?? null;
  return target === null ? null : toNumber(decimal(target));
}

/** By series, stretch and figure; an import makes another catalogue, and with it everything is worked out anew. */
const kept = new WeakMap<Catalogue, Map<string, Meaning>>();

/** As many series as a large organisation has, with room for earlier figures of some. */
const MOST_KEPT = 50_000;

/** What a series does at a figure, and what follows of its target. */
export function meaningAt(read: Pick<Read, 'catalogue'>, figure: Figure): Meaning {
  const { indicator, series, observation, history } = figure;
  const known = kept.get(read.catalogue) ?? new Map<string, Meaning>();
  const key = [series.id, indicator.unit, history[0]?.id, observation.id, history.length].join(' ');
  const meaning = known.get(key) ?? meaningAnew(read, figure);
  if (known.size >= MOST_KEPT) known.clear();
  kept.set(read.catalogue, known.set(key, meaning));
  return meaning;
}

function meaningAnew(read: Pick<Read, 'catalogue'>, figure: Figure): Meaning {
  const { indicator, series } = figure;
  return meaningOf({
    points: pointsOf(figure),
    polarity: indicator.polarity,
    measured: MEASURED[indicator.unit] ?? 'other',
    per: PER[indicator.unit],
    overlapping: series.basis === 'rolling-year',
    target: targetOf(read, figure),
  });
}

/** How far chance reaches round a figure (95%); null without counts. */
export function intervalAt({ indicator, observation }: Pick<Figure, 'indicator' | 'observation'>): Interval | null {
  const value = valueOf(observation);
  return intervalOf({
    value: value && toNumber(value),
    numerator: observation.numerator,
    denominator: observation.denominator,
    hidden: observation.marker !== null,
    measured: MEASURED[indicator.unit] ?? 'other',
    per: PER[indicator.unit],
  });
}
