import { GREATEST, isNumber } from './chart.ts';
import type { ChartAxis, ChartUnit } from './chart-spec.ts';

interface AxisWanted {
  readonly unit: ChartUnit;
  /** All that has to lie on the axis: values, targets, comparators. Those that are no number are passed over. */
  readonly values: readonly (number | null)[];
  /** Of the span of the values, left free under them for what is written there. */
  readonly below?: number;
}

/** Of the greatest value: never is less shown, so that a small change is not drawn as a cliff. */
const WINDOW = 0.12;

/** The same for percentages, in points. */
const PERCENT_WINDOW = 10;

/** Of these for dots: no line rises or falls between them. */
const DOT_SHARE = 0.4;

/** Of what is shown, over and under the data. */
const ROOM = 0.08;

/** Lines across that a value can be read by. */
const MOST_STEPS = 5;
const FEWEST_STEPS = 3;

/** An axis for lines and dots, which need not begin at zero; it holds every value with some room around. */
export function axisFor({ unit, values, below = 0 }: AxisWanted): ChartAxis {
  const [lowest, highest] = endsOf(values);
  const { low, high } = windowAround(
    unit,
    Math.max(lowest - below * (highest - lowest), lowest < 0 ? -GREATEST : 0),
    highest,
  );
  const step = stepFor(high - low, unit);
  const min = step === null ? low : Math.max(tidy(Math.floor(low / step) * step), -GREATEST);
  const max = step === null ? high : high;
  return { min, max, steps: step === null ? [] : multiplesIn(min, max, step) };
}

/** An axis for dots beside each other, whose values are written beside them: it has no steps. */
export function axisForDots({ unit, values }: AxisWanted): ChartAxis {
  const [lowest, highest] = endsOf(values);
  const { low, high } = windowAround(unit, lowest, highest, DOT_SHARE);
  return { min: low, max: high, steps: [] };
}

/** An axis for bars, which are read by their length: it begins at zero, or ends there. */
export function axisFromZero(values: readonly (number | null)[]): ChartAxis {
  const [lowest, highest] = endsOf(values);
  const [min, max] = [Math.min(0, lowest), Math.max(0, highest)];
  return { min, max: max > min ? max : min + 1, steps: [] };
}

/** Not spread into Math.min: a series can be longer than a call may have arguments. */
function endsOf(values: readonly (number | null)[]): readonly [number, number] {
  const numbers = values.filter(isNumber);
  if (numbers.length === 0) return [0, 0];
  return [
    numbers.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY),
    numbers.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY),
  ];
}

function windowAround(unit: ChartUnit, lowest: number, highest: number, share = 1) {
  const least = unit === 'percent' ? PERCENT_WINDOW : leastSpan(unit, Math.max(Math.abs(lowest), Math.abs(highest)));
  const span = Math.max(highest - lowest, least * share);
  const spare = (span - (highest - lowest)) / 2 + ROOM * span;
  const isShare = unit === 'percent' && lowest >= 0 && highest <= 100;
  const [floor, ceiling] = [lowest >= 0 ? 0 : -GREATEST, isShare ? 100 : highest <= 0 && lowest < 0 ? 0 : GREATEST];
  const [low, high] = [Math.max(lowest - spare, floor), Math.min(highest + spare, ceiling)];
  return low < high ? { low, high } : { low, high: low + 1 };
}

function leastSpan(unit: ChartUnit, greatest: number): number {
  return Math.max(WINDOW * greatest, unit === 'count' ? 4 : 0.1);
}

/** 1, 2, 2.5 (of tens and more) or 5 times a power of ten, the least that gives few lines; whole for what is counted. */
function stepFor(span: number, unit: ChartUnit): number | null {
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  if (!(power > 0) || !Number.isFinite(power)) return null;
  const steps = [1, 2, ...(power >= 10 ? [2.5] : []), 5, 10, 20].map((times) => times * power);
  const step = steps.find((each) => span / each < MOST_STEPS - 0.5) ?? 20 * power;
  return unit === 'count' ? Math.max(1, Math.round(step)) : step;
}

function multiplesIn(min: number, max: number, step: number): readonly number[] {
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.min(Math.floor(max / step + 1e-9), first + MOST_STEPS + FEWEST_STEPS);
  // Steps are counted and multiplied: adding them up would drift.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => tidy((first + at) * step));
}

/** Without what binary arithmetic leaves behind the digits: 0.30000000000000004. */
function tidy(number: number): number {
  return Number(number.toPrecision(12));
}
