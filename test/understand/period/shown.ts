import { labelOf } from '../../../src/query/calendar.ts';
import { findPeriods } from '../../../src/understand/period/find.ts';
import type { PeriodMention } from '../../../src/understand/period/phrase.ts';

/** The mentions of a text in short: what was said, the step and role where there is one, and the dates by their labels. */
export function shown(text: string, today = '2019-03-07'): string {
  return findPeriods(text, today).map(mentionShown).join(' | ') || 'none';
}

function mentionShown({ said, shift, role, asked, when, since, idle }: PeriodMention): string {
  if (idle) return 'idle';
  const step = shift ? `${shift.by} ${shift.grain}` : null;
  return [said, step, role, askedShown(asked), whenShown(when), since ? 'since' : null]
    .filter((part) => part !== null && part !== undefined)
    .join(' ');
}

function whenShown(when: PeriodMention['when']): string | null {
  if (!when) return null;
  if (when.kind === 'last' || when.kind === 'back') return `${when.kind} ${when.count} ${when.step}`;
  return when.kind === 'each-year' ? `each year ${when.months.join()}` : when.kind;
}

function askedShown(asked: PeriodMention['asked']): string | null {
  if (!asked) return null;
  if (asked.kind === 'range') return `${asked.from}..${asked.to ?? ''}`;
  const periods = asked.kind === 'one' ? [asked.period] : asked.periods;
  return periods.map((period) => `${labelOf(period)}${period.fromClock ? '*' : ''}`).join(' + ');
}
