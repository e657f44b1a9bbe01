import type { Polarity, Unit } from '../../catalogue/catalogue.ts';
import type { Rating } from '../../query/observation.ts';
import { readCellValue } from '../cell-value.ts';
import type { Fill } from './sheet.ts';

/** What words say of the unit: a column for it, or the measure's own name. */
export function unitOfText(text: string): Unit | null {
  const plain = text.toLowerCase();
  const per = /per (100,?000|10,?000|1,?000)\b/.exec(plain)?.[1]?.replace(',', '');
  if (per !== undefined) return `per-${per}` as Unit;
  if (/%|\bper ?cent(age)?s?\b|\bproportion\b/.test(plain)) return 'percent';
  if (/£|\bpounds?\b|\bgbp\b/.test(plain)) return 'money';
  if (/\b(working )?days\b/.test(plain) && !/within|under|over|than|more/.test(plain)) return 'days';
  if (/\bhours\b/.test(plain) && !/within|under|over|than|more/.test(plain)) return 'hours';
  if (/\bminutes\b/.test(plain) && !/within|under|over|than|more/.test(plain)) return 'minutes';
  if (/\bratio\b/.test(plain)) return 'ratio';
  if (/^(number|no\.?|count|n|#)$|\b(number|count|total|no\.) of\b|^(number|count)\b/.test(plain)) return 'count';
  return null;
}

/** What the figures say by a sign beside them. */
export function unitBySigns(cells: readonly string[]): Unit | null {
  if (cells.some((text) => text.endsWith('%'))) return 'percent';
  return cells.some((text) => text.includes('£')) ? 'money' : null;
}

/** Whole numbers beyond any percentage are counts; of others nobody can tell. */
export function unitByNumbers(cells: readonly string[]): Unit | null {
  const numbers = cells
    .map((text) => readCellValue(text, null))
    .flatMap((read) => (read.kind === 'number' ? [read.value] : []));
  const areWhole = numbers.length > 0 && numbers.every((value) => !value.includes('.'));
  return areWhole && numbers.some((value) => Number(value) > 100) ? 'count' : null;
}

export function polarityOfText(text: string): Polarity | null {
  const plain = text.trim().toLowerCase();
  if (/^(h|high|higher|up|bigger|maximise|increase|\+)$|(high|higher|bigger) is (good|better)|increas/.test(plain))
    return 'higher';
  if (/^(l|low|lower|down|smaller|minimise|decrease|-)$|(low|lower|smaller) is (good|better)|decreas|reduc/.test(plain))
    return 'lower';
  if (/^(info|information|n\/a|none|neutral|no target|contextual|context)$/.test(plain)) return 'none';
  return null;
}

/** A target as it is written, with the side that is good where it says so: '=/> 101%', 'at least 85', '≤ 5 days'. */
export interface TargetText {
  readonly value: string;
  readonly better: 'higher' | 'lower' | null;
}

export function readTarget(text: string, unit: Unit): TargetText | null {
  const plain = text.trim().toLowerCase();
  const better = /[>≥]|at least|or (above|more|over)|minimum|\bmin\b/.test(plain)
    ? 'higher'
    : /[<≤]|no more than|at most|or (below|less|under|fewer)|under|maximum|\bmax\b|fewer than|less than/.test(plain)
      ? 'lower'
      : null;
  const bare = plain
    .replace(/[<>≤≥=/]+/g, ' ')
    .replace(
      /\b(at least|or (above|more|over|below|less|under|fewer)|no more than|at most|under|max(imum)?|min(imum)?|fewer than|less than|target)\b/g,
      ' ',
    )
    .replace(/^[\s:]+|[\s:]+$/g, '');
  const read = readCellValue(bare, unit);
  return read.kind === 'number' ? { value: read.value, better } : null;
}

const RATINGS: Readonly<Record<string, Rating>> = {
  green: 'within',
  g: 'within',
  met: 'within',
  'on target': 'within',
  'on track': 'within',
  achieved: 'within',
  yellow: 'yellow',
  y: 'yellow',
  amber: 'amber',
  a: 'amber',
  'near target': 'amber',
  red: 'red',
  r: 'red',
  'off target': 'red',
  'not met': 'red',
  missed: 'red',
};

/** The rating that a cell shows: in a word, by a letter, by one of the report's symbols, or by its colour alone. */
export function ratingOf(text: string, fill: Fill | null): string | null {
  const word = RATINGS[text.trim().toLowerCase()];
  if (word !== undefined) return word;
  if (['★', '●', '▲'].includes(text.trim())) return text.trim();
  return fill === null ? null : fill === 'green' ? 'within' : fill;
}

/** A short name for other files, made of the name where the sheet has none. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .toUpperCase()
    .replace(/[^A-Z0-9%]+/g, ' ')
    .trim()
    .split(' ');
  const telling = words.filter((word) => !FILLERS.has(word));
  const base = (telling.length > 0 ? telling : words).join('-').slice(0, 40).replace(/-+$/, '') || 'MEASURE';
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(code)) return code;
  }
}

const FILLERS = new Set(
  'THE OF A AN AND OR TO IN ON AT BY FOR WITH WHO THAT WHICH % PERCENTAGE PERCENT NUMBER'.split(' '),
);
