import { GREATEST, isNumber } from './chart.ts';
import type { ChartAxis, ChartUnit } from './chart-spec.ts';

interface AxisWanted {
  readonly unit: ChartUnit;
  /** All that has to lie on the axis: values, target, both ends of a band, comparators. Those that are no number are passed over. */
  readonly values: readonly (number | null)[];
  /** Bars are read by their length, so theirs begins at zero, however alike they are. */
  readonly bars?: boolean;
}

/** Of the whole scale: values that lie closer together than this would look like one level line. */
const NARROW = 0.05;

/** Of the whole scale: never is less shown, so that a small change is not drawn as a cliff. */
const WINDOW = 0.2;

/** Percentages that all lie below this leave most of the picture empty. */
const LOW_PERCENT = 25;

/** So that the highest value does not stand on the edge. */
const HEADROOM = 1.04;

/** In a picture this many lines across are enough to read a value by. */
const STEPS = 5;

/** An axis that holds every value: from zero, percentages to 100, unless it is cut where that helps, and then it says so. */
export function axisFor({ unit, values, bars = false }: AxisWanted): ChartAxis {
  const numbers = values.filter(isNumber);
  const [lowest, highest] = numbers.length === 0 ? [0, 0] : endsOf(numbers);
  const low = isLow(unit, lowest, highest) ? rounded(0, Math.max(highest * HEADROOM, STEPS)) : null;
  const narrow = bars ? null : windowOf(unit, lowest, highest);
  const ends = low ?? narrow ?? wholeScale(unit, lowest, highest);
  return { ...ends, cut: cutSaid(unit, ends) };
}

interface Ends {
  readonly min: number;
  readonly max: number;
}

/** Not spread into Math.min: a series can be longer than a call may have arguments. */
function endsOf(numbers: readonly number[]): readonly [number, number] {
  return [
    numbers.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY),
    numbers.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY),
  ];
}

function wholeScale(unit: ChartUnit, lowest: number, highest: number): Ends {
  if (unit === 'percent' && lowest >= 0 && highest <= 100) return { min: 0, max: 100 };
  const top = Math.max(0, highest * HEADROOM);
  const least = unit === 'percent' ? 100 : lowest < 0 ? 0 : STEPS;
  return rounded(Math.min(0, lowest), Math.max(top, least));
}

function isLow(unit: ChartUnit, lowest: number, highest: number): boolean {
  return unit === 'percent' && lowest >= 0 && highest <= LOW_PERCENT;
}

/** Round values that lie high and close together a stretch of the scale; null where they don't. */
function windowOf(unit: ChartUnit, lowest: number, highest: number): Ends | null {
  const scale = unit === 'percent' ? Math.max(100, highest) : highest;
  const width = WINDOW * scale;
  if (lowest <= width || lowest === highest || highest - lowest > NARROW * scale) return null;
  const most = unit === 'percent' && highest <= 100 ? 100 : Number.POSITIVE_INFINITY;
  const middle = Math.min((lowest + highest) / 2, most - width / 2);
  return rounded(middle - width / 2, middle + width / 2);
}

/** Both ends moved outwards to a multiple of a round step. */
function rounded(low: number, high: number): Ends {
  const step = roundStep((high - low) / STEPS);
  if (step === null) return { min: low, max: high > low ? high : low + 1 };
  const [min, max] = [tidy(Math.floor(low / step) * step), tidy(Math.ceil(high / step) * step)];
  return { min: Math.max(Math.min(min, low), -GREATEST), max: Math.min(Math.max(max, high), GREATEST) };
}

/** The least of 1, 2, 2.5 (of tens and more) and 5 times a power of ten that is no smaller; null where there is none. */
function roundStep(least: number): number | null {
  const power = 10 ** Math.floor(Math.log10(least));
  if (!(power > 0) || !Number.isFinite(power)) return null;
  const factor = [1, 2, ...(power >= 10 ? [2.5] : []), 5].find((each) => each * power >= least) ?? 10;
  return factor * power;
}

/** Without what binary arithmetic leaves behind the digits: 0.30000000000000004. */
function tidy(number: number): number {
  return Number(number.toPrecision(12));
}

function cutSaid(unit: ChartUnit, { min, max }: Ends): string | null {
  const percent = unit === 'percent';
  if (min <= 0 && (!percent || max >= 100)) return null;
  const say = (end: number) => `${inBritish.format(end)}${percent ? '%' : ''}`;
  return `Axis cut: ${say(min)} to ${say(max)}`;
}

const inBritish = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 12 });
