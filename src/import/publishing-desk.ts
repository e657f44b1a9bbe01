import { ImportError } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  discardDraft,
  type ListedImport,
  listImports,
  type PublishingRule,
  publishDraft,
  readImport,
  undoImport,
} from '../store/import-lifecycle.ts';
import type { Database } from '../store/import-write.ts';
import { auditImport, type Did, digestOfFiles } from './audit-import.ts';
import { draftFiles } from './draft.ts';
import { type Preview, previewDraft } from './preview.ts';
import { describeProblem, FolderError } from './problem.ts';
import { type IncomingFile, readIncoming } from './read-input.ts';
import type { SheetRead } from './sheet/bring-sheet.ts';
import type { Mapping } from './sheet/mapping.ts';

/** Who does something, as the place where it is done knows people; null: nobody is known there. */
export interface Actor {
  readonly platform: string;
  readonly name: string | null;
}

/** What came of files: to be answered or mended first, or a draft to be looked at. */
export interface Brought {
  /** null: they were files of our own form. */
  readonly sheet: SheetRead | null;
  /** A line each; where there is one, or something is asked, there is no draft. */
  readonly problems: readonly string[];
  readonly draft: Preview | null;
}

/** What goes with files. */
export interface Said {
  readonly mapping: Mapping;
  readonly by: Actor;
  /** The draft of the same files that this one takes the place of; left out or null: it is the first. */
  readonly instead?: number | null;
}

export type Decision = 'publish' | 'discard' | 'undo';

/** Bringing figures in from wherever people are: what is done to an import there leaves an audit line. */
export interface PublishingDesk {
  /** @throws ImportError where a file can't be read */
  bring(files: readonly IncomingFile[], said: Said): Promise<Brought>;
  /** @throws ImportError where it can't be done, or not by this person */
  decide(id: number, done: Decision, by: Actor): Promise<void>;
  /** What publishing a draft would change. Throws an ImportError where it is none. */
  preview(id: number): Promise<Preview>;
  /** null: there is none of this id. */
  find(id: number): Promise<ListedImport | null>;
  /** Leaves an audit line of what was done elsewhere. */
  note(did: Did, id: number, by: Actor): Promise<void>;
  /** The newest first. */
  list(most: number): Promise<readonly ListedImport[]>;
}

export interface PublishingNeeds {
  readonly database: Database;
  /** Which dataset the database is. */
  readonly dataset: string;
  readonly rule: PublishingRule;
  readonly log: Log;
  readonly now: () => Date;
}

const DONE: Readonly<Record<Decision, Did>> = { publish: 'published', discard: 'discarded', undo: 'taken back' };

export function createPublishingDesk({ database, dataset, rule, log, now }: PublishingNeeds): PublishingDesk {
  return {
    async bring(files, said) {
      const { by } = said;
      const tell = (did: Did, id: number | null = null) => audited({ by, did, fileDigest: digestOfFiles(files) }, id);
      try {
        const brought = await bringIn(files, said);
        const { draft, problems } = brought;
        await tell(draft !== null ? 'drafted' : problems.length > 0 ? 'not read' : 'asked', draft?.id);
        return brought;
      } catch (error) {
        if (error instanceof ImportError) await tell('not read');
        throw error;
      }
    },
    async decide(id, done, by) {
      const doing = { by: by.name, at: now().toISOString() };
      try {
        if (done === 'publish') await publishDraft(database, id, doing, rule);
        else await { discard: discardDraft, undo: undoImport }[done](database, id, doing);
      } catch (error) {
        if (error instanceof ImportError) await audited({ by, did: 'refused' }, id);
        throw error;
      }
      await audited({ by, did: DONE[done] }, id);
    },
    preview: (id) => previewDraft(database, id),
    find: (id) => readImport(database, id),
    list: (most) => listImports(database, most),
    note: (did, id, by) => audited({ by, did }, id),
  };

  async function bringIn(files: readonly IncomingFile[], { mapping, by, instead = null }: Said): Promise<Brought> {
    const input = await readIncoming(database, files, mapping);
    const { sheet } = input;
    const wrong = sheet?.problems.map(describeProblem) ?? [];
    if (wrong.length > 0 || (sheet?.questions.length ?? 0) > 0) return { sheet, problems: wrong, draft: null };
    try {
      const fileNames = files.map(({ name }) => name);
      const { id } = await draftFiles(database, input, { now: now(), dataset, by: by.name, fileNames });
      if (instead !== null) await drop(instead, by);
      return { sheet, problems: [], draft: await previewDraft(database, id) };
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      return { sheet, problems: error.problems.map(describeProblem), draft: null };
    }
  }

  interface Audited {
    readonly by: Actor;
    readonly did: Did;
    readonly fileDigest?: string;
  }

  /** An id that there is none of stands in the line all the same: somebody has tried it. */
  async function audited({ by, ...doing }: Audited, id: number | null): Promise<void> {
    const about = id === null ? null : ((await readImport(database, id)) ?? { id });
    auditImport(log, { ...by, dataset, ...doing }, about);
  }

  /** What is no draft any more, or never was one, stays as it is. */
  async function drop(id: number, by: Actor): Promise<void> {
    try {
      await discardDraft(database, id, { by: by.name, at: now().toISOString() });
      await audited({ by, did: 'discarded' }, id);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
    }
  }
}
