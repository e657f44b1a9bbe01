import { parseArgs } from 'node:util';
import { type NumberNamed, UsageError } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';

/** What `import` was told to do. */
export type ImportCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'import'; readonly folder: string; readonly dataset: string | null }
  | { readonly kind: 'retract'; readonly number: NumberNamed; readonly dataset: string | null };

const OPTIONS = {
  dataset: { type: 'string' },
  retract: { type: 'string' },
  basis: { type: 'string' },
  period: { type: 'string' },
  area: { type: 'string' },
  breakdown: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Flags that say which number, and so mean nothing without --retract. */
const OF_A_NUMBER = ['basis', 'period', 'area', 'breakdown'] as const;

/** @throws UsageError with one line for the person who typed it */
export function readImportArguments(args: readonly string[]): ImportCommand {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'help' };
  const dataset = values.dataset === undefined ? null : readDatasetName(values.dataset);
  if (values.retract !== undefined) {
    if (positionals.length > 0) throw usage('With --retract no folder is read: do one after the other.');
    return { kind: 'retract', number: readNumber(values.retract, values), dataset };
  }
  const stray = OF_A_NUMBER.find((flag) => values[flag] !== undefined);
  if (stray !== undefined) throw usage(`The flag --${stray} names a number to take back: it needs --retract CODE.`);
  const [folder, second] = positionals;
  if (folder === undefined) throw usage('Which folder? npm run import -- FOLDER; --help shows more.');
  if (second !== undefined) throw usage(`One folder at a time: '${second}' is a second one.`);
  return { kind: 'import', folder, dataset };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    const known = Object.keys(OPTIONS).map((flag) => `--${flag}`);
    throw usage(`${message}; there are ${known.join(', ')}.`);
  }
}

type Values = Readonly<Partial<Record<(typeof OF_A_NUMBER)[number], string | undefined>>>;

function readNumber(code: string, { basis, period, area, breakdown }: Values): NumberNamed {
  if (basis === undefined) throw usage('With --retract goes --basis: month, quarter, year, rolling-year or snapshot.');
  if (period === undefined) throw usage('With --retract goes --period, as its row has it: --period "2018/19 Q3".');
  return { code, basis, period, area: area ?? null, breakdown: breakdown ?? null };
}

function usage(message: string): UsageError {
  return new UsageError('usage', message);
}
