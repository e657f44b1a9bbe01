import { describe, expect, it } from 'vitest';
import { toNumber } from '../../src/evaluate/decimal.ts';
import { changesOf } from '../../src/figures/change.ts';
import { checksOf } from '../../src/figures/check.ts';
import { differenceOf } from '../../src/figures/difference.ts';
import { extremesOf } from '../../src/figures/extreme.ts';
import { meansAlong } from '../../src/figures/mean.ts';
import { planFor } from '../../src/figures/plan.ts';
import { revisionsOf } from '../../src/figures/revisions.ts';
import { rowsOf } from '../../src/figures/rows.ts';
import { runsOf } from '../../src/figures/run.ts';
import { sharesOf } from '../../src/figures/share.ts';
import { totalsAlong } from '../../src/figures/sum.ts';
import { talliesOf } from '../../src/figures/tally.ts';
import { heldWhen } from '../../src/figures/when.ts';
import type { Condition, Question } from '../../src/question/question.ts';
import { type Cell, hidden, percent, worldOf } from './world.ts';

const values = (...all: readonly (string | null)[]): readonly (Cell | null)[] =>
  all.map((value) => (value === null ? null : percent(value)));
const meets: Condition = { not: false, test: { kind: 'target', side: 'meets' } };
const misses: Condition = { not: false, test: { kind: 'target', side: 'misses' } };
const fell: Condition = { not: false, test: { kind: 'moved', how: 'fell', since: null } };
const ever = { kind: 'all' } as const;
const localities = { kind: 'each-area', areaKind: 'locality', except: [] } satisfies {
  kind: 'each-area';
  areaKind: 'locality';
  except: string[];
};
const best = { by: 'value', end: 'best' } as const;

describe('ties', () => {
  it('are all at one place, and the next place is counted after them', () => {
    const { asked, read } = worldOf({ lines: [{ cells: values('60', '60.0', '50') }] });
    const [found] = extremesOf(asked({ ask: 'extreme', when: ever, order: best }), read);
    expect(found?.placed.map(({ place }) => place)).toEqual([1, 1, 3]);
    expect(found?.first).toHaveLength(2);
  });

  it('leave no second place', () => {
    const { asked, read } = worldOf({ lines: [{ cells: values('60', '60') }] });
    const [found] = extremesOf(asked({ ask: 'extreme', when: ever, order: best, place: 3 }), read);
    expect(found?.first).toEqual([]);
  });
});

describe('a target that changed', () => {
  const thresholds = [
    { target: '50', to: '2030-02-28' },
    { target: '70', from: '2030-03-01' },
  ];

  it('judges each time by the one then in force', () => {
    const { asked, read } = worldOf({ lines: [{ cells: values('60', '60', '60', '60') }], thresholds });
    const [found] = heldWhen(asked({ ask: 'when', when: ever, only: [meets] }), read);
    expect(found?.at?.observation.period.label).toBe('2030-02');
    expect(found?.others).toHaveLength(2);
  });

  it('that begins late leaves earlier times unjudged, on neither side', () => {
    const { asked, read } = worldOf({
      lines: [{ cells: values('60', '80', '60') }],
      thresholds: [{ target: '70', from: '2030-02-01' }],
    });
    const [met] = talliesOf(asked({ ask: 'tally', when: ever, only: [meets] }), read);
    const [unmet] = talliesOf(asked({ ask: 'tally', when: ever, only: [{ ...meets, not: true }] }), read);
    expect([met?.count, unmet?.count, met?.unjudged.length]).toEqual([1, 1, 1]);
  });
});

describe('a run', () => {
  it('is not told across a break of how it moved, and says a break inside it otherwise', () => {
    const breaks = [{ at: '2030-03-01', reason: 'counted anew' }];
    const { asked, read } = worldOf({
      lines: [{ cells: values('40', '30', '20', '10'), breaks }],
      thresholds: [{ target: '50' }],
    });
    const [falling] = runsOf(asked({ ask: 'run', only: [fell] }), read);
    const [missing] = runsOf(asked({ ask: 'run', only: [misses] }), read);
    expect([falling?.figures.length, falling?.end]).toEqual([1, 'unjudged']);
    expect([missing?.figures.length, missing?.breaks.length, missing?.end]).toEqual([4, 1, 'start']);
  });

  it('ends at a month that is not held, and at a hidden one', () => {
    const cells = [percent('1'), percent('1'), null, percent('1')];
    const { asked, read } = worldOf({ lines: [{ cells }], thresholds: [{ target: '50' }] });
    const [found] = runsOf(asked({ ask: 'run', only: [misses] }), read);
    expect([found?.figures.length, found?.end]).toEqual([1, 'gap']);
    const second = worldOf({
      lines: [{ cells: [percent('1'), hidden, percent('1')] }],
      thresholds: [{ target: '50' }],
    });
    const [behind] = runsOf(second.asked({ ask: 'run', only: [misses] }), second.read);
    expect([behind?.figures.length, behind?.end]).toEqual([1, 'hidden']);
  });

  it('of one row is that row', () => {
    const { asked, read } = worldOf({ lines: [{ cells: values('1') }], thresholds: [{ target: '50' }] });
    expect(runsOf(asked({ ask: 'run', only: [misses] }), read)[0]?.figures).toHaveLength(1);
    expect(runsOf(asked({ ask: 'run', only: [fell] }), read)[0]?.figures).toHaveLength(0);
  });
});

describe('sums', () => {
  const worked = (
    world: ReturnType<typeof worldOf>,
    question: Parameters<typeof world.asked>[0],
    along = totalsAlong,
  ) => along(world.asked({ ask: 'sum', when: ever, ...question }), world.read)[0]?.worked;

  it.each([
    { world: worldOf({ unit: 'count', lines: [{ basis: 'snapshot', cells: values('1', '2') }] }), why: 'snapshots' },
    {
      world: worldOf({ unit: 'count', lines: [{ basis: 'rolling-year', cells: values('1', '2') }] }),
      why: 'overlapping-times',
    },
    { world: worldOf({ unit: 'days', lines: [{ cells: values('1', '2') }] }), why: 'not-a-count' },
    { world: worldOf({ lines: [{ cells: values('50', '60') }] }), why: 'no-counts' },
    { world: worldOf({ lines: [{ cells: [percent('0', 0, 0), percent('0', 0, 0)] }] }), why: 'of-nothing' },
    { world: worldOf({ unit: 'count', lines: [{ cells: [percent('1'), hidden] }] }), why: 'hidden' },
    { world: worldOf({ unit: 'count', lines: [{ cells: values('1', null, '2') }] }), why: 'missing' },
  ])('are refused: $why', ({ world, why }) => expect(worked(world, {})).toMatchObject({ kind: 'refused', why }));

  it('never add an area to one that it lies in, or a measure to one that includes it', () => {
    const areas = worldOf({
      unit: 'count',
      lines: [
        { area: 'The town', cells: values('9') },
        { area: 'North', cells: values('4') },
      ],
    });
    expect(
      worked(areas, { when: { kind: 'newest' }, where: { kind: 'areas', areas: ['The town', 'North'] } }),
    ).toMatchObject({ why: 'counted-twice' });
    const measures = worldOf({
      unit: 'count',
      lines: [
        { code: 'A', cells: values('9') },
        { code: 'B', cells: values('4') },
      ],
      relations: [{ kind: 'includes', code: 'B' }],
    });
    const of = {
      kind: 'indicators' as const,
      indicators: [
        { code: 'A', inverse: false },
        { code: 'B', inverse: false },
      ],
    };
    expect(worked(measures, { when: { kind: 'newest' }, of })).toMatchObject({ why: 'counted-twice' });
  });

  it('say a time that is not over, and a break inside', () => {
    const world = worldOf({
      unit: 'count',
      lines: [{ cells: values('1', '2', '3'), breaks: [{ at: '2030-03-01', reason: 'counted anew' }] }],
    });
    const year = { grain: 'calendar-year' as const, start: '2030-01-01', end: '2030-12-31', fromClock: false };
    const found = worked(world, { when: { kind: 'period', period: year }, along: 'times' });
    expect(found).toMatchObject({ kind: 'worked-out', soFar: true, breaks: [{ at: '2030-03-01' }] });
    expect(found?.kind === 'worked-out' && toNumber(found.value)).toBe(6);
  });

  it('are exact where floating point is not', () => {
    const world = worldOf({ unit: 'count', lines: [{ cells: values('0.1', '0.2') }] });
    const found = worked(world, {});
    expect(found?.kind === 'worked-out' && found.value).toEqual({ units: 3, scale: 1 });
  });

  it('a mean of nothing that is held is refused', () => {
    const world = worldOf({ unit: 'count', lines: [{ cells: [null] }] });
    expect(worked(world, {}, meansAlong)).toMatchObject({ kind: 'refused', why: 'nothing-held' });
  });
});

describe('what is hidden', () => {
  const world = worldOf({
    lines: [
      { area: 'North', cells: [percent('40')] },
      { area: 'South', cells: [hidden] },
      { area: 'The town', cells: [percent('45')] },
    ],
    thresholds: [{ target: '50' }],
  });

  it('may be the one: then nothing is claimed of all', () => {
    const every = world.asked({ ask: 'check', where: localities, only: [misses], aspect: 'every' });
    expect(checksOf(every, world.read)[0]?.holds).toBeNull();
    const any = world.asked({ ask: 'check', where: localities, only: [meets] });
    expect(checksOf(any, world.read)[0]).toMatchObject({ holds: null, scope: 'any' });
  });

  it('is no part of a share or a difference', () => {
    const share = sharesOf(world.asked({ ask: 'share', where: localities }), world.read)[0];
    expect(share?.kind).toBe('refused');
    const difference = differenceOf(
      world.asked({ ask: 'difference', where: { kind: 'areas', areas: ['North', 'South'] } }),
      world.read,
    );
    expect(difference).toMatchObject({ kind: 'refused', why: 'hidden' });
  });

  const numbers = (...cells: readonly [string, Cell][]) => cells.map(([area, cell]) => ({ area, cells: [cell] }));
  const told = (lines: Parameters<typeof worldOf>[0]['lines']) => worldOf({ unit: 'count', lines });
  const oneHidden = told(
    numbers(['North', percent('12')], ['South', hidden], ['The town', percent('20')], ['East', percent(null)]),
  );

  it('is not told by the shares of all others, nor by the difference of the whole and the only other', () => {
    const parts = told([
      { category: 'east', cells: [percent('12')] },
      { category: 'west', cells: [hidden] },
      { cells: [percent('20')] },
    ]);
    const dimension = null;
    const wheres: Question['where'][] = [
      { kind: 'each-category', dimension, except: [] },
      { kind: 'categories', dimension, categories: ['east'] },
    ];
    for (const where of wheres)
      expect(sharesOf(parts.asked({ ask: 'share', where }), parts.read)).toMatchObject([{ why: 'hidden' }]);
    const two = told(numbers(['North', percent('12')], ['South', hidden], ['The town', percent('20')]));
    const where: Question['where'] = { kind: 'areas', areas: ['North'] };
    expect(sharesOf(two.asked({ ask: 'share', where }), two.read)).toMatchObject([{ why: 'hidden' }]);
    const less = two.asked({ ask: 'difference', where, against: [{ kind: 'whole' }] });
    expect(differenceOf(less, two.read)).toMatchObject({ kind: 'refused', why: 'hidden' });
    const against = planFor(less, two.catalogue)?.seriesIds;
    expect(against).toEqual(expect.arrayContaining(two.catalogue.series.map(({ id }) => id)));
  });

  it('is not told by the whole that is named among the areas', () => {
    const areas = ['The town', 'North', 'South'];
    const [rows] = rowsOf(oneHidden.asked({ where: { kind: 'areas', areas } }), oneHidden.read);
    expect(rows?.figures.map(({ observation }) => observation.value)).toEqual(['12']);
    expect(rows?.hidden).toHaveLength(2);
  });

  it('leaves the whole and the shares where two are hidden', () => {
    const both = told(
      numbers(['North', percent('12')], ['South', hidden], ['East', hidden], ['The town', percent('20')]),
    );
    const [share] = sharesOf(both.asked({ ask: 'share', where: localities }), both.read);
    expect(share?.kind).toBe('share');
    const areas = ['The town', 'North'];
    expect(rowsOf(both.asked({ where: { kind: 'areas', areas } }), both.read)[0]?.figures).toHaveLength(2);
  });

  it('is neither end of a change', () => {
    const two = worldOf({ lines: [{ cells: [hidden, percent('40')] }] });
    expect(changesOf(two.asked({ ask: 'change' }), two.read)[0]?.moved).toBeNull();
  });
});

describe('comparators', () => {
  const comparator: Condition = {
    not: false,
    test: { kind: 'comparator', side: 'worse', comparators: ['The nation'] },
  };

  it('are those of the time asked', () => {
    const world = worldOf({
      lines: [{ cells: values('40', '60') }, { area: 'The nation', cells: values('30', '70') }],
    });
    const [found] = talliesOf(world.asked({ ask: 'tally', when: ever, only: [comparator] }), world.read);
    expect(found?.met.map(({ observation }) => observation.period.label)).toEqual(['2030-02']);
  });

  it('that are not held leave a figure unjudged', () => {
    const world = worldOf({ lines: [{ cells: values('40') }] });
    const [found] = talliesOf(world.asked({ ask: 'tally', when: ever, only: [comparator] }), world.read);
    expect([found?.count, found?.unjudged.length]).toEqual([0, 1]);
  });
});

it('of an empty selection nothing is said', () => {
  const { asked, read } = worldOf({ lines: [{ cells: [null] }] });
  expect(extremesOf(asked({ ask: 'extreme', when: ever }), read)[0]?.first).toEqual([]);
  expect(heldWhen(asked({ ask: 'when', when: ever, only: [meets] }), read)[0]).toMatchObject({
    at: null,
    newest: null,
  });
  expect(checksOf(asked({ ask: 'check', only: [meets] }), read)[0]?.holds).toBeNull();
});

it('a number that was corrected is given with what it was, one that was withdrawn with what it was last', () => {
  const { asked, observations, catalogue } = worldOf({ lines: [{ cells: values('40', '50') }] });
  const [first, second] = observations;
  if (!first || !second) throw new Error('two numbers were made');
  const found = [
    { ...first, id: 1, past: 'superseded' as const },
    { ...first, id: 2, revision: 2, value: '41' },
    { ...second, id: 3, past: 'superseded' as const },
    { ...second, id: 4, revision: 2, value: null, past: 'withdrawn' as const },
  ];
  const revisions = revisionsOf(asked({ ask: 'revisions' }), found, catalogue);
  expect(revisions.map(({ kind, figure, before }) => [kind, figure.observation.value, before?.value])).toEqual([
    ['withdrawn', '50', '50'],
    ['corrected', '41', '40'],
  ]);
});
