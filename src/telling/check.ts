import { formatDecimal, toNumber } from '../evaluate/decimal.ts';
import { type Check, checksOf, claimOf } from '../figures/check.ts';
import { type Figure, hasNumber } from '../figures/figure.ts';
import { linesOf } from '../figures/lines.ts';
import type { Rows } from '../figures/rows.ts';
import { heldIn } from '../figures/when.ts';
import type { Resolved } from '../question/resolve.ts';
import { allOf, lowerFirst } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayValue, sayWhole } from '../reply/say.ts';
import { counted } from './axis-words.ts';
import { sayNotOnly, sayOnly } from './condition-words.ts';
import { eachInRow, isInRows } from './each-in-row.ts';
import { factsOnce, valueFact } from './facts.ts';
import { notGiven, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { otherCaveats } from './lines/caveats.ts';
import { changeLine } from './lines/change.ts';
import { comparatorsNamed, heldAgainst } from './lines/comparators.ts';
import { nameOf, numberOf, whenOf, withCounts, wordOf } from './lines/number.ts';
import { reasonLine } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { chanceOfMoves } from './moves.ts';
import { notHeldHere } from './not-held-here.ts';
import { overview } from './overview.ts';
import { planOrWhole } from './plan.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { isOfPlaces, leftOutOf, rowName, subjectName } from './rows-beside.ts';
import { scopeOf } from './scope.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { timesChart, timesNext, timesTable } from './times-beside.ts';
import { type Said, SILENT, type Told, toldOf } from './told.ts';
import { value as valueTelling } from './value.ts';
import { aimOf, factsWithTarget } from './when.ts';
import { workedFact } from './worked-fact.ts';

/** "Is it true that …?": yes or no first, then the figure. */
export const check: Telling = {
  plan(asked, catalogue) {
    const unclaimed = unclaimedOf(asked);
    return unclaimed ? unclaimed.telling.plan(unclaimed.asked, catalogue) : planOrWhole(asked, catalogue);
  },
  tell(given, found, catalogue) {
    const unclaimed = unclaimedOf(given);
    if (unclaimed) return unclaimed.telling.tell(unclaimed.asked, found, catalogue);
    const asked = claimOf(given);
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    const checks = checksOf(asked, told);
    return isInRows(checks) ? tellEach(told, checks) : joined(checks.map((each) => tellCheck(told, each)));
  },
};

/** Where nothing is claimed there is no yes or no: how it stands is told. */
function unclaimedOf(asked: Resolved): { readonly telling: Telling; readonly asked: Resolved } | null {
  const { question } = asked;
  if (question.only.length > 0 || question.quoted.length > 0) return null;
  const ask = question.of.kind === 'indicators' ? 'value' : 'overview';
  const along = question.along === 'times' ? null : question.along;
  const telling = ask === 'value' ? valueTelling : overview;
  return { telling, asked: { ...asked, question: { ...question, ask, along, aspect: null } } };
}

function tellCheck(told: Told, found: Check): Reply {
  const { figure, rows, worked } = found;
  if (!figure) return nothingFor(told, soughtOf(told, rows.of));
  if (worked) return tellWorked(told, found, figure);
  if (found.scope !== 'one' && !isSingle(rows)) return tellMany(told, found, figure);
  return hasNumber(figure.observation) ? tellOne(told, found, figure) : notGiven(told, figure);
}

/** One measure or area is told as one figure, whatever it was asked of. */
function isSingle(rows: Rows): boolean {
  const { along, figures, hidden, blank, elsewhen, missing } = rows;
  return (
    along !== 'times' && figures.length === 1 && [hidden, blank, elsewhen, missing].every((each) => each.length === 0)
  );
}

/** Of each of many lines yes or no. */
function tellEach(told: Told, checks: readonly Check[]): Reply {
  const inShort = checks.flatMap((each) => {
    const { figure, holds, rows } = each;
    if (!figure || !hasNumber(figure.observation)) return [];
    const value = holds === null ? 'not known' : holds ? 'yes' : 'no';
    return [
      {
        rows,
        value,
        detail: `${withCounts(figure)}, ${whenOf(figure)}`,
        facts: [valueFact(told, figure)],
        observations: [figure.observation],
      },
    ];
  });
  const unit = checks[0]?.rows.of.indicator.unit ?? 'percent';
  return eachInRow(told, `Whether it ${sayOnly(told.asked.question.only, 'was', unit)}`, inShort);
}

function yesOrNo({ holds }: Check): string {
  if (holds === null) return "That can't be told:";
  return holds ? 'Yes:' : 'No:';
}

/** 'Yes: 84.6% (774 of 915), exceeds target, 31 Oct 2026, target 80%.' */
function tellOne(told: Told, found: Check, figure: Figure): Reply {
  const word = wordOf(told, figure);
  const moved = told.asked.question.only.find(({ test }) => test.kind === 'moved')?.test;
  const way = moved?.kind === 'moved' ? changeLine(told, figure, moved.since) : null;
  const reason = reasonLine(told, figure);
  const others = othersOf(told, figure);
  const beside =
    way === null || way.parts.length > 0 ? [] : [caveat('No earlier figure is held that it compares with')];
  return replyOf({
    headline: `${yesOrNo(found)} ${[withCounts(figure), ...(word === null ? [] : [word]), whenOf(figure)].join(', ')}.`,
    parts: [
      text(nameOf(told, figure)),
      ...others.parts,
      ...(way?.parts ?? []),
      ...beside,
      ...reason.parts,
      ...otherCaveats(told, figure).parts,
      ...quotedLine(told, figure),
      ...sourceLine([figure.observation]),
    ],
    more: fullSource([figure.observation]),
    next: timesNext(told, figure),
    facts: factsOnce([valueFact(told, figure), ...others.facts, ...(way?.facts ?? []), ...reason.facts]),
  });
}

/** 'Ahead of England 19% (2017/18)': those that the claim is about. */
function othersOf(told: Told, figure: Figure): Said {
  const named = told.asked.question.only.flatMap(({ test }) => (test.kind === 'comparator' ? test.comparators : []));
  const isOfOthers = told.asked.question.only.some(({ test }) => test.kind === 'comparator');
  if (!isOfOthers) return SILENT;
  return comparatorsNamed(
    told,
    figure,
    told.catalogue.areas.filter(({ name }) => named.includes(name)),
  );
}

/** 'Quoted as 50%' where the figure is only rounded to it. */
function quotedLine({ asked }: Told, { indicator, observation }: Figure): readonly Part[] {
  const [quoted] = asked.question.quoted;
  if (quoted === undefined || observation.value === quoted) return [];
  return [text(`Quoted as ${sayValue(quoted, indicator.unit)}`)];
}

/** 'No: in none of the 36 months held. Nearest …', 'Yes: 2 of 6 localities met the target.' */
function tellMany(told: Told, found: Check, figure: Figure): Reply {
  const { rows, tally } = found;
  const isTimes = rows.along === 'times';
  const held = heldIn(told.asked, rows, told);
  const shown = found.holds === false ? held.nearest : held.at;
  const observations = [...(shown ? [shown] : []), figure].map(({ observation }) => observation);
  const against = isOfPlaces(rows) ? heldAgainst(told, figure, told.asked.question.only) : SILENT;
  return replyOf({
    headline: `${yesOrNo(found)} ${lowerFirst(manyOf(told, found, figure))}.`,
    parts: [
      // Measures are named where the condition holds of them.
      ...(rows.along === 'indicators' ? [] : [text(subjectName(told, rows, figure))]),
      ...whichOf(told, found, shown),
      ...against.parts,
      ...(rows.along === 'times' ? [] : chanceOfMoves(told.asked.question, tally.met)),
      ...leftOutOf(told, rows, tally.unjudged),
      ...timesChart(told, rows),
      ...sourceLine(observations),
    ],
    more: [...timesTable(rows), ...fullSource(rows.figures.map(({ observation }) => observation))],
    next: timesNext(told, figure),
    facts: factsOnce([
      ...(isTimes && shown ? factsWithTarget(told, shown) : []),
      ...tallyFact(told, found, figure),
      ...(isTimes ? factsWithTarget(told, figure) : tally.met.map((each) => valueFact(told, each))),
      ...against.facts,
    ]),
  });
}

function manyOf(told: Told, { scope, rows, tally }: Check, figure: Figure): string {
  const { only } = told.asked.question;
  const of = tally.of;
  const isTimes = rows.along === 'times';
  const tense = (count: number) => (isTimes ? 'was' : count === 1 ? 'is' : 'are');
  const units = new Set(rows.figures.map(({ indicator }) => indicator.unit));
  const unit = units.size === 1 ? figure.indicator.unit : 'count';
  if (of === 0) return 'nothing is held that it can be judged by';
  const held = isTimes ? ' held' : rows.along === 'indicators' ? scopeOf(told).inIt : '';
  const whole = `${counted(told, rows, of)}${held}`;
  const one = whole.replace(/^1 /, 'one ');
  if (tally.count === 0 && of > 1) return `none of the ${whole} ${sayOnly(only, tense(of), unit)}`;
  if (tally.count === 0) return `the ${one} ${sayNotOnly(only, tense(1), unit)}`;
  if (tally.count === of) return `${of === 1 ? `the ${one}` : `all ${whole}`} ${sayOnly(only, tense(of), unit)}`;
  const unmet = of - tally.count;
  const among = isTimes ? counted(told, rows, of) : whole;
  return scope === 'every'
    ? `${unmet} of ${among} ${sayNotOnly(only, tense(unmet), unit)}`
    : `${tally.count} of ${among} ${sayOnly(only, tense(tally.count), unit)}`;
}

const MOST = 4;

/** Of times the last that it held of, or the nearest; of all else their names. */
function whichOf(told: Told, { rows, tally, scope, holds }: Check, shown: Figure | null): readonly Part[] {
  if (rows.along === 'times') {
    if (!shown) return [];
    const end = holds === false && tally.count === 0 ? 'Nearest' : 'Last in';
    return [
      text(
        `${end === 'Nearest' ? `Nearest: ${withCounts(shown)}, ${whenOf(shown)}` : `Last in ${whenOf(shown)}: ${withCounts(shown)}`}${aimOf(told, shown)}`,
      ),
    ];
  }
  const named = scope === 'every' && holds === false ? tally.unmet : tally.met;
  if (named.length === 0) return [];
  const names = named.slice(0, MOST).map((each) => `${rowName(told, rows, each)} (${numberOf(each)})`);
  return [text(allOf([...names, ...(named.length > MOST ? [`${named.length - MOST} more`] : [])]))];
}

function tallyFact(told: Told, { tally }: Check, figure: Figure): readonly Fact[] {
  const from = tally.met.length > 0 ? tally.met : [figure];
  return [
    workedFact(told, {
      value: tally.count,
      unit: 'count',
      how: `of ${tally.of} that can be judged`,
      from,
      about: { area: null },
    }),
  ];
}

/** 'Yes: 40 of 1,250 is 3.2%.', with the published figure beside it. */
function tellWorked(told: Told, found: Check, figure: Figure): Reply {
  const { part, whole, percent } = found.worked as NonNullable<Check['worked']>;
  const fact = workedFact(told, {
    value: toNumber(percent),
    unit: 'percent',
    how: 'the first quoted number as a percentage of the second',
    from: [figure],
    counts: { numerator: part, denominator: whole },
  });
  return replyOf({
    headline: `${found.holds === null ? '' : `${yesOrNo(found)} `}${sayWhole(part)} of ${sayWhole(whole)} is ${formatDecimal(percent)}%.`,
    parts: [
      text(`${nameOf(told, figure)}: ${withCounts(figure)}, ${whenOf(figure)}, as published`),
      ...sourceLine([figure.observation]),
    ],
    more: fullSource([figure.observation]),
    next: timesNext(told, figure),
    facts: [fact, valueFact(told, figure)],
  });
}
