import { type Context, EMPTY_CONTEXT } from '../../conversation/context.ts';
import type { Refusal } from '../../digest/request.ts';
import { type Ask, EVERYTHING, type Question, type When } from '../../question/question.ts';
import { EVERYTHING_WORDS, isGrammar } from '../lexicon/plain.ts';
import { messageOf } from '../message.ts';
import { readPart } from '../read-part.ts';
import { spansOf } from '../recognisers.ts';
import type { Message } from '../span.ts';
import { stemsOf } from '../stems.ts';
import type { Read } from '../understand.ts';
import type { Words } from '../words.ts';
import { namesAPost, POINTS_BACK, plain, withoutAudience, withoutPosting } from './posting.ts';

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
  const but = ALL_BUT.exec(text);
  const read = readAlone(message, around);
  switch (read.kind) {
    case 'question': {
      const { question } = read;
      if (but && !leavesOut(question)) return { kind: 'refused', why: 'all-but', said: plain(but[0]) };
      if (isAll(question)) return nothingNamed(text, message, around);
      return { kind: 'question', question: posted(question), isNamed: true };
    }
    case 'either':
      return { kind: 'question', question: posted(allOf(read.questions)), isNamed: true };
    case 'not-held':
      return { kind: 'refused', why: 'not-held', said: read.what };
    case 'nothing':
      return nothingNamed(text, message, around);
  }
}

/** What names a theme and its one count alike is the theme here: a digest is of what is below it. */
function readAlone(message: Message, around: Around): Read {
  const read = readPart(message, spansOf(message, around.words), around.words, EMPTY_CONTEXT);
  const isFigure = read.kind === 'either' || (read.kind === 'question' && read.question.ask === 'value');
  if (!isFigure || ASKS_A_NUMBER.test(message.text)) return read;
  const { message: asOverview } = messageOf(`overview of ${message.text}`, around.today, around.words);
  const overview = readPart(asOverview, spansOf(asOverview, around.words), around.words, EMPTY_CONTEXT);
  return overview.kind === 'question' && isOnlyOf(message, overview.question) ? overview : read;
}

const ASKS_A_NUMBER = /\b(?:how many|number|count|percent)/;

/** Whether a message says no more than a theme is called. */
function isOnlyOf({ tokens, text: whole }: Message, { of }: Question): boolean {
  if (of.kind !== 'themes') return false;
  const named = new Set(of.themes.flatMap(stemsOf));
  // Of 're-referrals' the first part is no small word.
  const isSmall = (text: string, end: number) => isGrammar(text) && whole[end] !== '-';
  return tokens.every(({ text, stem, end }) => named.has(stem) || isSmall(text, end) || OF_A_POST.has(stem));
}

const ALL_BUT =
  /\b(?:(?:everything|anything|all(?: \w+){0,3}) )?(?:except|excluding|apart from|other than|leaving out|all but|but not)\b.*$/;

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

/** Words that say what is wanted, if nothing that is held: 'early help'. */
function strayIn({ tokens }: Message): string {
  const stray = tokens.filter(
    ({ text, stem }) => !isGrammar(text) && !EVERYTHING_WORDS.has(stem) && !OF_A_POST.has(stem),
  );
  return stray.map(({ text }) => text).join(' ');
}

const OF_A_POST = new Set(
  'headline summary overview highlight briefing report message post point main key top line picture data scorecard everything something anything latest newest current full short brief big whole general chart change changed new figure please time love like want need weekly daily monthly thing same just only also again worst best soon evening morning afternoon team'.split(
    ' ',
  ),
);

function isAll({ of, where, only, order, ask }: Question): boolean {
  const isWhole = of.kind === 'everything' && where.kind === 'whole';
  return isWhole && only.length === 0 && order === null && OF_ALL.has(ask);
}

/** Asks that everything is meant by where nothing is named. */
const OF_ALL: ReadonlySet<Ask> = new Set<Ask>(
  'overview value list course digest help courtesy check age source target meaning compare'.split(' ') as Ask[],
);

/** 'This' is what was asked last; 'every Monday please' leaves open what, 'weekly digest' is the whole scorecard. */
function nothingNamed(text: string, message: Message, { thread }: Around): QuestionRead {
  const stray = strayIn(message);
  if (stray !== '') return { kind: 'refused', why: 'subject-unknown', said: stray };
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
const ONCE: ReadonlySet<Ask> = new Set<Ask>([
  'check',
  'reconcile',
  'digest',
  'help',
  'courtesy',
  'age',
  'source',
  'owner',
]);

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
