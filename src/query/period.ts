/** What stretch of time a number covers. `not-given` is for a benchmark whose date the source leaves out. */
export type Basis = 'month' | 'quarter' | 'year' | 'rolling-year' | 'snapshot' | 'not-given';

/** A date as YYYY-MM-DD: sorts as text. */
export type IsoDate = string;

/**
 * A stretch of time with the label that the data uses: month `2018-12`, quarter `2018/19 Q3`, year `2018/19`,
 * snapshot `2018-12-31`, rolling year by its last month `2018-12`. Of a snapshot start and end are the same day.
 * 'not given' has both dates at 0001-01-01, so that it sorts before everything.
 */
export interface Period {
  readonly basis: Basis;
  readonly label: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/**
 * A stretch of time as a person names it, before it is known which basis the data has for it.
 * `calendar-year` is January to December, `year` the financial year.
 */
export interface NamedPeriod {
  readonly grain: 'date' | 'month' | 'quarter' | 'half' | 'year' | 'calendar-year';
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** Counted from the clock ('last quarter'), so that the newest held may be named beside an empty one. */
  readonly fromClock: boolean;
}

/** What was asked about time: one period, several to set side by side, or all between two dates. */
export type PeriodAsked =
  | { readonly kind: 'one'; readonly period: NamedPeriod }
  | { readonly kind: 'several'; readonly periods: readonly NamedPeriod[] }
  | { readonly kind: 'range'; readonly from: IsoDate; readonly to: IsoDate | null };
