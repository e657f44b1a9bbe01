import { ImportError } from '../../errors.ts';
import { fillOf } from './fill.ts';
import { builtIn, display, type NumberFormat, readFormat } from './number-format.ts';
import { columnOf, EMPTY, type Fill, LIMITS, type Merge, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';
import { attribute, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** The looks of a cell, by the number that it names. */
interface Style {
  readonly format: NumberFormat;
  readonly fill: Fill | null;
}

interface Book {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly isFrom1904: boolean;
}

/** The visible sheets of an Excel workbook. A formula is what it came to when it was saved; none is ever worked out. */
export async function readXlsx(zip: Zip): Promise<readonly Sheet[]> {
  const book = await readBook(zip);
  const strings = await readStrings(zip);
  const styles = await readStyles(zip);
  const budget = { cells: LIMITS.cells };
  const sheets: Sheet[] = [];
  for (const { name, path } of book.sheets) {
    sheets.push(await readSheet(zip, { name, path, strings, styles, budget, isFrom1904: book.isFrom1904 }));
  }
  return sheets;
}

async function readBook(zip: Zip): Promise<Book> {
  const listed: { readonly name: string; readonly id: string }[] = [];
  let isFrom1904 = false;
  await readXml(zip.read('xl/workbook.xml'), {
    open(tag, attributes) {
      if (tag === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const isShown = (attributes['state'] ?? 'visible') === 'visible';
      if (tag === 'sheet' && isShown)
        listed.push({ name: attributes['name'] ?? '', id: attribute(attributes, 'id') ?? '' });
    },
  });
  const paths = new Map<string, string>();
  await readXml(zip.read('xl/_rels/workbook.xml.rels'), {
    open(tag, { Id, Target }) {
      if (tag === 'Relationship' && Id !== undefined && Target !== undefined) paths.set(Id, Target);
    },
  });
  const sheets = listed.map(({ name, id }) => {
    const target = paths.get(id) ?? '';
    return { name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
  return { sheets, isFrom1904 };
}

async function readStrings(zip: Zip): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isSpoken = false;
  await readXml(zip.read('xl/sharedStrings.xml'), {
    open(tag) {
      if (tag === 'si') text = '';
      if (tag === 'rPh') isSpoken = true;
      isText = tag === 't' && !isSpoken;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(tag) {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isSpoken = false;
      if (tag === 'si') strings.push(text);
    },
  });
  return strings;
}

async function readStyles(zip: Zip): Promise<readonly Style[]> {
  const formats = new Map<number, NumberFormat>();
  const fills: (Fill | null)[] = [];
  const styles: Style[] = [];
  let isOfCells = false;
  await readXml(zip.read('xl/styles.xml'), {
    open(tag, attributes) {
      if (tag === 'numFmt') formats.set(Number(attributes['numFmtId']), readFormat(attributes['formatCode'] ?? ''));
      if (tag === 'fill') fills.push(null);
      if (tag === 'fgColor' && fills.length > 0) fills[fills.length - 1] = fillOf(attributes['rgb']);
      if (tag === 'cellXfs') isOfCells = true;
      if (tag === 'xf' && isOfCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        const fill = fills[Number(attributes['fillId'] ?? 0)] ?? null;
        styles.push({ format: formats.get(id) ?? builtIn(id), fill });
      }
    },
    close(tag) {
      if (tag === 'cellXfs') isOfCells = false;
    },
  });
  return styles;
}

interface SheetNeeds {
  readonly name: string;
  readonly path: string;
  readonly strings: readonly string[];
  readonly styles: readonly Style[];
  readonly budget: { cells: number };
  readonly isFrom1904: boolean;
}

async function readSheet(zip: Zip, needs: SheetNeeds): Promise<Sheet> {
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  const hidden = new Set<number>();
  let row: { number: number; isHidden: boolean; cells: SheetCell[] } = { number: 0, isHidden: false, cells: [] };
  let cell = { column: 0, type: '', style: 0, value: '', inline: '' };
  let at: 'value' | 'inline' | null = null;
  await readXml(zip.read(needs.path), {
    open(tag, attributes) {
      if (tag === 'col' && isYes(attributes['hidden'])) {
        const last = Math.min(Number(attributes['max']), LIMITS.columns);
        for (let column = Number(attributes['min']); column <= last; column += 1) hidden.add(column - 1);
      }
      if (tag === 'row') {
        row = { number: Number(attributes['r'] ?? row.number + 1), isHidden: isYes(attributes['hidden']), cells: [] };
        cell.column = -1;
      }
      if (tag === 'c') {
        const column = attributes['r'] === undefined ? cell.column + 1 : columnOf(attributes['r']);
        cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', inline: '' };
      }
      if (tag === 'v') at = 'value';
      if (tag === 't') at = 'inline';
      if (tag === 'mergeCell') merges.push(...mergeOf(attributes['ref'] ?? ''));
    },
    text(piece) {
      if (at !== null) cell[at] += piece;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') at = null;
      if (tag === 'c') {
        spend(needs.budget, cell.column);
        if (hidden.has(cell.column)) return;
        const shown = cellOf(cell, needs);
        if (shown === null) return;
        while (row.cells.length < cell.column) row.cells.push(EMPTY);
        row.cells[cell.column] = shown;
      }
      if (tag === 'row' && !row.isHidden && row.cells.length > 0) rows.push({ number: row.number, cells: row.cells });
    },
  });
  return { name: needs.name, rows, merges };
}

function isYes(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

/** A sheet that claims more than anybody fills in is refused before it is held. */
function spend(budget: { cells: number }, column: number): void {
  budget.cells -= 1;
  if (budget.cells < 0) throw new ImportError('import-unreadable', "The file can't be read: it has too many cells.");
  if (column < LIMITS.columns) return;
  throw new ImportError('import-unreadable', `The file can't be read: it has more than ${LIMITS.columns} columns.`);
}

interface RawCell {
  readonly type: string;
  readonly style: number;
  readonly value: string;
  readonly inline: string;
}

function cellOf(
  { type, style, value, inline }: RawCell,
  { strings, styles, isFrom1904 }: SheetNeeds,
): SheetCell | null {
  const { format, fill } = styles[style] ?? { format: { kind: 'general' } as const, fill: null };
  const text = textOf();
  return text === '' && fill === null ? null : { text, fill };

  function textOf(): string {
    if (type === 's') return unescaped(strings[Number(value)] ?? '');
    if (type === 'inlineStr') return unescaped(inline);
    if (type === 'b') return value === '1' ? 'yes' : 'no';
    if (type === 'd') return value.slice(0, 10);
    // What a formula could not come to (#DIV/0!) stays what is seen.
    if (type === 'str' || type === 'e') return unescaped(value);
    const number = Number(value);
    return value === '' || Number.isNaN(number) ? value : display(number, format, isFrom1904);
  }
}

/** Characters that XML has no place for are written as '_x000D_': ECMA-376, part 1, 22.9.2.19 (ST_Xstring). */
function unescaped(text: string): string {
  const whole = text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return whole.replaceAll('\0', '').trim();
}

function mergeOf(ref: string): readonly Merge[] {
  const [from = '', to = from] = ref.split(':');
  const [top, bottom] = [from, to].map((address) => Number(address.replace(/\D/g, ''))) as [number, number];
  return [{ top, bottom, left: columnOf(from), right: columnOf(to) }];
}
