import { type AgainstTarget, againstTarget } from '../figures/beside.ts';
import type { Figure } from '../figures/figure.ts';
import type { Line } from '../figures/lines.ts';
import { targetFact } from '../reply/fact.ts';
import { upperFirst } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { eachLine } from './each-line.ts';
import { factsOnce, gapFactsOf, valueFact } from './facts.ts';
import { goalAt, goalBefore, goalBeforeOf, goalsAt } from './goal-then.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { otherCaveats } from './lines/caveats.ts';
import { changeLine } from './lines/change.ts';
import { limitsBehind } from './lines/limits.ts';
import { fullNameLine, shortOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { sayReason } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { noTargetOf } from './no-target.ts';
import { planDeep } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { targetsOf } from './targets.ts';
import type { Telling } from './telling.ts';
import { all, type Told, toldOf } from './told.ts';

/** "What is the target, and is it met?": the target in force, then how the figure stands to it. */
export const target: Telling = {
  plan: planDeep,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    const named = asked.question.of.kind === 'indicators' && asked.indicators.length < 4;
    const isBefore = asked.question.aspect === 'before';
    const tell = (figure: Figure, line: Line) =>
      (isBefore && goalBefore(told, figure)) || goalsAt(told, line) || targetOf(told, figure);
    return named
      ? eachLine(told, tell, (line) =>
          isBefore ? goalBeforeOf(told, line) : (goalsAt(told, line) ?? goalAt(told, line)),
        )
      : targetsOf(told);
  },
};

function targetOf(told: Told, figure: Figure): Reply {
  const goal = againstTarget(told, figure);
  if (!goal) return noTargetOf(told, figure);
  const { observation } = figure;
  const others = otherBases(told, figure);
  const said = all([basesLine(told, figure, others.beside), otherCaveats(told, figure), changeLine(told, figure)]);
  const behind = basesLine(told, figure, others.rest);
  return replyOf({
    headline: `${shortOf(told, figure)}: ${sayTarget(goal, figure)}, ${sayMet(goal, figure)}.`,
    parts: [...ratedLine(told, figure), ...said.parts, ...sourceLine([observation])],
    more: [...fullNameLine(told, figure), ...behind.parts, ...limitsBehind(told, figure), ...fullSource([observation])],
    next: nextOf(told, figure, ['gap', 'trend', 'areas', 'compare']),
    facts: factsOnce([
      targetFact(told.catalogue, observation, goal.target),
      ...gapFactsOf(told, figure, goal),
      valueFact(told, figure),
      ...said.facts,
      ...behind.facts,
    ]),
  });
}

function sayTarget({ target: aim }: AgainstTarget, { indicator }: Figure): string {
  return `target ${sayValue(aim, indicator.unit)}`;
}

/** 'missed by 34.6 points: 50.4% (64 of 127), Jul–Sep 2026'. */
function sayMet({ gap }: AgainstTarget, figure: Figure): string {
  const value = `${withCounts(figure)}, ${whenOf(figure)}`;
  if (!gap) return `against ${value}`;
  const size = sayDifference(gap.points, figure.indicator.unit);
  const far = gap.points.units === 0 ? 'exactly' : `by ${size}`;
  return `${gap.met ? 'met' : 'missed'} ${far}: ${value}`;
}

/** 'Red below 62%', 'Rated needs attention, as published'. */
function ratedLine(told: Told, figure: Figure): readonly Part[] {
  const word = wordOf(told, figure);
  const [, limit] = (sayReason(told, figure) ?? '').split(', ');
  if (limit !== undefined) return [text(upperFirst(limit))];
  return word === null ? [] : [text(upperFirst(word))];
}
