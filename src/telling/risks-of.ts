import type { Risk } from '../catalogue/catalogue.ts';

/** The highest score first; those of one score in the source's order. */
export function highestFirst(risks: readonly Risk[]): readonly Risk[] {
  return risks.toSorted((a, b) => b.score - a.score);
}

/** 'Not enough placements (High, 16)'. */
export function sayRisk({ title, level, score }: Risk): string {
  return `${title} (${level}, ${score})`;
}
