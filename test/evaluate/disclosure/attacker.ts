import { type Cell, type CellKey, keyOf } from '../../../src/evaluate/disclosure/cell.ts';
import { KINDS, month, PLACES, QUAYS, quarter, TIMES, TOWN } from './tables.ts';

/**
 * Someone who has every number that is shown, knows how the tables are made, and solves for the rest: a system of
 * equations over whole fractions, with what each is equal to. It shares no code with what it attacks.
 */

type Row = bigint[];

/** What someone knows: so many of these numbers make a total. */
export interface Sum {
  readonly terms: readonly (readonly [string, bigint])[];
  readonly total: bigint;
}

/** Every number that can be worked out from sums. What is told outright is put in before the rest is solved. */
export function workedOut(sums: readonly Sum[]): ReadonlyMap<string, number> {
  const told = new Map(
    sums.flatMap(({ terms, total }) => (terms.length === 1 ? [[terms[0]![0], total] as const] : [])),
  );
  const left = sums.flatMap(({ terms, total }) => {
    const open = terms.filter(([name]) => !told.has(name));
    const rest = terms.reduce((sum, [name, times]) => sum - times * (told.get(name) ?? 0n), total);
    return open.length === 0 ? [] : [{ terms: open, total: rest }];
  });
  const names = [...new Set(left.flatMap(({ terms }) => terms.map(([name]) => name)))];
  const at = new Map(names.map((name, place) => [name, place]));
  const rows = left.map(({ terms, total }) => {
    const row: Row = Array.from({ length: names.length + 1 }, () => 0n);
    for (const [name, times] of terms) row[at.get(name)!]! += times;
    row[names.length] = total;
    return row;
  });
  const solved = [...solve(rows, names.length)].map(([place, value]) => [names[place]!, value] as const);
  return new Map([...[...told].map(([name, value]) => [name, Number(value)] as const), ...solved]);
}

/** What can be worked out of the late children of hidden cells, by cell. */
export function attack(cells: readonly Cell[], hidden: ReadonlySet<CellKey>): ReadonlyMap<CellKey, number> {
  const found = workedOut(knowledge(cells, hidden));
  const secret = cells.filter((cell) => cell.measure !== 'ALL' && hidden.has(keyOf(cell)));
  return new Map(
    secret.flatMap((cell) => {
      const value = found.get(late(cell));
      return value === undefined ? [] : [[keyOf(cell), value] as const];
    }),
  );
}

type Place = Pick<Cell, 'area' | 'category' | 'start' | 'end'>;

const name = (what: string, { area, category, start, end }: Place) => `${what} ${area} ${category} ${start} ${end}`;
/** Of LATE those who are late, of ON-TIME those who are not. */
const late = (cell: Place & Pick<Cell, 'measure'>) => name(cell.measure, cell);

function knowledge(cells: readonly Cell[], hidden: ReadonlySet<CellKey>): readonly Sum[] {
  const places = PLACES.flatMap((area) =>
    ['all', ...KINDS].flatMap((category) => TIMES.map((time) => ({ area, category, ...time }))),
  );
  return [...places.flatMap(whatIsKnownOf), ...cells.filter((cell) => !hidden.has(keyOf(cell))).flatMap(told)];
}

function told(cell: Cell): readonly Sum[] {
  if (cell.kind === 'count') return [{ terms: [[name('ALL', cell), 1n]], total: BigInt(cell.value!) }];
  return [
    { terms: [[late(cell), 1n]], total: BigInt(cell.numerator!) },
    { terms: [[name('ALL', cell), 1n]], total: BigInt(cell.denominator!) },
  ];
}

/** By what it is, and by areas, kinds and months. */
function whatIsKnownOf(place: Place): readonly Sum[] {
  const none = (...terms: (readonly [string, bigint])[]): Sum => ({ terms, total: 0n });
  const opposite = none([name('LATE', place), 1n], [name('ON-TIME', place), 1n], [name('ALL', place), -1n]);
  const whole = (what: string, parts: readonly Place[]) =>
    none([name(what, place), 1n], ...parts.map((part) => [name(what, part), -1n] as const));
  const made = ['LATE', 'ON-TIME', 'ALL'].flatMap((what) => [
    ...(place.area === TOWN
      ? [
          whole(
            what,
            QUAYS.map((area) => ({ ...place, area })),
          ),
        ]
      : []),
    ...(place.category === 'all'
      ? [
          whole(
            what,
            KINDS.map((category) => ({ ...place, category })),
          ),
        ]
      : []),
    ...[0, 1].flatMap((at) =>
      place.start === quarter(at).start && place.end === quarter(at).end
        ? [
            whole(
              what,
              [0, 1, 2].map((one) => ({ ...place, ...month(3 * at + one) })),
            ),
          ]
        : [],
    ),
  ]);
  return [opposite, ...made];
}

/** Whatever has one value in every solution. Rows are multiplied through, so that all stays whole. */
function solve(rows: readonly Row[], unknowns: number): ReadonlyMap<number, number> {
  const left = [...rows];
  const solved: { readonly at: number; row: Row }[] = [];
  for (let at = 0; at < unknowns; at += 1) {
    const place = left.findIndex((row) => row[at] !== 0n);
    if (place === -1) continue;
    const [pivot] = left.splice(place, 1) as [Row];
    left.forEach((row, one) => {
      left[one] = without(row, pivot, at);
    });
    for (const one of solved) one.row = without(one.row, pivot, at);
    solved.push({ at, row: pivot });
  }
  return new Map(
    solved.flatMap(({ at, row }) => {
      const alone = row.every((each, one) => each === 0n || one === at || one === unknowns);
      return alone ? [[at, Number(row[unknowns]!) / Number(row[at]!)] as const] : [];
    }),
  );
}

function without(row: Row, pivot: Row, at: number): Row {
  const [mine, theirs] = [row[at]!, pivot[at]!];
  if (mine === 0n) return row;
  const rest = row.map((each, one) => each * theirs - pivot[one]! * mine);
  const shared = rest.reduce((all, each) => divisor(all, each < 0n ? -each : each), 0n);
  return shared > 1n ? rest.map((each) => each / shared) : rest;
}

function divisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}
