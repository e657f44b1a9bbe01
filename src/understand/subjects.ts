import type { Catalogue } from '../catalogue/catalogue.ts';

/** Indicators and themes by the words they are known by. */
export interface Subjects {
  readonly known: ReadonlySet<string>;
  readonly rarity: (stem: string) => number;
}

export function subjectsOf(_catalogue: Catalogue): Subjects {
  return { known: new Set(), rarity: () => 0 };
}
