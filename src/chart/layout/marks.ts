import type { Rating } from '../../query/observation.ts';
import type { Item, PathItem } from './drawing.ts';
import { LINE, RATING_COLOURS, WHITE } from './palette.ts';
import { round, STRONG, textItem } from './text.ts';

/** Half the width and height that a mark takes. */
export const MARK_RADIUS = 10.5;

/** Of a value that is not rated. */
const DOT_RADIUS = 5;
const RIM = 2.5;
const LETTERS: Readonly<Partial<Record<Rating, string>>> = { yellow: 'Y', amber: 'A', red: 'R' };

interface At {
  readonly x: number;
  readonly y: number;
  readonly hollow: boolean;
}

/** How a value is marked, by shape as well as colour: ★, ●, ▲, or a letter in a box; a small dot where it is not rated. */
export function markItems(rating: Rating | null, at: At): readonly Item[] {
  if (rating === null) return [disc(at, DOT_RADIUS, LINE)];
  const colour = RATING_COLOURS[rating];
  switch (rating) {
    case 'exceeds':
      return [shape(star(MARK_RADIUS), at, colour)];
    case 'within':
      return [disc(at, MARK_RADIUS - 2, colour)];
    case 'attention':
      return [shape(TRIANGLE, at, colour)];
    default:
      return [shape(box(MARK_RADIUS - 1), at, colour), letter(LETTERS[rating] ?? '', at, colour)];
  }
}

/** Half the width and height of what `markItems` draws. */
export function markRadius(rating: Rating | null): number {
  return rating === null ? DOT_RADIUS + 1 : MARK_RADIUS;
}

const SERIES_MARKS = ['disc', 'box', 'diamond', 'triangle'] as const;

/** Tells the things that are compared apart: disc, box, diamond, triangle. */
export function seriesMark(series: number, colour: string, at: At): Item {
  switch (SERIES_MARKS[series % SERIES_MARKS.length]) {
    case 'box':
      return shape(box(6), at, colour);
    case 'diamond':
      return shape(turned(box(6)), at, colour);
    case 'triangle':
      return shape(
        TRIANGLE.map(([x, y]) => [x * 0.75, y * 0.75] as const),
        at,
        colour,
      );
    default:
      return disc(at, 6.5, colour);
  }
}

function disc({ x, y, hollow }: At, radius: number, colour: string): Item {
  return { kind: 'disc', x: round(x), y: round(y), radius, fill: hollow ? WHITE : colour, stroke: colour, width: RIM };
}

type Points = readonly (readonly [x: number, y: number])[];

function shape(points: Points, { x, y, hollow }: At, colour: string): PathItem {
  return {
    kind: 'path',
    points: points.map(([dx, dy]) => [round(x + dx), round(y + dy)]),
    closed: true,
    fill: hollow ? WHITE : colour,
    stroke: colour,
    width: RIM,
    dash: [],
  };
}

/** Equal sides, its middle where its weight is. */
const TRIANGLE: Points = [
  [0, -9.5],
  [9.5, 7],
  [-9.5, 7],
];

/** Five points, the first upwards. */
function star(radius: number): Points {
  return Array.from({ length: 10 }, (_, at) => {
    const angle = (at * Math.PI) / 5 - Math.PI / 2;
    const reach = at % 2 === 0 ? radius : radius * 0.42;
    return [reach * Math.cos(angle), reach * Math.sin(angle)] as const;
  });
}

function box(half: number): Points {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ];
}

function turned(points: Points): Points {
  return points.map(([x, y]) => [(x - y) * 0.85, (x + y) * 0.85] as const);
}

function letter(text: string, { x, y, hollow }: At, colour: string): Item {
  return textItem(text, { ...STRONG, size: 15 }, { x, middle: y, align: 'center', colour: hollow ? colour : WHITE });
}
