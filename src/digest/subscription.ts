import type { Moment } from '../conversation/threads.ts';
import type { IsoDate } from '../query/period.ts';
import type { Condition, Question } from '../question/question.ts';
import type { Unchanged } from './request.ts';
import type { Schedule } from './schedule/schedule.ts';

/** A digest or an alert that was set up in a conversation, which is known by the platform's own ids and never by a name. */
export interface Subscription {
  readonly id: number;
  /** 1, 2, 3 …: how people name it in its conversation. */
  readonly number: number;
  /** Raised by every change: of two at once, one is told that it was second. */
  readonly version: number;
  readonly platform: string;
  readonly organisation: string;
  readonly conversation: string;
  readonly isPersonal: boolean;
  /** Who set it up. */
  readonly owner: string;
  readonly kind: 'digest' | 'alert';
  readonly question: Question;
  /** Of an alert, when it reminds; null: it doesn't. */
  readonly schedule: Schedule | null;
  readonly unchanged: Unchanged;
  /** Of an alert alone: what is told when it turns true or is true no more; all hold together. */
  readonly becomes: readonly Condition[] | null;
  readonly state: 'active' | 'paused' | 'stopped';
  /** Why it is paused: somebody asked for it, or nothing can be posted there any more. */
  readonly pausedWhy: 'asked' | 'gone' | null;
  /** Active, and nothing is posted before this day. */
  readonly pausedUntil: IsoDate | null;
  /** The next slot that nobody has dealt with; null: paused, stopped, or an alert that never reminds. */
  readonly next: { readonly day: IsoDate; readonly at: Moment } | null;
  /** The newest slot that was dealt with: none on or before this day is ever posted again. */
  readonly lastDay: IsoDate | null;
  /** What it said last, and when: changes are told since then. */
  readonly said: { readonly hash: string; readonly at: Moment } | null;
  /** Of an alert: the version of the catalogue by which it was last looked at. */
  readonly checkedVersion: string | null;
  readonly createdAt: Moment;
}

/**
 * - `digest`, `reminder`: due by the schedule; the slot is its day
 * - `alert`: an import has changed a rating
 * - `run`: somebody asked for it now
 * - `notice`: tells the owner what became of another delivery
 */
export type DeliveryKind = 'digest' | 'reminder' | 'alert' | 'run' | 'notice';

/**
 * - `skipped`: not to be posted: nothing had changed, it was missed and a newer one is due, or it was paused
 * - `refused`: certainly not posted, and given up
 * - `unknown`: it may have been posted, and nobody can look: never tried again
 */
export type DeliveryOutcome = 'posted' | 'skipped' | 'refused' | 'unknown' | 'gone';

/** One post of one subscription for one slot, from its claim to what became of it. */
export interface Delivery {
  readonly id: number;
  /** What the platform is given to know it by. */
  readonly deliveryId: string;
  readonly subscriptionId: number;
  readonly kind: DeliveryKind;
  /** Unlike that of any other delivery of the subscription: 'YYYY-MM-DD' by the schedule, else 'kind:…'. */
  readonly slot: string;
  readonly dueAt: Moment;
  readonly platform: string;
  /** Where it goes: those that go to the same place are spaced out. */
  readonly place: string;
  /** Of what is posted, frozen when it was claimed; null where nothing is. */
  readonly contents: string | null;
  /** `posting`: an attempt has begun, so it may be posted already. */
  readonly step: 'frozen' | 'posting' | 'ended';
  readonly attempts: number;
  readonly claimedAt: Moment;
  /** When the last attempt began. */
  readonly postingAt: Moment | null;
  readonly retryAt: Moment | null;
  readonly endedAt: Moment | null;
  readonly isLate: boolean;
  readonly outcome: DeliveryOutcome | null;
  /** For whoever runs it: a platform's code, or 'missed', 'unchanged', 'paused' … */
  readonly reason: string | null;
}

/** How a delivery with a reason of ours ended; what a platform says stands as it is. */
export type SkipReason = 'missed' | 'unchanged' | 'paused' | 'stopped' | 'superseded' | 'nothing-to-remind';
