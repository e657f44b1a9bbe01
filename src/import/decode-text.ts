import { isUtf8 } from 'node:buffer';
import { ImportError } from '../errors.ts';

const PIECE = 1 << 18;

/**
 * Text of any program in pieces, so that it is never held whole beside its bytes: by the marks that programs leave, else
 * UTF-8 where it is sound, else what Windows wrote before. Throws an ImportError where it is no text.
 */
export function* decodedPieces(bytes: Buffer): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield checked(decoder.decode(bytes.subarray(from, from + PIECE), { stream: true }));
  }
  yield checked(decoder.decode());
}

/** The same, whole. */
export function decodeText(bytes: Buffer): string {
  return [...decodedPieces(bytes)].join('');
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function checked(text: string): string {
  if (text.includes('\0')) throw new ImportError('import-unreadable', "The file can't be read: it is no text.");
  return text;
}
