import { parseArgs } from 'node:util';
import { type NumberNamed, UsageError } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';

/** What `import` was told to do. */
export type ImportCommand =
  | { readonly kind: 'help' }
  | ({ readonly kind: 'import'; readonly paths: readonly string[]; readonly mapping: string | null } & Into & Decided)
  | ({ readonly kind: 'retract'; readonly number: NumberNamed } & Into)
  | ({ readonly kind: 'list' } & Into)
  | ({ readonly kind: 'publish' | 'discard' | 'undo' | 'show'; readonly id: number } & Into);

interface Into {
  readonly dataset: string | null;
}

interface Decided {
  /** `try`: only shown; `publish`: published whatever is found; `look`: published where nothing looks wrong. */
  readonly decision: 'try' | 'publish' | 'look';
}

const OPTIONS = {
  dataset: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  mapping: { type: 'string' },
  list: { type: 'boolean' },
  show: { type: 'string' },
  publish: { type: 'string' },
  discard: { type: 'string' },
  undo: { type: 'string' },
  retract: { type: 'string' },
  basis: { type: 'string' },
  period: { type: 'string' },
  area: { type: 'string' },
  breakdown: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Flags that say which number, and so mean nothing without --retract. */
const OF_A_NUMBER = ['basis', 'period', 'area', 'breakdown'] as const;

/** Flags that name an import that is there already. */
const OF_AN_IMPORT = ['show', 'publish', 'discard', 'undo'] as const;

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
  const done = [...OF_AN_IMPORT.filter((flag) => values[flag] !== undefined), ...(values.list ? ['list'] : [])];
  if (done.length > 0 && positionals.length > 0)
    throw usage(`With --${done[0]} nothing is read: do one after the other.`);
  if (done.length > 1) throw usage(`One thing at a time: --${done[0]} or --${done[1]}.`);
  if (values.list) return { kind: 'list', dataset };
  for (const kind of OF_AN_IMPORT) {
    const id = values[kind];
    if (id !== undefined) return { kind, id: readId(kind, id), dataset };
  }
  if (positionals.length === 0) throw usage('Which files? npm run import -- FILE… or a folder; --help shows more.');
  if (values.yes && values['dry-run']) throw usage('Either --yes or --dry-run, not both.');
  const decision = values['dry-run'] ? 'try' : values.yes ? 'publish' : 'look';
  return { kind: 'import', paths: positionals, mapping: values.mapping ?? null, dataset, decision };
}

function readId(flag: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usage(`The flag --${flag} needs the number of an import, as --list shows it; '${text}' is none.`);
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
