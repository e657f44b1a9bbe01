import type { Resolved } from '../question/resolve.ts';
import { besideOf, candidatesOf, type Sorted, sortRows } from './ask.ts';
import type { Figure, Read } from './figure.ts';
import { ordered } from './order.ts';
import { type Rows, rowsOf } from './rows.ts';

/** How many along an axis meet conditions, out of how many that are given. */
export interface Tally extends Sorted {
  readonly rows: Rows;
  readonly count: number;
  /** All with a number: those that meet them, those that don't, and those of which it can't be told, which are said. */
  readonly of: number;
  /** Those that meet them, in the order asked for, or as they came, cut to the number or the place asked for. */
  readonly kept: readonly Figure[];
}

/** One for each thing that is not walked along. */
export function talliesOf(asked: Resolved, read: Read): readonly Tally[] {
  const beside = besideOf(asked, read);
  return rowsOf(asked, read).map((rows) => {
    const sorted = sortRows(asked, rows, beside);
    const { met } = sorted;
    return {
      ...sorted,
      rows,
      count: met.length,
      of: candidatesOf(asked, rows).length,
      kept: keptOf(asked, met, beside),
    };
  });
}

function keptOf(
  { question }: Resolved,
  met: readonly Figure[],
  beside: ReturnType<typeof besideOf>,
): readonly Figure[] {
  const { order, limit, place } = question;
  const found = order === null ? null : ordered(order, met, beside);
  const inOrder = found ? [...found.placed.map(({ figure }) => figure), ...found.apart] : met;
  if (place !== null) return inOrder.slice(place - 1, place);
  return limit === null ? inOrder : inOrder.slice(0, limit);
}
