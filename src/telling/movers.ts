import { meetsAll } from '../figures/conditions.ts';
import { linesOf } from '../figures/lines.ts';
import { breaksBetween } from '../figures/movement.ts';
import type { Question, Test } from '../question/question.ts';
import { sayConditions } from '../question/say-condition.ts';
import { lowerFirst, plural, shortName } from '../reply/name.ts';
import type { Part, Reply, Row } from '../reply/reply.ts';
import { shortDate } from '../reply/short-period.ts';
import { moverBars } from './charts/movers.ts';
import { factsOnce, valueFact } from './facts.ts';
import { noData } from './held.ts';
import { movedFacts } from './lines/change.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { listOfMeasures } from './list-measures.ts';
import { commonStretch, moverRow, tableOfMovers } from './mover-rows.ts';
import { type Mover, moversOf, QUARTER } from './movers-of.ts';
import { nextOne } from './next.ts';
import { planDeep } from './plan.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { countIn, countOf, isOfOne, nameAmong } from './row-names.ts';
import { scopeOf } from './scope.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "What got worse?": first what is more than chance, then by size against the measure's own usual change. */
export const movers: Telling = {
  plan: planDeep,
  tell: (asked, found, catalogue) => tellMovers(toldOf(asked, found, catalogue)),
};

export type How = Extract<Test, { readonly kind: 'moved' }>['how'];

const MOST = 5;

function tellMovers(told: Told): Reply {
  const how = howOf(told);
  if (isListed(told)) return listOfMeasures(sinceAQuarter(told));
  const all = moversOf(told);
  const lines = linesOf(told.asked, told.catalogue);
  if (all.length === 0) return noneHeld(told, lines.length);
  // What was counted another way in between did not move one way or the other.
  const broken = all.filter(isBroken);
  const moved = all.filter((each) => !isBroken(each) && isAsked(each, how) && meetsOthers(told, each));
  const clear = moved.filter(({ verdict }) => verdict?.real === true);
  const open = moved.filter(({ verdict }) => verdict === null || verdict.reason.rule === 'too-little');
  const chance = moved.filter((each) => !clear.includes(each) && !open.includes(each));
  const shown = [...clear, ...open];
  const most = told.asked.question.limit ?? MOST;
  const listed = shown.slice(0, most);
  const isClear = (each: Mover) => clear.includes(each);
  const without = lines.length - all.length;
  const observations = listed.flatMap(({ figure, change }) => [change.from, figure.observation]);
  return replyOf({
    headline: headlineOf(told, { how, clear, open, all }),
    parts: [
      ...listedParts(told, {
        title: `${countOf(told, clear.length)} ${clearlyOf(how)}`,
        clear: listed.filter(isClear),
        open: listed.filter((each) => !isClear(each)),
        left: shown.length - listed.length,
      }),
      ...chanceLine(chance, how),
      ...brokenLine(broken),
      ...(without > 0 ? [text(`${without} can’t be compared: no earlier figure`)] : []),
      ...sourceLine(observations),
    ],
    more: [...tableOfMovers([...shown.slice(listed.length), ...chance]), ...fullSource(observations)],
    next: nextsOf(told, how),
    facts: factsOnce(
      [...shown, ...chance].flatMap((each) => [
        valueFact(told, each.figure),
        ...movedFacts(told, each.figure, each.change),
      ]),
    ),
    listed: shown.map(({ figure }) => (isOfOne(told) ? nameAmong(told, figure) : figure.indicator.code)),
  });
}

/** 'What has not got worse', 'what has fallen three times running': a list by that condition, and no one way of moving. */
function isListed({ asked }: Told): boolean {
  return asked.question.only.some(({ not, test }) => test.kind === 'moved' && (not || test.running !== undefined));
}

function sinceAQuarter(told: Told): Told {
  const { question } = told.asked;
  const only = question.only.map((each) =>
    each.test.kind === 'moved' && each.test.since === null && each.test.running === undefined
      ? { ...each, test: { ...each.test, since: QUARTER } }
      : each,
  );
  return { ...told, asked: { ...told.asked, question: { ...question, only } } };
}

function isBroken({ verdict }: Mover): boolean {
  return verdict?.reason.rule === 'break';
}

/** The conditions that are not about the movement: only of what meets them too is it said how it moved. */
function othersOf({ asked }: Told): Question['only'] {
  return asked.question.only.filter(({ test }) => test.kind !== 'moved');
}

function meetsOthers(told: Told, { figure }: Mover): boolean {
  return meetsAll(othersOf(told), figure, { ...told, comparators: told.asked.comparators });
}

/** Which way was asked for: worse and better together unless said. */
function howOf({ asked }: Told): How {
  const test = asked.question.only.find((each) => each.test.kind === 'moved')?.test;
  return test?.kind === 'moved' ? test.how : 'changed';
}

function isAsked({ change }: Mover, how: How): boolean {
  switch (how) {
    case 'better':
    case 'worse':
      return change.verdict === how;
    case 'changed':
      return change.direction !== 'unchanged';
    default:
      return change.direction === how;
  }
}

interface Found {
  readonly how: How;
  readonly clear: readonly Mover[];
  readonly open: readonly Mover[];
  readonly all: readonly Mover[];
}

const SAID: Readonly<Record<How, string>> = {
  better: 'got better',
  worse: 'got worse',
  rose: 'rose',
  fell: 'fell',
  unchanged: 'did not move',
  changed: 'changed',
};

/** 'got clearly worse', 'rose clearly'. */
function clearlyOf(how: How): string {
  return SAID[how].replace(/^got /, 'got clearly ').replace(/^(rose|fell|changed)$/, '$1 clearly');
}

const WAYS: Readonly<Record<How, string>> = {
  better: 'moved the right way',
  worse: 'moved the wrong way',
  rose: 'rose',
  fell: 'fell',
  unchanged: 'did not move',
  changed: 'moved',
};

/** '4 measures got clearly worse, Jul–Sep against Apr–Jun 2026'. */
function headlineOf(told: Told, { how, clear, open, all }: Found): string {
  const stretch = sayStretch(clear.length + open.length > 0 ? [...clear, ...open] : all);
  const counted = (count: number) => `${countIn(told, count)}${whichOf(told, count)}`;
  if (how === 'unchanged') {
    const still = clear.length + open.length;
    return still === 0 ? `${counted(0)} stood still${stretch}.` : `${counted(still)} did not move${stretch}.`;
  }
  if (clear.length === 0 && open.length > 0)
    return `${counted(open.length)} ${WAYS[how]}${stretch}; too few figures to tell it from chance.`;
  return `${counted(clear.length)} ${clearlyOf(how)}${stretch}.`;
}

/** ' that are red', ' that is red': none is spoken of as one. */
function whichOf(told: Told, count: number): string {
  const others = othersOf(told);
  return others.length === 0 ? '' : ` that ${count < 2 ? 'is' : 'are'} ${sayConditions(others)}`;
}

function sayStretch(movers: readonly Mover[]): string {
  const stretch = commonStretch(movers);
  return stretch === '' ? '' : `, ${stretch}`;
}

interface Listed {
  readonly title: string;
  readonly clear: readonly Mover[];
  readonly open: readonly Mover[];
  /** How many are not shown. */
  readonly left: number;
}

/** Those that are more than chance, as bars where they can be, then apart from them those of which it can't be told. */
function listedParts(told: Told, { title, clear, open, left }: Listed): readonly Part[] {
  const common = commonStretch([...clear, ...open]);
  const nameOf = ({ figure }: Mover) => nameAmong(told, figure);
  const rowsOf = (movers: readonly Mover[], heading: string | null, isLast: boolean): readonly Part[] => {
    const rows: readonly Row[] = movers.map((each) => moverRow(told, each, common, nameOf(each)));
    const more = isLast && left > 0 ? `${left} more` : null;
    return rows.length === 0 ? [] : [{ kind: 'rows', heading, rows, left: more, all: null }];
  };
  const rows = rowsOf(clear, null, open.length === 0);
  const bars = moverBars(told, { title, nameOf, movers: clear, more: open.length === 0 ? left : 0, rows }).parts;
  const heading = clear.length > 0 ? 'Too few figures to tell from chance' : null;
  return [...(bars.length > 0 ? bars : rows), ...rowsOf(open, heading, true)];
}

/** 'Not compared: assessments in 45 days, counted differently from 31 Jul 2025'. */
function brokenLine(broken: readonly Mover[]): readonly Part[] {
  return broken.map(({ figure, change }) => {
    const [first] = breaksBetween(figure, change.from, figure.observation);
    const since = first ? `, counted differently from ${shortDate(first.at)}` : '';
    return caveat(`Not compared: ${lowerFirst(shortName(figure.indicator))}${since}`);
  });
}

/** '14 others moved the wrong way, by no more than chance'. */
function chanceLine(chance: readonly Mover[], how: How): readonly Part[] {
  return chance.length === 0 ? [] : [text(`${plural(chance.length, 'other')} ${WAYS[how]}, by no more than chance`)];
}

function nextsOf({ asked }: Told, how: How) {
  const { of, where, against } = asked.question;
  const other = (to: How) => ({
    ask: 'movers' as const,
    of,
    where,
    against,
    only: [{ not: false, test: { kind: 'moved' as const, how: to, since: null } }],
  });
  return [
    ...(how === 'better' ? [] : [nextOne('Got better', other('better'))]),
    ...(how === 'worse' ? [] : [nextOne('Got worse', other('worse'))]),
    nextOne('Attention', {
      ask: 'list',
      of,
      where,
      only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }],
    }),
  ];
}

function noneHeld(told: Told, lines: number): Reply {
  const { inIt } = scopeOf(told);
  return noData(
    told,
    `None of ${plural(lines, 'measure')}${inIt} is held for two such times, so no change can be given.`,
  );
}
