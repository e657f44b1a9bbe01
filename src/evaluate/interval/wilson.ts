import { DEVIATE, type Interval, type Level } from './level.ts';

/**
 * Wilson's score interval of a share, in percent. Throws a RangeError unless 0 ≤ cases ≤ of and there is one at least.
 * As in the R package PHEindicatormethods 2.1.0.
 */
export function wilson(cases: number, of: number, level: Level): Interval {
  if (!(of > 0 && cases >= 0 && cases <= of)) throw new RangeError(`not a share: ${cases} of ${of}`);
  const z = DEVIATE[level];
  const middle = 2 * cases + z ** 2;
  const half = z * Math.sqrt(z ** 2 + 4 * cases * (1 - cases / of));
  const whole = 2 * (of + z ** 2);
  // Of none and of all the formula gives 0 and 100 but for the last bit.
  const lower = cases === 0 ? 0 : (100 * (middle - half)) / whole;
  const upper = cases === of ? 100 : (100 * (middle + half)) / whole;
  return { lower, upper };
}
