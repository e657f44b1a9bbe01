import type { Figure } from '../figures/figure.ts';
import { movedFrom } from '../figures/movement.ts';
import { verdictSince } from '../figures/statistics.ts';
import { allOf, plural, shortName } from '../reply/name.ts';
import type { Fact, Part, Reply, Row } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { sideBySide } from './charts/comparison.ts';
import { type Course, sinceBreak } from './course-points.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { arrowOf, movedFacts, saySize, sayVerdict } from './lines/change.ts';
import { midName, numberOf, placeOf, shortOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf } from './reply-of.ts';
import type { Told } from './told.ts';

const MOST = 7;
/** More lines in one picture can't be told apart. */
const DRAWN = 2;

/** Several courses: a row each with last, first and the way between. */
export function manyCourses(told: Told, courses: readonly Course[]): Reply {
  const held = courses.filter(({ points }) => points.length > 0);
  const ways = held.map((course) => wayOf(course));
  const [first] = ways;
  if (!first)
    return noData(
      told,
      `No figures for ${allOf([...new Set(courses.map(({ line }) => midName(line.indicator)))])} are held for that.`,
    );
  const lasts = ways.map(({ last }) => last);
  const observations = lasts.map(({ observation }) => observation);
  const chart = held.length <= DRAWN ? sideBySide(told.catalogue, lasts, false).parts : [];
  return replyOf({
    headline: `${headOf(courses)}: ${sayWorse(ways)}.`,
    parts: [
      {
        kind: 'rows',
        heading: null,
        rows: ways.slice(0, MOST).map((way) => rowFor(told, way, courses)),
        left: leftOf(ways),
        all: null,
      },
      ...missing(courses),
      ...chart,
      ...sourceLine(observations),
    ],
    more: [...tableOf(told, ways, courses), ...fullSource(observations)],
    next: nextOf(told, first.last, ['compare', 'why', 'status']),
    facts: factsOnce(ways.flatMap((way) => factsOf(told, way))),
    listed: lasts.map((last) => placeOf(told, last) ?? last.indicator.code),
  });
}

interface Way {
  readonly first: Figure;
  readonly last: Figure;
  readonly moved: ReturnType<typeof movedFrom>;
  readonly verdict: string | null;
}

function wayOf({ points }: Course): Way {
  const last = points.at(-1) as Figure;
  const first = sinceBreak(points)[0] ?? last;
  const moved = first === last ? null : movedFrom(last, first.observation);
  const verdict = moved ? sayVerdict(verdictSince(last, { kind: 'day', day: first.observation.period.end })) : null;
  return { first, last, moved, verdict };
}

function headOf(courses: readonly Course[]): string {
  const names = [...new Set(courses.map(({ line }) => shortName(line.indicator)))];
  return names.length <= 2 ? allOf(names) : plural(names.length, 'measure');
}

/** '2 of 6 worse, 1 better, 3 with no clear change'. */
function sayWorse(ways: readonly Way[]): string {
  const count = (verdict: string) => ways.filter((way) => way.verdict === verdict).length;
  const said = [
    ...(count('worse') > 0 ? [`${count('worse')} worse`] : []),
    ...(count('better') > 0 ? [`${count('better')} better`] : []),
    ...(count('no clear change') > 0 ? [`${count('no clear change')} with no clear change`] : []),
  ];
  const rose = ways.filter(({ moved }) => moved?.change.direction === 'rose').length;
  const fell = ways.filter(({ moved }) => moved?.change.direction === 'fell').length;
  return said.length > 0 ? `${allOf(said)}, of ${ways.length}` : `${rose} up, ${fell} down, of ${ways.length}`;
}

function nameIn(told: Told, figure: Figure, courses: readonly Course[]): string {
  const isOne = new Set(courses.map(({ line }) => line.indicator.code)).size === 1;
  return isOne ? (placeOf(told, figure) ?? shortName(figure.indicator)) : shortOf(told, figure);
}

function rowFor(told: Told, way: Way, courses: readonly Course[]): Row {
  const { last } = way;
  return {
    rating: null,
    value: numberOf(last),
    name: nameIn(told, last, courses),
    detail: `${whenOf(last)} · ${sayMoved(way)}`,
    strong: false,
  };
}

function sayMoved({ first, last, moved, verdict }: Way): string {
  if (!moved) return 'one figure held';
  const before = `from ${numberOf(first)}, ${shortPeriod(first.observation.period)}`;
  if (moved.change.direction === 'unchanged') return `unchanged ${before}`;
  const size = `${arrowOf(moved.change.direction)} ${saySize(last.indicator, moved.change)} ${before}`;
  return verdict === null ? size : `${size}: ${verdict}`;
}

function leftOf(ways: readonly Way[]): string | null {
  return ways.length > MOST ? `${ways.length - MOST} more` : null;
}

function missing(courses: readonly Course[]): readonly Part[] {
  const without = courses.filter(({ points }) => points.length === 0);
  if (without.length === 0) return [];
  const names = without.map(({ line }) => line.area?.name ?? line.category);
  return [caveat(`Nothing shown for ${allOf([...new Set(names)])}.`)];
}

function tableOf(told: Told, ways: readonly Way[], courses: readonly Course[]): readonly Part[] {
  if (ways.length <= MOST) return [];
  const rows = ways.map((way) => [nameIn(told, way.last, courses), numberOf(way.last), sayMoved(way)]);
  return [{ kind: 'table', title: null, columns: ['', 'Newest', 'Change'], rows }];
}

function factsOf(told: Told, { last, moved }: Way): readonly Fact[] {
  return [valueFact(told, last), ...(moved ? movedFacts(told, last, moved.change) : [])];
}
