import type { Catalogue, Indicator, Series } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Observation, Rating } from '../query/observation.ts';
import { ratingWord } from '../reply/mark.ts';
import { shortName } from '../reply/name.ts';
import { sayValue, sayWhole } from '../reply/say.ts';
import { shortDate, whenShort } from '../reply/short-period.ts';
import { type Change, change } from './change.ts';
import { compareDecimals, type Decimal, decimal, formatDecimal, magnitude, ratio, subtract } from './decimal.ts';
import { gap } from './gap.ts';
import { rate, thresholdFor } from './rate.ts';

/** Something in a published figure that does not agree, in one plain sentence. */
export interface Disagreement {
  readonly kind: 'ratio' | 'arrow' | 'parts' | 'complement' | 'bases' | 'break' | 'rating' | 'remark';
  readonly text: string;
}

/** A figure with what it can be held against. */
export interface Checking {
  readonly catalogue: Catalogue;
  readonly indicator: Indicator;
  readonly series: Series;
  readonly observation: Observation;
  readonly previous: Observation | null;
  /** The categories of the same period, of one or more dimensions. */
  readonly parts: readonly Observation[];
  /** Of the opposite indicator in the same period and basis. */
  readonly complements: readonly { readonly indicator: Indicator; readonly observation: Observation }[];
  /** The newest of the indicator's other series. */
  readonly otherBases: readonly { readonly series: Series; readonly observation: Observation }[];
}

type Check = (checking: Checking) => readonly Disagreement[];

/** Everything that does not agree in a figure: what the numbers show first, then what the source itself remarks. */
export function checkObservation(checking: Checking): readonly Disagreement[] {
  return CHECKS.flatMap((check) => check(checking));
}

/** As printed and exactly; null where it is marked, approximate or not held, so that nothing can be held against it. */
function exactValue({ value, marker, qualifier }: Observation): Decimal | null {
  return value === null || marker !== null || qualifier === 'approximate' ? null : decimal(value);
}

const checkRatio: Check = ({ indicator, observation }) => {
  const { numerator, denominator } = observation;
  const printed = exactValue(observation);
  if (indicator.unit !== 'percent' || !printed || numerator === null || !denominator) return [];
  if (compareDecimals(ratio(numerator, denominator, printed.scale), printed) === 0) return [];
  const worked = formatDecimal(ratio(numerator, denominator, Math.max(1, printed.scale)));
  const counts = `${sayWhole(numerator)} of ${sayWhole(denominator)} is ${worked}%`;
  const text = `${formatDecimal(printed)}% as printed; ${counts}.`;
  return [{ kind: 'ratio', text }];
};

const checkComplements: Check = ({ indicator, observation, complements }) =>
  complements.flatMap((other) => {
    const beside = `With its opposite (${lowerFirst(shortName(other.indicator))})`;
    const texts = [
      ...(indicator.unit === 'percent' ? percentagesApart(observation, other.observation) : []),
      ...countsApart(observation, other.observation),
    ];
    return texts.map((text) => ({ kind: 'complement' as const, text: `${beside} ${text}.` }));
  });

/** Opposite percentages make 100; less than the coarser precision is rounding. */
function percentagesApart(one: Observation, other: Observation): readonly string[] {
  const [a, b] = [exactValue(one), exactValue(other)];
  if (!a || !b) return [];
  const total = subtract(a, { units: -b.units, scale: b.scale });
  const apart = magnitude(subtract(total, { units: 100, scale: 0 }));
  if (apart.units < 10 ** (apart.scale - Math.min(a.scale, b.scale))) return [];
  return [`it makes ${formatDecimal(total)}%, not 100%: ${formatDecimal(a)}% and ${formatDecimal(b)}%`];
}

/** Opposite counts make the denominator that both are of. */
function countsApart(one: Observation, other: Observation): readonly string[] {
  const { numerator: a, denominator } = one;
  const b = other.numerator;
  if (a === null || b === null || denominator === null || one.marker !== null || other.marker !== null) return [];
  if (other.denominator !== null && other.denominator !== denominator) return [];
  if (a + b === denominator) return [];
  return [`it makes ${sayWhole(a + b)}, not ${sayWhole(denominator)}: ${sayWhole(a)} and ${sayWhole(b)}`];
}

/** Of each dimension by itself. Nothing is said beside a hidden part, or what it hides could be worked out. */
const checkParts: Check = ({ catalogue, indicator, observation, parts }) => {
  const total = exactValue(observation);
  if (indicator.unit !== 'count' || !total) return [];
  const dimensions = new Map<string, Observation[]>();
  for (const part of parts) {
    const dimension = indexOf(catalogue).series.get(part.seriesId)?.dimension ?? 'part';
    dimensions.set(dimension, [...(dimensions.get(dimension) ?? []), part]);
  }
  return [...dimensions].flatMap(([dimension, ofIt]) => {
    const values = ofIt.map(exactValue);
    if (values.includes(null)) return [];
    const sum = values.reduce<Decimal>((all, one) => subtract(all, negative(one ?? ZERO)), ZERO);
    const side = compareDecimals(sum, total);
    if (side === 0) return [];
    const most = side > 0 ? `${formatDecimal(sum)}, more than the total of` : `${formatDecimal(sum)} of`;
    const text = `The ${plural(dimension)} given add up to ${most} ${formatDecimal(total)}.`;
    return [{ kind: 'parts' as const, text }];
  });
};

const ZERO: Decimal = { units: 0, scale: 0 };

function negative({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

/** With the heavier shapes that some sources print. */
const ARROWS: ReadonlyMap<string, Change['direction']> = new Map([
  ['↑', 'rose'],
  ['⬆', 'rose'],
  ['↓', 'fell'],
  ['⬇', 'fell'],
  ['→', 'unchanged'],
  ['➔', 'unchanged'],
]);

/** Only the number's own movement is set against an arrow: an arrow never says better or worse. */
const checkArrow: Check = ({ indicator, observation, previous }) => {
  const { arrow, movement } = observation;
  const drawn = arrow === null ? undefined : ARROWS.get(arrow);
  if (drawn === undefined) return [];
  const computed = previous && change(indicator, previous, observation);
  const moved = computed ? computed.direction : (movement?.moved ?? null);
  if (moved === null || moved === drawn) return [];
  const how = moved === 'unchanged' ? 'is unchanged' : moved;
  const against = computed ? `the number, which ${how}` : `the words: the number ${how}`;
  return [{ kind: 'arrow', text: `The printed arrow ${arrow} does not match ${against}.` }];
};

const checkRating: Check = ({ catalogue, indicator, series, observation }) => {
  const rated = rate(catalogue, indicator, series, observation);
  if (!rated.disagrees || observation.value === null) return [];
  const limit = rated.target === null ? 'the limits held' : `the target of ${sayValue(rated.target, indicator.unit)}`;
  const ours = `by ${limit} alone it ${verb(rated.ours)}`;
  return [{ kind: 'rating', text: `Published as '${ratingWord(rated.rating)}'; ${ours}.` }];
};

/** 'needs attention', 'would be red'. */
function verb(rating: Rating | null): string {
  return rating === 'attention' || rating === 'exceeds' ? ratingWord(rating) : `would be ${ratingWord(rating)}`;
}

/** A target that is met on one basis and missed on another. */
const checkBases: Check = (checking) => {
  const ours = againstTarget(checking, checking);
  const theirs = checking.otherBases.flatMap((other) => againstTarget(checking, other) ?? []);
  const apart = theirs.filter(({ met }) => ours !== null && met !== ours.met);
  if (!ours || apart.length === 0) return [];
  const alike = [ours, ...apart].every(({ target }) => compareDecimals(decimal(target), decimal(ours.target)) === 0);
  const aim = ({ target }: Standing) => sayValue(target, checking.indicator.unit);
  const say = (one: Standing) => `${one.said}${alike ? '' : ` against ${aim(one)}`}`;
  const of = alike ? ` of ${aim(ours)}` : '';
  const [met, missed] = ours.met ? [[ours], apart] : [apart, [ours]];
  const text = `The target${of} is met by ${met.map(say).join(' and ')}, missed by ${missed.map(say).join(' and ')}.`;
  return [{ kind: 'bases', text }];
};

interface Standing {
  readonly target: string;
  readonly met: boolean;
  /** '86% in Dec 2018'. */
  readonly said: string;
}

function againstTarget(
  { catalogue, indicator }: Checking,
  { series, observation }: Pick<Checking, 'series' | 'observation'>,
): Standing | null {
  const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
  const distance = threshold && gap(indicator, observation, threshold);
  if (!distance || threshold.target === null) return null;
  const value = sayValue(observation.value, indicator.unit, observation.qualifier);
  return { target: threshold.target, met: distance.met, said: `${value} ${whenShort(observation.period)}` };
}

/** Breaks since the previous observation; where none is held, those of this very period. */
const checkBreak: Check = ({ series, observation, previous }) => {
  const { start, end } = observation.period;
  const crossed = series.breaks.filter(({ at }) => at <= end && (previous ? at > previous.period.end : at >= start));
  return crossed.map(({ at, reason }) => ({
    kind: 'break',
    text: sentence(`Not comparable with before ${shortDate(at)}: ${reason}`),
  }));
};

const checkRemarks: Check = ({ observation }) =>
  observation.remarks.map((remark) => ({ kind: 'remark', text: sentence(remark) }));

const CHECKS: readonly Check[] = [
  checkRatio,
  checkComplements,
  checkParts,
  checkArrow,
  checkRating,
  checkBases,
  checkBreak,
  checkRemarks,
];

function sentence(text: string): string {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** 'reason' is 'reasons', 'category' is 'categories', 'process' is 'processes'. */
function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** An abbreviation keeps its capitals. */
function lowerFirst(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
