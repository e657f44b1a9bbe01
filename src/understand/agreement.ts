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
const OF_WORDS: ReadonlySet<Ask> = new Set(['meaning', 'owner', 'source']);
const TALK: ReadonlySet<Ask> = new Set(['help', 'courtesy', 'digest']);

interface SaidOfIt {
  readonly isAskSaid: boolean;
  /** What it is about is named in full. */
  readonly isWhole: boolean;
  /** 'Anything in …'. */
  readonly isManyMeant: boolean;
  /** One number is wanted. */
  readonly isOneMeant: boolean;
}

/** What is added to a reading for parts that go together, and taken off for parts that don't. */
export function agreement(
  question: Question,
  indicators: readonly Indicator[],
  { isAskSaid, isWhole, isOneMeant, isManyMeant }: SaidOfIt,
): number {
  const { ask, of, form, where, order } = question;
  const isGroup = isOfMany(of);
  let points = 0;
  // A theme of which only some words are said has no claim on a question that fits one measure as well.
  const isOfParts = where.kind.startsWith('each') || question.along === 'areas' || question.along === 'categories';
  if (of.kind === 'themes' && isWhole && isAskSaid && !isOfParts && SUMMARIES.has(ask))
    points += AGREEMENT.overviewOfGroup;
  if (of.kind === 'themes' && isManyMeant) points += AGREEMENT.severalMeant;
  if (of.kind === 'themes' && (FIGURES.has(ask) || isOneMeant)) points += AGREEMENT.figureOfGroup;
  if (of.kind === 'everything' && (FIGURES.has(ask) || OF_ONE.has(ask))) points += AGREEMENT.figureOfAll;
  if (form !== null && isGroup) points += AGREEMENT.figureOfGroup;
  if (ask === 'list' && indicators.length === 1 && !where.kind.startsWith('each')) points += AGREEMENT.listOfOne;
  if (WORDS.has(ask) && of.kind === 'everything') points += AGREEMENT.wordsOfNothing;
  if (OF_WORDS.has(ask) && order !== null) points += AGREEMENT.orderOfWords;
  if (TALK.has(ask) && (of.kind === 'indicators' || of.kind === 'themes')) points += AGREEMENT.talkOfMeasure;
  return points;
}
