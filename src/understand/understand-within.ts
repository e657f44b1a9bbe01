import type { Catalogue } from '../catalogue/catalogue.ts';
import { indexOf, indicatorsOfThemes } from '../catalogue/catalogue-index.ts';
import type { Context } from '../conversation/context.ts';
import type { IsoDate } from '../query/period.ts';
import type { Question } from '../question/question.ts';
import { type Read, type Understanding, understand } from './understand.ts';

/** What may be seen, and all that there is. */
export interface Within {
  readonly seen: Catalogue;
  readonly whole: Catalogue;
}

/**
 * Reads a message where a part of the figures must not be seen. Words for a measure that is left out are nearest to
 * another one then, whose number would be a wrong one: so whatever all that there is would not be read as is not
 * understood, and is told as words that mean nothing are.
 */
export function understandWithin(
  text: string,
  context: Context,
  { seen, whole }: Within,
  today: IsoDate,
): Understanding {
  const read = understand(text, context, seen, today);
  if (read.kind === 'too-long') return read;
  const all = understand(text, context, whole, today);
  const meant = new Set(
    all.kind === 'read' ? all.reads.flatMap(questionsOf).flatMap((each) => codesOf(each, whole)) : [],
  );
  const isMeant = (question: Question) => namedIn(question).every((code) => meant.has(code));
  return {
    ...read,
    reads: read.reads.map((each): Read => {
      if (each.kind === 'nothing') return { ...each, near: each.near.filter(isMeant) };
      if (questionsOf(each).every(isMeant)) return each;
      return { kind: 'nothing', words: text.trim(), near: [], explain: each.explain };
    }),
  };
}

function questionsOf(read: Read): readonly Question[] {
  switch (read.kind) {
    case 'question':
      return [read.question];
    case 'either':
      return read.questions;
    case 'not-held':
      return read.offer === null ? [] : [read.offer];
    case 'nothing':
      return read.near;
  }
}

/** Codes of the measures that a question names. */
function namedIn({ of, against }: Question): readonly string[] {
  const own = of.kind === 'indicators' ? of.indicators.map(({ code }) => code) : [];
  return [...own, ...against.flatMap((each) => (each.kind === 'indicator' ? [each.code] : []))];
}

/** Those with the measures of the themes that it names. */
function codesOf(question: Question, catalogue: Catalogue): readonly string[] {
  const { of } = question;
  if (of.kind !== 'themes') return namedIn(question);
  const { themes } = indexOf(catalogue);
  const named = [...themes.values()].filter(({ name }) => of.themes.includes(name));
  return [...namedIn(question), ...indicatorsOfThemes(catalogue, named).map(({ code }) => code)];
}
