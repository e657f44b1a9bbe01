import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUESTION_EXAMPLES } from '../../../adapters/shared/question-examples.ts';
import { answerSchema, FIGURE_COLUMNS } from '../../../src/index.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';

const IHA = { kind: 'indicators', indicators: [{ code: 'CIC-IHA', inverse: false }] };

describe('the API', () => {
  let server: ProgramServer;
  let token: string;

  beforeAll(async () => {
    server = await startPrograms({ requestMs: 600 });
    token = await server.makeToken();
  });
  afterAll(() => server.close());

  const get = (path: string, headers = {}) => server.get(path, token, headers);
  const post = (path: string, body: unknown) => server.post(path, token, body);

  it('answers words with facts, text and receipt', async () => {
    const response = await post('/api/ask', { text: 'how are initial health assessments doing?' });
    expect(response.status).toBe(200);
    const answer = answerSchema.parse(await response.json());
    expect(answer).toMatchObject({ dataset: 'report', outcome: 'answered', leftOut: [] });
    expect(answer.facts[0]).toMatchObject({ indicator: 'CIC-IHA', value: 32, period: '2018-12' });
    expect(answer.receipt.join(' ')).toContain('Quarter 3 2018/19 performance report');
    expect(answer.understood.question).toMatchObject({ ask: 'value', of: IHA });
  });

  it.each(QUESTION_EXAMPLES.map((example) => [example.ask, example] as const))(
    'answers the example of a Question that asks for %s',
    async (_ask, example) => {
      const response = await post('/api/questions', example);
      expect(answerSchema.parse(await response.json()).outcome).toMatch(/answered|no_data/);
    },
  );

  it('the same question gives the same bytes', async () => {
    const [one, other] = [
      await post('/api/questions', QUESTION_EXAMPLES[0]),
      await post('/api/questions', QUESTION_EXAMPLES[0]),
    ];
    expect(await one.text()).toBe(await other.text());
  });

  it('an option can be asked as it is', async () => {
    const asked = answerSchema.parse(await (await post('/api/ask', { text: 'visits?' })).json());
    expect(asked.outcome).toBe('clarify');
    const option = asked.options[0];
    const answer = answerSchema.parse(await (await post('/api/questions', option?.asks)).json());
    expect(answer.outcome).toBe('answered');
  });

  it.each<[string, unknown, number, RegExp]>([
    ['/api/ask', {}, 400, /"where":"\/text","found":"nothing","allowed":"text"/],
    ['/api/ask', { text: 'x', tex: 1 }, 400, /"where":"\/tex","found":"a field that there is not"/],
    ['/api/ask', '{"text":', 400, /not-json/],
    ['/api/ask', '[]', 400, /"found":"a list of 0","allowed":"an object"/],
    ['/api/ask', { text: 'x'.repeat(2_001) }, 400, /at most 2000 characters/],
    [
      '/api/questions',
      { ask: 'valeu', of: IHA },
      400,
      /"where":"\/ask","found":"\\"valeu\\"","allowed":"\\"value\\", /,
    ],
    ['/api/questions', { ask: 'value' }, 400, /"where":"\/of/],
    [
      '/api/questions',
      { ask: 'value', of: IHA, where: { kind: 'whole', areas: ['North'] } },
      400,
      /"where":"\/where\/areas","found":"a field that there is not"/,
    ],
    ['/api/questions', { ask: 'value', of: { kind: 'everything', themes: ['Health'] } }, 400, /"where":"\/of\/themes"/],
    ['/api/questions', '{"ask":"value","of":{"kind":"everything","__proto__":{}}}', 400, /"where":"\/of\/__proto__"/],
    ['/api/ask?dataset=nothing', { text: 'x' }, 404, /no-dataset/],
    ['/api/ask?datset=x', { text: 'x' }, 400, /"where":"\/datset"/],
    ['/api/nothing', { text: 'x' }, 404, /not-found/],
    ['/api/measures', { text: 'x' }, 405, /no-method/],
    ['/api/constructor', { text: 'x' }, 404, /not-found/],
  ])('%s with %j is refused with %i', async (path, body, status, text) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const said = await response.text();
    expect(said).toMatch(text);
    expect(said).not.toMatch(/\bat .*:\d+:\d+|node_modules|Error:/);
  });

  it('a body that is too large is refused, whether or not it says so first', async () => {
    const large = await post('/api/ask', { text: 'x'.repeat(70_000) });
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('At most 65536 bytes')]);
    const chunked = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const sent = httpRequest(`${server.url}/api/ask`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.write('x'.repeat(70_000));
      sent.end();
    });
    expect(chunked).toBe(413);
  });

  it('a body that is sent half ends by itself', async () => {
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = `POST /api/ask HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n`;
    socket.write(`${head}content-type: application/json\r\ncontent-length: 100\r\n\r\n{"text":`);
    const chunks: Buffer[] = [];
    for await (const chunk of socket as AsyncIterable<Buffer>) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each<[string, Record<string, string>, Buffer]>([
    ['text', { 'content-type': 'text/plain' }, Buffer.from('{"text":"x"}')],
    ['a patch', { 'content-type': 'application/json-patch+json' }, Buffer.from('{"text":"x"}')],
    ['what is compressed', { 'content-encoding': 'gzip' }, gzipSync('{"text":"x"}')],
    [
      'other letters that it names',
      { 'content-type': 'application/json; charset=iso-8859-1' },
      Buffer.from('{"text":"x"}'),
    ],
    ['other letters that it does not name', {}, Buffer.from('{"text":"caf\xe9"}', 'latin1')],
  ])('%s is not read for JSON', async (_what, headers, body) => {
    const response = await fetch(`${server.url}/api/ask`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: new Uint8Array(body),
    });
    expect(response.status).toBe(415);
  });

  it.each([
    ['{"text":"caseloads"}', 'application/json; charset=UTF-8'],
    ['\ufeff{"text":"caseloads"}', 'Application/JSON'],
  ])('%j as %s is read', async (body, type) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    expect((await fetch(`${server.url}/api/ask`, { method: 'POST', headers, body })).status).toBe(200);
  });

  it('a token that is revoked while a body is on its way has no answer', async () => {
    const late = await server.makeToken();
    const [, id = ''] = late.split('_');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${late}` };
      const sent = httpRequest(`${server.url}/api/ask`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.write('{"text":');
      void (async () => {
        // It has let the head of the request in by then.
        while ((await server.tokens.find(id))?.lastUsedAt === null) await new Promise(setImmediate);
        await server.tokens.revoke(id, '2019-03-07T09:00:00.000Z');
        server.pass(5_000);
        sent.end('"caseloads"}');
      })();
    });
    expect(status).toBe(401);
  });

  it.each([
    ['from=2019-02-30', /"where":"\/from","found":"\\"2019-02-30\\"","allowed":"a day that there is, such as/],
    ['to=yesterday', /"where":"\/to".*a day that there is/],
    ['from=2019-01-01&to=2018-12-31', /"where":"\/to".*2019-01-01 or later/],
    ['from=', /"where":"\/from"/],
    ['limit=0', /"where":"\/limit".*at least 1/],
  ])('figures of %s are refused, and are not none', async (query, text) => {
    const response = await get(`/api/figures?${query}`);
    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(text)]);
  });

  it('of what can not be drawn nobody has an edition', async () => {
    expect((await get('/api/charts?measure=CIC-IHA', { 'if-none-match': '*' })).status).toBe(422);
  });

  it('a request that is refused leaves a line with its token, and nothing of what it said', async () => {
    await get('/api/periods?measure=NO-SUCH');
    const [, id] = token.split('_');
    const line = server.logged.findLast((each) => each.includes('was refused'));
    expect(JSON.parse(line ?? '')).toMatchObject({ audit: true, platform: 'api', person: id, outcome: 'invalid' });
    expect(line).not.toContain('NO-SUCH');
  });

  it('pages of measures join to the whole list', async () => {
    const whole = await (await get('/api/measures')).json();
    const codes: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await (await get(`/api/measures?limit=25${after === '' ? '' : `&after=${after}`}`)).json();
      codes.push(...page.measures.map(({ code }: { code: string }) => code));
      after = page.next;
    }
    expect(codes).toEqual(whole.measures.map(({ code }: { code: string }) => code));
    expect(codes.length).toBeGreaterThan(40);
  });

  it('pages of figures join to what CSV gives whole', async () => {
    const csv = await (await get('/api/figures?format=csv&parts=true')).text();
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(Object.keys(rows[0] ?? {})).toEqual(FIGURE_COLUMNS);
    const figures: { measure: string; period: string; value: string | null }[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = await (await get(`/api/figures?parts=true&limit=40${after === '' ? '' : `&after=${after}`}`)).json();
      figures.push(...page.figures);
      after = page.next;
    }
    const short = ({ measure, period, value }: { measure?: string; period?: string; value?: string | null }) =>
      `${measure} ${period} ${value ?? ''}`;
    expect(figures.map(short)).toEqual(rows.map(short));
    expect(figures.length).toBeGreaterThan(70);
  });

  it('figures are filtered, and a name that there is not is said', async () => {
    const page = await (await get('/api/figures?measure=CIC-IHA&from=2018-12-01')).json();
    expect(page.figures.length).toBeGreaterThan(0);
    for (const figure of page.figures) expect(figure).toMatchObject({ measure: 'CIC-IHA', state: 'held' });
    const wrong = await get('/api/figures?measure=NO-SUCH&theme=Weather');
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toMatch(/\/measure.*NO-SUCH.*\/theme.*Weather/);
  });

  it.each(['bad', 'WyIxIl0', 'WyI5OTkiLDEsIngiXQ', 'W10'])(
    'a page that was never given (%s) is refused',
    async (after) => {
      expect((await get(`/api/figures?after=${after}`)).status).toBeGreaterThanOrEqual(400);
    },
  );

  it('an edition that the caller has is not sent again', async () => {
    for (const path of ['/api/measures', '/api/figures?measure=CIC-IHA', '/api/periods', '/api/openapi.json']) {
      const first = await get(path);
      const etag = first.headers.get('etag') ?? '';
      await first.arrayBuffer();
      expect(etag).toMatch(/^"[\w-]{27}"$/);
      const again = await get(path, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });

  it('HEAD has the headers of GET and no body', async () => {
    const response = await fetch(`${server.url}/api/measures`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${token}` },
    });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1_000);
  });

  it('draws what answers a question, with its words', async () => {
    const png = Buffer.from(await (await get('/api/charts?text=caseloads')).arrayBuffer());
    const { chart, answer } = await (await get('/api/charts?text=caseloads&format=json')).json();
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(Buffer.from(chart.png, 'base64')).toEqual(png);
    expect(chart.alt).toBe(answer.chart.alt);
  });

  it('says in words why nothing can be drawn', async () => {
    const response = await get('/api/charts?measure=CIC-IHA');
    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain('Initial health assessments');
  });

  it('a page of another site is refused, though it has a token', async () => {
    const response = await get('/api/measures', { origin: 'https://elsewhere.example' });
    expect(response.status).toBe(403);
  });

  it('the log holds neither words nor tokens', async () => {
    await post('/api/ask', { text: 'is Zebedee late with dental checks?' });
    await server.get('/api/measures', `${token}x`);
    const log = server.logged.join('\n');
    expect(log).toContain('"audit":true');
    expect(log).toContain('unknown token');
    expect(log).not.toMatch(/Zebedee|late with|"a program"|scb_/);
    expect(log).not.toContain(token.slice('scb_0123456789ab_'.length));
  });
});
