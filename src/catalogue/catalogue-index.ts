import type { Area, Catalogue, Indicator, Series, Theme, Threshold } from './catalogue.ts';

/** The catalogue by what it is looked up with, so that a question costs no walk over every series. */
export interface CatalogueIndex {
  readonly indicators: ReadonlyMap<number, Indicator>;
  readonly byCode: ReadonlyMap<string, Indicator>;
  readonly series: ReadonlyMap<number, Series>;
  readonly seriesOf: ReadonlyMap<number, readonly Series[]>;
  /** By the indicator's id. */
  readonly thresholdsOf: ReadonlyMap<number, readonly Threshold[]>;
  readonly areas: ReadonlyMap<number, Area>;
  readonly themes: ReadonlyMap<number, Theme>;
  /** By code: the indicator of exactly the opposite. */
  readonly complements: ReadonlyMap<string, Indicator>;
  /** By code: the indicators often taken for it, whichever of the two the relation is written at, in the catalogue's order. */
  readonly near: ReadonlyMap<string, readonly Indicator[]>;
  /** Ids of indicators that are held divided into categories. */
  readonly divided: ReadonlySet<number>;
  readonly organisation: Area | null;
}

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

/** The index of a catalogue, made once for each (a catalogue never changes: an import makes another). */
export function indexOf(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known) return known;
  const index: CatalogueIndex = {
    indicators: new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator])),
    byCode: new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator])),
    series: new Map(catalogue.series.map((series) => [series.id, series])),
    seriesOf: groupBy(catalogue.series, (series) => series.indicatorId),
    thresholdsOf: groupBy(catalogue.thresholds, (threshold) => threshold.indicatorId),
    areas: new Map(catalogue.areas.map((area) => [area.id, area])),
    themes: new Map(catalogue.themes.map((theme) => [theme.id, theme])),
    complements: complementsOf(catalogue),
    near: nearOf(catalogue),
    divided: new Set(catalogue.series.filter(({ dimension }) => dimension !== 'all').map((each) => each.indicatorId)),
    organisation: catalogue.areas.find((area) => area.kind === 'organisation') ?? null,
  };
  indexes.set(catalogue, index);
  return index;
}

/** Whether a comparator is itself a part of another one, as an authority is of its country. */
export function isPartOfComparator(catalogue: Catalogue, { kind, parentId }: Area): boolean {
  return kind === 'comparator' && parentId !== null && indexOf(catalogue).areas.get(parentId)?.kind === 'comparator';
}

/** Ids of the themes and of all below them. */
export function withBelow(catalogue: Catalogue, themes: readonly Theme[]): ReadonlySet<number> {
  const ids = new Set(themes.map((theme) => theme.id));
  for (let before = -1; before !== ids.size; ) {
    before = ids.size;
    for (const theme of catalogue.themes) if (theme.parentId !== null && ids.has(theme.parentId)) ids.add(theme.id);
  }
  return ids;
}

/** Indicators of the themes and of all below them, in the catalogue's order; of every theme where none is named. */
export function indicatorsOfThemes(catalogue: Catalogue, themes: readonly Theme[]): readonly Indicator[] {
  if (themes.length === 0) return catalogue.indicators;
  const ids = withBelow(catalogue, themes);
  return catalogue.indicators.filter((indicator) => ids.has(indicator.themeId));
}

/** The indicator that measures exactly the opposite, whichever of the two the relation is written at; or null. */
export function complementOf(catalogue: Catalogue, indicator: Indicator): Indicator | null {
  return indexOf(catalogue).complements.get(indicator.code) ?? null;
}

function complementsOf(catalogue: Catalogue): ReadonlyMap<string, Indicator> {
  const byCode = new Map(catalogue.indicators.map((indicator) => [indicator.code, indicator]));
  const complements = new Map<string, Indicator>();
  for (const indicator of catalogue.indicators) {
    for (const relation of indicator.relations) {
      const other = relation.kind === 'complement' ? byCode.get(relation.code) : undefined;
      if (other) complements.set(indicator.code, other).set(other.code, indicator);
    }
  }
  return complements;
}

function nearOf({ indicators }: Catalogue): ReadonlyMap<string, readonly Indicator[]> {
  const pairs = indicators.flatMap(({ code, relations }) =>
    relations.filter(({ kind }) => kind === 'near').map((relation) => [code, relation.code] as const),
  );
  const codes = new Map(pairs.flat().map((code) => [code, new Set<string>()]));
  for (const [one, other] of pairs) {
    codes.get(one)?.add(other);
    codes.get(other)?.add(one);
  }
  return new Map([...codes].map(([code, near]) => [code, indicators.filter((other) => near.has(other.code))]));
}

/** The themes without those that are only named around a narrower one: 'health of children in care' is health. */
export function narrowest(catalogue: Catalogue, themes: readonly Theme[]): readonly Theme[] {
  return themes.filter((theme) => {
    const below = withBelow(catalogue, [theme]);
    return !themes.some((other) => other.id !== theme.id && below.has(other.id));
  });
}

/** Items under their key, in the order they came in. */
export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
