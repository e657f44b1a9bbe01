import type { FolderRows } from './import-parts.ts';
import { type Ids, type ImportRun, idOf } from './import-run.ts';
import { syncRows } from './import-sync.ts';

/** Terms of the field, and words that mean the same. @returns whether anything was written */
export async function writeWords(run: ImportRun, folder: FolderRows, ids: Ids): Promise<boolean> {
  await syncRows(run, {
    kind: 'terms',
    table: 'terms',
    columns: { term: 'text', meaning: 'text', indicator_id: 'integer' },
    key: ['term'],
    rows: folder.terms.map(({ term, meaning, code }) => ({
      term,
      meaning,
      indicator_id: code === null ? null : idOf(ids.indicators, code),
    })),
  });
  const written = await writeTermWords(run, folder);
  await syncRows(run, {
    kind: 'words',
    table: 'words',
    columns: { concept: 'text', word: 'text' },
    key: ['word'],
    rows: folder.words.map(({ concept, word }) => ({ concept, word })),
  });
  return written;
}

async function writeTermWords(run: ImportRun, folder: FolderRows): Promise<boolean> {
  const terms: readonly { id: number; term: string }[] = await run.trx('terms').select('id', 'term');
  const ids = new Map(terms.map(({ id, term }) => [term, id]));
  return syncRows(run, {
    kind: null,
    table: 'term_words',
    columns: { term_id: 'integer', word: 'text' },
    key: ['term_id', 'word'],
    rows: folder.terms.flatMap(({ term, alsoSaid }) => alsoSaid.map((word) => ({ term_id: idOf(ids, term), word }))),
  });
}
