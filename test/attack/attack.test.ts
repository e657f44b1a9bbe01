import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDataset } from '../../seeds/seed.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { complementOf } from '../../src/catalogue/catalogue-index.ts';
import { AS_PUBLISHED, type DisclosureRule } from '../../src/evaluate/disclosure/rule.ts';
import type { Question } from '../../src/question/question.ts';
import type { Sum } from '../evaluate/disclosure/attacker.ts';
import { KINDS, QUAYS } from '../evaluate/disclosure/tables.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';
import { LOCALITIES, TEAMS } from '../fixtures/sample.ts';
import { attackOn, fewest, type Target } from './attack.ts';
import { gridOf, type World } from './grid.ts';
import { type CellName, numberName } from './shown.ts';
import { bringInTown, TOWN_TODAY } from './town.ts';

/**
 * Whoever asks all there is to ask, puts every answer into equations and solves them. What all answers together do not
 * give, no two of them do.
 */
const SMALL: DisclosureRule = { ...AS_PUBLISHED, small: '<10' };

const month = (label: string): Question['when'] => {
  const [year, number] = [Number(label.slice(0, 4)), Number(label.slice(5))];
  const end = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { kind: 'period', period: { grain: 'month', start: `${label}-01`, end, fromClock: false } };
};

const TIMES = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].map(
  (label) => ['month', label] as const,
);
const QUARTERS = [
  { label: '2025/26 Q4', months: TIMES.slice(0, 3) },
  { label: '2026/27 Q1', months: TIMES.slice(3) },
];

type Place = Omit<CellName, 'indicator'>;

const none = (...terms: (readonly [string, bigint])[]): Sum => ({ terms, total: 0n });
const adds = (whole: string, parts: readonly string[]) =>
  none([whole, 1n], ...parts.map((part) => [part, -1n] as const));

/** Parts of one place, time or kind, for both counts of a measure. */
function made(code: string, whole: Place, parts: readonly Place[]): readonly Sum[] {
  return (['n', 'd'] as const).map((part) =>
    adds(
      numberName(part, { indicator: code, ...whole }),
      parts.map((each) => numberName(part, { indicator: code, ...each })),
    ),
  );
}

function opposites(one: string, other: string, place: Place): readonly Sum[] {
  const [a, b] = [
    { indicator: one, ...place },
    { indicator: other, ...place },
  ];
  return [
    none([numberName('n', a), 1n], [numberName('n', b), 1n], [numberName('d', a), -1n]),
    none([numberName('d', a), 1n], [numberName('d', b), -1n]),
  ];
}

const townTimes = [...TIMES, ...QUARTERS.map(({ label }) => ['quarter', label] as const)];

function townKnowledge(): readonly Sum[] {
  const areas = [null, ...QUAYS];
  const kinds = [null, ...KINDS.map((kind) => `Kind: ${kind}`)];
  const codes = ['LATE', 'ON-TIME', 'ALL'];
  const at = (area: string | null, breakdown: string | null, [basis, period]: readonly [string, string]): Place => ({
    ...{ area, breakdown, basis, period },
  });
  return [
    ...codes.flatMap((code) =>
      townTimes.flatMap((time) => [
        ...kinds.flatMap((kind) =>
          made(
            code,
            at(null, kind, time),
            QUAYS.map((area) => at(area, kind, time)),
          ),
        ),
        ...areas.flatMap((area) =>
          made(
            code,
            at(area, null, time),
            kinds.slice(1).map((kind) => at(area, kind, time)),
          ),
        ),
      ]),
    ),
    ...codes.flatMap((code) =>
      areas.flatMap((area) =>
        kinds.flatMap((kind) =>
          QUARTERS.flatMap(({ label, months }) =>
            made(
              code,
              at(area, kind, ['quarter', label]),
              months.map((time) => at(area, kind, time)),
            ),
          ),
        ),
      ),
    ),
    ...areas.flatMap((area) =>
      kinds.flatMap((kind) =>
        townTimes.flatMap((time) => [
          ...opposites('LATE', 'ON-TIME', at(area, kind, time)),
          none(
            [numberName('d', { indicator: 'LATE', ...at(area, kind, time) }), 1n],
            [numberName('n', { indicator: 'ALL', ...at(area, kind, time) }), -1n],
          ),
        ]),
      ),
    ),
  ];
}

const SAMPLE_CODES = ['CIC-VISIT', 'CP-2Y', 'CP-RCPC'];
const SAMPLE_TIMES = ['2026-08', '2026-09', '2026-10'];

function sampleKnowledge(catalogue: Catalogue): readonly Sum[] {
  const periods = SAMPLE_TIMES.map((label) => (month(label) as { period: { end: string } }).period.end);
  const wholes = [[null, LOCALITIES], [null, Object.keys(TEAMS)], ...Object.entries(TEAMS)] as const;
  return SAMPLE_CODES.flatMap((code) => {
    const indicator = catalogue.indicators.find((each) => each.code === code)!;
    const other = complementOf(catalogue, indicator);
    const bases = new Set(
      catalogue.series.filter((each) => each.indicatorId === indicator.id).map(({ basis }) => basis),
    );
    return [...bases].flatMap((basis) =>
      (basis === 'snapshot' ? periods : SAMPLE_TIMES).flatMap((period) => {
        const at = (area: string | null): Place => ({ area, breakdown: null, basis, period });
        return [
          ...wholes.flatMap(([whole, parts]) => made(code, at(whole), parts.map(at))),
          ...(other ? [null, ...LOCALITIES].flatMap((area) => opposites(code, other.code, at(area))) : []),
        ];
      }),
    );
  });
}

const WORLDS: readonly { name: string; world: World; open: (database: TestDatabase) => Promise<Target> }[] = [
  {
    name: 'a town',
    world: {
      codes: ['LATE', 'ON-TIME', 'ALL'],
      areas: QUAYS,
      whens: [
        { kind: 'newest' },
        month('2026-02'),
        month('2026-05'),
        { kind: 'period', period: { grain: 'quarter', start: '2026-01-01', end: '2026-03-31', fromClock: false } },
        { kind: 'last', step: 'month', count: 6 },
      ],
    },
    open: async (database) => {
      await bringInTown(database);
      const codes = ['LATE', 'ON-TIME', 'ALL'];
      return { knex: database.knex, today: TOWN_TODAY, codes, knowledge: townKnowledge };
    },
  },
  {
    name: 'the sample organisation',
    world: {
      codes: SAMPLE_CODES,
      areas: ['Coldmere', 'Alderbeck', 'Lantern team'],
      whens: [{ kind: 'newest' }, month('2026-09'), { kind: 'last', step: 'month', count: 3 }],
    },
    open: async (database) => {
      await seedDataset(database.knex, 'sample', new Date('2026-11-26T09:00:00Z'));
      return { knex: database.knex, today: '2026-11-30', codes: SAMPLE_CODES, knowledge: sampleKnowledge };
    },
  },
];

describe.each(WORLDS)('all that can be asked of $name', ({ world, open }) => {
  let database: TestDatabase;
  let target: Target;

  beforeAll(async () => {
    database = await createMigratedSqlite();
    target = await open(database);
  });
  afterAll(() => database.remove());

  async function askAll(rule: DisclosureRule, isAsked: (question: Question) => boolean = () => true) {
    const attack = await attackOn(target, rule);
    const told = [];
    for (const question of gridOf(world).filter(isAsked)) told.push({ question, sums: await attack.tells(question) });
    return { attack, told };
  }

  it('gives no hidden number, by itself or with anything else', { timeout: 120_000 }, async () => {
    const { attack, told } = await askAll(SMALL);
    expect(attack.hidden).toBeGreaterThan(10);
    expect(told.flatMap(({ sums }) => sums).length).toBeGreaterThan(500);
    expect(attack.follows(told.flatMap(({ sums }) => sums))).toEqual([]);
    expect(attack.printed()).toEqual([]);
  });

  it('gives one in two or three questions where the guard is off', { timeout: 120_000 }, async () => {
    const { attack, told } = await askAll(
      { ...SMALL, secondary: false },
      ({ ask }) => ask === 'value' || ask === 'list',
    );
    const gives = (some: typeof told) => attack.follows(some.flatMap(({ sums }) => sums)).length > 0;
    const few = fewest(
      told.filter(({ sums }) => sums.length > 0),
      gives as never,
    );
    expect(few.length).toBeGreaterThan(0);
    expect(few.length).toBeLessThanOrEqual(3);
  });
});
