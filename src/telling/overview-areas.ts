import { groupBy } from '../catalogue/catalogue-index.ts';
import type { Figure } from '../figures/figure.ts';
import { plural, shortName } from '../reply/name.ts';
import type { Reply, Row } from '../reply/reply.ts';
import { figuresOf } from './each-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { areaName, noData } from './held.ts';
import { numberOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOne } from './next.ts';
import { countRatings, inNeed } from './ratings-line.ts';
import { replyOf } from './reply-of.ts';
import { scopeOf } from './scope.ts';
import { worstFirst } from './standing-order.ts';
import type { Told } from './told.ts';

const MOST = 7;

/** Several areas over all measures: how many need attention in each, and which is furthest off. */
export function areasAtAGlance(told: Told): Reply {
  const byArea = [...groupBy(figuresOf(told), (figure) => areaName(told, figure))];
  const sorted = byArea.toSorted(([, a], [, b]) => inNeed(told, b).length - inNeed(told, a).length);
  const [first] = sorted;
  const scope = told.asked.themes.length === 0 ? '' : ` on ${told.asked.themes.map(({ name }) => name).join(', ')}`;
  if (!first) return noData(told, `Nothing is held${scopeOf(told).inIt} for that.`);
  const figures = byArea.flatMap(([, each]) => each);
  const observations = figures.map(({ observation }) => observation);
  const left = sorted.length - MOST;
  return replyOf({
    headline: `${first[0]} has most that need attention${scope}: ${inNeed(told, first[1]).length} of ${plural(first[1].length, 'measure')}.`,
    parts: [
      {
        kind: 'rows',
        heading: null,
        rows: sorted.slice(0, MOST).map(([name, each]) => areaRow(told, name, each)),
        left: left > 0 ? `${left} more` : null,
        all: null,
      },
      ...sourceLine(observations),
    ],
    more: fullSource(observations),
    next: sorted
      .slice(0, 3)
      .map(([name]) =>
        nextOne(name, { ask: 'overview', of: told.asked.question.of, where: { kind: 'areas', areas: [name] } }),
      ),
    facts: factsOnce(figures.map((figure) => valueFact(told, figure))),
    listed: sorted.map(([name]) => name),
  });
}

function areaRow(told: Told, name: string, figures: readonly Figure[]): Row {
  const [worst] = worstFirst(told, inNeed(told, figures));
  const furthest = worst ? [`furthest off: ${shortName(worst.indicator)} ${numberOf(worst)}`] : [];
  return {
    rating: null,
    value: `${inNeed(told, figures).length} of ${figures.length}`,
    name,
    detail: [countRatings(told, inNeed(told, figures)), ...furthest].join(' · '),
    strong: false,
  };
}
