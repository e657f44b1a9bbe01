import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { THANKS } from '../../../src/index.ts';
import { PICTURE, type Playground, startPlayground } from '../../fixtures/playground.ts';

vi.setConfig({ hookTimeout: 60_000 });

const MINE = 'a'.repeat(32);
const YOURS = 'b'.repeat(32);
const IHA = 'how are initial health assessments doing?';
/** Its reply has 'Why?' under it. */
const CARE = 'how many children are in care?';
/** Its reply has a chart. */
const REASONS = 'what were the MOMO statements about?';

let page: Playground;

beforeAll(async () => {
  page = await startPlayground({ KEEP_WRONG_ANSWERS: 'true' });
});

afterAll(() => page.close());

const ask = (text: string, conversation = MINE) => page.post('/page/ask', { dataset: 'report', conversation, text });

describe('the page', () => {
  it('is where the operator is told to look', () => {
    expect(page.said.at(-1)).toBe(`Open http://localhost:${page.port} in a browser to try it.`);
  });

  it('lets nothing in but what this server sends', async () => {
    const { status, headers, body } = await page.request({ path: '/' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe|https?:|\*/);
    const html = body.toString('utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc="\/)|<style|\son\w+=|style=|(?:src|href)="(?:https?:)?\/\//);
  });

  it('has every file that it and its files name, and no file elsewhere', async () => {
    const seen = new Set<string>();
    const look = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const { status, headers, body } = await page.request({ path });
      expect({ path, status, nosniff: headers['x-content-type-options'] }).toEqual({
        path,
        status: 200,
        nosniff: 'nosniff',
      });
      if (path.startsWith('/page/packages/')) return;
      const text = body.toString('utf8');
      const named = [...text.matchAll(/(?:src|href)="(\/[^"#]+)"|'(\/page\/[\w./-]+\.\w+)'|from '\.(\/[\w-]+\.js)'/g)];
      for (const [, html, script, module] of named) await look(html ?? script ?? `/page${module}`);
    };
    await look('/');
    await look('/page/sign-in.html');
    expect(seen.size).toBeGreaterThan(15);
  });

  it('gives HEAD the same headers and no body', async () => {
    const get = await page.request({ path: '/page/style.css' });
    const head = await page.request({ method: 'HEAD', path: '/page/style.css' });
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers['content-length']).toBe(String(get.body.length));
    const again = await page.request({
      path: '/page/style.css',
      headers: { 'if-none-match': String(get.headers.etag) },
    });
    expect({ status: again.status, length: again.body.length }).toEqual({ status: 304, length: 0 });
  });

  it.each([
    ['GET', '/page/nothing', 404, 'there is no such file'],
    ['GET', '/page/../../package.json', 404, 'a path leads nowhere but to what is listed'],
    ['GET', '/page/%2e%2e/main.ts', 404, 'however it is written'],
    ['GET', '/page/tsconfig.json', 404, 'not everything in the folder is for browsers'],
    ['GET', '/page/pictures/report/none/0.png', 404, 'no such reply'],
    ['GET', '/page/pictures/report/%E0%A4%A/0.png', 404, 'no text at all'],
    ['GET', '/page/about?dataset=secret', 404, 'no such dataset'],
    ['PUT', '/page/ask', 405, 'a method that nothing here has'],
    ['GET', '/elsewhere', 404, 'outside'],
  ])('%s %s is %i: %s', async (method, path, status) => {
    const got = await page.request({ method, path });
    expect(got.status).toBe(status);
    expect(got.body.toString('utf8')).not.toMatch(/node_modules|\bat \w/);
  });

  it('says what is asked, with questions that are all answered', async () => {
    const { json } = await page.request({ path: '/page/about' });
    expect(json).toMatchObject({ dataset: 'report', measures: 45, hasSignIn: false });
    expect(json.datasets[0]).toBe('report');
    expect(json.sources).toEqual(['Quarter 3 2018/19 performance report']);
    expect(json.suggestions.length).toBeGreaterThan(4);
    const outcomes = [];
    for (const { words } of json.suggestions) outcomes.push((await ask(words)).json.record.outcome);
    expect(outcomes).toEqual(json.suggestions.map(() => 'answered'));
  });
});

describe('a conversation', () => {
  it('is answered with what each platform would be sent, and the record', async () => {
    const { status, headers, json } = await ask(IHA);
    expect({ status, cache: headers['cache-control'] }).toEqual({ status: 200, cache: 'no-store' });
    expect(json.record).toMatchObject({ question: IHA, outcome: 'answered', intent: 'status' });
    expect(json.record.facts[0]).toMatchObject({ indicator: 'CIC-IHA', value: 32 });
    expect(JSON.stringify(json.slack.payload)).toContain('32%');
    expect(JSON.stringify(json.teams.payload)).toContain('32%');
    expect(json.slack.html).toContain('32%');
  });

  it('keeps its thread, and no other sees it', async () => {
    await ask(IHA, MINE);
    expect((await ask('and the target?', MINE)).json.record.understood.indicators).toEqual(['CIC-IHA']);
    expect((await ask('and the target?', YOURS)).json.record.understood.indicators).not.toContain('CIC-IHA');
  });

  it.each(['slack', 'teams'] as const)('goes on by a button as %s sends it back', async (view) => {
    const { json } = await ask(CARE);
    const pressed = buttonsIn(view === 'slack' ? json.slack.payload : json.teams.card).find((each) =>
      JSON.stringify(each).includes('Why?'),
    );
    const body = { dataset: 'report', conversation: MINE, view, pressed };
    const after = await page.post('/page/press', body);
    expect(after.json.record).toMatchObject({ intent: 'why', understood: { indicators: ['CIC-N'] } });
    expect((await page.post('/page/press', { ...body, conversation: YOURS })).status).toBe(410);
    expect((await page.post('/page/press', { ...body, pressed: { action_id: 'x', data: {} } })).status).toBe(410);
  });

  it.each(['slack', 'teams'] as const)('takes a reply that is called wrong, once, as %s sends it', async (view) => {
    const { json } = await ask(IHA);
    const pressed = buttonsIn(view === 'slack' ? json.slack.payload : json.teams.card).find((each) =>
      JSON.stringify(each).includes('Wrong answer?'),
    );
    const body = { dataset: 'report', conversation: MINE, view, pressed };
    expect((await page.post('/page/press', { ...body, conversation: YOURS })).status).toBe(410);
    expect((await page.post('/page/press', body)).json.notice).toMatch(/^Thank you\./);
    expect((await page.post('/page/press', body)).json.notice).toBe(THANKS.keptBefore);
  });

  it('previews a digest, and says that nothing can be posted from here', async () => {
    const { digest } = (await page.request({ path: '/page/about' })).json;
    const body = { dataset: 'report', conversation: MINE, question: digest.question };
    const preview = await page.post('/page/ask', body);
    expect(preview.json.record).toMatchObject({ outcome: 'answered', intent: 'summary' });
    expect(preview.json.headline).toMatch(/^Children in care: 1 of 15 measures needs attention/);
    const setUp = await ask('send me the headlines every Monday at 9');
    expect(setUp.json.headline).toContain('nothing can be set up');
  });

  it('shows the chart of a reply, and draws none where there is none', async () => {
    const before = page.drawn();
    await ask(IHA);
    expect(page.drawn()).toBe(before);
    const { json } = await ask(REASONS);
    expect(json.record.chart).not.toBeNull();
    const url = /src="(\/page\/pictures\/[^"]+)"/.exec(json.slack.html)?.[1] ?? '';
    expect(JSON.stringify(json.teams.card)).toContain(url);
    // What the platform is sent knows nothing of addresses of ours.
    expect(JSON.stringify(json.slack.payload)).not.toContain('/page/');
    const picture = await page.request({ path: url });
    expect({ status: picture.status, type: picture.headers['content-type'] }).toEqual({
      status: 200,
      type: 'image/png',
    });
    expect(picture.body).toEqual(PICTURE);
  });

  it('shows script in a question and in a reply as text', async () => {
    const { json } = await ask('<script>alert(1)</script><img src=x onerror=alert(1)> dental checks?');
    expect(json.slack.html).not.toMatch(/<script|<img src=x|onerror=/);
    const { json: unread } = await ask('<img src=x onerror=alert(1)>');
    expect(unread.slack.html).not.toMatch(/<img src="?x|<[^>]+onerror=/);
  });

  it.each<[string, number, unknown]>([
    ['a conversation that could be guessed', 400, { dataset: 'report', conversation: 'short', text: 'x' }],
    ['nothing asked', 400, { dataset: 'report', conversation: MINE, text: '   ' }],
    ['no text', 400, { dataset: 'report', conversation: MINE }],
    ['no such dataset', 404, { dataset: 'other', conversation: MINE, text: 'x' }],
    ['longer than anything is read', 413, { dataset: 'report', conversation: MINE, text: 'x'.repeat(20_000) }],
    ['no object', 400, []],
  ])('%s is refused with %i', async (_what, status, body) => {
    const got = await page.post('/page/ask', body);
    expect({ status: got.status, error: typeof got.json.error }).toEqual({ status, error: 'string' });
  });

  it('says where a message is longer than what is understood', async () => {
    expect((await ask('dental '.repeat(400))).json.record).toMatchObject({ outcome: 'not_understood' });
  });

  it('is refused as anything but JSON', async () => {
    const form = { 'content-type': 'text/plain' };
    expect((await page.post('/page/ask', { dataset: 'report', conversation: MINE, text: 'x' }, form)).status).toBe(415);
    const origin = { origin: `http://localhost:${page.port}`, 'content-type': 'application/json' };
    expect((await page.request({ method: 'POST', path: '/page/ask', headers: origin, body: '{' })).status).toBe(400);
  });
});

describe('who may ask', () => {
  it.each<[Record<string, string>, number, string]>([
    [{ host: 'localhost:3978' }, 200, 'by its usual name'],
    [{ host: '127.0.0.1' }, 200, 'by its address'],
    [{ host: '[::1]:3978' }, 200, 'by its other address'],
    [{ host: 'evil.example:3978' }, 403, 'a name of somebody else that points here'],
    [{ host: 'localhost.evil.example' }, 403, 'a name that only begins like ours'],
    [{ host: 'bad host' }, 403, 'no name at all'],
    [{ 'x-forwarded-for': '203.0.113.5' }, 403, 'a proxy asks for somebody else'],
    [{ forwarded: 'for=203.0.113.5' }, 403, 'as the standard writes it'],
  ])('%j gets %i: %s', async (headers, status) => {
    expect((await page.request({ path: '/', headers })).status).toBe(status);
    expect((await page.request({ path: '/page/about', headers })).status).toBe(status);
  });

  const question = { dataset: 'report', conversation: MINE, text: 'dental checks?' };

  it.each<[Record<string, string>, number, string]>([
    [{ origin: 'https://evil.example' }, 403, 'a page elsewhere'],
    [{ origin: 'null' }, 403, 'a page of nowhere'],
    [{ origin: 'http://localhost:1' }, 403, 'another server on this machine'],
    [{ origin: '' }, 403, 'whoever does not say'],
    [{ 'sec-fetch-site': 'cross-site' }, 403, 'as the browser says, whatever the origin'],
    [{ 'sec-fetch-site': 'same-site' }, 403, 'the same site is not the same origin'],
    [{ 'sec-fetch-site': 'same-origin' }, 200, 'our page'],
    [{}, 200, 'our page in a browser that says only where it comes from'],
  ])('a question with %j gets %i: %s', async (headers, status) => {
    expect((await page.post('/page/ask', question, headers)).status).toBe(status);
  });
});

/** Everything in a payload that can be pressed. */
function buttonsIn(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'action_id' in value || ('type' in value && value.type === 'Action.Execute') ? [value] : [];
  return [...(own as Record<string, unknown>[]), ...Object.values(value).flatMap(buttonsIn)];
}
