import type { Part, PartOf, Reply, Row } from './reply.ts';
import { plainText } from './text.ts';

/** A reply in which no line stands twice, and 'More' leaves out what is shown before it. */
export function saidOnce(reply: Reply): Reply {
  const parts = linesOnce(reply);
  const shown = new Set(plainText({ headline: reply.headline, parts }).split('\n').flatMap(keysOf));
  const rows = new Set(parts.flatMap((part) => (part.kind === 'rows' ? part.rows.map(rowKey) : [])));
  return { ...reply, parts, more: reply.more.flatMap((part) => withoutShown(part, shown, rows)) };
}

function linesOnce({ headline, parts }: Reply): readonly Part[] {
  const seen = new Set([keyOf(headline)]);
  const isNew = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === 'text' || part.kind === 'caveat') return isNew(keyOf(part.text)) ? [part] : [];
    if (part.kind !== 'rows') return [part];
    const rows = part.rows.filter((row) => isNew(rowKey(row)));
    return withRows(part, rows);
  });
}

/** Sentence by sentence: 'More' often has the whole of what is shown in part. */
function withoutShown(part: Part, shown: ReadonlySet<string>, rows: ReadonlySet<string>): readonly Part[] {
  if (part.kind === 'rows')
    return withRows(
      part,
      part.rows.filter((row) => !rows.has(rowKey(row))),
    );
  if (part.kind !== 'text') return [part];
  const left = sentencesIn(part.text).filter((sentence) => !shown.has(keyOf(sentence)));
  return left.length === 0 ? [] : [{ ...part, text: left.join(' ') }];
}

function withRows(part: PartOf<'rows'>, rows: readonly Row[]): readonly Part[] {
  return rows.length === 0 && part.rows.length > 0 ? [] : [{ ...part, rows }];
}

/** Another time or another reason makes it another row. */
function rowKey(row: Row): string {
  return JSON.stringify(row);
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
