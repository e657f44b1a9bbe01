/** A word of scorecards themselves, not of any measure in them. */
interface ScorecardWord {
  readonly name: string;
  readonly said: RegExp;
  readonly meaning: string;
}

/** In the terms of the report's key and of how this product counts. The first that is said is explained. */
const WORDS: readonly ScorecardWord[] = [
  { name: 'star', said: /★|\bstars?\b/, meaning: '★ Performance is good or exceeds its target.' },
  {
    name: 'dot',
    said: /●|\b(dots?|circles?)\b/,
    meaning: '● Performance is acceptable, within the tolerance of its target.',
  },
  {
    name: 'triangle',
    said: /▲|\btriangles?\b/,
    meaning:
      '▲ Performance is below its target or requires attention; where colours are held, yellow, amber and red say how much.',
  },
  {
    name: 'down triangle',
    said: /▼/,
    meaning: '▼ is a printed arrow. The key does not explain it, so it is shown as printed and never read as a rating.',
  },
  {
    name: 'direction of travel',
    said: /[→↑↓]|\b(arrows?|direction of travel|dot column)\b/,
    meaning:
      'The arrow is the direction of travel as printed. Printed arrows mix which way a number moved with whether that is good, so better or worse is worked out from the numbers.',
  },
  {
    name: 'rolling year',
    said: /\brolling (year|12 months|twelve months)\b|\br12m\b/,
    meaning: 'A rolling year is the twelve months up to a date, whichever month that is.',
  },
  { name: 'snapshot', said: /\bsnapshots?\b/, meaning: 'A snapshot counts how things stood on one day.' },
  { name: 'in month', said: /\bin month\b/, meaning: 'In month is one month alone, not added up with others.' },
  {
    name: 'tolerance',
    said: /\btolerances?\b/,
    meaning: 'The tolerance is how far a figure may miss its target and still count as acceptable.',
  },
  {
    name: 'benchmark',
    said: /\bbenchmarks?\b/,
    meaning: 'A benchmark is the same measure for others: England, or authorities rated good and outstanding.',
  },
  {
    name: 'percentage points',
    said: /\b(percentage )?points?\b/,
    meaning:
      'A difference between two percentages is given in points: from 71% to 79% is 8 points, and 11.3% in relative terms.',
  },
  {
    name: 'rating',
    said: /\b(rag|ratings?|colours?)\b/,
    meaning: '★ exceeds its target, ● within tolerance, ▲ requires attention.',
  },
];

/** The name of a scorecard word in a text; null where none is said. */
export function scorecardWordIn(text: string): string | null {
  return WORDS.find((word) => word.said.test(text))?.name ?? null;
}

/** What a scorecard word means. Throws a RangeError for a name that is none. */
export function meaningOf(name: string): string {
  const word = WORDS.find((one) => one.name === name);
  if (!word) throw new RangeError(`no scorecard word ${name}`);
  return word.meaning;
}
