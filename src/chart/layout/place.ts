import type { Rect } from './drawing.ts';

/** A straight piece of a line that is drawn. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** What new text has to keep clear of. */
export interface Taken {
  /** Marks and text: nothing may overlap them. */
  readonly blocked: readonly Rect[];
  /** Text stands over little of them or nothing. */
  readonly lines: readonly Segment[];
  /** Nothing may stick out of it. */
  readonly room: Rect;
}

/**
 * Of the places given, best first, the first that covers the least of the lines; null where all are taken.
 *
 * @param mostCovered - pixels of lines that may be hidden
 */
export function freePlace(places: readonly Rect[], taken: Taken, mostCovered = Number.POSITIVE_INFINITY): Rect | null {
  let best: Rect | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    if (!isWithin(place, taken.room) || taken.blocked.some((each) => overlap(spread(place), each))) continue;
    const covered = lengthCovered(place, taken.lines, Math.min(least, mostCovered));
    if (covered <= mostCovered && covered < least) [best, least] = [place, covered];
    if (covered === 0) break;
  }
  return best;
}

/** Adds up no further than past `enough`. */
function lengthCovered(place: Rect, lines: readonly Segment[], enough: number): number {
  let length = 0;
  for (const line of lines) {
    length += lengthWithin(place, line);
    if (length > enough) break;
  }
  return length;
}

/** How much of a line lies in a rectangle: it is cut at each of the four sides (Liang and Barsky). */
function lengthWithin({ left, right, top, bottom }: Rect, [x1, y1, x2, y2]: Segment): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let from = 0;
  let to = 1;
  const keep = (step: number, room: number): boolean => {
    if (step === 0) return room > 0;
    const at = room / step;
    if (step < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    return from < to;
  };
  const isInside = keep(-dx, x1 - left) && keep(dx, right - x1) && keep(-dy, y1 - top) && keep(dy, bottom - y1);
  return isInside ? (to - from) * Math.hypot(dx, dy) : 0;
}

/** Text that touches is read as one. */
function spread({ left, right, top, bottom }: Rect): Rect {
  return { left: left - 4, right: right + 4, top, bottom };
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** A rectangle about a middle. */
export function around(x: number, y: number, size: { readonly width: number; readonly height: number }): Rect {
  const { width, height } = size;
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
