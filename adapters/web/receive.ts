import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { questionSchema } from '../../src/index.ts';
import { LIMITS } from './limits.ts';

/** A request that can't be answered, with what the person is told. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** Made by the page when it is opened: long and random, so that no other page can name it. */
const conversation = z.string().regex(/^[0-9a-f]{32}$/);
const dataset = z.string().max(100);

/** What was typed, or a suggestion that was taken. */
const ask = z.union([
  z.object({ dataset, conversation, text: z.string().trim().min(1) }),
  z.object({ dataset, conversation, question: questionSchema }),
]);

/** What was pressed, as the platform would send it back: the renderer that made the button reads it. */
const press = z.object({
  dataset,
  conversation,
  view: z.enum(['slack', 'teams']),
  pressed: z.record(z.string(), z.unknown()),
});

const by = z
  .string()
  .trim()
  .max(80)
  .transform((name) => name || null);

/** Files as they came, in base64, with what was said of them. */
const files = z.object({
  dataset,
  files: z
    .array(
      z.object({ name: z.string().min(1).max(200), base64: z.base64() }).transform(({ name, base64 }) => ({
        name,
        bytes: Buffer.from(base64, 'base64'),
      })),
    )
    .min(1)
    .max(20),
  mapping: z.record(z.string(), z.unknown()).default({}),
  by,
  instead: z.int().positive().nullable().default(null),
});

const decision = z.object({ dataset, id: z.int().positive(), done: z.enum(['publish', 'discard', 'undo']), by });

const made = z.object({ dataset });

const secret = z.object({ secret: z.string() });

export type Asked = z.infer<typeof ask>;
export type PressedHere = z.infer<typeof press>;

/** Each throws Refused where the request holds something else. */
export const receive = {
  ask: async (request: IncomingMessage) => parse(ask, await readJson(request)),
  press: async (request: IncomingMessage) => parse(press, await readJson(request)),
  files: async (request: IncomingMessage) => parse(files, await readJson(request, LIMITS.uploadBytes)),
  decision: async (request: IncomingMessage) => parse(decision, await readJson(request)),
  made: async (request: IncomingMessage) => parse(made, await readJson(request)),
  secret: async (request: IncomingMessage) => parse(secret, await readJson(request)),
};

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (!read.success) throw new Refused(400, 'That request could not be read. Reload the page and try again.');
  return read.data;
}

async function readJson(request: IncomingMessage, mostBytes: number = LIMITS.bodyBytes): Promise<unknown> {
  // Forms of other pages can't send this type without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refused(415, 'Only JSON is read here.');
  }
  const text = await readText(request, mostBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'That request is no JSON.');
  }
}

const TOO_LONG = 'That message is too long. Please ask in fewer words.';
const TOO_LARGE = 'That file is too large for the page. npm run import takes larger ones.';

async function readText(request: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // Left whole, so that the refusal still reaches whoever sent too much.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > mostBytes) throw new Refused(413, mostBytes > LIMITS.bodyBytes ? TOO_LARGE : TOO_LONG);
      chunks.push(chunk);
    }
  } catch (error) {
    // Broken off, or never sent whole: nobody waits for an answer.
    throw error instanceof Refused ? error : new Refused(408, 'That request did not arrive whole.');
  }
  return Buffer.concat(chunks).toString('utf8');
}
