import type { Unit } from '../catalogue/catalogue.ts';
import type { ChartSpec } from '../chart/spec/chart-spec.ts';
import type { DigestRequest } from '../digest/request.ts';
import type { Rating } from '../query/observation.ts';
import type { Question } from '../question/question.ts';

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
  readonly role: 'value' | 'previous' | 'target' | 'benchmark' | 'risk' | 'change' | 'gap' | 'worked-out';
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
  /** Of a number that we worked out: how ('sum of 7 months'), and the facts it was made of. */
  readonly how?: string;
  readonly from?: readonly Fact[];
}

/** Something that can be pressed or picked: it asks a Question or, with a request, does that of digests and alerts. */
interface Choice {
  readonly label: string;
  readonly question: Question;
  readonly request?: DigestRequest;
}

/** A likely next question: a button. The label is at most 14 characters. */
export type Next = Choice;

/** What a person can pick where it is asked back: the word that tells it apart, with what it holds now. */
export interface Option extends Choice {
  /** '91.2%'; null where no figure is shown. */
  readonly figure: string | null;
  readonly rating: Rating | null;
}

/** One line of a list: '🔺 **13.2%** Three or more placements', and below it, small, its detail. */
export interface Row {
  readonly rating: Rating | null;
  /** '13.2%'; a difference has its sign. */
  readonly value: string;
  readonly name: string;
  /** '129 of 980, 31 Oct · target 8% · ↑ worse'; the word of the rating where the heading does not give it. */
  readonly detail: string | null;
  /** The whole among its parts. */
  readonly strong: boolean;
}

/**
 * One figure laid out large: what the headline says in a sentence. Renderers show it in place of the headline; plain
 * text and notifications have the sentence.
 */
export interface Lead {
  /** The full name of the measure, with its area where that is not the organisation. */
  readonly name: string;
  readonly rating: Rating | null;
  /** '50.4%', '1,015', 'about 25%'. */
  readonly value: string;
  /** '64 of 127'; null where none is held. */
  readonly counts: string | null;
  /** 'red', 'within tolerance'; null where it is not rated. */
  readonly word: string | null;
  /** 'Jul–Sep 2026', 'year to Oct 2026, provisional'. */
  readonly when: string;
}

/** One piece of a reply: mostly one line. Renderers are one switch over `kind`. */
export type Part =
  /** A line; `label` stands before it, bold, with a colon ('Why', 'The report'). */
  | { readonly kind: 'text'; readonly label: string | null; readonly text: string }
  /** What does not agree, is provisional, hidden or broken: a line that is never left out. */
  | { readonly kind: 'caveat'; readonly text: string }
  /** '🔺 2 red  🔶 3 amber … · 6 not rated': those that are none are left out. */
  | {
      readonly kind: 'ratings';
      readonly counts: readonly { readonly rating: Rating; readonly count: number; readonly word: string }[];
      readonly rest: string | null;
    }
  /** `left`: one line that counts what is not shown; `all`: the button that shows it. */
  | {
      readonly kind: 'rows';
      readonly heading: string | null;
      readonly rows: readonly Row[];
      readonly left: string | null;
      readonly all: Next | null;
    }
  /** Only in `more`. */
  | {
      readonly kind: 'table';
      readonly title: string | null;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /**
   * `rows` are written where no picture can be shown, and in plain text; empty where the words around it hold all that
   * a reader takes from the picture. `alt` has every number.
   */
  | { readonly kind: 'chart'; readonly spec: ChartSpec; readonly alt: string; readonly rows: readonly Part[] }
  | { readonly kind: 'options'; readonly options: readonly Option[] }
  /** Where the numbers come from, small: one line before 'More', the whole in it. */
  | { readonly kind: 'source'; readonly lines: readonly string[] }
  /** How it was read: before 'More' only where something was assumed or left out. */
  | { readonly kind: 'receipt'; readonly lines: readonly string[] };

export type PartOf<K extends Part['kind']> = Extract<Part, { readonly kind: K }>;
export type ChartPart = PartOf<'chart'>;

/** What is told of what was found, in three layers: the headline, what one needs beside it, and the rest. */
export interface Reply {
  readonly outcome: Outcome;
  /** The answer in one plain sentence: what a notification shows. */
  readonly headline: string;
  /** The headline as one large figure, where it is one. */
  readonly lead: Lead | null;
  /** Before 'More', in order; nothing in them says again what the headline says. */
  readonly parts: readonly Part[];
  /** Behind 'More'; empty where there is none. */
  readonly more: readonly Part[];
  /** At most three. */
  readonly next: readonly Next[];
  /** Of every number stated in any layer, the main one first. */
  readonly facts: readonly Fact[];
  /** Codes of the indicators or names of the areas in the order shown, for 'the second one' and 'those'. */
  readonly listed: readonly string[];
}
