import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFolder } from '../../src/import/import-folder.ts';
import { type NumberNamed, retractNumber } from '../../src/import/retract-number.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { migrate } from '../../src/store/connect.ts';
import { findObservations } from '../../src/store/observations.ts';
import type { TestDatabase } from '../fixtures/database.ts';

type Files = Readonly<Record<string, string>>;

const INDICATORS = `code,name,theme,unit,polarity,population
SEEN,Children seen,Visits,percent,higher,children
LATE,Late visits,Visits,percent,lower,visits
`;
const OBSERVATIONS = `code,basis,period,value,numerator,denominator,symbol,remark
SEEN,snapshot,2018-09-30,80.0,,,,
SEEN,snapshot,2018-12-31,84,42,50,★,"first
second"
LATE,month,2018-12,7,,,,
`;
const BASE: Files = {
  'source.csv': source('Q3 report', '2019-03-07'),
  'indicators.csv': INDICATORS,
  'observations.csv': OBSERVATIONS,
  'targets.csv': 'code,target\nSEEN,80\n',
  'benchmarks.csv': 'code,comparator,period,value\nSEEN,England,2017/18,81\n',
  'commentary.csv':
    'section,kind,codes,text\nVisits,explanation,SEEN,Visits are better.\nVisits,action,,More to come.\n',
  'risks.csv': 'ref,title,level,score\nR1,Drift,High,16\n',
};

function source(title: string, published: string): string {
  return `title,published\n${title},${published}\n`;
}

/** What importing promises, on any database. */
export function describeImporting(name: string, create: () => Promise<TestDatabase>): void {
  describe(`importing into ${name}`, () => {
    let database: TestDatabase;
    let folder: string;

    beforeEach(async () => {
      database = await create();
      await migrate(database.knex);
      folder = await mkdtemp(join(tmpdir(), 'scorecard-import-'));
    });
    afterEach(async () => {
      await database.remove();
      await rm(folder, { recursive: true, force: true });
    });

    async function bring(files: Files, now = '2019-10-01T09:00:00.000Z') {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
      return importFolder(database.knex, folder, { now: new Date(now), dataset: 'test' });
    }

    const retract = (number: Partial<NumberNamed>) =>
      retractNumber(
        database.knex,
        { code: 'SEEN', basis: 'snapshot', period: '2018-12-31', area: null, breakdown: null, ...number },
        new Date('2019-04-01T09:00:00Z'),
      );

    const catalogue = () => readCatalogue(database.knex);

    /** The current number of an indicator at a period, as questions find it. */
    async function current(code: string, label: string) {
      const { indicators, series } = await catalogue();
      const indicator = indicators.find((each) => each.code === code);
      const seriesIds = series.filter(({ indicatorId }) => indicatorId === indicator?.id).map(({ id }) => id);
      const found = await findObservations(database.knex, { seriesIds, last: 100, until: null, newest: 100 });
      return found.find(({ period }) => period.label === label);
    }

    async function revisions(code: string, end: string) {
      return database
        .knex('observations as o')
        .join('series as s', 's.id', 'o.series_id')
        .join('indicators as n', 'n.id', 's.indicator_id')
        .join('imports as i', 'i.id', 'o.import_id')
        .join('areas as a', 'a.id', 's.area_id')
        .where({ 'n.code': code, 'o.period_end': end, 'a.kind': 'organisation' })
        .orderBy('o.revision')
        .select('o.revision', 'o.value', 'i.source_title');
    }

    const targets = async () => (await catalogue()).thresholds.map(({ target, from, to }) => ({ target, from, to }));

    /** Every row of every table, so that 'nothing has changed' can't be half true. */
    async function everything() {
      const tables = ['imports', 'themes', 'areas', 'indicators', 'series', 'observations', 'observation_remarks'];
      const others = ['thresholds', 'commentary', 'commentary_indicators', 'risks', 'catalogue_version'];
      const rows: Record<string, unknown> = {};
      for (const table of [...tables, ...others]) rows[table] = await database.knex(table).orderBy('id');
      return rows;
    }

    it('brings in everything, with its source, and raises the version', async () => {
      const result = await bring(BASE);
      expect(result).toMatchObject({ changed: true, title: 'Q3 report', publishedOn: '2019-03-07', left: [] });
      expect(result.counts.observations).toMatchObject({ added: 4, revised: 0 });
      expect(await current('SEEN', '2018-12-31')).toMatchObject({
        value: '84',
        numerator: 42,
        denominator: 50,
        symbol: '★',
        publishedRating: 'exceeds',
        remarks: ['first', 'second'],
        provisional: false,
        revision: 1,
        source: { title: 'Q3 report', publishedOn: '2019-03-07', changesAs: 'points' },
      });
      expect((await current('SEEN', '2018-09-30'))?.value).toBe('80.0');
      expect((await current('SEEN', '2017/18'))?.value).toBe('81');
      expect(await catalogue()).toMatchObject({
        version: '1',
        dataset: 'test',
        themes: [{ name: 'Visits' }],
        areas: [{ name: 'the council' }, { name: 'England', comparator: 'national' }],
        commentary: [
          { section: 'Visits', indicatorCodes: ['SEEN'], text: 'Visits are better.' },
          { section: 'Visits', indicatorCodes: [], text: 'More to come.' },
        ],
        risks: [{ ref: 'R1', score: 16 }],
      });
      expect(await targets()).toEqual([{ target: '80', from: '0001-01-01', to: '9999-12-31' }]);
    });

    it('changes nothing when the same folder comes again', async () => {
      await bring(BASE);
      const before = await everything();
      const again = await bring(BASE, '2019-03-09T09:00:00.000Z');
      expect(again.changed).toBe(false);
      expect(again.counts.observations).toMatchObject({ added: 0, revised: 0, unchanged: 4 });
      expect(await everything()).toEqual(before);
    });

    it('changes nothing when one row of many is bad, and names all that are', async () => {
      await bring(BASE);
      const before = await everything();
      const bad = `${OBSERVATIONS}SEEN,month,2018-12,no number,,,,\nNONE,month,2018-12,1,,,,\n`;
      await expect(
        bring({ ...BASE, 'observations.csv': bad, 'risks.csv': 'ref,title,level,score\nR1,Drift,Low,1\n' }),
      ).rejects.toMatchObject({
        problems: [
          { line: 6, column: 'value' },
          { line: 7, column: 'code' },
        ],
      });
      expect(await everything()).toEqual(before);
    });

    it('changes nothing when the database refuses in the middle', async () => {
      await bring(BASE);
      const before = await everything();
      // No file can say this: a number that another process is in the way of.
      await database.knex.schema.renameTable('risks', 'risks_away');
      const changed = { ...BASE, 'observations.csv': OBSERVATIONS.replace('84,42', '86,43') };
      await expect(bring({ ...changed, 'risks.csv': 'ref,title,level,score\nR1,Drift,Low,1\n' })).rejects.toThrow(
        'While importing',
      );
      await database.knex.schema.renameTable('risks_away', 'risks');
      expect(await everything()).toEqual(before);
    });

    it('makes a changed number a revision, and keeps the old one readable', async () => {
      await bring(BASE);
      const files = { ...BASE, 'observations.csv': OBSERVATIONS.replace('84,42', '86,43') };
      const result = await bring({ ...files, 'source.csv': source('Q3 report corrected', '2019-03-20') });
      expect(result.counts.observations).toMatchObject({ added: 0, revised: 1, unchanged: 3 });
      expect(await current('SEEN', '2018-12-31')).toMatchObject({
        value: '86',
        revision: 2,
        remarks: ['first', 'second'],
      });
      expect(await revisions('SEEN', '2018-12-31')).toEqual([
        { revision: 1, value: '84', source_title: 'Q3 report' },
        { revision: 2, value: '86', source_title: 'Q3 report corrected' },
      ]);
      expect((await catalogue()).version).toBe('2');
    });

    it.each([
      { was: '84,42', is: '84.0,42', why: 'the printed form' },
      { was: 'first', is: 'First', why: 'a remark' },
      { was: '★', is: '●', why: 'the rating' },
    ])('a change is anything that the row says: $why', async ({ was, is }) => {
      await bring(BASE);
      const result = await bring({ ...BASE, 'observations.csv': OBSERVATIONS.replace(was, is) });
      expect(result.counts.observations).toMatchObject({ revised: 1, unchanged: 3 });
    });

    it('lets a row stay that a later import leaves out', async () => {
      await bring(BASE);
      const [header, ...rows] = OBSERVATIONS.split('\n');
      const fewer = [header, ...rows.slice(0, 1), ''].join('\n');
      const result = await bring({ 'source.csv': source('Q4', '2019-06-07'), 'observations.csv': fewer });
      expect(result.changed).toBe(false);
      expect((await current('SEEN', '2018-12-31'))?.value).toBe('84');
    });

    it('never lets an older source replace a newer one, and says what it left alone', async () => {
      await bring(BASE);
      const older = {
        'source.csv': source('Q2 report', '2019-01-31'),
        'indicators.csv': INDICATORS.replace('Children seen', 'Seen'),
        'observations.csv': `${OBSERVATIONS.replace('84,42', '86,43')}SEEN,snapshot,2018-06-30,79,,,,\n`,
        'targets.csv': 'code,target\nSEEN,75\n',
        'commentary.csv': 'section,kind,codes,text\nVisits,explanation,SEEN,Visits are worse.\n',
        'risks.csv': 'ref,title,level,score\nR1,Drift,Low,4\n',
      };
      const result = await bring(older);
      expect(result.counts).toMatchObject({
        indicators: { keptNewer: 1, revised: 0 },
        observations: { added: 1, keptNewer: 1, revised: 0, unchanged: 2 },
        targets: { keptNewer: 1, revised: 0 },
        commentary: { keptNewer: 1 },
        risks: { keptNewer: 1 },
      });
      expect(result.left).toContain('observations.csv, line 3: SEEN, snapshot 2018-12-31');
      expect((await current('SEEN', '2018-12-31'))?.value).toBe('84');
      expect((await current('SEEN', '2018-06-30'))?.value).toBe('79');
      expect((await catalogue()).indicators[0]?.name).toBe('Children seen');
      expect((await catalogue()).risks).toMatchObject([{ score: 16 }]);
      expect((await targets())[0]?.target).toBe('80');
    });

    it('closes a changed target where its source was published, and opens the new one', async () => {
      await bring(BASE);
      await bring({ 'source.csv': source('Q4 report', '2019-06-07'), 'targets.csv': 'code,target\nSEEN,85\n' });
      const both = [
        { target: '80', from: '0001-01-01', to: '2019-06-06' },
        { target: '85', from: '2019-06-07', to: '9999-12-31' },
      ];
      expect(await targets()).toEqual(both);
      const again = await bring({
        'source.csv': source('Q4 report', '2019-06-07'),
        'targets.csv': 'code,target\nSEEN,85\n',
      });
      expect(again.changed).toBe(false);
      await bring({ 'source.csv': source('Q1 report', '2019-09-07'), 'targets.csv': 'code,target\nSEEN,85\n' });
      expect(await targets()).toEqual(both);
      await bring({ 'source.csv': source('Q4 report', '2019-06-07'), 'targets.csv': 'code,target\nSEEN,86\n' });
      expect(await targets()).toEqual([both[0], { ...both[1], target: '86' }]);
    });

    it('sets dated targets beside each other, whichever comes first', async () => {
      const dated = (rows: string) => bring({ ...BASE, 'targets.csv': `code,target,from,to\n${rows}\n` });
      await dated('SEEN,75,,2018-03-31\nSEEN,80,2018-04-01,');
      const two = [
        { target: '75', from: '0001-01-01', to: '2018-03-31' },
        { target: '80', from: '2018-04-01', to: '9999-12-31' },
      ];
      expect(await targets()).toEqual(two);
      expect((await dated('SEEN,75,,2018-03-31\nSEEN,80,2018-04-01,')).changed).toBe(false);
      await dated('SEEN,85,2019-04-01,');
      expect((await targets()).at(1)).toEqual({ target: '80', from: '2018-04-01', to: '2019-03-31' });
      await expect(dated('SEEN,70,2017-04-01,2018-06-30')).rejects.toMatchObject({
        problems: [{ line: 2, column: 'to', allowed: 'a day before 2018-04-01, when the next target held begins' }],
      });
      expect(await targets()).toHaveLength(3);
    });

    it('resolves a tolerance, and keeps it as written beside the limit', async () => {
      await bring({
        ...BASE,
        'targets.csv': 'code,target,tolerance,basis\nSEEN,97,-3 points,snapshot\nLATE,20,10%,\n',
      });
      const { thresholds } = await catalogue();
      expect(thresholds.map(({ limits, basis }) => ({ limits, basis }))).toEqual([
        { limits: { within: '94' }, basis: 'snapshot' },
        { limits: { within: '22' }, basis: null },
      ]);
      expect(await database.knex('thresholds').orderBy('id').pluck('rule')).toEqual(['-3 points', '10%']);
    });

    it('takes a number back as a revision: its period has none, and what it said stays readable', async () => {
      await bring(BASE);
      expect(await retract({})).toEqual({ changed: true, value: '84', title: 'Q3 report' });
      expect(await current('SEEN', '2018-12-31')).toBeUndefined();
      expect((await revisions('SEEN', '2018-12-31')).map(({ revision }) => revision)).toEqual([1, 2]);
      expect((await catalogue()).version).toBe('2');
      expect(await retract({})).toMatchObject({ changed: false });
      expect((await catalogue()).version).toBe('2');
    });

    it('keeps a number back that the same source says again, and takes it from a newer one', async () => {
      await bring(BASE);
      await retract({});
      const again = await bring(BASE);
      expect(again).toMatchObject({ changed: false, left: ['observations.csv, line 3: SEEN, snapshot 2018-12-31'] });
      expect(again.counts.observations).toMatchObject({ keptRetracted: 1, unchanged: 3 });
      const newer = await bring({ ...BASE, 'source.csv': source('Q4 report', '2019-06-07') });
      expect(newer.counts.observations).toMatchObject({ revised: 1, unchanged: 3 });
      expect(await current('SEEN', '2018-12-31')).toMatchObject({ value: '84', revision: 3 });
    });

    it('takes a corrected number from the same source after it was taken back', async () => {
      await bring(BASE);
      await retract({});
      await bring({ ...BASE, 'observations.csv': OBSERVATIONS.replace('84,42', '86,43') });
      expect(await current('SEEN', '2018-12-31')).toMatchObject({ value: '86', revision: 3 });
    });

    it.each<Partial<NumberNamed> & { code: string; why: string }>([
      { code: 'NONE', why: 'no such indicator' },
      { code: 'SEEN', period: '2018-06-30', why: 'nothing on that day' },
      { code: 'SEEN', area: 'North', why: 'no such area' },
      { code: 'SEEN', breakdown: 'age: 5', why: 'no such part' },
    ])('takes nothing back that is not held: $why', async ({ why: _, ...number }) => {
      await bring(BASE);
      await expect(retract(number)).rejects.toMatchObject({ code: 'retract-not-held' });
    });

    it('replaces a section of commentary by that of a newer source, and leaves other sections', async () => {
      await bring(BASE);
      const text = 'section,kind,codes,text\nVisits,context,LATE,Visits are late.\nStaff,context,,Staff are here.\n';
      await bring({ 'source.csv': source('Q4 report', '2019-06-07'), 'commentary.csv': text });
      const held = (await catalogue()).commentary;
      expect(held.map((each) => each.text)).toEqual(['Visits are late.', 'Staff are here.']);
      await bring({
        'source.csv': source('Q1', '2019-09-07'),
        'commentary.csv': 'section,kind,text\nStaff,context,New.\n',
      });
      expect((await catalogue()).commentary.map((each) => each.text)).toEqual(['New.', 'Visits are late.']);
    });

    it('takes a passage out that the same source no longer has in its section', async () => {
      await bring(BASE);
      const fewer = {
        'source.csv': BASE['source.csv'] ?? '',
        'commentary.csv': 'section,kind,text\nVisits,action,More to come.\n',
      };
      expect((await bring(fewer)).changed).toBe(true);
      expect((await catalogue()).commentary).toHaveLength(1);
      expect((await bring(fewer)).changed).toBe(false);
    });

    it('lets columns stay that a file does not have, and clears those that it has empty', async () => {
      const full = 'code,name,theme,unit,polarity,population,definition,headline basis\n';
      await bring({ 'indicators.csv': `${full}SEEN,Seen,Visits,percent,higher,children,How many.,snapshot\n` });
      await bring({ 'indicators.csv': INDICATORS });
      expect((await catalogue()).indicators[0]).toMatchObject({ definition: 'How many.', headlineBasis: 'snapshot' });
      await bring({ 'indicators.csv': `${full}SEEN,Seen,Visits,percent,higher,children,,\n` });
      expect((await catalogue()).indicators[0]).toMatchObject({ definition: null, headlineBasis: null });
    });

    it('keeps short names, how changes are said and the packs of words', async () => {
      const indicators = INDICATORS.replace('name,', 'name,short,').replaceAll(
        /(Children seen|Late visits),/g,
        '$1,$1,',
      );
      const said = 'title,published,changes,words\nQ3 report,2019-03-07,percent,housing; people\n';
      await bring({ ...BASE, 'indicators.csv': indicators, 'source.csv': said });
      const held = await catalogue();
      expect(held.indicators.map(({ short }) => short)).toEqual(['Children seen', 'Late visits']);
      expect(held.sources).toEqual([{ title: 'Q3 report', publishedOn: '2019-03-07', changesAs: 'percent' }]);
      expect(held.packs).toEqual(['housing', 'people']);
      expect((await current('SEEN', '2018-12-31'))?.source.changesAs).toBe('percent');

      // A source that says nothing of either leaves the names and the packs, and states its own changes in points.
      await bring({ 'source.csv': source('Q4', '2019-06-07'), 'indicators.csv': INDICATORS.replace('Late v', 'V') });
      const after = await catalogue();
      expect(after.indicators.map(({ short }) => short)).toEqual(['Children seen', 'Late visits']);
      expect([after.packs, after.sources[0]?.changesAs]).toEqual([['housing', 'people'], 'points']);
    });

    it('breaks a series where the source says so', async () => {
      const text = 'code,basis,period,value,break\nSEEN,quarter,2018/19 Q3,80,counted anew\n';
      await bring({ ...BASE, 'observations.csv': text });
      const { series } = await catalogue();
      expect(series.find(({ basis }) => basis === 'quarter')?.breaks).toEqual([
        { at: '2018-12-31', reason: 'counted anew' },
      ]);
    });

    it('holds a relation from both sides, but an inclusion from one', async () => {
      await bring({ ...BASE, 'relations.csv': 'code,kind,other\nSEEN,complement,LATE\nSEEN,includes,LATE\n' });
      const { indicators } = await catalogue();
      expect(indicators.map(({ relations }) => relations)).toEqual([
        [
          { kind: 'complement', code: 'LATE' },
          { kind: 'includes', code: 'LATE' },
        ],
        [{ kind: 'complement', code: 'SEEN' }],
      ]);
    });

    it('keeps areas, parents and aliases as they are named', async () => {
      await bring({
        ...BASE,
        'themes.csv': 'theme,parent,aliases\nFirst visits,Visits,\nVisits,,calls; home visits\n',
        'areas.csv': 'area,kind,parent,aliases\nEast team,team,East,\nthe borough,organisation,,us\nEast,locality,,\n',
        'aliases.csv':
          'of,name,alias,reading\nindicator,SEEN,unseen,inverse\ntheme,Visits,rounds,\narea,East,the east,\n',
      });
      const { themes, areas, indicators } = await catalogue();
      const parent = (name: string) =>
        areas.find(({ id }) => id === areas.find((each) => each.name === name)?.parentId)?.name;
      expect(themes.map(({ name, aliases }) => ({ name, aliases }))).toEqual([
        { name: 'First visits', aliases: [] },
        { name: 'Visits', aliases: ['rounds', 'calls', 'home visits'] },
      ]);
      expect([parent('East team'), parent('East'), parent('the borough')]).toEqual(['East', 'the borough', undefined]);
      expect(indicators[0]?.aliases).toEqual([{ text: 'unseen', kind: 'inverse' }]);
    });

    it('is called by its folder and the day where there is no source.csv', async () => {
      const files = Object.fromEntries(Object.entries(BASE).filter(([file]) => file !== 'source.csv'));
      const result = await bring(files, '2020-02-03T23:00:00.000Z');
      expect(result).toMatchObject({ title: folder.split(/[\\/]/).at(-1), publishedOn: '2020-02-03' });
    });

    it('takes thousands of rows in several statements, and knows them again', async () => {
      await bring(BASE);
      const more = Array.from({ length: 6000 }, (_, day) => {
        const date = new Date(Date.UTC(1990, 0, 1 + day)).toISOString().slice(0, 10);
        return `SEEN,snapshot,${date},50,,,,`;
      });
      const result = await bring({
        'source.csv': source('Past', '2019-06-07'),
        'observations.csv': `${OBSERVATIONS}${more.join('\n')}\n`,
      });
      expect(result.counts.observations).toMatchObject({ added: 6000, unchanged: 3 });
      const again = await bring({
        'source.csv': source('Past', '2019-06-07'),
        'observations.csv': `${OBSERVATIONS}${more.join('\n')}\n`,
      });
      expect(again).toMatchObject({ changed: false, counts: { observations: { unchanged: 6003 } } });
    });

    it('takes turns with another import at the same time', async () => {
      await bring(BASE);
      const files = { ...BASE, 'observations.csv': OBSERVATIONS.replace('84,42', '86,43') };
      await bring(files);
      const importAgain = () =>
        importFolder(database.knex, folder, { now: new Date('2019-03-08T09:00:00Z'), dataset: 'test' });
      await writeFile(join(folder, 'observations.csv'), OBSERVATIONS.replace('84,42', '88,44'));
      const results = await Promise.all([importAgain(), importAgain()]);
      expect(results.filter(({ changed }) => changed)).toHaveLength(1);
      expect(await revisions('SEEN', '2018-12-31')).toHaveLength(3);
    });
  });
}
