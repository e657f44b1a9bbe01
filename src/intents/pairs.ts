import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { type Change, change } from '../evaluate/change.ts';
import { addMonths, endOfMonth, quarterOf } from '../query/calendar.ts';
import type { Observation } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import { judged } from './breaks.ts';
import { type Figure, type Found, figureOf, hasNumber, look } from './figure.ts';
import type { Asked } from './intent.ts';
import { asCount } from './movement-of.ts';
import { areaAsked, periodsOf, totalsOf } from './series-of.ts';

/** Two figures of one series as far apart as asked, with the change between them. */
export interface Pair {
  /** Its indicator is the one that the change is in: a count where only counts are held. */
  readonly figure: Figure;
  readonly change: Change;
}

const MONTHS_BACK = { month: 1, quarter: 3, year: 12 } as const;

/** The pair of each indicator for the two ends asked; those of which no two figures stand exactly that far apart have none. */
export function pairsOf(
  asked: Asked,
  indicators: readonly Indicator[],
  found: Found,
  catalogue: Catalogue,
): readonly Pair[] {
  const ofRange = asked.period?.kind === 'range' ? endsOfRange(asked.period.from, asked.period.to) : null;
  return indicators.flatMap((indicator) => {
    const ends = ofRange ?? endsNamed(asked, indicator, found, catalogue);
    return pairOf(asked, indicator, ends, found, catalogue) ?? [];
  });
}

function pairOf(asked: Asked, indicator: Indicator, ends: Ends, found: Found, catalogue: Catalogue): Pair | null {
  for (const series of totalsOf(catalogue, indicator, areaAsked(asked, catalogue)).toSorted(leadingFirst(indicator))) {
    if (asked.basis !== null && series.basis !== asked.basis) continue;
    const observations = (found.get(series.id) ?? []).filter(hasNumber);
    const to = ends.to(observations);
    const from = to && ends.from(observations, to);
    const pair = from && to ? paired(figureOf({ catalogue, found }, to), from) : null;
    if (pair) return pair;
  }
  return null;
}

function leadingFirst({ headlineBasis }: Indicator) {
  return (a: { readonly basis: string }, b: { readonly basis: string }) =>
    Number(b.basis === headlineBasis) - Number(a.basis === headlineBasis);
}

/** How the two ends of a pair are found among the observations of one series, oldest first. */
interface Ends {
  readonly to: (observations: readonly Observation[]) => Observation | null;
  readonly from: (observations: readonly Observation[], to: Observation) => Observation | null;
}

/** The ends of the periods named, or the newest and what stands one span before it. */
function endsNamed(asked: Asked, indicator: Indicator, found: Found, catalogue: Catalogue): Ends {
  const periods = [...periodsOf(asked)].sort((a, b) => (a.end < b.end ? -1 : 1));
  const pickedIn = (observations: readonly Observation[], at: number): Observation | null => {
    const area = areaAsked(asked, catalogue);
    const looked = look({
      catalogue,
      found,
      indicator,
      area,
      period: periods.at(at) ?? null,
      basis: observations[0]?.period.basis ?? null,
    });
    return looked.kind === 'figure' && observations.includes(looked.figure.observation)
      ? looked.figure.observation
      : null;
  };
  const back = MONTHS_BACK[asked.movers?.span ?? 'quarter'];
  return {
    to: (observations) => (periods.length > 0 ? pickedIn(observations, -1) : (observations.at(-1) ?? null)),
    from: (observations, to) => {
      if (periods.length > 1) return pickedIn(observations, 0);
      const day = endOfMonth(addMonths(firstOfMonth(to.period.end), -back));
      return observations.find((each) => each.period.end === day) ?? null;
    },
  };
}

function firstOfMonth(date: IsoDate): IsoDate {
  return `${date.slice(0, 8)}01`;
}

/** The days in which a figure may end that a stretch starts with: to the end of the quarter that it starts in. */
export function startOfRange(start: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  return { from: start, to: quarterOf(start).end };
}

/** A stretch is held where a figure ends in the quarter it starts in, and another in the quarter it ends in. */
function endsOfRange(start: IsoDate, end: IsoDate | null): Ends {
  const { from, to: latestStart } = startOfRange(start);
  const earliestEnd = end === null ? null : quarterOf(end).start;
  return {
    to: (observations) =>
      observations.findLast(
        ({ period }) => end === null || (period.end <= end && period.end >= (earliestEnd as IsoDate)),
      ) ?? null,
    from: (observations, to) =>
      observations.find(
        ({ period }) => period.end >= from && period.end <= latestStart && period.end < to.period.end,
      ) ?? null,
  };
}

/** In the indicator's own unit, or in counts where a value is missing at either end. */
function paired(figure: Figure, from: Observation): Pair | null {
  const own = judged(figure, change(figure.indicator, from, figure.observation));
  if (own) return { figure, change: own };
  const to = asCount(figure);
  const earlier = asCount({ ...figure, observation: from });
  const counted = to && earlier ? judged(figure, change(to.indicator, earlier.observation, to.observation)) : null;
  return to && counted ? { figure: to, change: counted } : null;
}
