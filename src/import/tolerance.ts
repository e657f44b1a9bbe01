import type { Polarity, Unit } from '../catalogue/catalogue.ts';
import { addDecimals, multiplyDecimals } from './decimal.ts';

/** The limits that a tolerance comes to: `within` for a measure with a better end, a range for one with a best place. */
export type ToleranceLimits =
  | { readonly kind: 'within'; readonly within: string }
  | { readonly kind: 'range'; readonly low: string; readonly high: string }
  | { readonly kind: 'wrong'; readonly allowed: string };

const TOLERANCE = /^([+\-−±]?)\s*(\d+(?:\.\d+)?)\s*(%|points?)?$/;
const TWO_SIDED = /^[-−]\s*(\d+(?:\.\d+)?)\s*to\s*\+\s*(\d+(?:\.\d+)?)\s*(%|points?)?$/;

const FORMS = 'a tolerance as -3 points, 10%, ±2 or -2 to +1';

interface Measure {
  readonly unit: Unit;
  readonly polarity: Polarity;
}

/**
 * Resolves a tolerance as people write it: '-3 points' and '±2' in the indicator's own unit, '10%' of the target,
 * '-2 to +1' with a side for each direction. The worse side is what counts where an indicator has a better end.
 */
export function resolveTolerance(text: string, target: string, measure: Measure): ToleranceLimits {
  const sides = readSides(text);
  if (sides === null) return { kind: 'wrong', allowed: FORMS };
  if (measure.polarity === 'none') return { kind: 'wrong', allowed: 'none, as neither more nor less of it is better' };
  if (sides.unit === 'points' && measure.unit !== 'percent') {
    return { kind: 'wrong', allowed: 'no points, as this indicator is not a percentage' };
  }
  const { down, up } = sides;
  const low = down === null ? null : addDecimals(target, `-${amount(down, target, sides.unit)}`);
  const high = up === null ? null : addDecimals(target, amount(up, target, sides.unit));
  if (measure.polarity === 'range') {
    if (low !== null && high !== null) return { kind: 'range', low, high };
    return { kind: 'wrong', allowed: 'both sides of the target, as ±2 or -2 to +1' };
  }
  const within = measure.polarity === 'higher' ? low : high;
  if (within !== null) return { kind: 'within', within };
  const better = measure.polarity === 'higher' ? 'higher is better: -' : 'lower is better: +';
  return { kind: 'wrong', allowed: `a tolerance on the worse side of the target (${better}3)` };
}

type ToleranceUnit = '%' | 'points' | null;

interface Sides {
  readonly down: string | null;
  readonly up: string | null;
  readonly unit: ToleranceUnit;
}

function readSides(text: string): Sides | null {
  const two = TWO_SIDED.exec(text);
  if (two) return { down: two[1] ?? null, up: two[2] ?? null, unit: readUnit(two[3]) };
  const one = TOLERANCE.exec(text);
  if (!one) return null;
  const size = one[2] ?? null;
  const unit = readUnit(one[3]);
  if (one[1] === '-' || one[1] === '−') return { down: size, up: null, unit };
  if (one[1] === '+') return { down: null, up: size, unit };
  return { down: size, up: size, unit };
}

function readUnit(text: string | undefined): ToleranceUnit {
  if (text === undefined) return null;
  return text === '%' ? '%' : 'points';
}

/** '10%' is 10 in a hundred of the target; without '%' it is the number itself. */
function amount(size: string, target: string, unit: ToleranceUnit): string {
  if (unit !== '%') return size;
  const share = multiplyDecimals(multiplyDecimals(size, '0.01'), target);
  return share.startsWith('-') ? share.slice(1) : share;
}
