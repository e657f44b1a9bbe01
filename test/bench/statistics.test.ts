import { expect, it } from 'vitest';
import { percentile } from '../../bench/statistics.ts';

const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

it.each<[readonly number[], number, number, string]>([
  [hundred, 50, 50, 'half of them do not exceed it'],
  [hundred, 99, 99, 'one in a hundred may'],
  [[3, 1, 2], 50, 2, 'in any order'],
  [[10, 9], 50, 9, 'numbers are not sorted as text'],
  [[7], 99, 7, 'one sample is every percentile'],
  [[], 50, 0, 'no sample'],
])('of %j, %i%%: %d (%s)', (samples, percent, expected) => {
  expect(percentile(samples, percent)).toBe(expected);
});
