import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../adapters/teams/commands.ts';
import { manifestOf, SEARCH } from '../../../adapters/teams/manifest.ts';
import { readActivity } from '../../../adapters/teams/receive.ts';
import { type Bot, createBot } from '../../../src/index.ts';
import { program } from '../../fixtures/program.ts';
import { reportStore } from '../../fixtures/report-bot.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const APP_ID = '11111111-2222-3333-4444-555555555555';

/** Runs `npm run teams:package` as an administrator would; no setting of whoever runs the tests reaches it. */
function pack(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const unset = {
    MicrosoftAppId: '',
    MicrosoftAppPassword: '',
    MicrosoftAppTenantId: '',
    PUBLIC_URL: '',
    LOG_LEVEL: '',
  };
  return spawnSync(process.execPath, [program('adapters/teams/package.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...unset, ...environment },
    encoding: 'utf8',
  });
}

const manifest = manifestOf({
  appId: APP_ID,
  publicUrl: 'https://bot.example',
  organisation: 'The council',
  website: 'https://council.example',
});

/** From the package itself: its own validator would fetch the schema. */
function schemaOf(version: string): object {
  const entry = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
  const path = join(entry, `../json-schemas/teams/v${version}/MicrosoftTeams.schema.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as object;
}

type Schema = NonNullable<Parameters<typeof AppManifestUtils.validateAgainstSchema>[1]>;

function problemsIn(it: object): Promise<readonly string[]> {
  const read = TeamsManifestConverter.jsonToManifest(JSON.stringify(it));
  return AppManifestUtils.validateAgainstSchema(read, schemaOf(manifest.manifestVersion) as Schema);
}

describe('the manifest', () => {
  it('is right by its schema, and the schema finds what is not', async () => {
    expect(await problemsIn(manifest)).toEqual([]);
    expect(await problemsIn({ ...manifest, id: 'no guid' })).not.toEqual([]);
  });

  const { name, description, developer, bots, composeExtensions } = manifest;
  const [bot] = bots;
  const [extension] = composeExtensions;
  const [query] = extension.commands;
  const commands = (commandLists: unknown) => ({ bots: [{ ...bot, commandLists }] });
  const searching = (over: object) => ({ composeExtensions: [{ ...extension, commands: [{ ...query, ...over }] }] });

  // By the schema that is named in the manifest: a text that outgrows its limit is found by the test above.
  it.each([
    { what: 'short name', most: 30, over: (text: string) => ({ name: { ...name, short: text } }) },
    { what: 'full name', most: 100, over: (text: string) => ({ name: { ...name, full: text } }) },
    { what: 'short description', most: 80, over: (text: string) => ({ description: { ...description, short: text } }) },
    { what: 'description', most: 4_000, over: (text: string) => ({ description: { ...description, full: text } }) },
    { what: 'developer', most: 32, over: (text: string) => ({ developer: { ...developer, name: text } }) },
    {
      what: 'command',
      most: 128,
      over: (text: string) => commands([{ scopes: ['team'], commands: [{ title: text, description: 'd' }] }]),
    },
    { what: 'search title', most: 32, over: (text: string) => searching({ title: text }) },
    { what: 'search description', most: 128, over: (text: string) => searching({ description: text }) },
  ])('has a $what of at most $most characters', async ({ most, over }) => {
    expect(await problemsIn({ ...manifest, ...over('n'.repeat(most)) })).toEqual([]);
    expect(await problemsIn({ ...manifest, ...over('n'.repeat(most + 1)) })).toHaveLength(1);
  });

  it('has lists of commands no longer than Teams shows, one for each scope', async () => {
    const many = Array.from({ length: 11 }, (_, at) => ({ title: `${at}`, description: 'd' }));
    expect(await problemsIn({ ...manifest, ...commands([{ scopes: ['team'], commands: many }]) })).toHaveLength(1);
  });

  it('declares personal chats, teams and group chats, with the commands in each', () => {
    const [bot] = manifest.bots;
    expect(bot.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(bot.commandLists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team'], ['groupChat']]);
    for (const { commands } of bot.commandLists) {
      expect(commands.map(({ title }) => title)).toEqual(COMMANDS.map(({ says }) => says));
    }
  });

  it('declares the search as the code reads it', () => {
    const [extension] = manifest.composeExtensions;
    const [command] = extension.commands;
    const value = { commandId: command.id, parameters: [{ name: command.parameters[0].name, value: 'iha' }] };
    const where = { from: { id: 'p' }, recipient: { id: 'b' }, conversation: { id: 'c' }, channelId: 'msteams' };
    const sent = { type: 'invoke', name: 'composeExtension/query', value, serviceUrl: 'https://x.example', ...where };
    expect(readActivity(sent)).toMatchObject({ invoke: { name: 'query', words: 'iha' } });
    expect(command).toMatchObject({ id: SEARCH.command, type: 'query', initialRun: true });
  });

  it('is offered in no channel that is shared with another organisation', () => {
    expect(manifest).not.toHaveProperty('supportedChannelTypes');
  });
});

describe('the commands', () => {
  let bot: Bot;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const opened = await reportStore();
    close = opened.close;
    bot = createBot({ store: opened.store, today: () => '2019-03-07', elapsed: () => performance.now() });
  });
  afterAll(() => close());

  it.each(COMMANDS)('$says is understood', async ({ says }) => {
    const { record } = await bot.ask(says, null);
    expect(record.outcome).not.toBe('not_understood');
    expect(record.outcome).not.toBe('clarify');
  });
});

describe('npm run teams:package', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'scorecard-package-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a zip that Teams takes: the manifest and both icons in their sizes', async () => {
    const out = join(folder, 'app.zip');
    const args = ['--url', 'https://bot.example/', '--organisation', 'The council', '--out', out];
    const { status, stderr } = pack(args, {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'not a password',
      MicrosoftAppTenantId: 't',
    });
    expect([status, stderr]).toEqual([
      0,
      `${out} is ready to be uploaded in the Teams admin center: see docs/teams.md.\n`,
    ]);
    const files = unzipSync(new Uint8Array(readFileSync(out)));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const written = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array)) as typeof manifest;
    expect(await problemsIn(written)).toEqual([]);
    expect(written).toMatchObject({ id: APP_ID, validDomains: ['bot.example'], bots: [{ botId: APP_ID }] });
    expect(sizeOf(files[written.icons.color])).toEqual([192, 192]);
    expect(sizeOf(files[written.icons.outline])).toEqual([32, 32]);
    expect(strFromU8(files['manifest.json'] as Uint8Array)).not.toContain('not a password');
  });

  it('writes the same bytes for the same input', () => {
    const [one, two] = ['one.zip', 'two.zip'].map((name) => join(folder, name)) as [string, string];
    for (const out of [one, two]) pack(['--url', 'https://bot.example', '--id', APP_ID, '--out', out]);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  it.each([
    { args: ['--id', APP_ID], says: /needs --url \(or PUBLIC_URL\)/, why: 'no address' },
    { args: ['--id', APP_ID, '--url', 'http://bot.example'], says: /begins with https/, why: 'not encrypted' },
    { args: ['--url', 'https://bot.example'], says: /needs --id \(or MicrosoftAppId\)/, why: 'no app' },
    { args: ['--url', 'https://bot.example', '--id', 'app'], says: /GUID/, why: 'an app of another kind' },
    { args: ['--urll', 'x'], says: /--help shows the flags/, why: 'a flag that there is not' },
    {
      args: ['--url', 'https://b.example', '--id', APP_ID, '--organisation', 'x'.repeat(33)],
      says: /at most 32 characters/,
      why: 'a name that Teams does not take',
    },
  ])('says what is missing: $why', ({ args, says }) => {
    const { status, stderr } = pack(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('shows its flags', () => {
    const { status, stdout } = pack(['--help']);
    expect([status, stdout.split('\n')[0]]).toEqual([
      0,
      'Usage: npm run teams:package -- --url https://bot.example [flags]',
    ]);
  });
});

/** Width and height of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array | undefined): readonly number[] {
  const bytes = Buffer.from(png ?? []);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}
