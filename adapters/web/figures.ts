import {
  ImportError,
  type IncomingFile,
  type InputRead,
  type ListedImport,
  loadImporting,
  type PreviewSection,
} from '../../src/index.ts';
import type { Database } from '../shared/build-file.ts';
import { Refused } from './receive.ts';

/** How the columns of a sheet were read, for whoever has to say whether that is so. */
export interface ColumnShown {
  readonly heading: string;
  readonly role: string;
  /** What the heading says of the period; '' where it says none. */
  readonly period: string;
  readonly samples: readonly string[];
}

/** What came of a file: to be answered or mended first, or a draft to be looked at. */
export interface Brought {
  readonly sheet: string | null;
  readonly columns: readonly ColumnShown[];
  readonly questions: readonly { readonly kind: string; readonly of: readonly string[]; readonly text: string }[];
  /** A line each; where there is one, there is no draft. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly draft: DraftShown | null;
}

export interface DraftShown {
  readonly id: number;
  readonly title: string;
  readonly publishedOn: string;
  readonly changed: boolean;
  readonly counts: ListedImport['counts'];
  readonly sections: readonly PreviewSection[];
}

/** Bringing figures in by the page: each call on the database of the dataset that it names. */
export interface Figures {
  bring(
    dataset: string,
    files: readonly IncomingFile[],
    said: { readonly mapping: unknown; readonly by: string | null },
  ): Promise<Brought>;
  decide(dataset: string, id: number, done: 'publish' | 'discard' | 'undo', by: string | null): Promise<void>;
  list(dataset: string): Promise<readonly ListedImport[]>;
}

const LISTED = 50;

export function createFigures(needs: { open(dataset: string): Promise<Database>; readonly now: () => Date }): Figures {
  return {
    async bring(dataset, files, { mapping, by }) {
      const database = await open(dataset);
      return refusedInWords(async () => {
        const importing = await loadImporting();
        const input = await importing.readIncoming(database, files, importing.parseMapping(JSON.stringify(mapping)));
        const shown = shownOf(input);
        if (shown.questions.length > 0 || shown.problems.length > 0) return shown;
        try {
          const options = {
            now: needs.now(),
            dataset,
            by,
            fileNames: files.map(({ name }) => name),
          };
          const { id } = await importing.draftFiles(database, input, options);
          return { ...shown, draft: await draftOf(database, id) };
        } catch (error) {
          if (!(error instanceof importing.FolderError)) throw error;
          return { ...shown, problems: error.problems.map(importing.describeProblem) };
        }
      });
    },
    async decide(dataset, id, done, by) {
      const database = await open(dataset);
      const doing = { by, at: needs.now().toISOString() };
      const { publishDraft, discardDraft, undoImport } = await loadImporting();
      const act = { publish: publishDraft, discard: discardDraft, undo: undoImport }[done];
      await refusedInWords(() => act(database, id, doing));
    },
    async list(dataset) {
      const { listImports } = await loadImporting();
      return listImports(await open(dataset), LISTED);
    },
  };

  function open(dataset: string): Promise<Database> {
    return needs.open(dataset).catch((error: unknown) => {
      if (error instanceof RangeError) throw new Refused(404, 'There is no such dataset.');
      throw error;
    });
  }
}

/** What a person can mend is told to them. */
async function refusedInWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportError) throw new Refused(422, error.message);
    throw error;
  }
}

async function draftOf(database: Database, id: number): Promise<DraftShown> {
  const { previewDraft, sayPreview } = await loadImporting();
  const preview = await previewDraft(database, id);
  const { title, publishedOn, changed, counts } = preview.result;
  return { id, title, publishedOn, changed, counts, sections: sayPreview(preview) };
}

function shownOf({ sheet }: InputRead): Brought {
  if (sheet === null) return { sheet: null, columns: [], questions: [], problems: [], notes: [], draft: null };
  const { columns, questions, problems, notes } = sheet;
  return {
    sheet: sheet.sheet,
    columns: columns
      .filter(({ heading }) => heading !== '')
      .map(({ heading, role, period, samples }) => ({ heading, role, samples, period: saidPeriod(period) })),
    questions,
    problems: problems.map(({ file, line, column, found, allowed }) => {
      const where = [file, column ?? (line === null ? '' : `line ${line}`)].filter((part) => part !== '').join(', ');
      return `${where}: found ${found}; allowed: ${allowed}.`;
    }),
    notes,
    draft: null,
  };
}

type Sheet = NonNullable<InputRead['sheet']>;

function saidPeriod(period: Sheet['columns'][number]['period']): string {
  if (period === null) return '';
  return period.grain === 'day' ? period.day : period.grain === 'month' ? period.month : period.label;
}
