import { ImportError } from '../../errors.ts';
import { fillOf } from './fill.ts';
import { builtIn, display, type NumberFormat, readFormat } from './number-format.ts';
import { createRoom, type Room } from './room.ts';
import {
  columnOf,
  createCells,
  EMPTY,
  type Fill,
  LIMITS,
  type Merge,
  type Sheet,
  type SheetCell,
  type SheetRow,
} from './sheet.ts';
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
  const room = createRoom();
  const book = await readBook(zip, room);
  const strings = await readStrings(zip, room);
  const styles = await readStyles(zip, room);
  const make = createCells();
  const sheets: Sheet[] = [];
  for (const { name, path } of book.sheets) {
    sheets.push(await readSheet(zip, { name, path, strings, styles, room, make, isFrom1904: book.isFrom1904 }));
  }
  return sheets;
}

async function readBook(zip: Zip, room: Room): Promise<Book> {
  const listed: { readonly name: string; readonly id: string }[] = [];
  let isFrom1904 = false;
  await readXml(zip.read('xl/workbook.xml'), room, {
    open(tag, attributes) {
      if (tag === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag === 'sheet') room.things(1);
      const isShown = (attributes['state'] ?? 'visible') === 'visible';
      if (tag === 'sheet' && isShown)
        listed.push({ name: attributes['name'] ?? '', id: attribute(attributes, 'id') ?? '' });
    },
  });
  const paths = new Map<string, string>();
  await readXml(zip.read('xl/_rels/workbook.xml.rels'), room, {
    open(tag, { Id, Target }) {
      room.things(1);
      if (tag === 'Relationship' && Id !== undefined && Target !== undefined) paths.set(Id, Target);
    },
  });
  const sheets = listed.map(({ name, id }) => {
    const target = paths.get(id) ?? '';
    return { name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
  return { sheets, isFrom1904 };
}

async function readStrings(zip: Zip, room: Room): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isSpoken = false;
  await readXml(zip.read('xl/sharedStrings.xml'), room, {
    open(tag) {
      if (tag === 'si') {
        room.things(1);
        text = '';
      }
      if (tag === 'rPh') isSpoken = true;
      isText = tag === 't' && !isSpoken;
    },
    text(piece) {
      if (!isText) return;
      room.text(piece.length);
      text += piece;
    },
    close(tag) {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isSpoken = false;
      if (tag === 'si') strings.push(text);
    },
  });
  return strings;
}

async function readStyles(zip: Zip, room: Room): Promise<readonly Style[]> {
  const formats = new Map<number, NumberFormat>();
  const fills: (Fill | null)[] = [];
  const styles: Style[] = [];
  let isOfCells = false;
  await readXml(zip.read('xl/styles.xml'), room, {
    open(tag, attributes) {
      room.things(1);
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
  readonly room: Room;
  readonly make: ReturnType<typeof createCells>;
  readonly isFrom1904: boolean;
}

async function readSheet(zip: Zip, needs: SheetNeeds): Promise<Sheet> {
  const { room } = needs;
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  const hidden = new Set<number>();
  let row: { number: number; isHidden: boolean; cells: SheetCell[] } = { number: 0, isHidden: false, cells: [] };
  let cell = { column: 0, type: '', style: 0, value: '', inline: '' };
  let at: 'value' | 'inline' | null = null;
  await readXml(zip.read(needs.path), room, {
    open(tag, attributes) {
      if (tag === 'col' && isYes(attributes['hidden'])) {
        const last = Math.min(Number(attributes['max']), LIMITS.columns);
        const first = Math.max(1, Number(attributes['min']) || 1);
        for (let column = first; column <= last; column += 1) hidden.add(column - 1);
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
      if (tag === 'mergeCell') room.things(1);
      if (tag === 'mergeCell') merges.push(...mergeOf(attributes['ref'] ?? ''));
    },
    text(piece) {
      if (at !== null) cell[at] += piece;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') at = null;
      if (tag === 'c') {
        checkColumn(cell.column);
        // Those between this one and the last are there as well.
        room.cells(Math.max(1, cell.column + 1 - row.cells.length));
        if (hidden.has(cell.column)) return;
        const shown = cellOf(cell, needs);
        if (shown === null) return;
        while (row.cells.length < cell.column) row.cells.push(EMPTY);
        row.cells[cell.column] = shown;
      }
      if (tag === 'row' && !row.isHidden && row.cells.length > 0) {
        room.rows(1);
        rows.push({ number: row.number, cells: row.cells });
      }
    },
  });
  return { name: needs.name, rows, merges };
}

function isYes(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

function checkColumn(column: number): void {
  if (column >= 0 && column < LIMITS.columns) return;
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
  { strings, styles, isFrom1904, room, make }: SheetNeeds,
): SheetCell | null {
  const { format, fill } = styles[style] ?? { format: { kind: 'general' } as const, fill: null };
  const text = textOf();
  if (text === '' && fill === null) return null;
  // Shared ones were counted when they were read.
  if (type !== 's') room.text(text.length);
  return make(text, fill);

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
