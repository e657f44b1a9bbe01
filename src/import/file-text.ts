/** A file's text: at hand, or read in pieces, each of which ends with a whole row. */
export type FileText = string | Pieces;

export interface Pieces {
  pieces(): AsyncIterable<string>;
}

/** The files of a folder by name. */
export type FolderPieces = ReadonlyMap<string, FileText>;

// What reads a file has to wait, and both are one type.
// oxlint-disable-next-line typescript/require-await
export async function* piecesOf(text: FileText): AsyncGenerator<string> {
  if (typeof text === 'string') yield text;
  else yield* text.pieces();
}

/** All of a file, for what needs it whole. */
export async function wholeOf(text: FileText): Promise<string> {
  let whole = '';
  for await (const piece of piecesOf(text)) whole += piece;
  return whole;
}

/** A piece is given out once it has so many characters, with a row's end. */
const LEAST = 200_000;

/** Cuts a text that comes anyhow into pieces that end with a row: a line break within quotes ends none. */
export async function* byRows(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = '';
  let quotes = 0;
  for await (const chunk of chunks) {
    quotes += countOf(chunk, '"');
    waiting += chunk;
    if (waiting.length < LEAST) continue;
    const at = endOfRows(waiting, quotes);
    if (at === 0) continue;
    yield waiting.slice(0, at);
    waiting = waiting.slice(at);
    quotes = countOf(waiting, '"');
  }
  if (waiting !== '') yield waiting;
}

/** Behind the last line break with an even number of quotes before it; 0: there is none. */
function endOfRows(text: string, quotes: number): number {
  let before = quotes;
  for (let end = text.length; end > 0; ) {
    const at = text.lastIndexOf('\n', end - 1);
    if (at < 0) return 0;
    before -= countOf(text.slice(at, end), '"');
    if (before % 2 === 0) return at + 1;
    end = at;
  }
  return 0;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
