import type { Catalogue } from '../../catalogue/catalogue.ts';
import { say } from '../../question/say.ts';
import type { Reply } from '../../reply/reply.ts';
import { replyOf, text } from '../../telling/reply-of.ts';
import { saySlot } from '../schedule/say-schedule.ts';
import type { Delivery, Subscription } from '../subscription.ts';
import { nameIt } from './set-up.ts';

/** Why a delivery ended as `gone` where nothing stands in the way but that others would read it. */
export const SHARED = 'shared';

/** What the owner is told of a post that didn't go well. */
export function notice(
  {
    subscription,
    delivery,
    outcome,
    reason,
  }: {
    readonly subscription: Subscription;
    readonly delivery: Delivery;
    readonly outcome: 'unknown' | 'refused' | 'gone';
    readonly reason: string | null;
  },
  { catalogue, zone }: { readonly catalogue: Catalogue; readonly zone: string },
): Reply {
  const at = saySlot({ at: new Date(delivery.dueAt) }, subscription.schedule?.zone ?? zone);
  const it = `${nameIt(subscription)} on ${say(subscription.question, catalogue)}, due on ${at}`;
  const what = outcome === 'gone' && reason === SHARED ? SHARED : outcome;
  return replyOf({ headline: WORDS[what](it), parts: [text(NEXT[what])] });
}

const WORDS = {
  unknown: (it: string) => `${it}, may or may not have arrived: the connection failed while it was posted.`,
  refused: (it: string) => `${it}, could not be posted.`,
  gone: (it: string) => `${it}, could not be posted, and it is paused: I can't post in that conversation any more.`,
  shared: (it: string) =>
    `${it}, was not posted, and it is paused: that channel is now shared with another organisation.`,
} as const;

const NEXT = {
  unknown:
    "It is not posted again by itself, so that nobody gets it twice. If it is not there, say 'digest run now' there.",
  refused:
    "It was tried several times and is given up. Later ones come as planned; 'digest run now', said there, posts this one.",
  gone: "Once I am a member again, say 'digest resume' there.",
  shared:
    "Figures are posted in such channels only where the administrator allows it (DIGEST_ALLOW_SHARED). Once it is allowed, or the channel is your organisation's own again, say 'digest resume' there.",
} as const;
