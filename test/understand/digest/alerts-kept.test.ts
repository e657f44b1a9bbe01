import { expect, it } from 'vitest';
import { EMPTY_CONTEXT } from '../../../src/conversation/context.ts';
import { understand } from '../../../src/understand/understand.ts';
import { harbour } from '../harbour.ts';
import { TODAY, useCatalogue } from './read.ts';

const catalogue = useCatalogue();

function asked(words: string) {
  const read = understand(words, EMPTY_CONTEXT, catalogue(), TODAY);
  return read.kind === 'read' ? read.digest : null;
}

it.each([
  ['tell us when re-referrals get worse than England', { kind: 'comparator', side: 'worse', comparators: ['England'] }],
  ['tell us when re-referrals is over 20%', { kind: 'number', op: 'over', value: '20' }],
  ['tell us when re-referrals is red', { kind: 'rated', ratings: ['red'] }],
])('%s keeps its condition', (words, test) => {
  expect(asked(words)).toMatchObject({ kind: 'alert', becomes: [{ not: false, test }] });
});

it('two conditions on two measures are refused, and none is lost', () => {
  const words = 'tell us when re-referrals are over 70% and dental checks below 60%';
  expect(asked(words)).toMatchObject({ kind: 'refused', why: 'alert-several' });
});

it.each([
  'tell me when we last met the target on re-referrals',
  'tell me when re-referrals was lowest',
  'how have re-referrals been in each month',
])('%s sets nothing up', (words) => expect(asked(words)).toBeNull());

it('what is asked of each place is no post that was sent', () => {
  const words = 'every Monday the three furthest off target in each locality';
  const read = understand(words, EMPTY_CONTEXT, harbour(), TODAY);
  expect(read.kind === 'read' && read.digest).toMatchObject({ kind: 'set-up' });
  // Where nothing is held of any locality, that is said.
  expect(asked(words)).toMatchObject({ kind: 'refused' });
});
