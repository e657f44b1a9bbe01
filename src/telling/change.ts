import { type Changed, changesOf } from '../figures/change.ts';
import type { Figure } from '../figures/figure.ts';
import { shortName, upperFirst } from '../reply/name.ts';
import type { Reply } from '../reply/reply.ts';
import { lineOf } from './charts/line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData, notGiven, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { firstCaveats, otherCaveats } from './lines/caveats.ts';
import { arrowOf, movedFacts, publishedLine, saySize, sayVerdict } from './lines/change.ts';
import { nameOf, numberOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { reasonLine } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { breakLines, provisionalLine } from './rows-beside.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { timesNext } from './times-beside.ts';
import { type Told, toldOf } from './told.ts';

/** "How much has it changed since Q2?": the difference first, then both figures, and whether it is more than chance. */
export const change: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    const changes = changesOf(asked, told);
    return changes.length === 0 ? notHeldHere(told) : joined(changes.map((each) => tellChange(told, each)));
  },
};

function tellChange(told: Told, found: Changed): Reply {
  const { line, to, from, moved } = found;
  if (!to) return nothingFor(told, soughtOf(told, line));
  const published = from ? null : publishedOf(told, to);
  if (published) return published;
  if (!from)
    return noData(told, `No earlier figure for that time is held of ${nameOf(told, to)}.`, [to, ...earlierOf(to)]);
  if (!moved) return tellHidden(told, to, from);
  const observations = [from.observation, to.observation];
  return replyOf({
    headline: headlineOf(found, to, from),
    parts: [
      text(nameOf(told, to)),
      text(`${sayEnd(told, to)}; ${whenOf(from)}: ${withCounts(from)}`),
      ...breakLines(moved.breaks),
      ...reasonLine(told, to).parts,
      ...otherCaveats(told, to).parts,
      ...provisionalLine([from, to]),
      ...chartOf(told, to, from),
      ...sourceLine(observations),
    ],
    more: fullSource(observations),
    next: timesNext(told, to),
    facts: factsOnce([...changeFirst(told, found, to), ...reasonLine(told, to).facts]),
  });
}

/** 'Fell since the quarter before, as published': what the source says, where its earlier figure is not held. */
function publishedOf(told: Told, to: Figure): Reply | null {
  const { when, against } = told.asked.question;
  if (when.kind !== 'newest' || against.some(({ kind }) => kind === 'period')) return null;
  const said = publishedLine(to);
  if (said.parts.length === 0) return null;
  const reason = reasonLine(told, to);
  const word = wordOf(told, to);
  return replyOf({
    headline: `${shortName(to.indicator)}: ${[withCounts(to), ...(word === null ? [] : [word]), whenOf(to)].join(', ')}.`,
    parts: [
      ...said.parts,
      ...firstCaveats(told, to).parts,
      ...reason.parts,
      ...otherCaveats(told, to).parts,
      ...sourceLine([to.observation]),
    ],
    more: [text(nameOf(told, to)), ...fullSource([to.observation])],
    next: timesNext(told, to),
    facts: factsOnce([valueFact(told, to), ...reason.facts]),
  });
}

/** '↓ 20 points from 70.4% to 50.4%: worse.' */
function headlineOf({ moved, verdict }: Changed, to: Figure, from: Figure): string {
  const found = (moved as NonNullable<Changed['moved']>).change;
  const said = sayVerdict(verdict);
  const after = said === null ? '' : `: ${said}`;
  if (found.direction === 'unchanged') return `Unchanged at ${numberOf(to)}, ${whenOf(from)} to ${whenOf(to)}.`;
  const way = found.direction === 'rose' ? 'Up' : 'Down';
  return `${way} ${saySize(to.indicator, found)} (${arrowOf(found.direction)} ${numberOf(from)} to ${numberOf(to)}), ${whenOf(from)} to ${whenOf(to)}${after}.`;
}

function sayEnd(told: Told, to: Figure): string {
  const word = wordOf(told, to);
  return `${upperFirst(whenOf(to))}: ${withCounts(to)}${word === null ? '' : `, ${word}`}`;
}

/** The change is what was asked for, so it leads; then both figures. */
function changeFirst(told: Told, { moved }: Changed, to: Figure) {
  const [previous, ...changes] = movedFacts(told, to, (moved as NonNullable<Changed['moved']>).change);
  return [...changes, valueFact(told, to), ...(previous ? [previous] : [])];
}

/** The newest before it, to say what is held instead. */
function earlierOf(to: Figure): readonly Figure[] {
  const before = to.history.findLast(({ period, marker }) => period.end < to.observation.period.end && marker === null);
  return before ? [{ ...to, observation: before }] : [];
}

function tellHidden(told: Told, to: Figure, from: Figure): Reply {
  const hidden = [to, from].find(({ observation }) => observation.marker !== null) ?? to;
  const reply = notGiven(told, hidden);
  const other = hidden === to ? from : to;
  return {
    ...reply,
    parts: [...reply.parts, text(`${upperFirst(whenOf(other))}: ${withCounts(other)}`)],
    facts: [valueFact(told, other)],
  };
}

const DRAWN = 4;

function chartOf(told: Told, to: Figure, from: Figure) {
  const between = to.history.filter(
    ({ period }) => period.end >= from.observation.period.end && period.end <= to.observation.period.end,
  );
  if (between.length < DRAWN) return [];
  return lineOf(told.catalogue, { last: to, from: from.observation.period.end, benchmarks: [] }).parts;
}
