import { LRUCache } from 'lru-cache';
import { type Answered, type Charts, type Outcome, type Standing, type Turns } from '../../src/index.ts';
import type { Card, Press } from './card.ts';
import { digestCard } from './digest-form.ts';
import { found, inserted, insertedWords, ratedAs, said, search } from './extension.ts';
import { LIMITS } from './limits.ts';
import { conversationOf, type Invoke, type Where } from './receive.ts';
import type { Show } from './show.ts';
import { backTo, type Came } from './turn.ts';

export interface InvokePorts {
  readonly turns: Pick<Turns<Came>, 'answerNow'>;
  readonly charts: Pick<Charts, 'draw'>;
  readonly show: Show;
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
  const came = cameOf(where, invoke);
  const body = await ports.turns.answerNow(came, (outcome) => bodyOf(ports, { came, where, invoke }, outcome));
  return { status: 200, body: body ?? undefined };
}

function cameOf(where: Where, invoke: Known): Came {
  switch (invoke.name) {
    case 'press':
      return { kind: 'press', where, replyTo: null, press: invoke.press, isInPlace: true };
    case 'query':
      return { kind: 'search', where };
    case 'select':
      return { kind: 'select', where, code: invoke.code };
  }
}

interface Invoking {
  readonly came: Came;
  readonly where: Where;
  readonly invoke: Known;
}

async function bodyOf(ports: InvokePorts, { came, where, invoke }: Invoking, outcome: Outcome): Promise<unknown> {
  switch (outcome.kind) {
    case 'sentence':
      return sayIn(invoke, outcome.text);
    case 'form':
      return cardInPlace(digestCard({ ...outcome, backTo: backTo(came) }));
    case 'overview':
      return invoke.name === 'query' ? queried(outcome.overview.standings, invoke) : undefined;
    case 'answer':
      return invoke.name === 'press'
        ? cardInPlace(await cardOf(ports, where, outcome.answer, invoke.press))
        : selected(ports, where, outcome.answer);
  }
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
function message(value: string) {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
}

function cardInPlace(value: Card) {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}

function sayIn({ name }: Known, words: string): unknown {
  if (name === 'press') return message(words);
  return name === 'select' ? insertedWords(words) : said(words);
}

/** Another reply in the place of a card leads back to it. */
async function cardOf(ports: InvokePorts, where: Where, answer: Answered, press: Press): Promise<Card> {
  const { id, reply, actions, figures } = answer;
  const { card } = await ports.show({
    shown: { reply, actions, replyId: id },
    pictureId: id,
    draw: ports.charts.draw,
    // What became of figures can't be gone back from.
    backTo: press.do === 'press' && figures === undefined ? press.reply : null,
    isAnswer: figures === undefined,
    toBeMentioned: where.kind !== 'personal',
    conversation: conversationOf(where),
  });
  return card;
}

function queried(standings: readonly Standing[], { words, skip, count }: Extract<Known, { name: 'query' }>) {
  const named = search(standings, words);
  const rated = named.length === 0 ? ratedAs(standings, words) : null;
  const matching = (rated ?? named).slice(skip, skip + Math.min(count, LIMITS.searchResults));
  if (matching.length > 0) return found(matching);
  if (rated?.length === 0) return said(`No measure is rated ${words.trim().toLowerCase()} at the moment.`);
  return said(skip > 0 ? 'There is no more.' : 'No measure has that name. Try another word, or a theme.');
}

/** For other people to read, in any conversation: it has no buttons. */
async function selected({ show, charts }: InvokePorts, where: Where, { id, reply }: Answered) {
  if (reply.outcome !== 'answered') return insertedWords('This measure is not held any more.');
  const { card } = await show({
    shown: { reply, actions: [], replyId: null },
    pictureId: id,
    draw: charts.draw,
    toBeMentioned: false,
    conversation: conversationOf(where),
  });
  return inserted(card);
}
