import type { CallToolResult } from '@modelcontextprotocol/server';
import type { z } from 'zod';
import type { Charts, ProgramDesk, Told } from '../../src/index.ts';

/** What a tool works with. */
export interface ToolCall {
  readonly desk: ProgramDesk;
  readonly charts: Pick<Charts, 'draw'>;
  /** Leaves an audit line. */
  readonly asked: (what: string, told?: Told) => void;
}

/** One thing that an assistant can do. All of them only read. */
export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** Short and exact: it is all that an assistant chooses by. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  readonly run: (call: ToolCall, input: z.output<Input>) => Promise<CallToolResult>;
}

/** Holds its types together, where a list of tools can't. */
export function tool<I extends z.ZodObject, O extends z.ZodObject>(made: Tool<I, O>): Tool {
  return made;
}

/** What can't be done, in words that say what can. */
export class ToolProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ToolProblem';
  }
}

export function textOf(...lines: readonly string[]): CallToolResult['content'][number] {
  return { type: 'text', text: lines.filter((line) => line !== '').join('\n') };
}
