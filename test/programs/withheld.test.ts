import { describe, expect, it } from 'vitest';
import type { Area, Catalogue, Series } from '../../src/catalogue/catalogue.ts';
import { cellOf, withheldOf } from '../../src/programs/withheld.ts';
import type { Observation } from '../../src/query/observation.ts';
import type { Period } from '../../src/query/period.ts';

const MONTH: Period = { basis: 'month', label: '2026-04', start: '2026-04-01', end: '2026-04-30' };
const MAY: Period = { basis: 'month', label: '2026-05', start: '2026-05-01', end: '2026-05-31' };
const JUNE: Period = { basis: 'month', label: '2026-06', start: '2026-06-01', end: '2026-06-30' };
const QUARTER: Period = { basis: 'quarter', label: '2026/27 Q1', start: '2026-04-01', end: '2026-06-30' };

interface Cell {
  /** 'A', 'A north', 'A whole boys'. */
  readonly at: string;
  readonly period?: Period;
  /** null: suppressed. */
  readonly value: string | null;
}

const AREAS: readonly Area[] = [
  { id: 1, name: 'whole', kind: 'organisation', parentId: null },
  { id: 2, name: 'east team', kind: 'team', parentId: 1 },
  { id: 3, name: 'north', kind: 'locality', parentId: 2 },
  { id: 4, name: 'south', kind: 'locality', parentId: 2 },
  { id: 5, name: 'west', kind: 'locality', parentId: 6 },
  { id: 6, name: 'far team', kind: 'team', parentId: 1 },
].map((area) => ({ ...area, comparator: null, aliases: [] }) as Area);

/** What is withheld of some cells, as they are named. */
function withheld(cells: readonly Cell[]): readonly string[] {
  const series: Series[] = [];
  const found = cells.map(({ at, period = MONTH, value }, id): Observation & { readonly at: string } => {
    const [code = '', place = 'whole', category = 'all'] = at.split(' ');
    const areaId = AREAS.find(({ name }) => name.startsWith(place))?.id ?? 0;
    const of = { indicatorId: code === 'A' ? 1 : 2, areaId, category, basis: period.basis };
    const dimension = category === 'all' ? 'all' : 'sex';
    const same = series.find((each) => Object.entries(of).every(([key, given]) => each[key as keyof Series] === given));
    const own = same ?? { id: series.length + 1, ...of, dimension, breaks: [] };
    if (!same) series.push(own);
    const marker = value === null ? 'suppressed' : null;
    return { id, seriesId: own.id, period, value, numerator: null, marker, at } as unknown as Observation & {
      at: string;
    };
  });
  const indicator = (id: number, code: string, other: string) => ({
    ...{ id, code, name: code, themeId: 1, aliases: [] },
    relations: [{ kind: 'complement', code: other }],
  });
  const indicators = [indicator(1, 'A', 'B'), indicator(2, 'B', 'A')];
  const catalogue = { areas: AREAS, series, indicators, themes: [], thresholds: [] } as unknown as Catalogue;
  const kept = withheldOf(catalogue, found);
  return found.filter((each) => kept.has(cellOf(each))).map(({ at, period }) => `${at} ${period.label}`);
}

describe('what is withheld', () => {
  const parts = ['A north', 'A south', 'A west'];

  it.each<[string, readonly Cell[], readonly string[]]>([
    ['nothing is hidden', [{ at: 'A', value: '9' }, ...parts.map((at) => ({ at, value: '3' }))], []],
    [
      'one of three localities is hidden: the whole goes',
      [
        { at: 'A', value: '9' },
        { at: 'A north', value: null },
        { at: 'A south', value: '3' },
        { at: 'A west', value: '3' },
      ],
      ['A 2026-04'],
    ],
    [
      'two are hidden: they tell their sum alone',
      [
        { at: 'A', value: '9' },
        { at: 'A north', value: null },
        { at: 'A south', value: null },
        { at: 'A west', value: '3' },
      ],
      [],
    ],
    [
      'two are hidden, and each is told by its team: the teams go',
      [
        { at: 'A', value: '9' },
        { at: 'A east', value: '6' },
        { at: 'A far', value: '3' },
        { at: 'A north', value: null },
        { at: 'A south', value: '3' },
        { at: 'A west', value: null },
      ],
      ['A east 2026-04', 'A far 2026-04'],
    ],
    [
      'one category is hidden: the total goes, of its own area alone',
      [
        { at: 'A north', value: '5' },
        { at: 'A north boys', value: null },
        { at: 'A north girls', value: '4' },
        { at: 'A south', value: '7' },
      ],
      ['A north 2026-04'],
    ],
    [
      'a hidden part whose whole is of another month stays hidden',
      [
        { at: 'A', period: MAY, value: '9' },
        { at: 'A north', value: null },
        { at: 'A south', value: '3' },
      ],
      [],
    ],
    [
      'a month of a quarter is hidden: the quarter goes',
      [
        { at: 'A', period: QUARTER, value: '9' },
        { at: 'A', value: null },
        { at: 'A', period: MAY, value: '3' },
        { at: 'A', period: JUNE, value: '3' },
      ],
      ['A 2026/27 Q1'],
    ],
    [
      'the opposite tells what is hidden: it goes',
      [
        { at: 'A', value: null },
        { at: 'B', value: '70' },
      ],
      ['B 2026-04'],
    ],
  ])('%s', (_why, cells, expected) => {
    expect(withheld(cells)).toEqual(expected);
  });
});
