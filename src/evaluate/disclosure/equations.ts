import { type Cell, type CellKey, isSum, keyOf } from './cell.ts';
import { type Fraction, MINUS_ONE, ONE } from './fraction.ts';
import { monthsIn, tilesOf } from './spans.ts';

/** One of a cell's two counts: 'n' of how many it is, 'd' out of how many. */
export type Quantity = string;

export function quantity(cell: Parameters<typeof keyOf>[0], part: 'n' | 'd'): Quantity {
  return `${part}${keyOf(cell)}`;
}

export function quantitiesOf(key: CellKey): readonly [Quantity, Quantity] {
  return [`n${key}`, `d${key}`];
}

/** A sum that is 0 whatever the numbers are: anyone who knows how the table is made knows it. */
export type Equation = ReadonlyMap<Quantity, Fraction>;

/** How numbers hang together, beside what their own columns say. */
export interface Structure {
  /** Areas that are made of others, without gap or overlap: localities, and teams, of the same whole. */
  readonly areas: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  /** Measures of what happened in a stretch of time, which add up over it. */
  readonly additive: ReadonlySet<string>;
  /** Measures that are each other's opposite: seen and not seen. */
  readonly complements: readonly (readonly [string, string])[];
  /** Counts that are held as a measure of their own too: the children that a percentage is of, or is. */
  readonly counted: readonly { readonly measure: string; readonly part: 'n' | 'd'; readonly as: string }[];
}

/** All equations that hold between cells. They may name cells that are not held: those are unknown to everyone. */
export function equationsOf(cells: readonly Cell[], structure: Structure): readonly Equation[] {
  return [
    ...ofAreas(cells, structure),
    ...ofCategories(cells),
    ...ofTime(cells, structure),
    ...ofComplements(cells, structure),
    ...ofCounted(cells, structure),
  ];
}

const PARTS = ['n', 'd'] as const;
const [PLUS, MINUS] = [ONE, MINUS_ONE];

/** A whole less its parts, once for each of the two counts. */
function adds(whole: Cell, parts: readonly Parameters<typeof keyOf>[0][]): readonly Equation[] {
  const counts = isSum(whole.kind) ? PARTS.slice(0, 1) : PARTS;
  return counts.map((part) => {
    const terms = parts.map((each) => [quantity(each, part), MINUS] as const);
    return new Map([[quantity(whole, part), PLUS], ...terms]);
  });
}

function ofAreas(cells: readonly Cell[], { areas }: Structure): readonly Equation[] {
  const held = new Set(cells.map(keyOf));
  return areas.flatMap(({ whole, parts }) =>
    cells
      .filter(({ area }) => area === whole)
      .flatMap((cell) => {
        const made = parts.map((area) => ({ ...cell, area }));
        return made.some((each) => held.has(keyOf(each))) ? adds(cell, made) : [];
      }),
  );
}

/** The categories of a dimension are those that any cell of the measure has. */
function ofCategories(cells: readonly Cell[]): readonly Equation[] {
  const categories = new Map<string, Map<string, Set<string>>>();
  for (const { measure, dimension, category } of cells) {
    if (dimension === 'all') continue;
    const dimensions = categories.get(measure) ?? new Map<string, Set<string>>();
    categories.set(measure, dimensions.set(dimension, (dimensions.get(dimension) ?? new Set()).add(category)));
  }
  const held = new Set(cells.map(keyOf));
  return cells
    .filter(({ dimension }) => dimension === 'all')
    .flatMap((total) =>
      [...(categories.get(total.measure) ?? [])].flatMap(([dimension, names]) => {
        const parts = [...names].map((category) => ({ ...total, dimension, category }));
        return parts.some((each) => held.has(keyOf(each))) ? adds(total, parts) : [];
      }),
    );
}

/** Quarters are months, years are quarters and months: each stretch by all that tile it. */
function ofTime(cells: readonly Cell[], { additive }: Structure): readonly Equation[] {
  const flows = cells.filter(({ measure, start, end }) => additive.has(measure) && start !== end);
  const lengths = new Map<string, Set<number>>();
  for (const cell of flows) {
    lengths.set(cell.measure, (lengths.get(cell.measure) ?? new Set()).add(monthsIn(cell)));
  }
  const held = new Set(cells.map(keyOf));
  return flows.flatMap((cell) =>
    [...(lengths.get(cell.measure) ?? [])].flatMap((length) => {
      const tiles = tilesOf(cell, length);
      const parts = tiles.map(({ start, end }) => ({ ...cell, start, end }));
      return parts.some((each) => held.has(keyOf(each))) ? adds(cell, parts) : [];
    }),
  );
}

function ofComplements(cells: readonly Cell[], { complements }: Structure): readonly Equation[] {
  return complements.flatMap(([one, other]) =>
    cells
      .filter(({ measure }) => measure === one || measure === other)
      .flatMap((cell) => {
        const opposite = { ...cell, measure: cell.measure === one ? other : one };
        const [n, d] = [quantity(cell, 'n'), quantity(cell, 'd')];
        return [
          new Map([
            [n, PLUS],
            [quantity(opposite, 'n'), PLUS],
            [d, MINUS],
          ]),
          new Map([
            [d, PLUS],
            [quantity(opposite, 'd'), MINUS],
          ]),
        ];
      }),
  );
}

function ofCounted(cells: readonly Cell[], { counted }: Structure): readonly Equation[] {
  return counted.flatMap(({ measure, part, as }) =>
    cells
      .filter((cell) => cell.measure === measure)
      .map(
        (cell) =>
          new Map([
            [quantity(cell, part), PLUS],
            [quantity({ ...cell, measure: as }, 'n'), MINUS],
          ]),
      ),
  );
}
