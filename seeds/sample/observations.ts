import { ratio } from '../../src/evaluate/decimal.ts';
import type { Calendar, Stretch } from './calendar.ts';
import type { Correction } from './correction.ts';
import { BREAK_AT } from './count-specs.ts';
import type { Figure } from './figures.ts';
import type { Part } from './parts.ts';
import { isHidden } from './protect.ts';
import type { Row } from './tables.ts';

export const COLUMNS = [
  ...['code', 'basis', 'period', 'value', 'numerator', 'denominator', 'breakdown', 'area', 'marker'],
  ...['provisional', 'break', 'note'],
];

/** The indicator whose counting changed, and which is provisional in its newest month. */
const ASSESSMENTS = 'SA-45D';

export interface Shown {
  readonly figures: readonly Figure[];
  readonly parts: readonly Part[];
  readonly hidden: ReadonlySet<string>;
  readonly calendar: Calendar;
  /** The last month of this edition, as a position in the sample. */
  readonly last: number;
  /** What the edition corrects; null: the one that has to be corrected later. */
  readonly correction: Correction | null;
  readonly breakReason: string;
}

/** The rows of one edition: all that ends with its last month or before. */
export function observationRows(shown: Shown): readonly Row[] {
  const isIn = ({ stretch }: { readonly stretch: Stretch }) => stretch.last <= shown.last;
  const figures = shown.figures.filter(isIn).map((figure) => figureRow(figure, shown));
  return [...figures, ...shown.parts.filter(isIn).map(partRow)];
}

function figureRow(figure: Figure, shown: Shown): Row {
  const { measure, area, stretch } = figure;
  return {
    code: measure.code,
    basis: stretch.basis,
    period: stretch.label,
    area: area.level === 'organisation' ? '' : area.name,
    ...(isHidden(figure, shown.hidden) ? { marker: 'suppressed' } : numbersOf(figure)),
    ...(measure.code === ASSESSMENTS ? asidesOf(figure, shown) : {}),
  };
}

/** Percentages are worked out from the counts beside them, to one decimal. */
function numbersOf({ measure, count, of }: Figure): Row {
  const denominator = of === null ? {} : { denominator: String(of.number) };
  if (measure.unit === 'count') return { value: String(count.number), ...denominator };
  if (of === null || of.number === 0) return { marker: 'not applicable' };
  const { units, scale } = ratio(count.number, of.number, 1);
  return { value: (units / 10 ** scale).toFixed(scale), numerator: String(count.number), ...denominator };
}

function asidesOf({ area, stretch }: Figure, { calendar, correction, last, breakReason }: Shown): Row {
  const isCorrected = correction?.changes(area, stretch) ?? false;
  return {
    provisional: stretch.basis === 'month' && stretch.last === last ? 'yes' : '',
    break: isBreak(stretch, calendar) ? breakReason : '',
    note: correction !== null && isCorrected ? correction.note : '',
  };
}

/** The first stretch that is counted the new way in part, and the first that is so as a whole. */
function isBreak({ basis, label }: Stretch, calendar: Calendar): boolean {
  const ofBasis = calendar.stretches[basis];
  const firstOf = (edge: 'first' | 'last') => ofBasis.find((stretch) => stretch[edge] >= BREAK_AT)?.label;
  return label === firstOf('last') || label === firstOf('first');
}

function partRow({ code, stretch, dimension, category, number }: Part): Row {
  return {
    code,
    basis: stretch.basis,
    period: stretch.label,
    breakdown: `${dimension}: ${category}`,
    ...(number === null ? { marker: 'suppressed' } : { value: String(number) }),
  };
}
