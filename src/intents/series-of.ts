import type { Area, Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Plan } from '../query/store.ts';
import type { Asked, IndicatorAsked } from './intent.ts';

/** The area that a question is about: the first one named, else the organisation; null where the data has no such area. */
export function areaAsked(asked: Asked, catalogue: Catalogue): Area | null {
  return asked.areas[0] ?? indexOf(catalogue).organisation;
}

/** The name of the area that a question is about, where it is not the organisation as a whole; else nothing. */
export function placeOf({ areas }: Pick<Asked, 'areas'>): readonly string[] {
  return areas.slice(0, 1).flatMap(({ kind, name }) => (kind === 'organisation' ? [] : [name]));
}

/**
 * The indicators as they are answered: where the words name the opposite of one and another measures just that, it is
 * the other.
 */
export function meant(asked: Asked, catalogue: Catalogue): readonly IndicatorAsked[] {
  return asked.indicators.map((each) => {
    const opposite = each.inverse ? complementOf(catalogue, each.indicator) : null;
    return opposite ? { indicator: opposite, inverse: false } : each;
  });
}

/** Series of the whole, one a basis: no breakdown. */
export function totalsOf(catalogue: Catalogue, indicator: Indicator, area: Area | null): readonly Series[] {
  return ofArea(catalogue, indicator, area).filter((series) => series.dimension === 'all');
}

/** Series of the categories of every breakdown. */
export function partsOf(catalogue: Catalogue, indicator: Indicator, area: Area | null): readonly Series[] {
  return ofArea(catalogue, indicator, area).filter((series) => series.dimension !== 'all');
}

/** Series of comparators; of every one held where none is named. */
export function comparatorsOf(
  catalogue: Catalogue,
  indicator: Indicator,
  named: readonly Area[] = [],
): readonly Series[] {
  const { seriesOf, areas } = indexOf(catalogue);
  return (seriesOf.get(indicator.id) ?? []).filter((series) => {
    if (series.dimension !== 'all' || areas.get(series.areaId)?.kind !== 'comparator') return false;
    return named.length === 0 || named.some((area) => area.id === series.areaId);
  });
}

function ofArea(catalogue: Catalogue, indicator: Indicator, area: Area | null): readonly Series[] {
  return (indexOf(catalogue).seriesOf.get(indicator.id) ?? []).filter((series) => series.areaId === area?.id);
}

/** The periods named one by one, in the order asked; none for a stretch or for no period. */
export function periodsOf(asked: Asked): readonly NamedPeriod[] {
  if (asked.period?.kind === 'one') return [asked.period.period];
  return asked.period?.kind === 'several' ? asked.period.periods : [];
}

interface PlanWanted {
  readonly asked: Asked;
  readonly indicators: readonly Indicator[];
  /** How many observations of each series, back from the end of what was asked. */
  readonly last: number;
  /** How many of the totals that are asked about, for a line; unless given, no more than of the others. */
  readonly line?: number;
  /** Of the categories too, for breakdowns and for the check that they add up. */
  readonly parts?: boolean;
  /** Comparators too, as usual; not where a whole line is read and none is set beside it. */
  readonly comparators?: boolean;
}

/**
 * What is read for some indicators: their series in the area asked and in the organisation (to say what is held
 * instead), their comparators, and the indicators that measure the opposite. null where they have no series at all.
 */
export function planFor(catalogue: Catalogue, wanted: PlanWanted): Plan | null {
  const { asked, indicators, last, line = 0, parts = false, comparators = true } = wanted;
  const area = areaAsked(asked, catalogue);
  const { organisation } = indexOf(catalogue);
  const areas = area?.id === organisation?.id ? [organisation] : [area, organisation];
  const opposites = indicators.flatMap((indicator) => complementOf(catalogue, indicator) ?? []);
  const ids = [...new Set([...indicators, ...opposites])].flatMap((indicator) => [
    ...areas.flatMap((each) => [
      ...totalsOf(catalogue, indicator, each),
      ...(parts ? partsOf(catalogue, indicator, each) : []),
    ]),
    ...(comparators ? comparatorsOf(catalogue, indicator) : []),
  ]);
  const plan = planOf(ids, { last, until: untilOf(asked), newest: 3 });
  return line > last ? withLine(plan, totals(catalogue, indicators, area), line) : plan;
}

function totals(catalogue: Catalogue, indicators: readonly Indicator[], area: Area | null): readonly Series[] {
  return indicators.flatMap((indicator) => totalsOf(catalogue, indicator, area));
}

function withLine(plan: Plan | null, series: readonly Series[], last: number): Plan | null {
  return plan && { ...plan, line: { seriesIds: series.map(({ id }) => id), last } };
}

/**
 * What is read for many indicators at once: their totals in the area asked, and the comparators where these are set
 * beside them. The newest of each stands beside what was asked. null where they have no series at all.
 */
export function planTotals(
  catalogue: Catalogue,
  { asked, indicators, last, line = 0, comparators = false }: Omit<PlanWanted, 'parts'>,
): Plan | null {
  const ours = totals(catalogue, indicators, areaAsked(asked, catalogue));
  const theirs = comparators ? indicators.flatMap((indicator) => comparatorsOf(catalogue, indicator)) : [];
  const plan = planOf([...ours, ...theirs], { last, until: untilOf(asked), newest: 1 });
  return line > last ? withLine(plan, ours, line) : plan;
}

function planOf(series: readonly Series[], rest: Omit<Plan, 'seriesIds'>): Plan | null {
  return series.length === 0 ? null : { seriesIds: [...new Set(series.map(({ id }) => id))], ...rest };
}

/** The last day of what was asked; null: no bound. */
function untilOf(asked: Asked): string | null {
  if (asked.period?.kind === 'range') return asked.period.to;
  const ends = periodsOf(asked).map((period) => period.end);
  return ends.length === 0 ? null : ends.reduce((latest, end) => (end > latest ? end : latest));
}
