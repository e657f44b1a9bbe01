import type { Asked } from '../intents/intent.ts';
import { periodAround } from '../query/calendar.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import type { Context } from './context.ts';
import { lastAsked } from './last-asked.ts';

interface AnsweredLast {
  readonly asked: Asked | null;
  readonly concepts: readonly string[];
}

/** The thread after a reply: what was asked replaces what was asked before; small talk and misses leave it as it was. */
export function contextAfter(before: Context, answered: AnsweredLast | null, reply: Reply): Context {
  // Offers beside a 'not understood' are no question back: nothing later is an answer to them.
  const asksBack = reply.outcome === 'clarify';
  const options = asksBack ? reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : [])) : [];
  const asked = answered?.asked ?? null;
  if (!asked || !isAboutData(asked) || (asksBack && before.last !== null)) return { ...before, options };
  const concepts = answered?.concepts.length ? answered.concepts : (before.last?.concepts ?? []);
  const last = lastAsked(asked, { shown: shownPeriod(reply.facts), concepts });
  // Of a question back none of the readings was meant yet.
  return { version: 1, options, last: asksBack ? { ...last, indicators: [] } : last };
}

function isAboutData(asked: Asked): boolean {
  if (asked.indicators.length > 0 || asked.themes.length > 0) return true;
  return !['smalltalk', 'help', 'digest', 'provenance', 'definition'].includes(asked.intent);
}

/** The period of the main number, as one that 'the quarter before' can be counted from. */
function shownPeriod(facts: readonly Fact[]): NamedPeriod | null {
  const main = facts.find((fact) => fact.role === 'value' && fact.period !== null);
  return main?.period ? namedPeriod(main.basis, main.period) : null;
}

function namedPeriod(basis: string | null, label: string): NamedPeriod | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(label)) return periodAround(label, 'date');
  if (/^\d{4}-\d{2}$/.test(label)) return periodAround(`${label}-01`, 'month');
  const quarter = /^(\d{4})\/\d{2} Q([1-4])$/.exec(label);
  if (quarter) {
    const month = [4, 7, 10, 1][Number(quarter[2]) - 1] ?? 4;
    const year = Number(quarter[1]) + (month === 1 ? 1 : 0);
    return periodAround(`${year}-${String(month).padStart(2, '0')}-01`, 'quarter');
  }
  const year = /^(\d{4})\/\d{2}$/.exec(label);
  return year && basis !== 'snapshot' ? periodAround(`${year[1]}-04-01`, 'year') : null;
}
