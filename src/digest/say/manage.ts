import type { Catalogue } from '../../catalogue/catalogue.ts';
import { allOf, plural, upperFirst } from '../../intents/sentence.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Option, Part, Reply } from '../../reply/reply.ts';
import { saySlot, sayWeekday } from '../schedule/say-schedule.ts';
import type { Slot } from '../schedule/schedule.ts';
import type { Delivery, DeliveryOutcome, Subscription } from '../subscription.ts';
import { ALLOWED } from './refusals.ts';
import { nameIt, sayWhat } from './set-up.ts';

const HOW_TO: Part = {
  kind: 'text',
  text: `To set one up, ask something and say 'send me this every Monday at 9', or name it: 'post the red measures for children in care here every weekday at 8:30', 'alert us when re-referrals go red'. ${ALLOWED}`,
};

/** Nothing is set up in the conversation. */
export function sayNone(asked: 'list' | 'other'): Reply {
  const headline = asked === 'list' ? 'Nothing is set up here.' : 'Nothing of that kind is set up here.';
  return { outcome: 'answered', headline, parts: [HOW_TO], facts: [] };
}

interface Listed {
  readonly subscription: Subscription;
  /** The newest; null: none yet. */
  readonly last: Delivery | null;
  readonly isMine: boolean;
}

/** All that is set up in the conversation, for anyone to see. */
export function sayList(listed: readonly Listed[], catalogue: Catalogue, today: IsoDate): Reply {
  const rows = listed.map(({ subscription, last, isMine }) => {
    const { name, what, next } = describe(subscription, catalogue, today);
    const posted = last ? sayLast(last, subscription) : 'none yet';
    return [name, what, next, posted, isMine ? 'you' : 'somebody else'];
  });
  return {
    outcome: 'answered',
    headline: `${plural(listed.length, 'digest or alert is', 'digests and alerts are')} set up here.`,
    parts: [
      { kind: 'table', title: null, columns: ['Which', 'What and when', 'Next', 'Last', 'Set up by'], rows },
      HOW_TO,
    ],
    facts: [],
  };
}

/** A digest or an alert in the words of lists. */
export interface Described {
  /** 'Digest 1': its name in its conversation. */
  readonly name: string;
  /** 'Children in care, every Monday at 09:00 (Europe/London)'. */
  readonly what: string;
  /** 'Monday 30 March 2026 at 09:00', 'when a rating changes', 'paused until it is resumed'. */
  readonly next: string;
}

export function describe(subscription: Subscription, catalogue: Catalogue, today: IsoDate): Described {
  return {
    name: nameIt(subscription),
    what: upperFirst(sayWhat(subscription, catalogue)),
    next: sayNext(subscription, today),
  };
}

/** 'Monday 30 March 2026 at 09:00', 'paused until Wednesday 1 April 2026', 'when a rating changes'. */
function sayNext({ state, pausedWhy, pausedUntil, next, schedule, kind }: Subscription, today: IsoDate): string {
  if (state === 'paused')
    return pausedWhy === 'gone' ? 'paused: nothing could be posted here' : 'paused until it is resumed';
  const paused = pausedUntil !== null && pausedUntil > today ? `paused until ${sayWeekday(pausedUntil)}; ` : '';
  if (!next || !schedule) return `${paused}when a rating changes`;
  const at = saySlot({ at: new Date(next.at) }, schedule.zone);
  return `${paused}${kind === 'alert' ? `when a rating changes; reminder ${at}` : at}`;
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

/** What is to be done with one of several, in words that are read as it again: 'pause', digest 1, 'until 2026-04-01'. */
export interface Doing {
  readonly verb: string;
  /** After its name; '' is nothing. */
  readonly more: string;
  /** It can be done to all of them at once. */
  readonly toAll: boolean;
}

/** Several could be meant. */
export function askWhich(
  candidates: readonly Subscription[],
  { verb, more, toAll }: Doing,
  catalogue: Catalogue,
): Reply {
  const asking = (name: string) => `${verb} ${name} ${more}`.trim();
  const options: readonly Option[] = candidates.map((one) => ({
    label: `${nameIt(one)}: ${sayWhat(one, catalogue)}`,
    question: asking(nameIt(one).toLowerCase()),
  }));
  const kinds = new Set(candidates.map(({ kind }) => `${kind}s`));
  const all = toAll ? [{ label: 'All of them', question: asking(`all ${allOf([...kinds].sort().reverse())}`) }] : [];
  return {
    outcome: 'clarify',
    headline: 'Several are set up here. Which one?',
    parts: [{ kind: 'options', options: [...options, ...all] }],
    facts: [],
  };
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
  return {
    outcome: 'answered',
    headline: `${names} ${were} set up by somebody else, and ${may}.`,
    parts: [{ kind: 'text', text: "Anyone can see what is set up here: say 'digest list'." }],
    facts: [],
  };
}

/** What was done, to one or several. */
export function sayDone(done: readonly Subscription[], what: string, more: readonly string[] = []): Reply {
  return {
    outcome: 'answered',
    headline: `${allOf(done.map(nameIt))} ${done.length === 1 ? 'is' : 'are'} ${what}.`,
    parts: more.map((text) => ({ kind: 'text', text })),
    facts: [],
  };
}

/** 'The next post is on Monday 30 March 2026 at 09:00.' */
export function sayNextPost({ schedule }: Subscription, slot: Slot): string {
  return `The next post is on ${saySlot(slot, schedule?.zone ?? 'UTC')}.`;
}

export function plainReply(headline: string): Reply {
  return { outcome: 'answered', headline, parts: [], facts: [] };
}
