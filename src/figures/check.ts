import { compareDecimals, type Decimal, decimal, ratio } from '../evaluate/decimal.ts';
import type { Resolved } from '../question/resolve.ts';
import { besideOf } from './ask.ts';
import { judge } from './conditions.ts';
import { type Figure, type Read, valueOf } from './figure.ts';
import { alongOf } from './lines.ts';
import { agrees } from './reconcile.ts';
import { figureOfLine, type Rows, rowsOf } from './rows.ts';
import { isStretch } from './stretch.ts';
import { type Tally, talliesOf } from './tally.ts';

/** Whether a claim holds. */
export interface Check {
  /** null: it can't be told. */
  readonly holds: boolean | null;
  /** What it has to hold of. */
  readonly scope: 'one' | 'any' | 'every' | 'quoted';
  readonly rows: Rows;
  /** The figure that it is about, or the newest of them; null where none is held. */
  readonly figure: Figure | null;
  /** Of several: those that meet it and those that don't. */
  readonly tally: Tally;
  /** Of two numbers that were quoted: the first as a percentage of the second. */
  readonly worked: { readonly part: number; readonly whole: number; readonly percent: Decimal } | null;
}

/** A number that is quoted of many is a condition on each of them; of one figure it may be rounded. */
export function claimOf(asked: Resolved): Resolved {
  const { question } = asked;
  const [value] = question.quoted;
  const scope = scopeOf(asked);
  if (value === undefined || question.only.length > 0 || scope === 'one' || scope === 'quoted') return asked;
  const only: Resolved['question']['only'] = [{ not: false, test: { kind: 'number', op: 'equal', value } }];
  return { ...asked, question: { ...question, only } };
}

/** One for each thing that is not walked along. */
export function checksOf(asked: Resolved, read: Read): readonly Check[] {
  const scope = scopeOf(asked);
  const looked = scope === 'one' ? single(asked) : asked;
  const tallies = talliesOf(looked, read);
  return rowsOf(looked, read).map((rows, at) => checkOf(asked, { scope, rows, tally: tallies[at] as Tally }, read));
}

/** 'Have we ever', 'are any': one is enough; 'always', 'are all': each has to. */
function scopeOf({ question }: Resolved): Check['scope'] {
  if (workedOf(question.quoted)) return 'quoted';
  const walksTimes = question.along === 'times' || isStretch(question.when);
  if (alongOf(question) === 'times' && !walksTimes) return 'one';
  return question.aspect === 'every' || question.aspect === 'always' ? 'every' : 'any';
}

/** A claim about one figure is about the newest, or that of its period. */
function single(asked: Resolved): Resolved {
  return { ...asked, question: { ...asked.question, along: 'indicators' } };
}

type Weighed = Pick<Check, 'scope' | 'rows' | 'tally'>;

function checkOf(asked: Resolved, { scope, rows, tally }: Weighed, read: Read): Check {
  const figure = rows.figures.at(-1) ?? figureOfLine(asked.question, rows.of, read);
  const worked = workedOf(asked.question.quoted);
  const base = { scope, rows, tally, figure, worked };
  if (worked) return { ...base, holds: holdsOfNumber(asked, worked.percent) };
  if (asked.question.only.length === 0) return { ...base, holds: isAsQuoted(asked, figure) };
  if (scope === 'one') return { ...base, holds: figure ? holdsOf(asked, figure, read) : null };
  return { ...base, holds: holdsOfMany(scope, tally) };
}

function holdsOf(asked: Resolved, figure: Figure, read: Read): boolean | null {
  const found = asked.question.only.map(({ not, test }) => {
    const held = judge(test, figure, besideOf(asked, read));
    return held === null ? null : held !== not;
  });
  if (found.includes(false)) return false;
  return found.includes(null) ? null : true;
}

/** What is hidden may still be the one that it holds of, or the one that it doesn't. */
function holdsOfMany(scope: Check['scope'], { met, unmet, unjudged, rows }: Tally): boolean | null {
  if (scope === 'any') {
    if (met.length > 0) return true;
    return rows.hidden.length > 0 || unmet.length === 0 ? null : false;
  }
  if (unmet.length > 0) return false;
  return unjudged.length + rows.hidden.length > 0 || met.length === 0 ? null : true;
}

function isAsQuoted({ question }: Resolved, figure: Figure | null): boolean | null {
  const [quoted] = question.quoted;
  const value = figure && valueOf(figure.observation);
  if (quoted === undefined || !figure || !value) return null;
  const number = decimal(quoted);
  return agrees(value, number) || (number.scale === 0 && figure.observation.numerator === number.units);
}

/** '40 of 1,250': two whole numbers, the first no more than the second; of three the two that make the third. */
function workedOf(quoted: readonly string[]): Check['worked'] {
  const { part, whole } = readOf(quoted);
  if (part === undefined || whole === undefined || part > whole || whole === 0) return null;
  return { part, whole, percent: ratio(part, whole, 1) };
}

interface ReadNumbers {
  readonly part: number | undefined;
  readonly whole: number | undefined;
  /** As it was quoted. */
  readonly claimed: string | undefined;
}

function readOf(quoted: readonly string[]): ReadNumbers {
  const [first, , third] = quoted;
  const [percent = Number.NaN, second = Number.NaN, last = Number.NaN] = quoted.map(Number);
  // '20% for 3 of 12' begins with what is claimed.
  if (quoted.length === 3 && percent <= 100 && percent < second && second < last)
    return { part: second, whole: last, claimed: first };
  const [part, whole] = quoted.filter((each) => /^\d+$/.test(each)).map(Number);
  return { part, whole, claimed: whole === Number(third) ? first : third };
}

/** A claim on the worked-out percentage: by its conditions on a number, else by a third number that was quoted. */
function holdsOfNumber({ question }: Resolved, percent: Decimal): boolean | null {
  const conditions = question.only.flatMap(({ not, test }) => (test.kind === 'number' ? [{ not, test }] : []));
  if (conditions.length === 0) {
    const { claimed } = readOf(question.quoted);
    return claimed === undefined ? null : agrees(percent, decimal(claimed));
  }
  return conditions.every(({ not, test }) => {
    const side = compareDecimals(percent, decimal(test.value));
    const held = { under: side < 0, over: side > 0, 'at-least': side >= 0, 'at-most': side <= 0, equal: side === 0 };
    return held[test.op] !== not;
  });
}
