import type { Area } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { type Decimal, subtract } from '../evaluate/decimal.ts';
import type { Against, Question } from '../question/question.ts';
import type { Resolved } from '../question/resolve.ts';
import { type Figure, figureOf, hasNumber, type Read, valueOf } from './figure.ts';
import { inForm } from './form.ts';
import { type Line, linesOf } from './lines.ts';
import { figureOfLine } from './rows.ts';
import { meant, totalsOf } from './series-of.ts';
import { isOfSameTime } from './whole.ts';
import type { Refusal } from './worked.ts';
import { wouldTell } from './would-tell.ts';

/** Two figures of one kind, and the first less the second. */
export type Difference =
  | { readonly kind: 'difference'; readonly first: Figure; readonly second: Figure; readonly value: Decimal }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly about: readonly Figure[] };

/** The first thing named less the second, each of the same time and basis. */
export function differenceOf(asked: Resolved, read: Read): Difference {
  const [one, other] = pairOf(asked, read);
  if (!one || !other) return { kind: 'refused', why: 'nothing-held', about: [] };
  const figures = sameTime(asked.question, one, other, read);
  if (!figures) return { kind: 'refused', why: 'other-times', about: newestOf(asked.question, [one, other], read) };
  const [first, second] = figures.map((each) => inForm(each, asked.question.form) ?? each) as [Figure, Figure];
  const hidden = [first, second].filter(({ observation }) => observation.marker === 'suppressed');
  if (hidden.length > 0) return { kind: 'refused', why: 'hidden', about: hidden };
  if (isPartOf(read, first, second) && wouldTell(read, second, [first]))
    return { kind: 'refused', why: 'hidden', about: [] };
  if (isPartOf(read, second, first) && wouldTell(read, first, [second]))
    return { kind: 'refused', why: 'hidden', about: [] };
  const [a, b] = [valueOf(first.observation), valueOf(second.observation)];
  if (!a || !b) return { kind: 'refused', why: 'missing', about: [first, second] };
  if (first.indicator.unit !== second.indicator.unit)
    return { kind: 'refused', why: 'other-units', about: [first, second] };
  return { kind: 'difference', first, second, value: subtract(a, b) };
}

function isPartOf(read: Read, part: Figure, whole: Figure): boolean {
  if (part.indicator.id !== whole.indicator.id || whole.series.dimension !== 'all') return false;
  const { organisation } = indexOf(read.catalogue);
  return part.series.dimension === 'all'
    ? whole.series.areaId === organisation?.id && part.series.areaId !== organisation?.id
    : whole.series.areaId === part.series.areaId;
}

/** The two lines that a question sets apart: two that are named, or one and what it is set against. */
export function pairOf(asked: Resolved, read: Read): readonly [Line | null, Line | null] {
  const lines = linesOf(asked, read.catalogue);
  if (asked.question.where.kind.startsWith('each') && lines.length > 2) return endsOf(asked.question, lines, read);
  const [first = null, second] = lines;
  return [first, second ?? (first && againstLine(asked, first, read))];
}

/** Of many of one measure the highest and the lowest of the newest time: how far they lie apart. */
function endsOf(question: Question, lines: readonly Line[], read: Read): readonly [Line | null, Line | null] {
  const held = lines.flatMap((line) => {
    const figure = figureOfLine(question, line, read);
    const value = figure && valueOf(figure.observation);
    return figure && value ? [{ line, value, end: figure.observation.period.end, code: figure.indicator.code }] : [];
  });
  const newest = held.reduce((latest, { end }) => (end > latest ? end : latest), '');
  const level = held.filter(({ end, code }) => end === newest && code === held[0]?.code);
  const sorted = level.toSorted((a, b) => subtract(b.value, a.value).units);
  return [sorted[0]?.line ?? null, sorted.length > 1 ? (sorted.at(-1)?.line ?? null) : null];
}

function againstLine({ question, comparators }: Resolved, line: Line, { catalogue }: Read): Line | null {
  for (const against of question.against) {
    const area = areaAgainst(against, comparators, catalogue);
    if (area) return { ...line, area, series: totalsOf(catalogue, line.indicator, area) };
    if (against.kind !== 'indicator') continue;
    const other = indexOf(catalogue).byCode.get(against.code);
    if (!other) return null;
    const asked = meant(catalogue, { indicator: other, inverse: against.inverse });
    return { ...line, ...asked, series: totalsOf(catalogue, asked.indicator, line.area) };
  }
  return null;
}

function areaAgainst(against: Against, comparators: readonly Area[], catalogue: Read['catalogue']): Area | null {
  if (against.kind === 'whole') return indexOf(catalogue).organisation;
  if (against.kind === 'comparators') return comparators[0] ?? null;
  return against.kind === 'area' ? (catalogue.areas.find(({ name }) => name === against.area) ?? null) : null;
}

/** The figures of both for the time asked; where the newest differ, the newest that both have. */
export function sameTime(question: Question, one: Line, other: Line, read: Read): readonly [Figure, Figure] | null {
  const [a, b] = [figureOfLine(question, one, read), figureOfLine(question, other, read)];
  if (!a || !b) return null;
  if (isOfSameTime(a, b)) return [a, b];
  if (question.when.kind !== 'newest') return null;
  const theirs = figuresOf(other, read);
  const ours = figuresOf(one, read).filter(({ observation }) => hasNumber(observation));
  for (const figure of ours.toSorted((x, y) => newestFirst(x, y, one))) {
    const match = theirs.find((each) => isOfSameTime(each, figure));
    if (match) return [figure, match];
  }
  return null;
}

function newestFirst(a: Figure, b: Figure, { indicator }: Line): number {
  const [x, y] = [a.observation.period, b.observation.period];
  if (x.end !== y.end) return x.end < y.end ? 1 : -1;
  return Number(y.basis === indicator.headlineBasis) - Number(x.basis === indicator.headlineBasis);
}

function figuresOf(line: Line, read: Read): readonly Figure[] {
  return line.series.flatMap(({ id }) => read.found.get(id) ?? []).map((each) => figureOf(read, each));
}

function newestOf(question: Question, lines: readonly Line[], read: Read): readonly Figure[] {
  return lines.flatMap((line) => figureOfLine(question, line, read) ?? []);
}
