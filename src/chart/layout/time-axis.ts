import type { ChartPoint } from '../spec/chart-spec.ts';
import type { Item } from './drawing.ts';
import { lineItem } from './frame.ts';
import type { Palette } from './palette.ts';
import type { Plot } from './plot.ts';
import { AXIS, AXIS_NOW, type Font, shorten, textItem, widthOf } from './text.ts';

/** Between labels that stand beside each other. */
const GAP = 7;
const TICK = 4;
const DAY_MS = 86_400_000;

/** Under a plot: from the axis to the middle of its labels, and to their foot. */
const LABEL_DOWN = 12.4;
export const TIME_AXIS_HEIGHT = 19;

interface Label {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly font: Font;
  readonly colour: string;
}

interface Mark {
  readonly x: number;
  readonly text: string;
}

type Dated = Pick<ChartPoint, 'label' | 'end'>;

/** The first period, the newest in ink, and between them each year that has room, with a tick at its first day. */
export function timeAxis(points: readonly Dated[], plot: Plot, palette: Palette): readonly Item[] {
  const marks = marksOf(points, plot);
  const newest = newestLabel(points, plot, palette);
  const years = yearLabels(marks, newest, plot, palette);
  const first = firstLabel(points, [...years, newest], plot, palette);
  const clear = years.filter((year) => first === null || year.left >= first.right + GAP);
  return [
    ...marks.map(({ x }) =>
      lineItem(
        [
          [x, plot.bottom],
          [x, plot.bottom + TICK],
        ],
        { colour: palette.axis, width: 1 },
      ),
    ),
    ...[...(first === null ? [] : [first]), ...clear, newest].map(({ text, left, font, colour }) =>
      textItem(text, font, { x: left, middle: plot.bottom + LABEL_DOWN, colour }),
    ),
  ];
}

/** Each 1 January; of figures a year apart each of them. */
function marksOf(points: readonly Dated[], plot: Plot): readonly Mark[] {
  const [first, last] = [points[0]?.end ?? '', points.at(-1)?.end ?? ''];
  if (isYearly(points))
    return points.map(({ end, label }) => ({ x: Math.round(plot.x(end) * 100) / 100, text: label }));
  const years: Mark[] = [];
  for (let year = Number(first.slice(0, 4)) + 1; year <= Number(last.slice(0, 4)); year += 1) {
    years.push({ x: Math.round(plot.x(`${String(year).padStart(4, '0')}-01-01`) * 100) / 100, text: String(year) });
  }
  return years.length > 200 ? [] : years;
}

function isYearly(points: readonly Dated[]): boolean {
  const days = points.slice(1).map(({ end }, at) => (Date.parse(end) - Date.parse(points[at]?.end ?? '')) / DAY_MS);
  return days.every((each) => each > 300);
}

function newestLabel(points: readonly Dated[], plot: Plot, { ink }: Palette): Label {
  const text = shorten(points.at(-1)?.label ?? '', AXIS_NOW, (plot.right - plot.left) * 0.62);
  return { text, left: plot.right - widthOf(text, AXIS_NOW), right: plot.right, font: AXIS_NOW, colour: ink };
}

/** All that have room, or every second, third and so on, counted from the newest. */
function yearLabels(marks: readonly Mark[], newest: Label, plot: Plot, { muted }: Palette): readonly Label[] {
  const all = marks.map(({ x, text }) => {
    const half = widthOf(text, AXIS) / 2;
    return { text, left: x - half, right: x + half, font: AXIS, colour: muted };
  });
  const placed = all.filter(({ left, right }) => right + GAP <= newest.left && left >= plot.left - 8);
  for (let every = 1; every < placed.length; every += 1) {
    const some = placed.filter((_, at) => (placed.length - 1 - at) % every === 0);
    if (some.every(({ left }, at) => at === 0 || left >= (some[at - 1]?.right ?? 0) + GAP)) return some;
  }
  return placed.slice(-1);
}

/** The first period; its year alone where a year beside it would have to go; null where it is the newest, or has no room. */
function firstLabel(points: readonly Dated[], others: readonly Label[], plot: Plot, { muted }: Palette): Label | null {
  const [first] = points;
  if (!first || points.length < 2) return null;
  const room = Math.min(...others.map(({ left }) => left)) - GAP - plot.left;
  const newest = (others.at(-1)?.left ?? plot.right) - GAP - plot.left;
  const year = first.end.slice(0, 4);
  const text = [first.label, year].find((each) => widthOf(each, AXIS) <= room) ?? first.label;
  if (widthOf(text, AXIS) > newest) return null;
  return { text, left: plot.left, right: plot.left + widthOf(text, AXIS), font: AXIS, colour: muted };
}
