/* oxlint-disable unicorn/prefer-add-event-listener -- a SAX parser is no EventTarget: it has these alone */
import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';
import { ImportError } from '../../errors.ts';
import type { Room } from './room.ts';

/** Of one cell: Excel keeps 32,767 characters. */
const LONGEST_TEXT = 200_000;

/** Of one element, and of elements in each other: files of spreadsheet programs have a dozen. */
const MOST_ATTRIBUTES = 200;
const DEEPEST = 100;

/** What is told of a document as it is read. Names are without their prefix. */
export interface XmlReader {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads XML in pieces; nothing is fetched, and no entity of its own is resolved.
 *
 * @throws ImportError where it is no sound XML
 */
export async function readXml(
  pieces: AsyncIterable<Buffer>,
  room: Pick<Room, 'xml'>,
  reader: XmlReader,
): Promise<void> {
  const parser = sax.parser(true, { position: false });
  const decoder = new StringDecoder('utf8');
  parser.onerror = (cause) => {
    throw unsound(cause);
  };
  let run = 0;
  let depth = 0;
  let attributes = 0;
  const text = (piece: string) => {
    run += piece.length;
    if (run > LONGEST_TEXT) throw new ImportError('import-unreadable', "The file can't be read: a cell is too long.");
    reader.text?.(piece);
  };
  parser.onattribute = () => {
    attributes += 1;
    if (attributes > MOST_ATTRIBUTES) throw unsound();
  };
  parser.onopentag = ({ name, attributes: named }) => {
    run = 0;
    attributes = 0;
    depth += 1;
    if (depth > DEEPEST) throw unsound();
    reader.open?.(local(name), named as Record<string, string>);
  };
  parser.onclosetag = (name) => {
    depth -= 1;
    reader.close?.(local(name));
  };
  parser.ontext = text;
  parser.oncdata = text;
  for await (const piece of pieces) {
    room.xml(piece.length);
    parser.write(decoder.write(piece));
  }
  parser.write(decoder.end()).close();
}

function unsound(cause?: unknown): ImportError {
  return new ImportError('import-unreadable', "The file can't be read: a part of it is no sound XML.", { cause });
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute by its name without a prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const found = Object.keys(attributes).find((key) => local(key) === name);
  return found === undefined ? undefined : attributes[found];
}
