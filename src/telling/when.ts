import { againstTarget } from '../figures/beside.ts';
import { asMeasured, type Figure, ratedOf } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import { breaksBetween } from '../figures/movement.ts';
import { type Held, heldWhen } from '../figures/when.ts';
import { upperFirst } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { axisWord, counted } from './axis-words.ts';
import { sayNotOnly, sayOnly } from './condition-words.ts';
import { eachInRow, isInRows } from './each-in-row.ts';
import { factsOnce, targetFacts, valueFact } from './facts.ts';
import { nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { placeOf, shortOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { breakLines, leftOutOf } from './rows-beside.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { timesChart, timesNext, timesTable } from './times-beside.ts';
import { type Told, toldOf } from './told.ts';

/** "When did we last meet it? Have we ever?": the date first, then how it has been since. */
export const when: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    const held = heldWhen(asked, told);
    return isInRows(held) ? tellEach(told, held) : joined(held.map((each) => tellHeld(told, each)));
  },
};

/** Of each of many lines the date. */
function tellEach(told: Told, all: readonly Held[]): Reply {
  const inShort = all.flatMap(({ rows, at, newest }) => {
    if (!newest) return [];
    const shown = at ?? newest;
    const detail = at ? withCounts(at) : `newest ${withCounts(newest)}`;
    return [
      {
        rows,
        value: at ? whenOf(at) : 'never',
        detail,
        facts: factsWithTarget(told, shown),
        observations: [shown.observation],
      },
    ];
  });
  const { only, end } = told.asked.question;
  return eachInRow(
    told,
    `${end === 'first' ? 'First' : 'Last'} time that it ${sayOnly(only, 'was', all[0]?.rows.of.indicator.unit ?? 'percent')}`,
    inShort,
  );
}

function tellHeld(told: Told, held: Held): Reply {
  const { rows, newest } = held;
  if (!newest) return nothingFor(told, soughtOf(told, rows.of));
  if (held.met.length + held.unmet.length === 0) return cantTell(told, held);
  const shown = held.at ?? held.nearest;
  return replyOf({
    headline: headlineOf(told, held),
    parts: [
      text(shortOf(told, newest)),
      ...sinceLine(told, held),
      ...otherBasis(told, held),
      ...breakLines(held.at ? breaksBetween(newest, held.at.observation, newest.observation) : []),
      ...leftOutOf(told, rows, held.unjudged),
      ...timesChart(told, rows),
      ...sourceLine([...(shown ? [shown] : []), newest].map(({ observation }) => observation)),
    ],
    more: [...timesTable(rows), ...fullSource(rows.figures.map(({ observation }) => observation))],
    next: timesNext(told, newest),
    facts: factsOnce([...(shown ? factsWithTarget(told, shown) : []), ...factsWithTarget(told, newest)]),
  });
}

/** 'Oct 2025: 87.8% (108 of 123), target 85%.', 'Never, in none of the 36 months held: nearest 73.7% (28 of 38), Nov 2023, target 85%.' */
function headlineOf(told: Told, held: Held): string {
  const { at, nearest, rows } = held;
  const place = placeOf(told, held.newest as Figure);
  const where = place === null ? '' : `${place}: `;
  if (at) return `${where}${upperFirst(whenOf(at))}: ${withCounts(at)}${aimOf(told, at)}.`;
  const none = `${where}Never, in none of the ${counted(told, rows, held.unmet.length)} held`;
  return nearest ? `${none}: nearest ${withCounts(nearest)}, ${whenOf(nearest)}${aimOf(told, nearest)}.` : `${none}.`;
}

/** ', target 85%' where what was asked is about the target. */
export function aimOf(told: Told, figure: Figure): string {
  const aims = told.asked.question.only.some(({ test }) => test.kind === 'target' || test.kind === 'rated');
  const goal = aims ? againstTarget(told, figure) : null;
  return goal ? `, target ${sayValue(goal.target, asMeasured(figure).indicator.unit)}` : '';
}

/** 'Missed the target in each of the 12 months since; Oct 2026: 70.6% (89 of 126), amber'. */
function sinceLine(told: Told, { at, others, newest, rows, holdsNow }: Held): readonly Part[] {
  const { only, end } = told.asked.question;
  if (!newest) return [];
  const { unit } = newest.indicator;
  if (at && holdsNow && end !== 'first')
    return [text(`${upperFirst(sayOnly(only, 'was', unit))} in the newest ${axisWord(told, rows)}`)];
  const since =
    others.length === 0 || !at
      ? []
      : [
          `${upperFirst(sayNotOnly(only, 'was', unit))} in ${eachOf(told, rows, others.length)} ${end === 'first' ? 'before' : 'since'}`,
        ];
  return [text([...since, newestLine(told, newest)].join('; '))];
}

function eachOf(told: Told, rows: Held['rows'], count: number): string {
  return count === 1 ? `the ${axisWord(told, rows)}` : `each of the ${counted(told, rows, count)}`;
}

/** 'Oct 2026: 70.6% (89 of 126), amber'. */
export function newestLine(told: Told, newest: Figure): string {
  const word = ratedOf(told, newest).rating === null ? null : wordOf(told, newest);
  return `${upperFirst(whenOf(newest))}: ${withCounts(newest)}${word === null ? '' : `, ${word}`}`;
}

/** 'By quarter: Jul–Sep 2025, 86.8%' where no basis was asked for and it is another one that leads. */
function otherBasis(told: Told, held: Held): readonly Part[] {
  const { question } = told.asked;
  const { indicator, series } = held.newest as Figure;
  const { headlineBasis } = indicator;
  if (question.basis !== null || headlineBasis === null || headlineBasis === series.basis) return [];
  if (!held.rows.of.series.some(({ basis }) => basis === headlineBasis)) return [];
  const again = { ...told.asked, question: { ...question, basis: headlineBasis } };
  const [other] = heldWhen(again, told).filter(({ rows }) => rows.of.area?.id === held.rows.of.area?.id);
  if (!other?.newest) return [];
  const by = headlineBasis === 'rolling-year' ? 'By rolling year' : `By ${headlineBasis}`;
  return [
    text(
      `${by}: ${other.at ? `${whenOf(other.at)}, ${withCounts(other.at)}` : `never in ${counted(told, other.rows, other.unmet.length)}`}`,
    ),
  ];
}

export function factsWithTarget(told: Told, figure: Figure): readonly Fact[] {
  return [valueFact(told, figure), ...targetFacts(told, figure)];
}

function cantTell(told: Told, held: Held): Reply {
  const { rows, newest } = held;
  const figure = newest as Figure;
  const why = told.asked.question.only.some(({ test }) => test.kind === 'target')
    ? ': no target is held for any of them'
    : '';
  return replyOf({
    outcome: 'no_data',
    headline: `That can't be told for ${shortOf(told, figure)}${why}.`,
    parts: [text(newestLine(told, figure)), ...leftOutOf(told, rows), ...sourceLine([figure.observation])],
    next: timesNext(told, figure),
    facts: [valueFact(told, figure)],
  });
}
