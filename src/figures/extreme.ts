import type { Order } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { besideOf, sortRows } from './ask.ts';
import type { Figure, Read } from './figure.ts';
import { breaksBetween } from './movement.ts';
import { ordered, type Placed } from './order.ts';
import { type Rows, rowsOf } from './rows.ts';

/** The first in an order along one axis. */
export interface Extreme {
  readonly rows: Rows;
  readonly order: Order;
  /** Those at the place asked for, or the first so many; level ones all. Empty where nothing can be ordered. */
  readonly first: readonly Placed[];
  /** All that are ordered, first to last. */
  readonly placed: readonly Placed[];
  /** They could not be put in this order: no target, nothing earlier, a break. */
  readonly apart: readonly Figure[];
  /** Along times, the newest with its place. */
  readonly newest: Placed | null;
  /** The place of the newest from the other end, where that is the nearer one. */
  readonly fromEnd: number | null;
  /** Neither way is better, so 'best' is read as the highest. */
  readonly unjudged: boolean;
  /** Within the times that were looked at, so that not all of them compare. */
  readonly breaks: Figure['series']['breaks'];
}

const USUAL: Order = { by: 'value', end: 'best' };

/** One for each thing that is not walked along. */
export function extremesOf(asked: Resolved, read: Read): readonly Extreme[] {
  return rowsOf(asked, read).map((rows) => extremeOf(asked, rows, read));
}

function extremeOf(asked: Resolved, rows: Rows, read: Read): Extreme {
  const beside = besideOf(asked, read);
  const { met } = sortRows(asked, rows, beside);
  const wanted = asked.question.order ?? USUAL;
  const order = judging(wanted, met);
  const { placed, apart } = ordered(order, met, beside);
  const first = firstOf(asked, placed);
  const newest = rows.along === 'times' ? (placed.find(({ figure }) => figure === rows.figures.at(-1)) ?? null) : null;
  return {
    rows,
    order,
    first,
    placed,
    apart,
    newest,
    fromEnd: newest && fromEndOf(newest, placed),
    unjudged: order !== wanted,
    breaks: rows.along === 'times' ? breaksWithin(rows.figures) : [],
  };
}

/** All breaks in what was looked at: what is the most of it was held against figures on their other side. */
function breaksWithin(figures: readonly Figure[]): Figure['series']['breaks'] {
  const [first, last] = [figures[0], figures.at(-1)];
  return first && last ? breaksBetween(last, first.observation, last.observation) : [];
}

/** Where neither way is better, 'best' and 'worst' can only be the highest and the lowest. */
function judging(order: Order, figures: readonly Figure[]): Order {
  const neither = figures.every(({ indicator }) => indicator.polarity === 'none' || indicator.polarity === 'range');
  if (!neither || figures.length === 0 || (order.end !== 'best' && order.end !== 'worst')) return order;
  return { ...order, end: order.end === 'best' ? 'highest' : 'lowest' };
}

/** With the place or the number asked for; those that are level with the last of them belong to it. */
function firstOf({ question }: Resolved, placed: readonly Placed[]): readonly Placed[] {
  const last =
    placed[(question.place ?? question.limit ?? 1) - 1] ?? (question.place === null ? placed.at(-1) : undefined);
  if (!last) return [];
  return placed.filter(({ place }) => (question.place === null ? place <= last.place : place === last.place));
}

function fromEndOf(newest: Placed, placed: readonly Placed[]): number | null {
  const level = placed.filter(({ place }) => place === newest.place).length;
  const fromEnd = placed.length - (newest.place + level - 1) + 1;
  return fromEnd < newest.place ? fromEnd : null;
}
