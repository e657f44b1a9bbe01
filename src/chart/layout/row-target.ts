import type { RowTarget } from '../spec/chart-spec.ts';
import type { Item } from './drawing.ts';
import { box, EDGE, lineItem, WIDTH } from './frame.ts';
import type { Palette } from './palette.ts';
import { round, SECOND, shorten, textItem, widthOf } from './text.ts';

/** Room over rows for the words of their target. */
export const TARGET_ROOM = 17;

interface Where {
  readonly x: (value: number) => number;
  /** Of the rows. */
  readonly top: number;
  readonly bottom: number;
}

/** Upright through rows, named over them; a range shaded between its ends. */
export function rowTargetItems(
  { low, high, shown }: RowTarget,
  { x, top, bottom }: Where,
  palette: Palette,
): readonly Item[] {
  const ends = [...new Set([low, high])].filter((end) => end !== null).map((end) => round(x(end)));
  const [first = 0, last = first] = ends;
  const text = shorten(`target ${shown}`, SECOND, WIDTH - 2 * EDGE);
  const half = widthOf(text, SECOND) / 2;
  const middle = Math.min(Math.max((first + last) / 2, EDGE + half), WIDTH - EDGE - half);
  return [
    ...(last > first
      ? [box({ x: first, y: top, wide: round(last - first), high: round(bottom - top) }, palette.shade)]
      : []),
    ...ends.map((end) =>
      lineItem(
        [
          [end, top],
          [end, bottom],
        ],
        { colour: palette.ink, width: 1.4, dash: [4, 3] },
      ),
    ),
    textItem(text, SECOND, { x: middle, middle: top - 8.5, align: 'center', colour: palette.ink }),
  ];
}
