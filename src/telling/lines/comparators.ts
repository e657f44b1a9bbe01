import type { Area } from '../../catalogue/catalogue.ts';
import { toNumber } from '../../evaluate/decimal.ts';
import { standingTo } from '../../evaluate/interval/against.ts';
import { type AgainstComparator, againstComparators } from '../../figures/beside.ts';
import { areaOf, type Figure, type Read, valueOf } from '../../figures/figure.ts';
import { intervalAt } from '../../figures/statistics.ts';
import type { Condition } from '../../question/question.ts';
import { lowerFirst, upperFirst } from '../../reply/name.ts';
import type { Fact } from '../../reply/reply.ts';
import { sayValue } from '../../reply/say.ts';
import { shortPeriod } from '../../reply/short-period.ts';
import { valueFact } from '../facts.ts';
import { line, type Said, SILENT } from '../told.ts';

/** In the order of what a reader wants to know first. */
const KINDS: readonly Area['comparator'][] = ['national', 'neighbours', 'good-outstanding', 'region', null];
const MOST = 2;

/** A figure beside every comparator held, England first. */
export function besideComparators(
  read: Read,
  figure: Figure,
  named: readonly Area[] = [],
): readonly AgainstComparator[] {
  const rank = (each: AgainstComparator) => KINDS.indexOf(areaOf(read, each.comparator)?.comparator ?? null);
  return againstComparators({ ...read, comparators: named }, figure).toSorted((a, b) => rank(a) - rank(b));
}

/** 'Behind England 57.9%, ahead of statistical neighbours 48.1% (2025/26)': two at most. */
export function comparatorsLine(read: Read, figure: Figure): Said {
  return sayBeside(read, figure, besideComparators(read, figure).slice(0, MOST));
}

/** The same of those named; of all held where none is. */
export function comparatorsNamed(read: Read, figure: Figure, named: readonly Area[]): Said {
  return sayBeside(read, figure, besideComparators(read, figure, named));
}

/** Those that the line before 'More' leaves out. */
export function furtherComparators(read: Read, figure: Figure): Said {
  return sayBeside(read, figure, besideComparators(read, figure).slice(MOST));
}

function sayBeside(read: Read, figure: Figure, beside: readonly AgainstComparator[]): Said {
  if (beside.length === 0) return SILENT;
  const whens = new Set(beside.map(({ comparator }) => shortPeriod(comparator.observation.period)));
  const [when] = whens;
  const said = beside.map((each, at) => {
    const side = sideOf(figure, each);
    const before = beside[at - 1];
    const repeats = before !== undefined && sideOf(figure, before) === side;
    const own = whens.size > 1 ? ` (${shortPeriod(each.comparator.observation.period)})` : '';
    return `${repeats ? '' : `${at === 0 ? side : lowerFirst(side)} `}${sayComparator(read, each)}${own}`;
  });
  return line(`${said.join(', ')}${whens.size === 1 ? ` (${when})` : ''}`, comparatorFacts(read, beside));
}

/** 'statistical neighbours 60.4%, England 57.9% (2025/26)': in a row of a list that is held against them. */
export function comparatorsInRow(read: Read, beside: readonly AgainstComparator[]): string | null {
  const [first] = beside;
  if (!first) return null;
  const whens = beside.map(({ comparator }) => shortPeriod(comparator.observation.period));
  const alike = whens.every((when) => when === whens[0]);
  const said = beside.map((each, at) => `${sayComparator(read, each)}${alike ? '' : ` (${whens[at]})`}`);
  return `${said.join(', ')}${alike ? ` (${whens[0]})` : ''}`;
}

/** 'England 21.9% (2025/26)': what a condition holds figures of one measure against, the same for each of its parts. */
export function heldAgainst(read: Read, figure: Figure, only: readonly Condition[]): Said {
  const names = only.flatMap(({ test }) => (test.kind === 'comparator' ? [test.comparators] : []));
  if (names.length === 0) return SILENT;
  const named = read.catalogue.areas.filter(({ name }) => names.flat().includes(name));
  const beside = besideComparators(read, figure, named);
  const said = comparatorsInRow(read, beside);
  return said === null ? SILENT : line(upperFirst(said), comparatorFacts(read, beside));
}

export function comparatorFacts(read: Read, beside: readonly AgainstComparator[]): readonly Fact[] {
  return beside.map(({ comparator }) => valueFact(read, comparator, 'benchmark'));
}

function sayComparator(read: Read, { comparator }: AgainstComparator): string {
  const { indicator, observation } = comparator;
  return `${comparatorName(read, comparator)} ${sayValue(observation.value, indicator.unit, observation.qualifier)}`;
}

/** As it stands in the middle of a sentence: a group that is no name of its own begins small. */
export function comparatorName(read: Read, comparator: Figure): string {
  const area = areaOf(read, comparator);
  const name = area?.name ?? '';
  return area?.comparator === 'neighbours' ? lowerFirst(name) : name;
}

/** Whether chance alone may make the difference, by the counts of the figure; false too where none are held. */
export function isCloseTo(figure: Figure, { comparator, difference }: AgainstComparator): boolean {
  const value = valueOf(comparator.observation);
  if (!value || difference.units === 0) return false;
  return standingTo(intervalAt(figure), toNumber(value), figure.indicator.polarity) === 'similar';
}

/** 'Ahead of' and 'Behind' by the side that is better; 'Above' and 'Below' where neither is. */
function sideOf(figure: Figure, each: AgainstComparator): string {
  const { verdict, difference } = each;
  if (difference.units === 0) return 'Level with';
  if (isCloseTo(figure, each)) return 'Close to';
  if (verdict === 'better') return 'Ahead of';
  if (verdict === 'worse') return 'Behind';
  return difference.units > 0 ? 'Above' : 'Below';
}
