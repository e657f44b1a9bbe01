import type { Catalogue } from '../../catalogue/catalogue.ts';
import { groupBy } from '../../catalogue/catalogue-index.ts';
import type { Cell } from './cell.ts';
import type { Structure } from './equations.ts';
import { madeByNumbers, madeByTree } from './made-of.ts';

/**
 * How the numbers of a catalogue hang together. Where that is not written down, the most is taken to be known: all areas
 * of a kind below another make it up, and what is told of stretches of time adds up over them. `cells` are all that are
 * held: those of other measures tell which areas make up which.
 */
export function structureOf(catalogue: Catalogue, cells: readonly Cell[]): Structure {
  return {
    areas: [...madeByTree(catalogue.areas), ...madeByNumbers(catalogue.areas, cells)],
    additive: new Set(catalogue.indicators.map(({ code }) => code)),
    complements: catalogue.indicators.flatMap(({ code, relations }) =>
      relations.filter(({ kind }) => kind === 'complement').map((other) => [code, other.code] as const),
    ),
    counted: countedOf(cells),
  };
}

/** Fewer that are the same may be by chance, as may small numbers. */
const SAME = 3;
const LARGE = 10;

/**
 * Measures that hold the count that a percentage is of, or is. It is written down nowhere, so the numbers tell: of
 * every place and time that both are held for, they are the same.
 */
function countedOf(cells: readonly Cell[]): Structure['counted'] {
  const counts = groupBy(
    cells.filter(({ kind }) => kind === 'count'),
    ({ measure }) => measure,
  );
  const shares = groupBy(
    cells.filter(({ kind }) => kind === 'percent' || kind === 'rate'),
    ({ measure }) => measure,
  );
  const values = new Map(
    [...counts].map(([as, group]) => [as, new Map(group.map((cell) => [placeKey(cell), cell.value]))]),
  );
  return [...shares].flatMap(([measure, group]) =>
    [...values].flatMap(([as, held]) =>
      (['n', 'd'] as const).filter((part) => isSame(group, held, part)).map((part) => ({ measure, part, as })),
    ),
  );
}

function placeKey({ area, dimension, category, start, end }: Cell): string {
  return `${area}|${dimension}|${category}|${start}|${end}`;
}

function isSame(group: readonly Cell[], held: ReadonlyMap<string, number | null>, part: 'n' | 'd'): boolean {
  const same = new Set<number>();
  for (const cell of group) {
    const [mine, theirs] = [part === 'n' ? cell.numerator : cell.denominator, held.get(placeKey(cell)) ?? null];
    if (mine === null || theirs === null) continue;
    if (mine !== theirs) return false;
    if (mine >= LARGE) same.add(mine);
  }
  return same.size >= SAME;
}
