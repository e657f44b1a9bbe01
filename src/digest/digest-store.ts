import type { Context } from '../conversation/context.ts';
import type { Lease } from '../conversation/inbox.ts';
import type { Moment } from '../conversation/threads.ts';
import type { IsoDate } from '../query/period.ts';
import type { Reply } from '../reply/reply.ts';
import type { Said } from './contents/said.ts';
import type { Slot } from './schedule/schedule.ts';
import type { Delivery, DeliveryOutcome, SkipReason, Subscription } from './subscription.ts';

export type NewSubscription = Omit<Subscription, 'id' | 'number' | 'version' | 'lastDay' | 'said'>;

/** What can change of a subscription; what is left out stays. */
export type SubscriptionChange = Partial<
  Pick<
    Subscription,
    | 'question'
    | 'schedule'
    | 'unchanged'
    | 'becomes'
    | 'state'
    | 'pausedWhy'
    | 'pausedUntil'
    | 'next'
    | 'checkedVersion'
  >
>;

/** What is posted, whole and frozen; `hash` is of all the rest, so that many channels share one. */
export interface Contents {
  readonly hash: string;
  readonly reply: Reply;
  readonly context: Context;
  /** What the next post counts changes from; null: this one says nothing of measures. */
  readonly said: Said | null;
}

export type NewDelivery = Pick<
  Delivery,
  'deliveryId' | 'subscriptionId' | 'platform' | 'place' | 'kind' | 'slot' | 'dueAt'
>;

/** A slot that is due, with all that its claim settles in one go. */
export interface SlotClaim {
  readonly delivery: NewDelivery;
  /** The day of the slot. */
  readonly day: string;
  /** What is posted, or why nothing is. */
  readonly contents: Contents | SkipReason;
  /** Older slots that are never posted. */
  readonly missed: readonly { readonly slot: Slot; readonly deliveryId: string }[];
  readonly next: Slot;
  /** Who holds the delivery, to post it at once; null: it is left to whoever looks. */
  readonly holder: string | null;
}

/** Whether what an alert is about is true of a measure; of an area's, `measure` is 'CODE|Area'. */
export interface AlertState {
  readonly measure: string;
  readonly isIn: boolean;
}

/** An alert looked at by a version of the catalogue, with what it has to tell. */
export interface AlertClaim {
  readonly subscription: Subscription;
  readonly version: string;
  /** Of the measures that it follows, those that it did not know, or knew to be otherwise. */
  readonly states: readonly AlertState[];
  /** null: nothing has changed. */
  readonly told: { readonly delivery: NewDelivery; readonly contents: Contents } | null;
}

export interface Conversation {
  readonly platform: string;
  readonly organisation: string;
  readonly conversation: string;
}

/** A person, by the platform's own ids. */
export interface Owner {
  readonly platform: string;
  readonly organisation: string;
  readonly person: string;
}

/**
 * Whether an attempt may begin: `go`; `lost`, as the lease is over or another holds it; `unwanted`, as its subscription
 * is not active any more; or not before a moment, as something was just posted to the same place.
 */
export type MayPost =
  | { readonly kind: 'go' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'wait'; readonly until: Moment };

export interface Ended {
  readonly outcome: DeliveryOutcome;
  readonly reason: string | null;
  readonly at: Moment;
  /** What the owner is told of it, kept together with it. */
  readonly notice?: { readonly delivery: NewDelivery; readonly contents: Contents };
}

/** Where digests and their deliveries are kept. All calls throw a StoreError when the database can't be used. */
export interface DigestStore {
  /** @param isSame - where one of the conversation that was not stopped is such, that one is given and nothing is added */
  add(subscription: NewSubscription, isSame?: (one: Subscription) => boolean): Promise<Subscription>;
  read(id: number): Promise<Subscription | null>;
  /** Those of a conversation that were not stopped, by their number. */
  inConversation(conversation: Conversation): Promise<readonly Subscription[]>;
  /** Those that a person has set up, wherever, and those of some conversations, that were not stopped; by conversation and number. */
  concerning(person: Owner, conversations: readonly string[]): Promise<readonly Subscription[]>;
  /** All that were not stopped, by platform, conversation and number. */
  all(): Promise<readonly Subscription[]>;
  /** false where another change came between: nothing has changed then, and the newer one must be read first. */
  change(subscription: Subscription, change: SubscriptionChange, at: Moment): Promise<boolean>;
  /** Active ones of some platforms whose next slot is due, the longest due first. */
  due(now: Moment, platforms: readonly string[], most: number): Promise<readonly Subscription[]>;
  /** Active alerts of some platforms, not paused until after `today`, that were not looked at by this version of the catalogue. */
  unchecked(
    version: string,
    of: { readonly platforms: readonly string[]; readonly today: IsoDate; readonly most: number },
  ): Promise<readonly Subscription[]>;
  /** What an alert knows of its measures. */
  states(subscriptionId: number): Promise<readonly AlertState[]>;

  /**
   * Takes slots, freezes what they post and sets the next ones; gives the deliveries to be posted. A slot that another
   * has taken, or of which nothing is posted, is not among them.
   *
   * @param lease - of each, by its own holder
   */
  claimSlots(claims: readonly SlotClaim[], lease: Omit<Lease, 'holder'>): Promise<readonly Delivery[]>;
  /** Keeps what an alert found, and takes what it tells; false where another has looked by this version, or a newer one. */
  claimAlert(claim: AlertClaim, now: Moment): Promise<boolean>;
  /** A delivery that no schedule makes, to be taken by whoever looks; false where there is one for its slot. */
  put(delivery: NewDelivery, contents: Contents, now: Moment): Promise<boolean>;
  contents(hash: string): Promise<Contents | null>;

  /** Ids of deliveries of some platforms that wait, that nobody holds and whose time has come, the longest due first. */
  open(now: Moment, platforms: readonly string[], most: number): Promise<readonly number[]>;
  /** Takes one; null where another holds it, or it has ended. */
  take(id: number, lease: Lease): Promise<Delivery | null>;
  /** Holds on to it for longer; false where it was lost. */
  renew(id: number, lease: Lease): Promise<boolean>;
  /** Records that an attempt begins, where `lease` still holds it and nothing was posted to its place since `quietSince`. */
  beginPosting(id: number, lease: Lease, quiet: { readonly since: Moment; readonly isLate: boolean }): Promise<MayPost>;
  /**
   * Lets go of it, to be taken again from `retryAt` on.
   *
   * @param isCertain - nothing was posted; else whoever takes it has to look first
   */
  release(
    id: number,
    lease: Lease,
    again: { readonly retryAt: Moment; readonly isCertain: boolean; readonly reason: string | null },
  ): Promise<boolean>;
  /**
   * Records what became of it; false where that is known already or, unless it is posted, another holds it. That
   * something was posted is true whoever found it out, also after its outcome was unknown. A post becomes what its
   * subscription said last; one that is gone pauses it.
   */
  end(id: number, holder: string, ended: Ended): Promise<boolean>;
  /** The newest of each subscription first. */
  recent(subscriptionIds: readonly number[], most: number): Promise<readonly Delivery[]>;
  /** Removes what ended or was stopped before a moment, and what nothing refers to any more; gives how many rows that were. */
  purge(before: Moment): Promise<number>;
}
