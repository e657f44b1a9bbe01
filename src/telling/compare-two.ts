import type { Indicator } from '../catalogue/catalogue.ts';
import { compareDecimals, subtract, toNumber } from '../evaluate/decimal.ts';
import { type Figure, valueOf } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import { A_YEAR, earlierOf } from '../figures/movement.ts';
import { allOf, lowerFirst, shortName } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayDifference } from '../reply/say.ts';
import { sideBySide } from './charts/comparison.ts';
import { distanceFact, factsOnce, valueFact } from './facts.ts';
import { wholeName } from './held.ts';
import { disagreements } from './lines/caveats.ts';
import { notAlike } from './lines/not-alike.ts';
import { fullNameLine, nameOf, numberOf, placeOf, whenOf } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { rowOf } from './row.ts';
import type { Told } from './told.ts';

/** Two figures: which is ahead and by how much, then both with their ratings. `other` null: it has no figure. */
export function twoCompared(told: Told, given: Figure, other: Figure | null): Reply {
  const [one, two] = inOneForm(told, given, other);
  const shown = two ? [one, two] : [one];
  const same = shown.every(({ observation }) => whenOf({ ...one, observation }) === whenOf(one));
  const between = two ? differenceOf(one, two) : null;
  const before = two ? yearBefore(told, one, two) : null;
  const isDrawn = told.asked.question.when.kind !== 'newest';
  const observations = shown.map(({ observation }) => observation);
  const rows = shown.map((figure) =>
    rowOf(told, figure, { name: nameIn(told, figure, shown), ...(same ? { beside: one.observation.period } : {}) }),
  );
  return replyOf({
    headline: two
      ? `${headline(told, one, two, between)}${same ? ` (${whenOf(one)})` : ''}.`
      : `${nameOf(told, one)}: ${numberOf(one)}, ${whenOf(one)}.`,
    parts: [
      { kind: 'rows', heading: null, rows, left: null, all: null },
      ...(before ? [text(before.text)] : []),
      ...(two ? related(one, two) : []),
      ...notAlike(shown).map(caveat),
      ...onceEach(shown.flatMap((figure) => disagreements(told, figure).map((each) => each.text))).map(caveat),
      ...(two ? sideBySide(told.catalogue, shown, isDrawn).parts : []),
      ...sourceLine(observations),
    ],
    more: [...shown.flatMap((figure) => fullNameLine(told, figure)), ...fullSource(observations)],
    next: nextOf(told, one, ['areas', 'trend', 'compare', 'why']),
    facts: factsOnce([
      ...shown.map((figure) => valueFact(told, figure)),
      ...(between ? [distanceFact(told, one, Math.abs(between.size))] : []),
      ...(before?.facts ?? []),
    ]),
    listed: shown.map((figure) => placeOf(told, figure) ?? figure.indicator.code),
  });
}

/** Both as counts where one of them has nothing else, or counts were asked for. */
function inOneForm(told: Told, one: Figure, other: Figure | null): readonly [Figure, Figure | null] {
  const { form } = told.asked.question;
  const onlyCounted = form !== 'percent' && [one, other].some((each) => each?.observation.value === null);
  const wanted = onlyCounted ? 'count' : form;
  const [a, b] = [inForm(one, wanted), other && inForm(other, wanted)];
  return a && (b || !other) ? [a, b] : [one, other];
}

interface Difference {
  readonly text: string;
  readonly size: number;
  /** The first less the second. */
  readonly side: -1 | 0 | 1;
}

function differenceOf(one: Figure, two: Figure): Difference | null {
  const [a, b] = [valueOf(one.observation), valueOf(two.observation)];
  if (!a || !b || one.indicator.unit !== two.indicator.unit) return null;
  const apart = subtract(a, b);
  return { text: sayDifference(apart, one.indicator.unit), size: toNumber(apart), side: compareDecimals(a, b) };
}

/** 'Health assessments are 2.3 points ahead of dental checks'; 'higher' where neither way is better for both. */
function headline(told: Told, one: Figure, two: Figure, between: Difference | null): string {
  const name = (figure: Figure) => nameIn(told, figure, [one, two]);
  const measure = one.indicator.code === two.indicator.code ? `${shortName(one.indicator)}: ` : '';
  if (!between) return `${measure}${name(one)} ${numberOf(one)}, ${name(two)} ${numberOf(two)}`;
  if (between.side === 0) return `${measure}${name(one)} and ${name(two)} are level at ${numberOf(one)}`;
  const [high, low] = between.side === 1 ? [one, two] : [two, one];
  const [first, second] = aheadOf(one.indicator, two.indicator) === 'lower' ? [low, high] : [high, low];
  const way = aheadOf(one.indicator, two.indicator) === null ? 'higher than' : 'ahead of';
  const last = measure === '' ? lowerFirst(name(second)) : name(second);
  return `${measure}${name(first)} ${numberOf(first)}, ${between.text} ${way} ${last} ${numberOf(second)}`;
}

/** Which way is ahead, where both are better the same way; counts of people are neither. */
function aheadOf(one: Indicator, two: Indicator): 'higher' | 'lower' | null {
  if (one.polarity !== two.polarity || one.unit === 'count') return null;
  return one.polarity === 'higher' || one.polarity === 'lower' ? one.polarity : null;
}

function nameIn(told: Told, figure: Figure, shown: readonly Figure[]): string {
  const isOne = new Set(shown.map(({ indicator }) => indicator.code)).size === 1;
  return isOne
    ? (placeOf(told, figure) ?? wholeName(told))
    : [shortName(figure.indicator), placeOf(told, figure)].filter((each) => each !== null).join(', ');
}

/** 'A year before: 88.1% and 73.9%'. */
function yearBefore(
  told: Told,
  one: Figure,
  two: Figure,
): { readonly text: string; readonly facts: readonly Fact[] } | null {
  if (told.asked.question.when.kind !== 'newest') return null;
  const earlier = [one, two].flatMap((figure) => {
    const observation = earlierOf(figure, A_YEAR);
    return observation && observation.value !== null && observation.marker === null ? [{ ...figure, observation }] : [];
  });
  if (earlier.length < 2) return null;
  return {
    text: `A year before: ${allOf(earlier.map(numberOf))}`,
    facts: earlier.map((figure) => valueFact(told, figure, 'previous')),
  };
}

/** How two indicators belong together: one counted in the other, or opposites. */
function related(one: Figure, two: Figure): readonly Part[] {
  const [a, b] = [one.indicator, two.indicator];
  const relates = (of: Indicator, to: Indicator, kind: Indicator['relations'][number]['kind']) =>
    of.relations.some((relation) => relation.kind === kind && relation.code === to.code);
  if (relates(a, b, 'includes')) return [text(within(b, a))];
  if (relates(b, a, 'includes')) return [text(within(a, b))];
  return relates(a, b, 'complement') || relates(b, a, 'complement') ? [text('Each is the opposite of the other')] : [];
}

function within(part: Indicator, whole: Indicator): string {
  return `${shortName(part)} is counted within ${lowerFirst(shortName(whole))}, so the two are never added`;
}

function onceEach(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
