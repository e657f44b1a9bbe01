import { groupBy, indexOf } from '../catalogue/catalogue-index.ts';
import type { Along, Question } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { type Figure, hasNumber, lookAmong, type Read } from './figure.ts';
import { inForm } from './form.ts';
import { alongOf, type Line, linesOf } from './lines.ts';
import { earlierFigure } from './movement.ts';
import { periodOf } from './stretch.ts';
import { type Leading, timesOf, walkedOf } from './times.ts';
import { wouldTell } from './would-tell.ts';

/** The figures along one axis, in the order of the axis: times oldest first, all else as in the catalogue. */
export interface Rows {
  readonly along: Along;
  /** What all rows have in common: the first line of the group. */
  readonly of: Line;
  /** Those with a number. */
  readonly figures: readonly Figure[];
  /** Suppressed at source, or a suppressed one would be told by it: there is a number, and it is not given. */
  readonly hidden: readonly Figure[];
  /** Marked otherwise (not applicable, unavailable, low) or without a number in the form asked. */
  readonly blank: readonly Figure[];
  /** Of another time than most areas or categories of the newest have: left out, as they don't compare. */
  readonly elsewhen: readonly Figure[];
  /** Nothing is held of them for that time. */
  readonly missing: readonly Line[];
}

/** One group for each thing that is not walked along: along times one for each line, along areas one for each indicator. */
export function rowsOf(asked: Resolved, read: Read, leading: Leading = 'finest'): readonly Rows[] {
  const along = alongOf(asked.question);
  const lines = linesOf(asked, read.catalogue);
  if (along === 'times') return lines.map((line) => alongTimes(asked.question, line, read, leading));
  return groupsOf(lines, along).map((group) => acrossLines(asked.question, group, read, along));
}

function alongTimes(question: Question, line: Line, read: Read, leading: Leading): Rows {
  const walked = walkedOf(line, question, leading);
  const figures = walked ? timesOf(read, walked, question.when) : [];
  const missing = figures.length === 0 ? [line] : [];
  return rowsFrom(question, { along: 'times', of: line, figures, elsewhen: [], missing });
}

function acrossLines(question: Question, group: readonly Line[], read: Read, along: Along): Rows {
  const looked = group.map((line) => ({ line, figure: figureOfLine(question, line, read) }));
  const held = looked.flatMap(({ figure }) => figure ?? []);
  const figures = along === 'indicators' ? held : ofOneTime(held);
  const elsewhen = held.filter((each) => !figures.includes(each));
  const missing = looked.flatMap(({ line, figure }) => (figure ? [] : [line]));
  const whole = along === 'areas' ? tellingWhole(figures, read) : null;
  const rows = rowsFrom(question, {
    ...{ along, of: group[0] as Line, elsewhen, missing },
    figures: figures.filter((each) => each !== whole),
  });
  return whole ? { ...rows, hidden: [...rows.hidden, whole] } : rows;
}

/** The organisation among its areas, where one that is hidden would be the difference: then it is not given either. */
function tellingWhole(figures: readonly Figure[], read: Read): Figure | null {
  const { organisation } = indexOf(read.catalogue);
  const whole = figures.find(({ series }) => series.areaId === organisation?.id) ?? null;
  const parts = figures.filter((each) => each !== whole && hasNumber(each.observation));
  return whole && wouldTell(read, whole, parts) ? whole : null;
}

/** Those of the time and basis that most have; of two as common, the newer. */
function ofOneTime(figures: readonly Figure[]): readonly Figure[] {
  const byTime = [...groupBy(figures, ({ observation: { period } }) => `${period.end} ${period.basis}`)];
  const [most] = byTime.toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? 1 : -1));
  return most?.[1] ?? [];
}

interface Gathered extends Pick<Rows, 'along' | 'of' | 'elsewhen' | 'missing'> {
  readonly figures: readonly Figure[];
}

function rowsFrom({ form }: Question, { figures, ...rest }: Gathered): Rows {
  const hidden = figures.filter(({ observation }) => observation.marker === 'suppressed');
  const shown = figures.filter(({ observation }) => hasNumber(observation));
  const formed = shown.map((figure) => inForm(figure, form) ?? figure);
  const numbered = formed.filter(({ observation }) => observation.value !== null && observation.marker === null);
  return {
    ...rest,
    figures: numbered,
    hidden,
    blank: [
      ...figures.filter((figure) => !shown.includes(figure) && !hidden.includes(figure)),
      ...formed.filter((figure) => !numbered.includes(figure)),
    ],
  };
}

/** The figure of one line for the time asked; of a stretch, the newest within it. */
export function figureOfLine(question: Question, line: Line, read: Read): Figure | null {
  const { when, basis } = question;
  if (when.kind !== 'newest' && when.kind !== 'period' && when.kind !== 'back') {
    const walked = walkedOf(line, question, 'headline');
    return (walked && timesOf(read, walked, when).at(-1)) ?? null;
  }
  const { indicator, area } = line;
  const sought = { ...read, indicator, area, period: periodOf(when), basis };
  const looked = lookAmong(sought, line.series);
  if (looked.kind === 'none') return null;
  return when.kind === 'back' ? earlierFigure(looked.figure, when) : looked.figure;
}

function groupsOf(lines: readonly Line[], along: Exclude<Along, 'times'>): readonly (readonly Line[])[] {
  return [...groupBy(lines, (line) => keyOf(line, along)).values()];
}

/** What lines have to have in common to stand in one group. */
function keyOf({ indicator, area, dimension, category }: Line, along: Exclude<Along, 'times'>): string {
  switch (along) {
    case 'areas':
      return [indicator.id, dimension, category].join(' ');
    case 'categories':
      return [indicator.id, area?.id, dimension].join(' ');
    case 'indicators':
      return [area?.id, dimension, category].join(' ');
  }
}
