import type { Looked, Post, Posted, Poster } from '../../src/digest/poster.ts';

/** Where the platforms are reached. */
export interface Addresses {
  readonly slack: string;
  readonly slackWithoutHistory: string;
  readonly teams: string;
}

/** How the replicas post: the one place in which other posters can be put in. */
export function postersFor({ slack, slackWithoutHistory, teams }: Addresses): ReadonlyMap<string, Poster> {
  return new Map<string, Poster>([
    ['slack', slackPoster(slack)],
    ['slack-without-history', slackPoster(slackWithoutHistory)],
    ['teams', teamsPoster(teams)],
  ]);
}

const EVENT_TYPE = 'scorecard_delivery';

const GONE: readonly unknown[] = ['is_archived', 'channel_not_found', 'not_in_channel'];

function slackPoster(url: string): Poster {
  const send = async (post: Post, channel: string): Promise<Posted> => {
    const metadata = { event_type: EVENT_TYPE, event_payload: { delivery_id: post.deliveryId } };
    const sent = await call(
      `${url}/api/chat.postMessage`,
      { channel, text: post.reply.headline, metadata },
      post.signal,
    );
    if (sent.kind !== 'answered') return sent.posted;
    if (sent.body['ok'] === true) return { outcome: 'posted' };
    const reason = String(sent.body['error']);
    return GONE.includes(reason) ? { outcome: 'gone', reason } : { outcome: 'refused', reason, retryAfterMs: 0 };
  };
  return {
    post: (post) => send(post, post.place.conversation),
    tell: (post) => send(post, post.place.owner),
    async find(deliveryId, { conversation }): Promise<Looked> {
      let cursor = '';
      do {
        const asked = { channel: conversation, include_all_metadata: true, ...(cursor === '' ? {} : { cursor }) };
        const found = await call(`${url}/api/conversations.history`, asked, AbortSignal.timeout(2_000));
        if (found.kind !== 'answered') throw new Error('the history was not given');
        if (found.body['error'] === 'missing_scope') return 'cannot-look';
        const { messages, response_metadata: about } = found.body as unknown as History;
        if (messages.some(({ metadata }) => metadata.event_payload.delivery_id === deliveryId)) return 'found';
        cursor = about.next_cursor;
      } while (cursor !== '');
      return 'absent';
    },
  };
}

interface History {
  readonly messages: readonly { readonly metadata: { readonly event_payload: { readonly delivery_id: string } } }[];
  readonly response_metadata: { readonly next_cursor: string };
}

function teamsPoster(url: string): Poster {
  const send = async ({ deliveryId, reply, signal }: Post, conversation: string): Promise<Posted> => {
    const activity = { type: 'message', text: reply.headline, channelData: { deliveryId } };
    const sent = await call(`${url}/v3/conversations/${encodeURIComponent(conversation)}/activities`, activity, signal);
    return sent.kind === 'answered' ? { outcome: 'posted' } : sent.posted;
  };
  return { post: (post) => send(post, post.place.conversation), tell: (post) => send(post, post.place.owner) };
}

type Called =
  | { readonly kind: 'answered'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly posted: Posted };

const failed = (posted: Posted): Called => ({ kind: 'failed', posted });

async function call(url: string, body: unknown, signal: AbortSignal): Promise<Called> {
  if (signal.aborted) return failed({ outcome: 'refused', reason: 'too-late', retryAfterMs: 0 });
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
    if (answer.ok) return { kind: 'answered', body: (await answer.json()) as Readonly<Record<string, unknown>> };
    const reason = `status-${answer.status}`;
    await answer.body?.cancel();
    if (answer.status === 429) {
      return failed({
        outcome: 'refused',
        reason,
        retryAfterMs: 1000 * Number(answer.headers.get('retry-after') ?? 1),
      });
    }
    if (answer.status === 403 || answer.status === 404) return failed({ outcome: 'gone', reason });
    return failed({ outcome: 'unknown', reason });
  } catch (error) {
    const code = (error as { cause?: { code?: string } }).cause?.code;
    if (code === 'ECONNREFUSED') return failed({ outcome: 'refused', reason: code, retryAfterMs: 0 });
    return failed({ outcome: 'unknown', reason: code ?? 'broken' });
  }
}
