import type { Figure } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { type Run, runsOf } from '../figures/run.ts';
import { allOf, upperFirst } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { whenShort } from '../reply/short-period.ts';
import { counted } from './axis-words.ts';
import { sayNotOnly, sayOnly } from './condition-words.ts';
import { factsOnce, valueFact } from './facts.ts';
import { nothingFor } from './held.ts';
import { nameOf, numberOf, placeOf, shortOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { breakLines, leftOutOf } from './rows-beside.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { timesChart, timesNext, timesTable } from './times-beside.ts';
import { type Told, toldOf } from './told.ts';
import { newestLine } from './when.ts';
import { workedFact } from './worked-fact.ts';

/** "How long has it been falling?": how many times in a row, up to the newest. */
export const run: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    const runs = runsOf(asked, told);
    const [first] = runs;
    return first && runs.length === 1 ? tellRun(told, first) : tellRuns(told, runs);
  },
};

function tellRun(told: Told, found: Run): Reply {
  const { rows, newest, figures, only } = found;
  if (!newest) return nothingFor(told, soughtOf(told, rows.of));
  const first = figures[0];
  return replyOf({
    headline: headlineOf(told, found),
    parts: [
      text(nameOf(told, newest)),
      text(
        first && first !== newest
          ? `From ${numberOf(first)} to ${numberOf(newest)}, ${whenOf(newest)}`
          : newestLine(told, newest),
      ),
      ...endLine(found),
      ...breakLines(found.breaks),
      ...leftOutOf(told, rows),
      ...timesChart(told, rows),
      ...sourceLine([newest.observation]),
    ],
    more: [
      ...longestLine(told, found),
      ...timesTable(rows),
      ...fullSource(rows.figures.map(({ observation }) => observation)),
    ],
    next: timesNext(told, newest),
    facts: factsOnce([
      workedFact(told, {
        value: figures.length,
        unit: 'count',
        how: `in a row: ${sayOnly(only, 'was', newest.indicator.unit)}`,
        from: figures.length > 0 ? figures : [newest],
      }),
      ...[...(first ? [first] : []), newest].map((each) => valueFact(told, each)),
    ]),
  });
}

/** '7 quarters in a row, since Jan–Mar 2025: fell in each.', 'Not now: it met the target in Oct 2026.' */
function headlineOf(told: Told, { rows, figures, newest, only, end }: Run): string {
  const { unit } = (newest as Figure).indicator;
  const [first] = figures;
  if (!first) {
    const why = end === 'failed' ? `it ${sayNotOnly(only, 'was', unit)}` : 'that can’t be told';
    return `Not now: ${why} ${whenShort((newest as Figure).observation.period)}.`;
  }
  const atLeast = end === 'start' ? 'All ' : '';
  const held = end === 'start' ? ' held' : ' in a row';
  return `${atLeast}${counted(told, rows, figures.length)}${held}, since ${whenOf(first)}: ${sayOnly(only, 'was', unit)} in each.`;
}

function longestLine(told: Told, { rows, figures, longest }: Run): readonly Part[] {
  return longest > figures.length ? [text(`The longest run held is ${counted(told, rows, longest)}`)] : [];
}

/** Why it does not go further back. */
function endLine({ rows, before, end, figures, only }: Run): readonly Part[] {
  const unit = rows.of.indicator.unit;
  const lines: string[] = [];
  if (before && figures.length > 0 && end === 'failed')
    lines.push(
      `Before: ${sayNotOnly(only, 'was', unit)} ${whenShort(before.observation.period)} (${numberOf(before)})`,
    );
  if (before && end === 'hidden') lines.push(`Before that, ${whenOf(before)} is hidden, so it may be longer`);
  if (before && end === 'unjudged') lines.push(`Before that it can't be told: ${whenOf(before)}`);
  if (end === 'gap') lines.push('Before that a time is not held');
  return lines.map((line) => text(line));
}

const MOST = 6;

/** Of several lines, a row each. */
function tellRuns(told: Told, runs: readonly Run[]): Reply {
  const held = runs.filter(({ newest }) => newest !== null);
  const running = held.filter(({ figures }) => figures.length > 0);
  const shown = running.slice(0, MOST);
  const [first] = shown;
  const name = (each: Run) => nameIn(told, held, each);
  const only = held[0]?.only ?? [];
  const unit = held[0]?.rows.of.indicator.unit ?? 'percent';
  return replyOf({
    headline: first ? longestOf(told, running, name) : `Not now, in none of the ${held.length}.`,
    parts: [
      text(`${upperFirst(sayOnly(only, 'was', unit))}, in a row up to the newest`),
      {
        kind: 'rows',
        heading: null,
        rows: shown.map((each) => ({
          rating: null,
          value: counted(told, each.rows, each.figures.length),
          name: name(each),
          detail: `since ${whenOf(each.figures[0] as Figure)}`,
          strong: false,
        })),
        left: restOf(held.length, running.length, shown.length),
        all: null,
      },
      ...sourceLine(held.flatMap(({ newest }) => newest?.observation ?? [])),
    ],
    facts: shown.map((each) =>
      workedFact(told, {
        value: each.figures.length,
        unit: 'count',
        how: `in a row: ${sayOnly(only, 'was', unit)}`,
        from: each.figures,
      }),
    ),
    listed: shown.map((each) => placeOf(told, each.newest as Figure) ?? each.rows.of.indicator.code),
  });
}

const MOST_TIES = 3;

/** 'Fallowdale the longest: 7 months', 'Alderbeck and Coldmere the longest: 7 months'; of more how many they are. */
function longestOf(told: Told, running: readonly Run[], name: (each: Run) => string): string {
  const [first] = running as [Run];
  const level = running.filter(({ figures }) => figures.length === first.figures.length);
  const names = level.length > MOST_TIES ? `${level.length} level` : allOf(level.map(name));
  return `${upperFirst(names)}, the longest: ${counted(told, first.rows, first.figures.length)}, since ${whenOf(first.figures[0] as Figure)}.`;
}

function nameIn(told: Told, runs: readonly Run[], { newest, rows }: Run): string {
  const measures = new Set(runs.map((each) => each.rows.of.indicator.id));
  const figure = newest as Figure;
  return measures.size > 1
    ? shortOf(told, figure)
    : (placeOf(told, figure) ?? rows.of.area?.name ?? shortOf(told, figure));
}

function restOf(held: number, running: number, shown: number): string | null {
  const more = running - shown > 0 ? `${running - shown} more shorter` : '';
  const none = held - running > 0 ? `${held - running} not now` : '';
  return [more, none].filter((part) => part !== '').join('; ') || null;
}
