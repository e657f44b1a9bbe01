import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { readSettings, UsageError } from '../../src/index.ts';
import { explain } from '../shared/explain.ts';
import { parsed } from '../shared/flags.ts';
import { manifestOf } from './manifest.ts';
import { TEAMS_SETTINGS } from './settings.ts';

const HELP = `Usage: npm run teams:package -- --url https://bot.example [flags]

Writes the app package that an administrator uploads to Microsoft Teams.

  --url URL             where the outside reaches the bot; default: PUBLIC_URL
  --id GUID             the id of the app registration; default: MicrosoftAppId
  --organisation NAME   whom Teams names as the developer; default: 'Scorecard Bot'
  --website URL         a page of theirs, also for privacy and terms of use; default: as --url
  --out FILE            default: scorecard-bot-teams.zip
  --help                show this
`;

const OPTIONS = {
  url: { type: 'string' },
  id: { type: 'string' },
  organisation: { type: 'string', default: 'Scorecard Bot' },
  website: { type: 'string' },
  out: { type: 'string', default: 'scorecard-bot-teams.zip' },
  help: { type: 'boolean', short: 'h' },
} as const;

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const say = (text: string) => void process.stderr.write(`${text.trimEnd()}\n`);

function main(args: readonly string[]): number {
  try {
    const { help, out, ...given } = parsed(() => parseArgs({ args: [...args], options: OPTIONS })).values;
    if (help) {
      process.stdout.write(HELP);
      return 0;
    }
    const file = resolve(out);
    writeFileSync(file, packageOf(given));
    say(`${file} is ready to be uploaded in the Teams admin center: see docs/teams.md.`);
    return 0;
  } catch (error) {
    return explain(error, 'teams:package', say);
  }
}

interface Given {
  readonly url?: string | undefined;
  readonly id?: string | undefined;
  readonly organisation: string;
  readonly website?: string | undefined;
}

/** The zip that Teams takes: the manifest and its two icons, at its root. */
function packageOf({ url, id, organisation, website }: Given): Uint8Array {
  const settings = readSettings();
  const { server } = settings;
  const teams = settings.of(TEAMS_SETTINGS);
  const publicUrl = readAddress('--url (or PUBLIC_URL)', url ?? server.publicUrl ?? '');
  const appId = id ?? teams?.app?.id ?? '';
  if (!GUID.test(appId)) {
    throw new UsageError('usage', 'Teams needs --id (or MicrosoftAppId): the GUID of the app registration.');
  }
  if (organisation.length > 32) throw new UsageError('usage', 'The flag --organisation takes at most 32 characters.');
  const page = website === undefined ? publicUrl : readAddress('--website', website);
  const icon = (name: string) => new Uint8Array(readFileSync(new URL(`icons/${name}`, import.meta.url)));
  const files = {
    'manifest.json': strToU8(
      `${JSON.stringify(manifestOf({ appId, publicUrl, organisation, website: page }), null, 2)}\n`,
    ),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  };
  // The same input gives the same bytes.
  return zipSync(files, { mtime: '1980-01-01T00:00:00' });
}

function readAddress(name: string, text: string): string {
  const address = text.replace(/\/+$/, '');
  if (URL.canParse(address) && new URL(address).protocol === 'https:') return address;
  throw new UsageError('usage', `Teams needs ${name} to be an address that begins with https://.`);
}

process.exitCode = main(process.argv.slice(2));
