import { areaOf, type Figure, figureOf, hasNumber } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { comparatorsOf } from '../figures/series-of.ts';
import { periodOf } from '../figures/stretch.ts';
import { allOf, shortName } from '../reply/name.ts';
import type { Reply } from '../reply/reply.ts';
import { shortNamed } from '../reply/short-period.ts';
import { factsOnce, valueFact } from './facts.ts';
import { numberOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf } from './reply-of.ts';
import type { Told } from './told.ts';

/**
 * Of a time for which comparators are held and our own figure is not: theirs alone, ours named as not held. null where
 * no time was asked for, or ours is held.
 */
export function onlyComparator(told: Told): Reply | null {
  const period = periodOf(told.asked.question.when);
  const [line] = linesOf(told.asked, told.catalogue);
  if (!period || !line || figureOfLine(told.asked.question, line, told)) return null;
  const theirs = comparatorsOf(told.catalogue, line.indicator, told.asked.comparators).flatMap(({ id }) => {
    const held = told.found.get(id)?.find((each) => each.period.end === period.end && hasNumber(each));
    return held ? [figureOf(told, held)] : [];
  });
  const [first] = theirs;
  if (!first) return null;
  const say = (figure: Figure) => `${areaOf(told, figure)?.name ?? ''} ${numberOf(figure)}`;
  const observations = theirs.map(({ observation }) => observation);
  return replyOf({
    headline: `${shortName(line.indicator)}: ${allOf(theirs.map(say))}, ${whenOf(first)}.`,
    parts: [caveat(`No figure of our own is held for ${shortNamed(period)}.`), ...sourceLine(observations)],
    more: fullSource(observations),
    next: nextOf(told, first, ['compare', 'status']),
    facts: factsOnce(theirs.map((figure) => valueFact(told, figure, 'benchmark'))),
  });
}
