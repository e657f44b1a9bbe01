import type { Held } from './rows.ts';

/** What rows refer to each other by. */
export type NameKind = keyof typeof NAMED_IN;

/** What rows may refer to: what the database holds, and what the folder itself brings. Grows as files are read. */
export interface Names {
  readonly indicators: Map<string, IndicatorName>;
  readonly themes: Map<string, ThemeName>;
  readonly areas: Map<string, AreaName>;
  /** Kinds with a file that could not be read whole: a name that is not known may well stand in it. */
  readonly unread: Set<NameKind>;
  /** Codes of rows that are wrong elsewhere: they stand in the file, so nothing is said of their absence. */
  readonly halfRead: Set<string>;
}

type Of<T> = T extends ReadonlyMap<string, infer Value> ? Value : never;
type IndicatorName = Of<Held['indicators']>;
type ThemeName = Of<Held['themes']>;
type AreaName = Of<Held['areas']>;

/** Where a name must be found, for whoever has to correct one. */
export const NAMED_IN = {
  indicators: 'a code of indicators.csv, or one held already',
  themes: 'a theme of themes.csv, or one held already',
  areas: 'an area of areas.csv, or one held already',
} as const;

export function namesOf(held: Held): Names {
  return {
    indicators: new Map(held.indicators),
    themes: new Map(held.themes),
    areas: new Map(held.areas),
    unread: new Set(),
    halfRead: new Set(),
  };
}

/** The code of the one indicator of this name, in whatever capitals; null where there is none. */
export function codeOfName(names: Names, name: string): string | null {
  const wanted = name.toLowerCase();
  const codes = [...names.indicators].flatMap(([code, held]) => (held.name?.toLowerCase() === wanted ? [code] : []));
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** Whether a name is sure to be missing: nothing is said of one that an unread row may bring. */
export function isUnknown(names: Names, kind: NameKind, name: string): boolean {
  if (kind === 'indicators' && names.halfRead.has(name)) return false;
  return !names[kind].has(name) && !names.unread.has(kind);
}
