import { indexOf } from '../catalogue/catalogue-index.ts';
import { compareDecimals, decimal } from '../evaluate/decimal.ts';
import type { Ask, Question } from '../question/question.ts';
import { figureOf, hasNumber, type Read, valueOf } from './figure.ts';

/** Asks about one figure, which its number may name as well as its name does. */
const OF_A_FIGURE: ReadonlySet<Ask> = new Set(['source', 'age', 'why', 'check', 'meaning', 'reconcile', 'verdict']);

/** More than so many measures have the number: it names none of them. */
const MOST = 3;

/** Whether a question names its measure by nothing but a number: 'where does the 12.3 come from?'. */
export function isByValue({ ask, of, quoted, where }: Question): boolean {
  const isOpen = of.kind === 'everything' || of.kind === 'data';
  return isOpen && quoted.length > 0 && where.kind === 'whole' && OF_A_FIGURE.has(ask);
}

/**
 * The same question of the measures that have one of its numbers, as printed or as the count behind it; as it was where
 * none or many have. Only the organisation's own figures are looked at.
 */
export function namedByValue(question: Question, read: Read): Question {
  const { organisation } = indexOf(read.catalogue);
  const numbers = question.quoted.map(decimal);
  const scores = new Map<string, number>();
  for (const observation of [...read.found.values()].flat()) {
    if (!hasNumber(observation) || observation.marker !== null) continue;
    const figure = figureOf(read, observation);
    if (figure.series.areaId !== organisation?.id || figure.series.dimension !== 'all') continue;
    const value = valueOf(observation);
    // What a percentage is of tells less than the figure itself: many have it.
    const score = numbers.reduce((sum, number) => {
      const isCount = number.scale === 0 && observation.numerator === number.units;
      if (isCount || (value !== null && compareDecimals(value, number) === 0)) return sum + 2;
      return number.scale === 0 && observation.denominator === number.units ? sum + 1 : sum;
    }, 0);
    if (score > (scores.get(figure.indicator.code) ?? 0)) scores.set(figure.indicator.code, score);
  }
  const most = Math.max(...scores.values());
  const codes = new Set([...scores].filter(([, score]) => score === most).map(([code]) => code));
  if (codes.size === 0 || codes.size > MOST) return question;
  const indicators = [...codes].map((code) => ({ code, inverse: false }));
  return { ...question, of: { kind: 'indicators', indicators } };
}
