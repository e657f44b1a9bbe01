import type { Unit } from '../catalogue/catalogue.ts';
import type { ChartSpec } from '../chart/spec/chart-spec.ts';
import type { Rating } from '../query/observation.ts';

/** The kinds of question, in the words of the answer record. */
export type IntentId =
  | 'status'
  | 'count'
  | 'trend'
  | 'target'
  | 'benchmark'
  | 'compare'
  | 'list'
  | 'movers'
  | 'summary'
  | 'why'
  | 'gap'
  | 'definition'
  | 'breakdown'
  | 'risk'
  | 'provenance'
  | 'digest'
  | 'help'
  | 'smalltalk';

export type Outcome = 'answered' | 'clarify' | 'no_data' | 'not_understood' | 'error';

/** A number that the reply states, with all that makes it traceable. */
export interface Fact {
  readonly role: 'value' | 'previous' | 'target' | 'benchmark' | 'risk' | 'change' | 'gap';
  readonly indicator: string | null;
  /** null: the organisation itself. */
  readonly area: string | null;
  readonly breakdown: string | null;
  readonly basis: string | null;
  readonly period: string | null;
  readonly value: number | null;
  readonly unit: Unit | 'points';
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly rating: Rating | null;
  readonly qualifier: 'exact' | 'approximate';
  readonly source: string;
  /** Of a risk alone. */
  readonly ref?: string;
}

/** What a person can pick; the question, asked by itself, is understood. */
export interface Option {
  readonly label: string;
  readonly question: string;
}

/** One piece of a reply. Renderers are one switch over `kind`. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'caveat'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: 'table';
      readonly title: string | null;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'chart';
      readonly spec: ChartSpec;
      readonly alt: string;
      /** Its points all stand in the reply's words or table too, so where no picture can be shown its alt text is left out. */
      readonly inWords?: true;
    }
  | { readonly kind: 'options'; readonly options: readonly Option[] }
  | { readonly kind: 'receipt'; readonly lines: readonly string[] };

export type ChartPart = Extract<Part, { readonly kind: 'chart' }>;

/** What an intent makes of what was found: the answer in one sentence, then parts. */
export interface Reply {
  readonly outcome: Outcome;
  readonly headline: string;
  readonly parts: readonly Part[];
  /** The main one first. */
  readonly facts: readonly Fact[];
}
