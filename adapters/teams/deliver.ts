import { setTimeout as wait } from 'node:timers/promises';
import { type Addresses, type Log, type Mend, sayMend } from '../../src/index.ts';
import type { Connector } from './connector.ts';
import { mendFor } from './mend.ts';
import { askerOf, conversationOf, PLATFORM, type Where } from './receive.ts';
import { type Content, inWords, sentence } from './render.ts';
import { ConnectorError } from './transport.ts';

/** What came of sending once. */
export type Sent =
  | { readonly kind: 'sent'; readonly id: string }
  /** Nothing was sent; it may be tried again. */
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs: number | null }
  /** It may have been sent. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Nothing is taken there any more. */
  | { readonly kind: 'gone'; readonly reason: string; readonly mend: Mend | null }
  /** It is not taken as it is. */
  | { readonly kind: 'refused'; readonly reason: string; readonly mend: Mend | null };

/** A 403 or 404 of these does not mean that the bot was removed. */
const NOT_GONE: readonly string[] = ['InvalidBotApiHost', 'NotEnoughPermissions', 'ActivityNotFoundInConversation'];

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes */
function sentOf(error: ConnectorError): Exclude<Sent, { kind: 'sent' }> {
  const { status, reason, retryAfterMs, neverLeft } = error;
  const mend = mendFor(error);
  if (status === 429 || neverLeft) return { kind: 'later', reason, afterMs: retryAfterMs };
  if (status === null || status === 408 || status === 412 || status >= 500) return { kind: 'unknown', reason };
  if ((status === 403 || status === 404) && !NOT_GONE.includes(reason)) return { kind: 'gone', reason, mend };
  return { kind: 'refused', reason, mend };
}

/** One attempt. */
export async function send(
  connector: Connector,
  where: Where,
  content: Content,
  how: { readonly replyTo: string | null; readonly signal?: AbortSignal },
): Promise<Sent> {
  try {
    return { kind: 'sent', id: await connector.send(where, content, how) };
  } catch (error) {
    if (error instanceof ConnectorError) return sentOf(error);
    throw error;
  }
}

export interface Delivery {
  readonly where: Where;
  /** Whether a person waits for it: what nobody asked for is not sent again where it may have arrived. */
  readonly isReply: boolean;
  /** The message that is answered; null: it had no id. */
  readonly replyTo: string | null;
  readonly content: Content;
  /** What is sent where that may have arrived; left out: the same. */
  readonly again?: () => Promise<Content>;
}

export interface DeliveryPorts {
  readonly connector: Connector;
  readonly log: Log;
  readonly waits?: readonly number[];
}

/** Before each next attempt; with up to a fifth more, so that not all come back at once. */
const WAITS_MS: readonly number[] = [500, 2_000, 6_000];
/** Longer than this nobody waits for a reply: it is left to a later turn. */
const LONGEST_WAIT_MS = 20_000;

/**
 * Delivers a message. A reply that a person waits for is sent again where it may have arrived, since two answers are
 * better than none, and it says so. Throws a ConnectorError once that has been tried often enough, to be tried anew later.
 */
async function deliver(ports: DeliveryPorts, delivery: Delivery): Promise<Sent> {
  const { where, isReply, replyTo, again } = delivery;
  const { connector, log, waits = WAITS_MS } = ports;
  let { content } = delivery;
  let mayBeThere = false;
  for (let attempt = 0; ; attempt += 1) {
    const sent = await send(connector, where, content, { replyTo });
    if (sent.kind !== 'later' && !(sent.kind === 'unknown' && isReply)) return sent;
    if (sent.kind === 'unknown' && !mayBeThere) {
      mayBeThere = true;
      content = (await again?.()) ?? content;
    }
    const pause = Math.max(waits[attempt] ?? 0, sent.kind === 'later' ? (sent.afterMs ?? 0) : 0);
    if (attempt >= waits.length || pause > LONGEST_WAIT_MS) throw undelivered(sent.reason, mayBeThere);
    log.warn({ reason: sent.reason, attempt: attempt + 1 }, 'reply not taken yet');
    await wait(pause * (1 + Math.random() / 5));
  }
}

function undelivered(reason: string, mayBeThere: boolean): ConnectorError {
  return new ConnectorError({ status: null, reason, retryAfterMs: null, neverLeft: !mayBeThere });
}

export interface MarkingPorts extends DeliveryPorts {
  readonly addresses: Pick<Addresses, 'markDead' | 'ofPerson'>;
  readonly now: () => Date;
}

/**
 * As `deliver`; where nothing is taken any more, that is kept of the address, and where a reply is not taken as it is, it
 * goes out in words. Gives the id that it has there; null: it is not there.
 */
export async function deliverOrMarkDead(ports: MarkingPorts, delivery: Delivery): Promise<string | null> {
  const { where, isReply } = delivery;
  const first = await deliver(ports, delivery);
  const sent = isReply && first.kind === 'refused' ? await sayPlainly(ports, delivery, first.reason) : first;
  if (sent.kind === 'sent') return sent.id;
  const mend = 'mend' in sent ? sent.mend : null;
  const about = { kind: sent.kind, reason: sent.reason, ...(mend === null ? {} : { mend }) };
  ports.log.warn(about, isReply ? 'reply not taken' : 'welcome not taken');
  if (isReply && mend !== null && where.kind !== 'personal') await tellAlone(ports, where, mend);
  if (sent.kind !== 'gone') return null;
  const since = ports.now().toISOString();
  await ports.addresses.markDead(PLATFORM, conversationOf(where), { since, reason: sent.reason });
  return null;
}

/** In the person's own chat, where there is one: where they asked nothing is taken. */
async function tellAlone({ connector, addresses, log }: MarkingPorts, where: Where, mend: Mend): Promise<void> {
  const own = await addresses.ofPerson(PLATFORM, askerOf(where).person);
  if (own === null || own.dead !== null) return;
  const sent = await send(connector, own.reference as Where, sentence(sayMend(mend)), { replyTo: null });
  if (sent.kind !== 'sent') log.warn({ kind: sent.kind, reason: sent.reason }, 'nobody could be told');
}

/** A card may be refused, and what it answers may be deleted: the answer in words, under no message, may still be taken. */
function sayPlainly(ports: DeliveryPorts, { where, content }: Delivery, reason: string): Promise<Sent> {
  ports.log.warn({ reason }, 'reply not taken as it was');
  return deliver(ports, { where, isReply: true, replyTo: null, content: inWords(content) });
}
