import { type Cell, type CellKey, isSensitive, keyOf } from './cell.ts';
import { connected } from './connected.ts';
import { cover } from './cover.ts';
import { equationsOf, type Structure } from './equations.ts';
import { knownOf } from './known.ts';
import type { DisclosureRule } from './rule.ts';

/** Why a cell is hidden: the source hid it, its number is small, or a hidden one could be worked out from it. */
export type HiddenBy = 'source' | 'small' | 'secondary';

export interface Protection {
  readonly hidden: ReadonlyMap<CellKey, HiddenBy>;
  /** Hidden cells that can be worked out for all that: nothing is left to hide. Empty where the rule hides no others. */
  readonly exposed: ReadonlySet<CellKey>;
}

/**
 * Which cells must not be shown, so that no hidden one can be worked out from all that may be: totals less parts,
 * percentages and what they are of, opposites, quarters less months, or any of them together. It is decided for
 * everything that is published at once, so that no two answers give together what neither gives alone; `cells` cut down
 * to what is about to be shown protect that showing alone.
 *
 * Rounded numbers give nothing back exactly, so with rounding no others are hidden; of money, which is not rounded, they
 * are.
 */
export function protect(cells: readonly Cell[], structure: Structure, rule: DisclosureRule): Protection {
  const sensitive = cells.filter((cell) => isSensitive(cell, rule));
  const hidden = new Map(
    sensitive.map((cell): [CellKey, HiddenBy] => [keyOf(cell), cell.suppressed ? 'source' : 'small']),
  );
  if (!rule.secondary || hidden.size === 0) return { hidden, exposed: new Set() };
  const near = withinReach(cells, sensitive, structure).filter((cell) => isExact(cell, rule));
  const known = knownOf(near, rule);
  const primary = new Set(hidden.keys());
  const covers = connected(equationsOf(near, structure), known, primary).map((each) => cover(each, known, primary));
  for (const key of covers.flatMap(({ secondary }) => secondary)) hidden.set(key, 'secondary');
  return { hidden, exposed: new Set(covers.flatMap(({ exposed }) => [...exposed])) };
}

function isExact({ kind }: Cell, { rounding }: DisclosureRule): boolean {
  return rounding === null || kind === 'amount';
}

/** The cells of measures that hang together with those of hidden ones: no others tell of them. */
function withinReach(cells: readonly Cell[], from: readonly Cell[], structure: Structure): readonly Cell[] {
  const measures = new Set(from.map(({ measure }) => measure));
  const pairs = [...structure.complements, ...structure.counted.map(({ measure, as }) => [measure, as] as const)];
  for (let before = -1; before !== measures.size; ) {
    before = measures.size;
    for (const pair of pairs) if (pair.some((one) => measures.has(one))) for (const one of pair) measures.add(one);
  }
  return cells.filter(({ measure }) => measures.has(measure));
}
