import type { Indicator } from '../catalogue/catalogue.ts';
import { type Ask, isOfMany, type Question } from '../question/question.ts';
import { AGREEMENT } from './weights.ts';

const SUMMARIES: ReadonlySet<Ask> = new Set(['overview', 'movers', 'list']);
const FIGURES: ReadonlySet<Ask> = new Set([
  'value',
  'change',
  'course',
  'target',
  'sum',
  'mean',
  'extreme',
  'when',
  'run',
]);
const OF_ONE: ReadonlySet<Ask> = new Set(['check', 'gap', 'compare', 'difference', 'share', 'reconcile']);
const WORDS: ReadonlySet<Ask> = new Set([
  'meaning',
  'owner',
  'why',
  'target',
  'course',
  'verdict',
  'sum',
  'mean',
  'share',
]);
const TALK: ReadonlySet<Ask> = new Set(['help', 'courtesy', 'digest']);

/** What is added to a reading for parts that go together, and taken off for parts that don't. */
export function agreement(
  question: Question,
  indicators: readonly Indicator[],
  isAskSaid: boolean,
  isWhole: boolean,
): number {
  const { ask, of, form, where } = question;
  const isGroup = isOfMany(of);
  let points = 0;
  if (form !== null && indicators.length > 0) {
    const held = indicators.some(({ unit }) => (form === 'count') === (unit === 'count'));
    points += held ? AGREEMENT.formHeld : AGREEMENT.formNotHeld;
  }
  // A theme of which only some words are said has no claim on a question that fits one measure as well.
  const isOfParts = where.kind.startsWith('each') || question.along === 'areas' || question.along === 'categories';
  if (of.kind === 'themes' && isWhole && isAskSaid && !isOfParts && SUMMARIES.has(ask))
    points += AGREEMENT.overviewOfGroup;
  if (of.kind === 'themes' && FIGURES.has(ask)) points += AGREEMENT.figureOfGroup;
  if (of.kind === 'everything' && (FIGURES.has(ask) || OF_ONE.has(ask))) points += AGREEMENT.figureOfAll;
  if (form !== null && isGroup) points += AGREEMENT.figureOfGroup;
  if (ask === 'list' && indicators.length === 1 && !where.kind.startsWith('each')) points += AGREEMENT.listOfOne;
  if (WORDS.has(ask) && of.kind === 'everything') points += AGREEMENT.wordsOfNothing;
  if (TALK.has(ask) && (of.kind === 'indicators' || of.kind === 'themes')) points += AGREEMENT.talkOfMeasure;
  return points;
}
