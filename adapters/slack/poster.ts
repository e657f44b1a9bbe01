import { webApi } from '@slack/bolt';
import {
  actionsOf,
  type Looked,
  type Place,
  type Post,
  type Posted,
  type Poster,
  plainText,
  type ThreadKeeper,
} from '../../src/index.ts';
import { CallError, type Calls, createCalls, type Failure } from './calls.ts';
import { channelsFrom, ownChannelsFrom } from './channels.ts';
import { type ChartPorts, chartsOf, showCharts } from './charts.ts';
import { AS_WRITTEN, asSlackTakesIt, contentOf, looking, type ToShow } from './deliver.ts';
import { findMessage, metadataOf } from './find.ts';
import { membershipsOf } from './memberships.ts';
import { FORMS } from './render.ts';
import { howToAskOn, threadKey } from './where.ts';

export interface PosterPorts extends Omit<ChartPorts, 'charts'> {
  /** Of Slack's client, but for how it sends. */
  readonly token: string;
  readonly clientOptions: webApi.WebClientOptions;
  /** null: Slack has not told yet, and nothing can be posted. */
  readonly botUserId: () => string | null;
  readonly threads: Pick<ThreadKeeper, 'begin' | 'keepPost'>;
  readonly later: (work: Promise<void>) => void;
}

/** Messages are dated by Slack's clock: ours may be ahead of it by so much, and what was posted is still found. */
const CLOCK_MS = 10 * 60_000;

/**
 * It will never work: the bot is not in the channel, or there is no such channel any more, or nobody behind it.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const GONE = new Set(['not_in_channel', 'channel_not_found', 'is_archived', 'user_not_found', 'cannot_dm_bot']);

/** A scope that is missing is not among them: then nobody knows. */
const NOT_THERE: ReadonlySet<string> = new Set(['channel_not_found']);

/** Posts what nobody asked for just now, each in one attempt, and finds it again by its id in the message's metadata. */
export function createPoster(ports: PosterPorts): Poster {
  const { calls } = ports;
  // An attempt to post has no time for more than one try.
  const once: Pick<Calls, 'call'> = { call: (method, ...args) => calls.once(method, ...args) };
  const findChannel = ownChannelsFrom(once, channelsFrom(once, NOT_THERE));
  return {
    // A channel can be opened to others at any time: https://docs.slack.dev/apis/slack-connect. Where the bot is not in
    // it any more, Slack says so to the post itself.
    isShared: async ({ conversation }) => (await findChannel(conversation))?.isShared ?? false,
    isMember: async ({ person, conversation }) =>
      (await membershipsOf(calls, person)).some(({ id }) => id === conversation),
    post: (post) => postTo(ports, post, post.place.conversation),
    tell: (post) => postTo(ports, post, post.place.owner),
    find(deliveryId, place, since) {
      if (ports.botUserId() === null) throw new Error('Slack could not be reached yet');
      return find(ports.calls, deliveryId, place, since);
    },
  };
}

async function postTo(ports: PosterPorts, post: Post, channel: string): Promise<Posted> {
  const botUserId = ports.botUserId();
  if (botUserId === null) return { outcome: 'refused', reason: 'not connected' };
  const shown = shownOf(post, channel, botUserId);
  const { calls, hasLeft } = callsOf(ports, post.signal);
  try {
    const posted = await asSlackTakesIt(ports, FORMS, looking(shown, 'message', []), async (content, form) => {
      const told = await calls.once('chat.postMessage', {
        ...{ channel, ...metadataOf(post.deliveryId) },
        ...AS_WRITTEN,
        ...contentOf(content),
      });
      return { channel: told.channel ?? channel, ts: told.ts ?? '', form };
    });
    const thread = threadKey(post.place.organisation, posted.channel, posted.ts);
    ports.later(ports.threads.begin(thread, post.context));
    ports.later(ports.threads.keepPost(post, thread));
    if (chartsOf(post.reply).length > 0) ports.later(showCharts({ ...ports, charts: post }, posted, shown));
    return { outcome: 'posted' };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return hasLeft() ? cameTo(error.failure) : { outcome: 'refused', reason: 'time over' };
  }
}

/** A client for one post alone: it waits in no queue behind others, and looks at the signal as the request leaves. */
function callsOf(
  { token, clientOptions, log }: PosterPorts,
  signal: AbortSignal,
): { calls: Calls; hasLeft: () => boolean } {
  let left = false;
  const send: webApi.FetchFunction = (url, init = {}) => {
    left = false;
    signal.throwIfAborted();
    left = true;
    const { signal: timeout, ...rest } = init;
    return fetch(url, { ...rest, signal: timeout ? AbortSignal.any([timeout, signal]) : signal });
  };
  const client = new webApi.WebClient(token, { ...clientOptions, fetch: send });
  return { calls: createCalls(client, log), hasLeft: () => left };
}

function shownOf({ reply, place, deliveryId }: Post, channel: string, botUserId: string): ToShow {
  const where = place.isPersonal || channel === place.owner ? ({ kind: 'direct' } as const) : inChannel(channel);
  return {
    reply,
    id: deliveryId,
    look: {
      text: plainText(reply),
      more: false,
      opening: null,
      closing: howToAskOn(where, botUserId),
      buttons: {
        replyId: deliveryId,
        actions: actionsOf(reply),
        more: reply.more.length > 0 ? 'more' : null,
        share: false,
        sendChart: false,
        wrong: false,
      },
    },
  };
}

function inChannel(channel: string) {
  return { kind: 'thread', channel, threadTs: '', isShared: false, responseUrl: null } as const;
}

function cameTo(failure: Failure): Posted {
  switch (failure.kind) {
    case 'refused':
      return { outcome: GONE.has(failure.code) ? 'gone' : 'refused', reason: failure.code };
    case 'limited':
      return { outcome: 'refused', reason: 'ratelimited', retryAfterMs: failure.afterMs };
    case 'unreached':
      return { outcome: 'refused', reason: failure.code };
    case 'unknown':
      return { outcome: 'unknown', reason: failure.code };
  }
}

/** It takes a scope that the manifest does not ask for by itself: docs/slack.md. Throws where Slack gives no answer. */
async function find(calls: Calls, deliveryId: string, place: Place, since: string): Promise<Looked> {
  const oldest = String((Date.parse(since) - CLOCK_MS) / 1000);
  const wanted = { id: deliveryId, channel: place.conversation, threadTs: null, oldest };
  const found = await findMessage(calls, wanted);
  return typeof found === 'object' ? 'found' : found;
}
