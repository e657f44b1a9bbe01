import { ImportError } from '../../errors.ts';
import { LIMITS } from './sheet.ts';

/**
 * What is left of what one file may hold, spent before anything is kept: a file that claims more than anybody fills in is
 * refused while little of it is held. All throw an ImportError.
 */
export interface Room {
  /** Of cells, those that only stand between others among them. */
  cells(count: number): void;
  rows(count: number): void;
  /** Of characters that are kept. */
  text(length: number): void;
  /** Of what else is kept of a file: its texts, looks, merged blocks, sheets. */
  things(count: number): void;
  /** Of XML that is read, kept or not. */
  xml(bytes: number): void;
}

export function createRoom(): Room {
  return {
    cells: spending(LIMITS.cells, 'it has too many cells'),
    rows: spending(LIMITS.rows, 'it has too many rows'),
    text: spending(LIMITS.text, 'it has too much text'),
    things: spending(LIMITS.things, 'it has too many parts'),
    xml: spending(LIMITS.xmlBytes, 'it unpacks to more than is read'),
  };
}

function spending(most: number, why: string): (count: number) => void {
  let left = most;
  return (count) => {
    left -= count;
    if (left < 0) throw new ImportError('import-unreadable', `The file can't be read: ${why}.`);
  };
}
