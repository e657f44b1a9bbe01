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

export function sortRows(asked: Resolved, rows: Pick<Rows, 'figures' | 'hidden'>, beside: Ordering): Sorted {
  const { only } = asked.question;
  const figures = candidatesOf(asked, rows);
  const met = figures.filter((figure) => meetsAll(only, figure, beside));
  const rest = figures.filter((figure) => !met.includes(figure));
  const unjudged = rest.filter((figure) => isUnjudged(only, figure, beside));
  return { met, unmet: rest.filter((figure) => !unjudged.includes(figure)), unjudged };
}

/** Those with a number; where it is asked what is suppressed, that too. */
export function candidatesOf(
  { question }: Resolved,
  { figures, hidden }: Pick<Rows, 'figures' | 'hidden'>,
): readonly Figure[] {
  return asksForHidden(question) ? [...figures, ...hidden] : figures;
}

export function asksForHidden({ only }: Resolved['question']): boolean {
  return only.some(({ test }) => test.kind === 'state' && test.state === 'suppressed');
}
