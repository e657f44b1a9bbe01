import { describe, expect, it } from 'vitest';
import type { Item } from '../../../src/chart/layout/drawing.ts';
import { ratingMark } from '../../../src/chart/layout/marks.ts';
import { PALETTES, type Palette } from '../../../src/chart/layout/palette.ts';
import type { Rating } from '../../../src/query/observation.ts';

/*
 * Marks of ratings as they are seen without colour and with the three common kinds of colour blindness: whoever can't
 * tell their colours apart tells their shapes apart, and sees each shape on its ground.
 */

type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * Of linear RGB, at full severity: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009,
 * https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html. Grey is relative luminance (WCAG).
 */
const VISIONS: Readonly<Record<string, Matrix>> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  greyscale: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

/** How light a colour is to that eye, from 0 to 1. */
function lightness(colour: string, matrix: Matrix): number {
  const linear = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const seen = matrix.map((row) => row.reduce((sum, part, at) => sum + part * (linear[at] ?? 0), 0));
  const [red = 0, green = 0, blue = 0] = seen.map((each) => Math.min(1, Math.max(0, each)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const RATINGS: readonly (Rating | null)[] = ['red', 'amber', 'yellow', 'within', 'exceeds', 'attention', null];
const nameOf = (rating: Rating | null) => rating ?? 'not rated';

/** As large as the mark of a row, in pixels of a phone. */
const RADIUS = 6.6;
const SIDE = 20;
/** Samples along each pixel. */
const FINE = 4;

function markOf(rating: Rating | null, palette: Palette): readonly Item[] {
  return ratingMark(rating, { x: SIDE / 2, y: SIDE / 2, radius: RADIUS, hollow: false, ring: false }, palette);
}

/** Where something of the mark's own colours lies, row by row: what is left of it where colours can't be told apart. */
function silhouette(items: readonly Item[], ground: string): readonly boolean[] {
  const points = Array.from({ length: (SIDE * FINE) ** 2 }, (_, at): readonly [number, number] => [
    ((at % (SIDE * FINE)) + 0.5) / FINE,
    (Math.floor(at / (SIDE * FINE)) + 0.5) / FINE,
  ]);
  return points.map((point) => {
    const colour = items.reduce((under, item) => colourAt(item, point) ?? under, ground);
    return colour !== ground;
  });
}

function colourAt(item: Item, point: readonly [number, number]): string | null {
  if (item.kind !== 'disc' && item.kind !== 'box' && item.kind !== 'path') return null;
  const edge = edgeDistance(item, point);
  if (item.stroke !== null && edge.distance <= item.width / 2) return item.stroke;
  return edge.isInside ? item.fill : null;
}

type Shape = Extract<Item, { readonly kind: 'disc' | 'box' | 'path' }>;

function edgeDistance(shape: Shape, [x, y]: readonly [number, number]) {
  if (shape.kind === 'disc') {
    const far = Math.hypot(x - shape.x, y - shape.y);
    return { isInside: far <= shape.radius, distance: Math.abs(far - shape.radius) };
  }
  const corners = shape.kind === 'path' ? shape.points : cornersOf(shape);
  const sides = corners.map((from, at) => [from, corners[(at + 1) % corners.length] ?? from] as const);
  const crossed = sides.filter(
    ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax,
  );
  return { isInside: crossed.length % 2 === 1, distance: Math.min(...sides.map((side) => farFrom(side, [x, y]))) };
}

function cornersOf({ x, y, wide, high }: Extract<Shape, { readonly kind: 'box' }>) {
  return [
    [x, y],
    [x + wide, y],
    [x + wide, y + high],
    [x, y + high],
  ] as const;
}

type Point = readonly [number, number];

function farFrom([[ax, ay], [bx, by]]: readonly [Point, Point], [x, y]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** The share of what either covers that the other does not. */
function difference(a: readonly boolean[], b: readonly boolean[]): number {
  const either = a.filter((covered, at) => covered || b[at]).length;
  return a.filter((covered, at) => covered !== b[at]).length / either;
}

describe.each(Object.entries(PALETTES))('on the ground %s', (_, palette) => {
  const marks = new Map(RATINGS.map((rating) => [nameOf(rating), markOf(rating, palette)]));

  const pairs = RATINGS.flatMap((a, at) => RATINGS.slice(at + 1).map((b) => [nameOf(a), nameOf(b)] as const));
  it.each(pairs)('%s and %s differ in shape where no colour is seen', (a, b) => {
    const [first = [], second = []] = [a, b].map((name) => silhouette(marks.get(name) ?? [], palette.ground));
    expect(first.some((covered) => covered)).toBe(true);
    expect(difference(first, second)).toBeGreaterThan(0.2);
  });

  it.each(Object.entries(VISIONS).flatMap(([vision, matrix]) => RATINGS.map((rating) => ({ vision, rating, matrix }))))(
    'the edge of $rating stands out to $vision',
    ({ rating, matrix }) => {
      const edges = (marks.get(nameOf(rating)) ?? []).flatMap((item) => {
        if (item.kind !== 'disc' && item.kind !== 'box' && item.kind !== 'path') return [];
        return item.stroke ?? item.fill ?? [];
      });
      const most = Math.max(
        ...edges.map((edge) => contrast(lightness(edge, matrix), lightness(palette.ground, matrix))),
      );
      // 3:1 holds for the colours as they are (palette.test.ts); amber is the faintest, 2.7 to deuteranopia on the pale card.
      expect(most).toBeGreaterThanOrEqual(2.6);
    },
  );
});

it('simulates as published: what is neutral stays neutral, and red is nearly as dark as black to protanopia', () => {
  for (const matrix of Object.values(VISIONS)) {
    for (const row of matrix) expect(row.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 3);
  }
  const { protanopia, 'full colour': full } = VISIONS as Record<string, Matrix>;
  expect(lightness('#ff0000', protanopia as Matrix)).toBeLessThan(0.6 * lightness('#ff0000', full as Matrix));
});
