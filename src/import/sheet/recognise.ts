import type { Unit } from '../../catalogue/catalogue.ts';
import { outside, usualBounds } from '../bounds.ts';
import { readCellValue } from '../cell-value.ts';
import { readPeriodText } from '../period-text.ts';
import type { Problem } from '../problem.ts';
import { type AreaSaid, countryOfCode, levelOfCode, levelOfName, placeAreas } from './areas.ts';
import { basisOfText, type Column, labelOf, readColumns, rolledHeadings } from './columns.ts';
import type { FoundTable, TableRow } from './find-table.ts';
import { saidOf } from './mapping.ts';
import { codeFor, polarityOfText, ratingOf, readTarget, unitByNumbers, unitBySigns, unitOfText } from './measures.ts';
import { display } from './number-format.ts';
import { askedOfMeasures, PERIOD_ASKED } from './question.ts';
import { type Figure, type Measure, NOTHING_READ, type Recognised, type RecogniseNeeds } from './recognised.ts';
import { addressOf } from './sheet.ts';
import { writeFolder } from './write-folder.ts';

/** A day as spreadsheet programs count them, of this century, where its cell is not shown as a date. */
const SERIAL = /^(3[6-9]|4\d|5\d)\d{3}$/;
const TOTAL = /^(grand |overall )?total$/i;
const WHOLE = /^(total|all|overall|council|county|borough|trust|whole|organisation|authority)(-?wide)?$/i;

/** Reads the table of a sheet into the files that any folder has. */
export function recognise(table: FoundTable, { mapping, held, file }: RecogniseNeeds): Recognised {
  const columns = readColumns(table, mapping);
  const problems: Problem[] = [];
  const notes: string[] = [...rolledHeadings(columns)];
  const at = (role: Column['role']) => columns.find((column) => column.role === role);
  const figures = columns.filter(({ role }) => role === 'figures');
  const isLong = figures.length === 0 && at('period') !== undefined && at('value') !== undefined;
  const unknown = columns.filter(({ isUnknown, heading }) => isUnknown && heading !== '').map(({ heading }) => heading);
  if (unknown.length > 0) notes.push(`Left out, as their headings say nothing that is known: ${unknown.join(', ')}`);
  const place = `${file}, sheet ${table.sheet}`;
  const isUndated = at('measure') !== undefined && figures.length === 0 && !isLong && at('value') !== undefined;
  if (isUndated && at('period') === undefined) return { ...NOTHING_READ, columns, notes, questions: [PERIOD_ASKED] };
  if (at('measure') === undefined || (figures.length === 0 && !isLong)) {
    const what =
      at('measure') === undefined ? 'no column of measures' : 'no columns of periods, and none of period and value';
    problems.push({ file: place, line: null, column: null, found: what, allowed: ALLOWED });
    return { ...NOTHING_READ, columns, problems, notes };
  }
  const groups = groupRows(table, columns, notes);
  const taken = new Set(held.indicators.keys());
  const ask = { units: [] as string[], polarity: [] as string[], bounds: [] as string[] };
  const placed = placeAreas(areasSaid(), { mapping, held });
  const measures = groups.map(readMeasure);
  const questions = [...(placed.question === null ? [] : [placed.question]), ...askedOfMeasures(ask)];
  return { ...writeFolder({ measures, ...placed, held, mapping, file }), columns, questions, problems, notes };

  function areasSaid(): readonly AreaSaid[] {
    const codes = columns.find(({ heading }) => /^area_?\s?code$/i.test(heading));
    const said = groups.flatMap(({ rows }) =>
      rows.flatMap((row): AreaSaid[] => {
        const name = areaOf(row, at('area'));
        if (name === null) return [];
        const code = cellText(row, codes);
        const level = levelOfCode(code) ?? levelOfName(name) ?? 'part';
        const country = level === 'authority' ? countryOfCode(code) : null;
        return [
          { name, level, region: null },
          ...(country === null ? [] : [{ name: country, level: 'country' as const, region: null }]),
        ];
      }),
    );
    return said;
  }

  function readMeasure({ name, theme, rows }: Group): Measure {
    const plain = plainName(name, groups);
    const text = (role: Column['role']) =>
      rows.map((row) => cellText(row, at(role))).find((found) => found !== '') ?? '';
    const known = [...held.indicators].find(
      ([code, each]) =>
        code === text('code') || [name, plain].some((one) => one.toLowerCase() === each.name?.toLowerCase()),
    );
    const code = known?.[0] ?? (text('code') !== '' && !taken.has(text('code')) ? text('code') : codeFor(name, taken));
    taken.add(code);
    const shown = rows
      .flatMap((row) => (isLong ? [cellText(row, at('value'))] : figures.map((column) => cellText(row, column))))
      .filter((each) => each !== '');
    const kinds = new Set(rows.map((row) => unitOfText(cellText(row, at('unit')))));
    const unit =
      saidOf(mapping.units, name) ??
      known?.[1].unit ??
      (kinds.has('percent') ? 'percent' : unitOfText(text('unit'))) ??
      unitBySigns([...shown, text('target')]) ??
      unitOfText(name) ??
      unitByNumbers(shown);
    if (unit === null) ask.units.push(name);
    const limits = limitsOf(text('target') || text('green'), text('amber'), text('red'), unit ?? 'score');
    const polarity =
      saidOf(mapping.polarity, name) ?? known?.[1].polarity ?? polarityOfText(text('polarity')) ?? limits.better;
    if (polarity === null) ask.polarity.push(name);
    if (text('target') !== '' && limits.target === null && !/^(n\/?a|tbc|-|none|no target)$/i.test(text('target'))) {
      notes.push(`The target of ${name} is left out, as '${text('target')}' is no number`);
    }
    const bounds = saidOf(mapping.bounds, name) ?? known?.[1].bounds ?? null;
    const isPair = kinds.has('percent') && kinds.has('count');
    if (known === undefined && bounds === null && isBeyond(valuesOf(rows, isPair), unit)) ask.bounds.push(name);
    const isRated = polarity === 'higher' || polarity === 'lower';
    return {
      ...{ name: plain, code, isHeld: known !== undefined, theme, unit: unit ?? 'score', polarity: polarity ?? 'none' },
      definition: text('definition') || null,
      owner: text('owner') || null,
      target: limits.target === null ? null : { target: limits.target, amber: isRated ? limits.amber : null },
      figures: figuresOf(rows, unit ?? 'score', isPair),
      benchmarks: benchmarksOf(rows, unit ?? 'score'),
      bounds: known === undefined ? bounds : null,
    };
  }

  /** The figures themselves, without the counts beside them. */
  function valuesOf(rows: readonly TableRow[], isPair: boolean): readonly string[] {
    const own = rows.filter((row) => !isPair || unitOfText(cellText(row, at('unit'))) !== 'count');
    const from = isLong ? [at('value')] : figures.filter(({ isCount }) => !isCount);
    return own.flatMap((row) => from.map((column) => cellText(row, column)));
  }

  function figuresOf(rows: readonly TableRow[], unit: Unit, isPair: boolean): readonly Figure[] {
    const found = new Map<string, Figure>();
    for (const row of rows) {
      const area = areaOf(row, at('area'));
      const said = basisOfText(cellText(row, at('basis'))) ?? mapping.basis ?? null;
      const isCountRow = isPair && unitOfText(cellText(row, at('unit'))) === 'count';
      const newest = figures.filter((column) => isFigure(cellText(row, column), unit)).at(-1);
      const cells = isLong ? longCells(row) : figures.map((column) => ({ column, period: column.period }));
      for (const { column, period } of cells) {
        const text = cellText(row, column);
        if (text === '' || period === null || period === undefined) continue;
        const label = labelOf(period, said);
        const address = { file: place, line: row.number, column: addressOf(column.at, row.number) };
        if (label === null) {
          problems.push({ ...address, found: JSON.stringify(text), allowed: `a period that is a ${said ?? 'period'}` });
          continue;
        }
        const isCount = column.isCount || isCountRow;
        if (readCellValue(text, isCount ? 'count' : unit).kind === 'unreadable') {
          if (/^[-–—]+$|^(tbc|tba|#\S+)$/i.test(text)) continue;
          problems.push({
            ...address,
            found: JSON.stringify(text),
            allowed: 'a number, a symbol for none such as [c], or nothing',
          });
          continue;
        }
        const key = [label.basis, label.label, area].join('\n');
        const before = found.get(key);
        const own = area === placed.own ? null : area;
        const blank: Figure = {
          ...{
            basis: label.basis,
            period: label.label,
            area: own,
            value: null,
            numerator: null,
            denominator: null,
            rating: null,
          },
          ...{ note: null, breakdown: null, isProvisional: false },
          from: { line: row.number, column: address.column },
        };
        const rated =
          isLong || column === newest ? ratingOf(cellText(row, at('rating')), fillAt(row, at('rating'))) : null;
        const rating = rated ?? (at('rating') === undefined ? ratingOf('', row.cells[column.at]?.fill ?? null) : null);
        const counts = isLong
          ? { numerator: whole(cellText(row, at('numerator'))), denominator: whole(cellText(row, at('denominator'))) }
          : {};
        const number = isCount ? { numerator: whole(text) } : { value: text, rating, ...counts };
        const noted = isLong ? { note: cellText(row, at('note')) || null } : {};
        const isTwice = before !== undefined && (isCount ? before.numerator : before.value) !== null;
        if (isTwice)
          problems.push({
            ...address,
            found: `${label.label} of the measure again`,
            allowed: 'one figure for a measure, period and area',
          });
        else found.set(key, { ...blank, ...before, ...number, ...noted });
      }
    }
    return [...found.values()];
  }

  function longCells(row: TableRow) {
    const column = at('value');
    const text = cellText(row, at('period'));
    const period = readPeriodText(SERIAL.test(text) ? display(Number(text), { kind: 'date' }) : text);
    if (period === null && text !== '' && column !== undefined) {
      const where = addressOf(at('period')?.at ?? 0, row.number);
      problems.push({
        file: place,
        line: row.number,
        column: where,
        found: JSON.stringify(text),
        allowed: 'a period as Oct-26, Q3 2018/19, 2018/19 or 31/12/2018',
      });
    }
    return column === undefined ? [] : [{ column, period }];
  }

  function benchmarksOf(rows: readonly TableRow[], unit: Unit): Measure['benchmarks'] {
    return columns
      .filter(({ role }) => role === 'benchmark')
      .flatMap((column) => {
        const text = rows.map((row) => cellText(row, column)).find((each) => each !== '') ?? '';
        const read = readCellValue(text, unit);
        if (read.kind !== 'number') return [];
        return [{ ...comparatorOf(column.heading), period: periodIn(column.heading), value: read.value }];
      });
  }
}

const ALLOWED =
  'a row of headings with one for the measures and one for each period (Apr-18, Q3 18/19, 2018/19), or for period and value; mapping.json says which is which';

interface Group {
  readonly name: string;
  readonly theme: string;
  readonly rows: readonly TableRow[];
}

/** The rows of each measure, in the order of the sheet. A row without a name belongs to the one above it. */
function groupRows(table: FoundTable, columns: readonly Column[], notes: string[]): readonly Group[] {
  const at = (role: Column['role']) => columns.find((column) => column.role === role);
  const groups = new Map<string, { name: string; theme: string; rows: TableRow[] }>();
  let name = '';
  let theme = '';
  let totals = 0;
  for (const row of table.rows) {
    const own = oneLine(cellText(row, at('measure'))).replace(/\s*\*+$/, '');
    if (own !== '') name = own;
    theme =
      oneLine(cellText(row, at('theme'))) ||
      (at('theme') === undefined ? (row.section ?? table.sheet) : theme) ||
      table.sheet;
    // Its label may stand before the column of names.
    const first = row.cells.find(({ text }) => text !== '')?.text ?? '';
    if (TOTAL.test(own) || (own === '' && TOTAL.test(oneLine(first)))) {
      totals += 1;
      continue;
    }
    if (name === '') continue;
    const key = name.toLowerCase();
    const group = groups.get(key) ?? { name, theme, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  if (totals > 0) notes.push(`${totals} ${totals === 1 ? 'row of totals is' : 'rows of totals are'} left out`);
  return [...groups.values()];
}

/** Whether something was measured, be it hidden: a rating is of the newest such. */
function isFigure(text: string, unit: Unit): boolean {
  const read = readCellValue(text, text.endsWith('%') ? 'percent' : unit);
  return read.kind === 'number' || (read.kind === 'marker' && read.marker !== 'not applicable');
}

/** Whether a figure is none that its unit allows. */
function isBeyond(cells: readonly string[], unit: Unit | null): boolean {
  if (unit === null) return false;
  return cells.some((text) => {
    const read = readCellValue(text, unit);
    return read.kind === 'number' && outside(read.value, usualBounds(unit), unit) !== null;
  });
}

/** 'Visits in time (%)' is asked for as 'visits in time', unless another measure is called that too. */
function plainName(name: string, groups: readonly Group[]): string {
  const bare = (each: string) => each.replace(/\s*\((%|#|n|no\.?|number|percent(age)?)\)$/i, '').replace(/^%\s+/, '');
  const isShared = groups.some(
    (other) => other.name !== name && bare(other.name).toLowerCase() === bare(name).toLowerCase(),
  );
  return isShared || bare(name) === '' ? name : bare(name);
}

function limitsOf(green: string, amber: string, red: string, unit: Unit) {
  const [target, near, far] = [green, amber, red].map((text) => (text === '' ? null : readTarget(text, unit)));
  const other = near ?? far;
  const order =
    target && other && target.value !== other.value
      ? Number(target.value) > Number(other.value)
        ? 'higher'
        : 'lower'
      : null;
  return {
    target: target?.value ?? null,
    amber: near?.value ?? null,
    better: target?.better ?? order,
  };
}

function comparatorOf(heading: string): { readonly comparator: string; readonly kind: string } {
  const name = oneLine(heading.slice(heading.lastIndexOf('›') + 1));
  if (/neigh/i.test(name))
    return { comparator: /best/i.test(name) ? name : 'Statistical neighbours', kind: 'neighbours' };
  if (/england/i.test(name)) return { comparator: 'England', kind: 'national' };
  if (/nat(ional)?\b/i.test(name)) return { comparator: 'National average', kind: 'national' };
  return { comparator: name, kind: 'region' };
}

function periodIn(heading: string): string {
  const found = /\b(\d{4})[/-](\d{2})\b/.exec(heading);
  return found && (Number(found[1]) + 1) % 100 === Number(found[2]) ? `${found[1]}/${found[2]}` : '';
}

/** null: of the whole. */
function areaOf(row: TableRow, column: Column | undefined): string | null {
  const text = oneLine(cellText(row, column));
  return text === '' || WHOLE.test(text) ? null : text;
}

function whole(text: string): string | null {
  const read = readCellValue(text, 'count');
  return read.kind === 'number' && !read.value.includes('.') ? read.value : null;
}

function fillAt(row: TableRow, column: Column | undefined) {
  return column === undefined ? null : (row.cells[column.at]?.fill ?? null);
}

function cellText(row: TableRow, column: Column | undefined): string {
  return column === undefined ? '' : (row.cells[column.at]?.text ?? '').trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
