import type { Unit } from '../catalogue/catalogue.ts';
import type { Condition, Test } from '../question/question.ts';
import { sayConditions } from '../question/say-condition.ts';
import { allOf, oneOf } from '../reply/name.ts';
import { sayDate, sayValue } from '../reply/say.ts';

export type Tense = 'is' | 'are' | 'was' | 'been';

/** Conditions as a sentence says them: 'met the target and was red'; `been` follows 'has'. */
export function sayOnly(only: readonly Condition[], tense: Tense, unit: Unit): string {
  return allOf(only.map(({ not, test }) => (not ? sayNot(test, tense, unit) : sayTest(test, tense, unit))));
}

/** The opposite of all of them: 'missed the target', 'was not red'. */
export function sayNotOnly(only: readonly Condition[], tense: Tense, unit: Unit): string {
  return oneOf(only.map(({ not, test }) => (not ? sayTest(test, tense, unit) : sayNot(test, tense, unit))));
}

function sayTest(test: Test, tense: Tense, unit: Unit): string {
  switch (test.kind) {
    case 'target':
      if (test.side === 'above' || test.side === 'below') return be(tense, `${test.side} target`);
      return test.side === 'meets' ? VERBS.meet[tense] : VERBS.miss[tense];
    case 'number':
      return be(tense, `${OPS[test.op]} ${sayValue(test.value, unit)}`);
    case 'moved':
      return `${MOVED[test.how][tense]}${sayHow(test)}`;
    default:
      return be(tense, sayConditions([{ not: false, test }]));
  }
}

function sayNot(test: Test, tense: Tense, unit: Unit): string {
  if (test.kind === 'target' && (test.side === 'meets' || test.side === 'misses')) {
    return sayTest({ ...test, side: test.side === 'meets' ? 'misses' : 'meets' }, tense, unit);
  }
  if (test.kind === 'number') {
    const op = test.op === 'equal' ? null : OPPOSITE[test.op];
    return op === null ? be(tense, `not ${sayValue(test.value, unit)}`) : sayTest({ ...test, op }, tense, unit);
  }
  if (test.kind === 'moved') return `${DO_NOT[tense]} ${PLAIN[test.how]}${sayHow(test)}`;
  return be(tense, `not ${sayConditions([{ not: false, test }])}`);
}

const BE: Readonly<Record<Tense, string>> = { is: 'is', are: 'are', was: 'was', been: 'been' };
const DO_NOT: Readonly<Record<Tense, string>> = { is: 'did not', are: 'did not', was: 'did not', been: 'not' };

function be(tense: Tense, words: string): string {
  return `${BE[tense]} ${words}`;
}

const VERBS = {
  meet: { is: 'meets the target', are: 'meet their target', was: 'met the target', been: 'met the target' },
  miss: { is: 'misses the target', are: 'miss their target', was: 'missed the target', been: 'missed the target' },
} as const;

const OPS = {
  under: 'under',
  over: 'over',
  'at-least': 'at least',
  'at-most': 'at most',
  equal: 'exactly',
} as const;
const OPPOSITE = { under: 'at-least', over: 'at-most', 'at-least': 'under', 'at-most': 'over' } as const;

type How = Extract<Test, { readonly kind: 'moved' }>['how'];

const MOVED: Readonly<Record<How, Readonly<Record<Tense, string>>>> = {
  better: {
    is: 'moved the right way',
    are: 'moved the right way',
    was: 'moved the right way',
    been: 'moved the right way',
  },
  worse: {
    is: 'moved the wrong way',
    are: 'moved the wrong way',
    was: 'moved the wrong way',
    been: 'moved the wrong way',
  },
  rose: { is: 'rose', are: 'rose', was: 'rose', been: 'risen' },
  fell: { is: 'fell', are: 'fell', was: 'fell', been: 'fallen' },
  unchanged: { is: 'is unchanged', are: 'are unchanged', was: 'was unchanged', been: 'been unchanged' },
  changed: { is: 'changed', are: 'changed', was: 'changed', been: 'changed' },
};
const PLAIN: Readonly<Record<How, string>> = {
  better: 'move the right way',
  worse: 'move the wrong way',
  rose: 'rise',
  fell: 'fall',
  unchanged: 'stay the same',
  changed: 'change',
};

/** How often, how surely and since when: what a movement was asked with. */
function sayHow({ since, running, sure }: Extract<Test, { readonly kind: 'moved' }>): string {
  if (running !== undefined) return ` ${running} times in a row`;
  return `${sure ? ' by more than chance' : ''}${sayFrom(since)}`;
}

function sayFrom(since: Extract<Test, { readonly kind: 'moved' }>['since']): string {
  if (since === null) return '';
  if (since.kind === 'day') return ` since ${sayDate(since.day)}`;
  const step = since.step === 'point' ? 'figure' : since.step;
  return since.count === 1 ? ` against a ${step} before` : ` against ${since.count} ${step}s before`;
}
