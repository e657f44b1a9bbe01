const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** 'seven', '13'. */
export function numberWord(number: number): string {
  return NUMBERS[number] ?? String(number);
}

const DAY_MS = 86_400_000;

/** How far apart figures come, by the newest two: the longest gap that is still called so, in days. */
const GAPS: readonly (readonly [number, string])[] = [
  [10, 'week'],
  [45, 'month'],
  [135, 'quarter'],
  [500, 'year'],
];

/** 'seven months', 'one quarter'; 'figures' where they come at no such pace. */
export function timesWords(number: number, ends: readonly string[]): string {
  const [before, newest] = ends.slice(-2).map((end) => Date.parse(end) / DAY_MS);
  const days = before === undefined || newest === undefined ? Number.POSITIVE_INFINITY : newest - before;
  const word = GAPS.find(([longest]) => days <= longest)?.[1] ?? 'figure';
  return `${numberWord(number)} ${word}${number === 1 ? '' : 's'}`;
}
