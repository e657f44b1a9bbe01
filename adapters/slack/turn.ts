import {
  type Admission,
  type Answered,
  type Asker,
  type Desk,
  type Outcome,
  type Platform,
  requestOfForm,
  type Said,
  type ShownPlace,
  type Turn,
} from '../../src/index.ts';
import { refusalIn } from './access.ts';
import { type AgainPorts, showAgain } from './again.ts';
import { CallError, isRefused } from './calls.ts';
import { isUnsent } from './deliver.ts';
import { fetchFile } from './file.ts';
import { publish, refusedView } from './home.ts';
import type { Incoming, Where } from './incoming.ts';
import { mendOf } from './mend.ts';
import { showHome } from './open-home.ts';
import type { SlackSettings } from './settings.ts';
import { type Showing, showAnswer } from './show.ts';
import type { Slow } from './slow.ts';
import { tell } from './tell.ts';
import { askerOf, heardIn, PLATFORM, placeOf, threadOf } from './where.ts';

export interface TurnPorts extends AgainPorts {
  readonly desk: Desk;
  readonly slow: Slow;
}

/** Slack, as a turn sees it. */
export function slackPlatform(ports: TurnPorts): Platform<Incoming> {
  return {
    name: PLATFORM,
    said: (incoming) => saidIn(ports, incoming),
    who: ({ who: { team: organisation, person } }) => ({ organisation, person }),
    thread: threadOf,
    admit: (incoming) => admit(ports, incoming),
    meet(incoming) {
      if (!AGAIN.has(incoming.what.kind)) ports.slow.begin(incoming);
      return Promise.resolve();
    },
    show(turn, outcome) {
      ports.slow.end(turn.came);
      return show(ports, turn, outcome);
    },
    tell(incoming, sentence, why) {
      ports.slow.end(incoming);
      if (incoming.what.kind === 'home') return publish(ports, incoming.who.person, refusedView(sentence));
      return tell(ports, incoming, sentence, why);
    },
    remove: (_incoming, place) => remove(ports, place),
    isPassing: (error) => error instanceof CallError && error.failure.kind !== 'refused',
    mendOf,
    isUnsent,
  };
}

/** What changes a message that is there, or is posted elsewhere. */
const AGAIN: ReadonlySet<string> = new Set([
  'more',
  'less',
  'share',
  'send-chart',
  'wrong',
  'edited',
] satisfies readonly Incoming['what']['kind'][]);

function saidIn(ports: TurnPorts, { what }: Incoming): Said {
  switch (what.kind) {
    case 'question':
      return { kind: 'words', text: what.text };
    case 'asked':
      return { kind: 'question', question: what.question };
    case 'files':
      return {
        kind: 'files',
        files: what.files.map(({ id, name }) => ({ name, fetch: () => fetchFile(ports, id) })),
        or: what.text === '' ? { kind: 'attached' } : { kind: 'words', text: what.text },
      };
    case 'request':
      return { kind: 'digest', request: what.request };
    case 'digest':
      return { kind: 'digest', request: requestOfForm(what.values) };
    case 'press':
      return { kind: 'press', replyId: what.replyId, key: what.key };
    case 'wrong':
    case 'edited':
    case 'deleted':
    case 'attached':
      return what;
    case 'more':
    case 'less':
    case 'share':
    case 'send-chart':
      return { kind: 'again', replyId: what.replyId };
    case 'home':
      return { kind: 'overview' };
  }
}

async function admit(ports: TurnPorts, incoming: Incoming): Promise<Admission> {
  const refusal = await refusalIn(incoming, ports.findPerson, ports.settings, ports.identity());
  if (refusal === 'ignored') return { kind: 'ignored' };
  if (refusal !== null) return { kind: 'refused', why: refusal };
  return { kind: 'admitted', asker: await askerIn(ports, incoming) };
}

/** What an event doesn't tell of its channel is looked up: something may be set up there. */
async function askerIn({ findChannel }: TurnPorts, incoming: Incoming): Promise<Asker> {
  const place = placeOf(incoming);
  const known = heardIn(incoming);
  return askerOf(incoming, known ?? (place === null ? null : await findChannel(place)));
}

type Shown = Exclude<Outcome, { kind: 'sentence' }>;

async function show(ports: TurnPorts, turn: Turn<Incoming>, outcome: Shown): Promise<ShownPlace | null> {
  switch (outcome.kind) {
    case 'answer':
      return showOne(ports, turn, outcome.answer);
    case 'overview':
      await showHome(ports, turn.asker, outcome.overview);
      return null;
    case 'form':
      // It opens in a window, which can't wait for a turn: open-form.ts.
      throw new RangeError('no turn in Slack asks for a form');
  }
}

async function showOne(ports: TurnPorts, turn: Turn<Incoming>, answer: Answered): Promise<ShownPlace | null> {
  const { eventId, came: incoming, asker, place, mayBeShown } = turn;
  const { who, where, what } = incoming;
  switch (what.kind) {
    case 'more':
    case 'less':
    case 'share':
    case 'send-chart':
      await showAgain(ports, { eventId, incoming, asker, answer, mayBeShown }, what);
      return null;
    default: {
      const asked = what.kind === 'question' ? what.text : null;
      const seen = isForAll(asker, ports.settings) ? where : alone(where);
      const showing = { eventId, who, where: seen, answer, asked, mayBeShown };
      const pressed = inPlaceOf(incoming, answer);
      return pressed === null
        ? showAnswer(ports, { ...showing, place })
        : inPlaceOrAnew(ports, { ...showing, place: pressed });
    }
  }
}

const GONE: ReadonlySet<string> = new Set(['message_not_found', 'channel_not_found', 'not_in_channel', 'is_archived']);

/** An edit takes less text than a message: `updatedBytes` of limits.ts. */
const NOT_IN_PLACE: ReadonlySet<string> = new Set([...GONE, 'msg_too_long']);

/** In the place of a message that somebody has deleted meanwhile nothing is shown. */
async function inPlaceOrAnew(ports: TurnPorts, showing: Showing): Promise<ShownPlace | null> {
  try {
    return await showAnswer(ports, showing);
  } catch (error) {
    if (!isRefused(error, NOT_IN_PLACE)) throw error;
    return showAnswer(ports, { ...showing, place: null });
  }
}

/** The message that was pressed, where what comes of it takes its place; null: it doesn't. */
function inPlaceOf({ what, where }: Incoming, { figures }: Answered): ShownPlace | null {
  if (figures === undefined || what.kind !== 'press' || figures.replaces !== what.replyId) return null;
  return what.ts === undefined || where.kind !== 'thread' ? null : { channel: where.channel, ts: what.ts };
}

/** https://docs.slack.dev/reference/methods/chat.delete#errors */
async function remove({ calls }: TurnPorts, { channel = '', ts = '' }: ShownPlace): Promise<void> {
  try {
    await calls.call('chat.delete', { channel, ts });
  } catch (error) {
    if (!isRefused(error, GONE)) throw error;
  }
}

/** A message with buttons stays where its channel is opened to others, or the bot leaves it. */
function isForAll({ isPersonal, isShared, hasBot }: Asker, { allowsExternal }: SlackSettings): boolean {
  return isPersonal || (hasBot !== false && (allowsExternal || !isShared));
}

/** Of what was pressed in the open, what the person alone is to see. */
function alone(where: Where): Where {
  if (where.kind !== 'thread' || where.responseUrl === null) return where;
  const { channel, threadTs, responseUrl } = where;
  return { kind: 'unseen', channel, responseUrl, ...(threadTs === null ? {} : { threadTs }) };
}
