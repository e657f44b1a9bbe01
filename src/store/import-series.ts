import type { Knex } from 'knex';
import type { ObservationRow } from '../import/rows.ts';
import { insertAll } from './import-json.ts';
import { type Ids, type ImportRun, idOf } from './import-run.ts';

/** The series of observations by what they are of. */
export interface SeriesIds {
  idFor(row: ObservationRow): number;
  /** Whether the series was made by this import, so that it holds nothing yet. */
  isNew(id: number): boolean;
}

const COLUMNS = {
  indicator_id: 'integer',
  area_id: 'integer',
  dimension: 'text',
  category: 'text',
  basis: 'text',
} as const;

type Series = readonly [indicator: number, area: number, dimension: string, category: string, basis: string];

/** The series that there are, for rows that come in groups: `add` makes those that a group needs. */
export interface OpenSeries extends SeriesIds {
  add(rows: readonly ObservationRow[]): Promise<void>;
}

export async function openSeries(run: ImportRun, ids: Ids): Promise<OpenSeries> {
  let all = await readSeries(run.trx);
  const before = new Set(all.values());
  return {
    idFor: (row) => idOf(all, seriesOf(row, ids).join('\n')),
    isNew: (id) => !before.has(id),
    async add(rows) {
      const added = new Map<string, Series>();
      for (const row of rows) {
        const series = seriesOf(row, ids);
        const key = series.join('\n');
        if (!all.has(key)) added.set(key, series);
      }
      if (added.size === 0) return;
      await insertSeries(run, added);
      all = await readSeries(run.trx);
    },
  };
}

/** Those that were there before all was made anew get their ids again. */
async function insertSeries(run: ImportRun, added: ReadonlyMap<string, Series>): Promise<void> {
  const kept = run.kept.get('series');
  const again = [...added].flatMap(([key, series]) => {
    const id = kept?.get(key);
    return id === undefined ? [] : [[id, ...series]];
  });
  await insertAll(run.trx, 'series', { id: 'integer', ...COLUMNS }, again);
  const others = [...added].filter(([key]) => kept?.get(key) === undefined).map(([, series]) => series);
  await insertAll(run.trx, 'series', COLUMNS, others);
}

function seriesOf(row: ObservationRow, ids: Ids): Series {
  const area = row.area === null ? ids.organisation : idOf(ids.areas, row.area);
  return [idOf(ids.indicators, row.code), area, row.dimension, row.category, row.period.basis];
}

/** Ids by the columns that a series is known by. */
export async function readSeries(trx: Knex): Promise<ReadonlyMap<string, number>> {
  const columns = Object.keys(COLUMNS);
  const rows: readonly Readonly<Record<string, string | number>>[] = await trx('series').select('id', ...columns);
  return new Map(rows.map((row) => [columns.map((column) => row[column]).join('\n'), row['id'] as number]));
}

/** Where numbers stop being comparable, with the reason; the series is broken from the end of the period on. */
export async function writeBreaks(
  run: ImportRun,
  rows: readonly ObservationRow[],
  series: SeriesIds,
): Promise<boolean> {
  let written = false;
  for (const row of rows) {
    if (row.break === null) continue;
    const at = { series_id: series.idFor(row), at: row.period.end };
    const held: { reason: string } | undefined = await run.trx('series_breaks').where(at).first('reason');
    if (held?.reason === row.break || (held !== undefined && run.isOlder)) continue;
    const { trx } = run;
    await trx('series_breaks')
      .insert({ ...at, reason: row.break })
      .onConflict(['series_id', 'at'])
      .merge(['reason']);
    written = true;
  }
  return written;
}
