import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNumber } from '../../src/evaluate/decimal.ts';
import { extremesOf } from '../../src/figures/extreme.ts';
import { bySeries, type Figure } from '../../src/figures/figure.ts';
import { meansAlong } from '../../src/figures/mean.ts';
import { runsOf } from '../../src/figures/run.ts';
import { totalsAlong } from '../../src/figures/sum.ts';
import { talliesOf } from '../../src/figures/tally.ts';
import { heldWhen } from '../../src/figures/when.ts';
import type { Condition, Order } from '../../src/question/question.ts';
import { type Cell, hidden, type World, worldOf } from './world.ts';

/** Tenths, so that sums in this brute force are exact. */
const tenths = fc.integer({ min: 0, max: 60 });
const number: fc.Arbitrary<Cell> = tenths.map((each) => ({ value: (each / 10).toFixed(1) }));
const cell: fc.Arbitrary<Cell | null> = fc.oneof(
  { weight: 8, arbitrary: number },
  { weight: 1, arbitrary: fc.constant(hidden) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const polarity = fc.constantFrom('higher' as const, 'lower' as const);
const target = fc.integer({ min: 0, max: 60 });
const cells = fc.array(cell, { minLength: 1, maxLength: 18 });

/** What a brute force knows of one month: its tenths, the month before it that is held, the target then in force. */
interface Known {
  readonly at: number;
  readonly tenths: number | null;
  readonly hidden: boolean;
  readonly before: number | null;
  readonly target: number;
}

interface Made {
  readonly world: World;
  readonly known: readonly Known[];
  readonly polarity: 'higher' | 'lower';
}

/** The target changes after the sixth month. */
const made: fc.Arbitrary<Made> = fc.record({ cells, polarity, early: target, late: target }).map((given) => {
  const world = worldOf({
    lines: [{ cells: given.cells }],
    polarity: given.polarity,
    thresholds: [
      { target: String(given.early / 10), to: '2030-06-30' },
      { target: String(given.late / 10), from: '2030-07-01' },
    ],
  });
  let before: number | null = null;
  const known: Known[] = [];
  for (const [at, each] of given.cells.entries()) {
    if (each === null) continue;
    const isHidden = each.marker === 'suppressed';
    const own = isHidden ? null : Math.round(Number(each.value) * 10);
    known.push({ at, tenths: own, hidden: isHidden, before, target: at < 6 ? given.early : given.late });
    before = own;
  }
  return { world, known, polarity: given.polarity };
});

type Judge = (each: Known, better: (a: number, b: number) => boolean) => boolean | null;

const up =
  (test: (value: number) => boolean): Judge =>
  ({ tenths: value }) =>
    value === null ? null : test(value);
const step =
  (test: (value: number, before: number) => boolean): Judge =>
  ({ tenths: value, before }) =>
    value === null || before === null ? null : test(value, before);

/** Each kind of condition that needs nothing but one line, with the brute force beside it. */
const conditions: fc.Arbitrary<readonly [Condition['test'], Judge]> = fc.oneof(
  fc.constantFrom('under', 'over', 'at-least', 'at-most', 'equal').chain((op) =>
    tenths.map((value): readonly [Condition['test'], Judge] => {
      const holds = {
        under: (own: number) => own < value,
        over: (own: number) => own > value,
        'at-least': (own: number) => own >= value,
        'at-most': (own: number) => own <= value,
        equal: (own: number) => own === value,
      } as const;
      return [{ kind: 'number', op: op, value: (value / 10).toFixed(1) }, up(holds[op])];
    }),
  ),
  fc.constantFrom<readonly [Condition['test'], Judge]>(
    [
      { kind: 'target', side: 'meets' },
      ({ tenths: value, target: aim }, better) => (value === null ? null : value === aim || better(value, aim)),
    ],
    [
      { kind: 'target', side: 'misses' },
      ({ tenths: value, target: aim }, better) => (value === null ? null : value !== aim && !better(value, aim)),
    ],
    [{ kind: 'target', side: 'above' }, ({ tenths: value, target: aim }) => (value === null ? null : value > aim)],
    [{ kind: 'target', side: 'below' }, ({ tenths: value, target: aim }) => (value === null ? null : value < aim)],
    [
      { kind: 'rated', ratings: ['exceeds'] },
      ({ tenths: value, target: aim }, better) => (value === null ? null : value === aim || better(value, aim)),
    ],
    [
      { kind: 'rated', ratings: ['attention'] },
      ({ tenths: value, target: aim }, better) => (value === null ? null : value !== aim && !better(value, aim)),
    ],
    [{ kind: 'moved', how: 'rose', since: null }, step((value, before) => value > before)],
    [{ kind: 'moved', how: 'fell', since: null }, step((value, before) => value < before)],
    [{ kind: 'moved', how: 'unchanged', since: null }, step((value, before) => value === before)],
    [{ kind: 'moved', how: 'changed', since: null }, step((value, before) => value !== before)],
    [
      { kind: 'moved', how: 'better', since: null },
      ({ tenths: value, before }, better) => (value === null || before === null ? null : better(value, before)),
    ],
    [
      { kind: 'moved', how: 'worse', since: null },
      ({ tenths: value, before }, better) =>
        value === null || before === null ? null : value !== before && !better(value, before),
    ],
  ),
);
const only = fc.tuple(conditions, fc.boolean());

function betterFor(polarity: 'higher' | 'lower'): (a: number, b: number) => boolean {
  return (a, b) => (polarity === 'higher' ? a > b : a < b);
}

const at = (figure: Figure | null) =>
  figure === null
    ? null
    : (Number(figure.observation.period.end.slice(0, 4)) - 2030) * 12 +
      Number(figure.observation.period.end.slice(5, 7)) -
      1;

describe('against a brute force on random small lines', () => {
  const conditioned = (
    { known, polarity }: Made,
    [[test, judge], not]: readonly [readonly [Condition['test'], Judge], boolean],
  ) => {
    const judged = known.map((each) => ({ ...each, holds: judge(each, betterFor(polarity)) }));
    const passes = (each: (typeof judged)[number]) => !each.hidden && each.holds !== null && each.holds !== not;
    return { judged, passes, question: { when: { kind: 'all' as const }, only: [{ not, test }] } };
  };

  it('a tally counts what a walk over every month counts', () => {
    fc.assert(
      fc.property(made, only, (world, condition) => {
        const { judged, passes, question } = conditioned(world, condition);
        const [tally] = talliesOf(world.world.asked({ ask: 'tally', ...question }), world.world.read);
        expect(tally?.met.map(at)).toEqual(judged.filter(passes).map((each) => each.at));
        expect(tally?.unjudged.map(at)).toEqual(
          judged.filter((each) => !each.hidden && each.holds === null).map((each) => each.at),
        );
        expect(tally?.rows.hidden.map(at)).toEqual(judged.filter((each) => each.hidden).map((each) => each.at));
        expect(tally?.of).toBe(judged.filter((each) => !each.hidden).length);
      }),
      { numRuns: 150 },
    );
  });

  it('when gives the first and the last that passes, or never', () => {
    fc.assert(
      fc.property(made, only, fc.constantFrom('first' as const, 'last' as const), (world, condition, end) => {
        const { judged, passes, question } = conditioned(world, condition);
        const [held] = heldWhen(world.world.asked({ ask: 'when', end, ...question }), world.world.read);
        const passing = judged.filter(passes);
        expect(at(held?.at ?? null)).toBe((end === 'first' ? passing[0] : passing.at(-1))?.at ?? null);
      }),
      { numRuns: 150 },
    );
  });

  it('a run goes back from the newest to the first that fails, is hidden, can not be told or is not held', () => {
    fc.assert(
      fc.property(made, only, (world, condition) => {
        const { judged, passes, question } = conditioned(world, condition);
        const [run] = runsOf(world.world.asked({ ask: 'run', ...question }), world.world.read);
        const steps = judged.slice(1).map((each, index) => each.at - (judged[index]?.at ?? 0));
        const usual = Math.min(...steps);
        let length = 0;
        for (let index = judged.length - 1; index >= 0; index -= 1) {
          const [each, next] = [judged[index], judged[index + 1]];
          if (!each || !passes(each) || (next && next.at - each.at !== usual)) break;
          length += 1;
        }
        expect(run?.figures.length).toBe(length);
        expect(run?.longest).toBeGreaterThanOrEqual(length);
      }),
      { numRuns: 150 },
    );
  });

  it('an extreme is the end of all numbers, level ones all, and nothing hidden', () => {
    const orders = fc.record({
      by: fc.constantFrom('value' as const, 'gap' as const, 'change' as const),
      end: fc.constantFrom('best' as const, 'worst' as const, 'highest' as const, 'lowest' as const),
    });
    fc.assert(
      fc.property(made, orders, (world, order: Order) => {
        const [extreme] = extremesOf(
          world.world.asked({ ask: 'extreme', when: { kind: 'all' }, order }),
          world.world.read,
        );
        const sizes = world.known.flatMap((each) => {
          const size = sizeOf(order.by, each);
          return size === null ? [] : [{ at: each.at, size: isTurned(order, world.polarity) ? -size : size }];
        });
        const wanted =
          order.end === 'best' || order.end === 'highest'
            ? Math.max(...sizes.map(({ size }) => size))
            : Math.min(...sizes.map(({ size }) => size));
        expect(extreme?.first.map(({ figure }) => at(figure))).toEqual(
          sizes.filter(({ size }) => size === wanted).map((each) => each.at),
        );
      }),
      { numRuns: 150 },
    );
  });
});

function sizeOf(by: Order['by'], each: Known): number | null {
  if (each.tenths === null) return null;
  if (by === 'value') return each.tenths;
  if (by === 'gap') return each.tenths - each.target;
  return each.before === null ? null : each.tenths - each.before;
}

function isTurned({ end }: Order, polarity: 'higher' | 'lower'): boolean {
  return (end === 'best' || end === 'worst') && polarity === 'lower';
}

describe('sums and means of random parts', () => {
  const counts = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 500 }).map((each): Cell => ({ value: String(each) })) },
      { weight: 1, arbitrary: fc.constant(hidden) },
    ),
    { minLength: 1, maxLength: 9 },
  );

  it('are of every part or of none, and never of a hidden one', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(totalsAlong, meansAlong), (given, along) => {
        const world = worldOf({ unit: 'count', lines: [{ cells: given }] });
        const [total] = along(world.asked({ ask: 'sum', when: { kind: 'all' } }), world.read);
        const isHidden = given.some(({ marker }) => marker === 'suppressed');
        const sum = given.reduce((all, { value }) => all + Number(value), 0);
        const made = along === totalsAlong ? sum : Math.round((sum / given.length) * 10 + 1e-9) / 10;
        const worked = total?.worked;
        const found =
          worked?.kind === 'worked-out' ? toNumber(worked.value) : worked?.kind === 'refused' ? worked.why : null;
        expect(found).toEqual(isHidden ? 'hidden' : made);
      }),
      { numRuns: 150 },
    );
  });

  it('of percentages are their counts added up', () => {
    const pairs = fc.array(
      fc
        .integer({ min: 1, max: 300 })
        .chain((of) =>
          fc
            .integer({ min: 0, max: of })
            .map((n) => ({ value: ((100 * n) / of).toFixed(1), numerator: n, denominator: of })),
        ),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(pairs, (given) => {
        const world = worldOf({ lines: [{ cells: given }] });
        const [total] = meansAlong(world.asked({ ask: 'mean', when: { kind: 'all' } }), world.read);
        const numerator = given.reduce((all, each) => all + each.numerator, 0);
        const denominator = given.reduce((all, each) => all + each.denominator, 0);
        expect(total?.worked).toMatchObject({
          kind: 'worked-out',
          method: 'pooled',
          counts: { numerator, denominator },
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the order of rows', () => {
  it('never matters', () => {
    fc.assert(
      fc.property(made, only, fc.integer(), (world, [[test], not], seed) => {
        const shuffled = world.world.observations.toSorted(
          (a, b) => ((a.id * 7919 + seed) % 101) - ((b.id * 7919 + seed) % 101),
        );
        const read = { ...world.world.read, found: bySeries(shuffled) };
        const asked = world.world.asked({ ask: 'tally', when: { kind: 'all' }, only: [{ not, test }] });
        const ids = (from: typeof read) => [
          talliesOf(asked, from).map((each) => each.met.map(at)),
          runsOf(asked, from).map((each) => each.figures.map(at)),
          heldWhen(asked, from).map((each) => at(each.at)),
          extremesOf(asked, from).map((each) => each.first.map(({ figure }) => at(figure))),
        ];
        expect(ids(read)).toEqual(ids(world.world.read));
      }),
      { numRuns: 100 },
    );
  });
});
