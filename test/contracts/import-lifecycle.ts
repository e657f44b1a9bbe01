import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImportError } from '../../src/errors.ts';
import { checkFolder } from '../../src/import/check-folder.ts';
import { retractNumber } from '../../src/import/retract-number.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { migrate, openDatabase } from '../../src/store/connect.ts';
import { readHeld } from '../../src/store/import-held.ts';
import {
  discardDraft,
  listImports,
  publishDraft,
  readImport,
  tryDraft,
  undoImport,
  writeDraft,
} from '../../src/store/import-lifecycle.ts';
import { readMappings } from '../../src/store/import-mappings.ts';
import { writeImport } from '../../src/store/import-write.ts';
import { findObservations } from '../../src/store/observations.ts';
import type { TestDatabase } from '../fixtures/database.ts';

type Files = Readonly<Record<string, string>>;

const AT = '2021-03-01T09:00:00.000Z';
const BY = { by: 'ann', at: AT };

const MEASURES = `code,name,theme,unit,polarity,population
SEEN,Children seen,Visits,percent,higher,children
LATE,Late visits,Visits,percent,lower,visits
`;

/** What bringing in, publishing and taking back promise, on any database. */
export function describeLifecycle(name: string, create: () => Promise<TestDatabase>, runs: number): void {
  describe(`imports as drafts in ${name}`, () => {
    let database: TestDatabase;
    let model: TestDatabase;
    let knex: Knex;

    beforeAll(async () => {
      [database, model] = [await create(), await create()];
      await migrate(database.knex);
      await migrate(model.knex);
      knex = database.knex;
    });
    afterAll(async () => {
      await database.remove();
      await model.remove();
    });
    beforeEach(() => clear(knex));

    const draft = async (files: Files, title = 'Q1', published = '2020-07-15') => {
      const { folder, problems } = checkFolder(new Map(Object.entries(files)), await readHeld(knex));
      expect(problems).toEqual([]);
      return writeDraft(knex, folder, sourceOf(title, published), { files: Object.keys(files), by: 'ann' });
    };
    const bring = async (...args: Parameters<typeof draft>) => {
      const id = await draft(...args);
      await publishDraft(knex, id, BY);
      return id;
    };
    const valueOf = async (code: string) => {
      const { indicators, series } = await readCatalogue(knex);
      const id = indicators.find((each) => each.code === code)?.id;
      const seriesIds = series.filter(({ indicatorId }) => indicatorId === id).map((each) => each.id);
      return (await findObservations(knex, { seriesIds, last: 1, until: null, newest: 1 }))[0]?.value ?? null;
    };
    const seen = (value: string) => ({
      'observations.csv': `code,basis,period,value\nSEEN,month,2020-06,${value}\n`,
    });

    it('a draft is seen by nobody, and all at once once it is published', async () => {
      const before = await dump(knex);
      const id = await draft({ 'indicators.csv': MEASURES, ...seen('80') });
      expect(await dump(knex)).toEqual(before);
      expect(await readCatalogue(knex)).toMatchObject({ version: '0', dataset: '', sources: [], indicators: [] });
      expect((await publishDraft(knex, id, { by: 'bea', at: AT })).counts.observations).toMatchObject({ added: 1 });
      expect(await valueOf('SEEN')).toBe('80');
      expect((await readCatalogue(knex)).dataset).toBe('test');
    });

    it('a draft that is tried leaves nothing behind, and says what it would change', async () => {
      await bring({ 'indicators.csv': MEASURES, ...seen('80') });
      const id = await draft(seen('8.41'), 'Q2', '2020-10-15');
      const before = await dump(knex);
      const { result, restated } = await tryDraft(knex, id, {
        before: () => Promise.resolve(null),
        after: (trx) => trx('observations').count('* as many').first(),
      });
      expect(result.counts.observations).toMatchObject({ revised: 1 });
      expect(restated).toEqual([
        {
          ...{ code: 'SEEN', area: null, dimension: 'all', category: 'all', basis: 'month', period: '2020-06' },
          before: { value: '80', numerator: null, denominator: null, marker: null, isRetracted: false },
          after: { value: '8.41', numerator: null, denominator: null, marker: null, isRetracted: false },
        },
      ]);
      expect(await dump(knex)).toEqual(before);
      expect((await readImport(knex, id))?.state).toBe('draft');
    });

    it('is listed with who, when, which files, what came of it, and its state', async () => {
      const first = await bring({ 'indicators.csv': MEASURES, ...seen('80') });
      const second = await draft(seen('81'), 'Q2', '2020-10-15');
      await discardDraft(knex, second, { by: 'cy', at: AT });
      await undoImport(knex, first, { by: 'bea', at: AT });
      expect(await listImports(knex, 10)).toMatchObject([
        { id: second, state: 'discarded', by: 'ann', changedBy: 'cy', counts: null },
        {
          ...{ id: first, state: 'undone', by: 'ann', changedBy: 'bea', files: ['indicators.csv', 'observations.csv'] },
          ...{ title: 'Q1', importedAt: AT, digest: 'digest', counts: { observations: { added: 1 } } },
        },
      ]);
    });

    it('takes one back from between others: what later ones brought stays, ids too', async () => {
      await bring({ 'indicators.csv': MEASURES, ...seen('80') });
      const wrong = await bring(seen('8.1'), 'Q2', '2020-10-15');
      const rows = 'LATE,month,2020-06,7\n';
      await bring({ 'observations.csv': `code,basis,period,value\n${rows}` }, 'Q3', '2021-01-15');
      const ids = async () => {
        const { indicators, series, areas, themes } = await readCatalogue(knex);
        return [indicators, series, areas, themes].map((all) => all.map(({ id }) => id));
      };
      const before = await ids();
      await undoImport(knex, wrong, BY);
      expect([await valueOf('SEEN'), await valueOf('LATE')]).toEqual(['80', '7']);
      expect(await ids()).toEqual(before);
      expect((await readCatalogue(knex)).sources.map(({ title }) => title)).toEqual(['Q3', 'Q1']);
    });

    it('does not take back what a later one needs, and names that one', async () => {
      const first = await bring({ 'indicators.csv': MEASURES });
      const second = await bring(seen('80'), 'Q2', '2020-10-15');
      const before = await dump(knex);
      await expect(undoImport(knex, first, BY)).rejects.toThrow(
        new RegExp(`^Nothing was taken back, as import ${second} \\("Q2"\\) needs it: "SEEN" is named`),
      );
      expect(await dump(knex)).toEqual(before);
      await undoImport(knex, second, BY);
      await undoImport(knex, first, BY);
      expect((await readCatalogue(knex)).indicators).toEqual([]);
    });

    it('a number taken back whose import is taken back too leaves nothing, the name of the dataset neither', async () => {
      const before = await dump(knex);
      const first = await bring({ 'indicators.csv': MEASURES, ...seen('80') });
      await retractNumber(
        knex,
        { code: 'SEEN', basis: 'month', period: '2020-06', area: null, breakdown: null },
        new Date(AT),
      );
      await undoImport(knex, first, BY);
      expect(await dump(knex)).toEqual(before);
    });

    it('does each thing once: of two at the same time one is told', async () => {
      const id = await draft({ 'indicators.csv': MEASURES, ...seen('80') });
      const other = openDatabase(database.address);
      try {
        const both = await Promise.allSettled([publishDraft(knex, id, BY), publishDraft(other, id, BY)]);
        expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: {
            code: 'import-state',
            message: `Nothing was done: import ${id} is published already, so it is no draft.`,
          },
        });
      } finally {
        await other.destroy();
      }
      await expect(discardDraft(knex, id, BY)).rejects.toThrow('is published already');
      await expect(undoImport(knex, 999, BY)).rejects.toThrow('There is no import 999');
    });

    it('where two people have to see it, whoever brought it in does not publish it, nor somebody unknown', async () => {
      const id = await draft({ 'indicators.csv': MEASURES, ...seen('80') });
      const before = await dump(knex);
      const rule = { needsSecond: true };
      for (const [by, why] of [
        ['ann', 'somebody other than ann, who brought it in, has to publish it'],
        [' ANN ', 'somebody other than ann'],
        [null, 'say who you are'],
      ] as const) {
        await expect(publishDraft(knex, id, { by, at: AT }, rule)).rejects.toThrow(why);
      }
      expect(await dump(knex)).toEqual(before);
      expect((await readImport(knex, id))?.state).toBe('draft');
      await publishDraft(knex, id, { by: 'bea', at: AT }, rule);
      await undoImport(knex, id, { by: 'cy', at: AT });
      expect(await readImport(knex, id)).toMatchObject({ by: 'ann', publishedBy: 'bea', changedBy: 'cy' });
    });

    it('what was said of a sheet is found for the next one of its shape, until that import is dropped', async () => {
      const said = (polarity: string) => ({ shape: 'board', mapping: JSON.stringify({ polarity: { '*': polarity } }) });
      const { folder } = checkFolder(new Map(Object.entries({ 'indicators.csv': MEASURES })), await readHeld(knex));
      const about = { files: ['Board.xlsx'], by: 'ann' };
      const first = await writeDraft(knex, folder, sourceOf('Q1', '2020-07-15'), { ...about, said: said('higher') });
      const second = await writeDraft(knex, folder, sourceOf('Q2', '2020-07-15'), { ...about, said: said('lower') });
      expect((await readMappings(knex, ['board', 'other'])).get('board')).toEqual({
        ...{ importId: second, title: 'Q2', mapping: '{"polarity":{"*":"lower"}}' },
      });
      await discardDraft(knex, second, BY);
      expect((await readMappings(knex, ['board'])).get('board')?.importId).toBe(first);
      await discardDraft(knex, first, BY);
      expect(await readMappings(knex, ['board'])).toEqual(new Map());
    });

    it('a draft that says nothing new is discarded', async () => {
      await bring({ 'indicators.csv': MEASURES, ...seen('80') });
      const before = await dump(knex);
      const id = await draft(seen('80'));
      expect((await publishDraft(knex, id, BY)).changed).toBe(false);
      expect(await dump(knex)).toEqual(before);
      expect((await readImport(knex, id))?.state).toBe('discarded');
    });

    it('a draft whose indicator is gone meanwhile is refused, and said why', async () => {
      const first = await bring({ 'indicators.csv': MEASURES });
      const id = await draft(seen('80'), 'Q2', '2020-10-15');
      await undoImport(knex, first, BY);
      await expect(publishDraft(knex, id, BY)).rejects.toThrow(/^The draft can't be published as it is: "SEEN"/);
      expect((await readImport(knex, id))?.state).toBe('draft');
    });

    it('in any order, leaves what the remaining imports leave one after the other', { timeout: 240_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
          await clear(knex);
          const kept = await play(knex, steps);
          await clear(model.knex);
          for (const each of kept) await again(model.knex, each);
          expect(await dump(knex)).toEqual(await dump(model.knex));
        }),
        { numRuns: runs },
      );
    });
  });
}

type Step =
  | { readonly kind: 'publish'; readonly files: Files; readonly title: string; readonly published: string }
  | { readonly kind: 'retract'; readonly code: string; readonly period: string }
  | { readonly kind: 'undo'; readonly at: number }
  | { readonly kind: 'draft'; readonly files: Files; readonly title: string; readonly published: string }
  /** A draft that was kept before. */
  | { readonly kind: 'publish draft'; readonly at: number }
  | { readonly kind: 'discard draft'; readonly at: number };

const PERIODS = ['2020-04', '2020-05', '2020-06'] as const;
const few = fc.constantFrom('70', '80', '80.0', '81');
const numbers = fc.uniqueArray(
  fc.record({ code: fc.constantFrom('SEEN', 'LATE'), period: fc.constantFrom(...PERIODS), value: few }),
  { minLength: 1, maxLength: 4, selector: ({ code, period }) => `${code} ${period}` },
);
const folder = fc
  .record({
    numbers,
    measures: fc.constantFrom(MEASURES, MEASURES.replace('Late visits', 'Visits late'), null),
    target: fc.option(few),
    words: fc.option(fc.constantFrom('Better.', 'Worse.')),
    remark: fc.constantFrom('', 'counted anew'),
    word: fc.option(fc.constantFrom('kid', 'child')),
  })
  .map((each): Files => {
    const rows = each.numbers.map(({ code, period, value }) => `${code},month,${period},${value},${each.remark},`);
    return {
      'observations.csv': ['code,basis,period,value,remark,break', ...rows, ''].join('\n'),
      ...(each.measures === null ? {} : { 'indicators.csv': each.measures }),
      ...(each.target === null ? {} : { 'targets.csv': `code,target\nSEEN,${each.target}\n` }),
      ...(each.words === null
        ? {}
        : { 'commentary.csv': `section,kind,codes,text\nVisits,action,SEEN,${each.words}\n` }),
      ...(each.word === null ? {} : { 'words.csv': `concept,word\nchild,${each.word}\n` }),
    };
  });
const published = fc.record({
  files: folder,
  title: fc.constantFrom('Q1', 'Q2', 'Q3'),
  published: fc.constantFrom('2020-07-15', '2020-10-15', '2021-01-15'),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: published.map((each) => ({ kind: 'publish' as const, ...each })) },
  { weight: 2, arbitrary: published.map((each) => ({ kind: 'draft' as const, ...each })) },
  { weight: 2, arbitrary: fc.nat({ max: 8 }).map((at) => ({ kind: 'publish draft' as const, at })) },
  { weight: 1, arbitrary: fc.nat({ max: 8 }).map((at) => ({ kind: 'discard draft' as const, at })) },
  {
    weight: 2,
    arbitrary: fc
      .record({ code: fc.constantFrom('SEEN', 'LATE'), period: fc.constantFrom(...PERIODS) })
      .map((each) => ({ kind: 'retract' as const, ...each })),
  },
  { weight: 4, arbitrary: fc.nat({ max: 8 }).map((at) => ({ kind: 'undo' as const, at })) },
);

/** Does all steps, and gives those that are published at the end, in the order in which they were. */
async function play(knex: Knex, steps: readonly Step[]): Promise<readonly Step[]> {
  const done: { readonly id: number; readonly step: Step }[] = [];
  const drafts: { readonly id: number; readonly step: Step }[] = [];
  for (const each of steps) {
    if (each.kind === 'publish draft' || each.kind === 'discard draft') {
      const [chosen] = drafts.splice(each.at % Math.max(drafts.length, 1), 1);
      if (chosen === undefined) continue;
      const isPublishing = each.kind === 'publish draft';
      const doing = isPublishing ? publishDraft(knex, chosen.id, BY) : discardDraft(knex, chosen.id, BY);
      // One that can't be published stays a draft, and one that says nothing new is none of those that are.
      if (isPublishing && (await isDone(doing)) && (await isPublished(knex, chosen.id))) done.push(chosen);
      if (!isPublishing) await doing;
      continue;
    }
    if (each.kind === 'undo') {
      const chosen = done[each.at % Math.max(done.length, 1)];
      if (chosen && (await isDone(undoImport(knex, chosen.id, BY)))) done.splice(done.indexOf(chosen), 1);
      continue;
    }
    const before = await newestId(knex);
    const isThrough = await again(knex, each);
    if (each.kind === 'draft') {
      if (isThrough) drafts.push({ id: await lastId(knex), step: { ...each, kind: 'publish' } });
      continue;
    }
    const id = await newestId(knex);
    if (isThrough && id !== before) done.push({ id, step: each });
  }
  return done.map(({ step: each }) => each);
}

async function newestId(knex: Knex): Promise<number> {
  return (await knex('imports').where({ state: 'published' }).orderBy('id', 'desc').first('id'))?.id ?? 0;
}

async function lastId(knex: Knex): Promise<number> {
  return (await knex('imports').orderBy('id', 'desc').first('id'))?.id ?? 0;
}

async function isPublished(knex: Knex, id: number): Promise<boolean> {
  return (await readImport(knex, id))?.state === 'published';
}

async function again(knex: Knex, each: Step): Promise<boolean> {
  if (each.kind === 'undo' || each.kind === 'publish draft' || each.kind === 'discard draft') return false;
  if (each.kind === 'retract') {
    const { code, period } = each;
    const number = { code, basis: 'month', period, area: null, breakdown: null };
    return isDone(retractNumber(knex, number, new Date(AT)));
  }
  const { folder: rows, problems } = checkFolder(new Map(Object.entries(each.files)), await readHeld(knex));
  if (problems.length > 0) return false;
  const source = sourceOf(each.title, each.published);
  if (each.kind === 'draft') {
    await writeDraft(knex, rows, source, { files: [], by: null });
    return true;
  }
  return isDone(writeImport(knex, rows, source));
}

/** Whether it was done: what is refused has changed nothing. */
async function isDone(doing: Promise<unknown>): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (error) {
    if (error instanceof ImportError) return false;
    throw error;
  }
}

function sourceOf(title: string, publishedOn: string) {
  const changesAs = 'points' as const;
  return { dataset: 'test', title, publishedOn, changesAs, packs: null, importedAt: AT, digest: 'digest' };
}

const TABLES = [
  ...['observation_remarks', 'observations', 'series_breaks', 'series', 'thresholds'],
  ...['commentary_indicators', 'commentary', 'risks', 'term_words', 'terms', 'words', 'relations'],
  ...['indicator_aliases', 'theme_aliases', 'area_aliases', 'indicators', 'areas', 'themes', 'import_parts', 'imports'],
];

async function clear(knex: Knex): Promise<void> {
  for (const table of TABLES) await knex(table).del();
  await knex('catalogue_version').update({ version: 0 });
}

/** All that is published, without the ids by which rows know each other. */
export async function dump(knex: Knex): Promise<unknown> {
  const { indicators, themes, areas, series, thresholds, commentary, ...others } = await readCatalogue(knex);
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => key !== 'version'));
  const name = (all: readonly { readonly id: number }[], id: number | null) => all.findIndex((each) => each.id === id);
  const observations = await knex('observations as o')
    .join('series as s', 's.id', 'o.series_id')
    .join('indicators as n', 'n.id', 's.indicator_id')
    .join('imports as i', 'i.id', 'o.import_id')
    .orderBy(['n.code', 's.basis', 'o.period_end', 'o.revision'])
    .select('n.code', 's.basis', 'o.*', 'i.source_title', 'i.published_on', 'i.kind');
  const remarks = await knex('observation_remarks as r')
    .join('observations as o', 'o.id', 'r.observation_id')
    .orderBy(['o.period_end', 'o.revision', 'r.position', 'r.text'])
    .select('o.period_end', 'o.revision', 'r.text');
  return {
    ...rest,
    version: null,
    indicators: indicators.map(({ id: _id, themeId, ...each }) => ({ ...each, theme: name(themes, themeId) })),
    themes: themes.map(({ id: _id, parentId, ...each }) => ({ ...each, parent: name(themes, parentId) })),
    areas: areas.map(({ id: _id, parentId, ...each }) => ({ ...each, parent: name(areas, parentId) })),
    series: series
      .map(({ id: _id, indicatorId, areaId: _area, ...each }) => ({ ...each, of: name(indicators, indicatorId) }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    thresholds: thresholds.map(({ indicatorId, areaId: _area, ...each }) => ({
      ...each,
      of: name(indicators, indicatorId),
    })),
    commentary,
    observations: observations.map(({ id: _id, series_id: _series, import_id: _import, ...each }) => each),
    remarks,
  };
}
