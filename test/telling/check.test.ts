import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/question/question.ts';
import { ofCodes, openTold, shownText, type Told } from './said.ts';

/** Yes or no is said where something is claimed, and what is claimed in whole sentences. */
let sample: Told;
beforeAll(async () => {
  sample = await openTold('sample');
});
afterAll(() => sample.remove());

const DENTAL = ofCodes('CIC-DENTAL');
const BY_LOCALITY: Question['where'] = { kind: 'each-area', areaKind: 'locality', except: [] };
const CASELOADS: Question['of'] = { kind: 'themes', themes: ['Caseloads'] };
const MEETS: Question['only'] = [{ not: false, test: { kind: 'target', side: 'meets' } }];

describe('a check that claims nothing', () => {
  it.each<{ asked: Partial<Question>; as: Question['ask']; why: string }>([
    { asked: { of: DENTAL }, as: 'value', why: 'one measure' },
    { asked: { of: ofCodes('CIC-DENTAL', 'CIC-IHA') }, as: 'value', why: 'two measures' },
    { asked: { of: DENTAL, where: BY_LOCALITY }, as: 'value', why: 'areas' },
    { asked: { of: CASELOADS }, as: 'overview', why: 'a theme' },
    { asked: {}, as: 'overview', why: 'everything' },
  ])('is told by how it stands: $why', async ({ asked, as }) => {
    const reply = await sample.ask({ ...asked, ask: 'check', aspect: 'every' });
    expect(reply).toEqual(await sample.ask({ ...asked, ask: as }));
    expect(reply.headline).not.toMatch(/^(Yes|No|That can't be told)/);
  });
});

describe('a check', () => {
  const headline = async (asked: Partial<Question>) => (await sample.ask({ ask: 'check', ...asked })).headline;

  it('holds one figure to the number that was quoted, which may be rounded', async () => {
    expect(await headline({ of: DENTAL, quoted: ['79'] })).toMatch(/^No: 84\.6% \(774 of 915\)/);
    expect(await headline({ of: DENTAL, quoted: ['85'] })).toMatch(/^Yes: 84\.6% \(774 of 915\)/);
  });

  it('holds each of many to the number that was quoted', async () => {
    const along = 'times';
    expect(await headline({ of: DENTAL, along, quoted: ['79'] })).toBe(
      'No: none of the 36 months held was exactly 79%.',
    );
    expect(await headline({ of: DENTAL, along, quoted: ['77.6'] })).toMatch(/^Yes: 1 of 36 months was exactly 77\.6%/);
    expect(await headline({ of: CASELOADS, along: 'indicators', quoted: ['22'] })).toBe(
      'Yes: 1 of 4 measures in Caseloads is exactly 22.',
    );
  });

  it('of one measure among measures is of one figure', async () => {
    const asked: Partial<Question> = { of: DENTAL, along: 'indicators', aspect: 'every', only: MEETS };
    expect(await headline(asked)).toBe('Yes: 84.6% (774 of 915), exceeds target, 31 Oct 2026.');
  });

  it('of many says how many, and names those alone of which it holds', async () => {
    const reply = await sample.ask({ ask: 'check', only: MEETS });
    expect(reply.headline).toBe('Yes: 7 of 45 measures meet their target.');
    expect(shownText(reply).split('\n')[1]).toMatch(/^Decisions in 48 hours \(94\.9%\), .* and 3 more$/);
    expect(shownText(reply)).not.toContain('Decisions in 24 hours');
  });

  it('speaks of one as of one', async () => {
    const only: Question['only'] = [{ not: false, test: { kind: 'number', op: 'over', value: '23.5' } }];
    const asked: Partial<Question> = { of: ofCodes('REF-RE'), where: BY_LOCALITY, along: 'areas', only };
    expect(await headline(asked)).toBe('Yes: 1 of 6 localities is over 23.5%.');
    expect(await headline({ ...asked, aspect: 'every' })).toBe('No: 5 of 6 localities are at most 23.5%.');
    expect((await sample.ask({ ...asked, ask: 'tally' })).headline).toBe('1 of 6 localities is over 23.5%.');
  });
});

it('an overview of measures that are named is how they stand, comparators and all', async () => {
  for (const of of [ofCodes('CIC-IHA'), ofCodes('CIC-IHA', 'CIC-DENTAL')]) {
    expect(await sample.ask({ ask: 'overview', of })).toEqual(await sample.ask({ ask: 'value', of }));
  }
  expect(shownText(await sample.ask({ ask: 'overview', of: ofCodes('CIC-IHA') }))).toMatch(/Close to England 57\.9%/);
});
