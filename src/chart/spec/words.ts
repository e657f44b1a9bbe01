/** Names in titles, legends and rows: a longer one is cut, so that a picture has room for the numbers. */
export const MAX_NAME = 80;

/** What stands below an axis or names a bar. */
export const MAX_LABEL = 60;

/** A number of as many digits as are held, with its unit and what is said of it, has room here and is never cut. */
export const MAX_SHOWN = 60;

/** More would not stand in two short lines. */
export const MAX_TITLE = 120;

/** Reasons, titles of sources and the like. */
export const MAX_PHRASE = 160;

/**
 * What has no place in a picture or may mislead there: control characters, halves of a character and line breaks; and
 * the marks that turn the direction of writing, by which a number could be read backwards.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\s]+/gu;

/** Nearly all that is written; the classes of characters above are dear to look through. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/** Words on one line, without what is no text. */
export function oneLine(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNPRINTABLE, ' ').trim();
}

/** On one line and at most `most` units of UTF-16 long, never cut within what a reader sees as one character. */
export function cut(text: string, most = MAX_NAME): string {
  if (text.length <= most) return oneLine(text);
  // What is far beyond the limit is not looked at, however long it is.
  const line = oneLine(text.slice(0, 4 * most + 400));
  if (line.length <= most) return line;
  const whole = wholeCharacters(line.slice(0, 2 * most), most - 1);
  const lastSpace = whole.lastIndexOf(' ');
  return `${whole.slice(0, lastSpace > most - LONG_WORD ? lastSpace : undefined).trimEnd()}…`;
}

/** A word longer than this is cut within, so that not too much is lost. */
const LONG_WORD = 16;

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function wholeCharacters(text: string, most: number): string {
  let end = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  // One character can be piled up from any number of marks.
  return end > 0
    ? text.slice(0, end)
    : Array.from(text)
        .slice(0, Math.floor(most / 2))
        .join('');
}

/** Sentences as one text of at most `most` units: those that have no room are left out, and it says so. */
export function paragraph(sentences: readonly string[], most: number): string {
  const said: string[] = [];
  let length = REST.length + 1;
  for (const sentence of sentences) {
    if (length + sentence.length + 1 > most) return [...said, REST].join(' ');
    said.push(sentence);
    length += sentence.length + 1;
  }
  return said.join(' ');
}

const REST = 'The rest is in the table of the same data.';
