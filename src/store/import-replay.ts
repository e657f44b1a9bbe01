import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
import type { IsoDate } from '../query/period.ts';
import { readParts } from './import-parts.ts';
import { retractAgain } from './import-retract.ts';
import type { ImportSource, KeptIds } from './import-run.ts';
import { readSeries } from './import-series.ts';
import { keyOf } from './import-sync.ts';
import { applyFolder, startRun } from './import-write.ts';

/** What is made of imports, what refers to others before those. */
const MADE_OF_IMPORTS = [
  ...['observation_remarks', 'observations', 'series_breaks', 'series', 'thresholds'],
  ...['commentary_indicators', 'commentary', 'risks', 'term_words', 'terms', 'words', 'relations'],
  ...['indicator_aliases', 'theme_aliases', 'area_aliases', 'indicators', 'areas', 'themes'],
] as const;

/** What others know by its id while a process runs, and by what it is the same again. */
const KEPT = { themes: 'name', areas: 'name', indicators: 'code' } as const;

type Row = Readonly<Record<string, unknown>>;

/**
 * Makes what is published anew, of all imports but one, in the order in which they were published.
 *
 * @throws ImportError where a later one needs what it alone says, or where one has no contents
 */
export async function replayWithout(trx: Knex.Transaction, without: number): Promise<void> {
  const rows: readonly Row[] = await trx('imports').where({ state: 'published' }).orderBy('sequence').orderBy('id');
  const unkept = rows.find((row) => row['sequence'] === null);
  if (unkept !== undefined) throw new ImportError('import-unkept', UNKEPT);
  const kept = await keptIds(trx);
  for (const table of MADE_OF_IMPORTS) await trx(table).del();
  let newest: IsoDate | null = null;
  for (const row of rows.filter(({ id }) => id !== without)) {
    const changed = await again(trx, row, { newest, kept });
    await trx('imports').where({ id: row['id'] }).update({ adds_nothing: !changed });
    const publishedOn = row['published_on'] as IsoDate;
    if (changed && row['kind'] === 'import' && (newest === null || publishedOn > newest)) newest = publishedOn;
  }
}

async function keptIds(trx: Knex): Promise<KeptIds> {
  const kept = new Map<string, ReadonlyMap<string, number>>([['series', await readSeries(trx)]]);
  for (const [table, column] of Object.entries(KEPT)) {
    const rows: readonly { readonly id: number; readonly [column: string]: string | number }[] = await trx(
      table,
    ).select('id', column);
    kept.set(table, new Map(rows.map((row) => [keyOf(row, { key: [column] }), row.id])));
  }
  return kept;
}

async function again(
  trx: Knex.Transaction,
  row: Row,
  beside: { readonly newest: IsoDate | null; readonly kept: KeptIds },
): Promise<boolean> {
  const id = row['id'] as number;
  const contents = await readParts(trx, id);
  if (contents === null) throw new ImportError('import-unkept', UNKEPT);
  if (contents.kind === 'retraction') return retractAgain(trx, contents.address, id);
  try {
    return (await applyFolder(await startRun(trx, id, sourceOfRow(row), beside), contents)).changed;
  } catch (cause) {
    if (!(cause instanceof ImportError)) throw cause;
    const message = `Nothing was taken back, as import ${id} ("${String(row['source_title'])}") needs it: ${cause.message}`;
    throw new ImportError('import-needed', `${message} Take that one back first.`, { cause });
  }
}

const UNKEPT =
  'Nothing was taken back: some of what is published was imported by an earlier version of this program, which kept no record to make it anew from.';

/** What an import's row says of its source. */
export function sourceOfRow(row: Row): ImportSource {
  return {
    dataset: row['dataset'] as string,
    title: row['source_title'] as string,
    publishedOn: row['published_on'] as string,
    changesAs: row['changes_as'] as ImportSource['changesAs'],
    packs: row['packs'] === null ? null : JSON.parse(row['packs'] as string),
    importedAt: row['imported_at'] as string,
    digest: row['digest'] as string,
  };
}
