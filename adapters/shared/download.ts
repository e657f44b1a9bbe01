import { ImportError } from '../../src/index.ts';

/** Of a file that is sent in a conversation, ours: the process that reads it answers others meanwhile. */
const MOST_BYTES = 10 * 1024 * 1024;

export interface Download {
  readonly url: string;
  /** Whether anything may be sent there: asked of each address that another one leads to as well. */
  readonly isAllowed: (url: URL) => boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** What came of it, where another try would bring nothing else. */
export type Downloaded =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'elsewhere' | 'too-large' | 'gone' };

/** A file could not be fetched, by something that may pass. */
export class DownloadError extends Error {
  constructor(why: string) {
    super(`a file is not given: ${why}`);
    this.name = 'DownloadError';
  }
}

const MOST_HOPS = 3;

/** Fetches a file, from nowhere but where it may be fetched from. Throws a DownloadError. */
export async function download(wanted: Download): Promise<Downloaded> {
  try {
    return await follow(wanted);
  } catch (cause) {
    if (cause instanceof DownloadError) throw cause;
    // Its address may let anybody in who has it, so that no message of the system's is passed on.
    throw new DownloadError(cause instanceof Error ? cause.name : 'unknown');
  }
}

async function follow({ url, isAllowed, headers = {}, timeoutMs }: Download): Promise<Downloaded> {
  const signal = AbortSignal.timeout(timeoutMs);
  let at = URL.canParse(url) ? new URL(url) : null;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    if (at === null || !isAllowed(at)) return { kind: 'elsewhere' };
    const response = await fetch(at, { headers, redirect: 'manual', signal });
    if (response.status < 300) return bytesIn(response);
    await response.body?.cancel();
    if (response.status === 429 || response.status >= 500) throw new DownloadError(`HTTP ${response.status}`);
    if (response.status >= 400) return { kind: 'gone' };
    const next = response.headers.get('location') ?? '';
    at = URL.canParse(next, at.href) ? new URL(next, at) : null;
  }
  return { kind: 'elsewhere' };
}

async function bytesIn({ headers, body }: Response): Promise<Downloaded> {
  if (Number(headers.get('content-length') ?? 0) > MOST_BYTES) {
    await body?.cancel();
    return { kind: 'too-large' };
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    // What is left of it is not read.
    if (length > MOST_BYTES) return { kind: 'too-large' };
    pieces.push(piece);
  }
  return { kind: 'read', bytes: Buffer.concat(pieces) };
}

const WHY: Readonly<Record<Exclude<Downloaded['kind'], 'read'>, string>> = {
  elsewhere: 'it is kept somewhere that I take no files from: send the file itself',
  'too-large': `it is larger than ${MOST_BYTES / 1024 / 1024} MB: bring it in by the page, or by npm run import`,
  gone: 'it is not there any more, or I may not see it: send it again',
};

/** Throws an ImportError that says what the person can do. */
export function bytesOf(downloaded: Downloaded): Buffer {
  if (downloaded.kind === 'read') return downloaded.bytes;
  throw new ImportError('import-unreadable', `The file can't be read: ${WHY[downloaded.kind]}.`);
}
