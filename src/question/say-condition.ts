import { allOf, oneOf } from '../reply/name.ts';
import { sayDate } from '../reply/say.ts';
import type { Condition, Test } from './question.ts';
import { sayBack } from './say-when.ts';

/** 'red or amber and not below target', ready to follow 'are'; '' where there are none. */
export function sayConditions(only: readonly Condition[]): string {
  return allOf(only.map(sayCondition));
}

function sayCondition({ not, test }: Condition): string {
  return `${not ? 'not ' : ''}${sayTest(test)}`;
}

type Rated = Extract<Test, { readonly kind: 'rated' }>['ratings'][number];

const RATED: Readonly<Record<Rated, string>> = {
  exceeds: 'exceeding target',
  within: 'within tolerance',
  attention: 'in need of attention',
  yellow: 'yellow',
  amber: 'amber',
  red: 'red',
  green: 'green',
  unrated: 'not rated',
};

function sayTest(test: Test): string {
  switch (test.kind) {
    case 'rated':
      return oneOf(test.ratings.map((each) => RATED[each]));
    case 'symbol':
      return `printed with ${oneOf(test.symbols)}`;
    case 'target':
      return TARGET[test.side];
    case 'number':
      return `${OPS[test.op]} ${test.value}`;
    case 'comparator':
      return sayBeside(test);
    case 'moved':
      return sayMoved(test);
    case 'state':
      return test.state === 'broken' ? 'at a break' : test.state;
    case 'held-on':
      return `held by ${test.basis}`;
    case 'has':
      return `held with ${HAS[test.what]}`;
    case 'unit':
      return oneOf(test.units.map((unit) => UNITS[unit] ?? unit));
    case 'verdict':
      return VERDICTS[test.verdict];
  }
}

const TARGET = { meets: 'on target', misses: 'off target', above: 'above target', below: 'below target' } as const;
const OPS = { under: 'under', over: 'over', 'at-least': 'at least', 'at-most': 'at most', equal: 'equal to' } as const;
const HAS = { target: 'a target', comparator: 'a comparator', figure: 'a figure', parts: 'a breakdown' } as const;
const UNITS: Readonly<Record<string, string>> = { percent: 'percentages', count: 'counts' };
const VERDICTS: Readonly<Record<Extract<Test, { readonly kind: 'verdict' }>['verdict'], string>> = {
  real: 'changed by more than chance',
  noise: 'changed by no more than chance',
  improving: 'improving for more than chance',
  deteriorating: 'deteriorating for more than chance',
  'reliably-met': 'reliably meeting target',
  'out-of-reach': 'out of reach of target',
  'too-close': 'too close to target to tell',
};

function sayBeside({ side, comparators, sure }: Extract<Test, { readonly kind: 'comparator' }>): string {
  const than = side === 'better' || side === 'worse' ? `${side} than` : side;
  return `${sure ? 'really ' : ''}${than} ${comparators.length === 0 ? 'all comparators' : allOf(comparators)}`;
}

const MOVED = {
  better: 'getting better',
  worse: 'getting worse',
  rose: 'rising',
  fell: 'falling',
  unchanged: 'unchanged',
  changed: 'changed',
} as const;

function sayMoved({ how, since, running, sure }: Extract<Test, { readonly kind: 'moved' }>): string {
  if (running !== undefined) return `${MOVED[how]} ${running} times in a row`;
  const moved = `${sure ? 'really ' : ''}${MOVED[how]}`;
  if (since === null) return moved;
  return since.kind === 'day'
    ? `${moved} since ${sayDate(since.day)}`
    : `${moved} against ${sayBack(since).replace(/^at /, '')}`;
}
