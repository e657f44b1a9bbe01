import type { IsoDate, Period } from './period.ts';

/** How good a number is. `attention` has no colour; yellow, amber and red are its extents where limits say so. */
export type Rating = 'exceeds' | 'within' | 'attention' | 'yellow' | 'amber' | 'red';

/** Why there is no number, in the words of the GSS data symbols. */
export type Marker = 'suppressed' | 'not applicable' | 'unavailable' | 'low';

/** A movement that the source states in words; never computed and never parsed from a note. */
export interface PublishedMovement {
  readonly moved: 'rose' | 'fell' | 'unchanged' | null;
  readonly verdict: 'better' | 'worse' | null;
  /** In the source's terms, ready to follow 'since' or 'than': 'the quarter before', 'quarters 1 and 2'. */
  readonly since: string | null;
  /** As printed: '2.5%'. */
  readonly by: string | null;
}

export interface Source {
  readonly title: string;
  readonly publishedOn: IsoDate;
  /** How the source states a change of a percentage: as points, or as percent of what it was. */
  readonly changesAs: 'percent' | 'points';
}

/** One number of a series, the current revision. */
export interface Observation {
  readonly id: number;
  readonly seriesId: number;
  readonly period: Period;
  /** A decimal as printed ('80' is not '80.0'); null where only a count or a marker is held. */
  readonly value: string | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly qualifier: 'exact' | 'approximate';
  readonly marker: Marker | null;
  readonly provisional: boolean;
  /** ★ ● ▲ or, as printed, ▼. */
  readonly symbol: string | null;
  /** The arrow as printed: → ↑ ↓. It is shown, never read as better or worse. */
  readonly arrow: string | null;
  /** The source's own rating, by symbol or in words. */
  readonly publishedRating: Rating | null;
  readonly movement: PublishedMovement | null;
  /** What the source says beside the number, in our words. */
  readonly note: string | null;
  /** What the source itself says does not agree in this number. */
  readonly remarks: readonly string[];
  readonly revision: number;
  readonly source: Source;
}
