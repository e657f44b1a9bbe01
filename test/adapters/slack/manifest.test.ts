import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { METHODS } from '../../../adapters/slack/calls.ts';
import {
  AGENT_SCOPE,
  COMMANDS,
  EVENTS,
  manifestFor,
  manifestText,
  OPTIONAL_METHODS,
  OPTIONAL_SCOPES,
  SCOPES,
} from '../../../adapters/slack/manifest.ts';
import { program } from '../../fixtures/program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const ADAPTER = join(ROOT, 'adapters/slack');

const SOCKET = manifestFor({ url: null, isAgent: false });
const HTTP = manifestFor({ url: 'https://bot.example.org', isAgent: false });

async function sources(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(ADAPTER)).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(names.map((name) => readFile(join(ADAPTER, name), 'utf8')));
  return new Map(names.map((name, at) => [name, texts[at] ?? '']));
}

describe('manifest.json', () => {
  it('is what the source makes, for Socket Mode', async () => {
    expect(await readFile(join(ROOT, 'manifest.json'), 'utf8')).toBe(manifestText(SOCKET));
    expect(SOCKET.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(SOCKET)).not.toMatch(/https?:/);
  });

  it('for HTTP is the same but for its addresses', () => {
    const at = 'https://bot.example.org/slack/events';
    const { settings, features, ...rest } = HTTP;
    const socket = SOCKET;
    expect(rest).toEqual({ ...socket, settings: undefined, features: undefined });
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: at, bot_events: socket.settings.event_subscriptions.bot_events },
      interactivity: { is_enabled: true, request_url: at },
    });
    expect(features.slash_commands).toEqual(socket.features.slash_commands.map((each) => ({ ...each, url: at })));
  });

  it('for an agent has its surface, with what it offers to ask, and the scope for it', () => {
    const { features, oauth_config: oauth, ...rest } = manifestFor({ url: null, isAgent: true });
    expect(rest).toEqual({ ...SOCKET, features: undefined, oauth_config: undefined });
    const { agent_view: view, ...others } = features;
    expect(others).toEqual(SOCKET.features);
    expect(view?.agent_description.length).toBeLessThanOrEqual(300);
    expect(view?.suggested_prompts.length).toBeLessThanOrEqual(4);
    expect(oauth.scopes.bot.filter((scope) => !SOCKET.oauth_config.scopes.bot.includes(scope))).toEqual([AGENT_SCOPE]);
  });

  // https://docs.slack.dev/reference/app-manifest
  it('stays within what Slack takes', () => {
    const { display_information: display, features } = HTTP;
    expect(display.name.length).toBeLessThanOrEqual(35);
    expect(display.description.length).toBeLessThanOrEqual(140);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.shortcuts.length).toBeLessThanOrEqual(10);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(Object.keys(COMMANDS).length).toBeLessThanOrEqual(50);
    for (const { command, description, usage_hint: hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z-]{1,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(hint.length).toBeLessThanOrEqual(1000);
    }
  });
});

describe('scopes', () => {
  it('are those that methods, events and commands need, each written down', () => {
    expect(SCOPES).toEqual([
      'app_mentions:read',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:read',
      'im:history',
      'users:read',
    ]);
  });

  it('read no history of channels but where whoever installs the app allows it', () => {
    expect(SCOPES.filter((scope) => scope.endsWith(':history'))).toEqual(['im:history']);
    expect(OPTIONAL_METHODS.map((method) => METHODS[method].scope)).toEqual([
      ['channels:history', 'groups:history', 'im:history'],
      ['channels:history', 'groups:history', 'im:history'],
    ]);
    const { bot, bot_optional: optional } = SOCKET.oauth_config.scopes;
    expect(optional).toEqual(['channels:history', 'groups:history']);
    expect(bot).toEqual([...SCOPES, ...optional].sort());
  });

  it('are each explained in docs/slack.md', async () => {
    const docs = await readFile(join(ROOT, 'docs/slack.md'), 'utf8');
    const explained = [...docs.matchAll(/^\| `([a-z_]+:[a-z]+|commands)` +\|/gm)].map(([, scope]) => scope);
    expect(new Set(explained)).toEqual(new Set([...SCOPES, ...OPTIONAL_SCOPES, AGENT_SCOPE]));
  });

  it('cover every call: no file calls Slack but through the list of methods, and none is listed in vain', async () => {
    const all = await sources();
    for (const [name, text] of all) {
      if (name === 'calls.ts') continue;
      // Of the client's own methods, that of a socket connects and is no call of ours.
      expect([name, text.match(/\bclient\.(?!start\b|disconnect\b|on\b|ts\b)\w+/g)]).toEqual([name, null]);
      // Bolt gives its listeners ways of their own to call Slack.
      expect([name, text.match(/async \(\{[^}]*\b(client|say|respond)\b[^}]*\}\)/g)]).toEqual([name, null]);
      expect([name, text.match(/apiCall|slack\.com\/api\/\w/g)]).toEqual([name, null]);
    }
    const others = [...all]
      .filter(([name]) => name !== 'calls.ts')
      .map(([, text]) => text)
      .join('\n');
    const called = Object.keys(METHODS).filter((method) => new RegExp(`(call|once)\\('${method}'`).test(others));
    expect(called).toEqual(Object.keys(METHODS));
  });
});

describe('what Slack sends', () => {
  it('is what is listened to: events, commands, the shortcut and the windows', async () => {
    const app = (await sources()).get('app.ts') ?? '';
    const listened = [...app.matchAll(/app\.event\('(\w+)'/g)].map(([, event]) => event ?? '');
    const messages = /app\.message\(/.test(app) ? ['message.im'] : [];
    expect([...listened, ...messages].sort()).toEqual(Object.keys(EVENTS).sort());
    expect(app).toMatch(/Object\.keys\(COMMANDS\)[^}]*app\.command\(command/s);
    expect(app).toMatch(/app\.shortcut\(SHORTCUT\.callback_id/);
    expect(app).toMatch(/app\.shortcut\([^)]*callback_id: MESSAGE_SHORTCUT\.callback_id/s);
    expect(app).toMatch(/app\.view\(SHORTCUT\.callback_id/);
    expect(app).toMatch(/app\.view\(DIGEST_FORM/);
  });
});

describe('npm run slack:manifest', () => {
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [program('adapters/slack/write-manifest.ts'), ...args], {
      cwd: ROOT,
    });

  it('writes the one for HTTP', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'scorecard-manifest-'));
    try {
      const file = join(folder, 'http.json');
      await run('--url', 'https://bot.example.org/', '--out', file);
      expect(await readFile(file, 'utf8')).toBe(manifestText(HTTP));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('prints the one for an agent', async () => {
    expect((await run('--agent', '--print')).stdout).toBe(manifestText(manifestFor({ url: null, isAgent: true })));
  });

  it('prints the one for Socket Mode', async () => {
    expect((await run('--print')).stdout).toBe(manifestText(SOCKET));
  });

  it.each([
    [
      ['--url', 'http://bot.example.org'],
      /^--url is 'http:\/\/bot.example.org'; allowed: an address that begins with https/,
    ],
    [['--loud'], /--help shows the flags\.\n$/],
  ])('called with %j ends with 2 and says why', async (args, message) => {
    await expect(run(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
  });
});
