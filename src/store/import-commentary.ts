import type { CommentaryRow, RiskRow } from '../import/rows.ts';
import { type Ids, type ImportRun, idOf } from './import-run.ts';

/** What the source says in words. Each section is held from its newest source, and replaced as a whole. */
export async function writeCommentary(run: ImportRun, rows: readonly CommentaryRow[], ids: Ids): Promise<void> {
  if (rows.length === 0) return;
  const held = await readSections(run);
  const sections = groupBy(rows, (row) => row.section);
  for (const [section, said] of sections) await writeSection(run, said, held.get(section) ?? [], ids);
}

interface Held {
  readonly id: number;
  readonly section: string;
  readonly kind: string;
  readonly theme: string | null;
  readonly text: string;
  readonly source_title: string;
  readonly published_on: string;
  readonly codes: readonly string[];
}

async function readSections(run: ImportRun): Promise<ReadonlyMap<string, readonly Held[]>> {
  const named: readonly { commentary_id: number; code: string }[] = await run
    .trx('commentary_indicators as c')
    .join('indicators as n', 'n.id', 'c.indicator_id')
    .orderBy('c.id')
    .select('c.commentary_id', 'n.code');
  const codes = groupBy(named, (row) => row.commentary_id);
  const rows: readonly Omit<Held, 'codes'>[] = await run
    .trx('commentary as c')
    .join('imports as i', 'i.id', 'c.import_id')
    .leftJoin('themes as t', 't.id', 'c.theme_id')
    .whereRaw('c.is_current')
    .orderBy('c.id')
    .select('c.id', 'c.section', 'c.kind', 't.name as theme', 'c.text', 'i.source_title', 'i.published_on');
  const whole = rows.map((row) => ({ ...row, codes: (codes.get(row.id) ?? []).map(({ code }) => code) }));
  return groupBy(whole, (row) => row.section);
}

async function writeSection(
  run: ImportRun,
  said: readonly CommentaryRow[],
  held: readonly Held[],
  ids: Ids,
): Promise<void> {
  const [first] = held;
  const isHeld = new Set(held.map(wordsOf));
  if (first !== undefined && run.source.publishedOn < first.published_on) {
    for (const row of said) run.tally.count('commentary', 'keptNewer', `commentary.csv: ${row.section}`);
    return;
  }
  const isSameSource = first?.source_title === run.source.title && first?.published_on === run.source.publishedOn;
  if (isSameSource && said.map(wordsOf).join('\n') === held.map(wordsOf).join('\n')) {
    said.forEach(() => run.tally.count('commentary', 'unchanged'));
    return;
  }
  await run
    .trx('commentary')
    .whereIn(
      'id',
      held.map(({ id }) => id),
    )
    .update({ is_current: false });
  for (const [position, row] of said.entries()) {
    await insertCommentary(run, row, position + 1, ids);
    const fate = isSameSource && isHeld.has(wordsOf(row)) ? 'unchanged' : first === undefined ? 'added' : 'revised';
    run.tally.count('commentary', fate);
  }
  // A passage that was only taken out leaves nothing else to count.
  if (isSameSource && said.every((row) => isHeld.has(wordsOf(row)))) run.tally.count('commentary', 'revised');
}

function wordsOf(row: Pick<CommentaryRow, 'kind' | 'codes' | 'theme' | 'text'> | Held): string {
  return JSON.stringify([row.kind, row.codes, row.theme, row.text]);
}

async function insertCommentary(run: ImportRun, row: CommentaryRow, position: number, ids: Ids): Promise<void> {
  const { section, kind, text } = row;
  const theme_id = row.theme === null ? null : idOf(ids.themes, row.theme);
  const [put] = await run
    .trx('commentary')
    .insert({ section, position, kind, theme_id, text, is_current: true, import_id: run.importId })
    .returning('id');
  if (row.codes.length === 0) return;
  const indicators = row.codes.map((code) => ({ commentary_id: put.id, indicator_id: idOf(ids.indicators, code) }));
  await run.trx('commentary_indicators').insert(indicators);
}

function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

const RISK = ['title', 'level', 'score', 'arrow', 'controls', 'theme_id'] as const;

/** Risks, each known by its ref; an earlier state stays readable. */
export async function writeRisks(run: ImportRun, rows: readonly RiskRow[], ids: Ids): Promise<void> {
  if (rows.length === 0) return;
  const held: readonly Record<string, unknown>[] = await run
    .trx('risks as r')
    .join('imports as i', 'i.id', 'r.import_id')
    .whereRaw('r.is_current')
    .select('r.*', 'i.published_on');
  const byRef = new Map(held.map((risk) => [risk['ref'], risk]));
  for (const row of rows) await writeRisk(run, row, byRef.get(row.ref), ids);
}

async function writeRisk(
  run: ImportRun,
  row: RiskRow,
  held: Readonly<Record<string, unknown>> | undefined,
  ids: Ids,
): Promise<void> {
  const { ref, title, level, score, arrow, controls } = row;
  const said = {
    title,
    level,
    score,
    arrow,
    controls,
    theme_id: row.theme === null ? null : idOf(ids.themes, row.theme),
  };
  if (held !== undefined) {
    if (RISK.every((column) => held[column] === said[column])) return run.tally.count('risks', 'unchanged');
    if (run.source.publishedOn < String(held['published_on'])) {
      return run.tally.count('risks', 'keptNewer', `risks.csv: ${ref}`);
    }
    await run.trx('risks').where({ id: held['id'] }).update({ is_current: false });
  }
  await run.trx('risks').insert({ ref, ...said, is_current: true, import_id: run.importId });
  run.tally.count('risks', held === undefined ? 'added' : 'revised');
}
