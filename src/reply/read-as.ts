import type { Part, Reply } from './reply.ts';

export interface Reading {
  /** The question in one line of plain English. */
  readonly said: string;
  /** What was assumed, mended or left out, each in a sentence: stands before 'More'. */
  readonly assumed: readonly string[];
}

/** A reply with how its words were read: behind 'More', and before it where something was assumed or left out. */
export function withReading(reply: Reply, { said, assumed }: Reading): Reply {
  const before: readonly Part[] = assumed.length === 0 ? [] : [{ kind: 'receipt', lines: assumed }];
  return {
    ...reply,
    parts: [...reply.parts, ...before],
    more: [...reply.more, { kind: 'receipt', lines: [`Read as: ${said}`] }],
  };
}
