import type { ChartAxis, ChartBand, ChartLevel, ChartPoint, ChartSpec } from './chart-spec.ts';
import { cut, MAX_LABEL, MAX_NAME, MAX_PHRASE, MAX_SHOWN, oneLine, paragraph } from './words.ts';

/** What is drawn and the same in words: all that a reply's chart part holds. */
export interface Chart<Spec extends ChartSpec = ChartSpec> {
  readonly spec: Spec;
  readonly alt: string;
}

/** A point with what only the builder of its chart needs. */
export interface TimedPoint extends ChartPoint {
  /** With its preposition, for a sentence: 'in Dec 2018', 'at 31 Dec 2018'. */
  readonly when: string;
  /** Decimals that the value is printed with: less than the coarser of two is no change. */
  readonly decimals: number;
}

/** Below what any chat platform takes with an image; their limits stand with their sources in the adapters. */
const MAX_ALT = 1900;

/** The longest that is made from the limits of names and numbers, so that none is cut within a number. */
const MAX_SENTENCE = 8 * MAX_NAME;

/** Lines at the foot of a picture. */
const MAX_FOOTER = 6;

export function altOf(sentences: readonly string[]): string {
  return paragraph(
    sentences.map((sentence) => cut(sentence, MAX_SENTENCE)),
    MAX_ALT,
  );
}

export function footerOf(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => cut(line, MAX_PHRASE))
    .filter((line) => line !== '')
    .slice(0, MAX_FOOTER);
}

/** A point that can be drawn: what is no number is a gap, never a zero, and has no rating. */
export function drawable({ label, value, shown, rating, approximate }: ChartPoint): ChartPoint {
  const words = { label: cut(label, MAX_LABEL), shown: cut(shown, MAX_SHOWN) };
  return isNumber(value)
    ? { ...words, value, rating, approximate }
    : { ...words, value: null, rating: null, approximate: false };
}

export function hasValue({ value }: Pick<ChartPoint, 'value'>): boolean {
  return isNumber(value);
}

/** Beyond this, numbers next to each other could not be told apart on an axis. */
export const GREATEST = 1e15;

export function isNumber(value: number | null): value is number {
  return value !== null && Math.abs(value) <= GREATEST;
}

/** Levels that can be drawn, their names short enough. */
export function levelsOf(levels: readonly ChartLevel[]): readonly ChartLevel[] {
  return levels.filter(hasValue).map(({ label, value }) => ({ label: cut(label), value }));
}

/** null where neither end is a number, or they stand the wrong way round. */
export function bandOf(band: ChartBand | null): ChartBand | null {
  if (band === null) return null;
  const [low, high] = [band.low, band.high].map((end) => (isNumber(end) ? end : null));
  if (low === undefined || high === undefined || (low === null && high === null)) return null;
  return low !== null && high !== null && low > high ? null : { label: cut(band.label), low, high };
}

/** 'Target 80%.', 'England 71%.': what lies across a picture, a sentence each. */
export function sayLevels(
  target: ChartLevel | null,
  band: ChartBand | null,
  comparators: readonly ChartLevel[],
): readonly string[] {
  return [...(target ? [target] : []), ...(band ? [band] : []), ...comparators].map(
    ({ label }) => `${oneLine(label)}.`,
  );
}

/** ', up from 40% in Q1 2018/19': how a later point stands to an earlier one; '' where one has no value. */
export function sayCourse(from: TimedPoint, to: TimedPoint): string {
  const [before, after] = [from.value, to.value];
  if (before === null || after === null) return '';
  const finer = 10 ** Math.max(from.decimals, to.decimals);
  const least = finer / 10 ** Math.min(from.decimals, to.decimals);
  // Whole numbers of the finer precision: binary fractions would leave a difference of 0.1 just below it.
  const unchanged = Math.round(Math.abs(after - before) * finer) < least;
  const way = unchanged ? 'unchanged' : after > before ? 'up' : 'down';
  return `, ${way} from ${cut(from.shown, MAX_SHOWN)} ${cut(from.when, MAX_SHOWN)}`;
}

/** The lowest and the highest of some points, the first of equals; null where none has a value. */
export function extremesOf<P extends ChartPoint>(points: readonly P[]): { readonly low: P; readonly high: P } | null {
  const [first, ...others] = points.filter(hasValue);
  if (!first) return null;
  return others.reduce(
    ({ low, high }, each) => ({
      low: (each.value ?? 0) < (low.value ?? 0) ? each : low,
      high: (each.value ?? 0) > (high.value ?? 0) ? each : high,
    }),
    { low: first, high: first },
  );
}

/** '40% (Q1 2018/19)'. */
export function sayPoint({ shown, label }: ChartPoint): string {
  return `${shown} (${label})`;
}

/** Without its ends, which are no numbers of the data. */
export function sayCut({ cut: label }: ChartAxis): readonly string[] {
  return label === null ? [] : ['The axis is cut.'];
}

/** What has no number and why: 'No figure for west: suppressed at source.' */
export function sayGaps(points: readonly ChartPoint[]): readonly string[] {
  const gaps = points.filter((point) => !hasValue(point));
  const reasons = [...new Set(gaps.map(({ shown }) => shown))];
  return reasons.map((reason) => {
    const labels = gaps.filter(({ shown }) => shown === reason).map(({ label }) => label);
    const named = labels.length > MOST_NAMED ? `${labels.length} of the ${points.length}` : labels.join(', ');
    return `No figure for ${named}: ${reason}.`;
  });
}

const MOST_NAMED = 4;
