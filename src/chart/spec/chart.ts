import type {
  ChartBreak,
  ChartEvent,
  ChartLevel,
  ChartPoint,
  ChartSpec,
  ChartValue,
  Ground,
  RatingBand,
  TargetStep,
} from './chart-spec.ts';
import { ratingSaid } from './rating-words.ts';
import { cut, MAX_LABEL, MAX_NAME, MAX_PHRASE, MAX_SHOWN, MAX_TITLE, paragraph } from './words.ts';

/** What is drawn and the same in words: all that a reply's chart part holds. */
export interface Chart<Spec extends ChartSpec = ChartSpec> {
  readonly spec: Spec;
  readonly alt: string;
}

/** What every picture has beside its data. */
export interface FrameGiven {
  /** One short line. */
  readonly title: string;
  readonly subtitle: string;
  /** Notes first, the source last. */
  readonly footer: readonly string[];
  /** Where it is not said, one that stands on a light page as well as on a dark one. */
  readonly ground?: Ground;
}

/** Below what any chat platform takes with an image; their limits stand with their sources in the adapters. */
const MAX_ALT = 1900;

/** The longest that is made from the limits of names and numbers, so that none is cut within a number. */
const MAX_SENTENCE = 8 * MAX_NAME;

/** Phrases at the foot of a picture. */
const MAX_FOOTER = 6;

export function altOf(sentences: readonly string[]): string {
  return paragraph(
    sentences.map((sentence) => cut(sentence, MAX_SENTENCE)),
    MAX_ALT,
  );
}

/** 'Line chart. Re-referrals. % of referrals, by month.' */
export function sayFrame(what: string, { title, subtitle }: Pick<ChartSpec, 'title' | 'subtitle'>): readonly string[] {
  return [`${what}.`, ...[title, subtitle].filter((each) => each !== '').map((each) => `${each}.`)];
}

/** Words at the foot that a picture adds go before the source, which stays last. */
export function frameOf({ title, subtitle, footer, ground = 'both' }: FrameGiven, notes: readonly string[] = []) {
  const lines = [...footer.slice(0, -1), ...notes, ...footer.slice(-1)];
  const phrases = lines.map((line) => cut(line, MAX_PHRASE)).filter((line) => line !== '');
  return {
    title: cut(title, MAX_TITLE),
    subtitle: cut(subtitle, MAX_PHRASE),
    ground,
    footer: phrases.length > MAX_FOOTER ? [...phrases.slice(0, MAX_FOOTER - 1), ...phrases.slice(-1)] : phrases,
  };
}

/** A value that can be drawn: what is no number is none, never a zero, and has no rating. */
export function valueOf({ value, shown, rating, approximate, provisional }: ChartValue): ChartValue {
  const said = cut(shown, MAX_SHOWN);
  return isNumber(value)
    ? { value, shown: said, rating, approximate, provisional }
    : { value: null, shown: said, rating: null, approximate: false, provisional: false };
}

export function pointOf(point: ChartPoint): ChartPoint {
  return { ...valueOf(point), label: cut(point.label, MAX_LABEL), end: point.end };
}

export function hasValue({ value }: Pick<ChartValue, 'value'>): boolean {
  return isNumber(value);
}

/** Beyond this, numbers next to each other could not be told apart on an axis. */
export const GREATEST = 1e15;

export function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) <= GREATEST;
}

/** A point of a line as it is given, oldest first. */
export interface LinePoint extends ChartPoint {
  /** Why what came before is not comparable; null: it is. */
  readonly breakBefore: string | null;
}

export function breaksIn(points: readonly LinePoint[]): readonly ChartBreak[] {
  return points.flatMap(({ breakBefore }, before) =>
    breakBefore === null || before === 0 ? [] : [{ before, reason: cut(breakBefore, MAX_PHRASE) }],
  );
}

/** Levels that can be drawn, their names short enough. */
export function levelsOf(levels: readonly ChartLevel[]): readonly ChartLevel[] {
  return levels
    .filter(hasValue)
    .map(({ name, value, shown }) => ({ name: cut(name, MAX_LABEL), value, shown: cut(shown, MAX_SHOWN) }));
}

/** Targets that can be drawn and hold for some of the points, those of the same height one after the other as one. */
export function targetsOf(given: readonly TargetStep[], points: readonly ChartPoint[]): readonly TargetStep[] {
  const [first, last] = [points[0]?.end ?? '', points.at(-1)?.end ?? ''];
  const held = given
    .filter(({ from, to }) => from <= last && to >= first && points.some(({ end }) => from <= end && end <= to))
    .flatMap((each) => drawableTarget(each) ?? []);
  return held.reduce<readonly TargetStep[]>((steps, next) => {
    const before = steps.at(-1);
    const isSame = before && before.low === next.low && before.high === next.high && before.shown === next.shown;
    return isSame ? [...steps.slice(0, -1), { ...before, to: next.to }] : [...steps, next];
  }, []);
}

/** null where neither end is a number, or they stand the wrong way round. */
export function drawableTarget<T extends Pick<TargetStep, 'low' | 'high' | 'shown'>>(target: T | null): T | null {
  if (target === null) return null;
  const [low = null, high = null] = [target.low, target.high].map((end) => (isNumber(end) ? end : null));
  if ((low === null && high === null) || (low !== null && high !== null && low > high)) return null;
  return { ...target, low, high, shown: cut(target.shown, MAX_SHOWN) };
}

export function drawableBands(bands: readonly RatingBand[]): readonly RatingBand[] {
  return bands
    .map((band) => ({
      ...band,
      low: isNumber(band.low) ? band.low : null,
      high: isNumber(band.high) ? band.high : null,
    }))
    .filter(({ low, high }) => low === null || high === null || low < high);
}

export function drawableEvent(event: ChartEvent | null, points: readonly ChartPoint[]): ChartEvent | null {
  if (event === null || cut(event.label) === '') return null;
  const [first, last] = [points[0]?.end ?? '', points.at(-1)?.end ?? ''];
  return event.at < first || event.at > last ? null : { at: event.at, label: cut(event.label, MAX_LABEL) };
}

/** 'Target 75% until Mar 2026, then 80%': each step, as a picture has it. */
export function sayTargets(targets: readonly TargetStep[]): readonly string[] {
  if (targets.length === 0) return [];
  const [first, ...others] = targets.map(({ shown }) => shown);
  const changed = others.map((shown, at) => `, from ${sayMonth(targets[at + 1]?.from ?? '')} ${shown}`);
  return [`Target ${first}${changed.join('')}.`];
}

export function sayLevels(levels: readonly ChartLevel[]): readonly string[] {
  return levels.map(({ name, shown }) => `${name} ${shown}.`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 'Apr 2026'. */
export function sayMonth(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`.trim();
}

/** The lowest and the highest of some values, the first of equals; null where none has a value. */
export function extremesOf<P extends Pick<ChartValue, 'value'>>(
  points: readonly P[],
): { readonly low: P; readonly high: P } | null {
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

/** '40% (Jul-Sep 2018)'. */
function sayPoint({ shown, label, provisional }: ChartPoint): string {
  return `${shown} (${label}${provisional ? ', provisional' : ''})`;
}

/** ': red', ': red, provisional'; '' where there is nothing to say. */
export function sayStanding({ rating, provisional }: Pick<ChartValue, 'rating' | 'provisional'>): string {
  return [ratingSaid(rating), provisional ? 'provisional' : ''].filter((each) => each !== '').join(', ');
}

/** What has no number and why: 'No figure for West: suppressed.' */
export function sayGaps(points: readonly { readonly value: number | null; shown: string; label: string }[]) {
  const gaps = points.filter((point) => !hasValue(point));
  const reasons = [...new Set(gaps.map(({ shown }) => shown))];
  return reasons.map((reason) => {
    const labels = gaps.filter(({ shown }) => shown === reason).map(({ label }) => label);
    const named = labels.length > MOST_NAMED ? `${labels.length} of the ${points.length}` : labels.join(', ');
    return `No figure for ${named}: ${reason}.`;
  });
}

const MOST_NAMED = 4;

/** As a sentence begins. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a line says of its course: its ends, and the lowest and highest between them. */
export function sayCourse(points: readonly ChartPoint[]): string {
  const valued = points.filter(hasValue);
  const [first, last] = [valued[0], valued.at(-1)];
  const extremes = extremesOf(valued);
  if (!first || !last || !extremes) return 'no figure';
  if (first === last) return sayPoint(last);
  const { low, high } = extremes;
  const between = low.value === high.value ? '' : `; lowest ${sayPoint(low)}, highest ${sayPoint(high)}`;
  return `${valued.length} points, from ${sayPoint(first)} to ${sayPoint(last)}${between}`;
}
