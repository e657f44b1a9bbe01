import type { IsoDate } from '../query/period.ts';
import { spellOut } from './capitals.ts';
import { normalise } from './normalise.ts';
import type { Message, Token } from './span.ts';
import { type Mended, mendSpelling } from './spelling-mend.ts';
import { tokenise } from './token.ts';
import type { Words } from './words.ts';

/** A message with its words read, and which of them were misspelt. */
export interface MessageRead {
  readonly message: Message;
  readonly mended: readonly Mended[];
}

/** Not numbers: '24-hour' is 24 hours. */
const JOINED_BEFORE = /\p{L}-$/u;
const JOINED_AFTER = /^-\p{L}/u;
const BETWEEN_CLAUSES = /[,;:()!?.]| - /;

/** Splits a message into words: short forms written out, slips of the keys mended by the words of the catalogue. */
export function messageOf(original: string, today: IsoDate, words: Words): MessageRead {
  const normal = normalise(spellOut(original, words.capitals));
  const mended = mendSpelling(tokenise(normal), words);
  let text = normal;
  for (const { start, end, read } of [...mended].reverse()) text = `${text.slice(0, start)}${read}${text.slice(end)}`;
  const written = new Map(mended.map((one) => [one.read, one.written]));
  return { message: { original, text, today, ...tokensOf(text, capitalsIn(original), written) }, mended };
}

function tokensOf(
  text: string,
  capitals: ReadonlySet<string>,
  written: ReadonlyMap<string, string>,
): Pick<Message, 'tokens' | 'stems'> {
  let clause = 0;
  let end = 0;
  const tokens = tokenise(text).map((word): Token => {
    if (end > 0 && BETWEEN_CLAUSES.test(text.slice(end, word.start))) clause += 1;
    end = word.end;
    const isJoined =
      JOINED_BEFORE.test(text.slice(Math.max(0, word.start - 3), word.start)) ||
      JOINED_AFTER.test(text.slice(word.end, word.end + 3));
    return { ...word, clause, capital: capitals.has(word.text), isJoined, written: written.get(word.text) ?? null };
  });
  return { tokens, stems: tokens.map((token) => token.stem) };
}

const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}'-]*/gu;
const SENTENCE_START = /(?:^|[.?!:]\s+|\n\s*)["'(]*$/;

/** Words written with a capital where no sentence begins, in lower case; none where all is in capitals. */
function capitalsIn(original: string): ReadonlySet<string> {
  if (!/\p{Ll}/u.test(original)) return new Set();
  const found = [...original.matchAll(CAPITALISED)].filter(
    (match) => !SENTENCE_START.test(original.slice(Math.max(0, match.index - 6), match.index)),
  );
  return new Set(found.flatMap((match) => match[0].toLowerCase().split(/[-']/)));
}
