import { LRUCache } from 'lru-cache';
import { type Addresses, type Answer, type Charts, type Desk, EVERYTHING, type Log } from '../../src/index.ts';
import type { Card, Press } from './card.ts';
import { found, inserted, said, search } from './extension.ts';
import { LIMITS } from './limits.ts';
import { type People, SAID } from './people.ts';
import { doPress } from './press.ts';
import { askerOf, conversationOf, type Invoke, PLATFORM, type Where } from './receive.ts';
import type { Show } from './show.ts';

export interface InvokePorts {
  readonly desk: Desk;
  readonly charts: Pick<Charts, 'draw'>;
  readonly addresses: Pick<Addresses, 'keep'>;
  readonly people: People;
  readonly show: Show;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** What is answered in the same request. */
export interface Invoked {
  readonly status: 200 | 501;
  readonly body?: unknown;
}

export interface Invocation {
  readonly id: string | null;
  readonly where: Where;
  readonly invoke: Invoke;
}

/** An invocation that is sent again within this time gets the same answer. */
const REMEMBERED = { max: 500, ttl: 60_000 };

/** Answers what can't wait for a later message: buttons, and the search while a message is written. Never throws. */
export function createInvoking(ports: InvokePorts): (invocation: Invocation) => Promise<Invoked> {
  const answered = new LRUCache<string, Promise<Invoked>>(REMEMBERED);
  return ({ id, where, invoke }) => {
    if (invoke.name === 'unknown') return Promise.resolve({ status: 501 });
    const key = id === null ? null : `${where.conversation} ${id}`;
    const before = key === null ? undefined : answered.get(key);
    if (before !== undefined) return before;
    const answer = answering(ports, where, invoke);
    if (key !== null) answered.set(key, answer);
    return answer;
  };
}

type Known = Exclude<Invoke, { name: 'unknown' }>;

async function answering(ports: InvokePorts, where: Where, invoke: Known): Promise<Invoked> {
  try {
    const verdict = await ports.people.judge(where);
    if (!verdict.may) {
      ports.log.info({ ...askerOf(where), why: verdict.why }, 'person not answered');
      return { status: 200, body: sayIn(invoke, SAID[verdict.why]) };
    }
    return { status: 200, body: await answer(ports, where, invoke) };
  } catch (error) {
    const reference = ports.newId();
    ports.log.error({ err: error, reference, name: invoke.name }, 'invocation failed');
    return {
      status: 200,
      body: sayIn(invoke, `Sorry, something went wrong. Please try again (reference ${reference}).`),
    };
  }
}

function answer(ports: InvokePorts, where: Where, invoke: Known): Promise<unknown> {
  switch (invoke.name) {
    case 'press':
      return pressed(ports, where, invoke.press);
    case 'query':
      return queried(ports, invoke);
    case 'select':
      return selected(ports, where, invoke.code);
  }
}

function sayIn({ name }: Known, text: string): unknown {
  return name === 'press' ? message(text) : said(text);
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
function message(value: string) {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

function cardInPlace(value: Card) {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}

async function pressed(ports: InvokePorts, where: Where, press: Press): Promise<unknown> {
  const done = await doPress(ports, { where, isInPlace: true }, press);
  switch (done.kind) {
    case 'said':
      return message(done.text);
    case 'form':
      return cardInPlace(done.card);
    case 'answer':
      return answerInPlace(ports, where, done.answer, press.do === 'press' ? press.reply : null);
  }
}

type Answered = Pick<Answer, 'id' | 'reply' | 'actions'>;

/** @param backTo - the reply whose place it takes, to go back to */
async function answerInPlace(ports: InvokePorts, where: Where, answer: Answered, backTo: string | null) {
  const { id, reply, actions } = answer;
  const { card } = await ports.show({
    shown: { reply, actions, replyId: id },
    pictureId: id,
    draw: ports.charts.draw,
    backTo,
    toBeMentioned: where.kind !== 'personal',
    conversation: conversationOf(where),
  });
  return cardInPlace(card);
}

async function queried({ desk }: InvokePorts, { words, skip, count }: Extract<Known, { name: 'query' }>) {
  const { standings } = await desk.overview();
  const matching = search(standings, words).slice(skip, skip + Math.min(count, LIMITS.searchResults));
  if (matching.length > 0) return found(matching);
  return said(skip > 0 ? 'There is no more.' : 'No measure has that name. Try another word, or a theme.');
}

/** A card for other people to read, in any conversation: it has no buttons, and belongs to no thread. */
async function selected({ desk, show, charts, newId }: InvokePorts, where: Where, code: string) {
  const thread = `${PLATFORM}:${where.tenant}:card:${newId()}`;
  const of = { kind: 'indicators' as const, indicators: [{ code, inverse: false }] };
  const { id, reply } = await desk.question({ ...EVERYTHING, ask: 'value', of }, { thread, asker: askerOf(where) });
  if (reply.outcome !== 'answered') return said('This measure is not held any more.');
  const { card } = await show({
    shown: { reply, actions: [], replyId: null },
    pictureId: id,
    draw: charts.draw,
    toBeMentioned: false,
    conversation: conversationOf(where),
  });
  return inserted(card);
}
