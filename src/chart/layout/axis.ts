import type { ChartAxis, ChartUnit } from '../spec/chart-spec.ts';

const MOST_STEPS = 5;

/** Where an axis is labelled, lowest first: at two places or more, and what is counted at whole numbers if it can be. */
export function ticksOf({ min, max }: ChartAxis, unit: ChartUnit): readonly number[] {
  const step = stepOf(max - min);
  const whole = multiplesIn(min, max, Math.max(1, Math.ceil(step)));
  return unit === 'count' && whole.length > 1 ? whole : multiplesIn(min, max, step);
}

function multiplesIn(min: number, max: number, step: number): readonly number[] {
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  // Steps are counted and multiplied: adding them up would drift.
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** 1, 2, 2.5 or 5 times a power of ten, the least that gives few steps. */
function stepOf(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / MOST_STEPS));
  const steps = [1, 2, 2.5, 5, 10].map((times) => times * power);
  return steps.find((each) => span / each <= MOST_STEPS + 1e-9) ?? 10 * power;
}

/** '1,200', '80%', '−2.5': as short as an axis needs. */
export function tickText(value: number, unit: ChartUnit): string {
  const [whole = '', part] = String(Math.abs(Number(value.toPrecision(6)))).split('.');
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const number = part === undefined ? grouped : `${grouped}.${part}`;
  return `${value < 0 ? '−' : ''}${number}${unit === 'percent' ? '%' : ''}`;
}
