import { asksForHidden } from '../figures/ask.ts';
import type { Figure } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { type Tally, talliesOf } from '../figures/tally.ts';
import { allOf, plural } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { axisWord, counted } from './axis-words.ts';
import { sayOnly } from './condition-words.ts';
import { eachInRow, isInRows } from './each-in-row.ts';
import { factsOnce, valueFact } from './facts.ts';
import { nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { heldAgainst } from './lines/comparators.ts';
import { nameOf, placeOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { chanceOfMoves } from './moves.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { isOfPlaces, leftOutOf, provisionalLine, rowName } from './rows-beside.ts';
import { scopeOf } from './scope.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { timesChart, timesNext, timesTable } from './times-beside.ts';
import { SILENT, type Told, toldOf } from './told.ts';
import { workedFact } from './worked-fact.ts';

/** "How many of the last 24 months, how many localities": the number first, out of how many, then which. */
export const tally: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    const tallies = talliesOf(asked, told);
    return isInRows(tallies) ? tellEach(told, tallies) : joined(tallies.map((each) => tellTally(told, each)));
  },
};

/** Of each of many lines the number. */
function tellEach(told: Told, tallies: readonly Tally[]): Reply {
  const inShort = tallies.flatMap((each) => {
    const { rows, met, unmet, unjudged, count, of } = each;
    const [first] = [...met, ...unmet, ...unjudged];
    if (!first) return [];
    const fact = tallyFact(told, each, first);
    return [{ rows, value: `${count} of ${of}`, detail: null, facts: [fact], observations: [first.observation] }];
  });
  const [first] = tallies;
  const unit = first?.rows.of.indicator.unit ?? 'percent';
  const word = first ? plural(2, axisWord(told, first.rows)).replace(/^2 /, '') : '';
  return eachInRow(told, `How many ${word} it ${sayOnly(told.asked.question.only, 'was', unit)}`, inShort);
}

function tallyFact(told: Told, { rows, met, count, of }: Tally, first: Figure): Fact {
  return workedFact(told, {
    value: count,
    unit: 'count',
    how: `${axisWord(told, rows)} by ${axisWord(told, rows)}, of ${of}`,
    from: met.length > 0 ? met : [first],
    about: rows.along === 'times' ? {} : { area: null },
  });
}

function tellTally(told: Told, found: Tally): Reply {
  const { rows, met, unmet } = found;
  const [first] = [...met, ...unmet, ...found.unjudged];
  if (!first) return nothingFor(told, soughtOf(told, rows.of));
  const observations = rows.figures.map(({ observation }) => observation);
  const against = isOfPlaces(rows) ? heldAgainst(told, first, told.asked.question.only) : SILENT;
  return replyOf({
    headline: `${found.count} of ${counted(told, rows, found.of)}${whatOf(told, found, first)}.`,
    parts: [
      text(subjectOf(told, found, first)),
      ...whichLine(told, found),
      ...against.parts,
      ...chanceOfMoves(told.asked.question, met),
      ...provisionalLine(met),
      ...leftOutOf(told, asksForHidden(told.asked.question) ? { ...rows, hidden: [] } : rows, found.unjudged),
      ...timesChart(told, rows),
      ...sourceLine(observations.slice(-1)),
    ],
    more: [...timesTable(rows), ...fullSource(observations)],
    next: timesNext(told, first),
    facts: factsOnce([
      tallyFact(told, found, first),
      ...met.map((figure) => valueFact(told, figure)),
      ...against.facts,
    ]),
    listed: rows.along === 'times' ? [] : met.map((figure) => placeOf(told, figure) ?? figure.indicator.code),
  });
}

function whatOf(told: Told, { rows, of, count }: Tally, first: Figure): string {
  const { only } = told.asked.question;
  if (only.length === 0) return ' held';
  const tense = rows.along === 'times' ? 'was' : of === 1 || count === 1 ? 'is' : 'are';
  const units = new Set(rows.figures.map(({ indicator }) => indicator.unit));
  return ` ${sayOnly(only, tense, units.size === 1 ? first.indicator.unit : 'count')}`;
}

function subjectOf(told: Told, { rows, met, unmet }: Tally, first: Figure): string {
  if (rows.along === 'indicators') return scopeOf(told).name ?? 'All measures, newest figures';
  if (rows.along !== 'times') return `${first.indicator.name}, ${shortPeriod(first.observation.period)}`;
  const all = [...met, ...unmet].toSorted((a, b) => (a.observation.period.end < b.observation.period.end ? -1 : 1));
  const [from, to] = [all[0] ?? first, all.at(-1) ?? first];
  return `${nameOf(told, first)}, ${shortPeriod(from.observation.period)} to ${shortPeriod(to.observation.period)}`;
}

const MOST = 5;

/** Which they are; of many times the first and the last. */
function whichLine(told: Told, { rows, kept, met }: Tally): readonly Part[] {
  if (met.length === 0) return [];
  if (rows.along === 'times' && kept.length > MOST) {
    const [first, last] = [kept[0], kept.at(-1)] as [Figure, Figure];
    return [
      text(
        `The first in ${shortPeriod(first.observation.period)}, the last in ${shortPeriod(last.observation.period)}: ${withCounts(last)}`,
      ),
    ];
  }
  const names = kept
    .slice(0, MOST)
    .map((figure) => `${rowName(told, rows, figure)} (${withCounts(figure).replace(/ \(.*/, '')})`);
  const more = kept.length > MOST ? [`${kept.length - MOST} more`] : [];
  return [text(allOf([...names, ...more]))];
}
