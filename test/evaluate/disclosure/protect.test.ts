import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, keyOf } from '../../../src/evaluate/disclosure/cell.ts';
import type { Structure } from '../../../src/evaluate/disclosure/equations.ts';
import { protect } from '../../../src/evaluate/disclosure/protect.ts';
import type { DisclosureRule } from '../../../src/evaluate/disclosure/rule.ts';
import { attack } from './attacker.ts';
import { type Base, KINDS, MONTHS, QUAYS, RULE, STRUCTURE, tableOf } from './tables.ts';

const OFF: DisclosureRule = { ...RULE, secondary: false };

const hiddenBy = (cells: readonly Cell[], rule: DisclosureRule) =>
  new Set(protect(cells, STRUCTURE, rule).hidden.keys());

/** One quay's boys are few in one month; everyone else is many. */
const oneSmall: Base = (place, kind, at) => ({
  late: place === 'North' && kind === 'boys' && at === 1 ? 3 : 10 + at + place.length + kind.length,
  all: 60 + 3 * at,
});

const table: fc.Arbitrary<Base> = fc
  .array(
    fc.tuple(
      fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 30 })),
      fc.integer({ min: 0, max: 40 }),
    ),
    {
      minLength: QUAYS.length * KINDS.length * MONTHS,
      maxLength: QUAYS.length * KINDS.length * MONTHS,
    },
  )
  .map((numbers) => (place, kind, at) => {
    const row = (QUAYS.indexOf(place as 'North') * KINDS.length + KINDS.indexOf(kind as 'boys')) * MONTHS + at;
    const [late = 0, more = 0] = numbers[row] ?? [];
    return { late, all: late + more };
  });

describe('protect, under attack', () => {
  it('is broken where no further cells are hidden, to the very number', () => {
    const cells = tableOf(oneSmall);
    const found = attack(cells, hiddenBy(cells, OFF));
    const small = cells.find(({ numerator }) => numerator === 3)!;
    expect(found.get(keyOf(small))).toBe(3);
  });

  it('holds where they are', () => {
    const cells = tableOf(oneSmall);
    const { hidden, exposed } = protect(cells, STRUCTURE, RULE);
    expect(exposed.size).toBe(0);
    expect(attack(cells, new Set(hidden.keys())).size).toBe(0);
    expect(hidden.size).toBeLessThan(cells.length / 4);
  });

  it('holds for whatever numbers', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (base, complements) => {
        const cells = tableOf(base);
        const { hidden, exposed } = protect(cells, STRUCTURE, { ...RULE, complements });
        const found = attack(cells, new Set(hidden.keys()));
        const open = [...found.keys()].filter((key) => hidden.get(key) !== 'secondary');
        expect([exposed.size, open]).toEqual([0, []]);
      }),
      { numRuns: 5 },
    );
  });
});

/** The same day for every cell, unless said. */
function cell(changes: Partial<Cell> & Pick<Cell, 'measure' | 'area'>): Cell {
  return {
    dimension: 'all',
    category: 'all',
    start: '2026-03-31',
    end: '2026-03-31',
    kind: 'count',
    value: null,
    numerator: null,
    denominator: null,
    suppressed: false,
    ...changes,
  };
}

const count = (area: string, value: number, changes: Partial<Cell> = {}) =>
  cell({ measure: 'LATE', area, value, ...changes });

const LOOSE: Structure = { areas: [], additive: new Set(), complements: [], counted: [] };
const IN_TOWN: Structure = { ...LOOSE, areas: [{ whole: 'Town', parts: ['North', 'South', 'West'] }] };

/** What is hidden beside what is small, by area or category, and last day. */
function others(cells: readonly Cell[], structure: Structure, rule: DisclosureRule = RULE): readonly string[] {
  const { hidden, exposed } = protect(cells, structure, rule);
  expect(exposed.size).toBe(0);
  const secondary = cells.filter((each) => hidden.get(keyOf(each)) === 'secondary');
  return secondary.map(({ measure, area, category, end }) => `${measure} ${area} ${category} ${end}`);
}

describe('protect, way by way', () => {
  it('hides the smallest other part of a total', () => {
    const cells = [count('Town', 63), count('North', 3), count('South', 40), count('West', 20)];
    expect(others(cells, IN_TOWN)).toEqual(['LATE West all 2026-03-31']);
  });

  it('hides no other where two are small, unless they can be told apart', () => {
    expect(others([count('Town', 47), count('North', 3), count('South', 40), count('West', 4)], IN_TOWN)).toEqual([]);
    const ones = [count('Town', 42), count('North', 1), count('South', 40), count('West', 1)];
    expect(others(ones, IN_TOWN)).toEqual(['LATE South all 2026-03-31']);
    const fours = [count('Town', 48), count('North', 4), count('South', 40), count('West', 4)];
    expect(others(fours, IN_TOWN)).toEqual(['LATE South all 2026-03-31']);
  });

  it('hides the total where there is no other part, and a nought where nothing else is left', () => {
    const structure = { ...LOOSE, areas: [{ whole: 'Town', parts: ['North'] }] };
    expect(others([count('Town', 3), count('North', 3)], structure)).toEqual([]);
    const noughts = [count('Town', 8), count('North', 4), count('South', 4), count('West', 0)];
    expect(others(noughts, IN_TOWN)).toEqual(['LATE West all 2026-03-31']);
  });

  it('hides another category', () => {
    const part = (category: string, value: number) => count('Town', value, { dimension: 'reason', category });
    const cells = [count('Town', 60), part('delay', 2), part('conduct', 28), part('other', 30)];
    expect(others(cells, LOOSE)).toEqual(['LATE Town conduct 2026-03-31']);
  });

  it('hides another month of a quarter, of what adds up over time alone', () => {
    const span = (start: string, end: string, value: number) => count('Town', value, { start, end });
    const months = [
      span('2026-01-01', '2026-01-31', 2),
      span('2026-02-01', '2026-02-28', 11),
      span('2026-03-01', '2026-03-31', 12),
      span('2026-01-01', '2026-03-31', 25),
    ];
    expect(others(months, { ...LOOSE, additive: new Set(['LATE']) })).toEqual(['LATE Town all 2026-02-28']);
    expect(others(months, LOOSE)).toEqual([]);
  });

  it('sees that two rolling years differ by two months, though ten more are not held', () => {
    const year = (start: string, end: string, value: number) => count('Town', value, { start, end });
    const cells = [
      year('2025-01-01', '2025-12-31', 100),
      year('2025-02-01', '2026-01-31', 93),
      year('2025-01-01', '2025-01-31', 10),
      year('2026-01-01', '2026-01-31', 3),
    ];
    expect(others(cells, { ...LOOSE, additive: new Set(['LATE']) })).toHaveLength(1);
  });

  it('hides the opposite of a percentage', () => {
    const share = (measure: string, numerator: number) =>
      cell({ measure, area: 'Town', kind: 'percent', value: numerator, numerator, denominator: 100 });
    const structure: Structure = { ...LOOSE, complements: [['LATE', 'ON-TIME']] };
    expect(others([share('LATE', 3), share('ON-TIME', 97)], structure)).toEqual(['ON-TIME Town all 2026-03-31']);
    expect(others([share('ON-TIME', 97)], LOOSE, { ...RULE, complements: true })).toEqual([]);
  });

  it('hides a percentage that gives a hidden count with what it is of', () => {
    const percent = cell({ measure: 'LATE-%', area: 'Town', kind: 'percent', value: 6 });
    const all = cell({ measure: 'ALL', area: 'Town', value: 50 });
    const structure: Structure = {
      ...LOOSE,
      counted: [
        { measure: 'LATE-%', part: 'n', as: 'LATE' },
        { measure: 'LATE-%', part: 'd', as: 'ALL' },
      ],
    };
    const hidden = others([count('Town', 3), percent, all], structure);
    expect(hidden).toEqual(['LATE-% Town all 2026-03-31']);
    expect(others([count('Town', 3), percent], structure)).toEqual([]);
  });

  it('protects what the source hid, whose number it does not know', () => {
    const hiddenAtSource = count('North', 0, { value: null, suppressed: true });
    const cells = [count('Town', 63), hiddenAtSource, count('South', 40), count('West', 20)];
    expect(others(cells, IN_TOWN, { ...RULE, small: 'none' })).toEqual(['LATE West all 2026-03-31']);
    expect(others([hiddenAtSource, count('South', 40), count('West', 20)], IN_TOWN)).toEqual([]);
  });

  it('protects money beside what is hidden, also where counts are rounded: it is not', () => {
    const spend = (area: string, value: number | null) =>
      count(area, 0, { measure: 'SPEND', kind: 'amount', value, suppressed: value === null });
    const cells = [spend('Town', 1250), spend('North', null), spend('South', 500), spend('West', 650)];
    expect(others(cells, IN_TOWN, { ...RULE, rounding: 5 })).toEqual(['SPEND South all 2026-03-31']);
  });

  it('says what cannot be protected', () => {
    const west = count('West', 0, { value: null, suppressed: true });
    const twice = { ...LOOSE, areas: [...IN_TOWN.areas, { whole: 'Town', parts: ['North', 'South'] }] };
    const cells = [count('Town', 60), count('North', 20), count('South', 40), west];
    expect([...protect(cells, twice, RULE).exposed]).toEqual([keyOf(west)]);
  });

  it('protects one showing by itself where it is given that alone', () => {
    const all = [count('Town', 63), count('North', 3), count('South', 40), count('West', 20)];
    expect(others(all.slice(1), IN_TOWN)).toEqual([]);
    expect(others(all, IN_TOWN)).toHaveLength(1);
  });

  it.each<[string, Partial<DisclosureRule>, number]>([
    ['with no rule', { small: 'none' }, 0],
    ['without secondary suppression', { secondary: false }, 1],
    ['where numbers are rounded', { rounding: 5 }, 1],
    ['with both', {}, 2],
  ])('%s', (_, changes, hides) => {
    const cells = [count('Town', 63), count('North', 3), count('South', 40), count('West', 20)];
    expect(protect(cells, IN_TOWN, { ...RULE, ...changes }).hidden.size).toBe(hides);
  });

  it('hides the same of the same rows, and enough whatever their order', () => {
    const cells = tableOf(oneSmall);
    const once = protect(cells, STRUCTURE, RULE).hidden;
    expect(protect(cells, STRUCTURE, RULE).hidden).toEqual(once);
    const turned = protect(cells.toReversed(), STRUCTURE, RULE).hidden;
    expect(attack(cells, new Set(turned.keys())).size).toBe(0);
  });
});
