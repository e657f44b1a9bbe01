import type { Unit } from '../../../catalogue/catalogue.ts';
import { readCellValue } from '../../cell-value.ts';
import { unitByNumbers, unitOfText } from '../measures.ts';
import type { EesColumn } from './ees-columns.ts';
import type { EesRow } from './ees-rows.ts';
import { type ShareFound, shareOf, type Trio } from './shares.ts';

/** A column that is a share: its count is a column, and what it is a share of too. */
export interface ColumnShare extends ShareFound {
  readonly counted: EesColumn;
  readonly whole: EesColumn;
}

/** The columns of numbers of a file, and what they are of each other. */
export interface EesMeasuring {
  /** Columns of shares with their count, by what both are called: 'children_percent' and 'children_count'. */
  readonly pairs: readonly { readonly printed: EesColumn; readonly counted: EesColumn }[];
  number(row: EesRow, column: EesColumn): number | null;
  /** As printed; null where no number is. */
  numberText(row: EesRow, column: EesColumn): string | null;
  /** The most that any number of the column has. */
  decimals(column: EesColumn): number;
  /** By its name, else by its numbers; null: neither says it. */
  unit(column: EesColumn): Unit | null;
  isCount(column: EesColumn): boolean;
}

/** Words of a column's name that say how it is counted, and not what. */
const HOW = /^(percent(age)?|pct|perc|proportion|rate|count|number|num|headcount|per|1000|10000|100000)$/;

export function measuringOf(columns: readonly EesColumn[], rows: readonly EesRow[]): EesMeasuring {
  const text = (row: EesRow, { at }: EesColumn) => (row.cells[at]?.text ?? '').trim();
  const known = new Map<string, string | null>();
  // Of many cells few differ, and each is looked at often.
  const numberText = (row: EesRow, column: EesColumn) => {
    const printed = text(row, column);
    const before = known.get(printed);
    if (before !== undefined) return before;
    const read = readCellValue(printed, null);
    const found = read.kind === 'number' ? read.value : null;
    known.set(printed, found);
    return found;
  };
  const number = (row: EesRow, column: EesColumn) => {
    const found = numberText(row, column);
    return found === null ? null : Number(found);
  };
  const decimals = new Map(
    columns.map((column) => [
      column.at,
      rows.reduce((most, row) => Math.max(most, /\.(\d+)$/.exec(text(row, column))?.[1]?.length ?? 0), 0),
    ]),
  );
  const unit = (column: EesColumn) =>
    unitOfHeading(column.heading) ?? unitByNumbers(rows.slice(0, 2000).map((row) => text(row, column)));
  const isCount = (column: EesColumn) => unitOfHeading(column.heading) === 'count' || unit(column) === 'count';
  const pairs = columns.flatMap((printed) => {
    if (isCount(printed)) return [];
    const counted = columns.find((each) => isCount(each) && stemOf(each.heading) === stemOf(printed.heading));
    return counted === undefined ? [] : [{ printed, counted }];
  });
  return { pairs, number, numberText, decimals: ({ at }) => decimals.get(at) ?? 0, unit, isCount };
}

/** 'rereferral_percent' says what it is; 'turnover_rate_fte' only that it is no count. */
function unitOfHeading(heading: string): Unit | null {
  const plain = heading.toLowerCase().replaceAll('_', ' ');
  const per = /\bper (1000|10000|100000)\b/.exec(plain)?.[1];
  if (per !== undefined) return `per-${per}` as Unit;
  if (/\b(percent(age)?|pct|perc|proportion)\b/.test(plain)) return 'percent';
  if (/\brate\b/.test(plain)) return null;
  // Of people who work part of the week parts are counted.
  if (/\b(fte|full time equivalents?)\b/.test(plain)) return 'count';
  if (/\b(average|mean|score)\b/.test(plain)) return 'score';
  if (/\b(count|number|num|headcount)\b/.test(plain)) return 'count';
  return unitOfText(plain);
}

/** What a column counts, without how: 'rereferral' of 'rereferral_percent'. */
function stemOf(heading: string): string {
  const words = heading.toLowerCase().split(/[_\s]+/);
  return words.filter((word) => !HOW.test(word)).join(' ');
}

/** What a column that is no count is a share of, by reckoning; null where no two columns make it. */
export function columnShareOf(
  printed: EesColumn,
  { columns, rows, measuring }: { columns: readonly EesColumn[]; rows: readonly EesRow[]; measuring: EesMeasuring },
): ColumnShare | null {
  const own = measuring.pairs.find((pair) => pair.printed === printed)?.counted;
  const others = columns.filter((each) => each !== printed && !isShareByName(each));
  const numbers = new Map(others.map((each) => [each, rows.map((row) => measuring.number(row, each))]));
  const shown = rows.map((row) => measuring.numberText(row, printed));
  const decimals = measuring.decimals(printed);
  let best: ColumnShare | null = null;
  for (const counted of own === undefined ? others : [own]) {
    for (const whole of others.filter((each) => each !== counted)) {
      const found = shareOf(triosOf(shown, numbers.get(counted), numbers.get(whole)), decimals);
      if (found !== null && found.agreeing > (best?.agreeing ?? 0)) best = { ...found, counted, whole };
    }
  }
  return best;
}

type Numbers = readonly (number | null)[] | undefined;

function* triosOf(shown: readonly (string | null)[], parts: Numbers, wholes: Numbers): Generator<Trio> {
  for (const [at, printed] of shown.entries()) {
    yield { printed, part: parts?.[at] ?? null, whole: wholes?.[at] ?? null };
  }
}

function isShareByName({ heading }: EesColumn): boolean {
  const unit = unitOfHeading(heading);
  return /rate/i.test(heading) || (unit !== null && unit !== 'count');
}
