import type { Alias, Area, Commentary, Polarity, Relation, Unit } from '../catalogue/catalogue.ts';
import type { Marker, PublishedMovement, Rating, Source } from '../query/observation.ts';
import type { Basis, IsoDate, Period } from '../query/period.ts';

/** Rows as they go into the database: every name is known, every number and date is sound. */

export interface ThemeRow {
  readonly name: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

export interface AreaRow {
  readonly name: string;
  readonly kind: Area['kind'];
  readonly comparator: Area['comparator'];
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

/** undefined: the file has no such column, so what is held stays. */
export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  readonly theme: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
  readonly population: string;
  readonly short: string | null | undefined;
  /** What figures can lie between where the unit doesn't say: 'none', '0 to 150'. */
  readonly bounds: string | null | undefined;
  readonly decimals: number | undefined;
  readonly definition: string | null | undefined;
  readonly ownerRole: string | null | undefined;
  readonly headlineBasis: Basis | null | undefined;
}

export interface RelationRow {
  readonly code: string;
  readonly kind: Relation['kind'];
  readonly other: string;
}

export interface AliasRow {
  readonly of: 'indicator' | 'theme' | 'area';
  /** The indicator's code, or the name of the theme or area. */
  readonly name: string;
  readonly alias: string;
  readonly reading: Alias['kind'];
}

export interface ObservationRow {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** null: the organisation itself. */
  readonly area: string | null;
  readonly dimension: string;
  readonly category: string;
  readonly period: Period;
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly qualifier: 'exact' | 'approximate';
  readonly marker: Marker | null;
  readonly provisional: boolean;
  readonly symbol: string | null;
  readonly arrow: string | null;
  readonly rating: Rating | null;
  readonly movement: PublishedMovement;
  readonly note: string | null;
  readonly remarks: readonly string[];
  /** Why this number and earlier ones don't compare; null where they do. */
  readonly break: string | null;
}

export interface ThresholdRow {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly area: string | null;
  readonly basis: Basis | 'any';
  /** null: from when the source says so, or from ever where no target is held yet. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly target: string | null;
  readonly exceeds: string | null;
  readonly within: string | null;
  readonly yellow: string | null;
  readonly amber: string | null;
  readonly low: string | null;
  readonly high: string | null;
  /** The tolerance as written, beside the limits that it came to. */
  readonly rule: string | null;
  /** null: the source. */
  readonly origin: string | null;
  readonly note: string | null;
}

export interface CommentaryRow {
  readonly section: string;
  readonly kind: Commentary['kind'];
  readonly codes: readonly string[];
  readonly theme: string | null;
  readonly text: string;
}

export interface RiskRow {
  readonly ref: string;
  readonly title: string;
  readonly level: string;
  readonly score: number;
  readonly arrow: string | null;
  readonly theme: string | null;
  readonly controls: string | null;
}

export interface TermRow {
  readonly term: string;
  readonly alsoSaid: readonly string[];
  readonly meaning: string;
  readonly code: string | null;
}

export interface WordRow {
  readonly concept: string;
  readonly word: string;
}

/** What a folder holds, checked. The arrays keep the order of the files. */
export interface CheckedFolder {
  /** null where the folder doesn't say. */
  readonly title: string | null;
  readonly publishedOn: IsoDate | null;
  /** How the source states changes; points where the folder doesn't say. */
  readonly changesAs: Source['changesAs'];
  /** Names of word packs; null where the folder doesn't say, so that those named before stay. */
  readonly packs: readonly string[] | null;
  readonly themes: readonly ThemeRow[];
  readonly areas: readonly AreaRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly relations: readonly RelationRow[];
  readonly aliases: readonly AliasRow[];
  /** Benchmarks are among them: observations of a comparator. */
  readonly observations: readonly ObservationRow[];
  readonly thresholds: readonly ThresholdRow[];
  readonly commentary: readonly CommentaryRow[];
  readonly risks: readonly RiskRow[];
  readonly terms: readonly TermRow[];
  readonly words: readonly WordRow[];
}

export interface HeldIndicator {
  readonly unit: Unit;
  readonly polarity: Polarity;
  /** Left out: not known, so that nothing is found by it. */
  readonly name?: string;
  /** What figures can lie between, as written; null or left out: what the unit allows. */
  readonly bounds?: string | null;
  /** Of a count: more than 0 where parts are counted, as of people who work part of the week. */
  readonly decimals?: number;
}

/** What the database holds already, for names that a folder refers to and doesn't bring. */
export interface Held {
  readonly indicators: ReadonlyMap<string, HeldIndicator>;
  readonly themes: ReadonlyMap<string, { readonly parent: string | null }>;
  readonly areas: ReadonlyMap<string, { readonly kind: Area['kind']; readonly parent: string | null }>;
}
