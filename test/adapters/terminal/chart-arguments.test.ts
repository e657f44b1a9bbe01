import { expect, it } from 'vitest';
import { readChartArguments } from '../../../adapters/terminal/chart-arguments.ts';

const FROM = { today: null, dataset: null };

it.each([
  {
    args: ['trend of re-referrals', 'out.png'],
    command: { kind: 'draw', question: 'trend of re-referrals', file: 'out.png', from: FROM },
    why: 'a question and a file',
  },
  {
    args: ['trend', 'of', 're-referrals', 'a/B.PNG'],
    command: { kind: 'draw', question: 'trend of re-referrals', file: 'a/B.PNG' },
    why: 'without quotes too',
  },
  {
    args: ['--today', '2019-03-07', 'x', 'out.png', '--dataset', 'report'],
    command: { kind: 'draw', from: { today: '2019-03-07', dataset: 'report' } },
    why: 'flags stand anywhere',
  },
  { args: ['--gallery', 'out/'], command: { kind: 'gallery', folder: 'out/', from: FROM }, why: 'a gallery' },
  { args: ['--gallery', 'out', '--dataset', 'mine'], command: { from: { dataset: 'mine' } }, why: "of one's own data" },
  { args: ['--help', 'whatever'], command: { kind: 'help' }, why: 'help before all' },
])('$args: $why', ({ args, command }) => {
  expect(readChartArguments(args)).toMatchObject(command);
});

it.each([
  { args: [], said: /A question and a file are needed/, why: 'nothing' },
  { args: ['out.png'], said: /What shall be drawn in out\.png\?/, why: 'a file alone' },
  { args: ['  ', 'out.png'], said: /What shall be drawn/, why: 'a blank question' },
  { args: ['trend of re-referrals'], said: /the file is a PNG/, why: 'a question alone' },
  { args: ['trend of re-referrals', 'out.jpg'], said: /the file is a PNG/, why: 'another kind of picture' },
  { args: ['--gallery', 'out', 'a question'], said: /With --gallery no question/, why: 'both at once' },
  { args: ['--gallery', ''], said: /needs a folder/, why: 'a gallery nowhere' },
  { args: ['--gallery'], said: /gallery/, why: 'a gallery without a folder' },
  { args: ['--size', '3'], said: /'--size'.*; there are --gallery, --today, --dataset, --help\./, why: 'no such flag' },
  { args: ['x', 'out.png', '--today', '2019-02-30'], said: /--today/, why: 'no such day' },
  { args: ['x', 'out.png', '--dataset', '../x'], said: /--dataset/, why: 'no name for a dataset' },
])('$args is not understood: $why', ({ args, said }) => {
  expect(() => readChartArguments(args)).toThrow(said);
});
