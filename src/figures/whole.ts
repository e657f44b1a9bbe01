import { complementOf, indexOf } from '../catalogue/catalogue-index.ts';
import { addDays } from '../query/calendar.ts';
import type { IsoDate } from '../query/period.ts';
import type { When } from '../question/question.ts';
import { areaOf, type Figure, figureOf, hasNumber, type Read, valueOf } from './figure.ts';
import type { Rows } from './rows.ts';
import { totalsOf } from './series-of.ts';
import { LAST, stretchOf } from './stretch.ts';
import type { Refusal } from './worked.ts';

/** The days from the first figure to the last. */
export function spanOf(figures: readonly Figure[]): { readonly start: IsoDate; readonly end: IsoDate } {
  const periods = figures.map(({ observation }) => observation.period);
  const starts = periods.map(({ start }) => start).sort();
  const ends = periods.map(({ end }) => end).sort();
  return { start: starts[0] ?? '', end: ends.at(-1) ?? '' };
}

/** Times within a stretch that no figure covers, for figures of months, quarters or years; an end that is yet to come is none. */
export function gapsIn(figures: readonly Figure[], when: When): readonly { start: IsoDate; end: IsoDate }[] {
  const gaps: { start: IsoDate; end: IsoDate }[] = [];
  if (when.kind === 'each-year' || when.kind === 'periods') return gaps;
  const asked = stretchOf(when);
  let next = asked?.start ?? figures[0]?.observation.period.start ?? LAST;
  for (const { observation } of figures) {
    const { start, end } = observation.period;
    if (start > next) gaps.push({ start: next, end: addDays(start, -1) });
    next = addDays(end, 1);
  }
  return gaps;
}

/** The published figure of the same thing for just the same stretch, whatever its basis; null where none is held. */
export function publishedFor(read: Read, figures: readonly Figure[]): Figure | null {
  const [first] = figures;
  if (!first || figures.length < 2 || first.series.dimension !== 'all') return null;
  const { start, end } = spanOf(figures);
  for (const series of totalsOf(read.catalogue, first.indicator, areaOf(read, first))) {
    const same = (read.found.get(series.id) ?? []).find(
      ({ period }) => period.start === start && period.end === end && period.basis !== 'snapshot',
    );
    if (same && hasNumber(same)) return figureOf(read, same);
  }
  return null;
}

/** The organisation's own figure where the rows are all the areas of a kind for one time; null where they are not, or none is held. */
export function publishedWhole(read: Read, rows: Rows, isEach: boolean): Figure | null {
  const [first] = rows.figures;
  if (!first || !isEach || rows.along !== 'areas' || first.series.dimension !== 'all') return null;
  const { organisation } = indexOf(read.catalogue);
  const { period } = first.observation;
  for (const series of totalsOf(read.catalogue, first.indicator, organisation)) {
    const same = (read.found.get(series.id) ?? []).find(
      (each) => each.period.end === period.end && each.period.basis === period.basis,
    );
    if (same && hasNumber(same)) return figureOf(read, same);
  }
  return null;
}

/** Whether something would be counted twice: an area within another, an indicator that includes another or is its opposite. */
function countedTwice(read: Read, figures: readonly Figure[]): readonly Figure[] {
  return figures.filter((one) => figures.some((other) => other !== one && holds(read, other, one)));
}

function holds(read: Read, outer: Figure, inner: Figure): boolean {
  if (outer.indicator.id !== inner.indicator.id) {
    if (complementOf(read.catalogue, outer.indicator)?.id === inner.indicator.id) return false;
    return outer.indicator.relations.some(({ kind, code }) => kind === 'includes' && code === inner.indicator.code);
  }
  if (outer.series.areaId === inner.series.areaId) return false;
  const [outside, inside] = [areaOf(read, outer), areaOf(read, inner)];
  if (!outside || !inside) return false;
  if (outside.kind === 'organisation') return true;
  // Which localities a team works in is not always held, so that a team and a locality may overlap.
  return inside.parentId === outside.id || (outside.kind === 'team' && inside.kind === 'locality');
}

/** Why figures can't be worked with together at all; null where they can. */
export function refusalOf(read: Read, rows: Rows): { readonly why: Refusal; readonly about: readonly Figure[] } | null {
  const { figures, hidden, along } = rows;
  if (hidden.length > 0) return { why: 'hidden', about: hidden };
  if (figures.length === 0) return { why: 'nothing-held', about: [] };
  if (rows.blank.length > 0 || rows.elsewhen.length > 0)
    return { why: 'missing', about: [...rows.blank, ...rows.elsewhen] };
  if (along !== 'times' && rows.missing.length > 0) return { why: 'missing', about: [] };
  const others = figures.filter(({ indicator }) => indicator.unit !== figures[0]?.indicator.unit);
  if (others.length > 0) return { why: 'other-units', about: others };
  if (along === 'times') return null;
  const [first] = figures;
  const elsewhen = figures.filter((each) => first && !isOfSameTime(each, first));
  if (elsewhen.length > 0) return { why: 'other-times', about: elsewhen };
  const twice = countedTwice(read, figures);
  return twice.length > 0 ? { why: 'counted-twice', about: twice } : null;
}

export function isOfSameTime({ observation: one }: Figure, { observation: other }: Figure): boolean {
  return one.period.end === other.period.end && one.period.basis === other.period.basis;
}

/** The counts of all figures added up; null where one of them is not held. */
export function pooledCounts(
  figures: readonly Figure[],
): { readonly numerator: number; readonly denominator: number } | null {
  let [numerator, denominator] = [0, 0];
  for (const { observation } of figures) {
    if (observation.numerator === null || observation.denominator === null || valueOf(observation) === null)
      return null;
    numerator += observation.numerator;
    denominator += observation.denominator;
  }
  return { numerator, denominator };
}
