import { parseArgs } from 'node:util';
import { type IsoDate, UsageError } from '../../src/index.ts';
import { readDatasetName } from '../shared/datasets.ts';
import type { DataChosen } from '../shared/open.ts';

/** What `ask` was told to do. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly as: 'text' | 'json' | 'explained';
      readonly more: boolean;
      readonly from: DataChosen;
    }
  | { readonly kind: 'batch'; readonly from: DataChosen }
  | { readonly kind: 'converse'; readonly more: boolean; readonly from: DataChosen };

/** One line of a batch: a thread to answer, or why there is none. `id` is undefined where it can't be read. */
export type BatchLine =
  | { readonly kind: 'thread'; readonly id: string; readonly turns: readonly [string, ...string[]] }
  | { readonly kind: 'bad'; readonly id: string | undefined; readonly reason: string };

const OPTIONS = {
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  more: { type: 'boolean' },
  batch: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  today: { type: 'string' },
  dataset: { type: 'string' },
} as const;

/** @throws UsageError with one line for the person who typed it */
export function readArguments(args: readonly string[]): Command {
  const { tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: false, tokens: true });
  const words: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind === 'option') readOption(token, given);
  }
  return toCommand(words, given);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

function readOption(token: OptionToken, given: Map<string, string>): void {
  const { name, rawName, value } = token;
  if (!isOption(name)) {
    const known = Object.keys(OPTIONS).map((each) => `--${each}`);
    throw usage(`There is no flag ${rawName}; there are ${known.join(', ')}.`);
  }
  const wantsValue = OPTIONS[name].type === 'string';
  if (wantsValue && !value) throw usage(`The flag ${rawName} needs a value: ${rawName} ${exampleOf(name)}.`);
  if (!wantsValue && value !== undefined) throw usage(`The flag ${rawName} takes no value; '${value}' was given.`);
  if (given.has(name) && given.get(name) !== (value ?? '')) throw usage(`The flag ${rawName} was given twice.`);
  given.set(name, value ?? '');
}

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function exampleOf(name: string): string {
  return name === 'today' ? '2019-03-07' : 'report';
}

function toCommand(words: readonly string[], given: ReadonlyMap<string, string>): Command {
  if (given.has('help')) return { kind: 'help' };
  const dataset = given.get('dataset');
  const from = {
    today: readToday(given.get('today')),
    dataset: dataset === undefined ? null : readDatasetName(dataset),
  };
  if (given.has('batch')) {
    if (words.length > 0)
      throw usage('With --batch the questions come from standard input, not from the command line.');
    return { kind: 'batch', from };
  }
  const more = given.has('more');
  if (given.has('json') && given.has('explain')) throw usage('--json and --explain print different things: give one.');
  const as = given.has('json') ? 'json' : given.has('explain') ? 'explained' : 'text';
  if (words.length > 0) return { kind: 'ask', question: words.join(' '), as, more, from };
  if (as !== 'text') {
    const flag = as === 'json' ? '--json' : '--explain';
    throw usage(`With ${flag} a question is needed: ask ${flag} "how are dental checks doing?"`);
  }
  return { kind: 'converse', more, from };
}

/** @throws UsageError where it is no date of the calendar */
export function readToday(text: string | undefined): IsoDate | null {
  if (text === undefined) return null;
  if (!isDate(text)) throw usage(`The flag --today needs a date as YYYY-MM-DD; '${text}' is none.`);
  return text;
}

/** Of the calendar too: there is no 30 February. */
function isDate(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function usage(message: string): UsageError {
  return new UsageError('usage', message);
}

/** Reads one line of a batch; other fields of its object are ignored. */
export function readBatchLine(line: string): BatchLine {
  const value = parseJson(line);
  if (value === undefined) return { kind: 'bad', id: undefined, reason: 'This line is not JSON.' };
  if (!isObject(value))
    return { kind: 'bad', id: undefined, reason: `This line is no JSON object but ${kindOf(value)}.` };
  const { id, turns } = value;
  if (typeof id !== 'string') return { kind: 'bad', id: undefined, reason: `"id" must be text; it is ${kindOf(id)}.` };
  if (!Array.isArray(turns))
    return { kind: 'bad', id, reason: `"turns" must be a list of messages; it is ${kindOf(turns)}.` };
  const [first, ...rest]: readonly unknown[] = turns;
  if (turns.length === 0) return { kind: 'bad', id, reason: '"turns" must hold at least one message; it is empty.' };
  if (typeof first === 'string' && areTexts(rest)) return { kind: 'thread', id, turns: [first, ...rest] };
  const wrong = turns.findIndex((turn) => typeof turn !== 'string');
  return { kind: 'bad', id, reason: `Each of "turns" must be text; number ${wrong + 1} is ${kindOf(turns[wrong])}.` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areTexts(values: readonly unknown[]): values is readonly string[] {
  return values.every((value) => typeof value === 'string');
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object';
}

/**
 * Splits bytes into lines as they come, at line feeds alone: readline would also break at characters that JSON allows
 * inside a string (U+2028). A byte order mark, and the carriage returns of Windows, are dropped.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const rest: string[] = [];
  for await (const chunk of input) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    for (const piece of pieces.slice(0, -1)) {
      yield trimEnd([...rest.splice(0), piece].join(''));
    }
    rest.push(pieces.at(-1) ?? '');
  }
  const last = rest.join('') + decoder.decode();
  if (last !== '') yield trimEnd(last);
}

function trimEnd(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
