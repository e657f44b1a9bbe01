import { type Context, EMPTY_CONTEXT } from '../../conversation/context.ts';
import type { Refusal } from '../../digest/request.ts';
import { type Ask, EVERYTHING, type Question, type When } from '../../question/question.ts';
import { isPlain } from '../lexicon/plain.ts';
import { messageOf } from '../message.ts';
import { readPart } from '../read-part.ts';
import { spansOf } from '../recognisers.ts';
import type { Message } from '../span.ts';
import type { Words } from '../words.ts';
import { plain, POINTS_BACK, namesAPost, withoutAudience, withoutPosting } from './posting.ts';

/** What is known besides the words. */
export interface Around {
  readonly thread: Context;
  readonly words: Words;
  readonly today: string;
}

export type QuestionRead =
  /** null: 'this', and nothing was asked before it. */
  | { readonly kind: 'question'; readonly question: Question | null; readonly isNamed: boolean }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly said: string };

/** What posts shall be about, from what is left of a message once its schedule is taken out. */
export function questionIn(said: string, around: Around): QuestionRead {
  const text = withoutAudience(said);
  const wanted = plain(withoutPosting(text));
  const { message } = messageOf(wanted, around.today, around.words);
  const content = contentOf(message);
  if (content.length === 0) return nothingNamed(text, around);
  const but = ALL_BUT.exec(text);
  const read = readPart(message, spansOf(message, around.words), around.words, EMPTY_CONTEXT);
  switch (read.kind) {
    case 'question': {
      const unknown = read.unread.filter((word) => content.includes(word));
      const { question } = read;
      if (but && !leavesOut(question)) return { kind: 'refused', why: 'all-but', said: plain(but[0]) };
      if (isAll(question) && unknown.length > 0) return { kind: 'refused', why: 'subject-unknown', said: unknown.join(' ') };
      if (isAll(question) && POINTS_BACK.test(text)) return nothingNamed(text, around);
      return { kind: 'question', question: posted(question), isNamed: true };
    }
    case 'either':
      return { kind: 'question', question: posted(allOf(read.questions)), isNamed: true };
    case 'not-held':
      return { kind: 'refused', why: 'not-held', said: read.what };
    case 'nothing':
      return { kind: 'refused', why: 'subject-unknown', said: content.join(' ') };
  }
}

const ALL_BUT = /\b(?:(?:everything|anything|all(?: \w+){0,3}) )?(?:except|excluding|apart from|other than|leaving out|all but|but not)\b.*$/;

/** Whether what is left out is part of the question: an area of its kind, or a condition. */
function leavesOut({ where, only }: Question): boolean {
  const except = where.kind === 'each-area' || where.kind === 'each-category' ? where.except.length > 0 : false;
  return except || only.some(({ not }) => not);
}

/** Whether a text says nothing of what is wanted. */
export function isEmpty(text: string): boolean {
  return plain(withoutPosting(text).replace(SMALL, ' ')).replace(/[^a-z0-9]/g, '') === '';
}

const SMALL =
  /\b(?:it|this|that|them|the|a|an|is|are|to|of|on|for|me|us|my|our|just|only|and|but|when|if|please|same|thing|change|make|want|now|so|then|with|up)\b/g;

function contentOf({ tokens }: Message): readonly string[] {
  return tokens.filter(({ text, stem }) => !isPlain(text, stem)).map(({ text }) => text);
}

function isAll({ of, where, only, order, ask }: Question): boolean {
  const isWhole = of.kind === 'everything' && where.kind === 'whole';
  return isWhole && only.length === 0 && order === null && (ask === 'overview' || ask === 'value' || ask === 'list');
}

/** 'This' is what was asked last; 'every Monday please' leaves open what, 'weekly digest' is the whole scorecard. */
function nothingNamed(text: string, { thread }: Around): QuestionRead {
  if (!POINTS_BACK.test(text) && namesAPost(text)) return { kind: 'question', question: EVERYTHING, isNamed: false };
  return { kind: 'question', question: thread.last === null ? null : posted(thread.last.question), isNamed: true };
}

/** Both are posted, each under its name: no post can ask which was meant. */
function allOf(questions: readonly Question[]): Question {
  const [first = EVERYTHING] = questions;
  const indicators = questions.flatMap(({ of }) => (of.kind === 'indicators' ? of.indicators : []));
  return indicators.length > 0 ? { ...first, of: { kind: 'indicators', indicators } } : first;
}

/** Asks that are about what is said, not about figures that come anew. */
const ONCE: ReadonlySet<Ask> = new Set<Ask>(['check', 'reconcile', 'digest', 'help', 'courtesy', 'age', 'source', 'owner']);

/** As it is posted: of the newest figures, since a post that always gave the same period would have nothing to say. */
function posted(question: Question): Question {
  const ask = ONCE.has(question.ask) ? 'value' : question.ask;
  const named = question.of.kind === 'everything' && ask === 'value' ? 'overview' : ask;
  return { ...question, ask: named, when: whenPosted(question.when), quoted: [] };
}

function whenPosted(when: When): When {
  if (when.kind === 'period' || when.kind === 'back' || when.kind === 'periods') return { kind: 'newest' };
  return when.kind === 'range' ? { ...when, to: null } : when;
}
