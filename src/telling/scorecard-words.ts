/** Words of scorecards themselves, not of any measure in them, in the terms of a report's key and of how we count. */
const MEANINGS: Readonly<Record<string, string>> = {
  star: '★ Performance is good or exceeds its target.',
  dot: '● Performance is acceptable, within the tolerance of its target.',
  triangle:
    '▲ Performance is below its target or requires attention; where colours are held, yellow, amber and red say how much.',
  'down-triangle':
    '▼ is a printed arrow. The key does not explain it, so it is shown as printed and never read as a rating.',
  direction:
    'The arrow is the direction of travel as printed. Better or worse is worked out from the numbers, since printed arrows mix movement with whether it is good.',
  'rolling-year': 'A rolling year is the twelve months up to a date, whichever month that is.',
  snapshot: 'A snapshot counts how things stood on one day.',
  'in-month': 'In month is one month alone, not added up with others.',
  tolerance: 'The tolerance is how far a figure may miss its target and still count as acceptable.',
  benchmark: 'A benchmark is the same measure for others, such as a national average.',
  points:
    'A difference between two percentages is given in points: from 71% to 79% is 8 points, and 11.3% in relative terms.',
  rating: '★ exceeds its target, ● within tolerance, ▲ requires attention.',
};

/** What a scorecard word means; null where it is none. */
export function meaningOf(word: string): string | null {
  return MEANINGS[word] ?? null;
}
