import { describe, expect, it } from 'vitest';
import { isPageServed } from '../../../adapters/platforms.ts';
import { isLoopback } from '../../../adapters/shared/from-here.ts';
import { readSettings, SettingsError } from '../../../src/index.ts';

const SLACK_HTTP = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
const SLACK_SOCKET = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const TEAMS = { MicrosoftAppId: 'id', MicrosoftAppPassword: 'p', MicrosoftAppTenantId: 't' };
const ASKED_FOR = { PLAYGROUND: 'true' };
const WITH_SECRET = { PLAYGROUND: 'true', PLAYGROUND_SECRET: 'long enough to keep' };

describe('isPageServed', () => {
  it.each<[Record<string, string>, boolean, string]>([
    [{}, true, 'nothing is set up'],
    [{ TEAMS_DEVELOPMENT: 'true' }, false, 'the emulator is what was asked for'],
    [SLACK_SOCKET, false, 'Slack is set up'],
    [SLACK_HTTP, false, 'Slack is set up, and nobody asked for the page'],
    [{ ...SLACK_SOCKET, HOST: '0.0.0.0', NODE_ENV: 'production' }, false, 'nobody asked for the page'],
    [{ ...SLACK_SOCKET, ...ASKED_FOR }, true, 'asked for, and nobody reaches it from outside'],
    [{ ...TEAMS, ...WITH_SECRET }, true, 'asked for, with a secret'],
    [{ HOST: '0.0.0.0', ...WITH_SECRET }, true, 'elsewhere, with a secret'],
    [{ NODE_ENV: 'production', ...WITH_SECRET }, true, 'in production, with a secret'],
    [{ HOST: '::1' }, true, 'loopback has two addresses'],
    [{ HOST: 'localhost' }, true, 'and a name'],
    [{ PLAYGROUND_SECRET: 'long enough to keep' }, true, 'whoever wants to sign in may'],
  ])('%j: %s, since %s', (settings, expected) => {
    expect(isPageServed(readSettings(settings))).toBe(expected);
  });

  it.each<[Record<string, string>, RegExp]>([
    [
      { HOST: '0.0.0.0' },
      /^The setting PLAYGROUND is missing: HOST is 0\.0\.0\.0, which is not this machine alone, and/,
    ],
    [{ HOST: '192.168.1.4', ...ASKED_FOR }, /^The setting PLAYGROUND_SECRET is missing: HOST is 192\.168\.1\.4/],
    [{ HOST: '127.0.0.1.example' }, /^The setting PLAYGROUND is missing: HOST is 127\.0\.0\.1\.example/],
    [{ NODE_ENV: 'production' }, /^The setting PLAYGROUND is missing: NODE_ENV is production/],
    [{ NODE_ENV: 'production', ...ASKED_FOR }, /^The setting PLAYGROUND_SECRET is missing: NODE_ENV is production/],
    [{ PUBLIC_URL: 'https://bot.example' }, /^The setting PLAYGROUND is missing: PUBLIC_URL says/],
    [{ ...SLACK_HTTP, ...ASKED_FOR }, /^The setting PLAYGROUND_SECRET is missing: Slack over HTTP/],
    [{ ...TEAMS, ...ASKED_FOR }, /^The setting PLAYGROUND_SECRET is missing: Teams reaches/],
  ])('%j is refused in one line', (settings, message) => {
    const asked = () => isPageServed(readSettings(settings));
    expect(asked).toThrow(SettingsError);
    expect(asked).toThrow(message);
    expect(asked).not.toThrow(/\n/);
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])('%s is', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['0.0.0.0', '::', 'localhost.example', '128.0.0.1', '127.0.0.1.example', '10.0.0.1', ''])(
    '%s is not',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
