import type { Indicator } from '../catalogue/catalogue.ts';

/** As many characters as a row, a button of a list or a legend has room for. */
const SHORT = 32;

/** The short name held; else the name, cut at a word where it is too long. */
export function shortName({ short, name }: Pick<Indicator, 'short' | 'name'>): string {
  return short ?? cutAtWord(name, SHORT);
}

/** At most so many characters, cut between words with a sign that it was. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, '')}…`;
}

/** A name in the middle of a sentence; an abbreviation keeps its capitals. */
export function lowerFirst(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 'A, B and C'. */
export function allOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** 'A, B or C'. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** 'localities' for more than one; 'category' is 'categories'. */
export function plural(count: number, one: string, many = pluralOf(one)): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
