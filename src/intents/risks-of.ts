import type { Risk } from '../catalogue/catalogue.ts';

/** The highest score first; those of one score in the source's order. */
export function highestFirst(risks: readonly Risk[]): readonly Risk[] {
  return risks.toSorted((a, b) => b.score - a.score);
}

/** 'R3 Not enough placements: High, 16, arrow printed → '. */
export function sayRisk({ ref, title, level, score, arrow }: Risk): string {
  return `${ref} ${title}: ${level}, ${score}${arrow ? ` (arrow printed ${arrow})` : ''}`;
}
