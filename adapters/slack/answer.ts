import {
  type Answer,
  type Asker,
  requestOfForm,
  StoreError,
  type WaitingEvent,
  type WorkLimits,
} from '../../src/index.ts';
import { replyIdOf } from '../shared/reply-id.ts';
import { accessOf, type FindPerson, REFUSALS, type Refusal } from './access.ts';
import { type ActPorts, act } from './act.ts';
import { CallError } from './calls.ts';
import type { SlackSettings } from './client.ts';
import { publish, refusedView } from './home.ts';
import type { Incoming, What, Where } from './incoming.ts';
import { showAnswer } from './show.ts';
import { apologise, FORGOTTEN, tell } from './tell.ts';
import { askerOf, heardIn, placeOf, threadOf } from './where.ts';

export interface AnswerPorts extends ActPorts {
  readonly findPerson: FindPerson;
  readonly settings: SlackSettings;
  readonly newId: () => string;
  /** How often the worker tries an event, at most. */
  readonly tries: Pick<WorkLimits, 'attempts' | 'fewAttempts'>;
}

/** Answers what came in, and shows the answer. Throws what is worth another try of the worker's. */
export async function answerEvent(ports: AnswerPorts, event: WaitingEvent): Promise<void> {
  // As this adapter wrote it.
  const incoming = event.body as Incoming;
  try {
    await answerIncoming(ports, event, incoming);
  } catch (error) {
    if (event.attempts + 1 < triesFor(error, ports.tries)) throw error;
    await apologise(ports, { eventId: event.id, incoming, error });
  }
}

function triesFor(error: unknown, { attempts, fewAttempts }: AnswerPorts['tries']): number {
  if (error instanceof StoreError) return fewAttempts;
  return error instanceof CallError && error.failure.kind !== 'refused' ? attempts : 1;
}

async function answerIncoming(ports: AnswerPorts, event: WaitingEvent, incoming: Incoming): Promise<void> {
  const { who, where, what } = incoming;
  const access = await accessOf(incoming, ports.findPerson, ports.settings, ports.identity());
  if (access.kind === 'ignored') return;
  if (access.kind === 'refused') return refuse(ports, incoming, access.why);
  const asker = await askerIn(ports, incoming);
  if (!isAsking(what)) {
    return act(ports, { eventId: event.id, incoming, asker, name: access.name }, what);
  }
  const answer = await answerOf(ports, event, { incoming, asker, what });
  if (answer === null) return tell(ports, incoming, FORGOTTEN);
  const asked = what.kind === 'question' ? what.text : null;
  const seen = isForAll(asker, ports.settings) ? where : alone(where);
  await showAnswer(ports, { eventId: event.id, who, where: seen, answer, asked });
}

/** A message with buttons stays where its channel is opened to others, or the bot leaves it. */
function isForAll({ isPersonal, isShared, hasBot }: Asker, { allowsExternal }: SlackSettings): boolean {
  return isPersonal || (hasBot !== false && (allowsExternal || !isShared));
}

/** Of what was pressed in the open, what the person alone is to see. */
function alone(where: Where): Where {
  if (where.kind !== 'thread' || where.responseUrl === null) return where;
  const { channel, threadTs, responseUrl } = where;
  return { kind: 'unseen', channel, threadTs, responseUrl };
}

/** What an event doesn't tell of its channel is looked up: something may be set up there. */
async function askerIn({ findChannel }: AnswerPorts, incoming: Incoming): Promise<Asker> {
  const place = placeOf(incoming);
  const known = heardIn(incoming);
  return askerOf(incoming, known ?? (place === null ? null : await findChannel(place)));
}

type Asking = Extract<What, { kind: 'question' | 'asked' | 'request' | 'press' | 'digest' }>;

function isAsking(what: What): what is Asking {
  return ['question', 'asked', 'request', 'press', 'digest'].includes(what.kind);
}
type Answered = Pick<Answer, 'id' | 'reply' | 'record' | 'actions'>;

/** null: of a button whose reply is not kept any more. */
async function answerOf(
  { desk }: AnswerPorts,
  event: WaitingEvent,
  { incoming, asker, what }: { readonly incoming: Incoming; readonly asker: Asker; readonly what: Asking },
): Promise<Answered | null> {
  const id = replyIdOf(event);
  // Asked again it could be read otherwise: the thread has moved on by it.
  const before = event.attempts > 0 ? await desk.shown(id) : null;
  if (before !== null) return before;
  const message = { id, thread: threadOf(incoming, id), asker };
  switch (what.kind) {
    case 'question':
      return desk.answer({ ...message, text: what.text });
    case 'asked':
      return desk.question(what.question, message);
    case 'request':
      return desk.digest(what.request, message);
    case 'digest':
      return desk.digest(requestOfForm(what.values), message);
    case 'press':
      return desk.press({ ...message, replyId: what.replyId, key: what.key });
  }
}

async function refuse(ports: AnswerPorts, incoming: Incoming, why: Refusal): Promise<void> {
  const { team: organisation, person } = incoming.who;
  ports.log.info({ audit: true, platform: 'slack', organisation, person, why }, 'question refused');
  if (incoming.what.kind === 'home') return publish(ports, person, refusedView(REFUSALS[why]));
  await tell(ports, incoming, REFUSALS[why]);
}
