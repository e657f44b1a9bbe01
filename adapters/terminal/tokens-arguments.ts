import { parseArgs } from 'node:util';
import { takenByNpm, UsageError } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import { parsed } from '../shared/flags.ts';

/** What `tokens` was told to do. */
export type TokensCommand =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'make';
      readonly name: string;
      /** Empty: the one that is served. */
      readonly datasets: readonly string[];
      /** null: every theme. */
      readonly themes: readonly string[] | null;
      /** null: never. */
      readonly days: number | null;
      readonly inLinks: boolean;
    }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'revoke'; readonly id: string };

const OPTIONS = {
  dataset: { type: 'string', multiple: true },
  theme: { type: 'string', multiple: true },
  days: { type: 'string' },
  'in-links': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** What a token lasts unless it is said: long enough to work with, short enough to be looked at again. */
const USUAL_DAYS = 90;

/**
 * @param environment - in which npm leaves the flags that it took for its own; left out: of the process
 * @throws UsageError with one line for the person who typed it
 */
export function readTokensArguments(
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
): TokensCommand {
  checkFlags(takenByNpm(OURS, environment));
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }),
  );
  if (values.help) return { kind: 'help' };
  const [verb = 'list', ...rest] = positionals;
  switch (verb) {
    case 'make':
      return {
        kind: 'make',
        name: nameOf(rest),
        datasets: (values.dataset ?? []).map(readDatasetName),
        themes: values.theme ?? null,
        days: daysOf(values.days),
        inLinks: values['in-links'] ?? false,
      };
    case 'list':
      return { kind: 'list', json: values.json ?? false };
    case 'revoke':
      return { kind: 'revoke', id: idOf(rest) };
    default:
      throw usage(`There is no '${verb}'; there are make, list and revoke.`);
  }
}

/**
 * Without '--' before them npm takes the flags for its own and passes their values on as words: the token would see
 * every theme, and last longer than was meant.
 */
function checkFlags(taken: string | null): void {
  if (taken === null) return;
  throw usage(
    `npm took --${taken} for itself: flags stand behind '--', as in npm run tokens -- make "Power BI" --days 30.`,
  );
}

/** Those that npm doesn't have itself. */
const OURS = ['dataset', 'theme', 'days', 'in-links'] as const;

function nameOf([text = '', ...more]: readonly string[]): string {
  const name = text.trim();
  if (name !== '' && name.length <= 80 && more.length === 0) return name;
  throw usage('A token needs a name of at most 80 characters, in quotes where it has several words: make "Power BI".');
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return USUAL_DAYS;
  if (text === 'never') return null;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw usage(`--days is '${text}'; allowed: a number from 1 to 9999, or never.`);
  return Number(text);
}

function idOf([id, ...more]: readonly string[]): string {
  if (id !== undefined && /^[0-9a-f]{12}$/.test(id) && more.length === 0) return id;
  throw usage('Which token is revoked is said by its id, as `tokens list` shows it: tokens revoke 0123456789ab.');
}

function usage(message: string): UsageError {
  return new UsageError('usage', message);
}
