import type { Basis } from '../../../query/period.ts';

/** When the year ends that official files call by one number: 'Reporting year 2025'. */
export const YEAR_ENDS = ['31 March', '31 July', '31 August', '30 September', '31 December'] as const;
export type YearEnd = (typeof YEAR_ENDS)[number];

/** A period as it stands in a folder's files. */
export interface OfficialPeriod {
  readonly basis: Exclude<Basis, 'not-given'>;
  readonly label: string;
}

/** `asks`: its end is nowhere said; `unread`: a stretch that figures are not held for, such as a week or a term. */
export type PeriodRead = OfficialPeriod | 'asks' | 'unread';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/**
 * A period of England's education statistics by its number and its name:
 * https://dfe-analytical-services.github.io/analysts-guide/statistics-production/ud.html (allowable time values).
 */
export function officialPeriod(number: string, identifier: string, yearEnd: YearEnd | null): PeriodRead {
  const name = identifier.trim().toLowerCase();
  if (/^\d{6}$/.test(number)) return ofTwoYears(number, name);
  if (!/^\d{4}$/.test(number)) return 'unread';
  const month = MONTHS.indexOf(name);
  if (month >= 0) return { basis: 'month', label: `${number}-${pad(month + 1)}` };
  if (name === 'calendar year') return yearUpTo(Number(number), '31 December');
  if (name !== 'reporting year') return 'unread';
  return yearEnd === null ? 'asks' : yearUpTo(Number(number), yearEnd);
}

function ofTwoYears(number: string, name: string): PeriodRead {
  const [first, second] = [Number(number.slice(0, 4)), number.slice(4)];
  if ((first + 1) % 100 !== Number(second)) return 'unread';
  const label = `${first}/${second}`;
  if (name === 'financial year') return { basis: 'year', label };
  const quarter = /^financial year q([1-4])$/.exec(name)?.[1];
  if (quarter !== undefined) return { basis: 'quarter', label: `${label} Q${quarter}` };
  return name === 'academic year' ? yearUpTo(first + 1, '31 August') : 'unread';
}

/** The twelve months that end then: a financial year where they are one. */
export function yearUpTo(year: number, end: YearEnd): OfficialPeriod {
  if (end === '31 March') return { basis: 'year', label: `${year - 1}/${pad(year % 100)}` };
  return { basis: 'rolling-year', label: `${year}-${pad(monthOf(end))}` };
}

/** The last day of such a year alone: of what is counted on one day. */
export function lastDayOf({ basis, label }: OfficialPeriod, end: YearEnd): OfficialPeriod {
  const year = Number(label.slice(0, 4)) + (basis === 'year' ? 1 : 0);
  const [day = ''] = end.split(' ');
  return { basis: 'snapshot', label: `${year}-${pad(monthOf(end))}-${day}` };
}

function monthOf(end: YearEnd): number {
  return MONTHS.indexOf(end.slice(end.indexOf(' ') + 1).toLowerCase()) + 1;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** The one end of a year that texts speak of ('on 31 March'); null where they speak of none, or of several. */
export function yearEndIn(texts: Iterable<string>): YearEnd | null {
  const found = new Set<YearEnd>();
  for (const text of texts) {
    const plain = text.replaceAll(/[_-]+/g, ' ').toLowerCase();
    for (const end of YEAR_ENDS) if (plain.includes(end.toLowerCase())) found.add(end);
  }
  const [only, another] = found;
  return another === undefined ? (only ?? null) : null;
}

/** Whether a measure is counted on the day that its year ends on: 'children looked after on 31 March each year'. */
export function isOnTheDay(name: string, end: YearEnd): boolean {
  return new RegExp(`\\b(on|at|as at|as of) ${end}\\b`, 'i').test(name);
}
