import type { Part, Reply } from './reply.ts';
import { plainText } from './text.ts';

/** A reply in which no line stands twice, and 'More' leaves out what is shown before it. */
export function saidOnce(reply: Reply): Reply {
  const parts = linesOnce(reply);
  const shown = new Set(plainText({ headline: reply.headline, parts }).split('\n').flatMap(keysOf));
  return { ...reply, parts, more: reply.more.flatMap((part) => withoutShown(part, shown)) };
}

function linesOnce({ headline, parts }: Reply): readonly Part[] {
  const seen = new Set([keyOf(headline)]);
  const isNew = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === 'text' || part.kind === 'caveat') return isNew(keyOf(part.text)) ? [part] : [];
    if (part.kind !== 'rows') return [part];
    const rows = part.rows.filter((row) => isNew(JSON.stringify(row)));
    return rows.length === 0 && part.rows.length > 0 ? [] : [{ ...part, rows }];
  });
}

/** Sentence by sentence: 'More' often has the whole of what is shown in part. */
function withoutShown(part: Part, shown: ReadonlySet<string>): readonly Part[] {
  if (part.kind !== 'text') return [part];
  const left = sentencesIn(part.text).filter((sentence) => !shown.has(keyOf(sentence)));
  return left.length === 0 ? [] : [{ ...part, text: left.join(' ') }];
}

/** Of a line's sentences, with its label and without. */
function keysOf(line: string): readonly string[] {
  return [line, line.replace(/^[\p{L} ]+: /u, '')].flatMap((each) => sentencesIn(each).map(keyOf));
}

function sentencesIn(text: string): readonly string[] {
  return text.split(/(?<=[.!?]) (?=\p{Lu})/u);
}

function keyOf(sentence: string): string {
  return sentence.trim().replace(/[.!?]$/, '');
}
