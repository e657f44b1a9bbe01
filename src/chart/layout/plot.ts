import type { ChartAxis, ChartUnit } from '../spec/chart-spec.ts';
import type { Item } from './drawing.ts';
import { EDGE, lineItem } from './frame.ts';
import type { Palette } from './palette.ts';
import type { Segment } from './place.ts';
import { AXIS, textItem, widthOf } from './text.ts';

/** Where values over time stand. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of a day and a value. */
  readonly x: (date: string) => number;
  readonly y: (value: number) => number;
}

/** Data keeps this far from the sides. */
const INSET = 6;

const LEAST_LEFT = 38;

export function plotOf({
  axis,
  unit,
  dates,
  right,
  top,
  height,
}: {
  readonly axis: ChartAxis;
  readonly unit: ChartUnit;
  /** First and last day drawn. */
  readonly dates: readonly [string, string];
  readonly right: number;
  readonly top: number;
  readonly height: number;
}): Plot {
  const widest = Math.max(0, ...axis.steps.map((step) => widthOf(tickText(step, unit), AXIS)));
  const left = Math.max(LEAST_LEFT, Math.ceil(EDGE + widest + 6));
  const [first, last] = dates.map((date) => Date.parse(date)) as [number, number];
  const days = Math.max(1, last - first);
  const bottom = top + height;
  return {
    left,
    right,
    top,
    bottom,
    x: (date) => left + INSET + ((Date.parse(date) - first) / days) * (right - left - 2 * INSET),
    y: (value) => bottom - ((value - axis.min) / (axis.max - axis.min)) * height,
  };
}

/** Lines across with their numbers, and the axis under them. */
export function gridItems(
  { axis, unit }: { readonly axis: ChartAxis; readonly unit: ChartUnit },
  plot: Plot,
  palette: Palette,
): readonly Item[] {
  const lines = axis.steps.flatMap((step): readonly Item[] => {
    const y = plot.y(step);
    const label = textItem(tickText(step, unit), AXIS, {
      x: plot.left - 5,
      middle: y,
      align: 'right',
      colour: palette.muted,
    });
    const isOnAxis = plot.bottom - y < 0.5;
    return [...(isOnAxis ? [] : [level(y, plot, { colour: palette.grid, width: 1 })]), label];
  });
  return [...lines, level(plot.bottom, plot, { colour: palette.axis, width: 1 })];
}

export function level(
  y: number,
  { left, right }: Pick<Plot, 'left' | 'right'>,
  how: { readonly colour: string; readonly width: number; readonly dash?: readonly number[] },
): Item {
  return lineItem(
    [
      [left, Math.round(y * 100) / 100],
      [right, Math.round(y * 100) / 100],
    ],
    how,
  );
}

/** '1,200', '80%', '−2.5': as short as an axis needs. */
function tickText(value: number, unit: ChartUnit): string {
  const [whole = '', part] = String(Math.abs(Number(value.toPrecision(6)))).split('.');
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const number = part === undefined ? grouped : `${grouped}.${part}`;
  return `${value < 0 ? '−' : ''}${number}${unit === 'percent' ? '%' : ''}`;
}

/** A line's pieces, where it is not broken. */
export function segmentsOf(runs: readonly (readonly (readonly [number, number])[])[]): readonly Segment[] {
  return runs.flatMap((run) =>
    run.slice(1).map(([x, y], at) => {
      const [x1, y1] = run[at] as readonly [number, number];
      return [x1, y1, x, y] as const;
    }),
  );
}
