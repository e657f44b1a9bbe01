import type { ChartPoint } from '../spec/chart-spec.ts';
import type { Item, Rect } from './drawing.ts';
import { markRadius } from './marks.ts';
import { INK, QUIET } from './palette.ts';
import { around, freePlace, type Taken } from './place.ts';
import type { Plot } from './plot.ts';
import { cleanText, SMALL, STRONG, shorten, textItem, widthOf } from './text.ts';

const WIDEST = 190;
const MOST_GAPS = 24;

interface Labelled {
  readonly items: readonly Item[];
  readonly taken: Taken;
}

interface Where {
  readonly plot: Plot;
  readonly taken: Taken;
  /** Pixels of lines that a label may hide. */
  readonly mostCovered?: number;
  readonly colour?: string;
  /** Half the size of the marks, where they are not those of ratings. */
  readonly radius?: number;
}

/** Writes what the values are beside their points, in the order of `which`, where there is room. */
export function labelValues(points: readonly ChartPoint[], which: readonly number[], where: Where): Labelled {
  const { plot, mostCovered, colour = INK, radius } = where;
  let { taken } = where;
  const items: Item[] = [];
  for (const at of which) {
    const point = points[at];
    if (point === undefined || point.value === null) continue;
    const text = shorten(cleanText(point.shown), STRONG, WIDEST);
    const centre = { x: plot.x(at), y: plot.y(point.value), radius: radius ?? markRadius(point.rating) };
    const place = freePlace(beside(centre, widthOf(text, STRONG)), taken, mostCovered);
    if (place === null) continue;
    items.push(textItem(text, STRONG, { x: place.left, middle: (place.top + place.bottom) / 2, colour, halo: true }));
    taken = { ...taken, blocked: [...taken.blocked, place] };
  }
  return { items, taken };
}

/** Above, below, at the sides, and the same further off. */
function beside({ x, y, radius }: { x: number; y: number; radius: number }, width: number): readonly Rect[] {
  const size = { width, height: STRONG.line };
  const up = radius + size.height / 2;
  const out = radius + 4 + width / 2;
  const places = [0, 5, 14, 26].flatMap((further) => [
    around(x, y - up - further, size),
    around(x, y + up + further, size),
    around(x - width / 2, y - up - further, size),
    around(x + width / 2, y - up - further, size),
    around(x - width / 2, y + up + further, size),
    around(x + width / 2, y + up + further, size),
  ]);
  return [...places, around(x + out, y, size), around(x - out, y, size)];
}

/** Says why there is no value, at the foot of the plot, where there is room. */
export function labelGaps(points: readonly ChartPoint[], plot: Plot, start: Taken): readonly Item[] {
  let taken = start;
  if (points.length > MOST_GAPS) return [];
  return points.flatMap(({ value, shown }, at) => {
    if (value !== null) return [];
    const text = shorten(cleanText(shown), SMALL, Math.max(plot.slot, 120));
    const size = { width: widthOf(text, SMALL), height: SMALL.line };
    const place = freePlace([around(plot.x(at), plot.area.bottom - 14, size)], taken, 10);
    if (place === null) return [];
    taken = { ...taken, blocked: [...taken.blocked, place] };
    return [textItem(text, SMALL, { x: place.left, middle: plot.area.bottom - 14, colour: QUIET, halo: true })];
  });
}
