import { type Decimal, magnitude, subtract } from '../evaluate/decimal.ts';
import { sumOf } from './arithmetic.ts';
import { type Figure, valueOf } from './figure.ts';
import { fractionOf, roundFraction } from './fraction.ts';
import { breaksBetween } from './movement.ts';

/** From how many steps on a mean of them says what is usual. */
const ENOUGH = 6;

/**
 * How much a series usually moves from one figure to the next, up to a figure, whichever way: what a change is large or
 * small against. null with too few steps, or where it has never moved.
 */
export function meanStep(figure: Figure): Decimal | null {
  const upTo = figure.history.filter(({ period }) => period.end <= figure.observation.period.end);
  const steps = upTo.flatMap((each, at) => {
    const before = upTo[at - 1];
    const [from, to] = [before && valueOf(before), valueOf(each)];
    if (!before || !from || !to || breaksBetween(figure, before, each).length > 0) return [];
    return [magnitude(subtract(to, from))];
  });
  if (steps.length < ENOUGH) return null;
  const total = sumOf(steps);
  const { above, below } = fractionOf(total);
  const mean = roundFraction({ above, below: below * BigInt(steps.length) }, total.scale + 4);
  return mean.units === 0 ? null : mean;
}
