import { describe, expect, it } from 'vitest';
import type { Polarity, Unit } from '../../src/catalogue/catalogue.ts';
import { resolveTolerance } from '../../src/import/tolerance.ts';

interface Case {
  text: string;
  target: string;
  unit?: Unit;
  polarity: Polarity;
  limits: object;
  why: string;
}

describe('resolveTolerance', () => {
  it.each<Case>([
    { text: '-3 points', target: '97', polarity: 'higher', limits: { within: '94' }, why: 'points below' },
    { text: '−3 points', target: '97', polarity: 'higher', limits: { within: '94' }, why: 'a minus that is none' },
    { text: '10%', target: '97', polarity: 'higher', limits: { within: '87.3' }, why: 'a tenth of the target, exact' },
    { text: '10%', target: '20', polarity: 'lower', limits: { within: '22' }, why: 'the worse side is above' },
    { text: '±2', target: '80', polarity: 'higher', limits: { within: '78' }, why: 'the worse of the two sides' },
    { text: '±2', target: '80', polarity: 'lower', limits: { within: '82' }, why: 'and here the other one' },
    { text: '0.1', target: '0.2', polarity: 'lower', limits: { within: '0.3' }, why: 'no binary fractions' },
    { text: '-2 to +1', target: '80', polarity: 'higher', limits: { within: '78' }, why: 'its side of the two' },
    { text: '-2 to +1', target: '80', polarity: 'lower', limits: { within: '81' }, why: 'its side of the two' },
    { text: '±2', target: '18', unit: 'score', polarity: 'range', limits: { low: '16', high: '20' }, why: 'round it' },
    { text: '-2 to +1 points', target: '80', polarity: 'range', limits: { low: '78', high: '81' }, why: 'uneven' },
    {
      text: '+2',
      target: '20',
      unit: 'count',
      polarity: 'lower',
      limits: { within: '22' },
      why: 'workers, not points',
    },
  ])('$text of $target, $polarity: $why', ({ text, target, unit = 'percent', polarity, limits }) => {
    expect(resolveTolerance(text, target, { unit, polarity })).toMatchObject(limits);
  });

  it.each<Omit<Case, 'limits'>>([
    { text: '+3', target: '80', polarity: 'higher', why: 'better than the target needs no tolerance' },
    { text: '-3', target: '80', polarity: 'lower', why: 'nor here' },
    { text: '-3', target: '80', polarity: 'range', why: 'a range has two ends' },
    { text: '±3', target: '80', polarity: 'none', why: 'no side is the worse one' },
    { text: '2 points', target: '20', unit: 'count', polarity: 'lower', why: 'points are of percentages' },
    { text: 'about 3', target: '80', polarity: 'higher', why: 'words' },
    { text: '', target: '80', polarity: 'higher', why: 'nothing' },
  ])('$text of $target, $polarity is refused: $why', ({ text, target, unit = 'percent', polarity }) => {
    expect(resolveTolerance(text, target, { unit, polarity }).kind).toBe('wrong');
  });
});
