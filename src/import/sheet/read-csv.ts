import { CsvError, parse } from 'csv-parse/sync';
import { ImportError } from '../../errors.ts';
import { LIMITS, type Sheet, type SheetRow } from './sheet.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** A CSV file of any program: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. */
export function readCsv(bytes: Buffer, name: string): Sheet {
  const text = decodeText(bytes);
  const rows: SheetRow[] = [];
  let left: number = LIMITS.cells;
  const take = (cells: readonly string[], { lines }: { readonly lines: number }) => {
    left -= cells.length;
    if (cells.length > LIMITS.columns) throw tooMuch(`more than ${LIMITS.columns} columns`);
    // Before more is read of a file that has only too much.
    if (left < 0) throw tooMuch('too many cells');
    if (cells.some((each) => each.trim() !== '')) {
      rows.push({ number: lines, cells: cells.map((each) => ({ text: each.trim(), fill: null })) });
    }
    return null;
  };
  try {
    parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      on_record: take,
      max_record_size: 1_000_000,
    });
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

function tooMuch(what: string): ImportError {
  return new ImportError('import-unreadable', `The file can't be read: it has ${what}.`);
}

/** By the marks that programs leave, else UTF-8 where it is sound, else what Windows wrote before. */
export function decodeText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  if (text.includes('\0')) throw new ImportError('import-unreadable', "The file can't be read: it is no text.");
  return text;
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The one that parts the first lines into most cells. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, 20);
  const cellsBy = (separator: string) =>
    Math.max(...lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length));
  return SEPARATORS.toSorted((a, b) => cellsBy(b) - cellsBy(a))[0] ?? ',';
}
