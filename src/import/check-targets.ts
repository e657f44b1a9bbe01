import type { Unit } from '../catalogue/catalogue.ts';
import { readCellValue } from './cell-value.ts';
import { BASES, type Cells, doubles, readCells } from './cells.ts';
import { compareDecimals, DIGITS_ALLOWED, isTooLong } from './decimal.ts';
import type { Names } from './names.ts';
import type { Problem } from './problem.ts';
import type { ThresholdRow } from './rows.ts';
import { resolveTolerance, type ToleranceLimits } from './tolerance.ts';

type Row = Cells<'targets.csv'>;

/** From best to worst, as limits must follow each other. */
const LADDER = ['exceeds', 'target', 'within', 'yellow', 'amber'] as const;
const LIMITS = ['exceeds', 'within', 'yellow', 'amber'] as const;
type Limits = Pick<ThresholdRow, 'target' | 'low' | 'high' | 'rule' | (typeof LIMITS)[number]>;

export function checkTargets(text: string, names: Names, problems: Problem[]): readonly ThresholdRow[] {
  const double = doubles('targets.csv', problems);
  const rows = readCells('targets.csv', text, problems, (cells): ThresholdRow => {
    const code = cells.indicator('code', names);
    const row = {
      file: 'targets.csv',
      line: cells.line,
      code,
      area: readArea(cells, names),
      basis: cells.oneOf('basis', BASES) ?? ('any' as const),
      from: cells.date('from'),
      to: cells.date('to'),
      ...readLimits(cells, names.indicators.get(code)),
      origin: cells.text('origin'),
      note: cells.text('note'),
    };
    if (row.from !== null && row.to !== null && row.from > row.to) cells.wrong('to', `a day from ${row.from} on`);
    double(cells.line, [code, row.area, row.basis, row.from].join('\n'), `the target of ${code}`);
    return row;
  });
  checkDates(rows, problems);
  checkOverlaps(rows, problems);
  return rows;
}

function readArea(cells: Row, names: Names): string | null {
  const area = cells.reference('area', names, 'areas', '; nothing is the whole');
  if (area !== null && names.areas.get(area)?.kind === 'comparator') {
    cells.wrong('area', 'an area of our own, as comparators are not rated');
  }
  return area;
}

function readLimits(cells: Row, measure: Parameters<typeof resolveTolerance>[2] | undefined): Limits {
  const read = (column: 'target' | 'low' | 'high' | (typeof LIMITS)[number]) =>
    readLimit(cells, column, measure?.unit ?? null);
  const limits: Limits = {
    target: read('target'),
    exceeds: read('exceeds'),
    within: read('within'),
    yellow: read('yellow'),
    amber: read('amber'),
    low: read('low'),
    high: read('high'),
    rule: cells.text('tolerance'),
  };
  if (measure === undefined) return limits;
  checkPolarity(cells, measure.polarity);
  const resolved = withTolerance(cells, limits, measure);
  checkOrder(cells, resolved, measure.polarity);
  if ([...LADDER, 'low' as const, 'high' as const].every((column) => cells.text(column) === null)) {
    cells.wrong('target', 'a number, or limits');
  }
  return resolved;
}

function readLimit(cells: Row, column: Parameters<Row['text']>[0], unit: Unit | null): string | null {
  const text = cells.text(column);
  if (text === null) return null;
  const read = readCellValue(text, unit);
  if (read.kind === 'number' && !isTooLong(read.value)) return read.value;
  cells.wrong(column, read.kind === 'number' ? DIGITS_ALLOWED : 'a number such as 85 or 97.5');
  return null;
}

/** Limits with a better and a worse side need a polarity that has them; a range needs one that has a best place. */
function checkPolarity(cells: Row, polarity: string): void {
  for (const column of LIMITS) {
    if (cells.text(column) === null || polarity === 'higher' || polarity === 'lower') continue;
    cells.wrong(column, `nothing, as the indicator's polarity is ${polarity}`);
  }
  for (const column of ['low', 'high'] as const) {
    if (cells.text(column) === null || polarity === 'range') continue;
    cells.wrong(column, `nothing, as the indicator's polarity is ${polarity}, not range`);
  }
}

function withTolerance(cells: Row, limits: Limits, measure: Parameters<typeof resolveTolerance>[2]): Limits {
  if (limits.rule === null) return limits;
  if (limits.target === null) {
    cells.wrong('tolerance', 'nothing where there is no target');
    return limits;
  }
  const resolved = resolveTolerance(limits.rule, limits.target, measure);
  if (resolved.kind === 'wrong') cells.wrong('tolerance', resolved.allowed);
  if (limitsOf(resolved).some(isTooLong)) cells.wrong('tolerance', `one that comes to ${DIGITS_ALLOWED}`);
  if (resolved.kind === 'range') {
    if ((limits.low ?? limits.high) !== null) cells.wrong('tolerance', 'a tolerance or low and high, not both');
    return { ...limits, low: resolved.low, high: resolved.high };
  }
  if (resolved.kind === 'within') {
    if (limits.within !== null) cells.wrong('tolerance', 'a tolerance or the limit within, not both');
    return { ...limits, within: resolved.within };
  }
  return limits;
}

function limitsOf(resolved: ToleranceLimits): readonly string[] {
  if (resolved.kind === 'range') return [resolved.low, resolved.high];
  return resolved.kind === 'within' ? [resolved.within] : [];
}

function checkOrder(cells: Row, limits: Limits, polarity: string): void {
  const { low, high } = limits;
  if ((low === null) !== (high === null)) cells.wrong(low === null ? 'low' : 'high', 'both low and high, or neither');
  if (low !== null && high !== null && compareDecimals(low, high) > 0) cells.wrong('high', `${low} or more, as low is`);
  if (polarity !== 'higher' && polarity !== 'lower') return;
  const better = polarity === 'higher' ? 1 : -1;
  let before: string | null = null;
  for (const column of LADDER) {
    const limit = limits[column];
    if (limit === null) continue;
    if (before !== null && better * compareDecimals(limit, before) > 0) {
      cells.wrong(
        column,
        `${before} or worse: exceeds, target, within, yellow and amber go from best to worst`,
        `"${limit}"`,
      );
    }
    before = limit;
  }
}

/** One without dates is the newest: beside others of the same indicator it could be any. */
function checkDates(rows: readonly ThresholdRow[], problems: Problem[]): void {
  for (const row of rows) {
    if (row.from !== null || row.to !== null) continue;
    if (!rows.some((other) => other !== row && isSame(other, row))) continue;
    const allowed = 'a day, as the file has another target of the same indicator, area and basis';
    problems.push({ file: row.file, line: row.line, column: 'from', found: 'nothing', allowed });
  }
}

/** Two targets of one indicator, area and basis on the same day. */
function checkOverlaps(rows: readonly ThresholdRow[], problems: Problem[]): void {
  const sorted = rows.filter((row) => row.from !== null).sort((a, b) => (from(a) < from(b) ? -1 : 1));
  for (const [index, row] of sorted.entries()) {
    const earlier = sorted
      .slice(0, index)
      .find((other) => isSame(other, row) && (other.to ?? '9999-12-31') >= from(row));
    if (earlier === undefined || from(earlier) === from(row)) continue;
    const allowed = `a day after ${earlier.to ?? 'the last of line ' + earlier.line}, where the target of line ${earlier.line} ends`;
    problems.push({ file: row.file, line: row.line, column: 'from', found: JSON.stringify(row.from), allowed });
  }
}

function from(row: ThresholdRow): string {
  return row.from ?? '';
}

function isSame(one: ThresholdRow, other: ThresholdRow): boolean {
  return one.code === other.code && one.area === other.area && one.basis === other.basis;
}
