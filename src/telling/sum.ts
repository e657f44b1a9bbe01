import type { Figure } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { meansAlong } from '../figures/mean.ts';
import { type Total, totalsAlong } from '../figures/sum.ts';
import { totalBefore } from '../figures/total-before.ts';
import type { WorkedOut } from '../figures/worked.ts';
import { upperFirst } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { eachInRow, isInRows } from './each-in-row.ts';
import { valueFact } from './facts.ts';
import { noData, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { nameOf, numberOf, placeOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { breakLines, leftOutOf, provisionalLine, rowName, subjectName } from './rows-beside.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { timesChart, timesNext, timesTable } from './times-beside.ts';
import { type Told, toldOf } from './told.ts';
import { totalBeside } from './total-beside.ts';
import { workedFact } from './worked-fact.ts';
import { sayHow, sayParts, sayRefusal, sayWorked } from './worked-words.ts';

/** "Year to date, in total": what adds up, added up and said to be, or the published figure of just that. */
export const sum: Telling = tellingOf(totalsAlong, 'added up');

/** "On average": counts of percentages added up, a plain mean of all else. */
export const mean: Telling = tellingOf(meansAlong, 'averaged');

function tellingOf(along: typeof totalsAlong, done: string): Telling {
  const beside = (reply: Reply, told: Told, total: Total): Reply => {
    const { parts, facts } = totalBeside(told, total, totalBefore(told.asked, total, told, along));
    const [name, ...others] = reply.parts;
    return { ...reply, parts: [...(name ? [name] : []), ...parts, ...others], facts: [...reply.facts, ...facts] };
  };
  return {
    plan: planOrWhole,
    tell(asked, found, catalogue) {
      const told = toldOf(asked, found, catalogue);
      if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
      const totals = along(asked, told);
      return isInRows(totals)
        ? tellEach(told, totals, done)
        : joined(totals.map((total) => beside(tellTotal(told, total, done), told, total)));
    },
  };
}

/** How many in all over a stretch, where that adds up; null where it doesn't. */
export function totalOver(told: Told): Reply | null {
  const totals = totalsAlong(told.asked, told);
  if (totals.length === 0 || totals.some(({ worked, rows }) => worked.kind === 'refused' || rows.along !== 'times'))
    return null;
  return isInRows(totals)
    ? tellEach(told, totals, 'added up')
    : joined(totals.map((total) => tellTotal(told, total, 'added up')));
}

/** Of each of many lines the number. */
function tellEach(told: Told, totals: readonly Total[], done: string): Reply {
  const inShort = totals.flatMap(({ rows, worked }) => {
    if (worked.kind === 'refused') return [];
    const from = worked.kind === 'published' ? [worked.figure] : worked.from;
    const [value, fact] =
      worked.kind === 'published'
        ? [numberOf(worked.figure), valueFact(told, worked.figure)]
        : [sayWorked(worked), factOf(told, rows, worked)];
    return [
      { rows, value, detail: null, facts: [fact], observations: from.slice(-1).map(({ observation }) => observation) },
    ];
  });
  const [first] = totals;
  if (inShort.length === 0 && first) return tellTotal(told, first, done);
  const left = totals.length - inShort.length;
  const reply = eachInRow(told, `${upperFirst(done)}, each`, inShort);
  return left === 0
    ? reply
    : {
        ...reply,
        parts: [
          ...reply.parts,
          caveat(`${left} of ${totals.length} are not ${done}: not every part is held, or some are hidden`),
        ],
      };
}

function factOf(told: Told, rows: Total['rows'], worked: WorkedOut): Fact {
  return workedFact(told, {
    value: worked.value,
    unit: worked.unit,
    counts: worked.counts,
    how: sayHow(told, rows, worked),
    from: worked.from,
    about: rows.along === 'areas' ? { area: null } : {},
  });
}

function tellTotal(told: Told, { rows, worked }: Total, done: string): Reply {
  switch (worked.kind) {
    case 'published':
      return tellPublished(told, worked.figure, rows);
    case 'worked-out':
      return tellWorked(told, rows, worked);
    case 'refused': {
      const newest = [...rows.figures, ...rows.hidden].at(-1);
      if (!newest) return nothingFor(told, soughtOf(told, rows.of));
      const headline = `Not ${done}: ${sayRefusal(told, worked)}.`;
      const shown = rows.figures.slice(-1);
      const reply = noData(told, headline, shown);
      return { ...reply, parts: [text(subjectName(told, rows, newest)), ...reply.parts] };
    }
  }
}

function tellPublished(told: Told, figure: Figure, rows: Total['rows']): Reply {
  const parts = rows.figures.map(({ observation }) => observation);
  return replyOf({
    headline: `${withCounts(figure)}, ${whenOf(figure)}, as published.`,
    parts: [
      text(nameOf(told, figure)),
      ...breakLines(
        figure.series.breaks.filter(
          ({ at }) => at > figure.observation.period.start && at <= figure.observation.period.end,
        ),
      ),
      ...timesChart(told, rows),
      ...sourceLine([figure.observation]),
    ],
    more: [...timesTable(rows), ...fullSource([figure.observation, ...parts])],
    next: timesNext(told, figure),
    facts: [valueFact(told, figure)],
  });
}

function tellWorked(told: Told, rows: Total['rows'], worked: WorkedOut): Reply {
  const { from } = worked;
  const [first, last] = [from[0], from.at(-1)] as [Figure, Figure];
  const soFar = worked.soFar ? ', so far' : '';
  const observations = from.map(({ observation }) => observation);
  return replyOf({
    headline: `${sayWorked(worked)}, worked out: ${sayParts(told, rows, worked)}${soFar}.`,
    parts: [
      text(subjectName(told, rows, first)),
      text(methodOf(worked, rows)),
      ...smallParts(told, rows, from),
      ...breakLines(worked.breaks),
      ...provisionalLine(from),
      ...leftOutOf(told, rows),
      ...timesChart(told, rows),
      ...sourceLine(observations.slice(-1)),
    ],
    more: [...timesTable(rows), ...fullSource(observations)],
    next: timesNext(told, last),
    facts: [factOf(told, rows, worked)],
    listed: rows.along === 'areas' ? from.map((each) => placeOf(told, each) ?? '') : [],
  });
}

function methodOf({ method, from }: WorkedOut, { along }: Total['rows']): string {
  if (method === 'pooled') return 'The counts are added up, since percentages are never averaged';
  if (method === 'mean') {
    const isDays = along === 'times' && from[0]?.observation.period.basis === 'snapshot';
    return isDays ? 'A plain mean of how it stood on those days' : 'A plain mean';
  }
  return along === 'times' ? 'A sum of what happened in each' : 'A sum, each of the same time';
}

const FEW = 4;

/** Few parts are all named. */
function smallParts(told: Told, rows: Total['rows'], from: readonly Figure[]): readonly Part[] {
  if (from.length > FEW) return [];
  return [text(from.map((each) => `${rowName(told, rows, each)} ${numberOf(each)}`).join(', '))];
}
