import type { CellKey } from './cell.ts';
import type { Equation, Quantity } from './equations.ts';
import { type Fraction, isZero, less, NOUGHT, ONE, times } from './fraction.ts';
import type { Count, Known } from './known.ts';
import { pinned } from './pinned.ts';
import { type Derivation, derivable, type Solved, solve } from './solve.ts';

/** What someone knows who sees all that is not hidden. */
export interface View {
  readonly known: Known;
  readonly equations: readonly Equation[];
  /** Which cell tells the last of them: what its percentage says, while it is shown, of counts that are not held. */
  readonly toldBy: readonly (CellKey | null)[];
  readonly isUnknown: (name: Quantity) => boolean;
  readonly solved: Solved<Quantity>;
}

export function viewOf(equations: readonly Equation[], known: Known, hidden: ReadonlySet<CellKey>): View {
  const ratios = ratiosSeen(equations, known, hidden);
  const all = [...equations, ...ratios.map(({ ratio }) => ratio)];
  const toldBy = [...equations.map(() => null), ...ratios.map(({ key }) => key)];
  const isUnknown = (name: Quantity) => isHeldBack(name, known, hidden);
  const open = all.map((equation) => new Map([...equation].filter(([name]) => isUnknown(name))));
  return { known, equations: all, toldBy, isUnknown, solved: solve(open) };
}

/** Nobody knows it, or it is hidden. */
export function isHeldBack(name: Quantity, { counts }: Known, hidden: ReadonlySet<CellKey>): boolean {
  const count = counts.get(name);
  return count === undefined || count.number === null || hidden.has(count.key);
}

function ratiosSeen(equations: readonly Equation[], { counts, ratios }: Known, hidden: ReadonlySet<CellKey>) {
  if (ratios.size === 0) return [];
  const names = equations.flatMap((equation) => [...equation.keys()]);
  const keys = new Set(names.map((name) => counts.get(name)?.key ?? ''));
  return [...keys].flatMap((key) => {
    const ratio = hidden.has(key) ? undefined : ratios.get(key);
    return ratio ? [{ key, ratio }] : [];
  });
}

/** A hidden cell that can be worked out. */
export interface Exposure {
  readonly cell: CellKey;
  /** The cells shown without which it could not be, in this way at least; the one to hide first comes first. */
  readonly from: readonly { readonly key: CellKey }[];
}

/** Every way that was found to work out a hidden cell that must not be; empty where there is none. */
export function exposures(view: View): readonly Exposure[] {
  const wholes = wholesOf(view.equations);
  const expose = (name: Quantity, how: Derivation): readonly Exposure[] => {
    const count = view.known.counts.get(name);
    return count?.sensitive ? [{ cell: count.key, from: shownIn(view, how, wholes) }] : [];
  };
  return [
    ...[...derivable(view.solved)].flatMap(([name, how]) => expose(name, how)),
    ...view.equations.flatMap((equation, at) =>
      pinned(equation, view.known, view.isUnknown).flatMap((name) => expose(name, new Map([[at, ONE]]))),
    ),
  ];
}

/** Counts that stand alone against others in some sum: hiding a total takes more away than hiding a part. */
function wholesOf(equations: readonly Equation[]): ReadonlySet<Quantity> {
  const wholes = equations.flatMap((equation) => {
    const above = [...equation].filter(([, { top }]) => top > 0n).map(([name]) => name);
    const below = [...equation].filter(([, { top }]) => top < 0n).map(([name]) => name);
    return equation.size < 3 ? [] : [above, below].filter(({ length }) => length === 1).flat();
  });
  return new Set(wholes);
}

type Candidate = Count & { readonly isWhole: boolean };

/** The percentages that it needs, and the cells that are left of its equations when they are put together. */
function shownIn(
  { equations, toldBy, known, isUnknown }: View,
  how: Derivation,
  wholes: ReadonlySet<Quantity>,
): Exposure['from'] {
  const tellers = [...how.keys()].flatMap((at) => toldBy[at] ?? []);
  const together = new Map<Quantity, Fraction>();
  for (const [at, factor] of how) {
    for (const [name, each] of equations[at] ?? []) {
      together.set(name, less(together.get(name) ?? NOUGHT, times(each, factor)));
    }
  }
  const shown = [...together].flatMap(([name, factor]): Candidate[] => {
    const count = known.counts.get(name);
    return isZero(factor) || !count || isUnknown(name) ? [] : [{ ...count, isWhole: wholes.has(name) }];
  });
  return [...tellers.toSorted().map((key) => ({ key })), ...shown.toSorted(byCost)];
}

/** Parts before totals, cases before what they are of, the smallest first; 0 comes last, since it hides the least. */
function byCost(a: Candidate, b: Candidate): number {
  return (
    Number(a.isWhole) - Number(b.isWhole) ||
    Number(a.part === 'd') - Number(b.part === 'd') ||
    Number(a.number === 0) - Number(b.number === 0) ||
    (a.number ?? 0) - (b.number ?? 0) ||
    (a.key < b.key ? -1 : 1)
  );
}
