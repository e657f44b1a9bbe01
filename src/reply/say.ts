import type { Indicator, Unit } from '../catalogue/catalogue.ts';
import type { Change } from '../evaluate/change.ts';
import { type Decimal, decimal, formatDecimal, magnitude } from '../evaluate/decimal.ts';
import { financialYearOf, quarterOf } from '../query/calendar.ts';
import type { Observation } from '../query/observation.ts';
import type { Basis, IsoDate, NamedPeriod, Period } from '../query/period.ts';

/** A number with its unit, as printed: '32%', '5,100', '54.3 per 10,000', 'about 25%'; 'no figure' for null. */
export function sayValue(value: string | null, unit: Unit, qualifier: Observation['qualifier'] = 'exact'): string {
  if (value === null) return 'no figure';
  const about = qualifier === 'approximate' ? 'about ' : '';
  return `${about}${withUnit(formatDecimal(decimal(value)), unit)}`;
}

function withUnit(number: string, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return `${number}%`;
    case 'per-1000':
    case 'per-10000':
    case 'per-100000':
      return `${number} per ${PER[unit]}`;
    case 'minutes':
    case 'hours':
    case 'days':
      return number === '1' ? `1 ${unit.slice(0, -1)}` : `${number} ${unit}`;
    case 'money':
      return number.replace(/\d/, '£$&');
    case 'count':
    case 'ratio':
    case 'score':
      return number;
  }
}

const PER = { 'per-1000': '1,000', 'per-10000': '10,000', 'per-100000': '100,000' } as const;

/** '420 of 600'; null where one of the two is not held or the number is suppressed. */
export function sayCounts({ numerator, denominator, marker }: Observation): string | null {
  if (numerator === null || denominator === null || marker === 'suppressed') return null;
  return `${sayWhole(numerator)} of ${sayWhole(denominator)}`;
}

/** A whole number with thousands separators. */
export function sayWhole(number: number): string {
  return formatDecimal({ units: number, scale: 0 });
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function monthOf(date: IsoDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

function monthAndYear(date: IsoDate): string {
  return `${monthOf(date)} ${date.slice(0, 4)}`;
}

/** '30 September 2018'. */
export function sayDate(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${monthAndYear(date)}`;
}

/** With its preposition: 'in December 2018', 'at 31 December 2018', 'in Quarter 3 2018/19 (October to December 2018)'. */
export function sayPeriod({ basis, start, end }: Period): string {
  switch (basis) {
    case 'month':
      return `in ${monthAndYear(end)}`;
    case 'quarter':
      return `in ${sayQuarter(start)} (${monthOf(start)} to ${monthAndYear(end)})`;
    case 'year':
      return `in the financial year ${financialYearOf(start).label} (${monthAndYear(start)} to ${monthAndYear(end)})`;
    case 'rolling-year':
      return `in the rolling year to ${monthAndYear(end)}`;
    case 'snapshot':
      return `at ${sayDate(end)}`;
    case 'not-given':
      return 'date not given';
  }
}

/** 'Quarter 3 2018/19': written out, so that its number is not taken for a figure. */
function sayQuarter(date: IsoDate): string {
  const [year, quarter] = quarterOf(date).label.split(' Q');
  return `Quarter ${quarter} ${year}`;
}

const BASES: Readonly<Record<Basis, string>> = {
  month: 'a single month',
  quarter: 'a quarter',
  year: 'a financial year',
  'rolling-year': 'a rolling year',
  snapshot: 'a single day',
  'not-given': 'a period not given',
};

/** What stretch of time a number covers: 'a rolling year'. */
export function sayBasis(basis: Basis): string {
  return BASES[basis];
}

/** Without a preposition: 'Quarter 1 2018/19', 'September 2018', '30 September 2018'. */
export function sayNamedPeriod({ grain, start, end }: NamedPeriod): string {
  switch (grain) {
    case 'date':
      return sayDate(end);
    case 'month':
      return monthAndYear(end);
    case 'quarter':
      return sayQuarter(start);
    case 'half':
      return `the ${monthOf(start) === 'April' ? 'first' : 'second'} half of ${financialYearOf(start).label}`;
    case 'year':
      return `the financial year ${financialYearOf(start).label}`;
    case 'calendar-year':
      return `the calendar year ${start.slice(0, 4)}`;
  }
}

/**
 * 'up 8 points (11.3% in relative terms) from 71% at 30 September 2018: better', 'down 24 (2.7%) from 640 at …'. The
 * report gives every change in relative terms; of a percentage both are named, so that neither is taken for the other.
 */
export function sayChange(
  indicator: Indicator,
  { from, to, difference, relative, direction, verdict }: Change,
): string {
  const before = `from ${sayValue(from.value, indicator.unit, from.qualifier)} ${sayPeriod(from.period)}`;
  if (direction === 'unchanged') return `unchanged ${before}`;
  const about = from.qualifier === 'approximate' || to.qualifier === 'approximate' ? 'about ' : '';
  const size = `${direction === 'rose' ? 'up' : 'down'} ${about}${sayDifference(difference, indicator.unit)}`;
  const named = indicator.unit === 'percent' ? ' in relative terms' : '';
  const share = relative === null ? '' : ` (${about}${formatDecimal(magnitude(relative))}%${named})`;
  return `${size}${share} ${before}${verdict === null ? '' : `: ${verdict}`}`;
}

/** '8 points', '1 point', '63'. The sign is left to the words around it. */
export function sayDifference(difference: Decimal, unit: Unit): string {
  const number = formatDecimal(magnitude(difference));
  if (unit !== 'percent') return withUnit(number, unit);
  return number === '1' ? '1 point' : `${number} points`;
}
