import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { faultsOf } from '../shared/faults.ts';
import { BodyError, readBody } from '../shared/read-body.ts';
import { LIMITS } from './limits.ts';
import { Problem } from './problem.ts';

/** @throws Problem that says where, what was found and what is allowed */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    const found = type === '' ? 'nothing' : JSON.stringify(type.slice(0, 100));
    throw new Problem('not-read', { errors: [{ where: 'content-type', found, allowed: 'application/json' }] });
  }
  const body = parsed((await bytesOf(request)).toString('utf8'));
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new Problem('invalid', { errors: faultsOf(read.error, body) });
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  try {
    return await readBody(request, LIMITS.bodyBytes);
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    const detail = `At most ${LIMITS.bodyBytes} bytes are read.`;
    throw error.reason === 'too-large' ? new Problem('too-large', { detail }) : new Problem('broken-off');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('not-json');
  }
}
