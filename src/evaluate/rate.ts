import type { Area, Catalogue, Indicator, Polarity, Series, Threshold } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Marker, Observation, Rating } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import { sayValue } from '../reply/say.ts';
import { compareDecimals, type Decimal, decimal } from './decimal.ts';

/** A rating with where it comes from. */
export interface Rated {
  /** null: not rated. */
  readonly rating: Rating | null;
  /** It is the source's own rating, which goes before ours. */
  readonly asPublished: boolean;
  /** By our threshold; null where there is none or the number can't be judged. */
  readonly ours: Rating | null;
  /** Short: 'above the target of 80%', 'as published'; of what is not rated, why. */
  readonly reason: string;
  /** The source's rating and ours differ, by more than the extent of 'attention' that the source leaves open. */
  readonly disagrees: boolean;
  /** As held; null where no target is. */
  readonly target: string | null;
}

/**
 * The threshold in force on a day: of the area itself before its parents (which percentages and rates inherit, counts
 * don't), for the basis before for every basis, the later start before the earlier. Comparators and the categories of a
 * breakdown have none.
 */
export function thresholdFor(
  catalogue: Catalogue,
  indicator: Indicator,
  series: Series,
  at: IsoDate,
): Threshold | null {
  if (series.dimension !== 'all') return null;
  const inForce = (indexOf(catalogue).thresholdsOf.get(indicator.id) ?? []).filter(
    ({ basis, from, to }) => (basis === null || basis === series.basis) && from <= at && at <= to,
  );
  const inherits = indicator.unit === 'percent' || indicator.unit.startsWith('per-');
  const areas = areasUp(catalogue, series.areaId);
  if (areas[0]?.kind === 'comparator') return null;
  for (const area of inherits ? areas : areas.slice(0, 1)) {
    const [first] = inForce.filter(({ areaId }) => areaId === area.id).sort(mostSpecificFirst);
    if (first) return first;
  }
  return null;
}

function mostSpecificFirst(a: Threshold, b: Threshold): number {
  if ((a.basis === null) !== (b.basis === null)) return a.basis === null ? 1 : -1;
  // Of one area and basis no two begin on the same day.
  return a.from < b.from ? 1 : -1;
}

/** An area and those above it, nearest first; data that runs in a circle ends where it closes. */
function areasUp(catalogue: Catalogue, areaId: number): readonly Area[] {
  const found: Area[] = [];
  const { areas } = indexOf(catalogue);
  let area = areas.get(areaId);
  while (area && !found.includes(area)) {
    found.push(area);
    const { parentId } = area;
    area = parentId === null ? undefined : areas.get(parentId);
  }
  return found;
}

/**
 * How good a value is by a threshold: the best limit that it reaches, the edge belonging to the better side. The target
 * stands for ★ where no limit for ★ is given; with a target alone, missing it is 'attention', without colour. In a
 * range is ●, outside it ▲. null where the threshold says nothing for this polarity.
 */
export function judge(value: Decimal, threshold: Threshold, polarity: Polarity): Rating | null {
  if (polarity === 'none') return null;
  if (threshold.range) return judgeRange(value, threshold.range);
  if (polarity === 'range') return null;
  const { limits, target } = threshold;
  const reaches = (limit: string | null | undefined) => {
    if (limit === null || limit === undefined) return false;
    return compareDecimals(value, decimal(limit)) !== (polarity === 'higher' ? -1 : 1);
  };
  if (reaches(limits.exceeds ?? target)) return 'exceeds';
  // A target that is reached is no cause for attention, however high the limit for ★ is set.
  if (reaches(limits.within) || reaches(target)) return 'within';
  if (reaches(limits.yellow)) return 'yellow';
  if (reaches(limits.amber)) return 'amber';
  if (limits.yellow !== undefined || limits.amber !== undefined) return 'red';
  return target === null && limits.exceeds === undefined && limits.within === undefined ? null : 'attention';
}

function judgeRange(value: Decimal, { low, high }: NonNullable<Threshold['range']>): Rating {
  return compareDecimals(value, decimal(low)) < 0 || compareDecimals(value, decimal(high)) > 0 ? 'attention' : 'within';
}

/**
 * The rating of an observation: the source's own where it gives one, else ours. The published value is rated, never the
 * ratio of its counts; a comparator or a suppressed number never is.
 */
export function rate(catalogue: Catalogue, indicator: Indicator, series: Series, observation: Observation): Rated {
  const before = rated.get(observation);
  if (before?.catalogue === catalogue && before.indicator === indicator && before.series === series) return before.as;
  const as = rateAnew(catalogue, indicator, series, observation);
  rated.set(observation, { catalogue, indicator, series, as });
  return as;
}

/** A list asks several times for the rating of each of its figures; what was read for a question is gone after it. */
const rated = new WeakMap<Observation, RatedBefore>();

interface RatedBefore {
  readonly catalogue: Catalogue;
  readonly indicator: Indicator;
  readonly series: Series;
  readonly as: Rated;
}

function rateAnew(catalogue: Catalogue, indicator: Indicator, series: Series, observation: Observation): Rated {
  const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
  const value = observation.marker === null && observation.value !== null ? decimal(observation.value) : null;
  const ours = threshold && value ? judge(value, threshold, indicator.polarity) : null;
  const base = { ours, target: threshold?.target ?? null, disagrees: false, asPublished: false };
  const never = neverRated(catalogue, series, observation);
  if (never) return { ...base, ours: null, rating: null, reason: never };
  const published = observation.publishedRating;
  if (published !== null) {
    const disagrees = ours !== null && !agree(published, ours);
    return { ...base, rating: published, asPublished: true, reason: 'as published', disagrees };
  }
  if (!threshold || !value || ours === null) {
    return { ...base, rating: null, reason: notRated(indicator, threshold, observation) };
  }
  return { ...base, rating: ours, reason: reasonFor(value, threshold, indicator) };
}

function neverRated(catalogue: Catalogue, series: Series, observation: Observation): string | null {
  if (observation.marker === 'suppressed') return MARKED.suppressed;
  const comparator = indexOf(catalogue).areas.get(series.areaId)?.kind === 'comparator';
  return comparator ? 'comparators are not rated' : null;
}

/** 'Attention' without colour says nothing of its extent, so it agrees with each. */
function agree(published: Rating, ours: Rating): boolean {
  const open = published === 'attention' || ours === 'attention';
  return published === ours || (open && isAttention(published) && isAttention(ours));
}

function isAttention(rating: Rating): boolean {
  return rating !== 'exceeds' && rating !== 'within';
}

const MARKED: Readonly<Record<Marker, string>> = {
  suppressed: 'suppressed',
  'not applicable': 'not applicable, by the source',
  unavailable: 'unavailable at source',
  low: 'low, which rounds to 0 but is not 0',
};

function notRated({ polarity }: Indicator, threshold: Threshold | null, { marker, value }: Observation): string {
  if (marker !== null) return MARKED[marker];
  if (value === null) return 'no value is held';
  if (threshold === null) return 'no target is held';
  return polarity === 'none' ? 'neither more nor less is better' : 'the limits held do not settle it';
}

function reasonFor(value: Decimal, { target, range }: Threshold, { unit, polarity }: Indicator): string {
  const say = (text: string) => sayValue(text, unit);
  if (range) {
    const side = sideOf(value, range);
    return `${side} the range of ${say(range.low)} to ${say(range.high)}`;
  }
  if (target === null) return 'by the limits held';
  const better = polarity === 'lower' ? ', where lower is better' : '';
  switch (compareDecimals(value, decimal(target))) {
    case 0:
      return `exactly on the target of ${say(target)}`;
    case 1:
      return `above the target of ${say(target)}${better}`;
    case -1:
      return `below the target of ${say(target)}${better}`;
  }
}

function sideOf(value: Decimal, { low, high }: NonNullable<Threshold['range']>): string {
  if (compareDecimals(value, decimal(low)) < 0) return 'below';
  return compareDecimals(value, decimal(high)) > 0 ? 'above' : 'within';
}

const WORDS: Readonly<Record<Rating, string>> = {
  exceeds: 'exceeds target',
  within: 'within tolerance',
  attention: 'requires attention',
  yellow: 'requires attention (yellow)',
  amber: 'requires attention (amber)',
  red: 'requires attention (red)',
};

/** A rating as a word, in the report's terms. */
export function ratingWord(rating: Rating | null): string {
  return rating === null ? 'not rated' : WORDS[rating];
}

/** ★, ● or ▲; empty where not rated. */
export function ratingSymbol(rating: Rating | null): '★' | '●' | '▲' | '' {
  if (rating === null) return '';
  if (rating === 'exceeds') return '★';
  return rating === 'within' ? '●' : '▲';
}
