import type { Change } from '../evaluate/change.ts';
import type { Figure } from '../figures/figure.ts';
import { movedFrom } from '../figures/movement.ts';
import { verdictSince } from '../figures/statistics.ts';
import { upperFirst } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { lineOf } from './charts/line.ts';
import { courseCaveats } from './course-caveats.ts';
import { type Course, extremesOf, sinceBreak } from './course-points.ts';
import { factsOnce, valueFact } from './facts.ts';
import { changeLine, movedFacts, relativeLine, saySize, sayVerdict } from './lines/change.ts';
import { besideComparators, comparatorsLine } from './lines/comparators.ts';
import { limitsBehind } from './lines/limits.ts';
import { countsOf, numberOf, shortOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { reasonLine } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { wordsBehind } from './lines/words.ts';
import { nextOf } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import { all, line, type Said, SILENT, type Told } from './told.ts';

/** So many points are all named in the words. */
const FEW = 6;
/** From so many on a line is drawn. */
const DRAWN = 4;

/** The course of one series: last and first, how it is rated, the latest change, the ends, and the line. */
export function oneCourse(told: Told, course: Course): Reply {
  const { points } = course;
  const [first, last] = [sinceBreak(points)[0] ?? points[0], points.at(-1)] as [Figure, Figure];
  const overall = first === last ? null : movedFrom(last, first.observation);
  const said = all([
    ratingLine(told, last),
    points.length <= FEW ? listedLine(told, points) : rangeLine(told, sinceBreak(points)),
    points.length > 2 ? latestLine(told, last) : SILENT,
    courseCaveats(told, course),
  ]);
  const observations = points.map(({ observation }) => observation);
  return replyOf({
    headline: `${shortOf(told, last)}: ${withCounts(last)}, ${whenOf(last)}${sayOverall(last, overall?.change ?? null)}.`,
    parts: [...said.parts, ...chartOf(told, points), ...sourceLine(observations.slice(-1))],
    more: moreOf(told, points, last),
    next: nextOf(told, last, ['areas', 'compare', 'why', 'gap', 'status']),
    facts: factsOnce([
      valueFact(told, last),
      ...(overall ? movedFacts(told, last, overall.change) : []),
      ...said.facts,
      ...comparatorsLine(told, last).facts,
      ...points.map((point) => valueFact(told, point, point === last ? 'value' : 'previous')),
    ]),
  });
}

/** ', ↓ 20.3 points from 70.7%, Jan–Mar 2024: worse'. */
function sayOverall(last: Figure, moved: Change | null): string {
  if (!moved) return '';
  const { from, direction } = moved;
  const before = `${numberOf({ indicator: last.indicator, observation: from })}, ${shortPeriod(from.period)}`;
  if (direction === 'unchanged') return `, unchanged from ${before}`;
  const verdict = sayVerdict(verdictSince(last, { kind: 'day', day: from.period.end }));
  const way = direction === 'rose' ? 'up' : 'down';
  return `, ${way} ${saySize(last.indicator, moved)} from ${before}${verdict === null ? '' : `: ${verdict}`}`;
}

function ratingLine(told: Told, last: Figure): Said {
  const word = wordOf(told, last);
  const reason = reasonLine(told, last);
  const [part] = reason.parts;
  const words = part?.kind === 'text' ? part.text : null;
  if (word === null || words?.includes(word)) return reason;
  return line(words === null ? upperFirst(word) : `${upperFirst(word)}. ${words}`, reason.facts);
}

function listedLine(told: Told, points: readonly Figure[]): Said {
  if (points.length < 3) return SILENT;
  const said = points.slice(0, -1).map((point) => `${numberOf(point)} ${whenOf(point)}`);
  return line(
    `Before: ${said.reverse().join('; ')}`,
    points.map((point) => valueFact(told, point, 'previous')).slice(0, -1),
  );
}

/** 'Lowest 50.4%, Jul–Sep 2026; highest 70.9%, Apr–Jun 2024'. */
function rangeLine(told: Told, points: readonly Figure[]): Said {
  const extremes = extremesOf(points);
  if (!extremes) return line(`The same in all ${points.length} figures`);
  const { low, high } = extremes;
  const last = points.at(-1);
  const said = (
    [
      ['lowest', low],
      ['highest', high],
    ] as const
  )
    .filter(([, figure]) => figure !== last && figure !== points[0])
    .map(([end, figure]) => `${end} ${numberOf(figure)}, ${whenOf(figure)}`);
  const newest = low === last ? 'The lowest' : high === last ? 'The highest' : null;
  const place = newest === null ? [] : [`${newest} of ${points.length}`];
  if (said.length + place.length === 0) return SILENT;
  return line(
    upperFirst([...place, ...said].join('; ')),
    [low, high].map((each) => valueFact(told, each, 'previous')),
  );
}

/** The latest change, where it is more than chance: else it says nothing of the course. */
function latestLine(told: Told, last: Figure): Said {
  const word = verdictSince(last, null)?.word;
  if (word !== 'better' && word !== 'worse') return SILENT;
  const said = changeLine(told, last);
  const parts = said.parts.map((part): Part => (part.kind === 'text' ? text(`Latest: ${part.text}`) : part));
  return { parts, facts: said.facts };
}

function chartOf(told: Told, points: readonly Figure[]): readonly Part[] {
  const [first, last] = [points[0], points.at(-1)] as [Figure, Figure];
  if (points.length < DRAWN) return [];
  const benchmarks = besideComparators(told, last).map(({ comparator }) => comparator);
  return lineOf(told.catalogue, { last, from: first.observation.period.end, benchmarks }).parts;
}

function moreOf(told: Told, points: readonly Figure[], last: Figure): readonly Part[] {
  const rows = points
    .toReversed()
    .map((point) => [shortPeriod(point.observation.period), numberOf(point), countsOf(point) ?? '']);
  const table: readonly Part[] =
    points.length > 2 ? [{ kind: 'table', title: null, columns: ['Period', 'Value', 'Of'], rows }] : [];
  return [
    ...comparatorsLine(told, last).parts,
    ...relativeLine(last).parts,
    ...table,
    ...limitsBehind(told, last),
    ...wordsBehind(told, last),
    ...fullSource(points.map(({ observation }) => observation)),
  ];
}
