import { type AnswerRecord, type Bot, type Context, NOTHING_UNDERSTOOD, StoreError } from '../../src/index.ts';
import { NAMED_LINES } from './limits.ts';
import { type BatchLine, readBatchLine } from './receive.ts';

/** How a batch went. */
export interface BatchEnd {
  /** Numbers of the lines that got a record with outcome 'error', from 1. */
  readonly badLines: readonly number[];
}

/**
 * Answers threads line by line, as they come and in their order; lines share nothing. A line that can't be read or
 * answered gets a record that says why, and the run goes on.
 *
 * @throws StoreError when the data can't be read: no further line could be answered
 */
export async function runBatch(
  bot: Bot,
  lines: AsyncIterable<string>,
  write: (text: string) => Promise<void>,
): Promise<BatchEnd> {
  const badLines: number[] = [];
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const record = await answerLine(bot, readBatchLine(text));
    if (record.outcome === 'error') badLines.push(number);
    await write(`${JSON.stringify(record)}\n`);
  }
  return { badLines };
}

async function answerLine(bot: Bot, line: BatchLine): Promise<AnswerRecord> {
  if (line.kind === 'bad') return errorRecord(line.id, '', line.reason);
  try {
    return { id: line.id, ...(await answerThread(bot, line.turns)) };
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    return errorRecord(
      line.id,
      line.turns.at(-1) ?? '',
      'This could not be answered: something failed inside the program.',
    );
  }
}

async function answerThread(bot: Bot, turns: readonly [string, ...string[]]): Promise<AnswerRecord> {
  const [first, ...rest] = turns;
  let answer = await bot.ask(first, null);
  for (const turn of rest) {
    const context: Context = answer.context;
    answer = await bot.ask(turn, context);
  }
  return answer.record;
}

function errorRecord(id: string | undefined, question: string, text: string): AnswerRecord {
  return {
    ...(id === undefined ? {} : { id }),
    question,
    outcome: 'error',
    intent: null,
    understood: NOTHING_UNDERSTOOD,
    facts: [],
    options: [],
    text,
    more: null,
    chart: null,
    elapsedMs: 0,
  };
}

/** 'Lines 2 and 7 …', with no more numbers than can be taken in. */
export function sayBadLines(numbers: readonly number[]): string {
  const one = numbers.length === 1;
  const named = numbers.slice(0, NAMED_LINES).join(', ');
  const more = numbers.length > NAMED_LINES ? ` and ${numbers.length - NAMED_LINES} more` : '';
  const tail = one ? 'its record says why' : 'their records say why';
  return `${one ? 'Line' : 'Lines'} ${named}${more} of the batch got no answer; ${tail}.`;
}
