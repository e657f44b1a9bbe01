/** Changes every number of the sample; the tests hold what it gives to their rules. */
const SEED = 'Northshire';

/**
 * A number from 0 up to but without 1: the same for the same words whatever was drawn before, so that a new measure
 * leaves the others as they were. FNV-1a, and a mix of its bits so that words alike give numbers that are not.
 */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of [SEED, ...words].join('|')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** As `chance`, from -1 to 1, and nearer to 0 more often. */
export function noise(...words: readonly (string | number)[]): number {
  return chance('a', ...words) + chance('b', ...words) - 1;
}
