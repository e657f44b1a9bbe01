import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
import { findCurrent, insertRetraction, type NumberAddress } from './import-observations.ts';
import { inOneTransaction, insertImport } from './import-write.ts';

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
 * @throws ImportError where no such number is held
 */
export function writeRetraction(knex: Knex, address: NumberAddress, at: string): Promise<Retraction> {
  return inOneTransaction(knex, 'taking a number back', async (trx) => {
    const current = await findCurrent(trx, address);
    if (current === undefined) throw new ImportError('retract-not-held', NOT_HELD);
    const [title, publishedOn] = [String(current['source_title']), String(current['published_on'])];
    const value = current['value'] === null ? null : String(current['value']);
    if (current['is_retracted']) return { changed: false, value, title };
    const dataset = String(current['dataset']);
    // Dated as what it takes back: a newer source may state the number again, the same one may not.
    const changesAs = current['changes_as'] === 'percent' ? ('percent' as const) : ('points' as const);
    const said = { dataset, title, publishedOn, changesAs, packs: null };
    const source = { ...said, importedAt: at, digest: `retract ${current.id}` };
    await insertRetraction(trx, current, await insertImport(trx, source, 'retract'));
    return { changed: true, value, title };
  });
}

const NOT_HELD =
  'No such number is held, so nothing was taken back: check the code, basis, period, area and breakdown.';
