import type { CellKey } from './cell.ts';
import type { Equation } from './equations.ts';
import type { Known } from './known.ts';

/** Equations in groups that share nothing, and of those only the ones with a hidden cell among them. */
export function connected(
  equations: readonly Equation[],
  { counts, ratios }: Known,
  hidden: ReadonlySet<CellKey>,
): readonly (readonly Equation[])[] {
  const groups = new Map<string, Equation[]>();
  const rootOf = unite([...equations, ...ratios.values()]);
  for (const equation of equations) {
    const root = rootOf([...equation.keys()][0] ?? '');
    const group = groups.get(root);
    if (group) group.push(equation);
    else groups.set(root, [equation]);
  }
  const isHidden = (name: string) => hidden.has(counts.get(name)?.key ?? '');
  return [...groups.values()].filter((group) => group.some((equation) => [...equation.keys()].some(isHidden)));
}

/** What tells of a name the one that stands for all that hang together with it. */
function unite(equations: readonly Equation[]): (name: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    if (root !== name) parents.set(name, root);
    return root;
  };
  for (const equation of equations) {
    const [first = '', ...others] = equation.keys();
    for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  return rootOf;
}
