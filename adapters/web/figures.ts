import {
  type Brought as BroughtIn,
  type Decision,
  ImportError,
  type IncomingFile,
  type ListedImport,
  loadImporting,
  type PreviewSection,
  type PublishingDesk,
} from '../../src/index.ts';
import type { Database } from '../shared/build-file.ts';
import type { PageParts } from '../shared/service.ts';
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
  readonly questions: readonly {
    readonly kind: string;
    readonly of: readonly string[];
    readonly text: string;
    readonly choices: readonly string[];
  }[];
  /** A line each; where there is one, there is no draft. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Whether what was said of an earlier sheet of its shape was taken. */
  readonly isKept: boolean;
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
    said: { readonly mapping: unknown; readonly by: string | null; readonly instead: number | null },
  ): Promise<Brought>;
  decide(dataset: string, id: number, done: Decision, by: string | null): Promise<void>;
  list(dataset: string): Promise<readonly ListedImport[]>;
  /** Makes an empty dataset to bring figures into. */
  make(dataset: string): Promise<void>;
}

type FiguresNeeds = Pick<PageParts, 'settings' | 'log' | 'now' | 'desks'>;

const LISTED = 50;
const NO_SUCH_NAME =
  'Nothing can be made under this name: it needs small letters, digits and hyphens, begins with a letter, and is not taken yet.';

export function createFigures(needs: FiguresNeeds): Figures {
  const actor = (by: string | null) => ({ platform: 'web', name: by });
  return {
    async bring(dataset, files, { mapping, by, instead }) {
      const desk = await deskOf(dataset);
      return refusedInWords(async () => {
        const { parseMapping, sayPreview } = await loadImporting();
        const said = { mapping: parseMapping(JSON.stringify(mapping)), by: actor(by), instead };
        const { sheet, problems, draft } = await desk.bring(files, said);
        return { ...shownOf(sheet), problems, draft: draft === null ? null : draftOf(draft, sayPreview(draft)) };
      });
    },
    async decide(dataset, id, done, by) {
      const desk = await deskOf(dataset);
      await refusedInWords(() => desk.decide(id, done, actor(by)));
    },
    list: async (dataset) => (await deskOf(dataset)).list(LISTED),
    make: (dataset) =>
      needs.desks.make(dataset).catch((error: unknown) => {
        if (error instanceof RangeError) throw new Refused(422, NO_SUCH_NAME);
        throw error;
      }),
  };

  async function deskOf(dataset: string): Promise<PublishingDesk> {
    const { createPublishingDesk } = await loadImporting();
    const { settings, log, now } = needs;
    return createPublishingDesk({ database: await open(dataset), dataset, rule: settings.publishing, log, now });
  }

  function open(dataset: string): Promise<Database> {
    return needs.desks.database(dataset).catch((error: unknown) => {
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

function draftOf({ id, result }: Preview, sections: readonly PreviewSection[]): DraftShown {
  const { title, publishedOn, changed, counts } = result;
  return { id, title, publishedOn, changed, counts, sections };
}

type Preview = NonNullable<BroughtIn['draft']>;
type Sheet = NonNullable<BroughtIn['sheet']>;

function shownOf(sheet: Sheet | null): Omit<Brought, 'problems' | 'draft'> {
  if (sheet === null) return { sheet: null, columns: [], questions: [], notes: [], isKept: false };
  const { columns, questions, notes, isKept } = sheet;
  return {
    sheet: sheet.sheet,
    columns: columns
      .filter(({ heading }) => heading !== '')
      .map(({ heading, role, period, samples }) => ({ heading, role, samples, period: saidPeriod(period) })),
    ...{ questions, notes, isKept },
  };
}

function saidPeriod(period: Sheet['columns'][number]['period']): string {
  if (period === null) return '';
  return period.grain === 'day' ? period.day : period.grain === 'month' ? period.month : period.label;
}
