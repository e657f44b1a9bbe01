import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDataset } from '../../seeds/seed.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import type { Observation } from '../../src/query/observation.ts';
import { readCatalogue } from '../../src/store/catalogue.ts';
import { findObservations } from '../../src/store/observations.ts';
import { createMigratedSqlite, type TestDatabase } from '../fixtures/database.ts';

type Row = Readonly<Record<string, string>>;

function read(path: string): readonly Row[] {
  return parse(readFileSync(new URL(path, import.meta.url)), { columns: true });
}
const fact = (file: string) => read(`../fixtures/scorecard/${file}`);
const seed = (file: string) => read(`../../seeds/report/${file}`);

describe('the seeds say what the scorecard says', () => {
  it.each([
    { file: 'indicators.csv', rows: 45, columns: ['code', 'name', 'theme', 'unit', 'polarity', 'population'] },
    {
      file: 'observations.csv',
      rows: 70,
      columns: [
        ...['code', 'basis', 'period', 'value', 'numerator', 'denominator'],
        ...['breakdown', 'qualifier', 'symbol', 'direction'],
      ],
    },
    { file: 'targets.csv', rows: 5, columns: ['code', 'target', 'origin'] },
    { file: 'benchmarks.csv', rows: 5, columns: ['code', 'comparator', 'period', 'value'] },
    { file: 'risks.csv', rows: 4, columns: ['ref', 'title', 'level', 'score', 'direction'] },
  ])('$file: $rows rows, every one as given', ({ file, rows, columns }) => {
    const pick = (row: Row) => columns.map((column) => row[column]);
    expect(fact(file)).toHaveLength(rows);
    expect(seed(file).map(pick)).toEqual(fact(file).map(pick));
  });
});

describe('the seeded database', () => {
  let database: TestDatabase;
  let catalogue: Catalogue;
  let observations: readonly Observation[];

  beforeAll(async () => {
    database = await createMigratedSqlite();
    await seedDataset(database.knex, 'report', new Date('2019-03-08T09:00:00Z'));
    catalogue = await readCatalogue(database.knex);
    const seriesIds = catalogue.series.map(({ id }) => id);
    observations = await findObservations(database.knex, { seriesIds, last: 10_000, until: null, newest: 10_000 });
  });
  afterAll(() => database.remove());

  /** As a row of the scorecard, so that both can be laid side by side. */
  function asRow(observation: Observation): Row {
    const series = catalogue.series.find(({ id }) => id === observation.seriesId);
    const area = catalogue.areas.find(({ id }) => id === series?.areaId);
    return {
      code: catalogue.indicators.find(({ id }) => id === series?.indicatorId)?.code ?? '',
      basis: observation.period.basis,
      period: observation.period.label,
      value: observation.value ?? '',
      numerator: String(observation.numerator ?? ''),
      denominator: String(observation.denominator ?? ''),
      breakdown: series?.dimension === 'all' ? '' : `${series?.dimension}: ${series?.category}`,
      qualifier: observation.qualifier,
      symbol: observation.symbol ?? '',
      direction: observation.arrow ?? '',
      comparator: area?.kind === 'comparator' ? area.name : '',
    };
  }
  const sorted = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();

  it('holds every number of the scorecard and no other', () => {
    const published = fact('observations.csv').map(({ note: _, ...row }) => ({ ...row, comparator: '' }));
    const held = observations.map(asRow).filter(({ comparator }) => comparator === '');
    expect(sorted(held)).toEqual(sorted(published));
  });

  it('holds every benchmark, one without a date as not given', () => {
    const published = fact('benchmarks.csv').map(({ code, comparator, period, value }) => ({
      code,
      comparator,
      period: period === '' ? 'not given' : period,
      value,
    }));
    const held = observations.map(asRow).filter(({ comparator }) => comparator !== '');
    const pick = ({ code, comparator, period, value }: Row) => ({ code, comparator, period, value }) as Row;
    expect(sorted(held.map(pick))).toEqual(sorted(published as Row[]));
  });

  it('holds every target and risk', () => {
    const code = (indicatorId: number) => catalogue.indicators.find(({ id }) => id === indicatorId)?.code;
    expect(catalogue.thresholds.map(({ indicatorId, target }) => [code(indicatorId), target])).toEqual(
      fact('targets.csv').map((row) => [row['code'], row['target']]),
    );
    expect(catalogue.risks.map(({ ref, level, score }) => [ref, level, String(score)])).toEqual(
      fact('risks.csv').map(({ ref, level, score }) => [ref, level, score]),
    );
  });

  it('never rates by ▼, and rates by every ★ ● ▲', () => {
    const rated = observations.filter(({ symbol }) => symbol !== null);
    const ratings = { '★': 'exceeds', '●': 'within', '▲': 'attention' } as Readonly<Record<string, string>>;
    for (const { symbol, publishedRating } of rated) {
      if (symbol === '▼') continue;
      expect(publishedRating).toBe(ratings[symbol ?? '']);
    }
    const byWords = observations.map((each) => ({ ...asRow(each), rating: each.publishedRating, symbol: each.symbol }));
    expect(
      byWords.filter(({ symbol, rating }) => rating !== null && (symbol === null || symbol === '▼')),
    ).toMatchObject([
      { code: 'SA-45D', rating: 'attention' },
      { code: 'CIN-1Y', rating: 'within' },
    ]);
  });

  it('gives every indicator a definition, words to ask by, and something said about it', () => {
    const said = new Set(catalogue.commentary.flatMap(({ indicatorCodes }) => indicatorCodes));
    const lacking = catalogue.indicators.filter(
      ({ code, definition, aliases }) => definition === null || aliases.length === 0 || !said.has(code),
    );
    expect(lacking.map(({ code }) => code)).toEqual([]);
  });

  it('names three areas of highest risk, and says something for every section', () => {
    expect(catalogue.commentary.filter(({ kind }) => kind === 'highest-risk')).toHaveLength(3);
    expect([...new Set(catalogue.commentary.map(({ section }) => section))]).toEqual([
      'About the report',
      'Summary of key performance',
      'Highest risks',
      'Contact activity',
      'Referrals and re-referrals',
      'Single assessments',
      'Children in need',
      'Children in need of help and protection',
      'Children in care',
      'Statutory visits',
      'Assessments and pathway plans',
      'Placement stability',
      'Health and wellbeing',
      'Empowerment and feedback',
      'Caseload levels',
      'Unallocated cases',
      'Workforce stability',
      'Risk',
    ]);
  });
});
