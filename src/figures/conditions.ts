import { compareDecimals, type Decimal, decimal } from '../evaluate/decimal.ts';
import type { Rated } from '../evaluate/rate.ts';
import type { Rating } from '../query/observation.ts';
import type { Condition, Test } from '../question/question.ts';
import type { Beside } from './beside.ts';
import { type Figure, ratedOf, valueOf } from './figure.ts';
import {
  basesOf,
  has,
  hasMoved,
  hasMovedRunning,
  isInState,
  isVerdict,
  standsToComparators,
  standsToTarget,
} from './standings.ts';

/** Whether a figure passes every condition: the one evaluator of lists, times, runs, tallies and checks. */
export function meetsAll(only: readonly Condition[], figure: Figure, beside: Beside): boolean {
  return only.every((condition) => meets(condition, figure, beside));
}

/** Whether a figure passes a condition. What can't be judged passes neither it nor its opposite. */
function meets({ not, test }: Condition, figure: Figure, beside: Beside): boolean {
  const found = judge(test, figure, beside);
  return found !== null && found !== not;
}

/** Whether nothing can be said of a figure by one of the conditions, so that it counts on neither side. */
export function isUnjudged(only: readonly Condition[], figure: Figure, beside: Beside): boolean {
  return only.some(({ test }) => judge(test, figure, beside) === null);
}

/** Whether a test holds of a figure by what was in force at its time; null: it can't be told. */
export function judge(test: Test, figure: Figure, beside: Beside): boolean | null {
  switch (test.kind) {
    case 'rated':
      return isRated(test.ratings, ratedOf(beside, figure));
    case 'symbol':
      return isPrinted(test.symbols, figure);
    case 'target':
      return standsToTarget(test.side, figure, beside);
    case 'number':
      return compares(valueOf(figure.observation), test.op, decimal(test.value));
    case 'comparator':
      return standsToComparators(test, figure, beside);
    case 'moved':
      return test.running === undefined
        ? hasMoved(test.how, figure, test.since, test.sure)
        : hasMovedRunning(test.how, figure, test.running);
    case 'state':
      return isInState(test.state, figure);
    case 'held-on':
      return basesOf(figure, beside).includes(test.basis);
    case 'has':
      return has(test.what, figure, beside);
    case 'unit':
      return test.units.includes(figure.indicator.unit);
    case 'verdict':
      return isVerdict(test.verdict, figure, beside);
  }
}

type Asked = Extract<Test, { readonly kind: 'rated' }>['ratings'][number];

const GOOD: readonly Rating[] = ['exceeds', 'within'];
const COLOURS: readonly Asked[] = ['yellow', 'amber', 'red'];

/** 'Attention' that is published without its colour can be any: of a colour it neither is nor isn't. */
function isRated(asked: readonly Asked[], { rating, asPublished }: Rated): boolean | null {
  if (rating === null) return asked.includes('unrated') ? true : null;
  const held = asked.some((each) => {
    if (each === 'green') return GOOD.includes(rating);
    return each === 'attention' ? !GOOD.includes(rating) : each === rating;
  });
  if (!held && asPublished && rating === 'attention' && asked.some((each) => COLOURS.includes(each))) return null;
  return held;
}

function isPrinted(symbols: readonly string[], { observation }: Figure): boolean {
  const printed = [observation.symbol, observation.arrow].flatMap((each) => (each === null ? [] : plain(each)));
  return symbols.some((each) => printed.includes(plain(each)));
}

/** A symbol without the mark that only says how to draw it. */
function plain(symbol: string): string {
  return symbol
    .replace(/\uFE0F/g, '')
    .replace(/➔/g, '→')
    .replace(/⬆/g, '↑')
    .replace(/⬇/g, '↓');
}

type Op = Extract<Test, { readonly kind: 'number' }>['op'];

function compares(value: Decimal | null, op: Op, than: Decimal): boolean | null {
  if (!value) return null;
  const side = compareDecimals(value, than);
  switch (op) {
    case 'under':
      return side < 0;
    case 'over':
      return side > 0;
    case 'at-least':
      return side >= 0;
    case 'at-most':
      return side <= 0;
    case 'equal':
      return side === 0;
  }
}
