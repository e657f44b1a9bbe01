import type { Knex } from 'knex';
import type { Unit } from '../catalogue/catalogue.ts';
import type { IsoDate } from '../query/period.ts';

/** A series that an import adds to or changes, with all its numbers as they stand, oldest first. */
export interface TouchedSeries {
  readonly code: string;
  readonly name: string;
  readonly unit: Unit;
  readonly area: string;
  readonly isOrganisation: boolean;
  readonly dimension: string;
  readonly category: string;
  readonly basis: string;
  readonly figures: readonly { readonly label: string; readonly value: string; readonly isNew: boolean }[];
}

const SERIES_AT_A_TIME = 50;

type Row = Readonly<Record<string, unknown>>;

/** In groups, so that an import of any size is looked through without being held. */
export async function* readTouched(trx: Knex, importId: number): AsyncGenerator<readonly TouchedSeries[]> {
  const ids: readonly number[] = await trx('observations').where({ import_id: importId }).distinct().pluck('series_id');
  for (let start = 0; start < ids.length; start += SERIES_AT_A_TIME) {
    yield await readSeriesOf(trx, ids.slice(start, start + SERIES_AT_A_TIME), importId);
  }
}

async function readSeriesOf(trx: Knex, ids: readonly number[], importId: number): Promise<readonly TouchedSeries[]> {
  const series: readonly Row[] = await trx('series as s')
    .join('indicators as n', 'n.id', 's.indicator_id')
    .join('areas as a', 'a.id', 's.area_id')
    .whereIn('s.id', [...ids])
    .orderBy('s.id')
    .select('s.*', 'n.code', 'n.name', 'n.unit', 'a.name as area', 'a.kind as area_kind');
  const rows: readonly Row[] = await trx('observations')
    .whereIn('series_id', [...ids])
    .whereRaw('is_current and not is_retracted and value is not null')
    .orderBy(['series_id', 'period_end'])
    .select('series_id', 'period_label', 'value', 'import_id');
  const figures = grouped(rows);
  return series.map((each) => ({
    code: each['code'] as string,
    name: each['name'] as string,
    unit: each['unit'] as Unit,
    area: each['area'] as string,
    isOrganisation: each['area_kind'] === 'organisation',
    dimension: each['dimension'] as string,
    category: each['category'] as string,
    basis: each['basis'] as string,
    figures: (figures.get(each['id']) ?? []).map((row) => ({
      label: row['period_label'] as string,
      value: row['value'] as string,
      isNew: row['import_id'] === importId,
    })),
  }));
}

function grouped(rows: readonly Row[]): ReadonlyMap<unknown, readonly Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row['series_id']);
    if (group === undefined) groups.set(row['series_id'], [row]);
    else group.push(row);
  }
  return groups;
}

/** A target or limits of an import under which no figure falls. */
export interface IdleLimits {
  readonly code: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The last day of the newest figure of the indicator; null: it has none. */
  readonly newest: IsoDate | null;
}

/** Targets and limits of an import that no figure that is held falls under: nothing is rated by them. */
export async function readIdleLimits(trx: Knex, importId: number): Promise<readonly IdleLimits[]> {
  const figures = `from observations o join series s on s.id = o.series_id
    where s.indicator_id = t.indicator_id and o.is_current and not o.is_retracted`;
  const rows: readonly Row[] = await trx('thresholds as t')
    .join('indicators as n', 'n.id', 't.indicator_id')
    .where({ 't.import_id': importId })
    .whereRaw(`not exists (select 1 ${figures} and o.period_end between t.valid_from and t.valid_to)`)
    .orderBy('n.position')
    .select(
      'n.code',
      'n.name',
      't.valid_from',
      't.valid_to',
      trx.raw(`(select max(o.period_end) ${figures}) as newest`),
    );
  return rows.map((row) => ({
    code: row['code'] as string,
    name: row['name'] as string,
    from: row['valid_from'] as string,
    to: row['valid_to'] as string,
    newest: row['newest'] as string | null,
  }));
}
