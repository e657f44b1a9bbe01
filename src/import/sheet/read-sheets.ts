import { ImportError } from '../../errors.ts';
import { readCsv } from './read-csv.ts';
import { readOds } from './read-ods.ts';
import { readXlsx } from './read-xlsx.ts';
import { LIMITS, type Sheet } from './sheet.ts';
import { isZip, openZip, type Zip } from './zip.ts';

/** An old Excel file begins so: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
const OLD_EXCEL = 0xe011cfd0;

/**
 * The sheets of a file, told by what it is rather than by how it is called.
 *
 * @throws ImportError with what can be done about a file of another kind
 */
export async function readSheets(bytes: Buffer, name: string): Promise<readonly Sheet[]> {
  if (bytes.length > LIMITS.sheetBytes) {
    throw unreadable(`it is larger than ${LIMITS.sheetBytes / 1024 / 1024} MB`);
  }
  if (isZip(bytes)) return readPacked(openZip(bytes));
  if (bytes.length > 8 && bytes.readUInt32LE(0) === OLD_EXCEL) {
    throw unreadable('it is an old Excel file (.xls), or locked with a password: save it as .xlsx without one');
  }
  if (bytes.length > 4 && bytes.toString('latin1', 0, 4) === '%PDF') throw unreadable('it is a PDF, not a table');
  return [await readCsv(bytes, name.replace(/\.[^.]*$/, ''))];
}

function readPacked(zip: Zip): Promise<readonly Sheet[]> {
  if (zip.names.includes('xl/workbook.xml')) return readXlsx(zip);
  if (zip.names.includes('content.xml')) return readOds(zip);
  if (zip.names.includes('xl/workbook.bin')) throw unreadable('it is a binary workbook (.xlsb): save it as .xlsx');
  throw unreadable('nothing in it is a table');
}

function unreadable(why: string): ImportError {
  return new ImportError('import-unreadable', `The file can't be read: ${why}.`);
}
