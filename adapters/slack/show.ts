import { type Answered, PERHAPS_TWICE, type Reply, SET_UP_DIGEST, type ShownPlace } from '../../src/index.ts';
import { CallError } from './calls.ts';
import { type ChartPorts, chartsOf, showCharts } from './charts.ts';
import {
  editReply,
  type Posted,
  type PostPorts,
  postReply,
  respondReply,
  type Target,
  type ToShow,
} from './deliver.ts';
import type { Identity } from './identity.ts';
import type { Where, Who } from './incoming.ts';
import { type Buttons, FORMS, type Form } from './render.ts';
import { howToAskOn, isDirect } from './where.ts';

export interface ShowPorts extends ChartPorts, PostPorts {
  readonly identity: () => Identity;
  readonly keepsWrongAnswers: boolean;
  /** Lets the thread under a message go on from the reply that the message shows. */
  readonly carryOn: (team: string, posted: Posted, replyId: string) => Promise<void>;
  /** Takes work that goes on after an event was answered. */
  readonly later: (work: Promise<void>) => void;
  /** What this process has posted for which event: one that is tried again is not shown twice. */
  readonly posted: Memory;
}

export interface Memory {
  get(eventId: string): Posted | undefined;
  set(eventId: string, posted: Posted): unknown;
}

export interface Showing {
  readonly eventId: string;
  readonly who: Who;
  readonly where: Where;
  readonly answer: Answered;
  /** The question as it was typed where nobody else's message shows it; null: it is there to be seen. */
  readonly asked: string | null;
  /** Where the answer stands already, to be shown anew there; null: nowhere yet. */
  readonly place: ShownPlace | null;
  /** It may have been shown before. */
  readonly mayBeShown: boolean;
}

/** Shows an answer where it was asked for; gives where it stands, null: where the person alone sees it, and nobody finds it again. */
export async function showAnswer(ports: ShowPorts, showing: Showing): Promise<ShownPlace | null> {
  const { where, place } = showing;
  const shown = toShow(ports, showing);
  if (place !== null) return showAnew(ports, place, shown);
  switch (where.kind) {
    case 'thread': {
      const posted = await postWithCharts(ports, showing, where, shown);
      // A thread under it goes on from it.
      if (where.isMain) await ports.carryOn(showing.who.team, underOf(where, posted), showing.answer.id);
      return placeOf(posted);
    }
    case 'unseen':
      return respondOrSend(ports, { ...showing, where }, shown);
    case 'direct':
      return sendDirectly(ports, showing, shown);
  }
}

/** In the message that it is in; its pictures are drawn anew. */
async function showAnew(ports: ShowPorts, place: ShownPlace, shown: ToShow): Promise<ShownPlace> {
  const { channel = '', ts = '' } = place;
  const posted = { channel, ts, form: FORMS[0] as Form };
  await editReply(ports, posted, shown, { charts: [], forms: FORMS });
  if (chartsOf(shown.reply).length > 0) ports.later(showCharts(ports, posted, shown));
  return place;
}

async function sendDirectly(ports: ShowPorts, showing: Showing, shown: ToShow): Promise<ShownPlace> {
  const { who, answer } = showing;
  const posted = await postWithCharts(ports, showing, { channel: who.person, threadTs: null }, shown);
  await ports.carryOn(who.team, posted, answer.id);
  return placeOf(posted);
}

/** The message that a thread with the answer hangs under. */
function underOf({ threadTs }: Extract<Where, { kind: 'thread' }>, posted: Posted): Posted {
  return threadTs === null ? posted : { ...posted, ts: threadTs };
}

function placeOf({ channel, ts }: Posted): ShownPlace {
  return { channel, ts };
}

/** What the person alone is to see, or by direct message where their address is not taken any more. */
async function respondOrSend(
  ports: ShowPorts,
  showing: Showing & { readonly where: Extract<Where, { kind: 'unseen' }> },
  shown: ToShow,
): Promise<ShownPlace | null> {
  try {
    const { responseUrl, threadTs } = showing.where;
    const again = showing.mayBeShown ? { ...shown, look: { ...shown.look, opening: PERHAPS_TWICE } } : shown;
    await respondReply(ports, { responseUrl, threadTs, replaces: false, alone: true }, again);
    return null;
  } catch (error) {
    if (!(error instanceof CallError) || error.failure.kind !== 'refused') throw error;
    ports.log.warn({ err: error }, 'an answer for one person alone goes by direct message');
    return sendDirectly(ports, showing, shown);
  }
}

/** Text first; the pictures follow in the same message. */
export async function postWithCharts(
  ports: ShowPorts,
  { eventId, mayBeShown }: Pick<Showing, 'eventId' | 'mayBeShown'>,
  target: Target,
  shown: ToShow,
): Promise<Posted> {
  const before = ports.posted.get(eventId);
  if (before) return before;
  const posted = await postReply(ports, target, shown, mayBeShown);
  ports.posted.set(eventId, posted);
  if (chartsOf(shown.reply).length > 0) ports.later(showCharts(ports, posted, shown));
  return posted;
}

export function toShow(
  ports: Pick<ShowPorts, 'identity' | 'keepsWrongAnswers'>,
  showing: Pick<Showing, 'where' | 'answer' | 'asked'>,
): ToShow {
  const { where, answer, asked } = showing;
  return {
    reply: answer.reply,
    id: answer.id,
    look: {
      text: answer.record.text,
      more: false,
      buttons: buttonsOf(ports, where, answer),
      opening: where.kind === 'direct' && asked !== null ? `You asked: ${asked}` : null,
      closing: howToAskOn(where, ports.identity().botUserId),
    },
  };
}

function buttonsOf(
  { keepsWrongAnswers }: Pick<ShowPorts, 'keepsWrongAnswers'>,
  where: Where,
  { id: replyId, reply, record, actions, figures }: Showing['answer'],
): Buttons {
  const isUnseen = where.kind === 'unseen';
  return {
    replyId,
    // It is the button for the window, which stands under more than lists.
    actions: actions.filter(({ key }) => key !== SET_UP_DIGEST.key),
    more: reply.more.length > 0 ? 'more' : null,
    digest: record.intent === 'digest' && reply.outcome === 'answered',
    // Between people there is no channel.
    share: isUnseen && !isDirect(where.channel) && isWorthSharing(reply),
    sendChart: isUnseen && chartsOf(reply).length > 0,
    // What a file would change is no answer.
    wrong: keepsWrongAnswers && figures === undefined && record.intent !== 'help' && record.intent !== 'smalltalk',
  };
}

function isWorthSharing({ outcome, facts }: Reply): boolean {
  return outcome === 'answered' && facts.length > 0;
}
