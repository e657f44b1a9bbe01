import type { Basis, IsoDate } from '../query/period.ts';
import type { Against, Along, Ask, Condition, Order, Question, When, Where } from '../question/question.ts';
import type { Words } from './words.ts';

/** A word of a message, as it is read. */
export interface Token {
  /** As it stands in the normalised text: lower case, spelling mended. */
  readonly text: string;
  /** With plural and number words folded: what lexicons are compared with ('visits' → 'visit', 'three' → '3'). */
  readonly stem: string;
  /** Offsets in the normalised text. */
  readonly start: number;
  readonly end: number;
  /** Which sentence of the message it stands in, from 0. */
  readonly sentence: number;
  /** Which clause: as sentences, but commas, dashes and brackets part it too. */
  readonly clause: number;
  /** Written with a capital where a sentence does not begin (a name, an abbreviation). */
  readonly capital: boolean;
  /** A hyphen joins it to a word beside it that is no number. */
  readonly isJoined: boolean;
  /** The word was not as typed: what stood there. */
  readonly written: string | null;
}

/** A message with its words. */
export interface Message {
  /** As it was typed. */
  readonly original: string;
  /** Normalised: offsets of tokens count in it. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The stems of the tokens, so that a phrase can be compared quickly. */
  readonly stems: readonly string[];
  readonly today: IsoDate;
}

/** Why nothing is held on what some words ask. */
export type Nature = 'person' | 'case' | 'place' | 'group' | 'limit' | 'measure' | 'forecast' | 'attachment';

/** What some words mean: a part of a Question, or how the rest is to be taken. */
export type Sense =
  /** Indicators, themes, everything, risks, the data itself. Made by the core alone. */
  | { readonly role: 'subject'; readonly of: Question['of'] }
  | { readonly role: 'area'; readonly areas: readonly string[] }
  /** 'By locality', 'each team', 'by reason': always of kind each-area or each-category. */
  | { readonly role: 'each'; readonly where: Where }
  | { readonly role: 'category'; readonly dimension: string; readonly categories: readonly string[] }
  /** By name; empty: every comparator held ('how do we compare'). */
  | { readonly role: 'comparator'; readonly comparators: readonly string[] }
  /**
   * A time. `use` against: the other side of a comparison ('than last quarter', 'since Q2'), as `back` or `period`.
   * `none`: said like a time that can't be ('31/13/18') or finer than any figure; `future`: not begun yet.
   */
  | {
      readonly role: 'period';
      readonly use: 'when' | 'against';
      readonly when: When;
      /** Counted from the thread's period where there is one ('the quarter before'); `when` is what it is without. */
      readonly shift: { readonly by: number; readonly step: 'same' | 'month' | 'quarter' | 'year' } | null;
      readonly trouble: 'none' | 'future' | null;
    }
  | { readonly role: 'basis'; readonly basis: Basis }
  | { readonly role: 'form'; readonly form: 'percent' | 'count' }
  /** A vote for an ask; `weight` of the span is the vote's. What else the words fix comes with it. */
  | {
      readonly role: 'ask';
      readonly ask: Ask;
      readonly aspect?: string;
      readonly along?: Along;
      readonly end?: 'first' | 'last';
      readonly order?: Order;
      readonly limit?: number;
      readonly form?: 'percent' | 'count';
      /** The stretch that each step of the axis covers: 'the worst quarter'. */
      readonly basis?: Basis;
    }
  /** `not` of the condition says whether the words deny it ('not red', 'neither red nor amber': one span each). */
  | { readonly role: 'condition'; readonly condition: Condition }
  | { readonly role: 'order'; readonly order: Order; readonly limit?: number; readonly along?: Along }
  | { readonly role: 'limit'; readonly limit: number }
  /** 'The second best': 2. */
  | { readonly role: 'place'; readonly place: number }
  | { readonly role: 'against'; readonly against: Against }
  /** A number quoted as a figure ('isn't it 14%?'), as decimal text. */
  | { readonly role: 'number'; readonly value: string; readonly unit: 'percent' | 'count' | null }
  /**
   * Points back at the thread: `that` the last question's thing, `those` what was listed, `option` one of what was
   * offered or listed (`index` from 0), `same` the last question with the parts said replaced ('same for Harbour'),
   * `pair` the two figures shown last ('between the two'); `and` a follow-up without a pronoun ('and net?', 'what about …').
   */
  | {
      readonly role: 'back';
      readonly to: 'that' | 'those' | 'option' | 'same' | 'and' | 'pair';
      readonly index?: number;
    }
  /**
   * The span is the denying words; what they deny stands between `from` and `to` (tokens). `turn`: the opposite of a
   * measure ('not seen', 'without a worker'); `correct`: what was understood was not meant ('not dental, health'; 'no, I
   * meant'); `except`: all but these ('excluding Coldmere'); `idle`: denies nothing that is asked ('I don't know',
   * 'not a percentage').
   */
  | {
      readonly role: 'denial';
      readonly kind: 'turn' | 'correct' | 'except' | 'idle';
      readonly scope: { readonly from: number; readonly to: number };
    }
  /** What surrounds a question and never narrows it: occasion, audience, reason ('for my supervision at 2'). */
  | { readonly role: 'framing' }
  | { readonly role: 'courtesy' }
  /** Says nothing that changes the answer ('currently', 'overall', 'please'). */
  | { readonly role: 'filler' }
  /** Asks what no figure holds, whatever the subject: a forecast, an attachment. Persons and cases are the core's. */
  | { readonly role: 'not-held'; readonly nature: Nature }
  /** An order to the bot about digests, or a question about one (`ask`). Read whole by src/understand/digest. */
  | {
      readonly role: 'digest';
      readonly order: 'make' | 'change' | 'stop' | 'pause' | 'resume' | 'list' | 'ask';
    };

/**
 * Words of a message with one meaning they may have. Spans of one recogniser may overlap each other and those of others:
 * which of them hold is decided by the cover.
 */
export interface Span {
  /** Positions of tokens; `to` is not included. */
  readonly from: number;
  readonly to: number;
  /** The positions it takes, where that is not every one from `from` to `to`. */
  readonly at?: readonly number[];
  /**
   * How sure it is, all its words together: 1 for each word that hardly means anything else, 0.5 where it often does, 0.2
   * where it is a guess. For an ask it is the vote.
   */
  readonly weight: number;
  /** The row of a lexicon, or the rule, that gave it: what 'why' shows. */
  readonly row: string;
  readonly sense: Sense;
}

/** Finds spans of its kind in a message. Pure; the order of the spans doesn't matter. */
export type Recogniser = (message: Message, words: Words) => readonly Span[];
