import { financialYearStart, partsOf } from '../../query/calendar.ts';
import { backBy, fromClock, type Reader, type Reading, type Shift, shifted } from './reading.ts';
import { ago, BEFORE, grainOf, LAST } from './relative.ts';
import { type Scan, skip, textAt, unitAt } from './words.ts';
import { relativeYearAt, yearAt } from './year-said.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const SAME = words('same this equivalent corresponding that');
const MOMENTS = words('time point stage period quarter month day date week');
const LINKS = words('in of on as at from the for');

/** 'This time last year', 'same quarter last year', 'the same day the year before'; 'that quarter' is the one just shown. */
export const same: Reader = (scan, at) => {
  if (!SAME.has(textAt(scan, at)) || !MOMENTS.has(textAt(scan, at + 1))) return null;
  const start = skip(scan, at + 2, LINKS);
  const found = anotherTime(scan, start) ?? anotherTime(scan, at + 2);
  if (found) return sameTime(found.to, found.shift);
  const grain = grainOf(unitAt(scan, at + 1));
  return grain && ['same', 'that'].includes(textAt(scan, at)) ? shifted(at + 2, 0, grain) : null;
};

function sameTime(to: number, { by, grain }: Shift): Reading {
  return grain !== 'same' && by < 0 ? backBy(to, grain, -by) : shifted(to, by, grain);
}

function anotherTime(scan: Scan, at: number): { to: number; shift: Shift } | null {
  const before = ago(scan, at);
  if (before?.shift && before.said === 'shift') return { to: before.to, shift: before.shift };
  const lastYear = relativeYearAt(scan, at);
  if (lastYear) return lastYear.step < 0 ? { to: lastYear.to, shift: { by: -1, grain: 'year' } } : null;
  const grain = grainOf(unitAt(scan, at + 1));
  if (grain && (LAST.has(textAt(scan, at)) || BEFORE.has(textAt(scan, at))))
    return { to: at + 2, shift: { by: -1, grain } };
  const year = yearAt(scan, at);
  if (!year) return null;
  const base = fromClock(scan, 'quarter', -1).start;
  const by = year.year - (year.kind === 'financial' ? financialYearStart(base) : partsOf(base).year);
  return by < 0 ? { to: year.to, shift: { by, grain: 'year' } } : null;
}
