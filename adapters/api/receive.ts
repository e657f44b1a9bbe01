import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { faultsOf } from '../shared/faults.ts';
import { BodyError, readBody, textOf } from '../shared/read-body.ts';
import { LIMITS } from './limits.ts';
import { Problem } from './problem.ts';

/** @throws Problem that says where, what was found and what is allowed */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    const found = type === '' ? 'nothing' : JSON.stringify(type.slice(0, 100));
    throw new Problem('not-read', { errors: [{ where: 'content-type', found, allowed: 'application/json' }] });
  }
  const body = parsed(await textFrom(request));
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new Problem('invalid', { errors: faultsOf(read.error, body) });
}

async function textFrom(request: IncomingMessage): Promise<string> {
  try {
    return textOf(request.headers, await readBody(request, LIMITS.bodyBytes));
  } catch (error) {
    if (error instanceof BodyError) throw problemOf(error);
    throw error;
  }
}

function problemOf({ reason }: BodyError): Problem {
  switch (reason) {
    case 'too-large':
      return new Problem('too-large', { detail: `At most ${LIMITS.bodyBytes} bytes are read.` });
    case 'broken-off':
      return new Problem('broken-off');
    case 'encoded':
      return new Problem('not-read', { detail: 'It must be in UTF-8, and not compressed.' });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('not-json');
  }
}
