import type { ChartAxis, ChartPoint, ChartUnit } from '../spec/chart-spec.ts';
import { ticksOf, tickText } from './axis.ts';
import type { Item, Rect } from './drawing.ts';
import { EDGE, type Entry, footerBlock, legendBlock, lineItem, MAX_HEIGHT, titleBlock, WIDTH } from './frame.ts';
import { GRID, INK } from './palette.ts';
import { LABEL, textItem, widthOf } from './text.ts';
import { labelRow } from './x-labels.ts';

const PLOT_HEIGHT = 236;
const LEAST_HEIGHT = 104;
const TICK_GAP = 8;

/** Where things stand in a picture with a value axis upwards. */
export interface Plot {
  readonly area: Rect;
  readonly height: number;
  /** Title, legend, axes and footer. */
  readonly items: readonly Item[];
  readonly slot: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

interface Wanted {
  readonly title: string;
  readonly footer: readonly string[];
  readonly entries: readonly Entry[];
  readonly axis: ChartAxis;
  readonly unit: ChartUnit;
  readonly labels: readonly string[];
  /** Kept clear above the highest value and below the lowest, for text. */
  readonly clear: { readonly above: number; readonly below: number };
}

/** A picture of `labels` side by side, with everything but what the values are drawn as. */
export function plotOf({ title, footer, entries, axis, unit, labels, clear }: Wanted): Plot {
  const ticks = ticksOf(axis, unit);
  const left = EDGE + Math.max(...ticks.map((tick) => widthOf(tickText(tick, unit), LABEL))) + TICK_GAP;
  const right = WIDTH - EDGE;
  const head = titleBlock(title);
  const under = labelRow(labels, { left, right });
  const above = Math.max(10, clear.above);
  const fixed = head.height + above + clear.below + under.height + footerBlock(footer, 0).height;
  const legend = legendBlock(entries, head.height, MAX_HEIGHT - fixed - LEAST_HEIGHT);
  const top = head.height + legend.height + above;
  const rest = fixed + legend.height;
  const height = Math.min(MAX_HEIGHT, Math.round(rest + PLOT_HEIGHT));
  const area = { left, top, right, bottom: top + height - rest };
  const slot = (right - left) / Math.max(1, labels.length);
  const y = scaleOf(axis, area);
  return {
    area,
    height,
    slot,
    x: (at) => left + (at + 0.5) * slot,
    y,
    items: [
      ...head.items,
      ...legend.items,
      ...ticks.flatMap((tick) => tickItems(tickText(tick, unit), y(tick), area)),
      ...(axis.min < 0 && axis.max > 0 ? [lineItem([left, y(0)], [right, y(0)], { colour: INK, width: 1.5 })] : []),
      lineItem([left, area.bottom], [right, area.bottom], { colour: INK, width: 1.5 }),
      ...under.items(area.bottom + clear.below),
      ...footerBlock(footer, height).items,
    ],
  };
}

function scaleOf({ min, max }: ChartAxis, { top, bottom }: Rect): Plot['y'] {
  return (value) => bottom - ((value - min) / (max - min)) * (bottom - top);
}

function tickItems(text: string, y: number, { left, right }: Rect): readonly Item[] {
  return [
    lineItem([left, y], [right, y], { colour: GRID, width: 1, dash: [1, 5] }),
    textItem(text, LABEL, { x: left - TICK_GAP, middle: y, align: 'right' }),
  ];
}

/** Indexes of the first, last, highest and lowest value, in this order, each once. */
export function keyPoints(points: readonly ChartPoint[]): readonly number[] {
  const held = points.flatMap(({ value }, at) => (value === null ? [] : [{ value, at }]));
  const [first] = held;
  if (!first) return [];
  let [highest, lowest] = [first, first];
  for (const each of held) {
    if (each.value > highest.value) highest = each;
    if (each.value < lowest.value) lowest = each;
  }
  return [...new Set([held.at(-1)?.at ?? first.at, first.at, highest.at, lowest.at])];
}
