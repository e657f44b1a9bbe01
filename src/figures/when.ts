import { compareDecimals, decimal, magnitude, subtract } from '../evaluate/decimal.ts';
import type { Condition } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { besideOf, type Sorted, sortRows } from './ask.ts';
import { type Figure, type Read, valueOf } from './figure.ts';
import { type Ordering, ordered } from './order.ts';
import { type Rows, rowsOf } from './rows.ts';

/** The last (or first) time that conditions held, or that they never did. */
export interface Held extends Sorted {
  readonly rows: Rows;
  /** null: never, in what is held and can be judged. */
  readonly at: Figure | null;
  /** The judged times after `at` (before it, for the first), in none of which they held. */
  readonly others: readonly Figure[];
  readonly newest: Figure | null;
  readonly holdsNow: boolean;
  /** Where they never held: what came nearest. */
  readonly nearest: Figure | null;
}

/** One for each line. */
export function heldWhen(asked: Resolved, read: Read): readonly Held[] {
  return rowsOf(asked, read).map((rows) => heldIn(asked, rows, read));
}

/** The same of rows along time that are there already. */
export function heldIn(asked: Resolved, rows: Rows, read: Read): Held {
  const beside = besideOf(asked, read);
  const sorted = sortRows(asked, rows, beside);
  const isFirst = asked.question.end === 'first';
  const at = (isFirst ? sorted.met[0] : sorted.met.at(-1)) ?? null;
  const newest = rows.figures.at(-1) ?? null;
  return {
    ...sorted,
    rows,
    at,
    others: sorted.unmet.filter((figure) => at && isAfter(figure, at) !== isFirst),
    newest,
    holdsNow: newest !== null && sorted.met.includes(newest),
    nearest: at === null ? nearestOf(asked, sorted.unmet, beside) : null,
  };
}

function isAfter(one: Figure, other: Figure): boolean {
  return one.observation.period.end > other.observation.period.end;
}

/** By the distance from the target, or from the number; null where the conditions have none. */
function nearestOf({ question }: Resolved, figures: readonly Figure[], beside: Ordering): Figure | null {
  const [condition] = question.only;
  if (condition?.test.kind === 'number') return nearestTo(condition.test.value, figures);
  const end = condition ? nearEnd(condition) : null;
  return end && (ordered({ by: 'gap', end }, figures, beside).placed[0]?.figure ?? null);
}

const BAD = ['attention', 'yellow', 'amber', 'red'];

/** Which end of the distances from the target is the nearest to what was asked; null where it is not about the target. */
function nearEnd({ not, test }: Condition): 'best' | 'worst' | null {
  if (test.kind === 'target') return (test.side === 'meets') === not ? 'worst' : 'best';
  if (test.kind !== 'rated') return null;
  return test.ratings.every((rating) => BAD.includes(rating)) === not ? 'best' : 'worst';
}

function nearestTo(value: string, figures: readonly Figure[]): Figure | null {
  const away = (figure: Figure) => {
    const own = valueOf(figure.observation);
    return own && magnitude(subtract(own, decimal(value)));
  };
  return figures.reduce<Figure | null>((nearest, figure) => {
    const [best, own] = [nearest && away(nearest), away(figure)];
    if (!own) return nearest;
    return !best || compareDecimals(own, best) <= 0 ? figure : nearest;
  }, null);
}
