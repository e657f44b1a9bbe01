import { DEVIATE, type Interval, type Level, TAIL } from './level.ts';

/** From so many events on Byar's approximation is good enough; under it the exact limits are taken. */
const BYARS_FROM = 10;

/** The limits of a number of events. Throws a RangeError below 0. As in the R package PHEindicatormethods 2.1.0. */
export function poisson(events: number, level: Level): Interval {
  if (!(events >= 0)) throw new RangeError(`not a number of events: ${events}`);
  return events < BYARS_FROM ? exact(events, TAIL[level]) : byars(events, DEVIATE[level]);
}

function byars(events: number, z: number): Interval {
  const cubed = (of: number, deviate: number) => of * (1 - 1 / (9 * of) + deviate / (3 * Math.sqrt(of))) ** 3;
  return { lower: cubed(events, -z), upper: cubed(events + 1, z) };
}

/** The means from which so many or more, or so many or fewer, would come as seldom as `tail`. */
function exact(events: number, tail: number): Interval {
  const lower = events === 0 ? 0 : meanWhere((mean) => 1 - atMost(events - 1, mean) - tail);
  return { lower, upper: meanWhere((mean) => tail - atMost(events, mean)) };
}

/** The chance of so many events or fewer. */
function atMost(events: number, mean: number): number {
  let term = Math.exp(-mean);
  let all = term;
  for (let count = 1; count <= events; count += 1) {
    term *= mean / count;
    all += term;
  }
  return all;
}

/** Past every upper limit of under ten events. */
const FURTHEST = 100;

/** Where a function that rises with the mean is 0, by halving until nothing is left to halve. */
function meanWhere(rising: (mean: number) => number): number {
  let [low, high] = [0, FURTHEST];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
}
