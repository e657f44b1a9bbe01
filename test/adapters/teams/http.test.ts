import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTeams } from '../../../adapters/teams/main.ts';
import { activity, teamsSettings } from '../../fixtures/teams-bot.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport();
});
afterAll(() => report.close());
beforeEach(() => report.forget());

async function send(
  init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> },
): Promise<Response> {
  const authorization = `Bearer ${await report.connector.token()}`;
  const headers = { authorization, 'content-type': 'application/json', ...init.headers };
  return fetch(`${report.bot.url}/api/messages`, { method: 'POST', ...init, headers });
}

describe('/api/messages', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('takes no %s, and says what it takes', async (method) => {
    const response = await fetch(`${report.bot.url}/api/messages`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.text()).toBe('');
  });

  it.each([
    { type: 'text/plain', why: 'a form on a page could send it' },
    { type: 'application/x-www-form-urlencoded', why: 'so could this one' },
    { type: 'application/jsonp', why: 'it only begins alike' },
  ])('takes no $type: $why', async ({ type }) => {
    const body = JSON.stringify(activity(report.connector));
    expect((await send({ body, headers: { 'content-type': type } })).status).toBe(415);
  });

  it.each([
    { body: '', why: 'nothing' },
    { body: '{"type":"message"', why: 'half of it' },
    { body: 'null', why: 'null' },
    { body: '[]', why: 'a list' },
    { body: '"message"', why: 'text' },
    { body: '{}', why: 'an empty object' },
    { body: '{"type":"message","__proto__":{"channelId":"msteams"}}', why: 'a prototype' },
  ])('answers 400 to $why', async ({ body }) => {
    expect((await send({ body })).status).toBe(400);
  });

  it.each([
    { over: { type: 7 }, why: 'its type is a number' },
    { over: { from: null }, why: 'it is from nobody' },
    { over: { from: { id: '' } }, why: 'it is from somebody without an id' },
    { over: { conversation: 'a:chat' }, why: 'its conversation is text' },
    { over: { serviceUrl: 'file:///etc/passwd' }, why: 'its service URL is a file' },
    { over: { serviceUrl: undefined }, why: 'it has no service URL' },
    { over: { text: { toString: 'x' } }, why: 'its text is an object' },
    { over: { id: 'x'.repeat(5_000) }, why: 'its id is endless' },
  ])('answers 400 where $why', async ({ over }) => {
    expect((await send({ body: JSON.stringify(activity(report.connector, over)) })).status).toBe(400);
  });

  it('answers 413 to what is larger than Teams sends', async () => {
    const body = JSON.stringify(activity(report.connector, { text: 'x'.repeat(300_000) }));
    const status = await send({ body }).then(
      (response) => response.status,
      () => 413, // The connection is closed while it is still being written to.
    );
    expect(status).toBe(413);
    expect((await report.bot.send(activity(report.connector))).status).toBe(202);
    await report.connector.taken(1);
  });

  it('reads no more of a body of 5 MB than it takes, whoever sends it', async () => {
    const body = 'x'.repeat(5 * 1024 * 1024);
    // The connection may be closed while it is still being written to.
    const statusOf = (sent: Promise<Response>) =>
      sent.then(
        ({ status }) => status,
        () => null,
      );
    expect([413, null]).toContain(await statusOf(send({ body })));
    expect([401, null]).toContain(await statusOf(send({ body, headers: { authorization: 'nobody' } })));
    expect((await report.bot.send(activity(report.connector))).status).toBe(202);
    await report.connector.taken(1);
  });

  it('is not held up by a message of nothing but mentions that do not end', async () => {
    // Each read to the end of the text, it would take longer than any test may.
    expect((await report.bot.send(activity(report.connector, { text: '<at>'.repeat(60_000) }))).status).toBe(202);
    await report.connector.taken(1);
  });

  it('answers a question of any length that Teams lets through', async () => {
    const { bot, connector } = report;
    expect((await bot.send(activity(connector, { text: 'how are we doing? '.repeat(1_500) }))).status).toBe(202);
    const [answer] = await connector.taken(1);
    expect(answer?.activity?.summary).toMatch(/^That message has 26,999 characters; I read up to 2,000/);
  });

  it('outlives a connection that breaks in the middle of a request', async () => {
    const { port, hostname } = new URL(report.bot.url);
    const socket = connect(Number(port), hostname);
    const authorization = `Bearer ${await report.connector.token()}`;
    const head = `POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n`;
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"type":`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await report.bot.send(activity(report.connector))).status).toBe(202);
    await report.connector.taken(1);
  });

  it.each([
    { name: 'signin/verifyState', value: {} },
    { name: 'task/fetch', value: {} },
    { name: 'composeExtension/queryLink', value: { url: 'https://x.example' } },
    { name: 'adaptiveCard/action', value: { action: { data: { do: 'something' } } } },
    { name: 'adaptiveCard/action', value: null },
    { name: 'composeExtension/selectItem', value: [] },
    { name: undefined, value: undefined },
  ])('says that it does not know the invocation $name of $value', async ({ name, value }) => {
    const response = await report.bot.send(activity(report.connector, { type: 'invoke', name, value }));
    expect(response.status).toBe(501);
    expect(await response.text()).toBe('');
  });

  it('tells the person when the database is gone, and the connector nothing', async () => {
    const bot = await report.another();
    const { conversations } = bot.parts;
    const { inbox } = conversations;
    const before = { ...inbox };
    Object.assign(conversations.inbox, { accept: () => Promise.reject(new Error('secret of the database')) });
    const response = await bot.send(activity(report.connector));
    expect([response.status, await response.text()]).toEqual([202, '']);
    const [told] = await report.connector.taken(1);
    expect(told?.activity?.text).toMatch(/^Sorry, something went wrong on my side, .*\(Reference \w{8}\)$/);
    Object.assign(inbox, before);
  });
});

describe('without an app', () => {
  const development = {
    MicrosoftAppId: '',
    MicrosoftAppPassword: '',
    MicrosoftAppTenantId: '',
    TEAMS_DEVELOPMENT: 'true',
  };

  it('answers whoever is on this machine', async () => {
    const bot = await report.another({ environment: development });
    const body = JSON.stringify(activity(report.connector, { channelId: 'emulator' }));
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body })).status).toBe(202);
    const [answer] = await report.connector.taken(1);
    expect(answer?.authorization).toBe('');
    expect(answer?.activity?.summary).toContain('32%');
  });

  it('sends nothing to another machine, and answers under no other name', async () => {
    const bot = await report.another({ environment: development });
    const port = Number(new URL(bot.url).port);
    const elsewhere = JSON.stringify(activity(report.connector, { serviceUrl: 'https://elsewhere.example/' }));
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${bot.url}/api/messages`, { method: 'POST', headers, body: elsewhere })).status).toBe(401);
    expect(await underName('rebound.example', port, JSON.stringify(activity(report.connector)))).toContain(' 421 ');
  });

  it.each(['0.0.0.0', '192.0.2.7', '::'])('does not start on %s', async (host) => {
    const settings = teamsSettings({ ...development, HOST: host });
    await expect(createTeams({ ...report.bot.parts, settings })).rejects.toMatchObject({
      name: 'SettingsError',
      message: expect.stringContaining(`HOST is '${host}'`),
    });
  });

  it.each(['127.0.0.1', '::1', 'localhost'])('starts on %s', async (host) => {
    const settings = teamsSettings({ ...development, HOST: host });
    expect((await createTeams({ ...report.bot.parts, settings })).name).toBe('teams');
  });
});

/** The status line of a request with another Host than fetch would send. */
function underName(host: string, port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const length = Buffer.byteLength(body);
      const head = `POST /api/messages HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`;
      socket.write(`${head}Content-Length: ${length}\r\nConnection: close\r\n\r\n${body}`);
    });
    socket.once('data', (chunk) => resolve(chunk.toString()));
    socket.once('error', reject);
  });
}

describe('signing in', () => {
  const refused = (name: string, message: string) => {
    const error = Object.assign(new Error(message), { name, errorCode: 'invalid_client' });
    return {
      isValidAppId: () => Promise.resolve(true),
      isAuthenticationDisabled: () => Promise.resolve(false),
      createCredentials: () =>
        Promise.resolve({ signRequest: () => Promise.reject(error), getToken: () => Promise.reject(error) }),
    };
  };

  it('with a wrong password ends the start with one line that names the settings', async () => {
    const credentials = refused('ServerError', 'invalid_client: AADSTS7000215: Invalid client secret provided.');
    const service = await createTeams(report.bot.parts, { credentials });
    await expect(service.start({ port: 0 })).rejects.toMatchObject({
      name: 'SettingsError',
      message:
        'Microsoft does not accept the settings MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId: AADSTS7000215.',
    });
    expect(service.isReady()).toBe(false);
  });

  it('where the sign-in service is down for now stops nothing', async () => {
    const credentials = refused('ClientAuthError', 'network_error');
    const service = await createTeams(report.bot.parts, { credentials });
    await service.start({ port: 0 });
    expect(service.isReady()).toBe(true);
    await service.stop(1_000);
    expect(service.isReady()).toBe(false);
  });
});
