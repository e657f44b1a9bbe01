import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Observation } from '../../src/query/observation.ts';
import type { Plan } from '../../src/query/store.ts';
import { migrate } from '../../src/store/connect.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Ground, plain, put, putGround, type Row, type TestDatabase } from '../fixtures/database.ts';

const all: Omit<Plan, 'seriesIds'> = { last: 100, until: null, newest: 0 };

/** Newest first, so that the order of the answer can't come from the order of the rows. */
const MONTHS = ['06', '05', '03', '02', '01'];

interface World extends Ground {
  readonly empty: number;
  readonly benchmark: number;
  readonly other: number;
  readonly rich: number;
}

export function findContract(create: () => Promise<TestDatabase>): void {
  describe('find', () => {
    let database: TestDatabase;
    let world: World;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      world = await putWorld(database.knex);
    });
    afterAll(() => database.remove());

    const find = (plan: Plan) => openStore(database.knex, { now: () => 0 }).find(plan);
    const labels = (found: readonly Observation[]) => found.map((each) => each.period.label);

    it.each([
      { last: 1, until: null, newest: 0, gives: ['2020-06'], why: 'the newest' },
      { last: 2, until: null, newest: 0, gives: ['2020-05', '2020-06'], why: 'oldest first' },
      { last: 9, until: null, newest: 0, gives: ['2020-01', '2020-02', '2020-03', '2020-05', '2020-06'], why: 'all' },
      { last: 1, until: '2020-05-31', newest: 0, gives: ['2020-05'], why: 'the bound belongs to it' },
      { last: 1, until: '2020-05-30', newest: 0, gives: ['2020-03'], why: 'a retracted month is stepped over' },
      { last: 2, until: '2020-02-29', newest: 1, gives: ['2020-01', '2020-02', '2020-06'], why: 'newest besides' },
      { last: 1, until: '2020-06-30', newest: 1, gives: ['2020-06'], why: 'found twice, given once' },
      { last: 1, until: '2020-05-31', newest: 3, gives: ['2020-03', '2020-05', '2020-06'], why: 'overlapping' },
      { last: 1, until: '2019-12-31', newest: 2, gives: ['2020-05', '2020-06'], why: 'nothing by then' },
      { last: 1, until: '2019-12-31', newest: 0, gives: [], why: 'nothing by then, and no more asked' },
      { last: 0, until: null, newest: 2, gives: ['2020-05', '2020-06'], why: 'newest alone' },
      { last: 0, until: null, newest: 0, gives: [], why: 'nothing asked' },
    ])('last $last until $until and newest $newest: $why', async ({ gives, why: _, ...plan }) => {
      expect(labels(await find({ seriesIds: [world.seriesId], ...plan }))).toEqual(gives);
    });

    it.each([
      { last: 1, until: null, newest: 0, gives: ['2020-01', '2020-02', '2020-06'], why: 'beside the newest' },
      {
        last: 1,
        until: '2020-05-31',
        newest: 1,
        gives: ['2020-01', '2020-02', '2020-05', '2020-06'],
        why: 'beside both',
      },
      {
        last: 9,
        until: '2020-03-31',
        newest: 0,
        gives: ['2020-01', '2020-02', '2020-03'],
        why: 'found twice, given once',
      },
    ])(
      'within January and February, last $last until $until, newest $newest: $why',
      async ({ gives, why: _, ...plan }) => {
        const within = { from: '2020-01-31', to: '2020-02-29' };
        expect(labels(await find({ seriesIds: [world.seriesId], ...plan, within }))).toEqual(gives);
      },
    );

    it.each([
      { last: 3, until: null, gives: ['2020-03', '2020-05', '2020-06'], why: 'more of the series of the line' },
      { last: 9, until: '2020-03-31', gives: ['2020-01', '2020-02', '2020-03', '2020-06'], why: 'up to the bound' },
      { last: 1, until: null, gives: ['2020-06'], why: 'found twice, given once' },
    ])('a line of $last until $until: $why', async ({ last, until, gives }) => {
      const { seriesId, other } = world;
      const line = { seriesIds: [seriesId], last };
      const found = await find({ seriesIds: [seriesId, other], last: 1, until, newest: 1, line });
      expect(labels(found.filter((each) => each.seriesId === seriesId))).toEqual(gives);
      expect(found.filter((each) => each.seriesId === other).length).toBeLessThan(3);
    });

    it('gives no line of a series that was not asked for', async () => {
      const line = { seriesIds: [world.seriesId], last: 9 };
      expect(await find({ seriesIds: [world.empty], ...all, line })).toEqual([]);
    });

    it('gives nothing within days in which nothing ends, nor what was taken back there', async () => {
      const plan = { seriesIds: [world.seriesId], last: 0, until: null, newest: 0 };
      expect(await find({ ...plan, within: { from: '2020-04-01', to: '2020-05-30' } })).toEqual([]);
    });

    it('gives the current revision, never a superseded one', async () => {
      const found = await find({ seriesIds: [world.seriesId], ...all });
      const march = found.find((each) => each.period.label === '2020-03');
      expect(march).toMatchObject({ revision: 2, value: '33.0', source: { title: 'Quarter 2 report' } });
    });

    it('gives nothing for a period whose newest revision takes it back', async () => {
      const april = await database.knex('observations').where({ period_label: '2020-04' });
      expect(april).toHaveLength(2);
      expect(labels(await find({ seriesIds: [world.seriesId], ...all }))).not.toContain('2020-04');
    });

    it('gives every revision of what was corrected or taken back where those are asked for, and nothing else', async () => {
      const found = await find({ seriesIds: [world.seriesId, world.other], ...all, revisions: true });
      expect(
        found.map(({ period, revision, past, value }) => [period.label, revision, past ?? 'current', value]),
      ).toEqual([
        ['2020-03', 1, 'superseded', expect.any(String)],
        ['2020-03', 2, 'current', '33.0'],
        ['2020-04', 1, 'superseded', expect.any(String)],
        ['2020-04', 2, 'withdrawn', null],
      ]);
    });

    it('orders by series and then by period, each series having its own last', async () => {
      const { seriesId, other, empty } = world;
      const found = await find({ seriesIds: [other, empty, seriesId, other], ...all, last: 2 });
      expect(found.map((each) => [each.seriesId, each.period.label])).toEqual([
        [seriesId, '2020-05'],
        [seriesId, '2020-06'],
        [other, '2019/20'],
        [other, '2020/21'],
      ]);
    });

    it.each([
      { ids: [], why: 'no series asked' },
      { ids: [987654], why: 'a series that is not held' },
    ])('gives nothing: $why', async ({ ids }) => {
      expect(await find({ seriesIds: ids, ...all })).toEqual([]);
    });

    it('gives nothing for a series with nothing', async () => {
      expect(await find({ seriesIds: [world.empty], ...all })).toEqual([]);
    });

    it('finds an undated benchmark by whatever date', async () => {
      const period = { basis: 'not-given', label: 'not given', start: '0001-01-01', end: '0001-01-01' };
      for (const until of [null, '1999-01-01']) {
        const found = await find({ seriesIds: [world.benchmark], last: 1, until, newest: 0 });
        expect(found).toMatchObject([{ period, value: '24.3' }]);
      }
    });

    it('gives each field in its own type, the same on every database', async () => {
      const found = await find({ seriesIds: [world.rich], ...all });
      expect(found).toEqual([
        {
          id: expect.any(Number),
          seriesId: world.rich,
          period: { basis: 'quarter', label: '2019/20 Q4', start: '2020-01-01', end: '2020-03-31' },
          value: null,
          numerator: 354,
          denominator: 2_000_000_000,
          qualifier: 'approximate',
          marker: 'unavailable',
          provisional: true,
          symbol: '▲',
          arrow: '↑',
          publishedRating: 'attention',
          movement: { moved: 'rose', verdict: 'better', since: 'the quarter before', by: '2.5%' },
          note: 'said "so", in a\nnote',
          remarks: ['first “remark”', 'second'],
          revision: 1,
          source: { title: 'Quarter 1 report', publishedOn: '2020-07-15', changesAs: 'points' },
        },
        {
          id: expect.any(Number),
          seriesId: world.rich,
          period: { basis: 'quarter', label: '2020/21 Q1', start: '2020-04-01', end: '2020-06-30' },
          value: '80.0',
          numerator: 0,
          denominator: null,
          qualifier: 'exact',
          marker: null,
          provisional: false,
          symbol: null,
          arrow: null,
          publishedRating: null,
          movement: null,
          note: null,
          remarks: [],
          revision: 1,
          source: { title: 'Quarter 1 report', publishedOn: '2020-07-15', changesAs: 'points' },
        },
      ]);
    });

    it('keeps a movement of which only one thing is said', async () => {
      const [first] = await find({ seriesIds: [world.other], ...all });
      expect(first?.movement).toEqual({ moved: null, verdict: 'worse', since: null, by: null });
    });

    it('is one query that reads observations by the index for the newest', async () => {
      const { knex } = database;
      const store = openStore(knex, { now: () => 0 });
      // What may be seen is decided once, with the first question.
      await store.find({ seriesIds: [world.other], ...all });
      const asked: { sql: string; bindings: readonly unknown[] }[] = [];
      const note = (query: { sql: string; bindings: readonly unknown[] }) => asked.push(query);
      knex.on('query', note);
      const few = { seriesIds: [world.seriesId, world.other], last: 2, until: '2020-05-31', newest: 1 };
      await store.find(few);
      await store.find({ ...few, line: { seriesIds: [world.other], last: 9 } });
      knex.removeListener('query', note);
      expect(asked).toHaveLength(2);
      const explained = await Promise.all(asked.map(({ sql, bindings }) => explain(knex, sql, bindings)));
      expect(explained.map((plan) => plan.match(/observations_newest/g)?.length)).toEqual([2, 3]);
      const plan = explained.join('\n');
      expect(plan).not.toMatch(/SCAN (o|n)\b|Seq Scan on observations/);
    });

    it('takes all series of a large database at once', async () => {
      const ids = Array.from({ length: 40_000 }, (_, index) => index + 1_000_000);
      expect(labels(await find({ seriesIds: [...ids, world.seriesId], ...all, last: 1 }))).toEqual(['2020-06']);
    });
  });
}

/** How the database will run it, as one text. */
async function explain(knex: Knex, sql: string, bindings: readonly unknown[]): Promise<string> {
  const text = sql.replace(/\$\d+/g, '?');
  if (knex.client.config.client === 'sqlite3') {
    const steps: { detail: string }[] = await knex.raw(`explain query plan ${text}`, bindings as string[]);
    return steps.map((step) => step.detail).join('\n');
  }
  return knex.transaction(async (trx) => {
    // Of a handful of rows it would rather read all.
    await trx.raw('set local enable_seqscan = off');
    const { rows } = await trx.raw(`explain ${text}`, bindings as string[]);
    return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
  });
}

async function putWorld(knex: Knex): Promise<World> {
  const ground = await putGround(knex);
  const { seriesId, importId } = ground;
  const later = { source_title: 'Quarter 2 report', published_on: '2020-10-15', digest: 'd2' };
  const secondId = await put(knex, 'imports', plain.import(later));
  for (const month of MONTHS) await putMonth(knex, month, { series_id: seriesId, import_id: importId });
  await knex('observations').where({ period_label: '2020-03' }).update({ is_current: false });
  await putMonth(knex, '03', { series_id: seriesId, import_id: secondId, revision: 2, value: '33.0' });
  await putMonth(knex, '04', { series_id: seriesId, import_id: importId, is_current: false });
  const takenBack = { revision: 2, is_retracted: true, value: null };
  await putMonth(knex, '04', { series_id: seriesId, import_id: secondId, ...takenBack });
  const area = { indicator_id: ground.indicatorId, area_id: ground.areaId };
  const empty = await put(knex, 'series', plain.series({ ...area, basis: 'snapshot' }));
  return {
    ...ground,
    empty,
    benchmark: await putBenchmark(knex, ground),
    other: await putYears(knex, ground),
    rich: await putRich(knex, ground),
  };
}

function putMonth(knex: Knex, month: string, over: Row): Promise<number> {
  const period_end = new Date(Date.UTC(2020, Number(month), 0)).toISOString().slice(0, 10);
  const period = { period_start: `2020-${month}-01`, period_end, period_label: `2020-${month}` };
  return put(knex, 'observations', plain.observation({ ...period, ...over }));
}

async function putBenchmark(knex: Knex, { indicatorId, importId }: Ground): Promise<number> {
  const england = plain.area({ name: 'England', kind: 'comparator', comparator: 'national' });
  const areaId = await put(knex, 'areas', england);
  const series = plain.series({ indicator_id: indicatorId, area_id: areaId, basis: 'not-given' });
  const seriesId = await put(knex, 'series', series);
  const period = { period_start: '0001-01-01', period_end: '0001-01-01', period_label: 'not given' };
  const row = { ...period, series_id: seriesId, import_id: importId, value: '24.3' };
  await put(knex, 'observations', plain.observation(row));
  return seriesId;
}

async function putYears(knex: Knex, { indicatorId, areaId, importId }: Ground): Promise<number> {
  const series = plain.series({ indicator_id: indicatorId, area_id: areaId, basis: 'year' });
  const seriesId = await put(knex, 'series', series);
  for (const year of [2020, 2019]) {
    const period = {
      period_start: `${year}-04-01`,
      period_end: `${year + 1}-03-31`,
      period_label: `${year}/${year - 1999}`,
    };
    const row = { ...period, series_id: seriesId, import_id: importId, movement_verdict: 'worse' };
    await put(knex, 'observations', plain.observation(row));
  }
  return seriesId;
}

async function putRich(knex: Knex, { indicatorId, areaId, importId }: Ground): Promise<number> {
  const series = plain.series({ indicator_id: indicatorId, area_id: areaId, basis: 'quarter' });
  const seriesId = await put(knex, 'series', series);
  const owner = { series_id: seriesId, import_id: importId };
  const id = await put(knex, 'observations', {
    ...owner,
    period_start: '2020-01-01',
    period_end: '2020-03-31',
    period_label: '2019/20 Q4',
    revision: 1,
    is_current: true,
    is_retracted: false,
    value: null,
    numerator: 354,
    denominator: 2_000_000_000,
    qualifier: 'approximate',
    marker: 'unavailable',
    status: 'provisional',
    symbol: '▲',
    arrow: '↑',
    published_rating: 'attention',
    moved: 'rose',
    movement_verdict: 'better',
    movement_since: 'the quarter before',
    movement_by: '2.5%',
    note: 'said "so", in a\nnote',
  });
  await put(knex, 'observation_remarks', { observation_id: id, position: 2, text: 'second' });
  await put(knex, 'observation_remarks', { observation_id: id, position: 1, text: 'first “remark”' });
  const period = { period_start: '2020-04-01', period_end: '2020-06-30', period_label: '2020/21 Q1' };
  await put(knex, 'observations', plain.observation({ ...owner, ...period, value: '80.0', numerator: 0 }));
  return seriesId;
}
