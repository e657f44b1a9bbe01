import { type Decimal, formatDecimal, magnitude, relativeChange, subtract } from '../evaluate/decimal.ts';
import { valueOf } from '../figures/figure.ts';
import type { Total } from '../figures/sum.ts';
import type { WorkedOut } from '../figures/worked.ts';
import type { Fact, Part } from '../reply/reply.ts';
import { sayDifference } from '../reply/say.ts';
import { valueFact } from './facts.ts';
import { arrowOf } from './lines/change.ts';
import { whenOf, withCounts } from './lines/number.ts';
import { caveat, text } from './reply-of.ts';
import type { Told } from './told.ts';
import { workedFact } from './worked-fact.ts';
import { sayHow, sayParts, sayRefusal, sayWorked } from './worked-words.ts';

interface Beside {
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
}

/** '↓ 10 from 40, Apr–Oct 2025, 7 months (25.0%)': a total beside that of the same stretch before. */
export function totalBeside(told: Told, { worked }: Total, before: Total | null): Beside {
  if (!before) return { parts: [], facts: [] };
  if (before.worked.kind === 'refused')
    return { parts: [caveat(`The stretch before can’t be given: ${sayRefusal(told, before.worked)}`)], facts: [] };
  const [now, then] = [numberOf(worked), numberOf(before.worked)];
  if (!now || !then) return { parts: [], facts: [] };
  return {
    parts: [text(`${sayMoved(now, then, unitOf(before))} from ${sayTotal(told, before)}`)],
    facts: [factOf(told, before)],
  };
}

function numberOf(worked: Total['worked']): Decimal | null {
  if (worked.kind === 'refused') return null;
  return worked.kind === 'published' ? valueOf(worked.figure.observation) : worked.value;
}

function unitOf({ rows }: Total): WorkedOut['unit'] {
  return rows.of.indicator.unit;
}

function sayMoved(now: Decimal, then: Decimal, unit: WorkedOut['unit']): string {
  const difference = subtract(now, then);
  if (difference.units === 0) return 'Unchanged';
  const relative = relativeChange(then, now);
  const share = relative === null || unit === 'percent' ? '' : ` (${formatDecimal(magnitude(relative))}%)`;
  return `${arrowOf(difference.units > 0 ? 'rose' : 'fell')} ${sayDifference(difference, unit)}${share}`;
}

function sayTotal(told: Told, { rows, worked }: Total): string {
  if (worked.kind === 'published') return `${withCounts(worked.figure)}, ${whenOf(worked.figure)}`;
  return worked.kind === 'refused' ? '' : `${sayWorked(worked)}, ${sayParts(told, rows, worked)}`;
}

function factOf(told: Told, { rows, worked }: Total): Fact {
  if (worked.kind === 'published') return { ...valueFact(told, worked.figure), role: 'previous' };
  if (worked.kind === 'refused') throw new RangeError('what is refused has no number');
  const { value, unit, counts, from } = worked;
  return workedFact(told, { value, unit, counts, from, how: sayHow(told, rows, worked) });
}
