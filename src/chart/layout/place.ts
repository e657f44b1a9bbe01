import type { Rect } from './drawing.ts';

/** A straight piece of a line that is drawn. */
export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** What new text has to keep clear of. */
export interface Taken {
  /** Marks and text. */
  readonly blocked: readonly Rect[];
  readonly lines: readonly Segment[];
  /** Nothing may stick out of it. */
  readonly room: Rect;
}

/** How near text may come to a line or to other text. */
const APART = 2;

/** Of the places given, best first, the first that nothing touches; null where there is none. */
export function freePlace(places: readonly Rect[], { blocked, lines, room }: Taken): Rect | null {
  return (
    places.find((place) => {
      const wide = spread(place);
      return (
        isWithin(place, room) &&
        !blocked.some((each) => overlap(wide, each)) &&
        !lines.some((each) => crosses(wide, each))
      );
    }) ?? null
  );
}

/** Whether some of a line lies in a rectangle: it is cut at each of the four sides (Liang and Barsky). */
function crosses({ left, right, top, bottom }: Rect, [x1, y1, x2, y2]: Segment): boolean {
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
  return keep(-dx, x1 - left) && keep(dx, right - x1) && keep(-dy, y1 - top) && keep(dy, bottom - y1);
}

function spread({ left, right, top, bottom }: Rect): Rect {
  return { left: left - 2 * APART, right: right + 2 * APART, top: top - APART / 2, bottom: bottom + APART / 2 };
}

function overlap(a: Rect, b: Rect): boolean {
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
