import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  type BatchLine,
  type Command,
  readArguments,
  readBatchLine,
  readLines,
} from '../../../adapters/terminal/receive.ts';
import { UsageError } from '../../../src/index.ts';

const unset = { today: null, dataset: null };

describe('readArguments', () => {
  it.each<[string[], Command, string]>([
    [[], { kind: 'converse', more: false, from: unset }, 'nothing to ask yet'],
    [
      ['how', 'are dental checks?'],
      { kind: 'ask', question: 'how are dental checks?', as: 'text', more: false, from: unset },
      'words without quotes',
    ],
    [['--json', 'iha?'], { kind: 'ask', question: 'iha?', as: 'json', more: false, from: unset }, 'flag first'],
    [['iha?', '--json'], { kind: 'ask', question: 'iha?', as: 'json', more: false, from: unset }, 'flag last'],
    [[''], { kind: 'ask', question: '', as: 'text', more: false, from: unset }, 'an empty question is one'],
    [
      ['--', '--json?'],
      { kind: 'ask', question: '--json?', as: 'text', more: false, from: unset },
      'after -- all is question',
    ],
    [
      ['--batch', '--today', '2019-03-07'],
      { kind: 'batch', from: { today: '2019-03-07', dataset: null } },
      'two words',
    ],
    [['--batch', '--today=2020-02-29'], { kind: 'batch', from: { today: '2020-02-29', dataset: null } }, 'a leap day'],
    [['--batch', '--json'], { kind: 'batch', from: unset }, 'a batch prints records anyway'],
    [
      ['--dataset', 'report'],
      { kind: 'converse', more: false, from: { today: null, dataset: 'report' } },
      'one that is shipped',
    ],
    [
      ['--dataset', 'my-2'],
      { kind: 'converse', more: false, from: { today: null, dataset: 'my-2' } },
      'one of your own',
    ],
    [['--explain', 'iha?'], { kind: 'ask', question: 'iha?', as: 'explained', more: false, from: unset }, 'why'],
    [['--more', 'iha?'], { kind: 'ask', question: 'iha?', as: 'text', more: true, from: unset }, 'all of it'],
    [['--help', 'iha?'], { kind: 'help' }, 'help comes first'],
    [['-h'], { kind: 'help' }, 'its short name'],
  ])('%j is read as %j: %s', (args, command) => {
    expect(readArguments(args)).toEqual(command);
  });

  it.each([
    [
      ['--frobnicate'],
      'There is no flag --frobnicate; there are --json, --explain, --more, --batch, --help, --today, --dataset.',
    ],
    [['-x', 'iha?'], 'There is no flag -x; there are --json, --explain, --more, --batch, --help, --today, --dataset.'],
    [
      ['--toString'],
      'There is no flag --toString; there are --json, --explain, --more, --batch, --help, --today, --dataset.',
    ],
    [['--today'], 'The flag --today needs a value: --today 2019-03-07.'],
    [['--today=', 'iha?'], 'The flag --today needs a value: --today 2019-03-07.'],
    [['--today', 'tomorrow'], "The flag --today needs a date as YYYY-MM-DD; 'tomorrow' is none."],
    [['--today', '2019-02-30'], "The flag --today needs a date as YYYY-MM-DD; '2019-02-30' is none."],
    [['--today', '2019-3-7'], "The flag --today needs a date as YYYY-MM-DD; '2019-3-7' is none."],
    [['--today', '2019-03-07', '--today', '2019-03-08'], 'The flag --today was given twice.'],
    [['--json=yes', 'iha?'], "The flag --json takes no value; 'yes' was given."],
    [['--json'], 'With --json a question is needed: ask --json "how are dental checks doing?"'],
    [['--explain'], 'With --explain a question is needed: ask --explain "how are dental checks doing?"'],
    [['--json', '--explain', 'iha?'], '--json and --explain print different things: give one.'],
    [['--batch', 'iha?'], 'With --batch the questions come from standard input, not from the command line.'],
    [
      ['--dataset', 'Mine'],
      "The flag --dataset needs a name of small letters, digits and hyphens that begins with a letter; 'Mine' is none.",
    ],
  ])('%j is refused: %s', (args, message) => {
    expect(() => readArguments(args)).toThrow(new UsageError('usage', message));
  });
});

describe('readBatchLine', () => {
  it.each<[string, BatchLine, string]>([
    ['{"id":"a","turns":["x"]}', { kind: 'thread', id: 'a', turns: ['x'] }, 'one message'],
    [
      '{"id":"a","turns":["x",""],"kind":"status"}',
      { kind: 'thread', id: 'a', turns: ['x', ''] },
      'other fields ignored',
    ],
    ['', { kind: 'bad', id: undefined, reason: 'This line is not JSON.' }, 'an empty line is no object'],
    ['{"id":"a","turns":["x"]', { kind: 'bad', id: undefined, reason: 'This line is not JSON.' }, 'cut off'],
    ['[1]', { kind: 'bad', id: undefined, reason: 'This line is no JSON object but a list.' }, 'no object'],
    ['null', { kind: 'bad', id: undefined, reason: 'This line is no JSON object but null.' }, 'no object'],
    [
      '{"turns":["x"]}',
      { kind: 'bad', id: undefined, reason: '"id" must be text; it is missing.' },
      'nothing to tell it by',
    ],
    [
      '{"id":7,"turns":["x"]}',
      { kind: 'bad', id: undefined, reason: '"id" must be text; it is a number.' },
      'the record holds text',
    ],
    ['{"id":"a"}', { kind: 'bad', id: 'a', reason: '"turns" must be a list of messages; it is missing.' }, 'id kept'],
    [
      '{"id":"a","turns":"x"}',
      { kind: 'bad', id: 'a', reason: '"turns" must be a list of messages; it is text.' },
      'id kept',
    ],
    [
      '{"id":"a","turns":[]}',
      { kind: 'bad', id: 'a', reason: '"turns" must hold at least one message; it is empty.' },
      'nothing asked',
    ],
    [
      '{"id":"a","turns":["x",3]}',
      { kind: 'bad', id: 'a', reason: 'Each of "turns" must be text; number 2 is a number.' },
      'counted from 1',
    ],
    [
      '{"id":"a","turns":[{}]}',
      { kind: 'bad', id: 'a', reason: 'Each of "turns" must be text; number 1 is an object.' },
      'an object',
    ],
  ])('%s is %j: %s', (line, expected) => {
    expect(readBatchLine(line)).toEqual(expected);
  });
});

describe('readLines', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  async function all(lines: AsyncIterable<string>): Promise<readonly string[]> {
    const read: string[] = [];
    for await (const line of lines) read.push(line);
    return read;
  }

  it.each([
    [['a\nb\n'], ['a', 'b'], 'the last line ends in a line feed'],
    [['a\nb'], ['a', 'b'], 'or does not'],
    [['a\r\nb\r\n'], ['a', 'b'], 'lines from Windows'],
    [['a\n\nb\n'], ['a', '', 'b'], 'an empty line is a line'],
    [['\uFEFFa\n'], ['a'], 'a byte order mark is no text'],
    [['a', 'b\nc', '\n'], ['ab', 'c'], 'lines come in pieces'],
    [['"x\u2028y"\n'], ['"x\u2028y"'], 'JSON allows this inside a string'],
    [[''], [], 'nothing'],
  ])('%j gives %j: %s', async (parts, lines) => {
    expect(await all(readLines(Readable.from(parts.map(bytes))))).toEqual(lines);
  });

  it('joins a character that comes in two pieces', async () => {
    const star = bytes('★\n');
    expect(await all(readLines(Readable.from([star.slice(0, 1), star.slice(1)])))).toEqual(['★']);
  });
});
