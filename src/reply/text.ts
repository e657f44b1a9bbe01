import { plainMark } from './mark.ts';
import type { Part, PartOf, Reply, Row } from './reply.ts';
import { tableLines } from './text-table.ts';
import { unreachable } from './unreachable.ts';

/**
 * What is shown before 'More' as plain text, complete without colour, picture or mark-up: the headline, then a line for
 * each part, a blank line before what is laid out in rows, and last where the numbers come from. Lines are not wrapped.
 */
export function plainText({ headline, parts }: Pick<Reply, 'headline' | 'parts'>): string {
  return blocksOf([headline], parts);
}

/** What 'More' adds; null where that is nothing. */
export function moreText({ more }: Pick<Reply, 'more'>): string | null {
  return more.length === 0 ? null : blocksOf([], more);
}

function blocksOf(first: readonly string[], parts: readonly Part[]): string {
  const last = [...partsOf(parts, 'receipt'), ...partsOf(parts, 'source')];
  const others = parts.filter(({ kind }) => kind !== 'receipt' && kind !== 'source');
  return paragraphs([{ lines: first, apart: false }, ...others.map(blockOf), { lines: linesOfAll(last), apart: true }]);
}

interface Block {
  readonly lines: readonly string[];
  /** With a blank line before and after it. */
  readonly apart: boolean;
}

function paragraphs(blocks: readonly Block[]): string {
  const said = blocks.filter(({ lines }) => lines.length > 0);
  return said
    .map(({ lines, apart }, at) => `${at === 0 ? '' : apart || said[at - 1]?.apart ? '\n\n' : '\n'}${lines.join('\n')}`)
    .join('');
}

function blockOf(part: Part): Block {
  switch (part.kind) {
    case 'text':
      return inline([part.label === null ? part.text : `${part.label}: ${part.text}`]);
    case 'caveat':
      return inline([part.text]);
    case 'ratings':
      return inline([ratingsLine(part)]);
    case 'rows':
      return apart(rowsLines(part));
    case 'table':
      return apart([...(part.title === null ? [] : [part.title]), ...tableLines(part.columns, part.rows)]);
    case 'chart':
      return apart(part.rows.flatMap((row) => blockOf(row).lines));
    case 'options':
      return apart(part.options.map(optionLine));
    case 'source':
    case 'receipt':
      return inline(part.lines);
    default:
      return unreachable(part);
  }
}

function inline(lines: readonly string[]): Block {
  return { lines, apart: false };
}

function apart(lines: readonly string[]): Block {
  return { lines, apart: true };
}

export function ratingsLine({ counts, rest }: PartOf<'ratings'>): string {
  const said = counts.map(({ rating, count, word }) => `${plainMark(rating)} ${count} ${word}`);
  return [said.join(', '), ...(rest === null ? [] : [rest])].filter((words) => words !== '').join(' · ');
}

function rowsLines({ heading, rows, left }: PartOf<'rows'>): readonly string[] {
  return [...(heading === null ? [] : [heading]), ...rows.map(rowLine), ...(left === null ? [] : [left])];
}

function rowLine({ rating, value, name, detail }: Row): string {
  const mark = rating === null ? '' : `${plainMark(rating)} `;
  return `${mark}${value} ${name}${detail === null ? '' : ` · ${detail}`}`.trim();
}

function optionLine({ label, figure, rating }: PartOf<'options'>['options'][number]): string {
  const mark = rating === null ? '' : `${plainMark(rating)} `;
  return figure === null ? `• ${label}` : `• ${mark}${figure} ${label}`;
}

function partsOf<K extends Part['kind']>(parts: readonly Part[], kind: K): readonly PartOf<K>[] {
  return parts.filter((part): part is PartOf<K> => part.kind === kind);
}

/** Of all (one for each question of a message), each line once. */
function linesOfAll(parts: readonly { readonly lines: readonly string[] }[]): readonly string[] {
  return [...new Set(parts.flatMap(({ lines }) => lines))];
}
