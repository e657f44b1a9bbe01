import type { Catalogue } from '../catalogue/catalogue.ts';
import { compareDecimals, decimal } from '../evaluate/decimal.ts';
import { gapFact } from '../reply/fact.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayDifference } from '../reply/say.ts';
import { type AgainstTarget, againstTarget, factOfTarget, sayTarget } from './against-target.ts';
import { benchmark } from './benchmark.ts';
import { againstAll, benchmarkFact, sayAgainst } from './beside.ts';
import { bySeries, type Figure, type Found, hasNumber, look, otherBases } from './figure.ts';
import { text } from './full-status.ts';
import { noData, notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { lowerFirst, sayFigure, sayIt, sayNumber, sayWhen, upperFirst } from './sentence.ts';
import { meant, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { target } from './target.ts';

/** "How far off are we?": the distance to the target, and how many more would reach it. */
export const gapToTarget: Intent = {
  id: 'gap',
  examples: [
    'how far off target are we on children on a plan for a year or less?',
    'how many more children would need to be on a plan for a year or less to hit the target?',
    'by how much did review conferences beat their target?',
    'gap to target for initial conferences over the rolling year',
    'how many points are we from good authorities on re-referrals?',
    'margin over target for protection visits',
  ],
  counterExamples: [
    "what's the target for initial conferences?",
    'which measures are below target?',
    'how many children are in care?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return target.plan(asked, catalogue);
    return planFor(catalogue, {
      asked,
      indicators: meant(asked, catalogue).map(({ indicator }) => indicator),
      last: 2,
    });
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return target.answer(asked, found, catalogue);
    if (asked.comparators.length > 0) return benchmark.answer(asked, found, catalogue);
    const read = bySeries(found);
    return joined(meant(asked, catalogue).map((each) => gapOf(asked, each, read, catalogue)));
  },
};

function gapOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looked = look(sought);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const { figure } = looked;
  const main = againstTarget(catalogue, figure);
  if (!main) return noTarget(asked, figure, found, catalogue);
  if (!hasNumber(figure.observation)) return notGiven(figure, asked);
  if (!main.gap) return notSetAgainst(asked, main, catalogue);
  const others = asked.basis === null ? otherBases({ catalogue, found }, figure) : [];
  const alsoMeasured = others.flatMap((other) => againstTarget(catalogue, other) ?? []);
  return {
    outcome: 'answered',
    headline: `${distance(main)}: ${lowerFirst(sayIt(catalogue, figure))}, target ${sayTarget(main)}.`,
    parts: [
      ...howMany(main),
      ...alsoMeasured.map((other) =>
        text(`${upperFirst(distance(other))}: ${sayFigure(other.figure)} ${sayWhen(other.figure)}.`),
      ),
      receipt(
        asked,
        [figure, ...alsoMeasured.map((other) => other.figure)].map((shown) => shown.observation),
      ),
    ],
    facts: [
      valueFact(catalogue, figure),
      factOfTarget(catalogue, main),
      ...gapFacts(catalogue, main),
      ...alsoMeasured.flatMap((other) => [valueFact(catalogue, other.figure), ...gapFacts(catalogue, other)]),
    ],
  };
}

/** '3 points short of the target', '1.4 points better than the target'. */
function distance({ figure, gap }: AgainstTarget): string {
  if (!gap) return 'Not set against the target';
  const size = sayDifference(gap.points, figure.indicator.unit);
  if (compareDecimals(gap.points, decimal('0')) === 0) return 'Exactly on the target';
  return gap.met ? `${size} better than the target, which is met` : `${size} short of the target`;
}

/** How many more (or fewer) of the population would reach the target, with as many in all as now. */
function howMany(each: AgainstTarget): readonly Part[] {
  const { figure, gap } = each;
  if (!gap || gap.met) return [];
  const { indicator, observation } = figure;
  if (gap.more === null)
    return [text('How many more that would take is not held: the counts behind it are not both known.')];
  const way = indicator.polarity === 'lower' ? 'fewer' : 'more';
  const whole =
    observation.denominator === null ? '' : ` of the ${sayNumber(observation.denominator)} ${indicator.population}`;
  return [text(`${sayNumber(gap.more)} ${way}${whole} would reach ${sayTarget(each)}.`)];
}

function gapFacts(catalogue: Catalogue, { figure, gap }: AgainstTarget) {
  return gap ? gapFact(catalogue, figure.observation, gap) : [];
}

function notSetAgainst(asked: Asked, main: AgainstTarget, catalogue: Catalogue): Reply {
  const headline = `The figure for ${lowerFirst(main.figure.indicator.name)} can't be set against its target of ${sayTarget(main)}.`;
  return noData({ asked, catalogue, headline }, [main.figure]);
}

function noTarget(asked: Asked, figure: Figure, found: Found, catalogue: Catalogue): Reply {
  const name = lowerFirst(figure.indicator.name);
  const against = againstAll({ catalogue, found }, figure);
  const parts = against.map((each) => text(`A benchmark is held, which is no target. ${sayAgainst(catalogue, each)}.`));
  const held = hasNumber(figure.observation) ? [figure] : [];
  const reply = noData(
    { asked, catalogue, headline: `No target is held for ${name}, so there is no gap to give.`, parts },
    held,
  );
  return { ...reply, facts: [...reply.facts, ...against.map((each) => benchmarkFact(catalogue, each))] };
}
