import { ImportError } from '../../errors.ts';
import { fillOf } from './fill.ts';
import { createRoom } from './room.ts';
import { createCells, type Fill, LIMITS, type Merge, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';
import { attribute, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** Empty rows and columns are written once with how often they repeat: beyond these nothing more is filled in. */
const MOST_REPEATS = 1000;

/** The visible tables of an OpenDocument spreadsheet, each cell as it is shown. */
export async function readOds(zip: Zip): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  const fills = new Map<string, Fill | null>();
  const hiddenTables = new Set<string>();
  let style = '';
  let sheet: { name: string; rows: SheetRow[]; merges: Merge[]; isHidden: boolean; next: number } | null = null;
  let row: { repeats: number; isHidden: boolean; cells: SheetCell[] } | null = null;
  let cell: { repeats: number; spanned: number; style: string; lines: string[]; shown: string | null } | null = null;
  let isParagraph = false;
  let isNote = false;
  const room = createRoom();
  const make = createCells();

  function endCell(): void {
    if (cell === null || row === null || sheet === null) return;
    const text = (cell.shown ?? cell.lines.join('\n')).trim();
    const fill = fills.get(cell.style) ?? null;
    const column = row.cells.length;
    const isFilled = text !== '' || fill !== null;
    if (column >= LIMITS.columns && text !== '') {
      throw new ImportError('import-unreadable', `The file can't be read: it has more than ${LIMITS.columns} columns.`);
    }
    if (cell.spanned > 1) {
      const right = column + cell.spanned - 1;
      room.things(1);
      sheet.merges.push({ top: sheet.next, bottom: sheet.next, left: column, right });
    }
    const times = Math.min(cell.repeats, isFilled ? LIMITS.columns : MOST_REPEATS);
    const shown = make(text, fill);
    room.cells(times);
    for (let count = 0; count < times; count += 1) row.cells.push(shown);
  }

  function endRow(): void {
    if (row === null || sheet === null) return;
    const isEmpty = row.cells.every((each) => each.text === '');
    const times = isEmpty ? 0 : Math.min(row.repeats, MOST_REPEATS);
    room.rows(times);
    for (let count = 0; count < times; count += 1) {
      if (!row.isHidden) sheet.rows.push({ number: sheet.next + count, cells: row.cells });
    }
    sheet.next += row.repeats;
  }

  await readXml(zip.read('content.xml'), room, {
    open(tag, attributes) {
      const value = (name: string) => attribute(attributes, name);
      const number = (name: string) => Number(value(name) ?? 1);
      if (tag === 'style') style = value('name') ?? '';
      if (tag.endsWith('-properties') || tag === 'table') room.things(1);
      if (tag === 'table-cell-properties') fills.set(style, fillOf(value('background-color')));
      if (tag === 'table-properties' && value('display') === 'false') hiddenTables.add(style);
      if (tag === 'table') {
        const isHidden = hiddenTables.has(value('style-name') ?? '');
        sheet = { name: value('name') ?? '', rows: [], merges: [], isHidden, next: 1 };
      }
      if (tag === 'table-row') {
        const isHidden = (value('visibility') ?? 'visible') !== 'visible';
        row = { repeats: number('number-rows-repeated'), isHidden, cells: [] };
      }
      if (tag === 'table-cell' || tag === 'covered-table-cell') {
        const shown = shownOf(value('value-type'), value('value') ?? value('date-value'));
        const repeats = number('number-columns-repeated');
        cell = {
          repeats,
          spanned: number('number-columns-spanned'),
          style: value('style-name') ?? '',
          lines: [],
          shown,
        };
      }
      if (tag === 'annotation') isNote = true;
      if (tag === 'p' && !isNote) {
        isParagraph = true;
        room.text(1);
        cell?.lines.push('');
      }
      if (tag === 's' && isParagraph) add(' '.repeat(Math.min(number('c'), 100)));
    },
    text: add,
    close(tag) {
      if (tag === 'p') isParagraph = false;
      if (tag === 'annotation') isNote = false;
      if (tag === 'table-cell' || tag === 'covered-table-cell') {
        endCell();
        cell = null;
      }
      if (tag === 'table-row') {
        endRow();
        row = null;
      }
      if (tag === 'table' && sheet !== null) {
        if (!sheet.isHidden) sheets.push({ name: sheet.name, rows: sheet.rows, merges: sheet.merges });
        sheet = null;
      }
    },
  });
  return sheets;

  function add(piece: string): void {
    if (!isParagraph || cell === null) return;
    room.text(piece.length);
    cell.lines[cell.lines.length - 1] += piece;
  }
}

/** Of dates the day, however it is shown; of all else what is shown. */
function shownOf(type: string | undefined, value: string | undefined): string | null {
  return type === 'date' && value !== undefined ? value.slice(0, 10) : null;
}
