import { expect, it } from 'vitest';
import { readImportArguments } from '../../../adapters/terminal/import-arguments.ts';

const NUMBER = ['--retract', 'SEEN', '--basis', 'quarter', '--period', '2018/19 Q3'];

it.each([
  {
    args: ['folder'],
    command: { kind: 'import', paths: ['folder'], dataset: null, decision: 'look' },
    why: 'a folder alone',
  },
  {
    args: ['--dataset', 'report', 'folder'],
    command: { kind: 'import', paths: ['folder'], dataset: 'report' },
    why: 'into a dataset that is named',
  },
  {
    args: ['folder', '--dataset', 'mine'],
    command: { kind: 'import', paths: ['folder'], dataset: 'mine' },
    why: 'into one of your own',
  },
  {
    args: NUMBER,
    command: {
      kind: 'retract',
      number: { code: 'SEEN', basis: 'quarter', period: '2018/19 Q3', area: null, breakdown: null },
      dataset: null,
    },
    why: 'one number of the organisation',
  },
  {
    args: [...NUMBER, '--area', 'North', '--breakdown', 'age: 5'],
    command: { kind: 'retract', number: { area: 'North', breakdown: 'age: 5' } },
    why: 'one number of a part',
  },
  { args: ['a.xlsx', 'b.csv'], command: { paths: ['a.xlsx', 'b.csv'] }, why: 'several files' },
  { args: ['folder', '--dry-run'], command: { decision: 'try' }, why: 'only shown' },
  { args: ['folder', '--yes'], command: { decision: 'publish' }, why: 'published whatever is found' },
  { args: ['--list', '--dataset', 'mine'], command: { kind: 'list', dataset: 'mine' }, why: 'what was brought in' },
  { args: ['--undo', '12'], command: { kind: 'undo', id: 12, dataset: null }, why: 'one taken back whole' },
  { args: ['--publish', '3'], command: { kind: 'publish', id: 3 }, why: 'a draft published' },
  { args: ['--help', 'folder'], command: { kind: 'help' }, why: 'help goes before everything' },
])('$args: $why', ({ args, command }) => {
  expect(readImportArguments(args)).toMatchObject(command);
});

it.each([
  { args: [], message: 'Which files?', why: 'nothing to do' },
  { args: ['--yes', '--dry-run', 'folder'], message: 'not both', why: 'two ways to decide' },
  { args: ['--undo', 'last'], message: "'last' is none", why: 'an import has a number' },
  { args: ['--undo', '1', '--publish', '2'], message: 'One thing at a time', why: 'two things at once' },
  { args: ['--undo', '1', 'folder'], message: 'nothing is read', why: 'two things at once' },
  { args: ['--force', 'folder'], message: 'there are --dataset', why: 'an unknown flag' },
  { args: ['--dataset', '../mine', 'folder'], message: "'../mine' is none", why: 'a name is no path' },
  { args: ['--dataset', '9mine', 'folder'], message: "'9mine' is none", why: 'a name begins with a letter' },
  { args: ['--dataset', 'm'.repeat(64), 'folder'], message: 'is none', why: 'too long for the name of a file' },
  { args: ['--period', '2018-12', 'folder'], message: 'it needs --retract CODE', why: 'a period of nothing' },
  { args: ['--retract', 'SEEN', '--period', '2018-12'], message: 'goes --basis', why: 'which series?' },
  { args: ['--retract', 'SEEN', '--basis', 'month'], message: 'goes --period', why: 'which period?' },
  { args: [...NUMBER, 'folder'], message: 'no folder is read', why: 'two things at once' },
])('$args is refused: $why', ({ args, message }) => {
  expect(() => readImportArguments(args)).toThrow(message);
});
