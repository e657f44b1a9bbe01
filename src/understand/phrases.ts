/** Words that stand for something: `stems` in a row mean `value`. */
export interface Phrase<T> {
  readonly stems: readonly string[];
  readonly value: T;
}

/** Phrases by their first stem, the longest first. */
export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** A table of phrases; several values of the same words are all kept, in their order. */
export function phraseTable<T>(entries: Iterable<readonly [stems: readonly string[], value: T]>): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  for (const [stems, value] of entries) {
    const [first] = stems;
    if (first === undefined) continue;
    const phrases = table.get(first);
    if (phrases) phrases.push({ stems, value });
    else table.set(first, [{ stems, value }]);
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.stems.length - a.stems.length);
  return table;
}

/** Every phrase that starts at a position, the longest first. */
export function phrasesAt<T>(table: PhraseTable<T>, stems: readonly string[], at: number): readonly Phrase<T>[] {
  const first = stems[at];
  const starting = first === undefined ? undefined : table.get(first);
  if (!starting) return [];
  return starting.filter((phrase) => phrase.stems.every((part, offset) => stems[at + offset] === part));
}

/** The longest phrase that starts at a position; null where none does. */
export function phraseAt<T>(table: PhraseTable<T>, stems: readonly string[], at: number): Phrase<T> | null {
  const first = stems[at];
  if (first === undefined) return null;
  return table.get(first)?.find((phrase) => phrase.stems.every((part, offset) => stems[at + offset] === part)) ?? null;
}
