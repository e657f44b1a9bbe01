import type { Area, Catalogue, Indicator, Theme } from '../catalogue/catalogue.ts';
import type { Observation, Rating } from '../query/observation.ts';
import type { Basis, IsoDate, PeriodAsked } from '../query/period.ts';
import type { Plan } from '../query/store.ts';
import type { IntentId, Reply } from '../reply/reply.ts';

/** An indicator as asked for; `inverse`: the words name its opposite. */
export interface IndicatorAsked {
  readonly indicator: Indicator;
  readonly inverse: boolean;
}

/** Slots of understood; `area`, `basis`, `period` … named where they came from context or default. */
export type Slot = 'indicators' | 'themes' | 'areas' | 'period' | 'basis' | 'intent';

/** What a list shall show: all conditions hold together. */
export interface ListFilter {
  /** Ratings asked for by name. `attention` means every extent of it. Colours asked where none are held stay here. */
  readonly ratings: readonly (Rating | 'green')[];
  /** A printed symbol or arrow asked for as such. */
  readonly symbols: readonly string[];
  readonly against:
    | 'below-target'
    | 'above-target'
    | 'below-benchmark'
    | 'above-benchmark'
    | 'with-target'
    | 'no-target'
    | 'with-benchmark'
    | 'no-benchmark'
    | null;
}

/** How movers are chosen and ranked. */
export interface MoversFilter {
  readonly which: 'better' | 'worse' | 'rose' | 'fell' | 'unchanged' | 'any';
  readonly span: 'month' | 'quarter' | 'year';
  /** Only percentages, or only counts, where the words say so. */
  readonly unit: 'percent' | 'count' | null;
}

/** One question, read. Every intent gets this; what it has no use for it leaves. */
export interface Asked {
  readonly intent: IntentId;
  /** The words of this question alone. */
  readonly words: string;
  readonly indicators: readonly IndicatorAsked[];
  readonly themes: readonly Theme[];
  /** Localities, teams or the organisation; empty: the organisation. */
  readonly areas: readonly Area[];
  /** Comparators named ('England', 'good authorities'); empty with intent benchmark: every one held. */
  readonly comparators: readonly Area[];
  readonly period: PeriodAsked | null;
  readonly basis: Basis | null;
  /** A percentage or a count, where the words ask for one. */
  readonly form: 'percent' | 'count' | null;
  /** A category that was named ('worker visit'), or only that a breakdown is wanted. */
  readonly breakdown: { readonly dimension: string | null; readonly category: string | null } | null;
  readonly list: ListFilter | null;
  readonly movers: MoversFilter | null;
  /** 'Top three', 'the worst': how many; null: as many as fit. */
  readonly limit: number | null;
  /** Which end comes first where a list is ranked. */
  readonly order: 'best' | 'worst' | 'highest' | 'lowest' | null;
  /** What about the thing is asked ('owner', 'polarity', 'age', 'next' …); null: the intent's usual. */
  readonly aspect: string | null;
  /** A risk named by ref or words. */
  readonly riskRefs: readonly string[];
  readonly implied: readonly Slot[];
  /** Content words that were not taken into account, said in the receipt. */
  readonly unread: readonly string[];
  readonly today: IsoDate;
}

/** One kind of question. `plan` and `answer` are pure; plan gives null where nothing has to be read. */
export interface Intent {
  readonly id: IntentId;
  readonly examples: readonly string[];
  /** Questions near in wording that belong to another intent. */
  readonly counterExamples: readonly string[];
  plan(asked: Asked, catalogue: Catalogue): Plan | null;
  answer(asked: Asked, found: readonly Observation[], catalogue: Catalogue): Reply;
}
