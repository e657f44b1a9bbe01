import type { IncomingMessage } from 'node:http';

/** `encoded`: compressed, or written in other letters than UTF-8. */
type BodyFault = 'too-large' | 'broken-off' | 'encoded';

/** Why there is no body to read. */
export class BodyError extends Error {
  readonly reason: BodyFault;

  constructor(reason: BodyFault, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'BodyError';
    this.reason = reason;
  }
}

/**
 * What was too large is left whole, so that the refusal still reaches whoever sent it.
 *
 * @throws BodyError where there is more than that, or it was broken off or never sent whole
 */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) return reject(new BodyError('too-large'));
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= mostBytes) return void chunks.push(chunk);
      request.pause();
      reject(new BodyError('too-large'));
    });
    let isWhole = false;
    request.once('end', () => {
      isWhole = true;
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    });
    // Each request closes in the end: an error that nobody sees takes longer to make than the body does to read.
    const brokenOff = () => void (isWhole || reject(new BodyError('broken-off')));
    for (const end of ['error', 'close'] as const) request.once(end, brokenOff);
  });
}

/** What is left of a request that was refused must not be waited for. */
export function isHalfRead({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * A body as text. Read as what it isn't, a letter would be another: so whatever isn't UTF-8 is refused.
 *
 * @throws BodyError
 */
export function textOf(headers: IncomingMessage['headers'], body: Buffer): string {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = headers;
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1] ?? 'utf-8';
  if (!/^identity$/i.test(encoding) || !/^(utf-?8|us-ascii)$/i.test(charset)) throw new BodyError('encoded');
  try {
    return decoder.decode(body);
  } catch (cause) {
    throw new BodyError('encoded', { cause });
  }
}
