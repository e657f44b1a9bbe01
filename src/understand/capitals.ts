import type { WordGroup } from '../catalogue/catalogue.ts';

/** Abbreviations that only capitals tell from ordinary words, each with the plain word that it stands for. */
export interface Capitals {
  readonly pattern: RegExp;
  readonly plain: string;
}

/** Of the words of a catalogue those that are written in capitals. */
export function capitalsOf(groups: readonly WordGroup[]): readonly Capitals[] {
  return groups.flatMap(({ words }) => {
    const plain = words.find((word) => word === word.toLowerCase());
    return words
      .filter((word) => word !== word.toLowerCase())
      .map((word) => ({
        pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`, 'gu'),
        plain: plain ?? word,
      }));
  });
}

/** The text with such abbreviations written out; all in capitals tells nothing. */
export function spellOut(text: string, capitals: readonly Capitals[]): string {
  if (!/\p{Ll}/u.test(text) && text.includes(' ')) return text;
  // 'KSIs' are more than one KSI.
  const single = text.replace(/(?<![\p{L}\p{N}])(\p{Lu}{2,})s(?![\p{L}\p{N}])/gu, '$1');
  return capitals.reduce((written, { pattern, plain }) => written.replace(pattern, plain), single);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
