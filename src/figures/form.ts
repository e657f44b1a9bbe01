import { formatDecimal, ratio } from '../evaluate/decimal.ts';
import type { Observation } from '../query/observation.ts';
import type { Question } from '../question/question.ts';
import { asMeasured, type Figure } from './figure.ts';

/** A figure in the form asked for; null where it has none of that form. */
export function inForm(figure: Figure, form: Question['form']): Figure | null {
  if (form === null) return figure;
  return form === 'count' ? asCount(figure) : asPercent(figure);
}

/** The same figure read as a count: the numerator in place of the percentage; null where no count is held. */
export function asCount(figure: Figure): Figure | null {
  if (figure.indicator.unit === 'count') return figure;
  return figure.observation.numerator === null ? null : as(figure, COUNT);
}

/** A count with what it is of, as a percentage; null where the whole is not held. */
function asPercent(figure: Figure): Figure | null {
  if (figure.indicator.unit === 'percent') return figure.observation.value === null ? null : figure;
  if (figure.indicator.unit !== 'count' || percentOf(figure.observation) === null) return null;
  return as(figure, PERCENT);
}

function percentOf({ value, denominator }: Observation): string | null {
  const count = Number(value);
  if (value === null || !denominator || !Number.isSafeInteger(count)) return null;
  return formatDecimal(ratio(count, denominator, 1)).replaceAll(',', '');
}

interface Form {
  readonly indicator: Pick<Figure['indicator'], 'unit' | 'decimals'>;
  readonly valueOf: (observation: Observation) => string | null;
  /** A line is read in a form once, however many of its figures are asked for. */
  readonly read: WeakMap<readonly Observation[], readonly Observation[]>;
}

const COUNT: Form = {
  indicator: { unit: 'count', decimals: 0 },
  valueOf: ({ numerator }) => (numerator === null ? null : String(numerator)),
  read: new WeakMap(),
};
const PERCENT: Form = { indicator: { unit: 'percent', decimals: 1 }, valueOf: percentOf, read: new WeakMap() };

function as(figure: Figure, form: Form): Figure {
  const history = historyIn(figure.history, form);
  const at = figure.history.indexOf(figure.observation);
  return {
    ...figure,
    indicator: { ...figure.indicator, ...form.indicator },
    observation: history[at] ?? inOne(figure.observation, form),
    history,
    measured: asMeasured(figure),
  };
}

function historyIn(history: readonly Observation[], form: Form): readonly Observation[] {
  const known = form.read.get(history) ?? history.map((each) => inOne(each, form));
  form.read.set(history, known);
  return known;
}

/** The published rating is that of the number as published. */
function inOne(observation: Observation, { valueOf }: Form): Observation {
  return { ...observation, value: valueOf(observation), numerator: null, denominator: null, publishedRating: null };
}
