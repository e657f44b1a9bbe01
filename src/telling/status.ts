import { type Figure, hasNumber, ratedOf } from '../figures/figure.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { factsOnce, valueFact } from './facts.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { firstCaveats, otherCaveats } from './lines/caveats.ts';
import { changeLine, relativeLine } from './lines/change.ts';
import { comparatorsLine, furtherComparators } from './lines/comparators.ts';
import { leadOf, leadSentence, midName, restOf } from './lines/number.ts';
import { reasonLine } from './lines/reason.ts';
import { limitsBehind } from './lines/limits.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { whyLine, wordsBehind } from './lines/words.ts';
import { lineBeside } from './charts/status-line.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf } from './reply-of.ts';
import { all, type Told } from './told.ts';

/** "How is X doing?": one figure, rated, with its direction and what stands beside it. */
export function statusOf(told: Told, figure: Figure, inverse: boolean): Reply {
  const opposite = inverse ? oppositeOf(told, figure) : null;
  const others = otherBases(told, figure);
  const chart = lineBeside(told, figure);
  const reason = whyLine(told, figure);
  const said = all([
    reasonLine(told, figure),
    firstCaveats(told, figure),
    changeLine(told, figure),
    comparatorsLine(told, figure),
    basesLine(told, figure, others.beside),
    otherCaveats(told, figure),
  ]);
  const behind = all([basesLine(told, figure, others.rest), furtherComparators(told, figure), relativeLine(figure)]);
  const shown = [figure, ...others.beside].map(({ observation }) => observation);
  return replyOf({
    headline: opposite?.headline ?? leadSentence(told, figure),
    lead: opposite ? null : leadOf(told, figure),
    parts: [...(opposite?.parts ?? []), ...said.parts, ...chart.parts, ...whyLine(told, figure), ...sourceLine(shown)],
    more: [...behind.parts, ...limitsBehind(told, figure), ...wordsBehind(told, figure), ...fullSource(shown)],
    next: nextOf(told, figure, nextLikely(told, figure, reason.length > 0)),
    facts: factsOnce([
      ...(opposite?.facts ?? []),
      valueFact(told, figure),
      ...said.facts,
      ...behind.facts,
      ...chart.facts,
    ]),
  });
}

function nextLikely(told: Told, figure: Figure, isExplained: boolean) {
  const isDrawn = figure.history.filter(hasNumber).length > 3;
  const { rating } = ratedOf(told, figure);
  const isConcern = !isExplained && rating !== null && rating !== 'within' && rating !== 'exceeds';
  return [
    'areas',
    'parts',
    ...(isDrawn ? [] : (['trend'] as const)),
    'compare',
    ...(isConcern ? (['why'] as const) : []),
    'trend',
    'theme',
  ] as const;
}

interface Opposite {
  readonly headline: string;
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
}

/** In the breakdown of a fact that was worked out as all that is not in the figure. */
export const THE_REST = 'the rest';

/** The opposite of what is measured: what is left of 100, where the figure is exact. */
function oppositeOf(told: Told, figure: Figure): Opposite {
  const rest = restOf(figure);
  const value = sayValue(figure.observation.value, figure.indicator.unit, figure.observation.qualifier);
  if (rest === null) {
    const why = `The opposite of ${midName(figure.indicator)} is not worked out: the figure is no exact percentage.`;
    return { headline: leadSentence(told, figure), parts: [caveat(why)], facts: [] };
  }
  const fact: Fact = {
    ...valueFact(told, figure),
    role: 'worked-out',
    breakdown: THE_REST,
    value: Number(rest),
    numerator: null,
    denominator: null,
    rating: null,
    how: `100% less ${value}`,
    from: [valueFact(told, figure)],
  };
  return {
    headline: `${rest}%, worked out as the rest of ${value}: ${leadSentence(told, figure)}`,
    parts: [],
    facts: [fact],
  };
}
