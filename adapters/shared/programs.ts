import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import {
  type Allowance,
  audit,
  type Charts,
  createProgramDesk,
  isSecretOf,
  type Log,
  narrowStore,
  type ProgramDesk,
  readToken,
  type Settings,
  stateOf,
  type Token,
  type TokenStore,
  type Told,
  takeSome,
  todayIn,
} from '../../src/index.ts';
import type { Desks } from './desks.ts';
import { isFromHere, isLoopback } from './from-here.ts';

/** One thing that a program did. */
export interface Done {
  readonly platform: 'api' | 'mcp';
  readonly token: Token;
  readonly dataset: string;
  /** 'words', 'figures'. */
  readonly what: string;
  readonly told: Told | undefined;
}

/** Leaves the line that people's questions leave too: which token asked, what kind of thing, about which measures. */
export function auditProgram(
  { log, newId }: { readonly log: Log; readonly newId: () => string },
  { platform, token, dataset, what, told }: Done,
): void {
  const asker = {
    platform,
    organisation: dataset,
    person: token.id,
    conversation: '',
    isPersonal: true,
    isShared: false,
  };
  if (told) audit(log, { ...asker, ...{ what } }, { id: newId(), record: told.from.record });
  else log.info({ audit: true, ...asker, what }, 'a list was read');
}

/** Whoever may ask, and how much of what. */
export interface Program {
  readonly token: Token;
  /** null: there is no such dataset for this token; which others there are stays untold. */
  desk(dataset: string | null): Promise<ProgramDesk | null>;
  /** Whether the token is in force still: asked again by whatever takes a while, such as a body that comes slowly. */
  isInForce(): Promise<boolean>;
  /**
   * Takes more requests of the token, all of them or none: one message may hold many.
   *
   * @returns how long to wait where they were refused; 0: they weren't
   */
  takeMore(count: number): number;
}

export type Admission =
  | { readonly kind: 'in'; readonly program: Program }
  /** No token, one that is no token, or one that can't be used any more: nobody is told which. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-many'; readonly waitMs: number };

/** The door of programs and assistants, the same for every way in. */
export interface Programs {
  /** Whether a request may come in at all: a token was made, and it comes from where programs may be. */
  isOpenTo(request: IncomingMessage): Promise<boolean>;
  /**
   * Takes one request of a token.
   *
   * @param text - as it was sent; null: none was
   * @param isInLink - it stood in an address, which only some tokens may
   */
  admit(text: string | null, isInLink?: boolean): Promise<Admission>;
}

/** What each way in for programs is given. */
export interface ProgramServiceNeeds {
  readonly programs: Programs;
  readonly charts: Charts;
  readonly publicUrl: string | null;
  readonly newId: () => string;
  readonly log: Log;
}

export interface ProgramsNeeds {
  readonly settings: Settings;
  readonly tokens: TokenStore;
  readonly desks: Pick<Desks, 'names' | 'store'>;
  readonly now: () => Date;
  readonly elapsed: () => number;
  readonly log: Log;
}

/** What is changed elsewhere (made, revoked) is seen within so long, as a new catalogue is. */
const LOOK_EVERY_MS = 2_000;
/** How often it is kept that a token was used. */
const TOUCH_EVERY_MS = 60_000;
/** A day begins so much later at most. */
const SAME_DAY_MS = 1_000;
const MOST_TOKENS = 1_000;
/** Each has a reader of words for what may be seen. */
const MOST_DESKS = 50;

interface Looked {
  readonly token: Token | null;
  readonly at: number;
}

export function createPrograms(needs: ProgramsNeeds): Programs {
  const { settings, tokens, now, elapsed, log } = needs;
  const looked = new LRUCache<string, Looked>({ max: MOST_TOKENS });
  const allowances = new LRUCache<string, Allowance>({ max: MOST_TOKENS });
  const touched = new LRUCache<string, number>({ max: MOST_TOKENS });
  const desks = new LRUCache<string, ProgramDesk>({ max: MOST_DESKS });
  const isOn = createIsOn(tokens, elapsed);
  const today = heldFor(SAME_DAY_MS, elapsed, () => todayIn(settings.timeZone, now()));

  async function find(id: string): Promise<Token | null> {
    const at = elapsed();
    const known = looked.get(id);
    if (known && at - known.at < LOOK_EVERY_MS) return known.token;
    const token = await tokens.find(id);
    looked.set(id, { token, at });
    return token;
  }

  async function known(text: string | null, isInLink: boolean): Promise<Token | null> {
    const presented = text === null ? null : readToken(text);
    const token = presented && (await find(presented.id));
    if (!presented || !token || !isSecretOf(presented, token.hash) || !isUsable(token)) return null;
    return isInLink && !token.inLinks ? null : token;
  }

  function isUsable(token: Token): boolean {
    return stateOf(token, now().toISOString()) === 'usable';
  }

  async function isInForce({ id }: Token): Promise<boolean> {
    const token = await find(id);
    return token !== null && isUsable(token);
  }

  function take({ id }: Token, count: number): number {
    const { requestsPerMinute } = settings.programs;
    const { allowance, waitMs } = takeSome(allowances.get(id) ?? null, requestsPerMinute, { at: elapsed(), count });
    allowances.set(id, allowance);
    if (waitMs > 0) log.warn({ audit: true, person: id, outcome: 'too many requests' }, 'a program was refused');
    return waitMs;
  }

  function touch({ id }: Token): void {
    const [at, last] = [elapsed(), touched.get(id)];
    if (last !== undefined && at - last < TOUCH_EVERY_MS) return;
    touched.set(id, at);
    tokens
      .touch(id, now().toISOString())
      .catch((error: unknown) => log.error({ err: error }, 'that a token was used could not be kept'));
  }

  async function deskOf({ datasets, themes }: Token, wanted: string | null): Promise<ProgramDesk | null> {
    const dataset = wanted ?? datasets[0] ?? '';
    if (!datasets.includes(dataset) || !needs.desks.names.includes(dataset)) return null;
    const key = JSON.stringify([dataset, themes]);
    const held = desks.get(key);
    if (held) return held;
    const all = await needs.desks.store(dataset);
    const whole = themes === null ? {} : { whole: () => all.catalogue() };
    const desk = createProgramDesk({ dataset, store: narrowStore(all, themes), ...whole, today, elapsed });
    desks.set(key, desk);
    return desk;
  }

  return {
    isOpenTo: async (request) => (settings.programs.allowsRemote || isFromThisMachine(request)) && (await isOn()),
    async admit(text, isInLink = false) {
      const token = await known(text, isInLink);
      if (token === null) {
        log.warn({ audit: true, outcome: 'unknown token' }, 'a program was refused');
        return { kind: 'unknown' };
      }
      const waitMs = take(token, 1);
      if (waitMs > 0) return { kind: 'too-many', waitMs };
      touch(token);
      const program: Program = {
        token,
        desk: (dataset) => deskOf(token, dataset),
        isInForce: () => isInForce(token),
        takeMore: (count) => take(token, count),
      };
      return { kind: 'in', program };
    },
  };
}

/** Once one was made it stays on: a token that was revoked is still a row. */
function createIsOn(tokens: TokenStore, elapsed: () => number): () => Promise<boolean> {
  let last: { readonly at: number; readonly looked: Promise<boolean> } | null = null;
  let isOn = false;
  return async () => {
    if (isOn) return true;
    const at = elapsed();
    // All who come meanwhile wait for the same look. One that failed is not held.
    if (last === null || at - last.at >= LOOK_EVERY_MS) {
      last = { at, looked: tokens.isAny() };
      last.looked.catch(() => {
        last = null;
      });
    }
    isOn = await last.looked;
    return isOn;
  };
}

/** What is worked out anew once it is so old: the calendar of a time zone takes longer than all else of a question. */
function heldFor<T>(mostMs: number, elapsed: () => number, make: () => T): () => T {
  let held: { readonly value: T; readonly at: number } | null = null;
  return () => {
    const at = elapsed();
    if (held === null || at - held.at >= mostMs) held = { value: make(), at };
    return held.value;
  };
}

function isFromThisMachine(request: IncomingMessage): boolean {
  const { remoteAddress = '' } = request.socket;
  return isLoopback(remoteAddress.replace(/^::ffff:/, '')) && isFromHere(request);
}

/**
 * Whether a browser's page elsewhere sent it: what MCP has every server look at, and the API does too.
 * https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#security-warning
 */
export function isFromAnotherPage({ headers }: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host = '' } = headers;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { host: from } = new URL(origin);
  return from !== host.toLowerCase() && (publicUrl === null || new URL(publicUrl).host !== from);
}

/** What follows 'Bearer' (RFC 6750, 2.1); null: nothing does. */
export function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}
