import type { Held } from './rows.ts';

/** What rows may refer to: what the database holds, and what the folder itself brings. Grows as files are read. */
export interface Names {
  readonly indicators: Map<string, IndicatorName>;
  readonly themes: Map<string, ThemeName>;
  readonly areas: Map<string, AreaName>;
}

type Of<T> = T extends ReadonlyMap<string, infer Value> ? Value : never;
type IndicatorName = Of<Held['indicators']>;
type ThemeName = Of<Held['themes']>;
type AreaName = Of<Held['areas']>;

export function namesOf(held: Held): Names {
  return {
    indicators: new Map(held.indicators),
    themes: new Map(held.themes),
    areas: new Map(held.areas),
  };
}
