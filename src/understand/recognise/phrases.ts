import { FAMILIES } from '../lexicon/families.ts';
import type { Row } from '../lexicon/row.ts';
import type { Message, Recogniser, Span, Token } from '../span.ts';
import { stem } from '../token.ts';

interface Said {
  readonly words: ReadonlySet<string> | null;
  /** Whether some of them count only as they are written. */
  readonly asWritten: boolean;
}

/** One step of a phrase. `words`: one of these; null: any. `gap`: how many words it may leave to others. */
type Step =
  | ({ readonly kind: 'word'; readonly optional: boolean } & Said)
  /** Stands there and is left to others. */
  | ({ readonly kind: 'beside' } & Said)
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'unless'; readonly words: ReadonlySet<string> | null }
  /** The word before is none of these. */
  | { readonly kind: 'not-after'; readonly words: ReadonlySet<string> | null };

interface Compiled {
  readonly row: Row;
  readonly steps: readonly Step[];
}

/** The rows by the words that they can begin with; those that can begin with any word apart. */
interface Table {
  readonly byFirst: ReadonlyMap<string, readonly Compiled[]>;
  readonly others: readonly Compiled[];
}

/** Finds the phrases of a lexicon. A phrase that fits in several ways at a place gives the longest. */
export function phrasesOf(lexicon: readonly Row[]): Recogniser {
  const table = tableOf(lexicon);
  return (message) => {
    const found: Span[] = [];
    message.stems.forEach((word, at) => {
      for (const each of [table.byFirst.get(word) ?? [], table.others]) {
        for (const one of each) {
          const span = spanAt(message, at, one);
          if (span) found.push(span);
        }
      }
    });
    return found;
  };
}

function tableOf(lexicon: readonly Row[]): Table {
  const byFirst = new Map<string, Compiled[]>();
  const others: Compiled[] = [];
  for (const row of lexicon) {
    const compiled = { row, steps: stepsOf(row.phrase) };
    const firsts = firstsOf(compiled.steps);
    if (firsts === null) others.push(compiled);
    else for (const word of firsts) byFirst.set(word, [...(byFirst.get(word) ?? []), compiled]);
  }
  return { byFirst, others };
}

function stepsOf(phrase: string): readonly Step[] {
  return phrase.split(' ').map((part): Step => {
    if (part === '^') return { kind: 'start' };
    if (part === '.') return { kind: 'end' };
    if (part === '#') return { kind: 'number' };
    if (part === '..' || part === '...') return { kind: 'gap', most: part === '..' ? 3 : 8 };
    if (part.startsWith('~')) return { kind: 'not-after', words: wordsOf(part.slice(1)) };
    if (part.startsWith('=')) return { kind: 'beside', ...saidBy(part.slice(1)) };
    if (part.startsWith('!')) return { kind: 'unless', words: wordsOf(part.slice(1)) };
    const optional = part.endsWith('?');
    return { kind: 'word', ...saidBy(optional ? part.slice(0, -1) : part), optional };
  });
}

function saidBy(part: string): Said {
  const words = wordsOf(part);
  return { words, asWritten: [...(words ?? [])].some((word) => word.startsWith(':')) };
}

function wordsOf(part: string): ReadonlySet<string> | null {
  if (part === '*') return null;
  const each = part.split('|').flatMap((word) => (word.startsWith('$') ? familyOf(word.slice(1)) : [word]));
  return new Set(each.map((word) => (word.startsWith(':') ? word : stem(word))));
}

function familyOf(name: string): readonly string[] {
  const words = FAMILIES[name];
  if (words === undefined) throw new Error(`no family of words is called ${name}`);
  return words.split('|');
}

/** The words that a phrase can begin with; null where it can be any. */
function firstsOf(steps: readonly Step[]): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'start' || step.kind === 'unless' || step.kind === 'not-after') continue;
    if ((step.kind !== 'word' && step.kind !== 'beside') || step.words === null) return null;
    for (const word of step.words) found.add(word.startsWith(':') ? stem(word.slice(1)) : word);
    if (step.kind === 'beside' || !step.optional) return found;
  }
  return found;
}

const EACH_WORD = 0.4;
const NOWHERE: readonly number[] = [];

function spanAt(message: Message, start: number, { row, steps }: Compiled): Span | null {
  const at = match({ message, steps }, 0, start, NOWHERE);
  if (!at) return null;
  const first = at[0] ?? start;
  const last = at.at(-1) ?? start;
  const whole = at.length > 0 && last + 1 - first === at.length;
  // Of an ask each further word makes it surer a little; of all else each word counts.
  const weight =
    row.sense.role === 'ask' ? row.weight + EACH_WORD * Math.max(0, at.length - 1) : row.weight * at.length;
  const span = { from: first, to: last + 1, weight, row: row.id, sense: row.sense };
  return whole ? span : { ...span, at };
}

/** A phrase and the message that it is looked for in. */
interface Search {
  readonly message: Message;
  readonly steps: readonly Step[];
}

/**
 * The positions that a phrase takes from one of its steps on, at a place; null where it doesn't fit. Nothing is made on
 * the way: it is asked for each phrase at each word.
 */
function match(search: Search, index: number, at: number, taken: readonly number[]): readonly number[] | null {
  const step = search.steps[index];
  if (!step) return taken;
  const { tokens, stems } = search.message;
  const token = tokens[at];
  const previous = tokens[at - 1];
  switch (step.kind) {
    case 'start':
      return !previous || previous.sentence !== token?.sentence ? match(search, index + 1, at, taken) : null;
    case 'end':
      return !token || token.sentence !== previous?.sentence ? match(search, index + 1, at, taken) : null;
    case 'unless':
      return token && step.words?.has(stems[at] ?? '') ? null : match(search, index + 1, at, taken);
    case 'not-after':
      return step.words?.has(stems[at - 1] ?? '') ? null : match(search, index + 1, at, taken);
    case 'gap':
      return afterGap(search, index, at, taken);
    case 'word':
    case 'beside':
    case 'number':
      return takeAt(search, index, at, taken);
  }
}

/** A step that takes a word, or leaves it to others. */
function takeAt(search: Search, index: number, at: number, taken: readonly number[]): readonly number[] | null {
  const step = search.steps[index] as Taking;
  const { tokens } = search.message;
  const token = tokens[at];
  const isApart = taken.length > 0 && token?.sentence !== tokens[taken.at(-1) ?? 0]?.sentence;
  if (!isApart && token !== undefined && fitsStep(step, token)) {
    const found = match(search, index + 1, at + 1, step.kind === 'beside' ? taken : [...taken, at]);
    if (found) return found;
  }
  return step.kind === 'word' && step.optional ? match(search, index + 1, at, taken) : null;
}

type Taking = Extract<Step, { readonly kind: 'word' | 'beside' | 'number' }>;

function fitsStep(step: Taking, { stem: said, text }: Token): boolean {
  if (step.kind === 'number') return /^\d/.test(said);
  return step.words === null || step.words.has(said) || (step.asWritten && step.words.has(`:${text}`));
}

/** The nearest place from which the rest fits, within the sentence. */
function afterGap(search: Search, index: number, at: number, taken: readonly number[]): readonly number[] | null {
  const step = search.steps[index];
  const { tokens } = search.message;
  const sentence = tokens[at - 1]?.sentence;
  const most = step?.kind === 'gap' ? step.most : 0;
  for (let place = at; place <= at + most && place <= tokens.length; place += 1) {
    if (sentence !== undefined && place < tokens.length && tokens[place]?.sentence !== sentence) return null;
    const found = match(search, index + 1, place, taken);
    if (found) return found;
  }
  return null;
}
