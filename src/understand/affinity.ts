import type { Indicator } from '../catalogue/catalogue.ts';
import type { Words } from './words.ts';

/** How like the nearest of some indicators is to those of the thread, 0 to 1: by the telling words they share. */
export function affinity(indicators: readonly Indicator[], last: readonly Indicator[], words: Words): number {
  let nearest = 0;
  for (const one of indicators) for (const other of last) nearest = Math.max(nearest, likeness(one, other, words));
  return nearest;
}

function likeness(one: Indicator, other: Indicator, { subjects }: Words): number {
  if (one.id === other.id) return 1;
  const mine = subjects.nameOf.get(one.code) ?? [];
  const theirs = new Set(subjects.nameOf.get(other.code) ?? []);
  let shared = 0;
  let all = 0;
  for (const feature of mine) {
    const weight = subjects.rarityOf(feature);
    all += weight;
    if (theirs.has(feature)) shared += weight;
  }
  const sameTheme = one.themeId === other.themeId ? 0.3 : 0;
  return Math.min(0.9, sameTheme + (all === 0 ? 0 : (0.7 * shared) / all));
}
