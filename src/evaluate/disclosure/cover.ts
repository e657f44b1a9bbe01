import type { CellKey } from './cell.ts';
import { type Equation, type Quantity, quantitiesOf } from './equations.ts';
import { type Exposure, exposures, isHeldBack, type View, viewOf } from './exposed.ts';
import type { Known } from './known.ts';
import { pinned } from './pinned.ts';
import { derivable, learn, type Solved } from './solve.ts';

export interface Cover {
  /** What must be hidden beside what is. */
  readonly secondary: readonly CellKey[];
  /** Hidden cells that can be worked out for all that. */
  readonly exposed: ReadonlySet<CellKey>;
}

/** Hides further cells until nothing is exposed, then shows again what need not be hidden after all. */
export function cover(equations: readonly Equation[], known: Known, primary: ReadonlySet<CellKey>): Cover {
  const hidden = new Set(primary);
  for (;;) {
    const view = viewOf(equations, known, hidden);
    const found = exposures(view);
    const chosen = chooseFrom(found);
    if (chosen.size === 0) {
      const exposed = new Set(found.map(({ cell }) => cell));
      const added = [...hidden].filter((key) => !primary.has(key));
      return { secondary: needed(added, hidden, { view, exposed }), exposed };
    }
    for (const key of chosen) hidden.add(key);
  }
}

/** One cell for each way, the cheapest, unless one that is chosen already stands in that way too. */
function chooseFrom(found: readonly Exposure[]): ReadonlySet<CellKey> {
  const chosen = new Set<CellKey>();
  for (const { from } of found) {
    const [cheapest] = from;
    if (cheapest && !from.some(({ key }) => chosen.has(key))) chosen.add(cheapest.key);
  }
  return chosen;
}

/** The latest that were hidden are tried first: they were hidden for the sake of the fewest. */
function needed(
  added: readonly CellKey[],
  hidden: ReadonlySet<CellKey>,
  { view, exposed }: { readonly view: View; readonly exposed: ReadonlySet<CellKey> },
): readonly CellKey[] {
  const those = new Set(hidden);
  let { solved } = view;
  return added.toReversed().filter((key) => {
    those.delete(key);
    const more = seen(key, view, solved);
    if (more !== null && !tells(key, those, { view, exposed, solved: more })) {
      solved = more;
      return false;
    }
    those.add(key);
    return true;
  });
}

/** What is known once a cell is seen; null where its percentage says more than its counts, so that it stays hidden. */
function seen(key: CellKey, { known }: View, solved: Solved<Quantity>): Solved<Quantity> | null {
  if (known.ratios.has(key)) return null;
  return quantitiesOf(key).reduce((all, name) => learn(all, name), solved);
}

interface Seen {
  readonly view: View;
  readonly exposed: ReadonlySet<CellKey>;
  readonly solved: Solved<Quantity>;
}

/** Whether a cell that is seen gives away one that must not be, which was not given away without it. */
function tells(key: CellKey, hidden: ReadonlySet<CellKey>, { view, exposed, solved }: Seen): boolean {
  const { known, equations } = view;
  const isSecret = (name: Quantity) => {
    const count = known.counts.get(name);
    return count?.sensitive === true && hidden.has(count.key) && !exposed.has(count.key);
  };
  if ([...derivable(solved).keys()].some(isSecret)) return true;
  const names = quantitiesOf(key);
  const isUnknown = (name: Quantity) => isHeldBack(name, known, hidden);
  return equations
    .filter((equation) => names.some((name) => equation.has(name)))
    .some((equation) => pinned(equation, known, isUnknown).some(isSecret));
}
