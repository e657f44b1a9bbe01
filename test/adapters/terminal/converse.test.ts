import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { turnsFrom } from '../../../adapters/terminal/converse.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';

/** What is read from keys as they are typed on a terminal. */
async function typed(keys: readonly string[]): Promise<readonly string[]> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  output.resume();
  const turns: string[] = [];
  const streams = { input, output } as unknown as Parameters<typeof turnsFrom>[0];
  setImmediate(() => {
    for (const key of keys) input.write(key);
  });
  for await (const turn of turnsFrom(streams)) turns.push(turn);
  return turns;
}

it.each([
  ['a line a turn, until Ctrl-D', ['iha?\r', 'why?\r', CTRL_D], ['iha?', 'why?']],
  ['the up arrow brings a line back', ['iha?\r', 'why?\r', UP, UP, '\r', CTRL_D], ['iha?', 'why?', 'iha?']],
  ['Ctrl-C gives up what is half typed', ['how many', CTRL_C, 'iha?\r', CTRL_D], ['iha?']],
  ['Ctrl-C in the middle of a line gives up all of it', ['how', '\u0002', CTRL_C, 'iha?\r', CTRL_D], ['iha?']],
  ['Ctrl-C ends where nothing is typed', ['iha?\r', CTRL_C, 'why?\r'], ['iha?']],
])('%s', async (_why, keys, turns) => {
  expect(await typed(keys)).toEqual(turns);
});
