import type { Rating, Source } from '../query/observation.ts';
import type { Basis, IsoDate } from '../query/period.ts';

export type Unit =
  | 'percent'
  | 'count'
  | 'per-1000'
  | 'per-10000'
  | 'per-100000'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'money'
  | 'ratio'
  | 'score';
export type Polarity = 'higher' | 'lower' | 'none' | 'range';

/** `inverse`: the words name the opposite ('no social worker'), answered by the complement. */
export interface Alias {
  readonly text: string;
  readonly kind: 'same' | 'inverse';
}

export interface Indicator {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** A name of at most 32 characters, for buttons and small tables; null: none is given. */
  readonly short: string | null;
  readonly themeId: number;
  readonly unit: Unit;
  readonly polarity: Polarity;
  /** Decimals that the indicator is shown with where a number is computed; a printed number keeps its own. */
  readonly decimals: number;
  readonly definition: string | null;
  readonly population: string;
  /** A role, never a person's name. */
  readonly owner: string | null;
  /** The basis that leads where an indicator has several series; null where it has one. */
  readonly headlineBasis: Basis | null;
  readonly aliases: readonly Alias[];
  readonly relations: readonly Relation[];
}

/**
 * How an indicator stands to another: `complement` (the two percentages make 100), `includes` (the other is counted
 * in this one, so never add them), `near` (often taken for one another).
 */
export interface Relation {
  readonly kind: 'complement' | 'includes' | 'near';
  readonly code: string;
}

export interface Theme {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | null;
  readonly aliases: readonly string[];
}

export interface Area {
  readonly id: number;
  readonly name: string;
  readonly kind: 'organisation' | 'locality' | 'team' | 'comparator';
  /** For a comparator: what sort of group it is. */
  readonly comparator: 'national' | 'region' | 'neighbours' | 'good-outstanding' | null;
  readonly parentId: number | null;
  readonly aliases: readonly string[];
}

/** Owns observations: one indicator, area, breakdown and basis. The total has dimension and category 'all'. */
export interface Series {
  readonly id: number;
  readonly indicatorId: number;
  readonly areaId: number;
  readonly dimension: string;
  readonly category: string;
  readonly basis: Basis;
  readonly breaks: readonly { readonly at: IsoDate; readonly reason: string }[];
}

/**
 * The worst value that is still ★, ●, yellow and amber (the edge belongs to the better side), each optional; for a
 * range indicator `low` and `high`. Decimals as text. With `target` alone, a value that misses it is 'attention'.
 */
export interface Threshold {
  readonly indicatorId: number;
  readonly areaId: number;
  /** null: for every basis of the indicator. The one naming the basis wins. */
  readonly basis: Basis | null;
  /** 0001-01-01 and 9999-12-31 where open. Both days belong to it. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly target: string | null;
  readonly limits: Readonly<Partial<Record<Exclude<Rating, 'attention' | 'red'>, string>>>;
  readonly range: { readonly low: string; readonly high: string } | null;
  readonly origin: string;
  readonly note: string | null;
}

/** What the source says in words, said in ours. Numbers inside it are words, not facts. */
export interface Commentary {
  readonly section: string;
  readonly kind: 'headline' | 'highest-risk' | 'explanation' | 'action' | 'context';
  readonly indicatorCodes: readonly string[];
  readonly themeId: number | null;
  readonly text: string;
  readonly source: Source;
}

export interface Risk {
  readonly ref: string;
  readonly title: string;
  readonly level: string;
  readonly score: number;
  readonly arrow: string | null;
  readonly controls: string | null;
  /** The theme that a manager would look for it under. */
  readonly themeId: number | null;
  readonly source: Source;
}

/** A word of the field: what it means, and the indicator that measures it; code null: nothing is held on it. */
export interface Term {
  readonly term: string;
  readonly alsoSaid: readonly string[];
  readonly meaning: string;
  readonly code: string | null;
}

/** Words that mean the same when a question is read: all of `words` are read as `concept`. */
export interface WordGroup {
  readonly concept: string;
  readonly words: readonly string[];
}

/** What can be asked, read once from the store. Arrays keep the order of the source. */
export interface Catalogue {
  /** Changes with every import. */
  readonly version: string;
  readonly dataset: string;
  readonly indicators: readonly Indicator[];
  readonly themes: readonly Theme[];
  readonly areas: readonly Area[];
  readonly series: readonly Series[];
  readonly thresholds: readonly Threshold[];
  readonly commentary: readonly Commentary[];
  readonly risks: readonly Risk[];
  readonly terms: readonly Term[];
  readonly words: readonly WordGroup[];
  /** Names of the word packs that questions are read by, as the newest source that names any says. */
  readonly packs: readonly string[];
  /** The newest source first. */
  readonly sources: readonly Source[];
}
