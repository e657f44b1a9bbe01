import type { Catalogue } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Context } from '../conversation/context.ts';
import { isOfMany, type Question } from '../question/question.ts';

/** So many measures are told one under the other: no more were shown. */
const SHOWN = 6;

/** 'Why do you say so?' after a list is asked of what it listed, and not of all that it was taken from. */
export function ofWhatWasListed(
  question: Question,
  last: NonNullable<Context['last']>,
  catalogue: Catalogue,
): Question {
  const isExplained = question.ask === 'verdict' && question.aspect === 'explain';
  if (!isExplained || !isOfMany(question.of) || last.question.of.kind !== question.of.kind) return question;
  const { byCode } = indexOf(catalogue);
  const codes = last.listed.filter((code) => byCode.has(code)).slice(0, SHOWN);
  if (codes.length === 0) return question;
  return { ...question, of: { kind: 'indicators', indicators: codes.map((code) => ({ code, inverse: false })) } };
}
