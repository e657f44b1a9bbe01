import { type Figure, hasNumber } from '../figures/figure.ts';
import { type Line, linesOf } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { isStretch } from '../figures/stretch.ts';
import type { Reply } from '../reply/reply.ts';
import { countOf, formed } from './count.ts';
import { courseOf } from './course.ts';
import { gridOf } from './grid.ts';
import { notGiven, nothingFor } from './held.ts';
import { notHeldHere } from './not-held-here.ts';
import { type Opposite, oppositeCount } from './opposite.ts';
import { overPeriods } from './over-periods.ts';
import { planOrWhole } from './plan.ts';
import { rankingOf } from './ranking.ts';
import { severalOf } from './several.ts';
import { soughtOf } from './sought.ts';
import { statusOf } from './status.ts';
import { totalOver } from './sum.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "How is X doing, how many, by locality?": the figures asked for, at one time. */
export const value: Telling = {
  plan: planOrWhole,
  tell: (asked, found, catalogue) => tellValue(toldOf(asked, found, catalogue)),
};

export function tellValue(told: Told): Reply {
  const { question } = told.asked;
  const lines = linesOf(told.asked, told.catalogue);
  const [first] = lines;
  if (!first) return notHeldHere(told);
  if (question.when.kind === 'periods') return overPeriods(told, lines);
  if (isStretch(question.when)) return (question.form === 'count' ? totalOver(told) : null) ?? courseOf(told, lines);
  const measures = new Set(lines.map(({ indicator }) => indicator.code));
  if (lines.length === 1) return oneOf(told, first);
  if (measures.size === 1) return rankingOf(told);
  return measures.size < lines.length ? gridOf(told, lines) : severalOf(told, lines);
}

/** One figure of one line. */
function oneOf(told: Told, line: Line): Reply {
  const { question } = told.asked;
  const figure = figureOfLine(question, line, told);
  if (!figure) return nothingFor(told, soughtOf(told, line));
  if (!hasNumber(figure.observation)) return notGiven(told, figure);
  const { figure: shown, refused } = formed(told, figure);
  if (refused) return refused;
  const rest = line.inverse && question.form === 'count' ? oppositeCount(told, figure) : null;
  if (rest) return withOpposite(statusOf(told, figure, false), rest);
  return isCount(told, shown) ? countOf(told, shown, figure) : statusOf(told, shown, line.inverse);
}

/** A number of its own, to be told as a count: one that is rated is told as a status. */
function isCount(told: Told, { indicator }: Figure): boolean {
  return told.asked.question.form === 'count' || (indicator.unit === 'count' && indicator.polarity === 'none');
}

/** The opposite first, then the figure that it was worked out from. */
function withOpposite(reply: Reply, { headline, facts }: Opposite): Reply {
  return { ...reply, headline, lead: null, facts: [...facts, ...reply.facts] };
}
