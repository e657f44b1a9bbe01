import type { Knex } from 'knex';
import { ImportError } from '../errors.ts';
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
  /** Left out: nobody says. */
  readonly about?: {
    readonly state: 'draft' | 'published';
    readonly files: readonly string[];
    readonly by: string | null;
  };
}

/** One import while it runs: everything of it goes through this transaction. */
export interface ImportRun {
  readonly trx: Knex.Transaction;
  readonly importId: number;
  readonly source: ImportSource;
  /** Whether a newer source has been brought in before: then nothing that is held is replaced without a date. */
  readonly isOlder: boolean;
  readonly tally: Tally;
  /** Ids to give rows again that are made anew, by table and key; empty where nothing was taken away. */
  readonly kept: KeptIds;
  /** Gets what the run changes of numbers that are held, where somebody wants to see it. */
  readonly restated: ((change: Restated) => void) | null;
  /** What only the database shows to be wrong; where there is one, all is undone. */
  readonly problems: Problem[];
}

export type KeptIds = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A number that is held, and what takes its place. */
export interface Restated {
  readonly code: string;
  /** null: the organisation. */
  readonly area: string | null;
  readonly dimension: string;
  readonly category: string;
  readonly basis: string;
  readonly period: string;
  readonly before: Stated;
  readonly after: Stated;
}

export interface Stated {
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly marker: string | null;
  /** Taken back: nothing is held for the period. */
  readonly isRetracted: boolean;
}

/** Ids by code or name. */
export interface Ids {
  readonly indicators: ReadonlyMap<string, number>;
  readonly themes: ReadonlyMap<string, number>;
  readonly areas: ReadonlyMap<string, number>;
  readonly organisation: number;
}

/** What an import refers to is no longer there: the import that brought it in has been taken back since its check. */
export class MissingName extends ImportError {
  constructor(name: string) {
    super('import-needs', `"${name}" is named, and nothing that is published says what it is.`);
  }
}

/** The id of a name that the check has found. Throws a MissingName. */
export function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new MissingName(name.replaceAll('\n', ' '));
  return id;
}
