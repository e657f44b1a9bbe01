import type { Knex } from 'knex';
import type { ObservationRow } from '../import/rows.ts';
import type { IsoDate } from '../query/period.ts';
import { dialectOf } from './dialect-of.ts';
import { type Cell, type Columns, chunks, insertAll, jsonRows, select } from './import-json.ts';
import type { ImportRun, Stated } from './import-run.ts';
import type { SeriesIds } from './import-series.ts';

/** What a number says, beside which series and period it is of: these decide whether it has changed. */
const CONTENTS = {
  period_start: 'text',
  period_label: 'text',
  value: 'text',
  numerator: 'integer',
  denominator: 'integer',
  qualifier: 'text',
  marker: 'text',
  status: 'text',
  symbol: 'text',
  arrow: 'text',
  published_rating: 'text',
  moved: 'text',
  movement_verdict: 'text',
  movement_since: 'text',
  movement_by: 'text',
  note: 'text',
} as const satisfies Columns;

const COLUMNS = {
  series_id: 'integer',
  period_end: 'text',
  revision: 'integer',
  is_current: 'boolean',
  is_retracted: 'boolean',
  import_id: 'integer',
  ...CONTENTS,
} as const satisfies Columns;

/** A number on its way in. */
interface Incoming {
  readonly row: ObservationRow;
  readonly seriesId: number;
  readonly contents: readonly Cell[];
}

/** The current revision of a number that is held. */
interface Current extends Readonly<Record<keyof typeof CONTENTS, Cell>> {
  readonly id: number;
  readonly series_id: number;
  readonly period_end: IsoDate;
  readonly revision: number;
  readonly is_retracted: boolean | number;
  readonly published_on: IsoDate;
  readonly remarks: string;
}

/** Numbers: new ones are added, changed ones become revisions. In chunks, so that a million rows are no matter. */
export async function writeObservations(
  run: ImportRun,
  rows: readonly ObservationRow[],
  series: SeriesIds,
): Promise<void> {
  for (const chunk of chunks(rows)) {
    const incoming = chunk.map((row) => ({ row, seriesId: series.idFor(row), contents: contentsOf(row) }));
    const held = await readCurrent(
      run,
      incoming.filter(({ seriesId }) => !series.isNew(seriesId)),
    );
    const added: Revision[] = [];
    for (const each of incoming) {
      const current = held.get(keyOf(each.seriesId, each.row.period.end));
      if (decide(run, each, current)) added.push({ ...each, current: current ?? null });
    }
    await insertRevisions(run, added);
  }
}

interface Revision extends Incoming {
  readonly current: Current | null;
}

function keyOf(seriesId: number, end: IsoDate): string {
  return `${seriesId} ${end}`;
}

function contentsOf(row: ObservationRow): readonly Cell[] {
  const { period, movement } = row;
  return [
    period.start,
    period.label,
    row.value,
    row.numerator,
    row.denominator,
    row.qualifier,
    row.marker,
    row.provisional ? 'provisional' : 'final',
    row.symbol,
    row.arrow,
    row.rating,
    movement.moved,
    movement.verdict,
    movement.since,
    movement.by,
    row.note,
  ];
}

async function readCurrent(run: ImportRun, rows: readonly Incoming[]): Promise<ReadonlyMap<string, Current>> {
  if (rows.length === 0) return new Map();
  const asked = jsonRows(run.trx, { series_id: 'integer', period_end: 'text' });
  const found = await select<Current>(
    run.trx,
    `select o.*, i.published_on, ${dialectOf(run.trx).remarks} as remarks from ${asked}
     join observations o on o.series_id = j.series_id and o.period_end = j.period_end and o.is_current
     join imports i on i.id = o.import_id`,
    [JSON.stringify(rows.map(({ row, seriesId }) => [seriesId, row.period.end]))],
  );
  return new Map(found.map((current) => [keyOf(current.series_id, current.period_end), current]));
}

/** Counts the row; true where a new revision has to be written. */
function decide(run: ImportRun, { row, contents }: Incoming, current: Current | undefined): boolean {
  const { tally, source } = run;
  if (current === undefined) {
    tally.count('observations', 'added');
    return true;
  }
  const what = `${row.file}, line ${row.line}: ${row.code}, ${row.period.basis} ${row.period.label}`;
  const same = isSame(row, contents, current);
  const retracted = Boolean(current.is_retracted);
  if (same && retracted && source.publishedOn <= current.published_on) {
    tally.count('observations', 'keptRetracted', what);
    return false;
  }
  if (same && !retracted) {
    tally.count('observations', 'unchanged');
    return false;
  }
  if (source.publishedOn < current.published_on) {
    tally.count('observations', 'keptNewer', what);
    return false;
  }
  tally.count('observations', 'revised');
  run.restated?.({ ...placeOf(row), before: statedBy(current), after: statedBy(row) });
  return true;
}

function placeOf(row: ObservationRow) {
  const { code, area, dimension, category, period } = row;
  return { code, area, dimension, category, basis: period.basis, period: period.label };
}

type Numbers = Pick<ObservationRow, 'value' | 'numerator' | 'denominator' | 'marker'> | Current;

function statedBy(numbers: Numbers): Stated {
  return {
    value: numbers.value as string | null,
    numerator: numbers.numerator as number | null,
    denominator: numbers.denominator as number | null,
    marker: numbers.marker as string | null,
    isRetracted: 'is_retracted' in numbers && Boolean(numbers.is_retracted),
  };
}

function isSame(row: ObservationRow, contents: readonly Cell[], current: Current): boolean {
  const columns = Object.keys(CONTENTS) as readonly (keyof typeof CONTENTS)[];
  if (columns.some((column, index) => current[column] !== contents[index])) return false;
  return JSON.stringify(row.remarks) === JSON.stringify(JSON.parse(current.remarks));
}

async function insertRevisions(run: ImportRun, revisions: readonly Revision[]): Promise<void> {
  const superseded = revisions.flatMap(({ current }) => (current === null ? [] : [[current.id]]));
  if (superseded.length > 0) await supersede(run, superseded);
  const rows = revisions.map(({ row, seriesId, contents, current }) => {
    const revision = (current?.revision ?? 0) + 1;
    return [seriesId, row.period.end, revision, true, false, run.importId, ...contents];
  });
  await insertAll(run.trx, 'observations', COLUMNS, rows);
  await insertRemarks(run, revisions);
}

/** Before the new revisions go in: only one may be current. */
async function supersede(run: ImportRun, ids: readonly (readonly [number] | number[])[]): Promise<void> {
  const asked = jsonRows(run.trx, { id: 'integer' });
  await run.trx.raw(`update observations set is_current = ? where id in (select id from ${asked})`, [
    false,
    JSON.stringify(ids),
  ]);
}

async function insertRemarks(run: ImportRun, revisions: readonly Revision[]): Promise<void> {
  const remarks = revisions.flatMap(({ row, seriesId }) =>
    row.remarks.map((text, index) => [seriesId, row.period.end, index + 1, text]),
  );
  if (remarks.length === 0) return;
  const columns = { series_id: 'integer', period_end: 'text', position: 'integer', text: 'text' } as const;
  for (const chunk of chunks(remarks)) {
    await run.trx.raw(
      `insert into observation_remarks (observation_id, position, text)
       select o.id, j.position, j.text from ${jsonRows(run.trx, columns)}
       join observations o on o.series_id = j.series_id and o.period_end = j.period_end and o.is_current`,
      [JSON.stringify(chunk)],
    );
  }
}

/** Where a number is, to take it back. */
export interface NumberAddress {
  readonly code: string;
  readonly basis: string;
  readonly end: IsoDate;
  /** null: the organisation. */
  readonly area: string | null;
  readonly dimension: string;
  readonly category: string;
}

/** The current revision at an address, with the source that it came from; undefined where nothing was ever held. */
export async function findCurrent(knex: Knex, address: NumberAddress): Promise<Held | undefined> {
  const found: Held | undefined = await knex('observations as o')
    .join('series as s', 's.id', 'o.series_id')
    .join('indicators as n', 'n.id', 's.indicator_id')
    .join('areas as a', 'a.id', 's.area_id')
    .join('imports as i', 'i.id', 'o.import_id')
    .where({ 'n.code': address.code, 's.basis': address.basis, 'o.period_end': address.end })
    .where({ 's.dimension': address.dimension, 's.category': address.category })
    .where(address.area === null ? { 'a.kind': 'organisation' } : { 'a.name': address.area })
    .whereRaw('o.is_current')
    .first('o.*', 'i.source_title', 'i.published_on', 'i.dataset', 'i.changes_as');
  return found;
}

/** A row of the table, with what the database calls its columns. */
type Held = Readonly<Record<string, Cell>> & { readonly id: number; readonly revision: number };

/** Copies a number as a revision that takes it back: what it said stays readable. */
export async function insertRetraction(trx: Knex, current: Held, importId: number): Promise<void> {
  await trx('observations').where({ id: current.id }).update({ is_current: false });
  const contents = Object.fromEntries(Object.keys(CONTENTS).map((column) => [column, current[column] ?? null]));
  const { series_id, period_end } = current;
  const [put] = await trx('observations')
    .insert({
      ...contents,
      series_id,
      period_end,
      revision: current.revision + 1,
      is_current: true,
      is_retracted: true,
      import_id: importId,
    })
    .returning('id');
  const remarks: readonly { position: number; text: string }[] = await trx('observation_remarks')
    .where({ observation_id: current.id })
    .select('position', 'text');
  if (remarks.length === 0) return;
  await trx('observation_remarks').insert(remarks.map((remark) => ({ ...remark, observation_id: put.id })));
}
