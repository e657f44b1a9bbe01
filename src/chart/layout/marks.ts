import type { Rating } from '../../query/observation.ts';
import type { BoxItem, DiscItem, Item, PathItem } from './drawing.ts';
import { lineColours, type Palette } from './palette.ts';
import { round } from './text.ts';

export interface MarkAt {
  readonly x: number;
  readonly y: number;
  /** Half the height of a triangle; the other shapes look as large. */
  readonly radius: number;
  /** Approximate or provisional. */
  readonly hollow: boolean;
  /** A ring of the ground's colour keeps it apart from a line. */
  readonly ring: boolean;
}

const HOLLOW_WIDTH = 0.28;
const RING = 1.6;

/** How a value is marked, by shape as well as colour: ★, ●, ■, ◆, ▲; ▲ in outline without colour, ○ where it is not rated. */
export function ratingMark(rating: Rating | null, at: MarkAt, palette: Palette): readonly Item[] {
  if (rating === null)
    return withRing(disc(at, 0.78), { ...at, hollow: true }, { fill: palette.axis, outline: null }, palette);
  if (rating === 'attention')
    return withRing(triangle(at), { ...at, hollow: true }, { fill: palette.ink, outline: null }, palette);
  return withRing(SHAPES[rating](at), at, palette.ratings[rating], palette);
}

/** At the end of a line: ●, ■, ◆, ▲ in its colour tell up to four apart. */
export function lineMark(line: number, at: MarkAt, palette: Palette): readonly Item[] {
  const shapes = [(a: MarkAt) => disc(a, 0.86), square, diamond, triangle];
  const shape = shapes[line % shapes.length] ?? square;
  const fill = lineColours(palette)[line % shapes.length] ?? palette.present;
  return withRing(shape(at), at, { fill, outline: null }, palette);
}

/** A diamond of a colour: a point that is more than chance. */
export function specialMark(x: number, y: number, colour: string): PathItem {
  const at = { x, y, radius: 3.7, hollow: false, ring: false };
  return { ...diamond(at), fill: colour, stroke: null };
}

type Shape = DiscItem | PathItem | BoxItem;

function withRing(
  shape: Shape,
  { radius, hollow, ring }: MarkAt,
  { fill, outline }: { readonly fill: string; readonly outline: string | null },
  { ground }: Palette,
): readonly Item[] {
  const width = round(radius * HOLLOW_WIDTH);
  const under = { ...shape, fill: ground, stroke: ground, width: round((hollow ? width : 0) + 2 * RING) };
  const edge = outline ?? fill;
  const mark = hollow
    ? { ...shape, fill: ground, stroke: edge, width }
    : { ...shape, fill, stroke: outline, width: outline === null ? 0 : round(radius * 0.18) };
  return ring ? [under, mark] : [mark];
}

const PLAIN = { fill: null, stroke: null, width: 0 } as const;

function disc({ x, y, radius }: MarkAt, share: number): DiscItem {
  return { kind: 'disc', x: round(x), y: round(y), radius: round(radius * share), ...PLAIN };
}

function square({ x, y, radius }: MarkAt): BoxItem {
  const half = radius * 0.84;
  const corner = round(radius * 0.15);
  return {
    kind: 'box',
    x: round(x - half),
    y: round(y - half),
    wide: round(2 * half),
    high: round(2 * half),
    corners: [corner, corner, corner, corner],
    ...PLAIN,
  };
}

type Points = readonly (readonly [x: number, y: number])[];

function path(points: Points, { x, y, radius }: MarkAt): PathItem {
  return {
    kind: 'path',
    points: points.map(([dx, dy]) => [round(x + dx * radius), round(y + dy * radius)]),
    closed: true,
    dash: [],
    ...PLAIN,
  };
}

/** A little below its middle, so that it looks as if it stood in it. */
function triangle(at: MarkAt): PathItem {
  return path(TRIANGLE, at);
}

const TRIANGLE: Points = [
  [0, -1],
  [1.14, 0.94],
  [-1.14, 0.94],
];

function diamond(at: MarkAt): PathItem {
  return path(DIAMOND, at);
}

const DIAMOND: Points = [
  [0, -1.18],
  [1.18, 0],
  [0, 1.18],
  [-1.18, 0],
];

/** Five points, the first upwards. */
const STAR: Points = Array.from({ length: 10 }, (_, at) => {
  const angle = (at * Math.PI) / 5 - Math.PI / 2;
  const reach = at % 2 === 0 ? 1.22 : 0.52;
  return [reach * Math.cos(angle), reach * Math.sin(angle)] as const;
});

const SHAPES: Readonly<Record<Exclude<Rating, 'attention'>, (at: MarkAt) => Shape>> = {
  exceeds: (at) => path(STAR, at),
  // So small that its rim lies within a square and a diamond: beside them it is told by its outline alone.
  within: (at) => disc(at, 0.82),
  yellow: square,
  amber: diamond,
  red: triangle,
};
