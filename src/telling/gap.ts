import { type AgainstTarget, againstTarget, type Colour } from '../figures/beside.ts';
import type { Figure } from '../figures/figure.ts';
import { targetFact } from '../reply/fact.ts';
import type { Reply } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { benchmarkOf } from './benchmark.ts';
import { eachLine } from './each-line.ts';
import { factsOnce, gapFactsOf, valueFact } from './facts.ts';
import { colourAsked, gapsInRows, goalOf } from './gap-rows.ts';
import { noData } from './held.ts';
import { otherBases } from './lines/bases.ts';
import { otherCaveats } from './lines/caveats.ts';
import { limitsBehind } from './lines/limits.ts';
import { fullNameLine, nameOf, shortOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { noTargetOf } from './no-target.ts';
import { planDeep } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { targetsOf } from './targets.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "How far off are we?": the distance to the target, and how many more would reach it. */
export const gap: Telling = {
  plan: planDeep,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (asked.question.of.kind !== 'indicators') return targetsOf(told);
    const toOthers = asked.question.against.some(({ kind }) => kind === 'comparators');
    if (toOthers) return eachLine(told, (figure) => benchmarkOf(told, figure));
    return gapsInRows(told) ?? eachLine(told, (figure) => gapOf(told, figure));
  },
};

function gapOf(told: Told, figure: Figure): Reply {
  const colour = colourAsked(told);
  const goal = goalOf(told, figure);
  if (!goal && colour !== null) return noLimitOf(told, figure, colour);
  if (!goal) return noTargetOf(told, figure, ', so there is no gap to give');
  if (!goal.gap) {
    const aim = sayValue(goal.target, figure.indicator.unit);
    return noData(told, `${nameOf(told, figure)} can't be set against its target of ${aim}.`, [figure]);
  }
  const others = otherBases(told, figure);
  const also = [...others.beside, ...others.rest].flatMap((other) => {
    const theirs = goalOf(told, other);
    return theirs?.gap ? [{ other, goal: theirs }] : [];
  });
  const caveats = otherCaveats(told, figure, also.length > 0 ? ['bases'] : []);
  const observations = [figure, ...also.map(({ other }) => other)].map(({ observation }) => observation);
  const word = wordOf(told, figure);
  const said = also.map(({ other, goal: theirs }) =>
    text(`${sayWhenOf(other)}: ${withCounts(other)}, ${shortGap(theirs, other)}`),
  );
  return replyOf({
    headline: `${sayGap(goal, figure, colour)}${sayMore(goal, figure)}.`,
    parts: [
      text(shortOf(told, figure)),
      text([`${withCounts(figure)}, ${whenOf(figure)}`, ...(word === null ? [] : [word])].join(' · ')),
      ...unknownMore(goal),
      ...(colour === null ? [] : targetBeside(told, figure, goal)),
      ...said.slice(0, 1),
      ...caveats.parts,
      ...sourceLine(observations.slice(0, 2)),
    ],
    more: [...fullNameLine(told, figure), ...said.slice(1), ...limitsBehind(told, figure), ...fullSource(observations)],
    next: nextOf(told, figure, ['trend', 'why', 'areas', 'compare']),
    facts: factsOnce([
      valueFact(told, figure),
      targetFact(told.catalogue, figure.observation, goal.target),
      ...gapFactsOf(told, figure, goal),
      ...also.flatMap(({ other, goal: theirs }) => [valueFact(told, other), ...gapFactsOf(told, other, theirs)]),
    ]),
  });
}

/** The target itself, where it lies beyond the limit that was asked about. */
function targetBeside(told: Told, figure: Figure, { target }: AgainstTarget) {
  const goal = againstTarget(told, figure);
  if (!goal?.gap || goal.target === target) return [];
  return [text(`The target is ${sayValue(goal.target, figure.indicator.unit)}: ${shortGap(goal, figure)}`)];
}

function noLimitOf(told: Told, figure: Figure, colour: Colour): Reply {
  return noData(told, `From what on ${nameOf(told, figure)} is ${colour} is not held.`, [figure]);
}

/** '14.4 points short'. */
function shortGap({ gap: far }: AgainstTarget, { indicator }: Figure): string {
  if (!far || far.points.units === 0) return 'exactly on it';
  return `${sayDifference(far.points, indicator.unit)} ${far.met ? 'better' : 'short'}`;
}

/** '13.6 points short of the target of 85%'. */
function sayGap({ gap: far, target }: AgainstTarget, { indicator }: Figure, colour: Colour | null): string {
  const limit = sayValue(target, indicator.unit);
  const side = indicator.polarity === 'lower' ? 'up to' : 'from';
  const aim = colour === null ? `the target of ${limit}` : `${colour}, which is ${side} ${limit}`;
  if (colour !== null && far && far.points.units > 0)
    return `${sayDifference(far.points, indicator.unit)} inside ${aim}`;
  if (!far || far.points.units === 0) return `Exactly on ${aim}`;
  const size = sayDifference(far.points, indicator.unit);
  return far.met ? `${size} better than ${aim}, which is met` : `${size} short of ${aim}`;
}

/** ': 48 more of the 346 would have met it'. */
export function sayMore({ gap: far }: AgainstTarget, { indicator, observation }: Figure): string {
  if (!far || far.met || far.more === null) return '';
  const of = observation.denominator === null ? '' : ` of the ${observation.denominator.toLocaleString('en-GB')}`;
  const way = indicator.polarity === 'lower' ? 'fewer' : 'more';
  return `: ${far.more.toLocaleString('en-GB')} ${way}${of} would have met it`;
}

function unknownMore({ gap: far }: AgainstTarget) {
  return far && !far.met && far.more === null
    ? [text('How many more that takes is not known: its counts are not held')]
    : [];
}

function sayWhenOf(other: Figure): string {
  const when = whenOf(other);
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}${other.series.basis === 'month' ? ' alone' : ''}`;
}
