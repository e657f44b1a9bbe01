import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { activity } from '../../fixtures/teams-bot.ts';
import type { TokenOver } from '../../fixtures/teams-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  // The SDK writes what it refuses to the console.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  report = await startTeamsReport();
});
afterAll(async () => {
  await report.close();
  vi.restoreAllMocks();
});
beforeEach(() => report.forget());

async function post(authorization: string | null, over: Readonly<Record<string, unknown>> = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) };
  const body = JSON.stringify(activity(report.connector, over));
  return fetch(`${report.bot.url}/api/messages`, { method: 'POST', headers, body });
}

async function expectRefused(response: Response): Promise<void> {
  expect(response.status).toBe(401);
  expect(await response.text()).toBe('');
  expect([...response.headers.keys()].filter((name) => name.startsWith('www-'))).toEqual([]);
  expect(await report.database.knex('inbox_events')).toEqual([]);
}

const parts = (token: string) => token.split('.') as [string, string, string];
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token', () => {
  it('that is right is accepted', async () => {
    expect((await report.bot.send(activity(report.connector))).status).toBe(202);
    await report.connector.taken(1);
  });

  it('that is right but for a clock five minutes off is accepted', async () => {
    const token = { expiresIn: Math.floor(Date.now() / 1_000) - 200 };
    expect((await report.bot.send(activity(report.connector), token)).status).toBe(202);
    await report.connector.taken(1);
  });

  it.each<{ token: TokenOver; why: string }>([
    { token: { claims: { aud: 'another-app' } }, why: 'it is for another bot' },
    { token: { claims: { aud: ['app'] } }, why: 'it is for a list' },
    {
      token: { claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } },
      why: 'an emulator issued it',
    },
    {
      token: { claims: { iss: 'https://login.microsoftonline.com/t/v2.0', ver: '2.0', azp: 'app' } },
      why: 'somebody with our secret did',
    },
    { token: { claims: { iss: 'https://api.botframework.us' } }, why: 'another cloud issued it' },
    { token: { claims: { serviceurl: 'https://elsewhere.example/' } }, why: 'it is for another service URL' },
    { token: { claims: { serviceurl: undefined } }, why: 'it names no service URL' },
    { token: { expiresIn: '-1h' }, why: 'it has expired' },
    { token: { notBefore: '30m' }, why: 'its time has not come' },
    { token: { key: 'other' }, why: 'another key signed it' },
    { token: { key: 'web' }, why: 'the key is endorsed for another channel' },
  ])('is refused without a word: $why', async ({ token }) => {
    await expectRefused(await report.bot.send(activity(report.connector), token));
  });

  it('is refused where its claims were changed after it was signed', async () => {
    const [header, claims, signature] = parts(await report.connector.token());
    const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), extra: true };
    await expectRefused(await post(`Bearer ${header}.${encoded(changed)}.${signature}`));
  });

  it('is refused where its signature is of another token, or was cut', async () => {
    const [header, claims, signature] = parts(await report.connector.token());
    const [, , other] = parts(await report.connector.token({ expiresIn: '2h' }));
    await expectRefused(await post(`Bearer ${header}.${claims}.${other}`));
    await expectRefused(await post(`Bearer ${header}.${claims}.${signature.slice(0, -4)}`));
  });

  it('is refused where it says that it needs no signature', async () => {
    const [, claims, signature] = parts(await report.connector.token());
    for (const alg of ['none', 'None', 'HS256']) {
      const header = encoded({ alg, typ: 'JWT', kid: 'usual' });
      await expectRefused(await post(`Bearer ${header}.${claims}.${signature}`));
      await expectRefused(await post(`Bearer ${header}.${claims}.`));
    }
  });

  it('is refused where its key is not published', async () => {
    const [, claims, signature] = parts(await report.connector.token());
    const header = encoded({ alg: 'RS256', typ: 'JWT', kid: 'unheard-of' });
    await expectRefused(await post(`Bearer ${header}.${claims}.${signature}`));
  });

  it.each([
    { authorization: null, why: 'none' },
    { authorization: '', why: 'nothing' },
    { authorization: 'Bearer', why: 'no token' },
    { authorization: 'Bearer null', why: 'no token but a word' },
    { authorization: 'Bearer a.b.c', why: 'three parts that are nothing' },
    { authorization: 'Bearer e30.e30.e30', why: 'empty parts' },
    { authorization: 'Basic YXBwOnBhc3N3b3Jk', why: 'a password' },
  ])('is refused where there is $why', async ({ authorization }) => {
    await expectRefused(await post(authorization));
  });

  it('is refused with more than one space, or two of it', async () => {
    const token = await report.connector.token();
    await expectRefused(await post(`Bearer  ${token}`));
    await expectRefused(await post(`Bearer ${token} ${token}`));
    await expectRefused(await post(`bearer ${token}`));
  });

  it.each([
    { over: { channelId: 'webchat' }, why: 'the activity is of another channel' },
    { over: { channelId: 'emulator' }, why: 'the activity is of an emulator' },
    { over: { channelId: 'AseChannel' }, why: 'the SDK would look elsewhere for the issuer' },
    { over: { serviceUrl: 'https://elsewhere.example/' }, why: 'replies would go elsewhere' },
  ])('is refused, right as it is: $why', async ({ over }) => {
    await expectRefused(await post(`Bearer ${await report.connector.token()}`, over));
  });
});

describe('keys that can not be fetched', () => {
  it('are no fault of the request: it may be sent again', async () => {
    const openIdUrl = 'http://127.0.0.1:9/openid';
    const bot = await report.another({ seams: { openIdUrl } });
    const response = await bot.send(activity(report.connector));
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('');
  });
});
