import type { Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { type CatalogueIndex, complementOf, groupBy, indexOf } from '../catalogue/catalogue-index.ts';
import { type Sum, workedOut } from '../evaluate/hidden-parts.ts';
import { hasNumber } from '../figures/figure.ts';
import type { Observation } from '../query/observation.ts';

/** What names one number: a series and the end of its period. */
export function cellOf({ seriesId, period }: Pick<Observation, 'seriesId' | 'period'>): string {
  return `${seriesId} ${period.end}`;
}

/**
 * Which numbers are kept back besides those that the source hides: whoever has all that is given out could work a hidden
 * one out from them. It is decided for all that is held of a measure, so that no two selections give together what
 * neither gives alone; wholes go before their parts.
 *
 * @param found - all that is held of some measures and of their opposites
 * @returns cells by `cellOf`
 */
export function withheldOf(catalogue: Catalogue, found: readonly Observation[]): ReadonlySet<string> {
  const hidden = new Set(found.filter(({ marker }) => marker === 'suppressed').map(cellOf));
  if (hidden.size === 0) return new Set();
  const shown = new Set(found.filter(hasNumber).map(cellOf));
  const sums = [...sumsOfAreas(catalogue, found), ...sumsOfTimes(catalogue, found), ...opposites(catalogue, found)];
  const withheld = new Set<string>();
  for (;;) {
    const followed = workedOut(sums, new Set([...shown, ALL]));
    const told = [...followed].find((cell) => hidden.has(cell));
    if (told === undefined) return withheld;
    for (const cell of givenUp(sums, shown, { hidden, told })) {
      withheld.add(cell);
      shown.delete(cell);
    }
  }
}

/** Of opposites, whose percentages make 100: known to everybody. */
const ALL = '100';

/**
 * What is given up first so that a hidden cell is told no more: the whole of the smallest sum that tells one by itself;
 * where only several together do, the wholes of what was told. A sum whose whole can't be given up loses its last part.
 */
function givenUp(
  sums: readonly Sum[],
  shown: ReadonlySet<string>,
  { hidden, told }: { readonly hidden: ReadonlySet<string>; readonly told: string },
): readonly string[] {
  const tells = ({ whole, parts }: Sum) => {
    const unknown = parts.filter((part) => !shown.has(part));
    return (whole === ALL || shown.has(whole)) && unknown.length === 1 && hidden.has(unknown[0] ?? '');
  };
  const [smallest] = sums.filter(tells).toSorted((a, b) => a.parts.length - b.parts.length);
  const chosen = smallest ? [smallest] : sums.filter(({ parts }) => parts.includes(told));
  return chosen.flatMap(({ whole, parts }) =>
    shown.has(whole) ? [whole] : (parts.findLast((part) => shown.has(part)) ?? []),
  );
}

/** The organisation of its localities and of its teams, a team of its localities, a total of each of its breakdowns. */
function sumsOfAreas(catalogue: Catalogue, found: readonly Observation[]): readonly Sum[] {
  const { series, areas } = indexOf(catalogue);
  const byTime = groupBy(found, ({ seriesId, period }) => {
    const of = series.get(seriesId);
    return of ? `${of.indicatorId} ${period.basis} ${period.end}` : '';
  });
  return [...byTime.values()].flatMap((cells) => {
    const at = cells.flatMap((cell) => {
      const of = series.get(cell.seriesId);
      return of && (cell.marker === 'suppressed' || hasNumber(cell)) ? [{ cell: cellOf(cell), of }] : [];
    });
    return at
      .filter(({ of }) => of.dimension === 'all')
      .flatMap(({ cell: whole, of }) => {
        const categories = at.filter((each) => each.of.areaId === of.areaId && each.of.dimension !== 'all');
        const within = at.filter((each) => each.of.dimension === 'all' && isPartOf(areas, each.of, of));
        const sets = [
          ...groupBy(categories, (each) => each.of.dimension).values(),
          ...groupBy(within, (each) => areas.get(each.of.areaId)?.kind).values(),
        ];
        return sets.map((parts) => ({ whole, parts: parts.map(({ cell }) => cell) }));
      });
  });
}

function isPartOf(areas: CatalogueIndex['areas'], part: Series, whole: Series): boolean {
  const [one, all] = [areas.get(part.areaId), areas.get(whole.areaId)];
  if (!one || !all || one.id === all.id || one.kind === 'comparator' || one.kind === 'organisation') return false;
  return all.kind === 'organisation' || one.parentId === all.id;
}

const MONTHS = { quarter: 3, year: 12, 'rolling-year': 12 } as const;

/** A quarter or a year of its months, a year of its quarters; of counts over a stretch alone. */
function sumsOfTimes(catalogue: Catalogue, found: readonly Observation[]): readonly Sum[] {
  const { series } = indexOf(catalogue);
  const sameButBasis = groupBy(found, ({ seriesId }) => {
    const of = series.get(seriesId);
    return of ? `${of.indicatorId} ${of.areaId} ${of.dimension} ${of.category}` : '';
  });
  return [...sameButBasis.values()].flatMap((cells) =>
    cells.flatMap((whole) => {
      const { basis } = whole.period;
      if (basis !== 'quarter' && basis !== 'year' && basis !== 'rolling-year') return [];
      return (['month', 'quarter'] as const).flatMap((of) => {
        const parts = cells.filter(
          ({ period }) => period.basis === of && period.start >= whole.period.start && period.end <= whole.period.end,
        );
        const wanted = of === 'month' ? MONTHS[basis] : MONTHS[basis] / 3;
        const isWhole = parts.length === wanted && wanted > 1;
        return isWhole ? [{ whole: cellOf(whole), parts: parts.map(cellOf) }] : [];
      });
    }),
  );
}

/** The percentage of a measure and of exactly the opposite, for the same cell. */
function opposites(catalogue: Catalogue, found: readonly Observation[]): readonly Sum[] {
  const { series, indicators } = indexOf(catalogue);
  const keyOf = (of: Series, indicator: Indicator, { period }: Observation) =>
    [indicator.id, of.areaId, of.dimension, of.category, of.basis, period.end].join(' ');
  const owned = found.flatMap((cell) => {
    const of = series.get(cell.seriesId);
    const indicator = of && indicators.get(of.indicatorId);
    return of && indicator ? [{ cell, of, indicator }] : [];
  });
  const byKey = new Map(owned.map(({ cell, of, indicator }) => [keyOf(of, indicator, cell), cellOf(cell)]));
  return owned.flatMap(({ cell, of, indicator }) => {
    const other = complementOf(catalogue, indicator);
    const opposite = other && byKey.get(keyOf(of, other, cell));
    return opposite ? [{ whole: ALL, parts: [cellOf(cell), opposite] }] : [];
  });
}
