import type { Indicator, Theme } from '../catalogue/catalogue.ts';

/** Whether a text speaks of a measure that it must not. */
export type Mentions = (text: string) => boolean;

interface Known {
  readonly of: readonly Indicator[];
  /** What may be spoken of: a name that is part of one of theirs gives nothing away. */
  readonly beside: { readonly indicators: readonly Indicator[]; readonly themes: readonly Theme[] };
}

/**
 * Finds measures in what a source says in words, by code, name and those of their other names that are more than a word:
 * a single one ('visits') is plain English. Where in doubt it says yes: a sentence too few is better than a name too many.
 */
export function mentionsOf({ of, beside }: Known): Mentions {
  const open = [
    ...beside.indicators.flatMap(namesOf),
    ...beside.themes.flatMap(({ name, aliases }) => [name, ...aliases]),
  ]
    .map(plain)
    .join('|');
  const closed = [...new Set(of.flatMap(namesOf).map(plain))].filter((name) => name !== '' && !open.includes(name));
  return (text) => {
    const words = plain(text);
    return closed.some((name) => words.includes(name));
  };
}

function namesOf({ code, name, short, aliases }: Indicator): readonly string[] {
  const others = aliases.flatMap(({ text }) => (/\s/.test(text.trim()) ? [text] : []));
  return [code, name, ...(short === null ? [] : [short]), ...others];
}

/**
 * Small letters and digits, a blank before and behind each word, so that only whole words are found in others. One or
 * many is the same: 'an initial health assessment' names the measure of initial health assessments.
 */
function plain(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? '' : ` ${words.map(singular).join(' ')} `;
}

function singular(word: string): string {
  return word.length < 4 ? word : word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
}
