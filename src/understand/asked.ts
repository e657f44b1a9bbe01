import type { Question } from '../question/question.ts';
import { type AskRead, askOf, onlyFor } from './ask.ts';
import type { Parts } from './draft.ts';

/** What the words of a message ask by themselves. */
export interface AskedByWords {
  readonly read: AskRead;
  readonly own: Question;
  readonly said: readonly (keyof Question)[];
  /** Not said, and told by what is kept of figures or set beside them: 'better since' asks for the change. */
  readonly isMeant: boolean;
}

export function askedOf(parts: Parts, isOne: boolean): AskedByWords {
  const read = askOf(parts, isOne);
  const isOfData = !parts.said.has('of') && (read.ask === 'age' || read.ask === 'source') && read.isSaid;
  const own: Question = {
    ...parts.question,
    ...(isOfData && { of: { kind: 'data' as const } }),
    ask: read.ask,
    ...(isOfTargetInPlaces(read, parts.question) && { against: [{ kind: 'target' as const }] }),
    only: read.has ? [{ not: false, test: { kind: 'has', what: read.has } }] : onlyFor(read.ask, parts.question.only),
    aspect: read.aspect ?? (read.ask === 'gap' && (isOne || !parts.said.has('of')) ? colourIn(parts.question) : null),
    end: read.end,
    along: parts.question.along ?? read.along,
  };
  const said = [...parts.said, ...(read.isSaid ? (['ask'] as const) : []), ...alsoSaid(own, parts)];
  if (read.has) said.push('only');
  const { only, against } = parts.question;
  const isMeant = !read.isSaid && (read.ask === 'change' || read.ask === 'check') && only.length + against.length > 0;
  return { read, own, said, isMeant };
}

/** 'How far off target are Coldmere and Alderbeck' is no gap between the two. */
function isOfTargetInPlaces({ ask }: AskRead, { where, against, only }: Question): boolean {
  const isPlaces = where.kind === 'areas' && where.areas.length > 1;
  return ask === 'gap' && isPlaces && against.length === 0 && only.some(({ test }) => test.kind === 'target');
}

/** 'What would turn it green' asks how far that is, and not how far the target. */
function colourIn({ only }: Question): Question['aspect'] {
  const [first] = only.flatMap(({ not, test }) => (!not && test.kind === 'rated' ? test.ratings : []));
  return first === 'green' || first === 'yellow' || first === 'amber' ? first : null;
}

/** Fields that the ask's own words fixed. */
function alsoSaid({ aspect, end, along }: Question, { said }: Parts): readonly (keyof Question)[] {
  const fixed: (keyof Question)[] = [];
  if (aspect !== null) fixed.push('aspect');
  if (end !== null) fixed.push('end');
  if (along !== null && !said.has('along')) fixed.push('along');
  return fixed;
}

/** The same parts, of what the thread is about. */
export function ofThread(parts: Parts, { of, where }: Question): Parts {
  const { question, said } = parts;
  return { ...parts, question: { ...question, of, where: said.has('where') ? question.where : where } };
}

export function isOneMeasure({ of }: Question): boolean {
  return of.kind === 'indicators' && of.indicators.length === 1;
}
