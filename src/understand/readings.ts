import type { Indicator } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Context } from '../conversation/context.ts';
import { type Draft, merge } from '../question/merge.ts';
import type { Question } from '../question/question.ts';
import { affinity } from './affinity.ts';
import { agreement } from './agreement.ts';
import { type AskRead, askOf, onlyFor } from './ask.ts';
import { costsOf } from './costs.ts';
import { type Cover, coversOf } from './cover.ts';
import { type Parts, partsOf } from './draft.ts';
import { type Hypothesis, hypothesesOf } from './hypotheses.ts';
import { sum } from './members.ts';
import { type HeldAs, settled } from './settle.ts';
import type { Message, Span } from './span.ts';
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
  const bounds = boundsOf(hypotheses);
  const likeliest = likeliestOf(hypotheses);
  const less = (span: Span) => ({ ...span, weight: span.weight * WEIGHTS.span.ofSubject });
  const readings = hypotheses.flatMap((hypothesis) => {
    const named = ownOf(hypothesis);
    const limited = weighed.map((span) => (isBound(span, isStretch(span) ? named : bounds) ? less(span) : span));
    const denying = new Set(hypothesis.members.flatMap((member) => member.denying));
    const fitting = limited.filter(
      (span) =>
        !isTurnOf(span, denying) &&
        !isNumberOf(span, message, hypothesis, words) &&
        !takesName(span, hypothesis) &&
        !(span.sense.role === 'framing' && anyIn(likeliest, span.from, span.to)) &&
        !isOfLimit(span, message),
    );
    const covers = coversOf(fitting, hypothesis, costs, MOST_COVERS).filter((cover) => names(cover, hypothesis));
    return covers.flatMap((cover) =>
      ofCover(cover, hypothesis, partsOf(cover, hypothesis, organisation), { words, last }),
    );
  });
  return readings.sort((a, b) => b.score - a.score);
}

/** Words by which the likeliest subjects are named, numbers with them: 'more than 20 children', 'within 24 hours'. */
function boundsOf(hypotheses: readonly Hypothesis[]): ReadonlySet<number> {
  const scoreOf = ({ members }: Hypothesis) => members[0]?.score ?? 0;
  const best = Math.max(...hypotheses.map(scoreOf));
  const near = hypotheses.filter((one) => one.members.length > 0 && scoreOf(one) >= best * NEAR_ENOUGH);
  return new Set(near.flatMap((one) => [...ownOf(one)]));
}

function ownOf({ members }: Hypothesis): ReadonlySet<number> {
  return new Set(members.flatMap(({ own }) => own.flatMap((worth, at) => (worth > 0 ? at : []))));
}

function isStretch({ sense }: Span): boolean {
  return sense.role === 'period';
}

/** Words by which the likeliest one subject is named. */
function likeliestOf(hypotheses: readonly Hypothesis[]): ReadonlySet<number> {
  const [first] = hypotheses
    .flatMap(({ members }) => (members.length === 1 ? members : []))
    .toSorted((a, b) => b.score - a.score);
  return new Set(first?.naming.flatMap((worth, at) => (worth > 0 ? at : [])) ?? []);
}

const NEAR_ENOUGH = 0.6;

/** Whether a limit or a stretch of time is more likely part of how the measure is named. */
function isBound({ sense, from, to }: Span, bounds: ReadonlySet<number>): boolean {
  const isLimit = sense.role === 'number' || (sense.role === 'condition' && sense.condition.test.kind === 'number');
  const isStretch = sense.role === 'period' && sense.when.kind === 'last';
  const isOthers = sense.role === 'comparator' && sense.comparators.length === 0;
  const isOccasion = sense.role === 'framing';
  return (isLimit || isStretch || isOthers || isOccasion) && anyIn(bounds, from, to);
}

/** 'More than 20', 'longer than a year' set a limit, and 'up to date' no direction. */
function isOfLimit({ sense, to }: Span, { tokens, stems }: Message): boolean {
  const [last, next] = [tokens[to - 1]?.text, stems[to] ?? ''];
  if (sense.role === 'ask')
    return last === 'than' && (/^\d/.test(next) || (ARTICLES.has(next) && LENGTHS.has(stems[to + 1] ?? '')));
  return sense.role === 'condition' && sense.condition.test.kind === 'moved' && last === 'up' && next === 'to';
}

const ARTICLES = new Set(['a', 'an']);
const LENGTHS = new Set('year month week day hour quarter half'.split(' '));

/** 'On a plan' is no occasion where nothing else names the measure. */
function takesName({ sense, from, to }: Span, { members }: Hypothesis): boolean {
  if (sense.role !== 'framing') return false;
  const isMostly = ({ naming }: Hypothesis['members'][number]) => sum(naming.slice(from, to)) > sum(naming) / 2;
  return members.some(isMostly);
}

/** A denial that is part of the measure's own name turns nothing round. */
function isTurnOf({ sense, from, to }: Span, denying: ReadonlySet<number>): boolean {
  return sense.role === 'denial' && sense.kind === 'turn' && anyIn(denying, from, to);
}

/** A number by which the measure itself is defined is not quoted from anywhere. */
function isNumberOf({ sense, from }: Span, { stems }: Message, { members }: Hypothesis, { subjects }: Words): boolean {
  if (sense.role !== 'number') return false;
  return members.some(({ subject }) => subjects.context.get(subject.id)?.has(`=${stems[from]}`));
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

/** Whether each subject still has words that name it, with what the spans take. */
function names({ subject }: Cover, { members }: Hypothesis): boolean {
  return members.every(({ naming }) => subject.some((at) => (naming[at] ?? 0) > 0));
}

/** Words that are set apart for sure ('not dental', 'excluding Coldmere') name nothing that is asked. */
function setApart(spans: readonly Span[]): ReadonlySet<number> {
  const apart = new Set<number>();
  for (const { sense, from, to, weight, at: places } of spans) {
    // 'When did we first …' names no first assessment.
    if (sense.role === 'ask' && sense.end) for (const at of places ?? range(from, to)) apart.add(at);
    if (sense.role !== 'denial' || sense.kind === 'turn') continue;
    if (sense.kind === 'idle' && weight / (to - from) >= SURE) for (let at = from; at < to; at += 1) apart.add(at);
    if (sense.kind === 'idle') continue;
    if (weight / (sense.scope.from - from) < SURE || sense.scope.from >= to) continue;
    for (let at = sense.scope.from; at < sense.scope.to; at += 1) apart.add(at);
  }
  return apart;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

const SURE = 0.7;

interface Setting {
  readonly words: Words;
  readonly last: Context['last'];
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
  const question = merge(last.question, draft, last.shown);
  return [alone, readingOf(covered, { question, draft, asked }, setting)];
}

/** 'And those who were not?': the opposite of what was asked before. */
function turnedOf({ spans }: Cover, { of }: Question): Question['of'] | null {
  const turns = spans.some(({ sense }) => sense.role === 'denial' && sense.kind === 'turn');
  if (!turns || of.kind !== 'indicators') return null;
  return { kind: 'indicators', indicators: of.indicators.map(({ code, inverse }) => ({ code, inverse: !inverse })) };
}

function ofThread(parts: Parts, { of, where }: Question): Parts {
  const { question, said } = parts;
  return { ...parts, question: { ...question, of, where: said.has('where') ? question.where : where } };
}

function isOneMeasure({ of }: Question): boolean {
  return of.kind === 'indicators' && of.indicators.length === 1;
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

/** What the words of a message ask by themselves. */
interface AskedByWords {
  readonly read: AskRead;
  readonly own: Question;
  readonly said: readonly (keyof Question)[];
  /** Not said, and told by what is kept of figures or set beside them: 'better since' asks for the change. */
  readonly isMeant: boolean;
}

function askedOf(parts: Parts, isOne: boolean): AskedByWords {
  const read = askOf(parts, isOne);
  const isOfData = !parts.said.has('of') && (read.ask === 'age' || read.ask === 'source') && read.isSaid;
  const own: Question = {
    ...parts.question,
    ...(isOfData && { of: { kind: 'data' as const } }),
    ask: read.ask,
    only: read.has ? [{ not: false, test: { kind: 'has', what: read.has } }] : onlyFor(read.ask, parts.question.only),
    aspect: read.aspect,
    end: read.end,
    along: parts.question.along ?? read.along,
  };
  const said = [...parts.said, ...(read.isSaid ? (['ask'] as const) : []), ...alsoSaid(own, parts)];
  if (read.has) said.push('only');
  const { only, against } = parts.question;
  const isMeant = !read.isSaid && (read.ask === 'change' || read.ask === 'check') && only.length + against.length > 0;
  return { read, own, said, isMeant };
}

function readingOf(
  { cover, hypothesis, parts, members }: Covered,
  followed: Followed | null,
  { words, last }: Setting,
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
    agreement: agreement(
      question,
      of,
      read.isSaid,
      hypothesis.members.every(({ isWhole }) => isWhole),
    ),
  };
  const pointsBack = parts.back.length > 0 || parts.corrects;
  const isSame = parts.back.some(({ to }) => to === 'same') ? 2 : 1;
  if (near > 0) why['near'] = thread.near * near * isSame * (pointsBack || !read.isSaid || followed ? 1 : 0.5);
  const isSameAgain = followed !== null && last !== null && JSON.stringify(question) === JSON.stringify(last.question);
  if (isSameAgain && pointsBack && namesSubject) why['again'] = -thread.again;
  if (followed) {
    why['thread'] = namesSubject && read.isSaid && !pointsBack ? -thread.ownQuestion : thread.carried;
    if (pointsBack) why['back'] = Math.min(1, parts.backWeight) * thread.back;
  } else if (!namesSubject) why['thread'] = -thread.everything;
  const score = Object.values(why).reduce((sum, each) => sum + each, 0);
  const saysSomething = (followed?.draft.said ?? said).length > 0;
  return { question, said, asked, cover, parts, hypothesis, isFollowUp: followed !== null, saysSomething, score, why };
}

/** Fields that the ask's own words fixed. */
function alsoSaid({ aspect, end, along }: Question, { said }: Parts): readonly (keyof Question)[] {
  const fixed: (keyof Question)[] = [];
  if (aspect !== null) fixed.push('aspect');
  if (end !== null) fixed.push('end');
  if (along !== null && !said.has('along')) fixed.push('along');
  return fixed;
}

function heldAs({ of }: Question, { catalogue }: Words): HeldAs {
  const { byCode, seriesOf } = indexOf(catalogue);
  const indicators = of.kind === 'indicators' ? of.indicators.flatMap(({ code }) => byCode.get(code) ?? []) : [];
  const bases = new Set(indicators.flatMap(({ id }) => (seriesOf.get(id) ?? []).map(({ basis }) => basis)));
  const isCount = indicators.length > 0 && indicators.every(({ unit }) => unit === 'count');
  const isFlow = isCount && !bases.has('snapshot') && !bases.has('not-given');
  return { isOneIndicator: indicators.length === 1, bases, isCount, isFlow };
}

function membersOf({ of }: Question, { catalogue }: Words): readonly Indicator[] {
  const { byCode } = indexOf(catalogue);
  return of.kind === 'indicators' ? of.indicators.flatMap(({ code }) => byCode.get(code) ?? []) : [];
}

function anyIn(positions: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (positions.has(at)) return true;
  return false;
}
