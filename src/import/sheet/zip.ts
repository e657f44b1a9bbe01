import { createInflateRaw } from 'node:zlib';
import { ImportError } from '../../errors.ts';
import { LIMITS } from './sheet.ts';

/** A packed file by its names; what is in it is unpacked only when it is read, and never beyond the limits. */
export interface Zip {
  readonly names: readonly string[];
  /** How long an entry is, as it says itself; 0 where there is no such entry. */
  lengthOf(name: string): number;
  /** The bytes of one entry in pieces. Nothing where there is no such entry. */
  read(name: string): AsyncIterable<Buffer>;
}

interface Entry {
  readonly method: number;
  readonly size: number;
  /** As it says itself. */
  readonly unpacked: number;
  readonly offset: number;
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. */
const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

/** Whether bytes begin as a packed file does. */
export function isZip(bytes: Buffer): boolean {
  return bytes.length > 22 && bytes.readUInt32LE(0) === LOCAL;
}

/** @throws ImportError where the list of what is in it can't be read, or is too long */
export function openZip(bytes: Buffer): Zip {
  const entries = readEntries(bytes);
  let left: number = LIMITS.unpackedBytes;

  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (entry === undefined) return;
    const packed = packedBytes(bytes, entry);
    // What says so itself is not unpacked to find out, and what says less is not unpacked beyond that.
    if (entry.unpacked > left) throw broken('it unpacks to more than is read');
    let length = 0;
    for await (const piece of entry.method === STORED ? [packed] : inflate(packed)) {
      length += piece.length;
      if (length > entry.unpacked) throw broken('a part of it is longer than it says');
      yield piece;
    }
    left -= length;
  }
  return { names: [...entries.keys()], read, lengthOf: (name) => entries.get(name)?.unpacked ?? 0 };
}

async function* inflate(packed: Buffer): AsyncGenerator<Buffer> {
  const stream = createInflateRaw();
  stream.end(packed);
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (cause) {
    throw broken('a part of it is damaged', cause);
  } finally {
    stream.destroy();
  }
}

function readEntries(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > LIMITS.entries) throw broken('too many files are packed into it');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== LISTED) throw broken('its list of files is damaged');
    const isLocked = (bytes.readUInt16LE(at + 8) & 1) === 1;
    if (isLocked) throw broken('it is locked with a password');
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw broken('its end is missing');
}

function packedBytes(bytes: Buffer, { method, size, offset }: Entry): Buffer {
  if (method !== STORED && method !== DEFLATED) throw broken('it is packed in an unknown way');
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken('a part of it is damaged');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + size > bytes.length) throw broken('a part of it is missing');
  return bytes.subarray(start, start + size);
}

function broken(why: string, cause?: unknown): ImportError {
  return new ImportError('import-unreadable', `The file can't be read: ${why}.`, { cause });
}
