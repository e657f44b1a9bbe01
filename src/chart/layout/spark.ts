import type { ThemeSpec } from '../spec/chart-spec.ts';
import { courseItems, runsOf } from './course.ts';
import type { Item, Rect } from './drawing.ts';
import { ratingMark } from './marks.ts';
import type { Palette } from './palette.ts';
import type { Plot } from './plot.ts';
import { placedTargets, targetItems } from './targets.ts';
import { round } from './text.ts';

type Row = ThemeSpec['rows'][number];

const MARK = 3.6;

/** A small line without an axis: history, the last year strong, target dashed, a rated end. */
export function sparkItems(row: Row, area: Rect, palette: Palette): readonly Item[] {
  const points = row.trend.map(({ end, value }) => ({ ...BARE, end, value }));
  const last = points.findLast(({ value }) => value !== null);
  if (!last) return [];
  const plot = plotIn(row, area);
  const targets = placedTargets(row.targets, points, plot);
  const runs = runsOf({ points, breaks: [] }, plot);
  const mark = { x: plot.x(last.end), y: plot.y(last.value ?? 0), radius: MARK, ring: true };
  const strokes = { history: { colour: palette.axis, width: 1.6 }, present: { colour: palette.present, width: 2.2 } };
  return [
    ...targetItems(targets, palette, { width: 1, dash: [2.5, 2.5] }),
    ...courseItems(runs, strokes, palette),
    ...(row.rating === null
      ? dotItems(mark, row.approximate || row.provisional, palette)
      : ratingMark(row.rating, { ...mark, hollow: row.approximate || row.provisional }, palette)),
  ];
}

const BARE = { label: '', shown: '', rating: null, approximate: false, provisional: false } as const;

function dotItems(
  { x, y }: { readonly x: number; readonly y: number },
  isHollow: boolean,
  palette: Palette,
): readonly Item[] {
  const { ground, present } = palette;
  return [
    { kind: 'disc', x: round(x), y: round(y), radius: MARK * 0.8 + 1.2, fill: ground, stroke: null, width: 0 },
    {
      kind: 'disc',
      x: round(x),
      y: round(y),
      radius: MARK * 0.8,
      fill: isHollow ? ground : present,
      stroke: present,
      width: 1.2,
    },
  ];
}

/** Values and targets from edge to edge; where all are one they lie in the middle. */
function plotIn({ trend, targets }: Row, { left, right, top, bottom }: Rect): Plot {
  const held = trend.filter(({ value }) => value !== null);
  const newest = held.at(-1)?.end ?? '';
  const across = targets.filter(({ from, to }) => from <= newest && to >= (trend[0]?.end ?? ''));
  const values = [...held.map(({ value }) => value), ...across.flatMap(({ low, high }) => [low, high])].filter(
    (value) => value !== null,
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [trend[0]?.end ?? '', trend.at(-1)?.end ?? ''].map((end) => Date.parse(end)) as [
    number,
    number,
  ];
  const days = Math.max(1, last - first);
  return {
    left,
    right,
    top,
    bottom,
    x: (date) => left + ((Date.parse(date) - first) / days) * (right - left - MARK),
    y: (value) => (high > low ? bottom - ((value - low) / (high - low)) * (bottom - top) : (top + bottom) / 2),
  };
}
