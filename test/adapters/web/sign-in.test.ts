import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../../adapters/web/limits.ts';
import { clientOf, createSignIn } from '../../../adapters/web/sign-in.ts';
import { type Got, type Playground, startPlayground } from '../../fixtures/playground.ts';

vi.setConfig({ hookTimeout: 60_000 });

const SECRET = 'correct horse battery';
const QUESTION = { dataset: 'report', conversation: 'a'.repeat(32), text: 'dental checks?' };

let page: Playground;

beforeAll(async () => {
  page = await startPlayground({ PLAYGROUND: 'true', PLAYGROUND_SECRET: SECRET, PUBLIC_URL: 'https://bot.example' });
});

afterAll(() => page.close());

const signIn = (secret: string) => page.post('/page/sign-in', { secret });

/** As a browser sends it back. */
function cookieOf({ headers }: Got): { readonly cookie: string } {
  return { cookie: (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '' };
}

async function statuses(headers: Readonly<Record<string, string>>): Promise<readonly number[]> {
  const got = [
    await page.request({ path: '/page/about', headers }),
    await page.request({ path: '/page/app.js', headers }),
    await page.request({ path: '/page/pictures/report/x/0.png', headers }),
    await page.post('/page/ask', QUESTION, headers),
  ];
  return got.map(({ status }) => status);
}

describe('a page with a secret', () => {
  it('shows whoever is not signed in where to sign in, and nothing else', async () => {
    const { status, body } = await page.request({ path: '/' });
    expect(status).toBe(200);
    expect(body.toString('utf8')).toContain('type="password"');
    expect(await statuses({})).toEqual([401, 401, 401, 401]);
    expect(await statuses({ cookie: 'scorecard_session=made-up' })).toEqual([401, 401, 401, 401]);
    expect(await statuses({ cookie: 'scorecard_session=' })).toEqual([401, 401, 401, 401]);
  });

  it('lets in whoever knows it, until they sign out', async () => {
    const got = await signIn(SECRET);
    expect(got.headers['set-cookie']?.[0]).toMatch(
      /^scorecard_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=43200$/,
    );
    const mine = cookieOf(got);
    expect(await statuses(mine)).toEqual([200, 200, 404, 200]);
    expect((await page.request({ path: '/', headers: mine })).body.toString('utf8')).toContain('id="composer"');
    const out = await page.post('/page/sign-out', {}, mine);
    expect(out.headers['set-cookie']?.[0]).toMatch(/^scorecard_session=;.*Max-Age=0$/);
    expect(await statuses(mine)).toEqual([401, 401, 401, 401]);
  });

  it('is for whoever reaches it, by any name: the cookie knows its own', async () => {
    const headers = { host: 'bot.example', 'x-forwarded-for': '203.0.113.5' };
    expect((await page.request({ path: '/', headers })).status).toBe(200);
    const origin = { origin: 'https://bot.example', host: 'internal:3978' };
    expect((await page.post('/page/sign-in', { secret: SECRET }, origin)).status).toBe(200);
    expect((await page.post('/page/sign-in', { secret: SECRET }, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('ends a session by itself', async () => {
    const mine = cookieOf(await signIn(SECRET));
    page.pass(LIMITS.sessionMs - 1);
    expect((await page.request({ path: '/page/about', headers: mine })).status).toBe(200);
    page.pass(1);
    expect((await page.request({ path: '/page/about', headers: mine })).status).toBe(401);
  });

  it('keeps only so many sessions, the newest', async () => {
    const first = cookieOf(await signIn(SECRET));
    let last = first;
    for (let more = 0; more < LIMITS.sessions; more += 1) last = cookieOf(await signIn(SECRET));
    expect((await page.request({ path: '/page/about', headers: first })).status).toBe(401);
    expect((await page.request({ path: '/page/about', headers: last })).status).toBe(200);
  });

  it('takes a few wrong secrets, then none for a while, not even the right one', async () => {
    page.pass(LIMITS.attempts.windowMs);
    for (let tries = 0; tries < LIMITS.attempts.fromOne; tries += 1) {
      const wrong = await signIn(tries === 0 ? '' : `${SECRET}${tries}`);
      expect({ status: wrong.status, cookie: wrong.headers['set-cookie'] }).toEqual({ status: 403, cookie: undefined });
    }
    const refused = await signIn(SECRET);
    expect(refused.status).toBe(429);
    expect(refused.json.error).toBe('Too many attempts. Please try again in 15 minutes.');
    page.pass(LIMITS.attempts.windowMs - 1);
    expect((await signIn(SECRET)).status).toBe(429);
    page.pass(1);
    expect((await signIn(SECRET)).status).toBe(200);
  });

  it('lets another client in while one is locked out, whoever brings them', async () => {
    page.pass(LIMITS.attempts.windowMs);
    const by = (client: string, secret: string) =>
      page.post('/page/sign-in', { secret }, { 'x-forwarded-for': `10.0.0.1, ${client}` });
    for (let tries = 0; tries < LIMITS.attempts.fromOne; tries += 1) await by('203.0.113.9', 'wrong');
    expect((await by('203.0.113.9', SECRET)).status).toBe(429);
    expect((await by('198.51.100.7', SECRET)).status).toBe(200);
    expect((await signIn(SECRET)).status).toBe(200);
  });

  it('takes a valid cookie also behind a stray one of the same name', async () => {
    const { cookie } = cookieOf(await signIn(SECRET));
    const stray = 'scorecard_session=stray';
    for (const both of [`${stray}; ${cookie}`, `${cookie}; ${stray}`, `${stray}; other=1; ${cookie}`]) {
      expect((await page.request({ path: '/page/about', headers: { cookie: both } })).status).toBe(200);
    }
    await page.post('/page/sign-out', {}, { cookie: `${stray}; ${cookie}` });
    expect((await page.request({ path: '/page/about', headers: { cookie } })).status).toBe(401);
  });

  it('leaves an audit line of each attempt, without what was given', async () => {
    page.pass(LIMITS.attempts.windowMs);
    const before = page.logged.length;
    await signIn(`${SECRET} but wrong`);
    await signIn(SECRET);
    const lines = page.logged.slice(before);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, audit: true, platform: 'web', client: '127.0.0.1', outcome: 'wrong', msg: 'sign-in refused' },
      { level: 30, audit: true, platform: 'web', client: '127.0.0.1', outcome: 'in', msg: 'signed in' },
    ]);
    expect(lines.join('')).not.toContain(SECRET);
  });

  it('leaves an audit line of an attempt that was not looked at', async () => {
    page.pass(LIMITS.attempts.windowMs);
    for (let tries = 0; tries < LIMITS.attempts.fromOne; tries += 1) await signIn('wrong');
    const before = page.logged.length;
    expect((await signIn(SECRET)).status).toBe(429);
    const lines = page.logged.slice(before).map((line) => JSON.parse(line));
    const client = '127.0.0.1';
    expect(lines).toMatchObject([{ level: 40, audit: true, client, outcome: 'too-many', msg: 'sign-in refused' }]);
    page.pass(LIMITS.attempts.windowMs);
  });

  it('leaves an audit line of each question without its words, its secret or the key of its conversation', async () => {
    const mine = cookieOf(await signIn(SECRET));
    const before = page.logged.length;
    expect((await page.post('/page/ask', QUESTION, mine)).status).toBe(200);
    const lines = page.logged.slice(before).map((line) => JSON.parse(line));
    const [line] = lines.filter(({ audit, intent }) => audit === true && intent !== undefined);
    expect(line).toMatchObject({
      platform: 'web',
      outcome: 'answered',
      person: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const all = page.logged.join('');
    for (const hidden of [QUESTION.conversation, QUESTION.text, SECRET, mine.cookie.split('=')[1]]) {
      expect(all).not.toContain(hidden);
    }
  });
});

describe('a client', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    clientOf({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as never);

  it('is no other that it says it is: what it makes up is beside its own address', () => {
    expect(from('203.0.113.9', '198.51.100.7')).not.toBe(from('10.0.0.1', '198.51.100.7'));
    expect(from('203.0.113.9', '198.51.100.7')).not.toBe(from('198.51.100.7'));
    // By a proxy, which puts last whoever came to it.
    expect(from('10.0.0.1', '198.51.100.7, 203.0.113.9')).toBe(from('10.0.0.1', '203.0.113.9'));
  });
});

describe('many wrong secrets from many clients', () => {
  const waits: number[] = [];
  let ms = 0;
  const make = () =>
    createSignIn({
      secret: SECRET,
      isSecure: true,
      now: () => new Date(ms),
      wait: (given) => Promise.resolve(waits.push(given)),
    });

  beforeEach(() => {
    waits.length = 0;
    ms = Date.parse('2026-03-30T08:00:00Z');
  });

  it('lock nobody out: from so many on, each attempt waits before it is looked at', async () => {
    const page = make();
    for (let at = 1; at < LIMITS.attempts.slowFrom; at += 1)
      expect((await page.attempt('no', `c${at}`)).kind).toBe('wrong');
    expect(waits).toEqual([]);
    expect((await page.attempt(SECRET, 'mine')).kind).toBe('in');
    expect((await page.attempt('no', 'one more')).kind).toBe('wrong');
    expect((await page.attempt(SECRET, 'mine')).kind).toBe('in');
    expect(waits).toEqual([LIMITS.attempts.slowMs, LIMITS.attempts.slowMs, LIMITS.attempts.slowMs]);
    ms += LIMITS.attempts.windowMs;
    expect((await page.attempt(SECRET, 'mine')).kind).toBe('in');
    expect(waits).toHaveLength(3);
  });

  it('at once from one client are as many as one after the other', async () => {
    const page = make();
    const all = await Promise.all(Array.from({ length: 20 }, () => page.attempt('no', 'one')));
    expect(all.filter(({ kind }) => kind === 'wrong')).toHaveLength(LIMITS.attempts.fromOne);
  });

  it('do not count those that were right', async () => {
    const page = make();
    for (let at = 0; at < 2 * LIMITS.attempts.slowFrom; at += 1)
      expect((await page.attempt(SECRET, 'one')).kind).toBe('in');
    expect(waits).toEqual([]);
  });

  it('are forgotten where there are too many clients, the oldest first', async () => {
    const page = make();
    for (let tries = 0; tries < LIMITS.attempts.fromOne; tries += 1) await page.attempt('no', 'first');
    expect((await page.attempt(SECRET, 'first')).kind).toBe('too-many');
    for (let at = 0; at < LIMITS.attempts.clients; at += 1) await page.attempt('no', `c${at}`);
    expect((await page.attempt(SECRET, 'first')).kind).toBe('in');
  });
});
