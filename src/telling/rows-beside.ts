import type { Figure, Read } from '../figures/figure.ts';
import type { Rows } from '../figures/rows.ts';
import { allOf, plural, upperFirst } from '../reply/name.ts';
import type { Part } from '../reply/reply.ts';
import { shortDate, shortPeriod } from '../reply/short-period.ts';
import { axisWord, counted } from './axis-words.ts';
import { nameOf, placeOf, shortOf } from './lines/number.ts';
import { caveat } from './reply-of.ts';

/** What a row is called beside others of its axis: its time, its area, its measure. */
export function rowName(read: Read, rows: Rows, figure: Figure): string {
  switch (rows.along) {
    case 'times':
      return shortPeriod(figure.observation.period);
    case 'indicators':
      return shortOf(read, figure);
    case 'areas':
    case 'categories':
      return placeOf(read, figure) ?? shortOf(read, figure);
  }
}

/** Whether rows are parts of one measure, so that what one of them is held against is that of each. */
export function isOfPlaces({ along }: Pick<Rows, 'along'>): boolean {
  return along === 'areas' || along === 'categories';
}

/** What all rows are about: the measure, with its place where the rows are not places themselves. */
export function subjectName(read: Read, rows: Rows, figure: Figure): string {
  if (rows.along === 'areas' || rows.along === 'categories') return figure.indicator.name;
  return rows.along === 'times'
    ? nameOf(read, figure)
    : upperFirst(allOf(rows.figures.map((each) => shortOf(read, each))));
}

/** What is left out of rows, counted: hidden, without a number, of another time, not held; and what can't be judged. */
export function leftOutOf(read: Read, rows: Rows, unjudged: readonly Figure[] = []): readonly Part[] {
  const all = rows.figures.length + rows.hidden.length + rows.blank.length + rows.elsewhen.length;
  const word = (count: number) => `${count} of ${counted(read, rows, all)}`;
  const { hidden, blank, elsewhen, missing } = rows;
  return [
    ...(hidden.length > 0 ? [caveat(`${word(hidden.length)} ${isOrAre(hidden)} hidden: small numbers`)] : []),
    ...(blank.length > 0 ? [caveat(`${word(blank.length)} ${hasOrHave(blank)} no number`)] : []),
    ...(elsewhen.length > 0
      ? [caveat(`${word(elsewhen.length)} ${isOrAre(elsewhen)} of another time and left out`)]
      : []),
    ...(missing.length > 0 && rows.along !== 'times'
      ? [caveat(`Not held for ${plural(missing.length, axisWord(read, rows))}`)]
      : []),
    ...(unjudged.length > 0
      ? [caveat(`${unjudged.length} can't be judged and ${unjudged.length === 1 ? 'counts' : 'count'} on neither side`)]
      : []),
  ];
}

function isOrAre(figures: readonly Figure[]): string {
  return figures.length === 1 ? 'is' : 'are';
}

function hasOrHave(figures: readonly Figure[]): string {
  return figures.length === 1 ? 'has' : 'have';
}

/** A break inside what was looked at: what lies on both sides of it does not compare. */
export function breakLines(breaks: Figure['series']['breaks']): readonly Part[] {
  return breaks.map(({ at, reason }) =>
    caveat(`Counted differently from ${shortDate(at)}: ${reason.replace(/\.$/, '')}`),
  );
}

/** That some of the figures are not final. */
export function provisionalLine(figures: readonly Figure[]): readonly Part[] {
  const provisional = figures.filter(({ observation }) => observation.provisional);
  if (provisional.length === 0) return [];
  const times = [...new Set(provisional.map(({ observation }) => shortPeriod(observation.period)))];
  return [caveat(times.length > 3 ? `${times.length} of the figures are provisional` : `Provisional: ${allOf(times)}`)];
}
