import { type Figure, hasNumber, ratedOf } from '../figures/figure.ts';
import type { Reply } from '../reply/reply.ts';
import { lineBeside } from './charts/status-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { firstCaveats, otherCaveats } from './lines/caveats.ts';
import { changeLine, relativeLine } from './lines/change.ts';
import { comparatorsLine, furtherComparators } from './lines/comparators.ts';
import { limitsBehind } from './lines/limits.ts';
import { meaningLine, reasonsFor } from './lines/meaning.ts';
import { leadOf, leadSentence } from './lines/number.ts';
import { reasonLine } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { whyLine, wordsBehind } from './lines/words.ts';
import { nextOf } from './next.ts';
import { oppositeOf } from './opposite.ts';
import { replyOf, text } from './reply-of.ts';
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
    meaningLine(told, figure),
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
    more: [
      ...behind.parts,
      ...reasonsFor(told, figure).map(text),
      ...limitsBehind(told, figure),
      ...wordsBehind(told, figure, reason),
      ...fullSource(shown),
    ],
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
