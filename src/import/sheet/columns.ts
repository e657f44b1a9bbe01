import type { Basis } from '../../query/period.ts';
import { type PeriodText, periodFor, readPeriodText } from '../period-text.ts';
import type { FoundTable } from './find-table.ts';
import type { Mapping } from './mapping.ts';
import { unitOfText } from './measures.ts';
import { type Role, roleOfHeading } from './roles.ts';

/** How one column is read. */
export interface Column {
  readonly at: number;
  readonly heading: string;
  /** `figures`: the values of one period, which the heading names. */
  readonly role: Role | 'figures';
  /** Of `figures` alone. */
  readonly period: PeriodText | null;
  /** Of `figures`: how many, rather than the figure itself. */
  readonly isCount: boolean;
  /** The first cells that hold something. */
  readonly samples: readonly string[];
  /** Whether nothing said what it is, and it is left out for that. */
  readonly isUnknown: boolean;
}

const SAMPLES = 3;
const COUNTED = /(^|\s|›\s*)(no\.?|number|count|n)(\s*›|$|\s)/i;
const SHARED = /(^|\s|›\s*)(%|percent(age)?|rate)(\s*›|$|\s)/i;

/** What each column of a table is: as a person has said, as its heading says, or by what stands in it. */
export function readColumns(table: FoundTable, mapping: Mapping): readonly Column[] {
  const columns = table.headings.map((heading, at): Column => {
    const samples = table.rows.flatMap(({ cells }) => cells[at]?.text || []).slice(0, SAMPLES);
    const base = { at, heading, samples, period: null, isCount: false, isUnknown: false };
    const said = mapping.columns?.[heading];
    if (said !== undefined) return { ...base, role: said };
    const period = mapping.periods?.[heading] === 'ignore' ? null : periodOfHeading(heading);
    if (period !== null)
      return { ...base, role: 'figures', period, isCount: COUNTED.test(heading) && !SHARED.test(heading) };
    if (samples.length === 0 && !hasFills(table, at)) return { ...base, role: 'ignore' };
    const role = heading === '' ? null : roleOfHeading(heading);
    return { ...base, role: role ?? 'ignore', isUnknown: role === null };
  });
  return withLatest(
    table,
    rolledOver(onlyOne(withMeasure(table, unitsByWords(table, firstsAsMonths(columns))))),
    mapping,
  );
}

/**
 * 'Latest result' without a word of when: of the period that the sheet is about, as a person or its title says. Beside
 * columns of periods it is one more of them, unless it is one of theirs again.
 */
function withLatest(table: FoundTable, columns: readonly Column[], mapping: Mapping): readonly Column[] {
  const value = columns.find(({ role }) => role === 'value');
  if (value === undefined || columns.some(({ role }) => role === 'period')) return columns;
  const period = mapping.period === undefined ? periodOfTitle(table) : readPeriodText(mapping.period);
  const isThere = columns.some((column) => column.period !== null && isSamePeriod(column.period, period));
  if (period === null || isThere) return columns;
  return columns.map((column) => (column === value ? { ...column, role: 'figures', period } : column));
}

function isSamePeriod(one: PeriodText, other: PeriodText | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The one period that stands above the table or in the sheet's name; null: none does, or several do. */
function periodOfTitle({ above, sheet }: FoundTable): PeriodText | null {
  const found = new Map([...above, sheet].flatMap(periodsIn).map((period) => [JSON.stringify(period), period]));
  const [only, another] = found.values();
  return another === undefined ? (only ?? null) : null;
}

const LONGEST_PERIOD = 4;

/** The longest runs of words that are periods: 'Quarter 3 2018/19' is not 2018/19 too. */
function periodsIn(text: string): readonly PeriodText[] {
  const words = text.split(/[\s,;:()]+/).filter((word) => word !== '' && !/^[-–—|]$/.test(word));
  const found: PeriodText[] = [];
  for (let at = 0; at < words.length; ) {
    const [period, length] = longestAt(words, at);
    if (period !== null) found.push(period);
    at += length;
  }
  return found;
}

function longestAt(words: readonly string[], at: number): readonly [PeriodText | null, number] {
  for (let length = LONGEST_PERIOD; length > 0; length -= 1) {
    const period = at + length > words.length ? null : readPeriodText(words.slice(at, at + length).join(' '));
    if (period !== null) return [period, length];
  }
  return [null, 1];
}

function hasFills(table: FoundTable, at: number): boolean {
  return table.rows.some(({ cells }) => (cells[at]?.fill ?? null) !== null);
}

/** 'Apr-18', '2016/17 › Jan-17', 'YTD 2016/17', 'Q3 18/19 %'. */
export function periodOfHeading(heading: string): PeriodText | null {
  const parts = heading.split('›').map((part) => part.trim());
  for (const part of parts.toReversed()) {
    const bare = part
      .replace(/^(ytd|year to date|actual|result|outturn)\s+/i, '')
      .replace(/\s+(ytd|actual|result|outturn)$/i, '');
    const found = readPeriodText(
      bare.replace(/(^|\s)(%|no\.?|number|count|percent(age)?|rate)$/i, '').replace(/^(%|no\.?|number|count)\s+/i, ''),
    );
    if (found !== null) return found;
  }
  return null;
}

/** Months that a date stands for, being all the first of one. */
function firstsAsMonths(columns: readonly Column[]): readonly Column[] {
  const days = columns.flatMap(({ period }) => (period?.grain === 'day' ? [period.day] : []));
  if (days.length < 2 || !days.every((day) => day.endsWith('-01'))) return columns;
  return columns.map((column) =>
    column.period?.grain === 'day'
      ? { ...column, period: { grain: 'month', month: column.period.day.slice(0, 7) } }
      : column,
  );
}

/** Where no heading names the measures, they stand in the first column of words that differ from row to row. */
function withMeasure(table: FoundTable, columns: readonly Column[]): readonly Column[] {
  if (columns.some(({ role }) => role === 'measure')) return columns;
  const at = columns.find((column) => {
    if (!column.isUnknown && column.role !== 'theme' && column.role !== 'area') return false;
    const texts = table.rows.flatMap(({ cells }) => cells[column.at]?.text || []);
    const words = texts.filter((text) => /[a-z]{3}/i.test(text));
    return words.length >= 1 && words.length >= 0.8 * texts.length && new Set(words).size >= Math.min(words.length, 2);
  })?.at;
  return columns.map((column) => (column.at === at ? { ...column, role: 'measure', isUnknown: false } : column));
}

/**
 * Of two columns that are both called what a measure is called, the one that holds words for units is that; and one that is
 * called a unit and holds none ('Persons') is not, where another is.
 */
function unitsByWords(table: FoundTable, columns: readonly Column[]): readonly Column[] {
  const isOfUnits = ({ at }: Column) => {
    const texts = new Set(table.rows.flatMap(({ cells }) => cells[at]?.text || []));
    return texts.size > 0 && [...texts].every((text) => text.length <= 20 && unitOfText(text) !== null);
  };
  const measures = columns.filter(({ role }) => role === 'measure');
  const units = measures.length < 2 ? [] : measures.filter(isOfUnits);
  const [unit] = units;
  if (unit === undefined || units.length === measures.length) return columns;
  return columns.map((column) => {
    if (column === unit) return { ...column, role: 'unit' };
    return column.role === 'unit' && !isOfUnits(column) ? { ...column, role: 'ignore' } : column;
  });
}

/** Of what can stand but once, the first column is it. */
function onlyOne(columns: readonly Column[]): readonly Column[] {
  const seen = new Set<string>();
  return columns.map((column) => {
    const { role } = column;
    if (role === 'ignore' || role === 'figures' || role === 'benchmark') return column;
    const isFirst = !seen.has(role);
    seen.add(role);
    return isFirst ? column : { ...column, role: 'ignore' };
  });
}

/**
 * 'April 22' to 'December 22' and then 'January 22': a financial year under the year that it began in. What follows its
 * December is of the next year.
 */
function rolledOver(columns: readonly Column[]): readonly Column[] {
  let december: string | null = null;
  return columns.map((column) => {
    const { period } = column;
    if (period?.grain !== 'month') return column;
    const [year = '', month = ''] = period.month.split('-');
    if (month === '12') december = year;
    if (december !== year || Number(month) > 3) return column;
    return { ...column, period: { grain: 'month', month: `${Number(year) + 1}-${month}` } };
  });
}

/** Headings whose year was read as the next one. */
export function rolledHeadings(columns: readonly Column[]): readonly string[] {
  return columns.flatMap(({ heading, period }) => {
    const said = periodOfHeading(heading);
    const isRolled = period?.grain === 'month' && said?.grain === 'month' && said.month !== period.month;
    return isRolled ? [`'${heading}' is read as ${period.month}, as it stands behind December`] : [];
  });
}

/** What a word for how long a figure covers comes to. */
export function basisOfText(text: string): Exclude<Basis, 'not-given'> | null {
  const plain = text.toLowerCase();
  if (/r12m|rolling/.test(plain)) return 'rolling-year';
  if (/^ms$|snapshot|month.?end|as at|at end/.test(plain)) return 'snapshot';
  if (/quarter|^q\d?$/.test(plain)) return 'quarter';
  if (/month/.test(plain)) return 'month';
  if (/year|ytd|annual|^a$/.test(plain)) return 'year';
  return null;
}

/** The label that a period has in our files, with its basis; null where the two don't go together. */
export function labelOf(period: PeriodText, said: Exclude<Basis, 'not-given'> | null) {
  const own = period.grain === 'day' ? ('snapshot' as const) : period.grain;
  const bases: readonly Exclude<Basis, 'not-given'>[] = said === null ? [own] : [said, own];
  for (const basis of bases) {
    const found = periodFor(basis, period);
    if (found !== null) return { basis, label: found.label };
  }
  return null;
}
