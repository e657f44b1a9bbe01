import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card, Element } from '../../../adapters/teams/card.ts';
import type { Charts, Drawn } from '../../../src/index.ts';
import { noisePng } from '../../fixtures/png.ts';
import { activity } from '../../fixtures/teams-bot.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

const QUESTION = 'what were the MOMO statements about?';
/** What its rows say in the place of the picture. */
const ROWS = /sort out a problem.*35.*worker visit.*22.*meeting or conference.*17.*good news.*16/s;
const SMALL = noisePng(40, 30);
const LARGE = noisePng(200, 100);

let drawn: Drawn = { kind: 'picture', picture: SMALL };
const charts: Charts = { draw: () => Promise.resolve(drawn), close: () => Promise.resolve() };
let now = new Date('2026-01-05T09:00:00Z');

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport({
    charts,
    environment: { PUBLIC_URL: 'https://bot.example/teams' },
    // Tokens are signed by the real clock.
    now: () => now,
  });
});
afterAll(() => report.close());
beforeEach(() => {
  now = new Date();
  drawn = { kind: 'picture', picture: SMALL };
  return report.forget();
});

async function askFor(bot = report.bot): Promise<Card> {
  const before = report.connector.messages().length;
  await bot.send(activity(report.connector, { text: QUESTION }));
  const sent = (await report.connector.taken(before + 1))[before];
  return sent?.activity?.attachments?.[0]?.content as unknown as Card;
}

type Image = Extract<Element, { type: 'Image' }>;
const imageOf = ({ body }: Card) => body.find((each): each is Image => each.type === 'Image');
const kinds = ({ body }: Card) => body.map(({ type }) => type);
const textOf = ({ body }: Card) => body.flatMap(textsIn).join('\n');

/** Of a row each column. */
function textsIn(each: Element): readonly string[] {
  if (each.type === 'ColumnSet') return each.columns.flatMap(({ items }) => items.map(({ text }) => text));
  return 'text' in each ? [each.text] : [];
}

/** Fetches a picture from a process of ours, as Teams would from the outside. */
function fetchFrom(url: string | undefined, init: RequestInit = {}, bot = report.bot): Promise<Response> {
  return fetch((url ?? '').replace('https://bot.example/teams', bot.url), init);
}

describe('a chart', () => {
  it('is a picture with its words, served where the outside reaches us', async () => {
    const image = imageOf(await askFor());
    expect(image?.altText).toMatch(
      /^Bar chart\. MOMO statements by reason\..* Sort out a problem: 35\..* Sharing good news: 16\.$/s,
    );
    expect(image?.url).toMatch(
      /^https:\/\/bot\.example\/teams\/charts\/[\da-f]{32}\/\d+\.png\?until=\d+&signature=[\w-]{43}$/,
    );
    const response = await fetchFrom(image?.url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(SMALL.png));
    const head = await fetchFrom(image?.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(SMALL.png.length)]);
  });

  it('is served by every process, and after a new start', async () => {
    const { url } = imageOf(await askFor()) ?? {};
    const other = await report.another();
    expect((await fetchFrom(url, {}, other)).status).toBe(200);
  });

  it('keeps its address for the day, so that it is not fetched anew', async () => {
    const card = await askFor();
    const value = { action: { data: { do: 'show', reply: imageOf(card)?.url.split('/charts/')[1]?.split('/')[0] } } };
    const response = await report.bot.send(
      activity(report.connector, { type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    expect(imageOf(((await response.json()) as { value: Card }).value)?.url).toBe(imageOf(card)?.url);
  });

  it.each<{ change: (url: string) => string; why: string }>([
    { change: (url) => url.replace(/signature=./, 'signature=_'), why: 'another signature' },
    { change: (url) => url.replace(/&signature=.*/, ''), why: 'no signature' },
    { change: (url) => url.replace(/until=(\d+)/, (_, day) => `until=${Number(day) + 1}`), why: 'a later end' },
    { change: (url) => url.replace(/until=\d+/, 'until=99999999999'), why: 'no end' },
    { change: (url) => url.replace(/\/(\d+)\.png/, (_, at) => `/${Number(at) + 1}.png`), why: 'another part' },
    { change: (url) => url.replace(/charts\/[\w-]+/, 'charts/another'), why: 'another reply' },
    { change: (url) => url.replace(/charts\/[\w-]+/, 'charts/%E0%A4%A'), why: 'an id that is none' },
    { change: (url) => url.replace(/\/charts\/.*/, '/charts/'), why: 'no picture at all' },
    { change: (url) => url.replace('.png', '.svg'), why: 'another kind' },
  ])('is not served under $why', async ({ change }) => {
    const { url = '' } = imageOf(await askFor()) ?? {};
    const response = await fetchFrom(change(url));
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe('');
  });

  it('is served until its link ends, thirty days on, and not after', async () => {
    const { url } = imageOf(await askFor()) ?? {};
    const start = now.getTime();
    now = new Date(start + 29 * 24 * 60 * 60_000);
    expect((await fetchFrom(url)).status).toBe(200);
    now = new Date(start + 31 * 24 * 60 * 60_000);
    expect((await fetchFrom(url)).status).toBe(404);
  });

  it('is gone with its reply', async () => {
    const { url } = imageOf(await askFor()) ?? {};
    await report.database.knex('shown_replies').delete();
    expect((await fetchFrom(url)).status).toBe(404);
  });

  it('is asked for again where there is too much to draw, and not found where it can not be drawn', async () => {
    const { url } = imageOf(await askFor()) ?? {};
    drawn = { kind: 'none', problem: 'busy', why: 'the queue is full' };
    const busy = await fetchFrom(url);
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5']);
    drawn = { kind: 'none', problem: 'refused', why: 'it is no chart' };
    expect((await fetchFrom(url)).status).toBe(404);
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) => {
    const { url } = imageOf(await askFor()) ?? {};
    expect((await fetchFrom(url, { method })).status).toBe(405);
  });

  it('that can not be drawn is said in words, and the reply is whole', async () => {
    drawn = { kind: 'none', problem: 'failed', why: 'no worker' };
    const card = await askFor();
    expect(kinds(card)).not.toContain('Image');
    expect(textOf(card)).toMatch(ROWS);
  });
});

describe('a chart where the outside can not reach us', () => {
  const HOW = 'To see charts as pictures here, an administrator sets PUBLIC_URL: see docs/teams.md.';

  it('is in the message where that stays small enough, and how to turn pictures on is said once', async () => {
    const bot = await report.another({ environment: {} });
    const card = await askFor(bot);
    expect(imageOf(card)?.url).toBe(`data:image/png;base64,${Buffer.from(SMALL.png).toString('base64')}`);
    expect(textOf(card)).toContain(HOW);
    expect(textOf(await askFor(bot))).not.toContain(HOW);
    const [sent] = report.connector.messages();
    expect(sent?.bytes).toBeLessThan(28 * 1024);
  });

  it('is left out where it is too large: nothing else is cut for it', async () => {
    drawn = { kind: 'picture', picture: LARGE };
    const bot = await report.another({ environment: {} });
    const card = await askFor(bot);
    expect(kinds(card)).not.toContain('Image');
    expect(textOf(card)).toMatch(ROWS);
    expect(textOf(card)).not.toContain('cut');
  });

  it('has no address that is served', async () => {
    const { url } = imageOf(await askFor()) ?? {};
    const bot = await report.another({ environment: {} });
    expect((await fetchFrom(url, {}, bot)).status).toBe(404);
  });
});
