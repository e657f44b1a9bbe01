import type { Moment } from '../conversation/threads.ts';

/** Where the bot may post when nobody has asked. */
export interface Address {
  readonly platform: string;
  /** The workspace or tenant. */
  readonly organisation: string;
  /** The channel or chat, as in the asker of a question from there. */
  readonly conversation: string;
  readonly kind: 'personal' | 'channel' | 'group';
  /** Whose chat it is, by the platform's id for them; null unless it is personal. */
  readonly person: string | null;
  /** What the platform needs to post there: plain JSON, for its own adapter alone. */
  readonly reference: unknown;
}

export interface KeptAddress extends Address {
  readonly addedAt: Moment;
  /** null: posts are taken there. */
  readonly dead: Death | null;
}

export interface Death {
  readonly since: Moment;
  /** The platform's own code. */
  readonly reason: string;
}

/** Where addresses are kept. All calls throw a StoreError when the database can't be used. */
export interface Addresses {
  /** Keeps an address as it is now, alive; true where it was not there before, or was dead. */
  keep(address: Address, at: Moment): Promise<boolean>;
  read(platform: string, conversation: string): Promise<KeptAddress | null>;
  /** The chat of one person with the bot; null: none is kept. */
  ofPerson(platform: string, person: string): Promise<KeptAddress | null>;
  /** The bot is no longer there; true where it was kept. */
  remove(platform: string, conversation: string): Promise<boolean>;
  /** Posts are not taken any more; one that is dead already keeps its first reason. */
  markDead(platform: string, conversation: string, death: Death): Promise<void>;
  markAlive(platform: string, conversation: string): Promise<void>;
}
