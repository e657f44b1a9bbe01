import { AREAS, type Area } from './areas.ts';
import type { Calendar, Stretch } from './calendar.ts';
import { type CountSpec, SPECS } from './count-specs.ts';
import { type Cell, type Figure, keyOf } from './figures.ts';

/** Cells of which those on one side add up to those on the other: with all but one shown, that one is known too. */
export interface Equation {
  readonly left: readonly Cell[];
  readonly right: readonly Cell[];
}

type Cells = ReadonlyMap<string, Cell>;

/** Every cell that the figures show. */
export function cellsOf(figures: readonly Figure[]): Cells {
  const all = figures.flatMap(({ count, of, rest }) => [count, of, rest].filter((cell) => cell !== null));
  return new Map(all.map((cell) => [cell.key, cell]));
}

/** What is published: the figures and, once each, the cells that they show. */
export interface Published {
  readonly figures: readonly Figure[];
  readonly cells: Cells;
  readonly calendar: Calendar;
}

/**
 * All sums that anyone can do with what the figures show of some counts: over areas, over time, of a whole, and of what
 * came and left.
 */
export function equationsOf({ figures, cells, calendar }: Published, counts: ReadonlySet<string>): readonly Equation[] {
  const isAbout = ({ count }: Cell) => counts.has(count);
  const wholes = figures.flatMap(({ count, of, rest }) => {
    if (of === null || rest === null || ![count, of, rest].some(isAbout)) return [];
    return [{ left: [of], right: [count, rest] }];
  });
  const ofCells = [...cells.values()].flatMap((cell) => [
    ...(isAbout(cell) ? [...overAreas(cell, cells), ...overTime(cell, cells, calendar)] : []),
    ...(isAbout(cell) || madeOf(cell.count).some((part) => counts.has(part)) ? byMaking(cell, cells, calendar) : []),
  ]);
  return [...wholes, ...ofCells];
}

function specOf(count: string): CountSpec | undefined {
  return (SPECS as Readonly<Record<string, CountSpec>>)[count];
}

function madeOf(count: string): readonly string[] {
  const spec = specOf(count);
  if (spec?.kind === 'sum') return spec.of;
  return spec?.kind === 'balance' ? [spec.in, spec.out] : [];
}

function overAreas(cell: Cell, cells: Cells): readonly Equation[] {
  const below = AREAS.filter((area) => isPart(area, cell.area));
  return equation(
    [cell],
    below.map((area) => find(cells, cell.count, area, cell.stretch)),
  );
}

/** Teams make the organisation, localities their team. */
function isPart(area: Area, whole: Area): boolean {
  if (whole.level === 'organisation') return area.level === 'team';
  if (whole.level !== 'team' || area.level !== 'locality') return false;
  return area.localities.every((one) => whole.localities.includes(one));
}

/** A quarter is three months, a rolling year twelve months and, at the end of a quarter, four quarters. */
function overTime(cell: Cell, cells: Cells, calendar: Calendar): readonly Equation[] {
  const { basis, first, last } = cell.stretch;
  if (basis === 'month' || basis === 'snapshot') return [];
  const within = (parts: readonly Stretch[]) => parts.filter((part) => part.first >= first && part.last <= last);
  const sumOf = (parts: readonly Stretch[]) =>
    equation(
      [cell],
      parts.map((part) => find(cells, cell.count, cell.area, part)),
    );
  const quarters = within(calendar.stretches.quarter);
  return [
    ...sumOf(within(calendar.stretches.month)),
    ...(basis === 'rolling-year' && quarters.length === 4 ? sumOf(quarters) : []),
  ];
}

/** By how the count was made: a sum of others, or what was there before with what came and without what left. */
function byMaking(cell: Cell, cells: Cells, calendar: Calendar): readonly Equation[] {
  const spec = specOf(cell.count);
  const here = (count: string, stretch = cell.stretch) => find(cells, count, cell.area, stretch);
  if (spec?.kind === 'sum') {
    return equation(
      [cell],
      spec.of.map((part) => here(part)),
    );
  }
  if (spec?.kind !== 'balance' || cell.stretch.basis !== 'snapshot') return [];
  const during = [...calendar.stretches.month, ...calendar.stretches.quarter].filter(
    ({ last }) => last === cell.stretch.last,
  );
  return during.flatMap((stretch) => {
    const before = calendar.stretches.snapshot[stretch.first - 1];
    if (before === undefined) return [];
    return equation([cell, here(spec.out, stretch)], [here(spec.in, stretch), here(cell.count, before)]);
  });
}

/** None where a cell of it is nowhere shown. */
function equation(left: readonly (Cell | undefined)[], right: readonly (Cell | undefined)[]): readonly Equation[] {
  const isShown = (cell: Cell | undefined): cell is Cell => cell !== undefined;
  if (right.length === 0 || !left.every(isShown) || !right.every(isShown)) return [];
  return [{ left, right }];
}

function find(cells: Cells, count: string, area: Area, stretch: Stretch): Cell | undefined {
  return cells.get(keyOf(count, area.name, stretch));
}
