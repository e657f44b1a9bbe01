import { sentenceOf } from '../evaluate/meaning/sentence.ts';
import type { AgainstComparator } from '../figures/beside.ts';
import { type Figure, ratedOf } from '../figures/figure.ts';
import { meaningAt } from '../figures/statistics.ts';
import type { Row } from '../reply/reply.ts';
import { commonPeriod } from './common-time.ts';
import { besideComparators, comparatorsInRow } from './lines/comparators.ts';
import { sinceInRows } from './moves.ts';
import { rowOf } from './row.ts';
import { nameAmong } from './row-names.ts';
import type { Told } from './told.ts';
import { sayReal } from './verdict-words.ts';

export const MOST_ROWS = 6;
const MOST_COMPARATORS = 2;

/** A line each under a heading with their time: the word of the rating only where several are listed. */
export function listRows(told: Told, figures: readonly Figure[], counts: boolean): readonly Row[] {
  const ratings = new Set(figures.map((figure) => ratedOf(told, figure).rating));
  const beside = commonPeriod(figures);
  return figures.map((figure) =>
    rowOf(told, figure, {
      name: nameAmong(told, figure),
      word: ratings.size > 1,
      against: comparatorsInRow(told, comparatorsAsked(told, figure)),
      counts,
      beside,
      since: sinceInRows(told.asked.question),
      says: saysOf(told, figure),
    }),
  );
}

/** What a verdict that it is kept by rests on: of real and noise why it is that, of all else what the line does. */
function saysOf(told: Told, figure: Figure): string | null {
  if (!isOfVerdict(told)) return null;
  const isOfChange = told.asked.question.only.some(
    ({ test }) => test.kind === 'verdict' && (test.verdict === 'real' || test.verdict === 'noise'),
  );
  const meaning = meaningAt(told, figure);
  return isOfChange ? sayReal(figure, meaning) : sentenceOf(meaning);
}

/** Whether it is kept by what is told from chance: then each row says what that is. */
export function isOfVerdict({ asked }: Told): boolean {
  return asked.question.only.some(({ test }) => test.kind === 'verdict');
}

/** Those that a condition of the question is about, in the place of the target: they say why it is in the list. */
export function comparatorsAsked(told: Told, figure: Figure): readonly AgainstComparator[] {
  const tests = told.asked.question.only.flatMap(({ test }) => (test.kind === 'comparator' ? [test] : []));
  if (tests.length === 0) return [];
  const names = tests.flatMap(({ comparators }) => comparators);
  const named = told.catalogue.areas.filter(({ name }) => names.includes(name));
  return besideComparators(told, figure, named).slice(0, MOST_COMPARATORS);
}
