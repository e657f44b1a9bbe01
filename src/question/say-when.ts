import type { NamedPeriod } from '../query/period.ts';
import { allOf } from '../reply/name.ts';
import { sayDate, sayNamedPeriod } from '../reply/say.ts';
import type { Back, When } from './question.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 'in October 2026', 'since 1 April 2026', 'over the last 24 months', 'ever'; '' for the newest. */
export function sayWhen(when: When): string {
  switch (when.kind) {
    case 'newest':
      return '';
    case 'period':
      return atPeriod(when.period);
    case 'periods':
      return `in ${allOf(when.periods.map(sayNamedPeriod))}`;
    case 'range':
      return when.to === null ? `since ${sayDate(when.from)}` : `from ${sayDate(when.from)} to ${sayDate(when.to)}`;
    case 'last':
      return `over the last ${stepsOf(when)}`;
    case 'back':
      return sayBack(when);
    case 'all':
      return 'over all that is held';
    case 'each-year':
      return `in ${allOf(when.months.map((month) => MONTHS[month - 1] ?? ''))} of each year`;
  }
}

/** 'in October 2026', 'at 31 October 2026'. */
export function atPeriod(period: NamedPeriod): string {
  return `${period.grain === 'date' ? 'at' : 'in'} ${sayNamedPeriod(period)}`;
}

/** 'a year before', '3 quarters before', 'at the figure before'. */
export function sayBack(back: Back): string {
  if (back.step !== 'point') return `${stepsOf(back)} before`;
  return back.count === 1 ? 'at the figure before' : `${back.count} figures before`;
}

function stepsOf({ step, count }: Pick<Back, 'step' | 'count'>): string {
  const word = step === 'point' ? 'figure' : step;
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}
