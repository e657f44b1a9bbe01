import type { Unit } from '../catalogue/catalogue.ts';
import type { Decimal } from '../evaluate/decimal.ts';
import type { IsoDate } from '../query/period.ts';
import type { Figure } from './figure.ts';
import type { Rows } from './rows.ts';

/** Why nothing is worked out, where that would not be honest. */
export type Refusal =
  /** Of a day: children in care in April and in May are mostly the same children. */
  | 'snapshots'
  /** Rolling years share eleven months. */
  | 'overlapping-times'
  /** Days, scores and rates don't add up. */
  | 'not-a-count'
  /** A percentage without the counts behind it. */
  | 'no-counts'
  | 'hidden'
  | 'missing'
  /** One is counted in the other: a locality of a team, one measure included in another. */
  | 'counted-twice'
  | 'other-units'
  | 'other-times'
  | 'nothing-held'
  /** The whole is 0. */
  | 'of-nothing';

/** How a number was worked out. */
export type Method = 'sum' | 'pooled' | 'mean' | 'difference' | 'share';

export interface WorkedOut {
  readonly kind: 'worked-out';
  readonly method: Method;
  readonly value: Decimal;
  readonly unit: Unit;
  /** Of a percentage. */
  readonly counts: { readonly numerator: number; readonly denominator: number } | null;
  /** What it was made of, in the order of the axis. */
  readonly from: readonly Figure[];
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** The time asked for is not over: it is the sum so far. */
  readonly soFar: boolean;
  readonly breaks: Figure['series']['breaks'];
}

export type Worked =
  | WorkedOut
  /** A published figure of just that goes before any that is worked out. */
  | { readonly kind: 'published'; readonly figure: Figure }
  | {
      readonly kind: 'refused';
      readonly why: Refusal;
      /** What it is about: those hidden or missing, those that don't go together. */
      readonly about: readonly Figure[];
      readonly rows: Rows;
      /** Times inside the stretch that are not held. */
      readonly gaps: readonly { readonly start: IsoDate; readonly end: IsoDate }[];
    };
