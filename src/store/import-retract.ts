import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
import { findCurrent, insertRetraction, type NumberAddress } from './import-observations.ts';
import { finishImport, inOneTransaction, insertImport } from './import-write.ts';

/** What taking a number back came to. */
export interface Retraction {
  /** False: it was taken back before. */
  readonly changed: boolean;
  /** The value that no longer counts; null where the source gave only a count or a marker. */
  readonly value: string | null;
  readonly title: string;
}

/**
 * Takes one number back: what it said stays readable as an earlier revision, and its period has none now.
 *
 * @param at - when, UTC, ISO 8601
 * @param by - who, as `imports.imported_by`
 * @throws ImportError where no such number is held
 */
export function writeRetraction(
  knex: Knex,
  address: NumberAddress,
  at: string,
  by: string | null = null,
): Promise<Retraction> {
  return inOneTransaction(knex, 'taking a number back', async (trx) => {
    const current = await findCurrent(trx, address);
    if (current === undefined) throw new ImportError('retract-not-held', NOT_HELD);
    const said = sourceOf(current);
    const value = current['value'] === null ? null : String(current['value']);
    if (current['is_retracted']) return { changed: false, value, title: said.title };
    const source = { ...said, packs: null, importedAt: at, digest: `retract ${current.id}` };
    const importId = await insertImport(trx, source, 'retract', { state: 'published', files: [], by });
    await insertRetraction(trx, current, importId);
    await finishImport(trx, importId, { kind: 'retraction', address }, {});
    return { changed: true, value, title: said.title };
  });
}

/** As `writeRetraction`, of one that is made anew: where its number is no longer held, nothing is left to take back. */
export async function retractAgain(trx: Knex, address: NumberAddress, importId: number): Promise<boolean> {
  const current = await findCurrent(trx, address);
  if (current === undefined || current['is_retracted']) return false;
  const { title, publishedOn, changesAs } = sourceOf(current);
  const row = { source_title: title, published_on: publishedOn, changes_as: changesAs };
  await trx('imports').where({ id: importId }).update(row);
  await insertRetraction(trx, current, importId);
  return true;
}

/** Dated as what it takes back: a newer source may state the number again, the same one may not. */
function sourceOf(current: Readonly<Record<string, unknown>>) {
  return {
    dataset: String(current['dataset']),
    title: String(current['source_title']),
    publishedOn: String(current['published_on']),
    changesAs: current['changes_as'] === 'percent' ? ('percent' as const) : ('points' as const),
  };
}

const NOT_HELD =
  'No such number is held, so nothing was taken back: check the code, basis, period, area and breakdown.';
