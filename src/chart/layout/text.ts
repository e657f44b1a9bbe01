import type { TextItem } from './drawing.ts';
import { BOLD, REGULAR } from './font-widths.ts';
import { INK } from './palette.ts';

/** Sizes are logical pixels: a phone shows a picture at 0.7 of them (512 as 360). */
export interface Font {
  readonly size: number;
  readonly bold: boolean;
  /** From one line to the next. */
  readonly line: number;
}

export const TITLE: Font = { size: 23, bold: true, line: 28 };
/** For titles that are too long for the other. */
export const SMALL_TITLE: Font = { size: 19, bold: true, line: 23 };
export const LABEL: Font = { size: 17, bold: false, line: 21 };
export const STRONG: Font = { size: 17, bold: true, line: 21 };
export const SMALL: Font = { size: 15, bold: false, line: 19 };

/** Of the font's size: what letters without a tail take above the baseline. */
const CAP_HEIGHT = 0.73;

/** Longer text is cut before anything is done with it: no picture has room for more. */
const MAX_TEXT = 400;

/** Embeddings and overrides of direction, which could show digits in another order than they are held. */
const DIRECTION = /[\u202A-\u202E\u2066-\u2069]/g;

/** Text as one line that can be drawn: no control character, no half of a character, no tower of accents. */
export function cleanText(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(DIRECTION, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

export function widthOf(text: string, font: Font): number {
  const table = font.bold ? BOLD : REGULAR;
  let width = 0;
  for (const character of text) width += table[character.charCodeAt(0) - 32] ?? widthBeyond(character);
  return (width * font.size) / 1000;
}

/** Of characters outside ASCII, rather too wide than too narrow: it is squeezed where it is wider still. */
function widthBeyond(character: string): number {
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (
    /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)
  )
    return 1100;
  if (/[–’‘“”•·]/u.test(character)) return 600;
  if (/\p{Script=Arabic}/u.test(character)) return 900;
  return /\p{Ll}/u.test(character) ? 700 : 950;
}

/** Text cut to a width, with an ellipsis where something is left out. */
export function shorten(text: string, font: Font, width: number): string {
  return widthOf(text, font) <= width ? text : cutTo(text, font, width - widthOf('…', font));
}

/** The same with the ellipsis inside, for names that differ at their end. */
export function shortenMiddle(text: string, font: Font, width: number): string {
  if (widthOf(text, font) <= width) return text;
  const start = cutTo(text, font, (width - widthOf('…', font)) * 0.6);
  const characters = Array.from(text);
  let room = width - widthOf(start, font);
  let from = characters.length;
  while (from > 0 && room >= widthOf(characters[from - 1] ?? '', font)) {
    from -= 1;
    room -= widthOf(characters[from] ?? '', font);
  }
  // An accent does not stand without its letter.
  while (/^\p{M}/u.test(characters[from] ?? '')) from += 1;
  return start + characters.slice(from).join('').trimStart();
}

function cutTo(text: string, font: Font, width: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += widthOf(character, font);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Breaks text at spaces into at most so many lines; the last ends in an ellipsis where there is more. */
export function wrapText(text: string, font: Font, room: { readonly width: number; readonly lines: number }): string[] {
  const lines: string[] = [];
  let rest = cleanText(text);
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
  let fits = 0;
  let used = 0;
  let at = 0;
  for (const character of text) {
    if (character === ' ' && at > 0) fits = at;
    used += widthOf(character, font);
    if (used > width && at > 0) return text.slice(0, fits === 0 ? at : fits);
    at += character.length;
  }
  return text;
}

interface Place {
  readonly x: number;
  /** Of the middle of its capitals and digits. */
  readonly middle: number;
  readonly align?: TextItem['align'];
  readonly colour?: string;
  readonly halo?: boolean;
}

/** One line of text that is clean and fits. */
export function textItem(text: string, font: Font, place: Place): TextItem {
  const { x, middle, align = 'left', colour = INK, halo = false } = place;
  const y = middle + (CAP_HEIGHT / 2) * font.size;
  return {
    kind: 'text',
    text,
    x: round(x),
    y: round(y),
    size: font.size,
    bold: font.bold,
    colour,
    align,
    width: Math.ceil(widthOf(text, font)),
    halo,
  };
}

/** To a tenth of a pixel: less is not seen, and makes what is sent to a server longer. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
