import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue, narrowStore, type ObservationStore, type ProgramAnswer } from '../../../src/index.ts';
import { openDatabase } from '../../../src/store/connect.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { httpClient } from '../../fixtures/mcp-clients.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';

const SEEN = 'Child protection';

/** Small letters and single blanks, so that names are found however they are written. */
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ');

describe('a token for one theme', { timeout: 120_000 }, () => {
  let server: ProgramServer;
  let whole: Catalogue;
  let openedStore: ObservationStore;
  let token: string;
  let client: Client;
  let close: () => Promise<void>;
  /** Codes and names of measures that it must not see. */
  let closed: readonly string[];
  let open: ReadonlySet<string>;

  beforeAll(async () => {
    server = await startPrograms({ dataset: 'sample' });
    token = await server.makeToken({ themes: [SEEN] });
    const knex = openDatabase({ file: `${server.folder}/sample.sqlite` });
    const store = openStore(knex, { now: () => performance.now() });
    openedStore = store;
    close = () => knex.destroy();
    whole = await store.catalogue();
    const narrow = await narrowStore(store, [SEEN]).catalogue();
    open = new Set(narrow.indicators.map(({ code }) => code));
    const kept = plain(JSON.stringify([narrow.indicators.map(({ name }) => name), narrow.themes]));
    closed = whole.indicators
      .filter(({ code }) => !open.has(code))
      .flatMap(({ code, name }) => [code, name])
      .map(plain)
      .filter((name) => !kept.includes(name));
    client = await httpClient(server.url, token);
  });
  afterAll(async () => {
    await client.close();
    await close();
    await server.close();
  });

  /** What of it there is in a text, less what the caller wrote. */
  function leaks(text: string, asked = ''): readonly string[] {
    const said = ` ${plain(text).replaceAll(plain(asked).trim(), ' ')} `;
    const own = plain(asked);
    return closed.filter((name) => !own.includes(name) && said.includes(` ${name} `));
  }

  it('has something to see, and more that it must not', () => {
    expect(open.size).toBeGreaterThan(2);
    expect(closed.length).toBeGreaterThan(40);
  });

  it('lists nothing else', async () => {
    const paths = [
      'measures',
      'themes',
      'areas',
      'periods',
      'figures',
      'figures?format=csv&parts=true',
      'openapi.json',
    ];
    for (const path of paths) {
      const text = await (await server.get(`/api/${path}`, token)).text();
      expect(leaks(text), path).toEqual([]);
      expect(text.length, path).toBeGreaterThan(80);
    }
    for (const uri of ['scorecard://definitions', 'scorecard://imports']) {
      expect(leaks(JSON.stringify(await client.readResource({ uri }))), uri).toEqual([]);
    }
    for (const name of ['list_measures', 'list_themes', 'list_areas', 'list_periods']) {
      expect(leaks(JSON.stringify(await client.callTool({ name, arguments: {} }))), name).toEqual([]);
    }
  });

  it.each([
    "what's red?",
    'what got worse since last quarter?',
    'give me the headlines',
    'what are our biggest risks?',
    'how many measures are below target?',
    'furthest off target?',
    'what can you do?',
    'has any figure changed since it was published?',
    'where does this come from?',
    'placements?',
    'visits?',
    'reviews?',
    'why are things late?',
    'compare child protection with children in care',
  ])("'%s' tells of nothing else", async (text) => {
    const given = await (await server.post('/api/ask', token, { text })).text();
    expect(leaks(given, text)).toEqual([]);
    const { facts } = JSON.parse(given) as ProgramAnswer;
    expect(facts.filter(({ indicator }) => indicator !== null && !open.has(indicator))).toEqual([]);
    expect(leaks(JSON.stringify(await client.callTool({ name: 'ask', arguments: { text } })), text)).toEqual([]);
  });

  it('of a measure that it must not see it gets what it gets of one that there is not', async () => {
    const hidden = whole.indicators.filter(({ code }) => !open.has(code));
    expect(hidden.length).toBeGreaterThan(20);
    const questionOf = (code: string) => ({
      ask: 'value',
      of: { kind: 'indicators', indicators: [{ code, inverse: false }] },
    });
    const told = async (code: string) => {
      const question = await (await server.post('/api/questions', token, questionOf(code))).text();
      const chart = await (await server.get(`/api/charts?measure=${code}`, token)).text();
      const figures = await (await server.get(`/api/figures?measure=${code}`, token)).text();
      const periods = await (await server.get(`/api/periods?measure=${code}`, token)).text();
      const resource = await client.readResource({ uri: `scorecard://definitions/${code}` }).catch(String);
      return [question, chart, figures, periods, JSON.stringify(resource)].map((text) => text.replaceAll(code, 'CODE'));
    };
    const nothing = await told('NO-SUCH');
    for (const { code } of hidden) expect(await told(code), code).toEqual(nothing);
  });

  it('by its name it is not told either', async () => {
    for (const { name, code, aliases } of whole.indicators.filter((each) => !open.has(each.code))) {
      for (const text of [`what is ${name}?`, aliases[0]?.text ?? code]) {
        const given = (await (await server.post('/api/ask', token, { text })).json()) as ProgramAnswer;
        expect(
          given.facts.filter(({ indicator }) => indicator !== null && !open.has(indicator)),
          text,
        ).toEqual([]);
        expect(leaks(JSON.stringify(given), text), text).toEqual([]);
      }
    }
  });

  it('words for a measure that it must not see are not answered by one that is near', async () => {
    const everything = await server.makeToken();
    const one = await server.makeToken({ themes: ['Empowerment and feedback'] });
    const askedOf = async (of: string, text: string) =>
      (await (await server.post('/api/ask', of, { text })).json()) as ProgramAnswer;
    const codesOf = ({ options, understood, facts }: ProgramAnswer) => [
      ...understood.indicators,
      ...facts.map(({ indicator }) => indicator),
      ...options.flatMap(({ asks }) => JSON.stringify(asks).match(/(?<="code":")[^"]+/g) ?? []),
    ];
    const texts = [
      'how many children are in care?',
      'kids n care seen a dentist lately?? %',
      'percent of children with up to date dental checks?',
      'how many children are on a child protection plan?',
      'What percentage of children in need had not been visited on time by the end of last month?',
      'What percentage of children are not being seen promptly after a referral?',
      ...whole.indicators.map(({ name }) => `how many ${name}?`),
    ];
    let answered = 0;
    for (const text of texts) {
      const [all, narrow] = [await askedOf(everything, text), await askedOf(one, text)];
      const meant = codesOf(all);
      expect(
        codesOf(narrow).filter((code) => !meant.includes(code)),
        text,
      ).toEqual([]);
      answered += narrow.facts.length > 0 ? 1 : 0;
    }
    // What it may see it is told.
    expect(answered).toBeGreaterThan(1);
  });

  it('a publication that holds nothing of it is not among those that it sees', async () => {
    const published = { title: 'Return on fostering', publishedOn: '2026-11-20', changesAs: 'points' as const };
    const store = {
      catalogue: () => Promise.resolve({ ...whole, sources: [published, ...whole.sources] }),
      find: (plan: Parameters<ObservationStore['find']>[0]) => openedStore.find(plan),
    };
    const { sources } = await narrowStore(store, [SEEN]).catalogue();
    expect(sources).toEqual(whole.sources);
    expect(sources.length).toBeGreaterThan(0);
  });

  it('of another dataset, or one that there is not, it gets the same', async () => {
    const told = await Promise.all(
      ['report', 'nothing'].map(async (dataset) => {
        const api = await server.get(`/api/measures?dataset=${dataset}`, token);
        return [api.status, await api.text()];
      }),
    );
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.[0]).toBe(404);
  });
});

describe('where no token has been made', () => {
  let server: ProgramServer;
  beforeAll(async () => {
    server = await startPrograms();
  });
  afterAll(() => server.close());

  it('there is nothing, as at any path that there is not', async () => {
    const seen = async (path: string, method: string) => {
      const response = await fetch(`${server.url}${path}`, { method });
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      return [response.status, headers, await response.text()];
    };
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const nowhere = await seen('/nowhere', method);
      expect(await seen('/api/measures', method)).toEqual(nowhere);
      expect(await seen('/api/openapi.json', method)).toEqual(nowhere);
      expect(await seen('/mcp', method)).toEqual(nowhere);
    }
  });

  it('and for whoever comes by a proxy or another name there is nothing once there is one', async () => {
    const token = await server.makeToken();
    server.pass(3_000);
    expect((await server.get('/api/measures', token)).status).toBe(200);
    expect((await server.get('/api/measures', token, { 'x-forwarded-for': '10.0.0.1' })).status).toBe(404);
    const open = await startPrograms({ settings: { API_ALLOW_REMOTE: 'true' } });
    const other = await open.makeToken();
    expect((await open.get('/api/measures', other, { 'x-forwarded-for': '10.0.0.1' })).status).toBe(200);
    await open.close();
  });

  it('a link has a token only where it was made for that, and only for figures', async () => {
    const [plainToken, inLinks] = [await server.makeToken(), await server.makeToken({ inLinks: true })];
    const status = async (path: string) => (await server.get(path, '')).status;
    expect(await status(`/api/figures?format=csv&token=${inLinks}`)).toBe(200);
    expect(await status(`/api/figures?format=csv&token=${plainToken}`)).toBe(401);
    expect(await status(`/api/measures?token=${inLinks}`)).toBe(401);
    expect(server.logged.join('\n')).not.toContain('token=');
  });
});
