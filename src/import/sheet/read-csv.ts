import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { ImportError } from '../../errors.ts';
import { decodedPieces } from '../decode-text.ts';
import { createRoom } from './room.ts';
import { createCells, LIMITS, type Sheet, type SheetRow } from './sheet.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** A CSV file of any program, read in pieces: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. */
export async function readCsv(bytes: Buffer, name: string): Promise<Sheet> {
  const rows: SheetRow[] = [];
  const room = createRoom();
  const cellOf = createCells();
  const take = (cells: readonly string[], { lines }: { readonly lines: number }) => {
    if (cells.length > LIMITS.columns) throw tooWide();
    room.cells(cells.length);
    if (cells.some((each) => each.trim() !== '')) {
      room.rows(1);
      rows.push({ number: lines, cells: cells.map((each) => cellOf(each.trim(), null)) });
    }
    return null;
  };
  try {
    await parsed(bytes, take);
    return { name, rows, merges: [] };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new ImportError(
      'import-unreadable',
      "The file can't be read: its quotes don't match, or a line is too long.",
      { cause },
    );
  }
}

type Take = (cells: readonly string[], about: { readonly lines: number }) => null;

async function parsed(bytes: Buffer, take: Take): Promise<void> {
  const [first = ''] = decodedPieces(bytes);
  const parser = parse({
    delimiter: separatorOf(first),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: take,
    max_record_size: 1_000_000,
  });
  // Rows are taken as they come, and none comes out.
  parser.resume();
  await pipeline(Readable.from(decodedPieces(bytes)), parser);
}

function tooWide(): ImportError {
  return new ImportError('import-unreadable', `The file can't be read: it has more than ${LIMITS.columns} columns.`);
}

/** The one that parts the first lines into most cells. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20);
  const cellsBy = (separator: string) =>
    Math.max(...lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length));
  return SEPARATORS.toSorted((a, b) => cellsBy(b) - cellsBy(a))[0] ?? ',';
}
