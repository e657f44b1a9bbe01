import type { LastAsked } from '../conversation/context.ts';
import type { IsoDate } from '../query/period.ts';
import type { Days, Weekday } from './schedule/schedule.ts';

/**
 * What a digest or an alert is about: what was asked, by codes and names and never by words. Plain JSON, stored as it
 * is. With nothing named it is the whole scorecard.
 */
export type Subject = { readonly version: 1 } & Omit<LastAsked, 'shown' | 'concepts'>;

/** The whole scorecard. */
export const EVERYTHING: Subject = {
  version: 1,
  intent: 'digest',
  indicators: [],
  themes: [],
  areas: [],
  comparators: [],
  period: null,
  basis: null,
  list: null,
  movers: null,
};

/** What is posted where nothing has changed since the last post: all of it again, one line, or nothing. */
export type Unchanged = 'full' | 'line' | 'nothing';

/** The rating that an alert is about: of being in it or not, each change is told. */
export type AlertOn = 'red' | 'amber' | 'attention';

/** When, as far as it was said. */
export interface WhenAsked {
  readonly days: Days | null;
  /** HH:MM. */
  readonly time: string | null;
  readonly zone: string | null;
  /** The first day on which it is posted. */
  readonly from: IsoDate | null;
}

/** Which of the digests and alerts of a conversation; with nothing said, the only one. */
export interface Which {
  readonly number: number | null;
  readonly weekday: Weekday | null;
  readonly kind: 'digest' | 'alert' | null;
  readonly all: boolean;
}

/** What can't be done as it was asked, and so is refused with what can. */
export type Refusal =
  | 'several-times-a-day'
  | 'days-not-offered'
  | 'no-such-day'
  | 'no-such-time'
  | 'no-such-zone'
  | 'not-repeated'
  | 'no-date'
  | 'past-date'
  | 'other-place'
  | 'not-held'
  | 'subject-unknown'
  | 'one-area'
  | 'alert-unknown';

/** What a message asks of the digests of its conversation. */
export type DigestRequest =
  | {
      readonly kind: 'set-up';
      /** null: 'this', with nothing before it. */
      readonly subject: Subject | null;
      readonly when: WhenAsked;
      readonly unchanged: Unchanged | null;
    }
  | {
      readonly kind: 'alert';
      readonly subject: Subject | null;
      readonly on: AlertOn;
      /** null: told once, without a reminder while it stays so. */
      readonly reminder: WhenAsked | null;
    }
  | { readonly kind: 'list' }
  /** `until`: the first day on which it is posted again; null: until it is resumed. */
  | { readonly kind: 'pause'; readonly which: Which; readonly until: IsoDate | null }
  | { readonly kind: 'resume' | 'stop' | 'run'; readonly which: Which }
  /** With a subject, of a digest that is not set up yet. */
  | { readonly kind: 'preview'; readonly which: Which; readonly subject: Subject | null }
  | {
      readonly kind: 'change';
      readonly which: Which;
      readonly when: WhenAsked | null;
      readonly unchanged: Unchanged | null;
      readonly subject: Subject | null;
    }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly said: string };
