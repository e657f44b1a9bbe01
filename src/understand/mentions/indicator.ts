import type { Indicator } from '../../catalogue/catalogue.ts';
import type { Reading, Unit } from '../reading.ts';
import type { Vocabulary, Wording } from '../vocabulary.ts';

/** An indicator that words of the question stand for. */
export interface IndicatorMention {
  readonly indicator: Indicator;
  readonly inverse: boolean;
  readonly wording: Wording;
  /** Positions of the units that it was read from. */
  readonly units: readonly number[];
  readonly score: number;
}

/** What was found: the mentions in the order of the words, or readings that are equally good, or near misses. */
export interface IndicatorMentions {
  readonly mentions: readonly IndicatorMention[];
  /** Groups of indicators that the same words could mean. */
  readonly ambiguous: readonly (readonly IndicatorMention[])[];
  /** Where no wording is there whole: those that come nearest, best first. */
  readonly near: readonly { readonly indicator: Indicator; readonly share: number; readonly score: number }[];
}

/** Concepts that stand for denial or quantity alone: no indicator is named by them. */
const NOT_TELLING = new Set(['not', 'number', 'child', 'timely', 'done', 'less', 'sent', 'holding', 'moved']);
/** Nor do these make a second one of what only says more about the first. */
const NOT_ADDING = new Set([...NOT_TELLING, 'onbooks', 'nownplan', 'newplan', 'under', 'long']);
const MOST_MENTIONS = 6;
const SAME = 0.02;

/** The indicators that a reading names. `extra`: concepts carried over from the thread, which count but cover nothing. */
export function findIndicators(
  reading: Reading,
  vocabulary: Vocabulary,
  extra: readonly string[] = [],
): IndicatorMentions {
  const concepts = new Set([...reading.units.flatMap((unit) => unit.concepts), ...extra]);
  const whole = wholeWordings(reading, vocabulary, concepts, new Set(extra));
  if (whole.length === 0) return { mentions: [], ambiguous: [], near: nearWordings(vocabulary, concepts) };
  return { ...choose(whole, reading, vocabulary), near: [] };
}

/** Wordings all of whose concepts are there; from words of the question at least one that tells something. */
function wholeWordings(
  reading: Reading,
  vocabulary: Vocabulary,
  concepts: ReadonlySet<string>,
  extra: ReadonlySet<string>,
): readonly IndicatorMention[] {
  const candidates = new Set([...concepts].flatMap((concept) => vocabulary.wordingsByConcept.get(concept) ?? []));
  const found: IndicatorMention[] = [];
  for (const position of candidates) {
    const wording = vocabulary.wordings[position] as Wording;
    if (![...wording.concepts].every((concept) => concepts.has(concept))) continue;
    const units = unitsOf(reading.units, wording.concepts);
    if (!wording.concepts.has(NOT) && ignoresDenial(reading.units, units, wording.concepts)) continue;
    const said = units.flatMap((at) => reading.units[at]?.concepts ?? []);
    if (!said.some((concept) => !NOT_TELLING.has(concept))) continue;
    const carried = [...wording.concepts].filter((concept) => extra.has(concept) && !said.includes(concept));
    const score = wording.weight - 0.01 * carried.length + closeness(reading.units, units);
    found.push({ indicator: wording.indicator, inverse: wording.inverse, wording, units, score });
  }
  return found.sort((a, b) => b.score - a.score);
}

const NOT = 'not';

/** 'Not seen' is one thing: a wording that takes the 'seen' of it and leaves the 'not' would say the opposite. */
function ignoresDenial(units: readonly Unit[], used: readonly number[], concepts: ReadonlySet<string>): boolean {
  const denied = used.filter((at) => units[at]?.concepts.includes(NOT));
  return denied.some((at) =>
    (units[at]?.concepts ?? []).some(
      (concept) =>
        concepts.has(concept) &&
        !used.some((other) => !denied.includes(other) && units[other]?.concepts.includes(concept)),
    ),
  );
}

function unitsOf(units: readonly Unit[], concepts: ReadonlySet<string>): readonly number[] {
  return units.flatMap((unit, at) => (unit.concepts.some((concept) => concepts.has(concept)) ? [at] : []));
}

/** A little more for words that stand together: decides between wordings that weigh the same. */
function closeness(units: readonly Unit[], positions: readonly number[]): number {
  const first = units[positions[0] ?? 0]?.from ?? 0;
  const last = units[positions.at(-1) ?? 0]?.to ?? 0;
  return -0.0005 * Math.min(last - first, 100);
}

function choose(
  whole: readonly IndicatorMention[],
  reading: Reading,
  vocabulary: Vocabulary,
): Pick<IndicatorMentions, 'mentions' | 'ambiguous'> {
  const mentions: IndicatorMention[] = [];
  const ambiguous: IndicatorMention[][] = [];
  const taken = new Set<number>();
  let left = whole;
  while (left.length > 0 && mentions.length + ambiguous.length < MOST_MENTIONS) {
    const best = left[0] as IndicatorMention;
    const rivals = rivalsOf(best, left);
    if (rivals.length > 0) ambiguous.push([best, ...rivals]);
    else mentions.push(best);
    for (const one of [best, ...rivals]) cover(one, reading, vocabulary, taken);
    const chosen = new Set([best, ...rivals].map((one) => one.indicator.id));
    left = left.filter((one) => !chosen.has(one.indicator.id) && addsSomething(one, reading, vocabulary, taken));
  }
  return { mentions: withoutPopulations(mentions, vocabulary).sort((a, b) => firstUnit(a) - firstUnit(b)), ambiguous };
}

/** 'Of the children admitted to care, how many …': a count that only says whom another indicator is about is left out. */
function withoutPopulations(mentions: readonly IndicatorMention[], vocabulary: Vocabulary): IndicatorMention[] {
  const isPopulation = (one: IndicatorMention) =>
    one.indicator.unit === 'count' &&
    mentions.some((other) => {
      const context = vocabulary.contextOf.get(other.indicator.id);
      if (other !== one && [...one.wording.concepts].every((concept) => NOT_ADDING.has(concept))) return true;
      return (
        other.indicator.unit !== 'count' &&
        [...one.wording.concepts].every((concept) => context?.has(concept) || NOT_TELLING.has(concept))
      );
    });
  return mentions.filter((one) => !isPopulation(one));
}

/** Other indicators that the very same words name just as well. */
function rivalsOf(best: IndicatorMention, all: readonly IndicatorMention[]): readonly IndicatorMention[] {
  const words = best.units.join();
  const rivals = new Map<number, IndicatorMention>();
  for (const other of all) {
    if (other.indicator.id === best.indicator.id || rivals.has(other.indicator.id)) continue;
    const sameConcepts = sameSet(other.wording.concepts, best.wording.concepts);
    if (sameConcepts || (other.units.join() === words && best.score - other.score < SAME))
      rivals.set(other.indicator.id, other);
  }
  return [...rivals.values()];
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}

function cover(mention: IndicatorMention, reading: Reading, vocabulary: Vocabulary, taken: Set<number>): void {
  const context = vocabulary.contextOf.get(mention.indicator.id) ?? new Set<string>();
  for (const [at, unit] of reading.units.entries()) {
    if (unit.concepts.every((concept) => mention.wording.concepts.has(concept) || context.has(concept))) taken.add(at);
  }
}

/** Whether words that no earlier mention has used tell of this indicator, and weigh enough to name it. */
function addsSomething(
  mention: IndicatorMention,
  reading: Reading,
  vocabulary: Vocabulary,
  taken: ReadonlySet<number>,
): boolean {
  const fresh = mention.units.filter((at) => !taken.has(at));
  const concepts = fresh.flatMap((at) => reading.units[at]?.concepts ?? []);
  const telling = concepts.filter((concept) => mention.wording.concepts.has(concept) && !NOT_ADDING.has(concept));
  return telling.some((concept) => vocabulary.weightOf(concept) >= LEAST_TELLING);
}

const LEAST_TELLING = 1;

function nearWordings(vocabulary: Vocabulary, concepts: ReadonlySet<string>): IndicatorMentions['near'] {
  const best = new Map<number, { indicator: Indicator; share: number; score: number }>();
  for (const concept of concepts) {
    if (NOT_TELLING.has(concept)) continue;
    for (const position of vocabulary.wordingsByConcept.get(concept) ?? []) {
      const wording = vocabulary.wordings[position] as Wording;
      const score = [...wording.concepts]
        .filter((one) => concepts.has(one))
        .reduce((sum, one) => sum + vocabulary.weightOf(one), 0);
      const near = { indicator: wording.indicator, share: score / wording.weight, score };
      const before = best.get(wording.indicator.id);
      if (!before || near.score * near.share > before.score * before.share) best.set(wording.indicator.id, near);
    }
  }
  return [...best.values()].sort((a, b) => b.score * b.share - a.score * a.share).slice(0, 6);
}

function firstUnit(mention: IndicatorMention): number {
  return mention.units[0] ?? 0;
}
