import type { Question } from '../../question/question.ts';

/** The same as one figure for each measure, area or category, as it stands: never a course over time. */
export function asStanding(question: Question): Question {
  return { ...question, along: ALONG[question.where.kind] };
}

const ALONG: { readonly [K in Question['where']['kind']]: Question['along'] } = {
  whole: 'indicators',
  areas: 'areas',
  'each-area': 'areas',
  'each-category': 'categories',
  categories: 'categories',
};
