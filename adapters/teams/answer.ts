import {
  type Addresses,
  type Charts,
  type Desk,
  type Log,
  StoreError,
  type WaitingEvent,
  WORK,
} from '../../src/index.ts';
import { replyIdOf } from '../shared/reply-id.ts';
import type { Press } from './card.ts';
import type { Connector } from './connector.ts';
import { deliver, type Sent, send } from './deliver.ts';
import { asksForForm } from './digest-card.ts';
import { type People, SAID } from './people.ts';
import { doPress } from './press.ts';
import { addressOf, askerOf, conversationOf, PLATFORM, threadOf, type Where } from './receive.ts';
import { type Content, cardContent, inWords, sentence } from './render.ts';
import { openForm } from './set-up.ts';
import type { Show } from './show.ts';
import { ConnectorError } from './transport.ts';
import { welcome } from './welcome.ts';

export interface AnswerPorts {
  readonly desk: Desk;
  readonly charts: Pick<Charts, 'draw'>;
  readonly addresses: Addresses;
  readonly people: People;
  readonly connector: Connector;
  readonly show: Show;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Before each next attempt to deliver; left out: the usual ones. */
  readonly waits?: readonly number[];
}

/** What is kept of an activity until it is answered. */
export type Stored = Asked | { readonly kind: 'installed' | 'removed'; readonly where: Where };

type Asked =
  | { readonly kind: 'message'; readonly where: Where; readonly replyTo: string | null; readonly text: string }
  | { readonly kind: 'press'; readonly where: Where; readonly replyTo: string | null; readonly press: Press };

/** What a person who only mentioned the bot wants to know. */
const NOTHING_SAID = 'help';

/** Answers what was stored; throws to have it taken up again. */
export function createAnswering(ports: AnswerPorts): (event: WaitingEvent) => Promise<void> {
  return async (event) => {
    const stored = event.body as Stored;
    if (stored.kind === 'removed') {
      await ports.addresses.remove(PLATFORM, conversationOf(stored.where));
      return;
    }
    try {
      const content = isAsked(stored) ? await reply(ports, event, stored) : await greet(ports, stored.where, event);
      if (content !== null) await deliverTo(ports, stored, content);
    } catch (error) {
      const tries = error instanceof ConnectorError ? WORK.attempts : WORK.fewAttempts;
      if (!isAsked(stored) || event.attempts + 1 < tries) throw error;
      await apologise(ports, stored, error);
    }
  };
}

function isAsked(stored: Stored): stored is Asked {
  return stored.kind === 'message' || stored.kind === 'press';
}

/** Once for each conversation: two events say that the bot was installed. */
async function greet(ports: AnswerPorts, where: Where, { attempts }: WaitingEvent): Promise<Content | null> {
  if (!ports.people.admits(where.tenant)) return null;
  const isNew = await ports.addresses.keep(addressOf(where), ports.now().toISOString());
  return isNew || attempts > 0 ? welcome(await ports.desk.overview(), where.kind === 'personal') : null;
}

async function reply(ports: AnswerPorts, event: WaitingEvent, stored: Asked): Promise<Content> {
  const { where } = stored;
  const verdict = await ports.people.judge(where);
  if (!verdict.may) {
    ports.log.info({ ...askerOf(where), why: verdict.why }, 'person not answered');
    return sentence(SAID[verdict.why]);
  }
  // Beside the answer: neither needs the other.
  const [content] = await Promise.all([answerTo(ports, event, stored), keepAddress(ports, where)]);
  return content;
}

/** Where it can't be kept just now, the answer still goes out; the next one keeps it. */
async function keepAddress({ addresses, now, log }: AnswerPorts, where: Where): Promise<void> {
  try {
    await addresses.keep(addressOf(where), now().toISOString());
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.error({ err: error }, 'where a person is reached was not kept');
  }
}

async function answerTo(ports: AnswerPorts, event: WaitingEvent, stored: Asked): Promise<Content> {
  const { where } = stored;
  const about = { id: replyIdOf(event), thread: threadOf(where), asker: askerOf(where) };
  const before = event.attempts > 0 ? await ports.desk.shown(about.id) : null;
  if (before !== null) return shown(ports, where, before);
  if (stored.kind === 'message') {
    const form = asksForForm(stored.text) ? await openForm(ports, null) : null;
    if (form !== null) return cardContent(form, form.speak);
    const answer = await ports.desk.answer({ ...about, text: stored.text || NOTHING_SAID });
    return shown(ports, where, answer);
  }
  const done = await doPress(ports, { id: about.id, where, isInPlace: false }, stored.press);
  switch (done.kind) {
    case 'said':
      return sentence(done.text);
    case 'form':
      return cardContent(done.card, done.card.speak);
    case 'answer':
      return shown(ports, where, done.answer);
  }
}

type Answered = Pick<Awaited<ReturnType<Desk['answer']>>, 'id' | 'reply' | 'actions'>;

async function shown({ show, charts }: AnswerPorts, where: Where, { id, reply, actions }: Answered): Promise<Content> {
  const { content } = await show({
    shown: { reply, actions, replyId: id },
    pictureId: id,
    draw: charts.draw,
    toBeMentioned: where.kind !== 'personal',
    conversation: conversationOf(where),
  });
  return content;
}

async function deliverTo(ports: AnswerPorts, stored: Stored, content: Content): Promise<void> {
  const { where } = stored;
  const isReply = isAsked(stored);
  const replyTo = isReply ? stored.replyTo : null;
  const first = await deliver(ports, { where, isReply, replyTo, content });
  if (first.kind === 'sent') return;
  const sent = isReply && first.kind === 'refused' ? await sayPlainly(ports, where, { content, first }) : first;
  if (sent.kind === 'sent') return;
  ports.log.warn({ kind: sent.kind, reason: sent.reason }, isReply ? 'reply not taken' : 'welcome not taken');
  if (sent.kind !== 'gone') return;
  const since = ports.now().toISOString();
  await ports.addresses.markDead(PLATFORM, conversationOf(where), { since, reason: sent.reason });
}

/** A card may be refused, and what it answers may be deleted: the answer in words, under no message, may still be taken. */
function sayPlainly(
  ports: AnswerPorts,
  where: Where,
  { content, first }: { readonly content: Content; readonly first: Exclude<Sent, { kind: 'sent' }> },
): Promise<Sent> {
  ports.log.warn({ reason: first.reason }, 'reply not taken as it was');
  return deliver(ports, { where, isReply: true, replyTo: null, content: inWords(content) });
}

/** The last thing that is tried for a person who gets no answer. */
async function apologise(ports: AnswerPorts, stored: Asked, error: unknown): Promise<void> {
  const reference = ports.newId();
  ports.log.error({ err: error, reference }, 'question left unanswered');
  const text = `Sorry, something went wrong and I can not answer now. Please try again later (reference ${reference}).`;
  try {
    await send(ports.connector, stored.where, sentence(text), { replyTo: stored.replyTo });
  } catch (failure) {
    ports.log.error({ err: failure, reference }, 'apology not sent');
  }
}
