import type { TextItem } from './drawing.ts';
import { ASCII, COVERED, OTHER_WIDTHS, OTHERS, type Weight } from './font-widths.ts';

/** Sizes are pixels of a phone. */
export interface Font {
  readonly size: number;
  readonly weight: Weight;
  /** From one line to the next. */
  readonly line: number;
}

export const TITLE: Font = { size: 15, weight: 700, line: 18 };
/** For titles that are too long for the other. */
export const LONG_TITLE: Font = { size: 13.5, weight: 700, line: 16.5 };
export const SUBTITLE: Font = { size: 11.5, weight: 400, line: 14 };
/** At the end of a line. */
export const VALUE: Font = { size: 17, weight: 700, line: 17 };
export const ROW_VALUE: Font = { size: 13.5, weight: 700, line: 16 };
export const LARGE_ROW_VALUE: Font = { size: 16.5, weight: 700, line: 18 };
export const NAME: Font = { size: 13, weight: 600, line: 15 };
export const PLAIN_NAME: Font = { size: 13, weight: 400, line: 15 };
export const WHOLE_NAME: Font = { size: 13, weight: 700, line: 15 };
export const SECOND: Font = { size: 11.5, weight: 400, line: 13.5 };
/** The word of a rating at the end of a line. */
export const WORD: Font = { size: 11.5, weight: 600, line: 14 };
export const AXIS: Font = { size: 11, weight: 400, line: 13 };
export const AXIS_NOW: Font = { size: 11, weight: 600, line: 13 };
/** The smallest there is. */
export const SOURCE: Font = { size: 10.5, weight: 400, line: 13 };

/** Of the font's size: what letters without a tail take above the baseline. */
const CAP_HEIGHT = 0.66;

/** Longer text is cut before anything is done with it: no picture has room for more. */
const MAX_TEXT = 400;

/** Embeddings and overrides of direction, which could show digits in another order than they are held. */
const DIRECTION = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g;

/** Nearly all that is written. */
const PLAIN = /^[ -~]*$/;

/** Stands for what the font can't write: the words beside the picture have it. */
const LEFT_OUT = '…';

export interface Written {
  readonly text: string;
  /** Something is left out because the font has no letters for it. */
  readonly lacks: boolean;
}

/** Text as one line that the font can write: no box for a letter that it lacks, no control character. */
export function writable(given: string): Written {
  if (given.length <= MAX_TEXT && PLAIN.test(given)) return { text: given.replace(/ {2,}/g, ' ').trim(), lacks: false };
  const clean = given
    .slice(0, MAX_TEXT)
    .replace(DIRECTION, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .normalize('NFC')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/ ?→ ?/g, ' to ')
    .replace(/≥ ?/g, 'at least ')
    .replace(/≤ ?/g, 'at most ')
    .trim();
  let text = '';
  let lacks = false;
  let hasSpace = false;
  for (const character of clean) {
    if (/\p{M}/u.test(character)) continue;
    const isCovered = covers(character.codePointAt(0) ?? 0);
    lacks ||= !isCovered;
    // What is left out in one go, with the spaces within it, has one sign.
    if (!isCovered && text.endsWith(LEFT_OUT)) hasSpace = false;
    else if (character === ' ') hasSpace = true;
    else {
      text += `${hasSpace ? ' ' : ''}${isCovered ? character : LEFT_OUT}`;
      hasSpace = false;
    }
  }
  return { text, lacks };
}

function covers(code: number): boolean {
  return COVERED.some(([first, last]) => first <= code && code <= last);
}

export function widthOf(text: string, { size, weight }: Pick<Font, 'size' | 'weight'>): number {
  const table = ASCII[weight];
  let width = 0;
  for (const character of text) width += table[character.charCodeAt(0) - 32] ?? widthBeyond(character, weight);
  return width * size;
}

/** Accents take no room of their own. */
function widthBeyond(character: string, weight: Weight): number {
  const at = OTHERS.indexOf(character);
  if (at >= 0) return OTHER_WIDTHS[weight][at] ?? 0;
  const base = character.normalize('NFD').charCodeAt(0);
  return ASCII[weight][base - 32] ?? 1;
}

/** Text cut to a width at a word, with an ellipsis where something is left out; only a word too long by itself is cut within. */
export function shorten(text: string, font: Font, width: number): string {
  if (widthOf(text, font) <= width) return text;
  const room = width - widthOf(LEFT_OUT, font);
  const words = text.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const start = words
      .slice(0, count)
      .join(' ')
      .replace(/[\s·,:;(–-]+$/, '');
    if (start !== '' && widthOf(start, font) <= room) return `${start}${LEFT_OUT}`;
  }
  return `${fitting(words[0] ?? '', font, room)}${LEFT_OUT}`;
}

function fitting(text: string, font: Font, width: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character, font);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** Names cut to a width, told apart: where two would read the same, each keeps its end. */
export function shortNames(names: readonly string[], font: Font, width: number): readonly string[] {
  const short = names.map((name) => shorten(name, font, width));
  return short.map((each, at) =>
    short.some((other, turn) => other === each && names[turn] !== names[at])
      ? shortenStart(names[at] ?? '', font, width)
      : each,
  );
}

function shortenStart(text: string, font: Font, width: number): string {
  const room = width - widthOf(LEFT_OUT, font);
  const words = text.split(' ');
  for (let from = 1; from < words.length; from += 1) {
    const end = words.slice(from).join(' ');
    if (widthOf(end, font) <= room) return `${LEFT_OUT}${end}`;
  }
  return `${LEFT_OUT}${turned(fitting(turned(text), font, room))}`;
}

/** Backwards: what is written has no marks that stand on other letters. */
function turned(text: string): string {
  return Array.from(text).reverse().join('');
}

/** Phrases between which a reader pauses, those at the end left out where there is no room. */
export function fittingPhrases(text: string, font: Font, width: number): string {
  const phrases = text.split(' · ');
  for (let count = phrases.length; count > 1; count -= 1) {
    const said = phrases.slice(0, count).join(' · ');
    if (widthOf(said, font) <= width) return said;
  }
  return shorten(phrases[0] ?? '', font, width);
}

/** Breaks text at spaces into at most so many lines; the last ends in an ellipsis where there is more. */
export function wrapText(text: string, font: Font, room: { readonly width: number; readonly lines: number }): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < room.lines) {
    const isLast = lines.length === room.lines - 1;
    const line = isLast ? shorten(rest, font, room.width) : firstLine(rest, font, room.width);
    lines.push(line);
    rest = isLast ? '' : rest.slice(line.length).trimStart();
  }
  return lines;
}

/** As many words as fit; a word that is too long by itself is broken. */
function firstLine(text: string, font: Font, width: number): string {
  if (widthOf(text, font) <= width) return text;
  const words = text.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const line = words.slice(0, count).join(' ');
    if (widthOf(line, font) <= width) return line;
  }
  return fitting(text, font, width) || text.slice(0, 1);
}

interface Place {
  readonly x: number;
  /** Of the middle of its capitals and digits. */
  readonly middle: number;
  readonly colour: string;
  readonly align?: TextItem['align'];
  readonly halo?: string | null;
}

/** One line of text that fits. */
export function textItem(text: string, font: Font, place: Place): TextItem {
  const { x, middle, colour, align = 'left', halo = null } = place;
  const y = middle + (CAP_HEIGHT / 2) * font.size;
  const width = Math.ceil(widthOf(text, font) + 0.5);
  return {
    kind: 'text',
    text,
    x: round(x),
    y: round(y),
    size: font.size,
    weight: font.weight,
    colour,
    align,
    width,
    halo,
  };
}

/** To a hundredth: less is not seen, and makes what is sent to a server longer. */
export function round(place: number): number {
  return Math.round(place * 100) / 100;
}
