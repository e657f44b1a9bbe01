import type { Polarity, Unit } from '../../catalogue/catalogue.ts';
import type { Problem } from '../problem.ts';
import type { Held } from '../rows.ts';
import type { Column } from './columns.ts';
import type { Mapping } from './mapping.ts';
import type { Question } from './question.ts';

export interface FolderWritten {
  readonly files: ReadonlyMap<string, string>;
  /** Where a line of these files stands in the sheet; null: nowhere, as of what was made up of several. */
  origin(file: string, line: number): Origin | null;
}

/** How a sheet was read. `files` are in the form of docs/importing.md, and complete once nothing is asked. */
export interface Recognised extends FolderWritten {
  readonly columns: readonly Column[];
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
  /** What was decided or left out, in words. */
  readonly notes: readonly string[];
}

/** Where something stands in a sheet. */
export interface Origin {
  /** As spreadsheet programs count rows; null: in several. */
  readonly line: number | null;
  /** The cell, as 'C7'. */
  readonly column: string | null;
  readonly measure: string;
}

/** One measure with all that its rows say. */
export interface Measure {
  readonly name: string;
  readonly code: string;
  readonly isHeld: boolean;
  readonly theme: string;
  readonly definition: string | null;
  readonly owner: string | null;
  readonly unit: Unit;
  readonly polarity: Polarity;
  /** null: what its unit allows. */
  readonly bounds: string | null;
  readonly target: { readonly target: string | null; readonly amber: string | null } | null;
  readonly figures: readonly Figure[];
  readonly benchmarks: readonly {
    readonly comparator: string;
    readonly kind: string;
    readonly period: string;
    readonly value: string;
  }[];
}

export interface Figure {
  readonly basis: string;
  readonly period: string;
  /** null: the organisation. */
  readonly area: string | null;
  /** 'sex: Female'; null: of all. */
  readonly breakdown: string | null;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly rating: string | null;
  readonly note: string | null;
  readonly isProvisional: boolean;
  readonly from: { readonly line: number; readonly column: string | null };
}

export interface RecogniseNeeds {
  readonly mapping: Mapping;
  readonly held: Held;
  /** As the file is called, for whoever has to correct it. */
  readonly file: string;
}

/** Of a sheet that can't be used. */
export const NOTHING_READ: Recognised = {
  ...{ columns: [], questions: [], problems: [], notes: [] },
  files: new Map(),
  origin: () => null,
};
