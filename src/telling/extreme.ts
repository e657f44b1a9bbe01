import { againstTarget } from '../figures/beside.ts';
import { type Extreme, extremesOf } from '../figures/extreme.ts';
import { asMeasured, type Figure } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { movedSince, sinceOf } from '../figures/movement.ts';
import type { Placed } from '../figures/order.ts';
import type { Order } from '../question/question.ts';
import { allOf, upperFirst } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { axisWord, counted } from './axis-words.ts';
import { eachInRow, isInRows } from './each-in-row.ts';
import { endWord, otherEnd } from './extreme-words.ts';
import { factsOnce, valueFact } from './facts.ts';
import { joined } from './joined.ts';
import { arrowOf, movedFacts, ordinal, saySize } from './lines/change.ts';
import { countsOf, numberOf, placeOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { noneInOrder } from './none-in-order.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { rowOf } from './row.ts';
import { breakLines, leftOutOf, provisionalLine, rowName, subjectName } from './rows-beside.ts';
import type { Telling } from './telling.ts';
import { timesChart, timesNext, timesTable } from './times-beside.ts';
import { type Told, toldOf } from './told.ts';

/** "Best month ever? Furthest off target?": what comes first in an order, by its name, then its place among the others. */
export const extreme: Telling = {
  plan: planOrWhole,
  tell(asked, rows, catalogue) {
    const told = toldOf(asked, rows, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    const extremes = extremesOf(asked, told);
    return isInRows(extremes) ? tellEach(told, extremes) : joined(extremes.map((each) => tellExtreme(told, each)));
  },
};

/** Of each of many lines its first. */
function tellEach(told: Told, found: readonly Extreme[]): Reply {
  const inShort = found.flatMap(({ rows, first, order }) => {
    const [lead] = first;
    if (!lead) return [];
    const { figure } = lead;
    const value = order.by === 'value' ? numberOf(figure) : sayBy(told, order, figure);
    const detail = rows.along === 'times' ? whenOf(figure) : rowName(told, rows, figure);
    return [{ rows, value, detail, facts: factsFor(told, order, figure), observations: [figure.observation] }];
  });
  const [first] = found;
  return eachInRow(told, first ? `${upperFirst(endWord(first, told.asked.question.place ?? 1))} of each` : '', inShort);
}

function tellExtreme(told: Told, found: Extreme): Reply {
  const [first] = found.first;
  if (!first) return noneInOrder(told, found);
  const { rows, newest } = found;
  const shown = found.first.map(({ figure }) => figure);
  // Those that it is the most of are named beside it, and so are facts too.
  const rest = rows.along === 'times' ? [] : found.placed.map(({ figure }) => figure);
  const observations = [...shown, ...(newest ? [newest.figure] : [])].map(({ observation }) => observation);
  return replyOf({
    headline: headlineOf(told, found),
    parts: [
      text(whichLine(told, found)),
      ...rowsPart(told, found),
      ...othersLine(told, found),
      ...newestLine(told, found),
      ...breakLines(found.breaks),
      ...provisionalLine(shown),
      ...leftOutOf(told, { ...rows, blank: rows.along === 'times' ? [] : rows.blank }),
      ...timesChart(told, rows),
      ...sourceLine(observations),
    ],
    more: [...timesTable(rows), ...fullSource(observations)],
    next: timesNext(told, first.figure),
    facts: factsOnce(
      [...new Set([...shown, ...(newest ? [newest.figure] : []), ...rest])].flatMap((each) =>
        factsFor(told, found.order, each),
      ),
    ),
    listed: rows.along === 'times' ? [] : shown.map((each) => placeOf(told, each) ?? each.indicator.code),
  });
}

const MOST_TIES = 3;

/** 'Feb 2024 and Jan 2025, both 80% (40 of 50; 60 of 75).' */
function headlineOf(told: Told, { rows, first, order }: Extreme): string {
  const lead = first[0] as Placed;
  const level = first.filter(({ place }) => place === lead.place).map(({ figure }) => figure);
  const names = level.slice(0, MOST_TIES).map((figure) => rowName(told, rows, figure));
  const more = level.length > MOST_TIES ? [`${level.length - MOST_TIES} more`] : [];
  const said = upperFirst(allOf([...names, ...more]));
  if (level.length === 1) return `${said}: ${sayBy(told, order, lead.figure)}.`;
  const counts = level.slice(0, MOST_TIES).flatMap((figure) => countsOf(figure) ?? []);
  const beside = counts.length > 0 && order.by === 'value' ? ` (${counts.join('; ')})` : '';
  const value =
    order.by === 'value' ? numberOf(lead.figure) : sayBy(told, order, lead.figure).split(/,? (?:to|at) /)[0];
  return `${said}, ${level.length === 2 ? 'both' : 'each'} ${value}${beside}.`;
}

/** The figure with what it is ordered by: its change, its distance. */
function sayBy(told: Told, order: Order, figure: Figure): string {
  const word = wordOf(told, figure);
  const rating = word === null ? '' : `, ${word}`;
  if (order.by === 'change') {
    const moved = movedSince(figure, sinceOf(told.asked.question));
    if (moved)
      return `${arrowOf(moved.change.direction)} ${saySize(figure.indicator, moved.change)} to ${withCounts(figure)}`;
  }
  const goal = order.by === 'gap' ? againstTarget(told, figure) : null;
  if (!goal?.gap) return `${withCounts(figure)}${rating}`;
  const size = sayDifference(goal.gap.points, asMeasured(figure).indicator.unit);
  const aim = sayValue(goal.target, asMeasured(figure).indicator.unit);
  return `${size} ${sideOf(figure, goal.gap.met)} its target of ${aim}, at ${withCounts(figure)}${rating}`;
}

function sideOf({ indicator }: Figure, met: boolean): string {
  if (met) return 'better than';
  return indicator.polarity === 'lower' ? 'over' : 'short of';
}

/** 'Best of the 36 months held: initial conferences in 15 working days'. */
function whichLine(told: Told, found: Extreme): string {
  const { rows, placed, first } = found;
  const lead = (first[0] as Placed).figure;
  const { place, limit } = told.asked.question;
  const end = endWord(found, place ?? 1);
  const many = limit !== null && limit > 1 ? `The ${first.length} ${end}` : upperFirst(end);
  const held = rows.along === 'times' ? ' held' : '';
  const among = `${many} of ${rows.along === 'times' ? 'the ' : ''}${counted(told, rows, placed.length)}${held}`;
  const neither = found.unjudged ? '; neither way is better' : '';
  if (rows.along === 'indicators') return `${among}${neither}`;
  const when = rows.along === 'times' ? '' : `, ${whenOf(lead)}`;
  return `${among}, ${subjectName(told, rows, lead)}${when}${neither}`;
}

/** The other end, and who comes next, along areas, categories and measures. */
function othersLine(told: Told, { rows, placed, first, order }: Extreme): readonly Part[] {
  if (rows.along === 'times' || first.length > 1) return [];
  const rest = placed.filter(({ place }) => place !== first[0]?.place);
  const [next, last] = [rest[0], rest.at(-1)];
  if (!next || !last) return [];
  const say = ({ figure }: Placed) =>
    `${rowName(told, rows, figure)}, ${order.by === 'value' ? numberOf(figure) : sayBy(told, order, figure)}`;
  return [text(next === last ? `Then ${say(next)}` : `Then ${say(next)}; last ${say(last)}`)];
}

/** Of several asked for, a row each. */
function rowsPart(told: Told, { rows, first }: Extreme): readonly Part[] {
  const { limit } = told.asked.question;
  if (limit === null || limit < 2 || first.length < 2) return [];
  const lines = first.map(({ figure }) =>
    rowOf(told, figure, {
      name: rowName(told, rows, figure),
      beside: rows.along === 'times' ? figure.observation.period : null,
    }),
  );
  return [{ kind: 'rows', heading: null, rows: lines, left: null, all: null }];
}

/** 'Oct 2026: 70.6% (89 of 126), the 3rd lowest'. */
function newestLine(told: Told, found: Extreme): readonly Part[] {
  const { newest, fromEnd, placed, rows } = found;
  if (!newest) return [];
  const place =
    newest.place === 1
      ? 'the newest of all'
      : `the ${fromEnd === null ? placeWord(newest.place, endWord(found, 1)) : placeWord(fromEnd, otherEnd(found))}`;
  if (found.first.some(({ figure }) => figure === newest.figure)) {
    return [text(`It is the newest ${axisWord(told, rows)} held`)];
  }
  return [text(`${upperFirst(whenOf(newest.figure))}: ${withCounts(newest.figure)}, ${place} of ${placed.length}`)];
}

function placeWord(place: number, end: string): string {
  return place === 1 ? end : `${ordinal(place)} ${end}`;
}

function factsFor(told: Told, order: Order, figure: Figure) {
  const fact = valueFact(told, figure);
  if (order.by !== 'change') return [fact];
  const moved = movedSince(figure, sinceOf(told.asked.question));
  return moved ? [fact, ...movedFacts(told, figure, moved.change)] : [fact];
}
