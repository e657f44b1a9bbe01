import { dayBefore } from '../import/period-label.ts';
import type { ThresholdRow } from '../import/rows.ts';
import type { IsoDate } from '../query/period.ts';
import { type Cell, insertAll } from './import-json.ts';
import { type Ids, type ImportRun, idOf } from './import-run.ts';

const EVER: IsoDate = '0001-01-01';
const OPEN: IsoDate = '9999-12-31';

const COLUMNS = {
  indicator_id: 'integer',
  area_id: 'integer',
  basis: 'text',
  valid_from: 'text',
  valid_to: 'text',
  target: 'text',
  exceeds: 'text',
  within: 'text',
  yellow: 'text',
  amber: 'text',
  range_low: 'text',
  range_high: 'text',
  rule: 'text',
  origin: 'text',
  note: 'text',
  import_id: 'integer',
} as const;

/** What a target says, without when and from where. */
const CONTENTS = [
  'target',
  'exceeds',
  'within',
  'yellow',
  'amber',
  'range_low',
  'range_high',
  'rule',
  'origin',
  'note',
] as const;

/** A target that is held, or is about to be: changed here first, and written at the end. */
interface Target {
  id: number | null;
  readonly indicator_id: number;
  readonly area_id: number;
  readonly basis: string;
  readonly valid_from: IsoDate;
  valid_to: IsoDate;
  contents: Contents;
  import_id: number;
  published_on: IsoDate;
  touched: boolean;
}

type Contents = Readonly<Record<(typeof CONTENTS)[number], string | null>>;

/**
 * Targets and limits. One without a date that differs from the newest held closes it on the day before the source
 * was published, and opens on that day.
 */
export async function writeThresholds(run: ImportRun, rows: readonly ThresholdRow[], ids: Ids): Promise<void> {
  if (rows.length === 0) return;
  const held = await readTargets(run);
  for (const row of rows) {
    const [indicator, area] = [idOf(ids.indicators, row.code), areaOf(row, ids)];
    const key = keyOf(indicator, area, row.basis);
    const targets = held.get(key) ?? [];
    held.set(key, targets);
    place(run, row, targets, { indicator_id: indicator, area_id: area });
    targets.sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1));
  }
  await save(run, [...held.values()].flat());
}

function areaOf(row: ThresholdRow, ids: Ids): number {
  return row.area === null ? ids.organisation : idOf(ids.areas, row.area);
}

function keyOf(indicator: number, area: number, basis: string): string {
  return `${indicator} ${area} ${basis}`;
}

async function readTargets(run: ImportRun): Promise<Map<string, Target[]>> {
  const rows: readonly (Omit<Target, 'contents' | 'touched'> & Contents)[] = await run
    .trx('thresholds as t')
    .join('imports as i', 'i.id', 't.import_id')
    .orderBy('t.valid_from')
    .select('t.*', 'i.published_on');
  const held = new Map<string, Target[]>();
  for (const row of rows) {
    const key = keyOf(row.indicator_id, row.area_id, row.basis);
    const target = { ...row, contents: pick(row), touched: false };
    held.set(key, [...(held.get(key) ?? []), target]);
  }
  return held;
}

function pick(row: Contents): Contents {
  return Object.fromEntries(CONTENTS.map((column) => [column, row[column]])) as Contents;
}

type Subject = Pick<Target, 'indicator_id' | 'area_id'>;

function place(run: ImportRun, row: ThresholdRow, targets: Target[], subject: Subject): void {
  // A target that only ends has been there from ever.
  const from = row.from ?? (row.to === null ? null : EVER);
  const same = from === null ? targets.at(-1) : targets.find((target) => target.valid_from === from);
  if (same === undefined) return open(run, row, targets, subject, from ?? EVER);

  const what = `targets.csv, line ${row.line}: ${row.code}`;
  const contents = contentsOf(run, row);
  if (isSame(same.contents, contents, row) && (row.to === null || row.to === same.valid_to)) {
    return run.tally.count('targets', 'unchanged');
  }
  if (run.source.publishedOn < same.published_on) return run.tally.count('targets', 'keptNewer', what);
  const since = run.source.publishedOn;
  // Dated alike, or opened on this very day: the target is corrected where it stands.
  if (from === null && same.valid_from < since) return open(run, row, targets, subject, since);
  Object.assign(same, {
    contents,
    valid_to: row.to ?? same.valid_to,
    import_id: run.importId,
    published_on: since,
    touched: true,
  });
  run.tally.count('targets', 'revised');
}

/** Puts a target among the others: the one before it ends where it begins, and it ends where the next one begins. */
function open(run: ImportRun, row: ThresholdRow, targets: Target[], subject: Subject, from: IsoDate): void {
  const before = targets.findLast((target) => target.valid_from < from && target.valid_to >= from);
  const next = targets.find((target) => target.valid_from > from);
  if (before !== undefined && run.source.publishedOn < before.published_on) {
    return run.tally.count('targets', 'keptNewer', `targets.csv, line ${row.line}: ${row.code}`);
  }
  if (next !== undefined && row.to !== null && row.to >= next.valid_from) {
    const allowed = `a day before ${next.valid_from}, when the next target held begins`;
    run.problems.push({ file: row.file, line: row.line, column: 'to', found: JSON.stringify(row.to), allowed });
    return;
  }
  if (before !== undefined) Object.assign(before, { valid_to: dayBefore(from), touched: true });
  targets.push({
    id: null,
    ...subject,
    basis: row.basis,
    valid_from: from,
    valid_to: row.to ?? (next === undefined ? OPEN : dayBefore(next.valid_from)),
    contents: contentsOf(run, row),
    import_id: run.importId,
    published_on: run.source.publishedOn,
    touched: true,
  });
  run.tally.count('targets', before === undefined ? 'added' : 'revised');
}

function contentsOf(run: ImportRun, row: ThresholdRow): Contents {
  return {
    target: row.target,
    exceeds: row.exceeds,
    within: row.within,
    yellow: row.yellow,
    amber: row.amber,
    range_low: row.low,
    range_high: row.high,
    rule: row.rule,
    origin: row.origin ?? run.source.title,
    note: row.note,
  };
}

/** Where a row names no origin, the newer source's title in its place is no change of the target. */
function isSame(held: Contents, said: Contents, row: ThresholdRow): boolean {
  const told = CONTENTS.filter((column) => column !== 'origin' || row.origin !== null);
  return told.every((column) => held[column] === said[column]);
}

async function save(run: ImportRun, targets: readonly Target[]): Promise<void> {
  const touched = targets.filter((target) => target.touched);
  for (const { id, contents, valid_to, import_id } of touched) {
    if (id !== null)
      await run
        .trx('thresholds')
        .where({ id })
        .update({ ...contents, valid_to, import_id });
  }
  const added = touched.filter(({ id }) => id === null);
  await insertAll(run.trx, 'thresholds', COLUMNS, added.map(cellsOf));
}

function cellsOf(target: Target): readonly Cell[] {
  const { contents, ...rest } = target;
  const row: Readonly<Record<string, unknown>> = { ...rest, ...contents };
  return Object.keys(COLUMNS).map((column) => row[column] as Cell);
}
