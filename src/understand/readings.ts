import type { Indicator } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Context } from '../conversation/context.ts';
import { type Draft, merge } from '../question/merge.ts';
import { pairOf } from '../question/pair.ts';
import type { Question } from '../question/question.ts';
import { affinity } from './affinity.ts';
import { agreement } from './agreement.ts';
import { type AskedByWords, askedOf, isOneMeasure, ofThread } from './asked.ts';
import { costsOf } from './costs.ts';
import { type Cover, coversOf } from './cover.ts';
import { type Parts, partsOf } from './draft.ts';
import { ofWhatWasListed } from './explained.ts';
import { fitter, names, setApart } from './fitting.ts';
import { holding } from './holding.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses.ts';
import { type HeldAs, settled } from './settle.ts';
import type { Message, Span } from './span.ts';
import { type Told, toldBy } from './told.ts';
import { WEIGHTS } from './weights.ts';
import type { Words } from './words.ts';

/** One way to read a message. */
export interface Reading {
  readonly question: Question;
  readonly said: readonly (keyof Question)[];
  readonly asked: AskedByWords;
  readonly cover: Cover;
  readonly parts: Parts;
  readonly hypothesis: Hypothesis;
  /** As a change to the thread's last question. */
  readonly isFollowUp: boolean;
  /** Words name what it is about, or at least what is asked. */
  readonly saysSomething: boolean;
  readonly score: number;
  /** What made the score, for the record. */
  readonly why: Readonly<Record<string, number>>;
}

const MOST_COVERS = 3;

/** All readings of a message, the best first. */
export function readingsOf(
  message: Message,
  spans: readonly Span[],
  words: Words,
  last: Context['last'],
): readonly Reading[] {
  const costs = costsOf(message, words);
  const weighed = spans.map((span) =>
    span.sense.role === 'ask' ? { ...span, weight: span.weight * WEIGHTS.span.ask } : span,
  );
  const organisation = indexOf(words.catalogue).organisation?.name ?? null;
  const hypotheses = hypothesesOf(
    message,
    words,
    setApart(spans),
    carriedFrom(message, last, words),
    last?.question.of.kind === 'risks',
  );
  const fit = fitter(hypotheses, message, words);
  const setting: Setting = {
    words,
    last,
    today: message.today,
    told: toldBy(message.tokens),
    rivals: hypotheses.flatMap(({ members }) =>
      members.length === 1 ? members.flatMap(({ subject }) => subject.indicator ?? []) : [],
    ),
  };
  const readings = hypotheses.flatMap((hypothesis) => {
    const fitting = fit(weighed, hypothesis);
    const covers = coversOf(fitting, hypothesis, costs, MOST_COVERS).filter((cover) => names(cover, hypothesis));
    return covers.flatMap((cover) => ofCover(cover, hypothesis, partsOf(cover, hypothesis, organisation), setting));
  });
  return readings.sort((a, b) => b.score - a.score);
}

const SHORT = 8;

/** What of the thread's measure need not be said again in a short message. */
function carriedFrom({ tokens }: Message, last: Context['last'], { subjects }: Words): ReadonlySet<string> | undefined {
  if (!last || last.question.of.kind !== 'indicators' || tokens.length > SHORT) return undefined;
  const features = new Set(last.question.of.indicators.flatMap(({ code }) => subjects.nameOf.get(code) ?? []));
  // Whether it is denied has to be said each time: 'what share were seen' after 'not seen' is the other side.
  features.delete('#not');
  return features;
}

interface Setting {
  readonly words: Words;
  readonly last: Context['last'];
  readonly today: Message['today'];
  readonly told: Told;
  readonly rivals: readonly Indicator[];
}

/** A cover by itself, and as a change to the thread. */
function ofCover(cover: Cover, hypothesis: Hypothesis, parts: Parts, setting: Setting): readonly Reading[] {
  const members = hypothesis.members.flatMap(({ subject }) => subject.indicator ?? []);
  const covered = { cover, hypothesis, parts, members };
  const alone = readingOf(covered, null, setting);
  const { last } = setting;
  if (!last) return [alone];
  const turned = hypothesis.kind === 'none' ? turnedOf(cover, last.question) : null;
  const pointsBack = parts.back.length > 0 || parts.corrects || turned !== null;
  // 'Has it got better': what is asked depends on what 'it' is.
  const isOfIt = pointsBack && hypothesis.kind === 'none' && !parts.said.has('of');
  const asked = isOfIt ? askedOf(ofThread(parts, last.question), isOneMeasure(last.question)) : alone.asked;
  const draft: Draft = {
    said: [...asked.said, ...(turned ? (['of'] as const) : []), ...(isOfIt && asked.isMeant ? (['ask'] as const) : [])],
    question: { ...asked.own, of: turned ?? parts.question.of },
    pointsBack,
  };
  const pair = pairMeant(parts, asked, last);
  const followed = pair
    ? { question: pair, draft: { ...draft, said: [...draft.said, 'ask' as const] }, asked }
    : { question: followedBy(last, draft, setting), draft, asked };
  return [alone, readingOf(covered, followed, setting)];
}

function followedBy(last: NonNullable<Context['last']>, draft: Draft, { today, words }: Setting): Question {
  const merged = merge(last.question, draft, last.shown, today);
  return draft.said.includes('of') ? merged : ofWhatWasListed(merged, last, words.catalogue);
}

/**
 * 'The gap between the two', and 'the difference' or 'how many points up is that' of one measure at two times: the figures
 * that the thread gave last.
 */
function pairMeant(
  { said, back }: Parts,
  { read }: AskedByWords,
  { question, shown, before }: NonNullable<Context['last']>,
): Question | null {
  const pair = before ? pairOf(before, { question, shown }) : null;
  const isBare = !OPERANDS.some((field) => said.has(field));
  if (!pair || !isBare) return null;
  const isOfTimes = pair.ask === 'change' && (read.ask === 'change' || read.ask === 'difference') && read.isSaid;
  return isOfTimes || back.some(({ to }) => to === 'pair') ? pair : null;
}

const OPERANDS = ['of', 'where', 'when', 'against'] as const;

/** 'And those who were not?': the opposite of what was asked before. */
function turnedOf({ spans }: Cover, { of }: Question): Question['of'] | null {
  const turns = spans.some(({ sense }) => sense.role === 'denial' && sense.kind === 'turn');
  if (!turns || of.kind !== 'indicators') return null;
  return { kind: 'indicators', indicators: of.indicators.map(({ code, inverse }) => ({ code, inverse: !inverse })) };
}

interface Covered {
  readonly cover: Cover;
  readonly hypothesis: Hypothesis;
  readonly parts: Parts;
  readonly members: readonly Indicator[];
}

interface Followed {
  readonly question: Question;
  readonly draft: Draft;
  readonly asked: AskedByWords;
}

function readingOf(
  { cover, hypothesis, parts, members }: Covered,
  followed: Followed | null,
  { words, last, told, rivals }: Setting,
): Reading {
  const asked = followed?.asked ?? askedOf(parts, members.length === 1);
  const { read, own, said } = asked;
  const { thread } = WEIGHTS;
  const namesSubject = parts.said.has('of');
  const unsettled = followed ? followed.question : own;
  const question = settled(unsettled, heldAs(unsettled, words));
  const of = followed && question.of.kind === 'indicators' ? membersOf(question, words) : members;
  const near = last ? affinity(members, membersOf(last.question, words), words) : 0;
  const why: Record<string, number> = {
    words: cover.score,
    votes: read.score,
    agreement: agreement(question, of, {
      isAskSaid: read.isSaid,
      isManyMeant: told.isGroup,
      isWhole: hypothesis.members.every(({ isWhole }) => isWhole),
      isOneMeant: told.isOne,
    }),
    held: holding(question, unsettled.form, of, { catalogue: words.catalogue, rivals, told }),
  };
  const pointsBack = parts.back.length > 0 || parts.corrects;
  const isSame = parts.back.some(({ to }) => to === 'same') ? 2 : 1;
  if (near > 0) why['near'] = thread.near * near * isSame * (pointsBack || !read.isSaid || followed ? 1 : 0.5);
  const isSameAgain = last !== null && JSON.stringify(question) === JSON.stringify(last.question);
  if (isSameAgain && pointsBack && namesSubject) why['again'] = -thread.again;
  if (followed) {
    // A new measure that can't be asked what the thread was is nothing that the thread speaks for.
    const isCarried = followed.draft.said.includes('ask') || followed.question.ask === last?.question.ask;
    why['thread'] = namesSubject && read.isSaid && !pointsBack ? -thread.ownQuestion : isCarried ? thread.carried : 0;
    if (pointsBack) why['back'] = Math.min(1, parts.backWeight) * thread.back;
  } else if (!namesSubject) why['thread'] = -thread.everything;
  const score = Object.values(why).reduce((sum, each) => sum + each, 0);
  const saysSomething = (followed?.draft.said ?? said).length > 0;
  return { question, said, asked, cover, parts, hypothesis, isFollowUp: followed !== null, saysSomething, score, why };
}

/** A count that its name says to be one of so many. */
const PER = /\bper \d/;

function heldAs({ of }: Question, { catalogue }: Words): HeldAs {
  const { byCode, seriesOf } = indexOf(catalogue);
  const indicators = of.kind === 'indicators' ? of.indicators.flatMap(({ code }) => byCode.get(code) ?? []) : [];
  const bases = new Set(indicators.flatMap(({ id }) => (seriesOf.get(id) ?? []).map(({ basis }) => basis)));
  const isCount = indicators.length > 0 && indicators.every(({ unit }) => unit === 'count');
  const isRate =
    indicators.length > 0 && indicators.every(({ unit, name }) => unit.startsWith('per-') || PER.test(name));
  const isFlow = isCount && !bases.has('snapshot') && !bases.has('not-given');
  const polarity = indicators.length === 1 ? (indicators[0]?.polarity ?? null) : null;
  return { isOneIndicator: indicators.length === 1, bases, isCount, isRate, isFlow, polarity };
}

function membersOf({ of }: Question, { catalogue }: Words): readonly Indicator[] {
  const { byCode } = indexOf(catalogue);
  return of.kind === 'indicators' ? of.indicators.flatMap(({ code }) => byCode.get(code) ?? []) : [];
}
