import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { migrate, openDatabase } from '../../src/store/connect.ts';
import { openStore } from '../../src/store/open-store.ts';
import { plain, put, type TestDatabase } from '../fixtures/database.ts';

export function catalogueContract(create: () => Promise<TestDatabase>): void {
  describe('catalogue', () => {
    let database: TestDatabase;
    /** Another process, as far as the database can tell. */
    let importer: Knex;

    beforeAll(async () => {
      database = await create();
      await migrate(database.knex);
      importer = openDatabase(database.address);
    });
    afterAll(async () => {
      await importer.destroy();
      await database.remove();
    });

    it('is empty before the first import', async () => {
      expect(await readCatalogue(database.knex)).toEqual({
        version: '0',
        dataset: '',
        indicators: [],
        themes: [],
        areas: [],
        series: [],
        thresholds: [],
        commentary: [],
        risks: [],
        terms: [],
        words: [],
        packs: [],
        sources: [],
      });
    });

    it('is read whole, in the order of the source', async () => {
      await putCatalogue(importer);
      const [first, second] = await importer('indicators').orderBy('position').pluck('id');
      const [theme, below] = await importer('themes').orderBy('position').pluck('id');
      const [council, england] = await importer('areas').orderBy('id').pluck('id');
      const seriesId = (await importer('series').first('id')).id;
      const newer = { title: 'Quarter 2 report', publishedOn: '2020-10-15', changesAs: 'percent' };
      const older = { title: 'Quarter 1 report', publishedOn: '2020-07-15', changesAs: 'points' };
      expect(await readCatalogue(database.knex)).toEqual({
        version: '1',
        dataset: 'test',
        indicators: [
          {
            id: first,
            code: 'B-2',
            name: 'Visits in time',
            short: 'In time',
            themeId: below,
            unit: 'count',
            polarity: 'range',
            decimals: 0,
            definition: 'what it is',
            population: 'visits',
            owner: 'Head of visits',
            headlineBasis: 'quarter',
            aliases: [
              { text: 'visits', kind: 'same' },
              { text: 'late visits', kind: 'inverse' },
            ],
            relations: [{ kind: 'complement', code: 'A-1' }],
          },
          {
            id: second,
            code: 'A-1',
            name: 'Answered calls',
            short: null,
            themeId: theme,
            unit: 'percent',
            polarity: 'higher',
            decimals: 1,
            definition: null,
            population: 'calls',
            owner: null,
            headlineBasis: null,
            aliases: [],
            relations: [],
          },
        ],
        themes: [
          { id: theme, name: 'Front door', parentId: null, aliases: ['the door', 'contact'] },
          { id: below, name: 'Visits', parentId: theme, aliases: [] },
        ],
        areas: [
          { id: council, name: 'The council', kind: 'organisation', comparator: null, parentId: null, aliases: ['us'] },
          { id: england, name: 'England', kind: 'comparator', comparator: 'national', parentId: null, aliases: [] },
        ],
        series: [
          {
            id: seriesId,
            indicatorId: second,
            areaId: council,
            dimension: 'age',
            category: 'under 5',
            basis: 'month',
            breaks: [
              { at: '2019-04-01', reason: 'a new form' },
              { at: '2020-04-01', reason: 'a new system' },
            ],
          },
        ],
        thresholds: [
          {
            indicatorId: second,
            areaId: council,
            basis: null,
            from: '0001-01-01',
            to: '9999-12-31',
            target: '80',
            limits: { exceeds: '90.0', amber: '60' },
            range: null,
            origin: 'report',
            note: 'agreed',
          },
          {
            indicatorId: first,
            areaId: council,
            basis: 'quarter',
            from: '2020-04-01',
            to: '2021-03-31',
            target: null,
            limits: {},
            range: { low: '10', high: '20' },
            origin: 'plan',
            note: null,
          },
        ],
        commentary: [
          {
            section: 'Visits',
            kind: 'action',
            indicatorCodes: ['B-2', 'A-1'],
            themeId: null,
            text: 'more visits',
            source: newer,
          },
          { section: 'Door', kind: 'headline', indicatorCodes: [], themeId: theme, text: 'calls', source: older },
        ],
        risks: [
          {
            ref: 'R1',
            title: 'Too few people, now',
            level: 'High',
            score: 16,
            arrow: '↑',
            controls: 'hiring',
            themeId: theme,
            source: newer,
          },
        ],
        terms: [
          { term: 'call', alsoSaid: ['ring', 'phone'], meaning: 'a call', code: 'A-1' },
          { term: 'letter', alsoSaid: [], meaning: 'a letter', code: null },
        ],
        words: [
          { concept: 'child', words: ['child', 'kid'] },
          { concept: 'visit', words: ['seen'] },
        ],
        packs: ['town', 'boats'],
        sources: [newer, older],
      });
    });

    it('is held, and looked for again after two seconds: another process is seen', async () => {
      let now = 1000;
      const store = openStore(database.knex, { now: () => now });
      const queries: string[] = [];
      database.knex.on('query', ({ sql }) => queries.push(sql));
      const first = await store.catalogue();
      await raise(importer);
      now += 1999;
      queries.length = 0;
      expect(await store.catalogue()).toBe(first);
      expect(queries).toEqual([]);
      now += 1;
      const second = await store.catalogue();
      database.knex.removeAllListeners('query');
      expect(Number(second.version)).toBe(Number(first.version) + 1);
    });

    it('takes one cheap look where nothing has changed, however many ask', async () => {
      let now = 0;
      const store = openStore(database.knex, { now: () => now });
      const first = await store.catalogue();
      const queries: string[] = [];
      database.knex.on('query', ({ sql }) => queries.push(sql));
      now = 2000;
      const again = await Promise.all([store.catalogue(), store.catalogue(), store.catalogue()]);
      database.knex.removeAllListeners('query');
      expect(again).toEqual([first, first, first]);
      expect(queries).toHaveLength(1);
      expect(queries[0]).toContain('catalogue_version');
    });

    it('is never half of one import and half of another', async () => {
      const before = await counts(database.knex);
      let running = true;
      const importing = (async () => {
        for (let round = 0; round < 40; round += 1) await importOne(importer, round);
        running = false;
      })();
      const seen: (typeof before)[] = [];
      while (running) seen.push(await counts(database.knex));
      await importing;
      expect(new Set(seen.map((each) => each.version)).size).toBeGreaterThan(2);
      for (const each of seen) {
        const imports = each.version - before.version;
        expect(each).toEqual({
          version: before.version + imports,
          indicators: before.indicators + imports,
          words: before.words + imports,
          sources: before.sources + imports,
        });
      }
    });

    it('fails where the database is gone, and recovers with it', async () => {
      const knex = openDatabase(database.address);
      const store = openStore(knex, { now: () => 0 });
      await knex.destroy();
      await expect(store.catalogue()).rejects.toMatchObject({ name: 'StoreError' });
      await expect(store.find({ seriesIds: [1], last: 1, until: null, newest: 0 })).rejects.toMatchObject({
        name: 'StoreError',
        cause: expect.any(Error),
      });
      knex.initialize();
      expect((await store.catalogue()).dataset).toBe('test');
      await knex.destroy();
    });
  });
}

const raise = (knex: Knex) => knex('catalogue_version').increment('version');

/** Of tables that are read first and last. */
async function counts(knex: Knex) {
  const { version, indicators, words, sources } = await readCatalogue(knex);
  return {
    version: Number(version),
    indicators: indicators.length,
    words: words.length,
    sources: sources.length,
  };
}

function importOne(knex: Knex, round: number): Promise<void> {
  return knex.transaction(async (trx) => {
    const { id } = await trx('themes').first('id');
    const name = `round ${round}`;
    await put(trx, 'indicators', plain.indicator({ code: name, theme_id: id, position: 9 }));
    await put(trx, 'words', { concept: name, word: name });
    await put(trx, 'imports', plain.import({ source_title: name, published_on: '2019-01-01' }));
    await raise(trx);
  });
}

async function putCatalogue(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    const older = await put(trx, 'imports', plain.import({ packs: '["old"]' }));
    const later = { source_title: 'Quarter 2 report', published_on: '2020-10-15', digest: 'd2', changes_as: 'percent' };
    const newer = await put(trx, 'imports', plain.import({ ...later, packs: '["town", "boats"]' }));
    await put(trx, 'imports', plain.import({ ...later, digest: 'd3', kind: 'retract' }));
    const below = await put(trx, 'themes', plain.theme({ name: 'Visits', position: 2 }));
    const theme = await put(trx, 'themes', plain.theme());
    await trx('themes').where({ id: below }).update({ parent_id: theme });
    for (const alias of ['the door', 'contact']) await put(trx, 'theme_aliases', { theme_id: theme, alias });
    const council = await put(trx, 'areas', plain.area());
    await put(trx, 'areas', plain.area({ name: 'England', kind: 'comparator', comparator: 'national' }));
    await put(trx, 'area_aliases', { area_id: council, alias: 'us' });
    const { calls, visits } = await putIndicators(trx, theme, below);
    await putSeries(trx, calls, council);
    await putThresholds(trx, { calls, visits, council, import_id: newer });
    await putWords(trx, { calls, visits, theme, older, newer });
    await raise(trx);
  });
}

async function putIndicators(trx: Knex, theme: number, below: number) {
  const calls = await put(trx, 'indicators', plain.indicator({ theme_id: theme, position: 2 }));
  const visits = await put(trx, 'indicators', {
    code: 'B-2',
    name: 'Visits in time',
    short: 'In time',
    theme_id: below,
    unit: 'count',
    polarity: 'range',
    decimals: 0,
    definition: 'what it is',
    population: 'visits',
    owner_role: 'Head of visits',
    headline_basis: 'quarter',
    position: 1,
  });
  await put(trx, 'indicator_aliases', { indicator_id: visits, alias: 'visits', kind: 'same' });
  await put(trx, 'indicator_aliases', { indicator_id: visits, alias: 'late visits', kind: 'inverse' });
  await put(trx, 'relations', { indicator_id: visits, kind: 'complement', other_id: calls });
  return { calls, visits };
}

async function putSeries(trx: Knex, indicator: number, area: number): Promise<void> {
  const owner = { indicator_id: indicator, area_id: area };
  const id = await put(trx, 'series', plain.series({ ...owner, dimension: 'age', category: 'under 5' }));
  await put(trx, 'series_breaks', { series_id: id, at: '2020-04-01', reason: 'a new system' });
  await put(trx, 'series_breaks', { series_id: id, at: '2019-04-01', reason: 'a new form' });
}

async function putThresholds(trx: Knex, ids: Record<'calls' | 'visits' | 'council' | 'import_id', number>) {
  const owner = { area_id: ids.council, import_id: ids.import_id };
  const limits = { exceeds: '90.0', amber: '60', note: 'agreed' };
  await put(trx, 'thresholds', plain.threshold({ indicator_id: ids.calls, ...owner, ...limits }));
  await put(trx, 'thresholds', {
    indicator_id: ids.visits,
    ...owner,
    basis: 'quarter',
    valid_from: '2020-04-01',
    valid_to: '2021-03-31',
    range_low: '10',
    range_high: '20',
    origin: 'plan',
  });
}

async function putWords(trx: Knex, ids: Record<'calls' | 'visits' | 'theme' | 'older' | 'newer', number>) {
  const { calls, visits, theme, older, newer } = ids;
  const said = { section: 'Door', position: 1, kind: 'headline', theme_id: theme, text: 'calls' };
  await put(trx, 'commentary', { ...said, import_id: older });
  await put(trx, 'commentary', { ...said, text: 'replaced', import_id: newer, is_current: false });
  const action = { section: 'Visits', position: 1, kind: 'action', text: 'more visits', import_id: newer };
  const id = await put(trx, 'commentary', action);
  for (const indicator_id of [visits, calls]) {
    await put(trx, 'commentary_indicators', { commentary_id: id, indicator_id });
  }
  const risk = { ref: 'R1', title: 'Too few people', level: 'Moderate', score: 12 };
  await put(trx, 'risks', { ...risk, import_id: older, is_current: false });
  const now = { title: 'Too few people, now', level: 'High', score: 16, arrow: '↑', controls: 'hiring' };
  await put(trx, 'risks', { ...risk, ...now, theme_id: theme, import_id: newer });
  const call = await put(trx, 'terms', { term: 'call', meaning: 'a call', indicator_id: calls });
  await put(trx, 'terms', { term: 'letter', meaning: 'a letter' });
  for (const word of ['ring', 'phone']) await put(trx, 'term_words', { term_id: call, word });
  await put(trx, 'words', { concept: 'child', word: 'child' });
  await put(trx, 'words', { concept: 'visit', word: 'seen' });
  await put(trx, 'words', { concept: 'child', word: 'kid' });
}
