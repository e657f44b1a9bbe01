import { againstTarget } from '../figures/beside.ts';
import type { Figure } from '../figures/figure.ts';
import { targetFact } from '../reply/fact.ts';
import { plural, shortName } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { figuresOf } from './each-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOne } from './next.ts';
import { replyOf } from './reply-of.ts';
import { rowOf } from './row.ts';
import { scopeOf } from './scope.ts';
import { worstFirst } from './standing-order.ts';
import type { Told } from './told.ts';

const MOST = 6;

/** Every target of what was asked about, those missed furthest first. */
export function targetsOf(told: Told): Reply {
  const goals = worstFirst(told, figuresOf(told)).flatMap((figure) => {
    const goal = againstTarget(told, figure);
    return goal ? [{ figure, goal }] : [];
  });
  const scope = scopeOf(told);
  if (goals.length === 0) return noData(told, `No target is held${scope.inIt}.`);
  const missed = goals.filter(({ goal }) => goal.gap?.met === false);
  const left = goals.length - MOST;
  const observations = goals.map(({ figure }) => figure.observation);
  const headline =
    missed.length === 0
      ? `${plural(goals.length, 'measure has', 'measures have')} a target${scope.inIt}, none is missed.`
      : `${missed.length} of ${plural(goals.length, 'target')} missed${scope.inIt}.`;
  return replyOf({
    headline,
    parts: [
      {
        kind: 'rows',
        heading: null,
        rows: goals
          .slice(0, MOST)
          .map(({ figure }) => rowOf(told, figure, { name: shortName(figure.indicator), counts: false })),
        left: left > 0 ? `${left} more with a target` : null,
        all: null,
      },
      ...sourceLine(observations),
    ],
    more: [tableOf(goals), ...fullSource(observations)],
    next: [
      nextOne('What is missed', {
        ask: 'list',
        of: told.asked.question.of,
        only: [{ not: false, test: { kind: 'target', side: 'misses' } }],
      }),
    ],
    facts: factsOnce(
      goals.flatMap(({ figure, goal }) => [
        targetFact(told.catalogue, figure.observation, goal.target),
        valueFact(told, figure),
      ]),
    ),
    listed: goals.map(({ figure }) => figure.indicator.code),
  });
}

function tableOf(
  goals: readonly {
    readonly figure: Figure;
    readonly goal: { readonly target: string; readonly gap: { readonly met: boolean } | null };
  }[],
): Part {
  const rows = goals.map(({ figure, goal }) => [
    figure.indicator.name,
    sayValue(goal.target, figure.indicator.unit),
    `${numberOf(figure)}, ${whenOf(figure)}`,
    goal.gap === null ? '' : goal.gap.met ? 'met' : 'missed',
  ]);
  return { kind: 'table', title: null, columns: ['Measure', 'Target', 'Value', ''], rows };
}
