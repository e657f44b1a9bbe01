import type { Calendar } from './calendar.ts';
import { cellsOf, type Equation, equationsOf, type Published } from './equations.ts';
import type { Cell, Figure } from './figures.ts';

/** Fewer than this many, and not none, could be recognised. */
export const FEWEST_SHOWN = 5;

/**
 * Keys of the cells that must not be shown: small numbers, and as many others as it takes so that no sum over what is
 * shown gives one of them back.
 */
export function hiddenCells(figures: readonly Figure[], calendar: Calendar): ReadonlySet<string> {
  const published = { figures, cells: cellsOf(figures), calendar };
  const small = [...published.cells.values()].filter(({ number }) => number > 0 && number < FEWEST_SHOWN);
  const hidden = new Set(small.map(({ key }) => key));
  hideWithWholes(figures, hidden);
  for (let before = -1; before !== hidden.size; ) {
    before = hidden.size;
    for (const equation of equationsOf(published, countsOf(hidden, published))) closeGap(equation, hidden);
    hideWithWholes(figures, hidden);
  }
  return hidden;
}

function countsOf(hidden: ReadonlySet<string>, { cells }: Published): ReadonlySet<string> {
  return new Set([...hidden].flatMap((key) => cells.get(key)?.count ?? []));
}

/** Of a group that is hidden itself, no part is shown. */
function hideWithWholes(figures: readonly Figure[], hidden: Set<string>): void {
  for (const { count, of, rest } of figures) {
    if (of === null || rest === null || !hidden.has(of.key)) continue;
    hidden.add(count.key).add(rest.key);
  }
}

/** Hides another cell of a sum that would give a hidden one back, the smallest that may be. */
function closeGap({ left, right }: Equation, hidden: Set<string>): void {
  const all = [...left, ...right];
  while (givesBack(left, right, hidden)) {
    const open = all.filter(({ key, number, area }) => !hidden.has(key) && number > 0 && area.level !== 'organisation');
    const [next] = open.sort((a, b) => a.number - b.number);
    if (next === undefined) throw new Error(`no other number can hide ${all[0]?.key.replaceAll('\n', ', ')}`);
    hidden.add(next.key);
  }
}

/** One hidden cell is what the others leave; several that are each at least one are known where they make no more. */
function givesBack(left: readonly Cell[], right: readonly Cell[], hidden: ReadonlySet<string>): boolean {
  const [here, there] = [left, right].map((side) => side.filter(({ key }) => hidden.has(key))) as [Cell[], Cell[]];
  const count = here.length + there.length;
  if (count === 1) return true;
  if (count === 0 || (here.length > 0 && there.length > 0)) return false;
  return [...here, ...there].reduce((sum, { number }) => sum + number, 0) <= count;
}

export function isHidden({ count, of, rest }: Figure, hidden: ReadonlySet<string>): boolean {
  return [count, of, rest].some((cell) => cell !== null && hidden.has(cell.key));
}
