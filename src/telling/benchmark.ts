import { toNumber } from '../evaluate/decimal.ts';
import { type AgainstComparator, comparatorFigures } from '../figures/beside.ts';
import { areaOf, type Figure } from '../figures/figure.ts';
import { allOf, shortName } from '../reply/name.ts';
import type { Part, Reply, Row } from '../reply/reply.ts';
import { sayDifference } from '../reply/say.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { benchmarksList } from './benchmarks-list.ts';
import { eachLine } from './each-line.ts';
import { distanceFact, factsOnce, targetFacts, valueFact } from './facts.ts';
import { noData, wholeName } from './held.ts';
import { besideComparators, comparatorName, isCloseTo } from './lines/comparators.ts';
import { limitsBehind } from './lines/limits.ts';
import { fullNameLine, midName, numberOf, placeOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { onlyComparator } from './only-comparator.ts';
import { planDeep } from './plan.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { rowOf } from './row.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "How do we compare with others?": better or behind first, then all of them in order, ours among them. */
export const benchmark: Telling = {
  plan: planDeep,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (asked.question.of.kind !== 'indicators') return benchmarksList(told);
    return onlyComparator(told) ?? eachLine(told, (figure) => benchmarkOf(told, figure));
  },
};

export function benchmarkOf(told: Told, figure: Figure): Reply {
  const named = told.asked.comparators;
  const beside = besideComparators(told, figure, named);
  if (beside.length === 0) return noneHeld(told, figure);
  const comparators = beside.map(({ comparator }) => comparator);
  const observations = [figure, ...comparators].map(({ observation }) => observation);
  const rows = rowsOf(told, figure, beside);
  return replyOf({
    headline: `${shortName(figure.indicator)}: ${sayStanding(told, figure, beside)}.`,
    parts: [
      ...betterLine(figure),
      { kind: 'rows', heading: null, rows, left: null, all: null },
      ...timeCaveat(figure, beside),
      ...sourceLine(observations),
    ],
    more: [
      ...fullNameLine(told, figure),
      ...distances(told, figure, beside),
      ...limitsBehind(told, figure),
      ...fullSource(observations),
    ],
    next: nextOf(told, figure, ['trend', 'areas', 'why', 'gap']),
    facts: factsOnce([
      valueFact(told, figure),
      ...(isBesideTarget(told) ? targetFacts(told, figure) : []),
      ...comparators.map((each) => valueFact(told, each, 'benchmark')),
      ...beside.map((each) =>
        distanceFact(told, figure, toNumber(each.difference), areaOf(told, each.comparator)?.name ?? null),
      ),
    ]),
    listed: comparators.map((each) => areaOf(told, each)?.name ?? ''),
  });
}

/** 'Against target and England': the target stands with our own figure. */
function isBesideTarget({ asked }: Told): boolean {
  return asked.question.against.some(({ kind }) => kind === 'target');
}

/** 'better than England, behind Good and Outstanding authorities'. */
function sayStanding(told: Told, figure: Figure, beside: readonly AgainstComparator[]): string {
  const close = beside.filter((each) => isCloseTo(figure, each));
  const sure = beside.filter((each) => !close.includes(each));
  const sides = [
    ['better than', sure.filter(({ verdict }) => verdict === 'better')],
    ['behind', sure.filter(({ verdict }) => verdict === 'worse')],
    ['level with', sure.filter(({ difference }) => difference.units === 0)],
    ['above', sure.filter(({ verdict, difference }) => verdict === null && difference.units > 0)],
    ['below', sure.filter(({ verdict, difference }) => verdict === null && difference.units < 0)],
    ['close to', close],
  ] as const;
  const said = sides.filter(([, each]) => each.length > 0);
  return said
    .map(([word, each]) => `${word} ${allOf(each.map(({ comparator }) => comparatorName(told, comparator)))}`)
    .join(', ');
}

function betterLine({ indicator }: Figure): readonly Part[] {
  if (indicator.polarity === 'lower') return [text('Lower is better')];
  return indicator.polarity === 'none' ? [text('Neither way is better')] : [];
}

/** Best first, or highest where neither way is better. */
function rowsOf(told: Told, figure: Figure, beside: readonly AgainstComparator[]): readonly Row[] {
  const common = commonTime(beside);
  const ours = {
    number: Number(figure.observation.value),
    row: rowOf(told, figure, {
      name: placeOf(told, figure) ?? wholeName(told),
      strong: true,
      aim: isBesideTarget(told),
      counts: false,
    }),
  };
  const theirs = beside.map(({ comparator }) => ({
    number: Number(comparator.observation.value),
    row: {
      rating: null,
      value: numberOf(comparator),
      name: areaOf(told, comparator)?.name ?? '',
      detail: common === null ? whenOf(comparator) : null,
      strong: false,
    },
  }));
  const way = figure.indicator.polarity === 'lower' ? 1 : -1;
  return [ours, ...theirs].toSorted((a, b) => (a.number - b.number) * way).map(({ row }) => row);
}

/** The period that all comparators are of; null where they differ. */
function commonTime(beside: readonly AgainstComparator[]): string | null {
  const whens = new Set(beside.map(({ comparator }) => shortPeriod(comparator.observation.period)));
  return whens.size === 1 ? ([...whens][0] ?? null) : null;
}

function timeCaveat(figure: Figure, beside: readonly AgainstComparator[]): readonly Part[] {
  const common = commonTime(beside);
  const ours = shortPeriod(figure.observation.period);
  if (common === null || common === ours || beside.every(({ comparator }) => coversSame(comparator, figure))) return [];
  const of = beside.length === 1 ? 'The comparator is' : 'The others are';
  const undated = common === 'date not given';
  return [caveat(undated ? `${of} given without a date.` : `${of} for ${common}, another time than ours.`)];
}

/** The year to March is the financial year, whatever each is called. */
function coversSame(one: Figure, other: Figure): boolean {
  const [a, b] = [one.observation.period, other.observation.period];
  const isDated = a.basis !== 'not-given' && b.basis !== 'not-given';
  return isDated && a.start === b.start && a.end === b.end;
}

function distances(told: Told, figure: Figure, beside: readonly AgainstComparator[]): readonly Part[] {
  const said = beside.map(({ comparator, difference }) => {
    const side = difference.units > 0 ? 'above' : difference.units < 0 ? 'below' : 'the same as';
    const size = difference.units === 0 ? '' : `${sayDifference(difference, figure.indicator.unit)} `;
    return `${size}${side} ${comparatorName(told, comparator)}`;
  });
  return [text(`${wholeName(told)} is ${allOf(said)}`)];
}

function noneHeld(told: Told, figure: Figure): Reply {
  const named = told.asked.comparators.map(({ name }) => name);
  const what = named.length === 0 || named.length > 1 ? 'No comparator' : `No figure of ${named[0]}`;
  const others = comparatorFigures({ ...told, comparators: [] }, figure).map(
    ({ comparator }) => areaOf(told, comparator)?.name ?? '',
  );
  const reply = noData(told, `${what} is held for ${midName(figure.indicator)}.`, [figure]);
  return others.length === 0
    ? reply
    : replyOf({ ...reply, parts: [text(`Held for ${allOf(others)}`), ...reply.parts] });
}
