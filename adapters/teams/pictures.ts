import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Charts, Desk, Keys } from '../../src/index.ts';

export interface PicturePorts {
  readonly desk: Pick<Desk, 'shown'>;
  readonly charts: Pick<Charts, 'draw'>;
  readonly keys: Keys;
  readonly now: () => Date;
  /** null: the outside can't reach us, so nothing is served. */
  readonly publicUrl: string | null;
  readonly retentionDays: number;
}

/** Pictures of charts in replies, for whoever is shown the reply: Teams fetches them without signing in. */
export interface Pictures {
  /** Where a chart of a reply that was shown is found, for as long as that is kept; null: nowhere. */
  addressOf(replyId: string, place: number): string | null;
  owns(path: string): boolean;
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const PATH = '/charts/';
const DAY_MS = 24 * 60 * 60 * 1_000;
/** A link that was passed on ends in any case. */
const LONGEST_DAYS = 30;

/**
 * Each picture is drawn again when it is fetched, from what the reply says, so that every replica can serve it. Whoever
 * has a link can see the picture: it names one chart, can't be guessed or changed, and ends.
 */
export async function createPictures(ports: PicturePorts): Promise<Pictures> {
  const { publicUrl, now } = ports;
  const key = publicUrl === null ? '' : await ports.keys.keep('teams-pictures', randomBytes(32).toString('hex'));
  const sign = (replyId: string, place: number, until: number) =>
    createHmac('sha256', key).update(`${replyId}/${place}/${until}`).digest('base64url');

  return {
    addressOf(replyId, place) {
      if (publicUrl === null) return null;
      // To the day, so that one picture keeps one address and is not fetched anew each time.
      const days = Math.floor(now().getTime() / DAY_MS) + Math.min(ports.retentionDays, LONGEST_DAYS);
      return `${publicUrl}${PATH}${encodeURIComponent(replyId)}/${place}.png?until=${days}&signature=${sign(replyId, place, days)}`;
    },
    owns: (path) => publicUrl !== null && path.startsWith(PATH),
    async serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { allow: 'GET, HEAD' });
      const asked = readAddress(request.url ?? '');
      if (asked === null || !isSigned(asked, sign) || now().getTime() >= (asked.until + 1) * DAY_MS) {
        return end(response, 404);
      }
      const part = (await ports.desk.shown(asked.replyId))?.reply.parts[asked.place];
      if (part?.kind !== 'chart') return end(response, 404);
      const drawn = await ports.charts.draw(part.spec);
      if (drawn.kind === 'picture') return end(response, 200, { 'content-type': 'image/png' }, drawn.picture.png);
      return drawn.problem === 'busy' || drawn.problem === 'too-slow'
        ? end(response, 503, { 'retry-after': '5' })
        : end(response, 404);
    },
  };
}

interface AskedFor {
  readonly replyId: string;
  readonly place: number;
  readonly until: number;
  readonly signature: string;
}

function readAddress(address: string): AskedFor | null {
  const url = new URL(address, 'http://localhost');
  const match = /^\/charts\/([\w%-]{1,120})\/(\d{1,3})\.png$/.exec(url.pathname);
  const until = url.searchParams.get('until') ?? '';
  if (match === null || !/^\d{1,7}$/.test(until)) return null;
  const replyId = decoded(match[1] ?? '');
  if (replyId === null) return null;
  const signature = url.searchParams.get('signature') ?? '';
  return { replyId, place: Number(match[2]), until: Number(until), signature };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isSigned({ replyId, place, until, signature }: AskedFor, sign: (...of: [string, number, number]) => string) {
  const expected = Buffer.from(sign(replyId, place, until));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function end(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: Uint8Array = new Uint8Array(),
): void {
  const length = String(body.byteLength);
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': length,
    ...headers,
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
