/** What an import is about, as its files are named. */
export type ImportKind =
  | 'themes'
  | 'areas'
  | 'indicators'
  | 'relations'
  | 'aliases'
  | 'observations'
  | 'targets'
  | 'commentary'
  | 'risks'
  | 'terms'
  | 'words';

/** What became of rows. */
export interface Counts {
  /** Not held before. */
  readonly added: number;
  /** Held with other contents: replaced, the old ones staying readable where they are numbers. */
  readonly revised: number;
  readonly unchanged: number;
  /** Left alone, as what is held comes from a newer source. */
  readonly keptNewer: number;
  /** Left alone, as the number was taken back and the source is not newer than that. */
  readonly keptRetracted: number;
}

export type Fate = keyof Counts;

/** How many rows that were left alone are named one by one. */
const NAMED = 100;

/** Counts what becomes of each row while an import runs. */
export interface Tally {
  /** @param what - names the row where it is left alone: 'observations.csv, line 3' */
  count(kind: ImportKind, fate: Fate, what?: string): void;
  counts(): Readonly<Partial<Record<ImportKind, Counts>>>;
  /** The first rows that were left alone. */
  left(): readonly string[];
  /** Whether anything was written. */
  changed(): boolean;
}

type Counting = { -readonly [F in Fate]: number };

const none = (): Counting => ({ added: 0, revised: 0, unchanged: 0, keptNewer: 0, keptRetracted: 0 });

export function startTally(): Tally {
  const counts: Partial<Record<ImportKind, Counting>> = {};
  const left: string[] = [];
  let changed = false;
  return {
    count(kind, fate, what) {
      const ofKind = (counts[kind] ??= none());
      ofKind[fate] += 1;
      if (fate === 'added' || fate === 'revised') changed = true;
      const isLeft = fate === 'keptNewer' || fate === 'keptRetracted';
      if (isLeft && what !== undefined && left.length < NAMED) left.push(what);
    },
    counts: () => counts,
    left: () => left,
    changed: () => changed,
  };
}
