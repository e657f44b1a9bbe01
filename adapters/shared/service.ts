import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Addresses,
  Charts,
  Conversations,
  Desk,
  Keys,
  Log,
  Poster,
  Settings,
  SettingsGroup,
} from '../../src/index.ts';
import type { Desks } from './desks.ts';

/** What every adapter is given by whoever composes them. */
export interface Parts {
  readonly settings: Settings;
  readonly desk: Desk;
  readonly charts: Charts;
  readonly conversations: Conversations;
  readonly addresses: Addresses;
  readonly keys: Keys;
  readonly log: Log;
  /** The clock that events are dated by. */
  readonly now: () => Date;
  /** A new id that no other has, in whichever process. */
  readonly newId: () => string;
}

/** What the page to try it on is given besides: it speaks for every dataset, and says where to look. */
export interface PageParts extends Omit<Parts, 'addresses' | 'keys'> {
  /** `desk` among those of the other datasets. */
  readonly desks: Desks;
  /** Tells the operator one line at the terminal. */
  readonly say: (line: string) => void;
}

/** One adapter as a part of the one process with the one HTTP server. */
export interface Service {
  /** Also the platform of its askers. */
  readonly name: string;
  /** How digests are posted; left out where nothing can be posted when nobody has asked. */
  readonly poster?: Poster;
  /** Whether a request is for this service; `path` is without its query. */
  owns(method: string, path: string): boolean;
  /** Answers a request that it owns. What it throws is answered with 500, without detail. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Connects, and begins to answer what was left over. The server listens already. Throws a SettingsError where that can't be. */
  start(server: { readonly port: number }): Promise<void>;
  /** Takes nothing more in, and waits for what is under way, at most so long. */
  stop(timeoutMs: number): Promise<void>;
  /** Whether it could take a question now. */
  isReady(): boolean;
}

/** The rest of a service that does nothing but answer requests. */
export const ONLY_ANSWERS = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  isReady: () => true,
} as const satisfies Partial<Service>;

/** An adapter, loaded only where its settings are there. */
export interface ServiceChoice {
  readonly name: string;
  /** Throws a SettingsError where the settings ask for what can't be. */
  readonly isSetUp: (settings: Settings) => boolean;
  readonly load: () => Promise<(parts: Parts & PageParts) => Promise<Service>>;
}

/** One that people ask on elsewhere. */
export interface PlatformChoice extends ServiceChoice {
  /** Of the settings that it declares. */
  readonly section: SettingsGroup;
  /** By which way others reach this server for it; null: they don't. */
  readonly whyReached: (settings: Settings) => string | null;
}
