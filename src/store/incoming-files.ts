import type { Knex } from 'knex';
import type { IncomingFile } from '../import/read-input.ts';
import { reading } from './reading.ts';

/** Files that wait for an answer to what they leave open. */
export interface WaitingFiles {
  readonly id: string;
  /** Who sent them, and alone may answer. */
  readonly sentBy: string;
  readonly files: readonly IncomingFile[];
  /** What was answered so far: JSON, as in mapping.json. */
  readonly mapping: string;
  /** How often something was answered. */
  readonly step: number;
  /** What is asked now, as JSON; null: an answer was given, and what comes next is not known yet. */
  readonly asked: string | null;
}

/** Files that somebody sent, in an open and migrated database. All throw a StoreError. */
export interface IncomingFiles {
  keep(waiting: Omit<WaitingFiles, 'step'>, at: string): Promise<void>;
  /** null: they are not kept any more. */
  read(id: string): Promise<WaitingFiles | null>;
  /** Keeps an answer to the question of a step; false where it has one already. */
  answer(id: string, step: number, mapping: string): Promise<boolean>;
  /** Keeps what is asked at a step. */
  ask(id: string, step: number, asked: string): Promise<void>;
  /** Removes what came before a moment; gives how many that were. */
  purge(before: string): Promise<number>;
}

export function openIncomingFiles(knex: Knex): IncomingFiles {
  return {
    keep: ({ id, sentBy, files, mapping, asked }, at) =>
      reading(knex, 'keeping a file', async () => {
        const names = JSON.stringify(files.map(({ name, bytes }) => ({ name, length: bytes.length })));
        const content = Buffer.concat(files.map(({ bytes }) => bytes));
        const row = { file_id: id, sent_by: sentBy, received_at: at, names, content, mapping, asked };
        await knex('incoming_files').insert(row);
      }),
    read: (id) =>
      reading(knex, 'reading a file', async () => {
        const row = await knex('incoming_files').where({ file_id: id }).first();
        return row === undefined ? null : waitingOf(row);
      }),
    answer: (id, step, mapping) =>
      reading(knex, 'keeping an answer about a file', async () => {
        const changed = await knex('incoming_files')
          .where({ file_id: id, step })
          .update({ mapping, step: step + 1, asked: null });
        return changed === 1;
      }),
    ask: (id, step, asked) =>
      reading(knex, 'keeping what is asked about a file', async () => {
        await knex('incoming_files').where({ file_id: id, step }).update({ asked });
      }),
    purge: (before) =>
      reading(knex, 'removing old files', () => knex('incoming_files').where('received_at', '<', before).delete()),
  };
}

function waitingOf(row: Readonly<Record<string, unknown>>): WaitingFiles {
  const content = row['content'] as Buffer;
  let from = 0;
  const names: readonly { readonly name: string; readonly length: number }[] = JSON.parse(row['names'] as string);
  const files = names.map(({ name, length }) => {
    from += length;
    return { name, bytes: content.subarray(from - length, from) };
  });
  return {
    id: row['file_id'] as string,
    sentBy: row['sent_by'] as string,
    files,
    mapping: row['mapping'] as string,
    step: row['step'] as number,
    asked: row['asked'] as string | null,
  };
}
