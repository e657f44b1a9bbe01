import { END_OF_PART } from './categories.ts';
import { type Cover, positionsOf } from './cover.ts';
import type { Hypothesis } from './hypotheses.ts';
import { anyIn, sum } from './members.ts';
import type { Message, Span } from './span.ts';
import { WEIGHTS } from './weights.ts';
import type { Words } from './words.ts';

/**
 * Which spans may stand under a hypothesis of the subject, and how much they are worth there: a limit that is part of how
 * a measure is called is less likely one that was set.
 */
export function fitter(
  hypotheses: readonly Hypothesis[],
  message: Message,
  words: Words,
): (spans: readonly Span[], hypothesis: Hypothesis) => readonly Span[] {
  const bounds = boundsOf(hypotheses);
  const likeliest = likeliestOf(hypotheses);
  const less = (span: Span) => ({ ...span, weight: span.weight * WEIGHTS.span.ofSubject });
  return (spans, hypothesis) => {
    const named = ownOf(hypothesis);
    // 'Some good news' is of no measure that has such a part, where none is named or pointed at.
    const isPartOfNothing = ({ row }: Span) =>
      row.startsWith(END_OF_PART) && hypothesis.kind === 'none' && spans.every(({ sense }) => sense.role !== 'back');
    const denying = new Set(hypothesis.members.flatMap((member) => member.denying));
    return spans
      .map((span) => {
        const isUnsure = isBound(span, span.sense.role === 'period' ? named : bounds, message) || isPartOfNothing(span);
        return isUnsure ? less(span) : span;
      })
      .filter(
        (span) =>
          !isTurnOf(span, denying) &&
          !isNumberOf(span, message, hypothesis, words) &&
          !isShareOfOther(span, message, hypothesis) &&
          !takesName(span, hypothesis) &&
          !(span.sense.role === 'framing' && anyIn(likeliest, span.from, span.to)) &&
          !isOfLimit(span, message),
      );
  };
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

/** Words by which the likeliest one subject is named. */
function likeliestOf(hypotheses: readonly Hypothesis[]): ReadonlySet<number> {
  const [first] = hypotheses
    .flatMap(({ members }) => (members.length === 1 ? members : []))
    .toSorted((a, b) => b.score - a.score);
  return new Set(first?.naming.flatMap((worth, at) => (worth > 0 ? at : [])) ?? []);
}

const NEAR_ENOUGH = 0.6;

/** Whether a limit or a stretch of time is more likely part of how the measure is named. */
function isBound({ sense, from, to }: Span, bounds: ReadonlySet<number>, { stems }: Message): boolean {
  const isLimit = sense.role === 'number' || (sense.role === 'condition' && sense.condition.test.kind === 'number');
  if (isLimit) {
    // '12 working days' of what is counted in them: only a number of its own makes it part of the name.
    const numbers = stems.slice(from, to).flatMap((stem, at) => (/^\d/.test(stem) ? [from + at] : []));
    return numbers.length > 0 ? numbers.some((at) => bounds.has(at)) : anyIn(bounds, from, to);
  }
  // 'The last six months' is no part of 'within 12 months': both the number and what it counts are to be the name's own.
  if (sense.role === 'period' && sense.when.kind === 'last')
    return countIn(bounds, from, to) >= Math.min(2, sense.when.count);
  const isOthers = sense.role === 'comparator' && sense.comparators.length === 0;
  return (isOthers || sense.role === 'framing') && anyIn(bounds, from, to);
}

function countIn(places: ReadonlySet<number>, from: number, to: number): number {
  return [...places].filter((at) => at >= from && at < to).length;
}

/** '12 days or better', 'more than 20', 'longer than a year' set a limit, and 'up to date' no direction. */
function isOfLimit({ sense, from, to }: Span, { tokens, stems }: Message): boolean {
  const unit = stems[from - 2] ?? '';
  const isOpenEnd =
    stems[from - 1] === 'or' && (/^\d/.test(unit) || LENGTHS.has(unit) || unit === 'percent' || unit === 'target');
  if (isOpenEnd && sense.role === 'condition' && sense.condition.test.kind === 'moved') return true;
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

/** A percentage is no limit of what is counted in something else. */
function isShareOfOther({ sense, from, to }: Span, { tokens }: Message, { members }: Hypothesis): boolean {
  if (sense.role !== 'condition' || sense.condition.test.kind !== 'number') return false;
  const isShare = tokens.slice(from, to + 1).some(({ text }) => text === 'percent');
  const units = members.flatMap(({ subject }) => subject.indicator?.unit ?? []);
  return isShare && units.length > 0 && units.every((unit) => unit !== 'percent');
}

/** Whether each subject still has words that name it, with what the spans take. */
export function names({ subject }: Cover, { members }: Hypothesis): boolean {
  return members.every(({ naming }) => subject.some((at) => (naming[at] ?? 0) > 0));
}

/** Words that are set apart for sure ('not dental', 'excluding Coldmere') name nothing that is asked. */
export function setApart(spans: readonly Span[]): ReadonlySet<number> {
  const apart = new Set<number>();
  for (const span of spans) {
    const { sense, from, to, weight } = span;
    // 'When did we first …' names no first assessment.
    if (sense.role === 'ask' && sense.end) for (const at of positionsOf(span)) apart.add(at);
    if (sense.role !== 'denial' || sense.kind === 'turn') continue;
    if (sense.kind === 'idle' && weight / (to - from) >= SURE) for (let at = from; at < to; at += 1) apart.add(at);
    if (sense.kind === 'idle') continue;
    if (weight / (sense.scope.from - from) < SURE || sense.scope.from >= to) continue;
    for (let at = sense.scope.from; at < sense.scope.to; at += 1) apart.add(at);
  }
  return apart;
}

const SURE = 0.7;
