import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { IsoDate } from '../../query/period.ts';
import { allOf, plural, upperFirst } from '../../reply/name.ts';
import type { Next, Part, Reply, Row } from '../../reply/reply.ts';
import { replyOf, text } from '../../telling/reply-of.ts';
import type { DigestRequest, Which } from '../request.ts';
import { saySlot, sayWeekday } from '../schedule/say-schedule.ts';
import type { Slot } from '../schedule/schedule.ts';
import type { Delivery, DeliveryOutcome, Subscription } from '../subscription.ts';
import { doing } from './doing.ts';
import { ALLOWED } from './refusals.ts';
import { nameIt, sayWhat } from './set-up.ts';

const HOW_TO: readonly Part[] = [
  text("To set one up, ask something and say 'send me this every Monday at 9', or 'alert us when this goes red'."),
];

/** Nothing is set up in the conversation. */
export function sayNone(asked: 'list' | 'other'): Reply {
  const headline = asked === 'list' ? 'Nothing is set up here.' : 'Nothing of that kind is set up here.';
  return replyOf({ headline, parts: HOW_TO, more: [text(ALLOWED)] });
}

interface Listed {
  readonly subscription: Subscription;
  /** The newest; null: none yet. */
  readonly last: Delivery | null;
  readonly isMine: boolean;
}

/** All that is set up in the conversation, for anyone to see. */
export function sayList(listed: readonly Listed[], catalogue: Catalogue, today: IsoDate): Reply {
  const rows = listed.map(({ subscription }): Row => {
    const { name, what, next } = describe(subscription, catalogue, today);
    return { rating: null, value: name, name: what, detail: `Next: ${next}`, strong: false };
  });
  const lasts = listed.map(({ subscription, last, isMine }) => [
    nameIt(subscription),
    last ? sayLast(last, subscription) : 'none yet',
    isMine ? 'you' : 'somebody else',
  ]);
  return replyOf({
    headline: `${plural(listed.length, 'digest or alert is', 'digests and alerts are')} set up here.`,
    parts: [{ kind: 'rows', heading: null, rows, left: null, all: null }],
    more: [
      { kind: 'table', title: null, columns: ['Which', 'Last', 'Set up by'], rows: lasts },
      ...HOW_TO,
      text(ALLOWED),
    ],
  });
}

/** A digest or an alert in the words of lists. */
export interface Described {
  /** 'Digest 1': its name in its conversation. */
  readonly name: string;
  /** 'Children in care, every Monday at 09:00 (Europe/London)'. */
  readonly what: string;
  /** 'Monday 30 March 2026 at 09:00', 'when that changes', 'paused until it is resumed'. */
  readonly next: string;
}

export function describe(subscription: Subscription, catalogue: Catalogue, today: IsoDate): Described {
  return {
    name: nameIt(subscription),
    what: upperFirst(sayWhat(subscription, catalogue)),
    next: sayNext(subscription, today),
  };
}

/** 'Monday 30 March 2026 at 09:00', 'paused until Wednesday 1 April 2026', 'when that changes'. */
function sayNext({ state, pausedWhy, pausedUntil, next, schedule, kind }: Subscription, today: IsoDate): string {
  if (state === 'paused')
    return pausedWhy === 'gone' ? 'paused: nothing could be posted here' : 'paused until it is resumed';
  const paused = pausedUntil !== null && pausedUntil > today ? `paused until ${sayWeekday(pausedUntil)}; ` : '';
  if (!next || !schedule) return `${paused}when that changes`;
  const at = saySlot({ at: new Date(next.at) }, schedule.zone);
  return `${paused}${kind === 'alert' ? `when that changes; reminder ${at}` : at}`;
}

const OUTCOMES: Readonly<Record<DeliveryOutcome, string>> = {
  posted: 'posted',
  skipped: 'nothing posted',
  refused: 'could not be posted',
  unknown: 'may not have arrived',
  gone: 'could not be posted here any more',
};

function sayLast({ dueAt, outcome, reason }: Delivery, { schedule }: Subscription): string {
  const at = saySlot({ at: new Date(dueAt) }, schedule?.zone ?? 'UTC');
  if (outcome === null) return `${at}: being posted`;
  return `${at}: ${OUTCOMES[outcome]}${outcome === 'skipped' && reason !== null ? ` (${reason})` : ''}`;
}

/** What is to be done with one of several. */
export interface Doing {
  readonly request: (which: Which) => DigestRequest;
  /** It can be done to all of them at once. */
  readonly toAll: boolean;
}

const NONE_SAID: Which = { number: null, weekday: null, kind: null, all: false };

/** Several could be meant. */
export function askWhich(candidates: readonly Subscription[], { request, toAll }: Doing, catalogue: Catalogue): Reply {
  const options = candidates.map((one) =>
    doing(`${nameIt(one)}: ${sayWhat(one, catalogue)}`, request({ ...NONE_SAID, number: one.number, kind: one.kind })),
  );
  // Where only digests were meant, all of them are all digests.
  const kinds = [...new Set(candidates.map(({ kind }) => kind))];
  const kind = kinds.length === 1 ? (kinds[0] ?? null) : null;
  const all = toAll ? [doing('All of them', request({ ...NONE_SAID, kind, all: true }))] : [];
  return replyOf({
    outcome: 'clarify',
    headline: 'Several are set up here. Which one?',
    parts: [{ kind: 'options', options: [...options, ...all] }],
  });
}

/**
 * Who may not, and who may.
 *
 * @param membersMay - members of the conversation may, and this is none
 */
export function sayNotYours(some: readonly Subscription[], membersMay: boolean): Reply {
  const names = allOf(some.map(nameIt));
  const [were, them] = some.length === 1 ? ['was', 'it'] : ['were', 'them'];
  const may = membersMay
    ? `only they, or a member of this channel, may change ${them}`
    : `they alone may change ${them}`;
  return replyOf({
    headline: `${names} ${were} set up by somebody else, and ${may}.`,
    next: [doing('What is set up', { kind: 'list' })],
  });
}

/** What was done, to one or several. */
export function sayDone(
  done: readonly Subscription[],
  what: string,
  more: readonly string[] = [],
  next: readonly Next[] = [],
): Reply {
  const headline = `${allOf(done.map(nameIt))} ${done.length === 1 ? 'is' : 'are'} ${what}.`;
  return replyOf({ headline, parts: more.map(text), next });
}

/** 'The next post is on Monday 30 March 2026 at 09:00.' */
export function sayNextPost({ schedule }: Subscription, slot: Slot): string {
  return `The next post is on ${saySlot(slot, schedule?.zone ?? 'UTC')}.`;
}

export function plainReply(headline: string): Reply {
  return replyOf({ headline });
}
