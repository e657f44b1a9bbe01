import { formatDecimal } from '../evaluate/decimal.ts';
import type { Figure } from '../figures/figure.ts';
import type { Rows } from '../figures/rows.ts';
import type { Worked, WorkedOut } from '../figures/worked.ts';
import { allOf } from '../reply/name.ts';
import { sayValue, sayWhole } from '../reply/say.ts';
import { shortDate, shortRange } from '../reply/short-period.ts';
import { counted } from './axis-words.ts';
import { whenOf } from './lines/number.ts';
import { rowName } from './rows-beside.ts';
import type { Told } from './told.ts';

/** '308', '76.7% (1,015 of 1,323)'. */
export function sayWorked({ value, unit, counts }: WorkedOut): string {
  const number = sayValue(formatDecimal(value).replaceAll(',', ''), unit);
  return counts ? `${number} (${sayWhole(counts.numerator)} of ${sayWhole(counts.denominator)})` : number;
}

/** 'Apr–Oct 2026, 7 months', 'Alderbeck and Coldmere, Oct 2026'. */
export function sayParts(told: Told, rows: Rows, { from, start, end }: WorkedOut): string {
  if (rows.along === 'times') {
    const isDays = from[0]?.observation.period.basis === 'snapshot';
    const when = isDays ? `${shortDate(start)} to ${shortDate(end)}` : shortRange(start, end);
    return `${when}, ${counted(told, rows, from.length)}`;
  }
  const names =
    from.length > 3 ? counted(told, rows, from.length) : allOf(from.map((each) => rowName(told, rows, each)));
  return `${names}, ${whenOf(from[0] as Figure)}`;
}

const HOW = {
  sum: 'sum',
  pooled: 'counts added up',
  mean: 'plain mean',
  difference: 'difference',
  share: 'share',
} as const;

/** 'sum of 7 months'. */
export function sayHow(told: Told, rows: Rows, { method, from }: WorkedOut): string {
  return `${HOW[method]} of ${counted(told, rows, from.length)}`;
}

type Refused = Extract<Worked, { readonly kind: 'refused' }>;

/** Why no number is worked out, in one sentence. */
export function sayRefusal(told: Told, { why, about, rows, gaps }: Refused): string {
  const hidden = `${about.length} of ${counted(told, rows, rows.figures.length + rows.hidden.length + rows.blank.length)}`;
  switch (why) {
    case 'snapshots':
      return 'these are counts on a day, mostly of the same children or cases, so they do not add up over time';
    case 'overlapping-times':
      return 'rolling years overlap, so they are neither added nor averaged';
    case 'not-a-count':
      return 'such numbers do not add up';
    case 'no-counts':
      return 'the counts behind the percentages are not held, and percentages are never averaged';
    case 'hidden':
      return `${hidden} ${about.length === 1 ? 'is' : 'are'} hidden: small numbers`;
    case 'missing':
      return gaps[0] ? `nothing is held for ${shortRange(gaps[0].start, gaps[0].end)}` : 'not every part is held';
    case 'counted-twice':
      return 'one is counted in another';
    case 'other-units':
      return 'they are not in one unit';
    case 'other-times':
      return 'they are not of the same time';
    case 'of-nothing':
      return 'the whole is 0';
    case 'nothing-held':
      return 'nothing is held for it';
  }
}
