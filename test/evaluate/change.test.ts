import { describe, expect, it } from 'vitest';
import { change, movement, previousOf } from '../../src/evaluate/change.ts';
import { formatDecimal } from '../../src/evaluate/decimal.ts';
import type { PublishedMovement } from '../../src/query/observation.ts';
import { endingOn, indicator, observation } from './made-up.ts';

const september = { period: endingOn('snapshot', '2030-09-30') };

describe('change', () => {
  it.each([
    { from: '71', to: '79', difference: '8', relative: '11.3', direction: 'rose', why: 'points and percent apart' },
    { from: '885', to: '861', difference: '-24', relative: '-2.7', direction: 'fell', why: 'as the report gives it' },
    { from: '636', to: '699', difference: '63', relative: '9.9', direction: 'rose', why: 'as the report gives it' },
    { from: '50', to: '51', difference: '1', relative: '2.0', direction: 'rose', why: 'the smallest rise' },
    { from: '50', to: '50', difference: '0', relative: '0.0', direction: 'unchanged', why: 'the same number' },
    {
      from: '80',
      to: '80.9',
      difference: '0.9',
      relative: '1.1',
      direction: 'unchanged',
      why: 'less than the coarser precision',
    },
    {
      from: '80',
      to: '81.0',
      difference: '1.0',
      relative: '1.3',
      direction: 'rose',
      why: 'as much as the coarser precision',
    },
    {
      from: '86.4',
      to: '86.3',
      difference: '-0.1',
      relative: '-0.1',
      direction: 'fell',
      why: 'a tenth counts where tenths are printed',
    },
    { from: '0', to: '4', difference: '4', relative: null, direction: 'rose', why: 'no percentage from 0' },
    { from: '4', to: '0', difference: '-4', relative: '-100.0', direction: 'fell', why: 'to 0 there is one' },
  ])('$from to $to: $why', ({ from, to, difference, relative, direction }) => {
    const found = change(indicator(), observation(from, september), observation(to));
    expect(found && formatDecimal(found.difference)).toBe(difference);
    expect(found?.relative ? formatDecimal(found.relative) : null).toBe(relative);
    expect(found?.direction).toBe(direction);
  });

  it.each([
    ['higher', '71', '79', 'better'],
    ['higher', '79', '71', 'worse'],
    ['lower', '71', '79', 'worse'],
    ['lower', '79', '71', 'better'],
    ['none', '71', '79', null],
    ['range', '71', '79', null],
    ['higher', '71', '71', null],
  ] as const)('%s, %s to %s is %s', (polarity, from, to, verdict) =>
    expect(change(indicator({ polarity }), observation(from), observation(to))?.verdict).toBe(verdict),
  );

  it.each([
    [observation(null, { numerator: 207 }), observation('31.3'), 'only the count was held before'],
    [observation('30'), observation(null), 'nothing is held now'],
    [observation('30', { marker: 'suppressed' }), observation('31'), 'a suppressed number is worked out from nothing'],
    [observation('30'), observation('31', { marker: 'low' }), 'a marked number'],
  ])('is none (%#): %s', (from, to) => expect(change(indicator(), from, to)).toBeNull());
});

describe('previousOf', () => {
  const [june, sept, dec] = ['2030-06-30', '2030-09-30', '2030-12-31'].map((end) =>
    observation('1', { period: endingOn('snapshot', end) }),
  );
  const other = observation('1', { seriesId: 11, period: endingOn('month', '2030-11-30') });

  it('is the one before, in whatever order they come, and of the same series alone', () => {
    expect(previousOf([dec!, june!, other, sept!], dec!)).toBe(sept);
    expect(previousOf([june!, sept!, dec!], sept!)).toBe(june);
    expect(previousOf([sept!, june!, dec!], dec!)).toBe(sept);
    expect(previousOf([june!, other], june!)).toBeNull();
  });
});

describe('movement', () => {
  const published = (changes: Partial<PublishedMovement>): PublishedMovement => ({
    moved: null,
    verdict: null,
    since: null,
    by: null,
    ...changes,
  });

  it('is computed where the earlier number is held, whatever the source says', () => {
    const now = observation('79', { movement: published({ moved: 'fell' }) });
    const found = movement(indicator(), [observation('71', september), now], now);
    expect(found).toMatchObject({ kind: 'computed', change: { direction: 'rose', verdict: 'better' } });
  });

  it('is the one published where the earlier number is not a number', () => {
    const now = observation('79', { movement: published({ moved: 'rose' }) });
    const found = movement(indicator(), [observation(null, { ...september, numerator: 5 }), now], now);
    expect(found).toMatchObject({ kind: 'published', text: 'rose, as published' });
  });

  it.each([
    [{ verdict: 'better', since: 'the quarter before' }, 'better than the quarter before, as published'],
    [{ moved: 'rose', by: '2.5%', since: 'the start of 2018' }, 'rose by 2.5% since the start of 2018, as published'],
    [{ moved: 'unchanged', since: 'the month before' }, 'unchanged since the month before, as published'],
    [{ moved: 'fell', verdict: 'worse', since: 'April' }, 'down and worse than April, as published'],
    [{ moved: 'rose', verdict: 'better' }, 'up and better, as published'],
  ] as const)('says %j as "%s"', (words, text) => {
    const now = observation('32', { movement: published(words) });
    expect(movement(indicator(), [now], now)).toMatchObject({ kind: 'published', text });
  });

  it('is none where nothing is known, and never read from an arrow', () => {
    const now = observation('97.8', { arrow: '↑', note: 'rose sharply' });
    expect(movement(indicator(), [now], now)).toBeNull();
    const empty = observation('97.8', { movement: published({ since: 'April' }) });
    expect(movement(indicator(), [empty], empty)).toBeNull();
  });
});
