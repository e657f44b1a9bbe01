import type { Catalogue, Indicator, Risk, Series } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Change } from '../evaluate/change.ts';
import { decimal, toNumber } from '../evaluate/decimal.ts';
import type { Gap } from '../evaluate/gap.ts';
import type { Observation, Rating } from '../query/observation.ts';
import type { Fact } from './reply.ts';

/** An observation as a fact; the organisation's own area is null, and a suppressed number is left out. */
export function factOf(
  catalogue: Catalogue,
  observation: Observation,
  { role, rating = null }: { readonly role: Fact['role']; readonly rating?: Rating | null },
): Fact {
  const { series, indicator } = ownerOf(catalogue, observation);
  const area = indexOf(catalogue).areas.get(series.areaId);
  const hidden = observation.marker === 'suppressed';
  return {
    role,
    indicator: indicator.code,
    area: area && area.kind !== 'organisation' ? area.name : null,
    breakdown: series.dimension === 'all' ? null : `${series.dimension}: ${series.category}`,
    ...whenOf(observation),
    value: hidden ? null : numberOf(observation.value),
    unit: indicator.unit,
    numerator: hidden ? null : observation.numerator,
    denominator: hidden ? null : observation.denominator,
    rating,
    qualifier: observation.qualifier,
    source: observation.source.title,
  };
}

/** An observation without its series is a fault of the store, never of a question. */
function ownerOf(catalogue: Catalogue, { id, seriesId }: Observation): { series: Series; indicator: Indicator } {
  const index = indexOf(catalogue);
  const series = index.series.get(seriesId);
  const indicator = series && index.indicators.get(series.indicatorId);
  if (!series || !indicator) throw new RangeError(`observation ${id} belongs to no series of the catalogue`);
  return { series, indicator };
}

/** Both null where the source leaves the date out. */
function whenOf({ period }: Observation): Pick<Fact, 'basis' | 'period'> {
  return period.basis === 'not-given' ? { basis: null, period: null } : { basis: period.basis, period: period.label };
}

function numberOf(value: string | null): number | null {
  return value === null ? null : toNumber(decimal(value));
}

const WITHOUT_COUNTS = { numerator: null, denominator: null, rating: null } as const;

/** The target that an observation is held against, at its period. */
export function targetFact(catalogue: Catalogue, observation: Observation, target: string): Fact {
  const fact = factOf(catalogue, observation, { role: 'target' });
  return { ...fact, ...WITHOUT_COUNTS, value: numberOf(target), qualifier: 'exact' };
}

/**
 * The difference (points for a percentage) and, where there is one, the relative change in percent; both signed, at the
 * later observation's period. Unchanged is one fact of 0. Without a catalogue, area and breakdown stay null.
 */
export function changeFacts(indicator: Indicator, change: Change, catalogue: Catalogue | null = null): readonly Fact[] {
  const { from, to, difference, relative, direction } = change;
  const owner = catalogue && factOf(catalogue, to, { role: 'change' });
  const base: Fact = {
    role: 'change',
    indicator: indicator.code,
    area: owner?.area ?? null,
    breakdown: owner?.breakdown ?? null,
    ...whenOf(to),
    value: 0,
    unit: indicator.unit === 'percent' ? 'points' : indicator.unit,
    ...WITHOUT_COUNTS,
    qualifier: from.qualifier === 'approximate' ? from.qualifier : to.qualifier,
    source: to.source.title,
  };
  if (direction === 'unchanged') return [base];
  const moved: Fact = { ...base, value: toNumber(difference) };
  return relative === null ? [moved] : [moved, { ...base, value: toNumber(relative), unit: 'percent' }];
}

/** The distance to the target, above 0 where it is better; and how many more or fewer would reach it, where known. */
export function gapFact(catalogue: Catalogue, observation: Observation, { points, more }: Gap): readonly Fact[] {
  const base: Fact = { ...factOf(catalogue, observation, { role: 'gap' }), ...WITHOUT_COUNTS };
  const distance: Fact = { ...base, value: toNumber(points), unit: base.unit === 'percent' ? 'points' : base.unit };
  return more === null ? [distance] : [distance, { ...base, value: more, unit: 'count' }];
}

/** The score of a risk. */
export function riskFact(risk: Risk): Fact {
  return {
    role: 'risk',
    indicator: null,
    area: null,
    breakdown: null,
    basis: null,
    period: null,
    value: risk.score,
    unit: 'score',
    ...WITHOUT_COUNTS,
    qualifier: 'exact',
    source: risk.source.title,
    ref: risk.ref,
  };
}
