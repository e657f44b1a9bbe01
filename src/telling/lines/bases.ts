import { againstTarget } from '../../figures/beside.ts';
import { areaOf, type Figure, figureOf, hasNumber, type Read, ratedOf } from '../../figures/figure.ts';
import { totalsOf } from '../../figures/series-of.ts';
import { ratingWord } from '../../reply/mark.ts';
import { upperFirst } from '../../reply/name.ts';
import { valueFact } from '../facts.ts';
import { all, line, type Said, type Told } from '../told.ts';
import { whenOf, withCounts } from './number.ts';

interface OtherBases {
  /** What changes the picture: newer, or on the other side of the target, or what leads where this one doesn't. */
  readonly beside: readonly Figure[];
  readonly rest: readonly Figure[];
}

/** The figures of the other bases that an indicator is held on: of the same end where a time was asked, else the newest. */
export function otherBases(told: Told, figure: Figure): OtherBases {
  const { question } = told.asked;
  if (question.basis !== null || figure.series.dimension !== 'all') return { beside: [], rest: [] };
  const others = basesOf(told, figure, question.when.kind === 'newest');
  const [first] = others.filter((other) => changesThePicture(told, figure, other));
  return { beside: first ? [first] : [], rest: others.filter((other) => other !== first) };
}

function basesOf(read: Read, figure: Figure, newest: boolean): readonly Figure[] {
  const { end } = figure.observation.period;
  return totalsOf(read.catalogue, figure.indicator, areaOf(read, figure))
    .filter(({ id }) => id !== figure.series.id)
    .flatMap(({ id }) => {
      const held = (read.found.get(id) ?? []).filter(hasNumber);
      return (newest ? held.at(-1) : held.find(({ period }) => period.end === end)) ?? [];
    })
    .map((observation) => figureOf(read, observation));
}

function changesThePicture(read: Read, figure: Figure, other: Figure): boolean {
  const [ours, theirs] = [figure.observation.period.end, other.observation.period.end];
  if (theirs < ours) return false;
  const [met, otherMet] = [againstTarget(read, figure)?.gap?.met, againstTarget(read, other)?.gap?.met];
  // That the target is met on one basis and missed on the other is said among what does not agree.
  if (met !== undefined && otherMet !== undefined && met !== otherMet) return false;
  if (theirs > ours) return other.series.basis !== 'rolling-year';
  const { headlineBasis } = figure.indicator;
  return (
    other.series.basis === headlineBasis || (figure.series.basis === headlineBasis && other.series.basis === 'month')
  );
}

/** 'Oct 2026 alone: 46.7% (21 of 45), also red'. */
export function basesLine(told: Told, figure: Figure, others: readonly Figure[]): Said {
  return all(others.map((other) => line(sayBasis(told, figure, other), [valueFact(told, other)])));
}

function sayBasis(read: Read, figure: Figure, other: Figure): string {
  const alone = other.series.basis === 'month' ? ' alone' : '';
  const [rating, ours] = [ratedOf(read, other).rating, ratedOf(read, figure).rating];
  const word = rating === null ? '' : `, ${rating === ours ? 'also ' : ''}${ratingWord(rating)}`;
  return `${upperFirst(whenOf(other).replace(/^(\S+ \d{4})/, `$1${alone}`))}: ${withCounts(other)}${word}`;
}
