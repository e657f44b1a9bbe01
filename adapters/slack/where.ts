import type { Asker } from '../../src/index.ts';
import type { Channel } from './channels.ts';
import type { Incoming, Where } from './incoming.ts';

type Asked = Pick<Incoming, 'who' | 'where'>;

/** Of its askers and threads. */
export const PLATFORM = 'slack';

/** https://docs.slack.dev/reference/objects/conversation-object: ids of direct messages begin with D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Of a thread of messages; where answers are seen by one person alone, of that person there. */
export function threadOf({ who, where }: Asked): string {
  switch (where.kind) {
    case 'thread':
      return where.isMain || where.threadTs === null ? mainOf(who) : threadKey(who.team, where.channel, where.threadTs);
    case 'unseen':
      return threadKey(who.team, where.channel, who.person);
    case 'direct':
      return mainOf(who);
  }
}

/** Of the messages with the bot, but for their threads: what is asked there leans on what was asked there before. */
function mainOf({ team, person }: Asked['who']): string {
  return threadKey(team, person, 'messages');
}

export function threadKey(team: string, channel: string, thread: string): string {
  return `${PLATFORM}:${team}:${channel}:${thread}`;
}

/** Where something is to be posted by itself: null where that is to the person alone. */
export function placeOf({ where, what }: Pick<Incoming, 'where' | 'what'>): string | null {
  const place = what.kind === 'digest' ? what.place : where.kind === 'direct' ? null : where.channel;
  // What is sent later to one person goes to the bot's messages with them, wherever they asked for it.
  return place === null || isDirect(place) ? null : place;
}

/** Who asks, with what is posted where they ask; `channel`: as it was looked up, null: it can't be seen. */
export function askerOf(incoming: Incoming, channel: Channel | null): Asker {
  const { who, where } = incoming;
  const place = placeOf(incoming);
  const isPersonal = place === null;
  return {
    platform: PLATFORM,
    organisation: who.team,
    person: who.person,
    conversation: place ?? who.person,
    isPersonal,
    isShared: !isPersonal && ((where.kind === 'thread' && where.isShared) || (channel?.isShared ?? true)),
    hasBot: isPersonal || (channel?.hasBot ?? false),
  };
}

/** Of the channel, as far as nothing has to be looked up; null: it has to be, since something may be set up there. */
export function heardIn({ where, what }: Incoming): Channel | null {
  const isEvent = where.kind === 'thread' && where.responseUrl === null && ASKED.has(what.kind);
  // The bot hears an event because it is there; nothing can be set up by what is not asked.
  if (isEvent) return { isShared: where.isShared, hasBot: true };
  return ASKED.has(what.kind) ? null : { isShared: false, hasBot: true };
}

const ASKED: ReadonlySet<string> = new Set([
  'question',
  'files',
  'asked',
  'request',
  'press',
  'digest',
  'edited',
] satisfies readonly Incoming['what']['kind'][]);

/** How people ask on, in Slack's mark-up; null: they just write. */
export function howToAskOn(where: Where, botUserId: string): string | null {
  if (where.kind === 'unseen') return 'Only you see this. Ask on with /scorecard.';
  if (where.kind === 'thread' && where.threadTs === null) return null;
  if (where.kind === 'direct' || isDirect(where.channel)) return 'Reply in this thread to ask on.';
  return `To ask on, mention <@${botUserId}> in this thread.`;
}
