import type { Knex } from 'knex';
import type { Problem } from '../import/problem.ts';
import type { Source } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import type { Tally } from './import-tally.ts';

/** Where an import's files come from. */
export interface ImportSource {
  readonly dataset: string;
  readonly title: string;
  readonly publishedOn: IsoDate;
  readonly changesAs: Source['changesAs'];
  /** Names of word packs; null: the source says nothing of them. */
  readonly packs: readonly string[] | null;
  /** UTC, ISO 8601. */
  readonly importedAt: string;
  /** Of the files' contents. */
  readonly digest: string;
}

/** One import while it runs: everything of it goes through this transaction. */
export interface ImportRun {
  readonly trx: Knex.Transaction;
  readonly importId: number;
  readonly source: ImportSource;
  /** Whether a newer source has been brought in before: then nothing that is held is replaced without a date. */
  readonly isOlder: boolean;
  readonly tally: Tally;
  /** What only the database shows to be wrong; where there is one, all is undone. */
  readonly problems: Problem[];
}

/** Ids by code or name. */
export interface Ids {
  readonly indicators: ReadonlyMap<string, number>;
  readonly themes: ReadonlyMap<string, number>;
  readonly areas: ReadonlyMap<string, number>;
  readonly organisation: number;
}

/** The id of a name that the check has found: that it is missing here is our own mistake. */
export function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no id for "${name}", which the check of the files let pass`);
  return id;
}
