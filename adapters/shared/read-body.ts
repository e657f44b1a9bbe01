import type { IncomingMessage } from 'node:http';

/** Why there is no body to read. */
export class BodyError extends Error {
  readonly reason: 'too-large' | 'broken-off';

  constructor(reason: 'too-large' | 'broken-off') {
    super(reason);
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
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    // Nothing comes of these once it has ended.
    for (const end of ['error', 'close'] as const) request.once(end, () => reject(new BodyError('broken-off')));
  });
}

/** What is left of a request that was refused must not be waited for. */
export function isHalfRead({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);
}
