import {
  makeSecret,
  openTokens,
  readSettings,
  type Settings,
  stateOf,
  type Token,
  type TokenStore,
  UsageError,
} from '../../src/index.ts';
import { addressOf, checkAvailable, DEFAULT_DATASET } from '../shared/datasets.ts';
import { servedBy } from '../shared/desks.ts';
import { explain } from '../shared/explain.ts';
import { openData } from '../shared/open.ts';
import { endQuietlyWith, writerTo } from './deliver.ts';
import { readTokensArguments, type TokensCommand } from './tokens-arguments.ts';

const HELP = `Usage: npm run tokens -- [command]

  make NAME            make a token, and show it: it is shown once
    --dataset NAME     data that it may ask, the usual one first; several may be given
    --theme NAME       themes that it may see, each with what is below it; unless given, all
    --days NUMBER      how long it lasts, or never; 90 unless given
    --in-links         it may stand in the address of figures, for spreadsheets
  list                 list them: who may ask what, and when they last did
    --json             as JSON
  revoke ID            end one, within five seconds

Programs and assistants ask with a token: docs/api.md. Tokens are kept in the database of the data that npm start speaks
for (DATASET, DATABASE_URL), as hashes.
`;

const DAY_MS = 24 * 60 * 60 * 1_000;
const MOST = 10_000;

const write = writerTo(process.stdout);
const say = (line: string) => void process.stderr.write(`${line}\n`);

type Doing = Exclude<TokensCommand, { readonly kind: 'help' }>;

async function main(args: readonly string[]): Promise<number> {
  endQuietlyWith(process.stdout);
  try {
    const command = readTokensArguments(args);
    if (command.kind === 'help') await write(HELP);
    else await run(command, readSettings());
    return 0;
  } catch (error) {
    return explain(error, 'tokens', (text) => say(text.replace(/\s+/g, ' ')));
  }
}

async function run(command: Doing, settings: Settings): Promise<void> {
  const { database } = await openData(settings, settings.dataset, say);
  try {
    await write(await done(command, settings, openTokens(database)));
  } finally {
    await database.destroy();
  }
}

async function done(command: Doing, settings: Settings, tokens: TokenStore): Promise<string> {
  const now = new Date();
  switch (command.kind) {
    case 'make':
      return make(command, { settings, tokens, now });
    case 'list': {
      const all = await tokens.list(MOST);
      const shown = all.map(({ hash: _, ...rest }) => ({ ...rest, state: stateOf(rest, now.toISOString()) }));
      return command.json ? `${JSON.stringify(shown, null, 2)}\n` : describe(shown);
    }
    case 'revoke': {
      if (await tokens.revoke(command.id, now.toISOString())) return `Token ${command.id} is revoked.\n`;
      throw new UsageError('usage', `There is no token ${command.id} that could be revoked: see tokens list.`);
    }
  }
}

async function make(
  { name, datasets, themes, days, inLinks }: Extract<Doing, { kind: 'make' }>,
  { settings, tokens, now }: { readonly settings: Settings; readonly tokens: TokenStore; readonly now: Date },
): Promise<string> {
  const served = servedBy(settings);
  const [usual] = served;
  const asked = datasets.length === 0 ? [usual] : datasets;
  for (const dataset of asked) {
    await checkThemes(settings, dataset === usual ? settings.dataset : dataset, themes);
    // It would be told that there is none, and nobody would know why.
    if (!served.includes(dataset)) throw notServed(dataset, served);
  }
  const { id, hash, text } = makeSecret();
  const expires = days === null ? null : new Date(now.getTime() + days * DAY_MS).toISOString();
  const scope = { datasets: asked, themes, inLinks };
  const state = { madeAt: now.toISOString(), expiresAt: expires, revokedAt: null, lastUsedAt: null };
  await tokens.add({ id, name, hash, ...scope, ...state });
  say(`Token ${id} for '${name}' ${expires === null ? 'never expires' : `expires on ${expires.slice(0, 10)}`}.`);
  say(`It reads ${sayScope(scope)}. It is shown once:`);
  return `${text}\n`;
}

function notServed(dataset: string, served: readonly string[]): UsageError {
  return new UsageError(
    'usage',
    `--dataset is '${dataset}', which npm start does not speak for; allowed: ${served.join(', ')}. DATASET names another.`,
  );
}

function sayScope({ datasets, themes, inLinks }: Pick<Token, 'datasets' | 'themes' | 'inLinks'>): string {
  return `${datasets.join(', ')}: ${themes === null ? 'every theme' : themes.join(', ')}${inLinks ? '; in links too' : ''}`;
}

/** A theme that isn't there would be a token that sees nothing, and nobody would know why. */
async function checkThemes(
  settings: Settings,
  dataset: string | null,
  themes: readonly string[] | null,
): Promise<void> {
  // Named at once with DATABASE_URL it is an error, which this says.
  if ('file' in addressOf(settings, dataset)) checkAvailable(settings, dataset ?? DEFAULT_DATASET);
  if (themes === null) return;
  const { database, store } = await openData(settings, dataset, say);
  try {
    const held = (await store.catalogue()).themes.map(({ name }) => name);
    const unknown = themes.find((theme) => !held.includes(theme));
    if (unknown === undefined) return;
    throw new UsageError('usage', `--theme is '${unknown}'; allowed: ${held.join(', ')}.`);
  } finally {
    await database.destroy();
  }
}

type Listed = Omit<Token, 'hash'> & { readonly state: string };

function describe(tokens: readonly Listed[]): string {
  if (tokens.length === 0) return 'No token has been made: programs and assistants can not ask.\n';
  return `${tokens.map(describeOne).join('\n')}\n`;
}

function describeOne({ id, name, datasets, themes, inLinks, madeAt, expiresAt, lastUsedAt, state }: Listed): string {
  const when = (moment: string | null, none: string) =>
    moment === null ? none : moment.slice(0, 16).replace('T', ' ');
  return [
    `${id}  ${name}: ${state}`,
    `  Reads ${sayScope({ datasets, themes, inLinks })}`,
    `  Made ${when(madeAt, '')}, expires ${when(expiresAt, 'never')}, last used ${when(lastUsedAt, 'never')} (UTC)`,
  ].join('\n');
}

process.exitCode = await main(process.argv.slice(2));
