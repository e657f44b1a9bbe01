import { type Row, rows } from './row.ts';

const count = (weight: number, phrases: readonly string[]) =>
  rows('form', { role: 'form', form: 'count' }, weight, phrases);
const percent = (weight: number, phrases: readonly string[]) =>
  rows('form', { role: 'form', form: 'percent' }, weight, phrases);

/** Whether a count or a percentage is wanted; what is named to be left out is taken with it. */
export const FORMS: readonly Row[] = [
  ...count(1, [
    'not|never|rather|instead than|of|as|in? a|the? percent|percentage|percentages|rate|pc|proportion',
    'number|numbers|count|figure|headcount not|rather|instead than|of|as|in? a|the? percent|percentage|percentages|rate|pc|proportion',
    'actual|raw|absolute|whole|plain|real number|numbers|count|counts|figure|people|terms|total',
    'as|in a|an? whole|plain|actual|raw|absolute? number|numbers|count|headcount|counts',
    'in actual|absolute|raw numbers|terms|figures|people',
    'headcount|headcounts',
    'head count',
    'how many is|was|does|would that|it|this represent|in|be|mean|as?',
    'how many people|in is|that|it|this',
    'the? count|counts|numerator',
    'out of how many|what',
    'number|numbers please|only|instead|pls .',
    'i|we want|need the? number|numbers|count',
    'in people|heads|bodies',
    'nr',
    'volume|volumes',
    'the? number|numbers on =a|an|the',
  ]),
  ...percent(1, [
    'not|rather|instead than|of|as|in? a|the? number|numbers|count|counts|headcount|total',
    'percentage|percent|rate|proportion not|rather|instead than|of|as|in? a|the? number|numbers|count|counts|headcount|total',
    'as|in a|an? percent|percentage|percentages|proportion|rate terms?',
    'percent|percentage|percentages|pc|pct|proportion|percentagewise',
    'what percent|percentage|proportion',
    'express|expressed as a percent|percentage|proportion',
    'the? rate',
  ]),
];
