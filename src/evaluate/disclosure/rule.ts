/** Under how many people a number is small: the ways in which organisations put it. */
export type Small = 'none' | '<5' | '<=5' | '<10';

/** How an organisation protects small numbers. */
export interface DisclosureRule {
  readonly small: Small;
  /** What numbers are rounded to before they are shown; null: they are shown as they are. */
  readonly rounding: 5 | 10 | null;
  /** Whether further numbers are hidden where a hidden one could be worked out from them. */
  readonly secondary: boolean;
  /** Whether those that a percentage leaves out are people too: 48 of 50 are two who are not. */
  readonly complements: boolean;
}

/** Where nobody has set another: what the source hid stays hidden, and is told by nothing else. */
export const AS_PUBLISHED: DisclosureRule = { small: 'none', rounding: null, secondary: true, complements: true };

/** The largest number that is small. */
const LARGEST: Readonly<Record<Small, number>> = { none: 0, '<5': 4, '<=5': 5, '<10': 9 };

/** The most that a hidden number can be for being small; 0 where none is. */
export function largestSmall({ small }: DisclosureRule): number {
  return LARGEST[small];
}

/** None is not small: 0 is shown, as the rules of the field have it. */
export function isSmall(count: number, rule: DisclosureRule): boolean {
  return count > 0 && count <= largestSmall(rule);
}

/** To the nearest multiple of what the rule rounds to, halves upwards. */
export function rounded(count: number, { rounding }: DisclosureRule): number {
  return rounding === null ? count : rounding * Math.round(count / rounding);
}
