import type { IsoDate } from '../query/period.ts';
import type { Condition, Question } from '../question/question.ts';
import type { Days, Weekday } from './schedule/schedule.ts';

/** What is posted where nothing has changed since the last post: all of it again, one line, or nothing. */
export type Unchanged = 'full' | 'line' | 'nothing';

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
  | 'all-but'
  | 'alert-unknown'
  | 'alert-several';

/** What a message asks of the digests of its conversation. */
export type DigestRequest =
  | {
      readonly kind: 'set-up';
      /** What is posted: of what, where, what is kept; null: 'this', with nothing before it. */
      readonly question: Question | null;
      readonly when: WhenAsked;
      readonly unchanged: Unchanged | null;
    }
  | {
      readonly kind: 'alert';
      /** Of what, where and along which axis; null: 'this', with nothing before it. */
      readonly question: Question | null;
      /** What is told when it turns true, all together; never empty ('below 70%', 'stops being red': red, denied). */
      readonly becomes: readonly Condition[];
      /** null: told once, without a reminder while it stays so. */
      readonly reminder: WhenAsked | null;
    }
  | { readonly kind: 'list' }
  /** `until`: the first day on which it is posted again; null: until it is resumed. */
  | { readonly kind: 'pause'; readonly which: Which; readonly until: IsoDate | null }
  | { readonly kind: 'resume' | 'stop' | 'run'; readonly which: Which }
  /** With a question, of a digest that is not set up yet. */
  | { readonly kind: 'preview'; readonly which: Which; readonly question: Question | null }
  | {
      readonly kind: 'change';
      readonly which: Which;
      readonly when: WhenAsked | null;
      readonly unchanged: Unchanged | null;
      /** What it is to be about from now on; null: as it was. */
      readonly question: Question | null;
    }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly said: string };
