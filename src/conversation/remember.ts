import { periodAround } from '../query/calendar.ts';
import type { NamedPeriod } from '../query/period.ts';
import type { Shown } from '../question/pair.ts';
import type { Ask, Question } from '../question/question.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import type { Context } from './context.ts';

/** Asks that leave a thread on what it was about. */
const IN_PASSING: readonly Ask[] = ['courtesy', 'help', 'digest'];

/**
 * The thread after a reply: what was asked replaces what was asked before; small talk, misses and questions back leave
 * it as it was. `question` is null where nothing was understood.
 */
export function contextAfter(before: Context, question: Question | null, reply: Reply): Context {
  // Offers beside a 'not understood' are no question back: nothing later is an answer to them.
  const offered =
    reply.outcome === 'clarify' ? reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : [])) : [];
  const options = offered.map(({ label, question, request }) => ({ label, question, ...(request ? { request } : {}) }));
  if (question === null || IN_PASSING.includes(question.ask) || reply.outcome === 'clarify')
    return { ...before, options };
  const last = { question, shown: shownPeriod(reply.facts), listed: reply.listed };
  return { ...before, options, last: { ...last, ...(before.last && { before: figureOf(before.last) }) } };
}

function figureOf({ question, shown }: Shown): Shown {
  return { question, shown };
}

/** The period of the main number, as one that 'the quarter before' can be counted from. */
function shownPeriod(facts: readonly Fact[]): NamedPeriod | null {
  const main = facts.find((fact) => (fact.role === 'value' || fact.role === 'worked-out') && fact.period !== null);
  // Of what was worked out over a stretch its end.
  const label = main?.period?.split(' to ').at(-1);
  return main && label ? namedPeriod(main.basis, label) : null;
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
