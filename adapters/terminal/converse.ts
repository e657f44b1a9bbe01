import { createInterface, type Interface } from 'node:readline';
import { type Bot, type BotAnswer, type Context, StoreError } from '../../src/index.ts';
import { HISTORY_SIZE } from './limits.ts';
import { readLines } from './receive.ts';
import { type Look, renderReply } from './render.ts';

export interface Conversation {
  readonly bot: Bot;
  readonly look: () => Look;
  readonly write: (text: string) => Promise<void>;
  readonly say: (line: string) => void;
}

const GOODBYE = ['exit', 'quit'];
const PROMPT = '> ';

/**
 * Each line is one turn of one thread, until 'exit' or the end of the input.
 *
 * @returns false when a turn could not be answered
 */
export async function converse(talk: Conversation, lines: AsyncIterable<string>): Promise<boolean> {
  let context: Context | null = null;
  let allAnswered = true;
  for await (const line of lines) {
    const text = line.trim();
    if (GOODBYE.includes(text.toLowerCase())) break;
    if (text === '') continue;
    try {
      const answer: BotAnswer = await talk.bot.ask(text, context);
      context = answer.context;
      await talk.write(`${renderReply(answer.reply, talk.look())}\n\n`);
    } catch (cause) {
      // The database may be back for the next turn; anything else is ours to mend.
      if (!(cause instanceof StoreError)) throw cause;
      allAnswered = false;
      talk.say(cause.message);
    }
  }
  return allAnswered;
}

interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
}

/** Turns as a person types them, with editing and history on a terminal. */
export function turnsFrom({ input, output }: Terminal): AsyncIterable<string> {
  return input.isTTY ? typedTurns({ input, output }) : readLines(input);
}

async function* typedTurns({ input, output }: Terminal): AsyncGenerator<string> {
  const typed = createInterface({
    input,
    output,
    prompt: PROMPT,
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
  });
  typed.on('SIGINT', () => leaveLine(typed));
  output.write("Ask a question; 'exit' or Ctrl-D ends.\n");
  typed.prompt();
  try {
    for await (const line of typed) {
      yield line;
      typed.prompt();
    }
    output.write('\n');
  } finally {
    typed.close();
  }
}

/** Ctrl-C gives up what is half typed, as in a shell, and ends the conversation where nothing is. */
function leaveLine(typed: Interface): void {
  if (typed.line === '') return typed.close();
  typed.write(null, { ctrl: true, name: 'e' });
  typed.write(null, { ctrl: true, name: 'u' });
}
