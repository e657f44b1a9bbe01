import type { Figure } from '../figures/figure.ts';
import type { Reply } from '../reply/reply.ts';
import { courseCaveats } from './course-caveats.ts';
import type { Course } from './course-points.ts';
import { factsOnce, valueFact } from './facts.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { firstCaveats } from './lines/caveats.ts';
import { changeLine } from './lines/change.ts';
import { limitsBehind } from './lines/limits.ts';
import { leadOf, leadSentence } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { wordsBehind } from './lines/words.ts';
import { nextOf } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import { all, type Told } from './told.ts';

/** One point is no course: says so, with the point and the movement that is known. */
export function onlyPoint(told: Told, course: Course): Reply {
  const [figure] = course.points as readonly [Figure];
  const moved = changeLine(told, figure);
  const none = 'One figure is held, so no trend can be drawn';
  const said = all([
    firstCaveats(told, figure),
    moved,
    basesLine(told, figure, otherBases(told, figure).rest),
    courseCaveats(told, course),
  ]);
  const words = wordsBehind(told, figure);
  return replyOf({
    headline: leadSentence(told, figure),
    lead: leadOf(told, figure),
    parts: [
      text(moved.parts.length > 0 ? none : `${none}; the source states no movement`),
      ...said.parts,
      ...sourceLine([figure.observation]),
    ],
    more: [...words, ...limitsBehind(told, figure), ...fullSource([figure.observation])],
    next: nextOf(told, figure, ['status', 'compare', 'why', 'theme']),
    facts: factsOnce([valueFact(told, figure), ...said.facts]),
  });
}
