import type { Resolved } from '../question/resolve.ts';
import { isUnjudged, meetsAll } from './conditions.ts';
import type { Figure, Read } from './figure.ts';
import { sinceOf } from './movement.ts';
import type { Ordering } from './order.ts';
import type { Rows } from './rows.ts';

/** What figures of a question are set beside, and what their changes are counted from. */
export function besideOf(asked: Resolved, { catalogue, found }: Read): Ordering {
  return { catalogue, found, comparators: asked.comparators, since: sinceOf(asked.question) };
}

/** Rows by whether they meet the conditions of a question. Of none it is held that they meet what can't be told of them. */
export interface Sorted {
  readonly met: readonly Figure[];
  readonly unmet: readonly Figure[];
  /** Neither: no target, nothing earlier, no comparator, a break. */
  readonly unjudged: readonly Figure[];
}

export function sortRows(asked: Resolved, { figures }: Pick<Rows, 'figures'>, beside: Ordering): Sorted {
  const { only } = asked.question;
  const met = figures.filter((figure) => meetsAll(only, figure, beside));
  const rest = figures.filter((figure) => !met.includes(figure));
  const unjudged = rest.filter((figure) => isUnjudged(only, figure, beside));
  return { met, unmet: rest.filter((figure) => !unjudged.includes(figure)), unjudged };
}
