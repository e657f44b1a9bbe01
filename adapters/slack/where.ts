import type { Asker } from '../../src/index.ts';
import type { Incoming, Where } from './incoming.ts';

type Asked = Pick<Incoming, 'who' | 'where'>;

/** https://docs.slack.dev/reference/objects/conversation-object: ids of direct messages begin with D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Of a thread of messages; where answers are seen by one person alone, of that person there. */
export function threadOf({ who, where }: Asked, replyId: string): string {
  switch (where.kind) {
    case 'thread':
      return threadKey(who.team, where.channel, where.threadTs);
    case 'unseen':
      return threadKey(who.team, where.channel, who.person);
    case 'direct':
      // The message that the thread will hang under is not there yet.
      return threadKey(who.team, who.person, replyId);
  }
}

export function threadKey(team: string, channel: string, thread: string): string {
  return `slack:${team}:${channel}:${thread}`;
}

export function askerOf({ who, where }: Asked): Asker {
  const isPersonal = where.kind === 'direct' || isDirect(where.channel);
  return {
    platform: 'slack',
    organisation: who.team,
    person: who.person,
    // What is sent later to one person goes to the bot's messages with them, wherever they asked for it.
    conversation: isPersonal ? who.person : where.channel,
    isPersonal,
    isShared: where.kind === 'thread' && where.isShared,
  };
}

/** How people ask on, in Slack's mark-up. */
export function howToAskOn(where: Where, botUserId: string): string {
  if (where.kind === 'unseen') return 'Only you see this. Ask on with /scorecard.';
  if (where.kind === 'direct' || isDirect(where.channel)) return 'Reply in this thread to ask on.';
  return `To ask on, mention <@${botUserId}> in this thread.`;
}
