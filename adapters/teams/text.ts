/** Breaks up markup without being seen. */
const BREAK = '\u200b';

/**
 * Direction marks could show the digits of a number in another order; control characters and halves of characters have
 * no business in a text.
 */
const UNWANTED = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** What is marked up by a character that has a twin: the twin stands for it, since escapes differ from client to client. */
const TWINS: readonly (readonly [RegExp, string])[] = [
  [/\*/g, '∗'],
  [/`/g, 'ˋ'],
  // Inside a word it marks nothing up.
  [/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, 'ˍ'],
];

/** What is marked up by two or more characters together: they are parted. */
const PARTED: readonly RegExp[] = [
  /~(?=~)/g,
  /\](?=[(:[])/g,
  /<(?=[a-z/!?])/gi,
  /&(?=#?\w+;)/g,
  /\{(?=\{)/g,
  /\\(?=[!-/:-@[-`{-~])/g,
];

/** Headings, quotations, lists and rules: '75. ' at the start of a line would be shown as '1. '. '-2.7' is none. */
const LINE_START = /^(?=(?:[-+]+|#+|\d{1,9}[.)])(?: |$)|>)/;

/**
 * A line of text that shows as what it is: nothing in it is a link, a mention, a date macro or any other markup. Teams
 * reads Markdown in every text of a card; its desktop, iOS and Android clients each undo backslash escapes differently
 * (https://github.com/microsoft/AdaptiveCards/issues/5590), so none are used.
 */
export function neutral(text: string): string {
  let shown = text
    .replace(UNWANTED, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [mark, twin] of TWINS) shown = shown.replace(mark, twin);
  for (const mark of PARTED) shown = shown.replace(mark, `$&${BREAK}`);
  return shown.replace(LINE_START, BREAK);
}

/** Without what can't be seen and would do harm. */
export function printable(text: string): string {
  return text.replace(UNWANTED, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The lines of a text that have anything on them, each by itself. */
export function neutralLines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(neutral)
    .filter((line) => line !== '');
}
