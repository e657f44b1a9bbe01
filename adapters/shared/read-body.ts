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

/** @throws BodyError where there is more than that, or it was broken off or never sent whole */
export async function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new BodyError('too-large');
  try {
    // Left whole, so that the refusal still reaches whoever sent too much.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) throw new BodyError('too-large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof BodyError ? error : new BodyError('broken-off');
  }
  return Buffer.concat(chunks);
}

/** What is left of a request that was refused must not be waited for. */
export function isHalfRead({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);
}
