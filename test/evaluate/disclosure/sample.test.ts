import { beforeAll, describe, expect, it } from 'vitest';
import { type Cell, keyOf } from '../../../src/evaluate/disclosure/cell.ts';
import { protect } from '../../../src/evaluate/disclosure/protect.ts';
import type { Small } from '../../../src/evaluate/disclosure/rule.ts';
import { readSample, type Sample } from '../../fixtures/sample.ts';
import { type Sum, workedOut } from './attacker.ts';
import { cellsOf, structureOf, WHOLES } from './sample-cells.ts';

let sample: Sample;

beforeAll(async () => {
  sample = await readSample('2026-10');
});

/** Of one day, so that the attacker has a table and not a warehouse. */
const DAY = '2026-10-31';

function onTheDay(): readonly Cell[] {
  return cellsOf(sample).filter(({ start, end }) => start === DAY && end === DAY);
}

const rule = (small: Small, secondary = true) => ({ small, secondary, rounding: null, complements: true });

/** What is shown, and how areas and opposites make each other up. */
function knowledge(cells: readonly Cell[], hidden: ReadonlySet<string>): readonly Sum[] {
  const name = (measure: string, part: string, area: string) => `${measure} ${part} ${area}`;
  const shown = cells
    .filter((cell) => !hidden.has(keyOf(cell)) && cell.value !== null)
    .flatMap((cell): Sum[] => {
      const told = (part: string, number: number): Sum => ({
        terms: [[name(cell.measure, part, cell.area), 1n]],
        total: BigInt(number),
      });
      if (cell.kind === 'count') return [told('n', cell.value!)];
      return [told('n', cell.numerator!), told('d', cell.denominator!)];
    });
  const measures = [...new Set(cells.map(({ measure }) => measure))];
  const areas = measures.flatMap((measure) =>
    WHOLES.flatMap(({ whole, parts }) =>
      ['n', 'd'].map((part): Sum => {
        const minus = parts.map((area) => [name(measure, part, area), -1n] as const);
        return { terms: [[name(measure, part, whole), 1n], ...minus], total: 0n };
      }),
    ),
  );
  const opposites = structureOf(sample).complements.flatMap(([one, other]) =>
    [...new Set(cells.map(({ area }) => area))].map(
      (area): Sum => ({
        terms: [
          [name(one, 'n', area), 1n],
          [name(other, 'n', area), 1n],
          [name(one, 'd', area), -1n],
        ],
        total: 0n,
      }),
    ),
  );
  return [...shown, ...areas, ...opposites];
}

function given(cells: readonly Cell[], hidden: ReadonlySet<string>): readonly string[] {
  const found = workedOut(knowledge(cells, hidden));
  const secret = cells.filter((cell) => hidden.has(keyOf(cell)));
  return secret.map(({ measure, area }) => `${measure} n ${area}`).filter((name) => found.has(name));
}

describe('protect on the sample', () => {
  it('finds that what its makers hid is enough', () => {
    const { hidden, exposed } = protect(cellsOf(sample), structureOf(sample), { ...rule('none'), complements: false });
    expect(hidden.size).toBeGreaterThan(100);
    expect(exposed.size).toBe(0);
    expect(new Set(hidden.values())).toEqual(new Set(['source']));
  });

  it.each<Small>(['<5', '<=5', '<10'])('gives nothing back of a day by the rule %s', (small) => {
    const cells = onTheDay();
    const { hidden, exposed } = protect(cells, structureOf(sample), rule(small));
    expect(exposed.size).toBe(0);
    expect(given(cells, new Set(hidden.keys()))).toEqual([]);
  });

  it('gives some back without secondary suppression', () => {
    const cells = onTheDay();
    const { hidden } = protect(cells, structureOf(sample), rule('<10', false));
    expect(given(cells, new Set(hidden.keys())).length).toBeGreaterThan(0);
  });
});
