import type { Item, Rect } from './drawing.ts';
import { EDGE, lineItem, WIDTH } from './frame.ts';
import { INK } from './palette.ts';
import { cleanText, LABEL, shorten, textItem, widthOf, wrapText } from './text.ts';

const GAP = 9;
const TICK = 6;
const WIDEST = 150;
const MOST_LINES = 3;

interface Span {
  readonly left: number;
  readonly right: number;
}

/** What stands under one place of the axis. */
interface Shown {
  readonly centre: number;
  readonly lines: readonly string[];
  readonly left: number;
  readonly right: number;
}

export interface LabelRow {
  readonly height: number;
  readonly items: (top: number) => readonly Item[];
}

/**
 * Labels under a plot, in one line or two; where there is no room for all, every so many, but the last always and the
 * first unless it stands in the way.
 */
export function labelRow(labels: readonly string[], span: Span): LabelRow {
  const shown = shownLabels(labels.map(cleanText), span);
  const lines = Math.max(1, ...shown.map((each) => each.lines.length));
  return {
    height: TICK + lines * LABEL.line + 8,
    items: (top) => shown.flatMap((each) => labelItems(each, top)),
  };
}

function labelItems({ centre, lines, left, right }: Shown, top: number): readonly Item[] {
  const tick = lineItem([centre, top], [centre, top + TICK], { colour: INK, width: 1.5 });
  const middle = (row: number) => top + TICK + 1 + LABEL.line * (row + 0.5);
  const x = (left + right) / 2;
  return [tick, ...lines.map((line, row) => textItem(line, LABEL, { x, middle: middle(row), align: 'center' }))];
}

function shownLabels(labels: readonly string[], span: Span): readonly Shown[] {
  const all = labels.map((_, at) => at);
  const inOneLine = place(labels, all, { span, broken: false });
  if (areApart(inOneLine)) return inOneLine;
  for (let every = 1; every < labels.length; every += 1) {
    const some = all.filter((at) => (labels.length - 1 - at) % every === 0);
    const shown = place(labels, some, { span, broken: true });
    if (areApart(shown)) return withFirst(labels, some, span) ?? shown;
  }
  return place(labels, all.slice(-1), { span, broken: true });
}

/** The first label in place of those that are too near to it. */
function withFirst(labels: readonly string[], some: readonly number[], span: Span): readonly Shown[] | null {
  for (const [dropped] of some.entries()) {
    const shown = place(labels, [...new Set([0, ...some.slice(dropped)])], { span, broken: true });
    if (areApart(shown)) return shown;
    if (dropped > 1) break;
  }
  return null;
}

function areApart(shown: readonly Shown[]): boolean {
  return shown.every(({ left }, at) => left >= (shown[at - 1]?.right ?? Number.NEGATIVE_INFINITY) + GAP);
}

interface How {
  readonly span: Span;
  readonly broken: boolean;
}

function place(labels: readonly string[], which: readonly number[], { span, broken }: How): readonly Shown[] {
  const slot = (span.right - span.left) / Math.max(1, labels.length);
  const room = Math.min(WIDEST, (slot * labels.length) / Math.max(1, which.length) - GAP);
  const rows = which.map((at) => (broken ? inTwo(labels[at] ?? '', room) : [labels[at] ?? '']));
  return withoutRepeats(rows).map((lines, turn) => {
    const centre = span.left + ((which[turn] ?? 0) + 0.5) * slot;
    return { centre, lines, ...within(centre, Math.max(...lines.map((line) => widthOf(line, LABEL)))) };
  });
}

/** Moved inwards at the edges of the picture. */
function within(centre: number, width: number): Pick<Rect, 'left' | 'right'> {
  const middle = Math.min(Math.max(centre, EDGE + width / 2), WIDTH - EDGE - width / 2);
  return { left: middle - width / 2, right: middle + width / 2 };
}

/** 'Q3 2018/19' as 'Q3' over '2018/19'; words over as many lines as they need. */
function inTwo(label: string, room: number): readonly string[] {
  const at = label.lastIndexOf(' ');
  if (at < 0) return [shorten(label, LABEL, WIDEST)];
  if (/^\S*\d{4}\S*$/.test(label.slice(at + 1))) return [label.slice(0, at), label.slice(at + 1)];
  return wrapText(label, LABEL, { width: Math.max(room, 40), lines: MOST_LINES });
}

/** Of the same year under several labels only the first is said. */
function withoutRepeats(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((row, at) => {
    const [first = '', year = ''] = row;
    const isSaid = /\d{4}/.test(year) && rows[at - 1]?.length === 2 && rows[at - 1]?.[1] === year;
    return row.length === 2 && isSaid ? [first] : row;
  });
}
