import {
  type Addresses,
  type Admission,
  type Answered,
  type Charts,
  EVERYTHING,
  type Outcome,
  type Platform,
  type Said,
  SET_UP_DIGEST,
  type ShownPlace,
  StoreError,
  type Turn,
} from '../../src/index.ts';
import { DownloadError } from '../shared/download.ts';
import type { People } from './access.ts';
import type { Press } from './card.ts';
import { deliverOrMarkDead, type MarkingPorts, send } from './deliver.ts';
import { asksForForm, digestCard } from './digest-form.ts';
import { type FileThere, fetchFile } from './file.ts';
import { mendOf } from './mend.ts';
import { addressOf, askerOf, conversationOf, PLATFORM, threadOf, type Where } from './receive.ts';
import { type Content, cardContent, sentence } from './render.ts';
import type { Show } from './show.ts';
import { ConnectorError } from './transport.ts';
import { welcome } from './welcome.ts';

export interface TurnPorts extends MarkingPorts {
  readonly charts: Pick<Charts, 'draw'>;
  readonly addresses: Addresses;
  readonly people: People;
  readonly show: Show;
  /** Where files come from beside Microsoft's own services; null: from nowhere else. */
  readonly filesFrom: string | null;
}

/** What is kept of an activity until it is answered, and what is answered in the same request. */
export type Came = Kept | Invoked;

export type Kept =
  | {
      readonly kind: 'message';
      readonly where: Where;
      readonly replyTo: string | null;
      readonly text: string;
      /** With a file or the like, and no words. */
      readonly isAttached?: true;
      /** Left out: none. */
      readonly files?: readonly FileThere[];
    }
  | PressCame
  /** `of`: the id under which the message first came. */
  | {
      readonly kind: 'edited';
      readonly where: Where;
      readonly replyTo: string | null;
      readonly of: string;
      readonly text: string;
    }
  | { readonly kind: 'deleted'; readonly where: Where; readonly of: string }
  | { readonly kind: 'installed' | 'removed'; readonly where: Where };

type Invoked =
  | { readonly kind: 'search'; readonly where: Where }
  | { readonly kind: 'select'; readonly where: Where; readonly code: string };

interface PressCame {
  readonly kind: 'press';
  readonly where: Where;
  readonly replyTo: string | null;
  readonly press: Press;
  /** What is shown takes the place of the card: answered in the same request. */
  readonly isInPlace?: true;
}

/** What a person who only mentioned the bot wants to know. */
const NOTHING_SAID = 'help';

/** Teams, as a turn sees it. */
export function teamsPlatform(ports: TurnPorts): Platform<Came> {
  return {
    name: PLATFORM,
    said: (came) => saidIn(ports, came),
    who: ({ where }) => askerOf(where),
    // A card for other people to read, in any conversation, belongs to no thread.
    thread: ({ kind, where }, replyId) =>
      kind === 'select' ? `${PLATFORM}:${where.tenant}:card:${replyId}` : threadOf(where),
    admit: (came, attempts) => admit(ports, came, attempts),
    meet: (came) => meet(ports, came),
    show: (turn, outcome) => showOutcome(ports, turn, outcome),
    remove: ({ where }, { id = '' }) => unlessGone(() => ports.connector.remove(where, id)),
    async tell(came, words, why) {
      if (why === 'said') return void (await deliverOrMarkDead(ports, deliveryOf(came, sentence(words))));
      const { replyTo } = deliveryOf(came, sentence(words));
      const sent = await send(ports.connector, came.where, sentence(words), { replyTo });
      if (sent.kind !== 'sent') ports.log.error({ kind: sent.kind, reason: sent.reason }, 'apology not sent');
    },
    isPassing: (error) => error instanceof ConnectorError || error instanceof DownloadError,
    mendOf,
    isUnsent: (error) => error instanceof ConnectorError && (error.neverLeft || error.status === 429),
  };
}

function saidIn({ filesFrom }: Pick<TurnPorts, 'filesFrom'>, came: Came): Said {
  switch (came.kind) {
    case 'message': {
      const { files = [] } = came;
      const or = wordsIn(came);
      const fetching = files.map((file) => ({ name: file.name, fetch: () => fetchFile(file, filesFrom) }));
      return files.length === 0 ? or : { kind: 'files', files: fetching, or };
    }
    case 'press':
      return saidBy(came.press);
    case 'edited':
      return { kind: 'edited', of: came.of, text: came.text || NOTHING_SAID };
    case 'deleted':
      return { kind: 'deleted', of: came.of };
    case 'select': {
      const of = { kind: 'indicators' as const, indicators: [{ code: came.code, inverse: false }] };
      return { kind: 'question', question: { ...EVERYTHING, ask: 'value', of } };
    }
    case 'search':
    case 'installed':
    case 'removed':
      return { kind: 'overview' };
  }
}

function wordsIn({
  text,
  isAttached,
}: Extract<Came, { kind: 'message' }>): Exclude<Said, { kind: 'edited' | 'deleted' }> {
  if (isAttached) return { kind: 'attached' };
  const said = { kind: 'words', text: text || NOTHING_SAID } as const;
  return asksForForm(text) ? { kind: 'form', or: said } : said;
}

function saidBy(press: Press): Said {
  switch (press.do) {
    case 'press': {
      const said: Said = { kind: 'press', replyId: press.reply, key: press.pick };
      return press.pick === SET_UP_DIGEST.key ? { kind: 'form', or: said } : said;
    }
    case 'show':
      return { kind: 'again', replyId: press.reply };
    case 'wrong':
      return { kind: 'wrong', replyId: press.reply };
    case 'digest': {
      const { contents = '', days = '', time = '', unchanged = '' } = press;
      return { kind: 'filled', values: { contents, days, time, unchanged } };
    }
  }
}

async function admit(ports: TurnPorts, came: Came, attempts: number): Promise<Admission> {
  const { kind, where } = came;
  const { people, addresses, now } = ports;
  const admitted = { kind: 'admitted', asker: askerOf(where) } as const;
  switch (kind) {
    case 'removed':
      await addresses.remove(PLATFORM, conversationOf(where));
      return { kind: 'ignored' };
    // Once for each conversation: two events say that the bot was installed.
    case 'installed': {
      if (!people.admits(where.tenant)) return { kind: 'ignored' };
      const isNew = await addresses.keep(addressOf(where), now().toISOString());
      return isNew || attempts > 0 ? admitted : { kind: 'ignored' };
    }
    default: {
      const why = await people.refusalIn(where);
      // What is posted there by itself has to know that it is shared by now.
      if (why === 'shared-place') await meet(ports, came);
      return why === null ? admitted : { kind: 'refused', why };
    }
  }
}

/** Posts go to where somebody spoke last. */
async function meet({ addresses, now, log }: TurnPorts, came: Came): Promise<void> {
  const { where } = came;
  const isSpoken = came.kind === 'message' || came.kind === 'edited' || (came.kind === 'press' && !came.isInPlace);
  const setsUp = came.kind === 'press' && came.press.do === 'digest';
  if (!isSpoken && !setsUp) return;
  try {
    await addresses.keep(addressOf(where), now().toISOString());
  } catch (error) {
    // Where it can't be kept just now, the answer still goes out; the next one keeps it.
    if (setsUp || !(error instanceof StoreError)) throw error;
    log.error({ err: error }, 'where a person is reached was not kept');
  }
}

type Shown = Exclude<Outcome, { kind: 'sentence' }>;

async function showOutcome(ports: TurnPorts, turn: Turn<Came>, outcome: Shown): Promise<ShownPlace | null> {
  const { came, place, mayBeShown } = turn;
  const { id } = place ?? {};
  if (id !== undefined) {
    const content = await contentOf(ports, turn, { outcome, mayBeThere: false });
    await unlessGone(() => ports.connector.update(came.where, id, content));
    return place;
  }
  const first = await contentOf(ports, turn, { outcome, mayBeThere: mayBeShown });
  const again = () => contentOf(ports, turn, { outcome, mayBeThere: true });
  const sent = await deliverOrMarkDead(ports, { ...deliveryOf(came, first), again });
  return sent === null || outcome.kind !== 'answer' ? null : { id: sent };
}

/** What people have deleted meanwhile can't be changed, nor need it be. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isGone = error instanceof ConnectorError && (error.status === 403 || error.status === 404);
    if (!isGone) throw error;
  }
}

interface Showing {
  readonly outcome: Shown;
  /** It may be there already, which it says. */
  readonly mayBeThere: boolean;
}

async function contentOf(
  ports: TurnPorts,
  { came, asker }: Turn<Came>,
  { outcome, mayBeThere }: Showing,
): Promise<Content> {
  switch (outcome.kind) {
    case 'answer':
      return shown(ports, came.where, outcome.answer, mayBeThere);
    case 'form': {
      const card = digestCard({ ...outcome, backTo: backTo(came) });
      return cardContent(card, card.speak);
    }
    case 'overview':
      return welcome(outcome.overview, asker.isPersonal);
  }
}

/** The reply that a form leads back to; null: it stands under it. */
export function backTo(came: Came): string | null {
  if (came.kind !== 'press') return null;
  return came.isInPlace || came.press.do === 'digest' ? came.press.reply : null;
}

async function shown(
  { show, charts }: TurnPorts,
  where: Where,
  { id, reply, actions, figures }: Answered,
  mayBeThere: boolean,
): Promise<Content> {
  const { content } = await show({
    shown: { reply, actions, replyId: id },
    isAnswer: figures === undefined,
    pictureId: id,
    draw: charts.draw,
    toBeMentioned: where.kind !== 'personal',
    mayBeThere,
    conversation: conversationOf(where),
  });
  return content;
}

/** A welcome is nobody's reply. */
function deliveryOf(came: Came, content: Content) {
  const isReply = came.kind === 'message' || came.kind === 'press' || came.kind === 'edited';
  return { where: came.where, isReply, replyTo: isReply ? came.replyTo : null, content };
}
