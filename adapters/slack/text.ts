/** How text is made safe to show: nothing in data or a question can mention anybody, forge a link or turn text round. */

/** Controls but the line break; marks that turn or hide text (https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes); halves of characters. */
const CONTROLS = /[^\n\P{Cc}]/gu;
const DIRECTIONS = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
const HALVES = /\p{Surrogate}/gu;

/** Text without what steers how other text is shown. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, ' ').replace(DIRECTIONS, '').replace(HALVES, '\uFFFD');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** For mrkdwn (https://docs.slack.dev/messaging/formatting-message-text#escaping): '<!channel>' stays these words. */
export function escape(text: string): string {
  return clean(text).replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** For text that is shown as it is (plain_text, raw_text): what looks like one of Slack's own tokens is broken up unseen. */
export function inert(text: string): string {
  return clean(text).replace(/<(?=[!@#]|[a-z]+:|www\.)/gi, '<\u2060');
}

/** Within asterisks, where another would end the bold. */
export function bold(text: string): string {
  const inside = text.replaceAll('*', '∗').trim();
  return inside === '' ? '' : `*${inside}*`;
}

/** What Slack wrote for us, as the person typed it: names instead of tokens, signs instead of entities. */
export function unescape(text: string): string {
  return text
    .replace(/<([^<>|]*)\|([^<>]*)>/g, (_, address: string, label: string) => named(address, label))
    .replace(/<([^<>]*)>/g, (_, address: string) => named(address, ''))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** https://docs.slack.dev/messaging/formatting-message-text#advanced: links show their label, mentions say nothing. */
function named(address: string, label: string): string {
  if (/^[@!]/.test(address) || address.startsWith('#')) return address.startsWith('!date') ? label : ' ';
  return label === '' ? address.replace(/^mailto:/, '') : label;
}

export type Make = (text: string) => string;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How long something is: in characters as JavaScript counts them. */
const inCharacters = (text: string): number => text.length;

/** In bytes of UTF-8. */
export const inBytes = (text: string): number => Buffer.byteLength(text);

/** How much of the text, from its start, is at most so long once it is made safe. */
function fitting(text: string, most: number, make: Make, measure = inCharacters): number {
  let [fits, tooMany] = [0, text.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(make(text.slice(0, middle))) <= most) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

/** Before the character that is begun at a place, or at that place: no character is cut in two. */
function wholeBefore(text: string, place: number): number {
  return place === text.length ? place : (graphemes.segment(text).containing(place)?.index ?? place);
}

/** Made safe and at most so long, with an ellipsis where something is cut off. */
export function cut(text: string, most: number, make: Make = escape): string {
  const near = nearTo(text, most);
  const whole = make(near);
  if (near === text && whole.length <= most) return whole;
  const end = wholeBefore(near, fitting(near, most - 1, make));
  return `${make(near.slice(0, end).trimEnd())}…`;
}

export interface Shortened {
  readonly most: number;
  /** Put at the end where something is left out; safe as it is. */
  readonly note: string;
  readonly make?: Make;
  readonly measure?: (text: string) => number;
}

/** Made safe and at most so long: where it is too long, it ends with a whole line or sentence, and the note says so. */
export function shorten(text: string, { most, note, make = escape, measure = inCharacters }: Shortened): string {
  const near = nearTo(text, most);
  const whole = make(near);
  if (near === text && measure(whole) <= most) return whole;
  const ending = note === '' ? '' : `\n${note}`;
  const fits = fitting(near, most - measure(ending), (part) => make(part).trimEnd(), measure);
  const end = lastEnd(near.slice(0, fits + 1)) || wholeBefore(near, fits);
  return `${make(near.slice(0, end)).trimEnd()}${ending}`;
}

/** Where the last line or sentence ends that is there whole, not before the middle; 0: there is none. */
function lastEnd(text: string): number {
  const half = text.length / 2;
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('. ') + 1);
  return last > half ? last : 0;
}

/** As much as is worth looking at: text is rarely shorter once it is made safe, and may be very long. */
function nearTo(text: string, most: number): string {
  return text.slice(0, Math.max(4 * most, 100));
}

/** Made safe, in pieces of at most so long: broken at a line, else at a word, else anywhere. None is empty. */
export function pieces(text: string, most: number, make: Make = escape): readonly string[] {
  const made: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const near = nearTo(rest, most);
    const end = breakIn(near, fitting(near, most, make));
    made.push(make(rest.slice(0, end).trimEnd()));
    rest = rest.slice(end).trimStart();
  }
  return made.filter((piece) => piece !== '');
}

/** At least 1, so that the loop ends. */
function breakIn(text: string, fits: number): number {
  if (fits === text.length) return fits;
  const whole = text.slice(0, fits + 1);
  const line = whole.lastIndexOf('\n');
  const at = line > fits / 2 ? line : Math.max(line, whole.lastIndexOf(' '));
  // A character that is longer than a piece has to be cut.
  return at > 0 ? at : wholeBefore(text, fits) || Math.max(fits, 1);
}
