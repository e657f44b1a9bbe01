import { type Fraction, isZero, less, NOUGHT, ONE, over, times } from './fraction.ts';

/** Terms of a sum: what is multiplied, by what. */
export type Terms<Name> = ReadonlyMap<Name, Fraction>;

/** That something follows from equations: which, each how many times. */
export type Derivation = Terms<number>;

/** An equation put together from others. What it is equal to does not matter: whoever has them can work it out. */
interface Row<Name> {
  readonly terms: Terms<Name>;
  /** Which ones, and how many of each; those that were learnt later are not among them. */
  readonly from: Derivation;
}

/** Equations solved for as many unknowns as they settle, each unknown in its own row alone. */
export type Solved<Name> = ReadonlyMap<Name, Row<Name>>;

/** Exact, by Gauss and Jordan. */
export function solve<Name>(equations: readonly Terms<Name>[]): Solved<Name> {
  const solved = new Map<Name, Row<Name>>();
  const holders = new Map<Name, Set<Name>>();
  equations.forEach((terms, at) => {
    put(
      solved,
      { terms, from: new Map([[at, ONE]]) },
      (name) => holders.get(name) ?? [],
      (pivot, names) => {
        for (const name of names) holders.set(name, (holders.get(name) ?? new Set()).add(pivot));
      },
    );
  });
  return solved;
}

/** The same with one unknown known too. */
export function learn<Name>(solved: Solved<Name>, name: Name): Solved<Name> {
  const more = new Map(solved);
  put(
    more,
    { terms: new Map([[name, ONE]]), from: new Map() },
    () => more.keys(),
    () => {},
  );
  return more;
}

/** Each unknown that follows by itself, with the equations that it follows from. */
export function derivable<Name>(solved: Solved<Name>): ReadonlyMap<Name, Derivation> {
  const alone = [...solved].filter(([, { terms }]) => terms.size === 1);
  return new Map(alone.map(([name, { from }]) => [name, from]));
}

/** Solves a row for its first unknown, and puts that out of all the others. */
function put<Name>(
  solved: Map<Name, Row<Name>>,
  row: Row<Name>,
  holdersOf: (name: Name) => Iterable<Name>,
  note: (pivot: Name, names: Iterable<Name>) => void,
): void {
  let left = row;
  for (const name of row.terms.keys()) {
    const known = solved.get(name);
    if (known) left = without(left, known, name);
  }
  const [first] = left.terms;
  if (!first) return;
  const [pivot, factor] = first;
  const found: Row<Name> = { terms: scaled(left.terms, factor), from: scaled(left.from, factor) };
  for (const holder of [...holdersOf(pivot)]) {
    const other = solved.get(holder);
    if (!other?.terms.has(pivot)) continue;
    solved.set(holder, without(other, found, pivot));
    note(holder, found.terms.keys());
  }
  solved.set(pivot, found);
  note(pivot, found.terms.keys());
}

/** So many of another row less that an unknown falls out of this one. */
function without<Name>(row: Row<Name>, other: Row<Name>, name: Name): Row<Name> {
  const factor = row.terms.get(name);
  if (!factor) return row;
  return { terms: subtract(row.terms, other.terms, factor), from: subtract(row.from, other.from, factor) };
}

function scaled<Name>(terms: Terms<Name>, factor: Fraction): Terms<Name> {
  if (factor.top === 1n && factor.over === 1n) return terms;
  return new Map([...terms].map(([name, each]) => [name, over(each, factor)]));
}

function subtract<Name>(terms: Terms<Name>, others: Terms<Name>, factor: Fraction): Terms<Name> {
  const rest = new Map(terms);
  for (const [name, each] of others) {
    const left = less(rest.get(name) ?? NOUGHT, times(each, factor));
    if (isZero(left)) rest.delete(name);
    else rest.set(name, left);
  }
  return rest;
}
