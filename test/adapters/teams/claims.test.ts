import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimsFit } from '../../../adapters/teams/claims.ts';
import { createMessages } from '../../../adapters/teams/http-transport.ts';
import { createLog } from '../../../src/index.ts';
import { TENANT } from '../../fixtures/teams-bot.ts';

// Apart from the SDK, which looks at much of the same: what it would refuse is refused here without it.

const NOW = new Date('2026-03-30T08:00:00Z');
const SECONDS = NOW.getTime() / 1_000;
const SERVICE_URL = 'https://smba.trafficmanager.net/uk/';
const HEADER = { alg: 'RS256', kid: 'key', typ: 'JWT' };
const CLAIMS = {
  iss: 'https://api.botframework.com',
  aud: 'app',
  serviceurl: SERVICE_URL,
  exp: SECONDS + 3_600,
  nbf: SECONDS - 60,
};

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that nobody signed. */
function tokenOf(claims: Readonly<Record<string, unknown>> = {}, header: Readonly<Record<string, unknown>> = {}) {
  return `Bearer ${encoded({ ...HEADER, ...header })}.${encoded({ ...CLAIMS, ...claims })}.c2ln`;
}

const fits = (token: string) => claimsFit(token, { appId: 'app', serviceUrl: SERVICE_URL, now: NOW });

describe('what a token claims', () => {
  it.each([
    { token: tokenOf(), why: 'all is as it must be' },
    { token: tokenOf({}, { alg: 'RS384' }), why: 'another length of key' },
    { token: tokenOf({ nbf: undefined }), why: 'it says nothing of when it begins' },
    { token: tokenOf({ exp: SECONDS - 299 }), why: 'clocks differ by less than five minutes' },
    { token: tokenOf({ nbf: SECONDS + 299 }), why: 'clocks differ by less than five minutes' },
  ])('fits: $why', ({ token }) => expect(fits(token)).toBe(true));

  it.each([
    { token: tokenOf({ aud: 'another-app' }), why: 'it is for another bot' },
    { token: tokenOf({ aud: ['app'] }), why: 'it is for a list' },
    { token: tokenOf({ aud: undefined }), why: 'it is for nobody' },
    { token: tokenOf({ serviceurl: 'https://elsewhere.example/' }), why: 'replies would go elsewhere' },
    { token: tokenOf({ serviceurl: undefined }), why: 'it names no service URL' },
    { token: tokenOf({ iss: 'https://api.botframework.us' }), why: 'another cloud issued it' },
    { token: tokenOf({ iss: undefined }), why: 'nobody says who issued it' },
    { token: tokenOf({ exp: SECONDS - 300 }), why: 'it has expired five minutes ago' },
    { token: tokenOf({ exp: undefined }), why: 'it never expires' },
    { token: tokenOf({ exp: String(SECONDS + 3_600) }), why: 'its end is text' },
    { token: tokenOf({ nbf: SECONDS + 300 }), why: 'it begins in five minutes' },
    { token: tokenOf({ nbf: 'now' }), why: 'its beginning is text' },
    { token: tokenOf({}, { alg: 'none' }), why: 'it needs no signature' },
    { token: tokenOf({}, { alg: 'HS256' }), why: 'a shared secret signs it' },
    { token: tokenOf({}, { kid: undefined }), why: 'it names no key' },
    { token: tokenOf().replace('Bearer ', ''), why: 'it is not said to be a token' },
    { token: tokenOf().slice(0, tokenOf().lastIndexOf('.')), why: 'it has no signature' },
    { token: `Bearer bnVsbA.${encoded(CLAIMS)}.c2ln`, why: 'its header is null' },
    { token: `Bearer ${encoded(HEADER)}.W10.c2ln`, why: 'its claims are a list' },
  ])('does not fit: $why', ({ token }) => expect(fits(token)).toBe(false));
});

describe('a request whose token the SDK would take, whatever it says', () => {
  let url: string;
  let close: () => void;
  let checked = 0;
  const taken: unknown[] = [];

  beforeAll(async () => {
    const handle = createMessages({
      appId: 'app',
      connector: {
        check: () => {
          checked += 1;
          return Promise.resolve('accepted' as const);
        },
      },
      turns: { take: (_id, came) => Promise.resolve(void taken.push(came)) },
      invoke: () => Promise.reject(new Error('nothing here invokes')),
      log: createLog('silent'),
      now: () => NOW,
      newId: () => 'new',
    });
    const server = createServer((request, response) => void handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
    close = () => server.close();
  });
  afterAll(() => close());
  beforeEach(() => {
    checked = 0;
    taken.length = 0;
  });

  async function send(token: string, over: Readonly<Record<string, unknown>> = {}): Promise<number> {
    const body = JSON.stringify({
      ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl: SERVICE_URL, text: 'dental checks?' },
      ...{
        from: { id: '29:a', aadObjectId: 'a' },
        recipient: { id: '28:app' },
        channelData: { tenant: { id: TENANT } },
      },
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: TENANT },
      ...over,
    });
    const headers = { authorization: token, 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body })).status;
  }

  it('is taken where all is as it must be', async () => {
    expect(await send(tokenOf())).toBe(202);
    expect({ checked, taken: taken.length }).toEqual({ checked: 1, taken: 1 });
  });

  it.each([
    { token: tokenOf({ aud: 'another-app' }), over: {}, why: 'the token is for another bot' },
    { token: tokenOf({ serviceurl: 'https://elsewhere.example/' }), over: {}, why: 'it is for another service URL' },
    { token: tokenOf(), over: { serviceUrl: 'https://elsewhere.example/' }, why: 'replies would go elsewhere' },
    { token: tokenOf(), over: { channelId: 'webchat' }, why: 'the activity is of another channel' },
  ])('is refused before the SDK is asked: $why', async ({ token, over }) => {
    expect(await send(token, over)).toBe(401);
    expect({ checked, taken }).toEqual({ checked: 0, taken: [] });
  });
});
