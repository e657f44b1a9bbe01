import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AFTER_RE_REFERRALS, inShort, useCatalogue } from './read.ts';

const catalogue = useCatalogue();

/** What docs/digests.md tells people to write: the second column of tables headed 'write'. */
const DOCS = readFileSync(new URL('../../../docs/digests.md', import.meta.url), 'utf8');
const phrases = DOCS.split('\n\n')
  .filter((block) => /^\| to[^|]*\| write +\|/.test(block))
  .flatMap((table) => table.split('\n').slice(2))
  .flatMap((row) => row.split('|')[2]?.split(';') ?? [])
  .map((phrase) => phrase.trim());

describe('what the manual tells people to write', () => {
  it('is found', () => expect(phrases.length).toBeGreaterThan(15));

  it.each(phrases)('%s', (phrase) => {
    expect(inShort(phrase, catalogue(), AFTER_RE_REFERRALS)).not.toMatch(/^(no request|refused)|what\?/);
  });
});
