import type { Block, ChartJson, Dataset, Drawing, Furniture, Item, Rect } from './drawing.ts';
import { QUIET, WHITE } from './palette.ts';
import { cleanText, LABEL, SMALL, SMALL_TITLE, STRONG, shorten, TITLE, textItem, widthOf, wrapText } from './text.ts';

/** With two pixels for each, 1024 either way: the most that every chat platform shows (docs/charts.md names them). */
export const WIDTH = 512;
export const MAX_HEIGHT = 512;

/** White round everything. */
export const EDGE = 14;
export const INNER = WIDTH - 2 * EDGE;

const TITLE_LINES = 3;
const SMALL_TITLE_LINES = 4;
const FOOTER_LINES = 6;
const WRAPPED_FOOTER_LINES = 5;
const LEGEND_ROWS = 6;
const LEGEND_ROW = 24;
const LEGEND_GAP = 6;
const SAMPLE = 30;
const SAMPLE_GAP = 6;
const ENTRY_GAP = 18;

/** What a legend explains: a sample, drawn about its middle and at most `SAMPLE` wide, and words. */
export interface Entry {
  readonly sample: ((x: number, y: number) => readonly Item[]) | null;
  /** Of the sample. */
  readonly width: number;
  readonly text: string;
  readonly strong: boolean;
}

export function entry(text: string, width: number, sample: Entry['sample']): Entry {
  return { text, width: Math.min(width, SAMPLE), sample, strong: false };
}

/** Words alone that must not be missed. */
export function notice(text: string): Entry {
  return { text, width: 0, sample: null, strong: true };
}

/** The title at the top: over as many lines as it needs, smaller where these are many. */
export function titleBlock(title: string): Block {
  const large = wrapText(title, TITLE, { width: INNER, lines: TITLE_LINES + 1 });
  const font = large.length > TITLE_LINES ? SMALL_TITLE : TITLE;
  const lines = font === TITLE ? large : wrapText(title, font, { width: INNER, lines: SMALL_TITLE_LINES });
  const items = lines.map((line, at) => textItem(line, font, { x: EDGE, middle: EDGE + font.line * (at + 0.4) }));
  return { items, height: EDGE + lines.length * font.line + 4 };
}

/** Unit, period and source, to stand with its end at the bottom of the picture. */
export function footerBlock(footer: readonly string[], bottom: number): Block {
  const lines = footerLines(footer);
  const top = bottom - EDGE - lines.length * SMALL.line;
  const items = lines.map((line, at) =>
    textItem(line, SMALL, { x: EDGE, middle: top + SMALL.line * (at + 0.6), colour: QUIET }),
  );
  return { items, height: EDGE + lines.length * SMALL.line + 8 };
}

/** Each of the footer's lines gets one line, and those that are longer get what room is left. */
function footerLines(footer: readonly string[]): readonly string[] {
  const given = footer.slice(0, FOOTER_LINES);
  let spare = Math.max(0, WRAPPED_FOOTER_LINES - given.length);
  return given.flatMap((line) => {
    const wrapped = wrapText(line, SMALL, { width: INNER, lines: 1 + spare });
    spare -= Math.max(0, wrapped.length - 1);
    return wrapped;
  });
}

/**
 * Entries beside each other where they fit, from `top` down.
 *
 * @param room - for its height; entries beyond it are counted
 */
export function legendBlock(entries: readonly Entry[], top: number, room = Number.POSITIVE_INFINITY): Block {
  const rows = rowsOf(entries);
  const most = Math.max(1, Math.min(LEGEND_ROWS, Math.floor((room - LEGEND_GAP) / LEGEND_ROW)));
  const shown = rows.length > most ? rows.slice(0, Math.max(1, most - 1)) : rows;
  const left = rows.slice(shown.length).flat().length;
  const lines = left > 0 ? [...shown, [notice(`and ${left} more`)]] : shown;
  const items = lines.flatMap((row, at) => rowItems(row, top + LEGEND_ROW * (at + 0.5)));
  return { items, height: lines.length === 0 ? 0 : lines.length * LEGEND_ROW + LEGEND_GAP };
}

function rowsOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const rows: Entry[][] = [];
  let used = INNER;
  for (const each of entries) {
    const fitted = fitEntry(each);
    const width = entryWidth(fitted);
    if (used + ENTRY_GAP + width > INNER) {
      rows.push([]);
      used = -ENTRY_GAP;
    }
    rows.at(-1)?.push(fitted);
    used += ENTRY_GAP + width;
  }
  return rows;
}

function fitEntry(given: Entry): Entry {
  const room = INNER - (given.sample === null ? 0 : given.width + SAMPLE_GAP);
  return { ...given, text: shorten(cleanText(given.text), fontOf(given), room) };
}

function entryWidth(given: Entry): number {
  return (given.sample === null ? 0 : given.width + SAMPLE_GAP) + widthOf(given.text, fontOf(given));
}

function fontOf({ strong }: Entry) {
  return strong ? STRONG : LABEL;
}

function rowItems(row: readonly Entry[], middle: number): readonly Item[] {
  let x = EDGE;
  return row.flatMap((each) => {
    const start = x;
    x += entryWidth(each) + ENTRY_GAP;
    const text = each.sample === null ? start : start + each.width + SAMPLE_GAP;
    const sample = each.sample?.(start + each.width / 2, middle) ?? [];
    return [...sample, textItem(each.text, fontOf(each), { x: text, middle })];
  });
}

/** The middle is what a chart draws itself; a dash is a line from left to right. */
export function dashSample(colour: string, width: number, dash: readonly number[]): NonNullable<Entry['sample']> {
  return (x, y) => [lineItem([x - SAMPLE / 2, y], [x + SAMPLE / 2, y], { colour, width, dash })];
}

export const DASH_SAMPLE_WIDTH = SAMPLE;

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
}

export function lineItem(
  from: readonly [number, number],
  to: readonly [number, number],
  { colour, width, dash = [] }: Stroke,
): Item {
  return { kind: 'path', points: [from, to], closed: false, fill: null, stroke: colour, width, dash };
}

export function boxItem({ left, top, right, bottom }: Rect, fill: string): Item {
  const points = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;
  return { kind: 'path', points, closed: true, fill, stroke: null, width: 0, dash: [] };
}

interface Plotted {
  readonly type: ChartJson['type'];
  readonly labels?: readonly string[];
  readonly datasets: readonly Dataset[];
  readonly scales: Readonly<Record<string, unknown>>;
  readonly plot: Rect;
  readonly horizontal?: boolean;
  readonly height: number;
  readonly furniture: Furniture;
}

/** The whole configuration. What is drawn by Chart.js itself stands exactly in `plot`. */
export function drawingOf({ type, labels, datasets, scales, plot, horizontal, height, furniture }: Plotted): Drawing {
  const { left, top, right, bottom } = plot;
  const paper = boxItem({ left: 0, top: 0, right: WIDTH, bottom: height }, WHITE);
  const options = {
    responsive: false,
    animation: false,
    events: [],
    indexAxis: horizontal === true ? 'y' : 'x',
    layout: { padding: { left, top, right: WIDTH - right, bottom: height - bottom }, autoPadding: false },
    scales,
    plugins: { legend: { display: false }, title: { display: false }, tooltip: { enabled: false } },
  };
  const data = {
    ...(labels ? { labels } : {}),
    datasets,
    furniture: { below: [paper, ...furniture.below], above: furniture.above },
  };
  return { width: WIDTH, height, chart: { type, data, options } };
}
