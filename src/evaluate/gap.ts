import type { Indicator, Threshold } from '../catalogue/catalogue.ts';
import type { Observation } from '../query/observation.ts';
import { compareDecimals, type Decimal, decimal, subtract, unitsAt } from './decimal.ts';

/** How far a number is from its target. */
export interface Gap {
  /** In the indicator's unit (points for a percentage); above 0 is better than the target. */
  readonly points: Decimal;
  readonly met: boolean;
  /**
   * The least whole number more (of an indicator where lower is better: fewer) that would reach the target, with the
   * denominator held; null where the target is met, the counts aren't held or no such number is possible.
   */
  readonly more: number | null;
}

type Direction = 'higher' | 'lower';

/** The gap to a target, or to a limit that stands in its place; null where there is no target, no number, or no better side. */
export function gap(indicator: Indicator, observation: Observation, { target }: Pick<Threshold, 'target'>): Gap | null {
  const { polarity } = indicator;
  if (target === null || observation.value === null || observation.marker !== null) return null;
  if (polarity !== 'higher' && polarity !== 'lower') return null;
  const [value, aim] = [decimal(observation.value), decimal(target)];
  const points = polarity === 'higher' ? subtract(value, aim) : subtract(aim, value);
  const met = points.units >= 0;
  return { points, met, more: met ? null : lacking(indicator.unit, polarity, observation, aim) };
}

function lacking(unit: Indicator['unit'], better: Direction, observation: Observation, target: Decimal): number | null {
  const { value, numerator, denominator } = observation;
  if (unit === 'count') return wholeSteps(decimal(value ?? '0'), target, better);
  if (unit !== 'percent' || numerator === null || denominator === null || denominator <= 0) return null;
  if (target.units < 0 || compareDecimals(target, { units: 100, scale: 0 }) > 0) return null;
  // n of d reaches t% where 100 n ≥ t d: in whole numbers, scaled by the target's decimals.
  const wanted = unitsAt(target, target.scale) * BigInt(denominator);
  const whole = 100n * 10n ** BigInt(target.scale);
  const reached = better === 'higher' ? (wanted + whole - 1n) / whole : wanted / whole;
  const more = better === 'higher' ? Number(reached) - numerator : numerator - Number(reached);
  return more > 0 ? more : null;
}

/** The distance between two numbers, rounded up to a whole one. */
function wholeSteps(value: Decimal, target: Decimal, better: Direction): number {
  const { units, scale } = better === 'higher' ? subtract(target, value) : subtract(value, target);
  return Math.ceil(units / 10 ** scale);
}
