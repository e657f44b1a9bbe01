import { type Feature, type FeatureAt, featuresOf } from './features.ts';
import { isGrammar } from './lexicon/plain.ts';
import type { Message } from './span.ts';
import type { Subjects } from './subjects.ts';
import { WEIGHTS } from './weights.ts';
import type { Subject, Wording } from './wordings.ts';

/** A subject by one of its wordings, as far as the words of the message tell of it. */
export interface Member {
  readonly subject: Subject;
  readonly wording: Wording;
  readonly inverse: boolean;
  /** By token: what it is worth to the subject as one of its telling words. */
  readonly own: readonly number[];
  /** By token: the same of words that name it, without denial, numbers and the like; of all where it has no other. */
  readonly naming: readonly number[];
  /** By token: what it is worth as one of its telling words or as context. */
  readonly values: readonly number[];
  /** What is taken off for parts not said, or added where all were. */
  readonly base: number;
  readonly isWhole: boolean;
  /** Denying words that are part of its wording ('not seen'): these turn nothing round. */
  readonly denying: readonly number[];
  readonly score: number;
}
/** 'Right now' is of any measure, whatever it stands for in the words of one. */
const OF_NOW = new Set(['now', 'right', 'currently', 'presently', 'today', 'nowadays']);
const MOST_MEMBERS = 12;
/** So many words of a wording name it, though none of them would alone: 'right first time'. */
const SEVERAL = 3;
const NOTHING: ReadonlySet<Feature> = new Set();

/** Subjects that words of the message tell of, the likeliest first. */
export function membersOf(
  { stems, tokens }: Message,
  subjects: Subjects,
  masked: ReadonlySet<number>,
  carried: ReadonlySet<Feature> = NOTHING,
): readonly Member[] {
  const found = featuresOf(stems, subjects.concepts).filter(({ from, to }) => !anyIn(masked, from, to));
  const isCounting = (at: FeatureAt) => countsThings(tokens, at.from);
  const tells = (at: FeatureAt) => tokens.slice(at.from, at.to).some(({ stem }) => !OF_NOW.has(stem));
  const byFeature = new Map<string, FeatureAt[]>();
  for (const one of found) byFeature.set(one.feature, [...(byFeature.get(one.feature) ?? []), one]);
  const positions = new Set([...byFeature.keys()].flatMap((feature) => subjects.withFeature.get(feature) ?? []));
  const best = new Map<string, Candidate>();
  for (const position of positions) {
    const wording = subjects.wordings[position] as Wording;
    const candidate = candidateOf(wording, byFeature, carried, { tells, isCounting });
    const before = best.get(wording.subject);
    if (candidate && (!before || candidate.rank > before.rank)) best.set(wording.subject, candidate);
  }
  return [...best.values()]
    .map((candidate) => memberOf(candidate, found, tokens, subjects))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_MEMBERS);
}

/** What is told of a place of the message, whatever it may stand for. */
interface Telling {
  readonly tells: (at: FeatureAt) => boolean;
  readonly isCounting: (at: FeatureAt) => boolean;
}

/** 'The two', 'three of them': a small number behind a word of grammar counts, where 'grade 2' names. */
function countsThings(tokens: Message['tokens'], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  return (tokens[at]?.stem ?? '').length === 1 && (before === '' || isGrammar(before));
}

interface Candidate {
  readonly wording: Wording;
  readonly matched: readonly { readonly at: FeatureAt; readonly worth: number; readonly names: boolean }[];
  readonly base: number;
  readonly isWhole: boolean;
  /** All that tells it apart is said but its denial: 'seen after referral' of 'not seen after referral'. */
  readonly isTurned: boolean;
  readonly rank: number;
}

/** 'Overall' and 'total' are what is meant where nothing else is said. */
const OF_ALL: Feature = '#total';

/** How well a wording is said; null where too little of it is. */
function candidateOf(
  wording: Wording,
  byFeature: ReadonlyMap<string, readonly FeatureAt[]>,
  carried: ReadonlySet<Feature>,
  { tells, isCounting }: Telling,
): Candidate | null {
  const { own, missing, missingNumber, whole, name, code, least, gap, carry, turned } = WEIGHTS.subject;
  const matched: { at: FeatureAt; worth: number; names: boolean; unit: number }[] = [];
  let unsaid = 0;
  let kept = 0;
  let names = 0;
  let known = 0;
  let isTurned = false;
  const support = supportOf(wording, byFeature);
  for (const [unit, { features, rarity, isTelling, isAmount, isNumber }] of wording.units.entries()) {
    const found = bestOf(features, byFeature, { matched, support });
    const at = found && isNumber && isTelling && isCounting(found) ? undefined : found;
    if (at && isTelling && tells(at)) names += rarity;
    // 'How many' belongs to a count as much as it asks for one: it is said, and stays free to ask.
    const worth = isAmount ? 0 : own * rarity * (at?.quality ?? 0);
    if (at) matched.push({ at, worth, names: isTelling, unit });
    else if (features[0] === '#not') isTurned = true;
    else if (features.some((feature) => carried.has(feature))) {
      kept += rarity;
      if (isTelling) known += rarity;
    } else if (!features.includes(OF_ALL)) unsaid += rarity * (isTelling ? 1 : missingNumber);
  }
  const isWhole = unsaid === 0 && kept === 0;
  if (matched.length === 0) return null;
  if (names < least) names += PAIR * pairsIn(wording, matched);
  // 'And the overdue ones?': a word that is new beside the thread's measure, which names the rest.
  if (matched.some(({ at }) => !carried.has(at.feature) && isNews(at.feature))) names += known;
  if (isWhole ? names === 0 && matched.length < 2 : names < least && matched.length < SEVERAL) return null;
  if (wording.kind === 'code' && !isWhole) return null;
  const kind = wording.subject.startsWith('theme') ? 'theme' : wording.kind;
  const spread = Math.max(...matched.map(({ at }) => at.to)) - Math.min(...matched.map(({ at }) => at.from));
  const base =
    (isWhole
      ? whole + (wording.kind === 'name' ? name : wording.kind === 'code' ? code : 0)
      : -missing[kind] * unsaid) +
    carry * kept -
    (isTurned ? turned : 0) -
    gap * Math.max(0, spread - matched.length);
  return { wording, matched, base, isWhole, isTurned, rank: matched.reduce((total, { worth }) => total + worth, base) };
}

/** Two plain words that stand together in the name and in the message name it as one telling word would: 'lead time'. */
const PAIR = 0.4;

function pairsIn({ units }: Wording, matched: readonly { readonly at: FeatureAt; readonly unit: number }[]): number {
  return matched.filter(({ at, unit }) => {
    const next = matched.find((other) => other.unit === unit + 1);
    const isOfUse = [units[unit], units[unit + 1]].every(
      (each) => each && !each.isAmount && !each.isNumber && !each.isDivisor,
    );
    return isOfUse && next !== undefined && next.at.from === at.to && next.at.to > next.at.from;
  }).length;
}

/** A word that says how something went, and not merely how many or that it is denied. */
function isNews(feature: Feature): boolean {
  return feature !== '#not' && feature !== '#number' && feature !== '#percent';
}

interface Found {
  readonly matched: Candidate['matched'];
  readonly support: ReadonlyMap<number, number>;
}

/** How many parts of a wording each place can stand for: an abbreviation of all of them goes before a word of one. */
function supportOf(
  { units }: Wording,
  byFeature: ReadonlyMap<string, readonly FeatureAt[]>,
): ReadonlyMap<number, number> {
  const support = new Map<number, number>();
  for (const { features } of units) {
    for (const feature of features) {
      for (const at of byFeature.get(feature) ?? []) support.set(at.from, (support.get(at.from) ?? 0) + 1);
    }
  }
  return support;
}

/** The surest place of any of the features that no other part of the wording has; a phrase may stand for several parts. */
function bestOf(
  features: readonly string[],
  byFeature: ReadonlyMap<string, readonly FeatureAt[]>,
  { matched, support }: Found,
): FeatureAt | undefined {
  let best: FeatureAt | undefined;
  let most = 0;
  for (const feature of features) {
    for (const at of byFeature.get(feature) ?? []) {
      const sure = at.quality + SUPPORT * (support.get(at.from) ?? 0);
      if (sure <= most || matched.some(({ at: other }) => isWithin(at, other))) continue;
      best = at;
      most = sure;
    }
  }
  return best;
}

const SUPPORT = 0.01;

function isWithin(one: FeatureAt, other: FeatureAt): boolean {
  return one.from < other.to && other.from < one.to && (one.from !== other.from || one.to !== other.to);
}

function memberOf(
  candidate: Candidate,
  found: readonly FeatureAt[],
  tokens: Message['tokens'],
  subjects: Subjects,
): Member {
  const { wording, matched, base, isWhole, isTurned } = candidate;
  const count = tokens.length;
  const own = worthByToken(matched, count);
  const names = matched.filter((each) => each.names);
  const naming = names.length > 0 ? worthByToken(names, count) : own;
  const values = [...own];
  const context = subjects.context.get(wording.subject);
  for (const { feature, from, to, quality } of found) {
    const near = context?.get(feature) ?? 0;
    if (near === 0) continue;
    const worth = (WEIGHTS.subject.context * near * quality * (0.3 + subjects.rarityOf(feature))) / (to - from);
    for (let at = from; at < to; at += 1) {
      // What a hyphen joins to a name makes another name of it: re-referrals are no referrals.
      if (!tokens[at]?.isJoined) values[at] = Math.max(values[at] ?? 0, worth);
    }
  }
  const denials = matched.filter(({ at }) => at.feature === '#not');
  const denying = denials.flatMap(({ at }) => Array.from({ length: at.to - at.from }, (_, offset) => at.from + offset));
  const score = base + sum(values);
  const subject = subjects.byId.get(wording.subject) as Subject;
  const inverse = (wording.kind === 'inverse') !== isTurned;
  return { subject, wording, inverse, own, naming, values, base, isWhole, denying, score };
}

function worthByToken(matched: Candidate['matched'], count: number): readonly number[] {
  const worths = Array.from({ length: count }, () => 0);
  for (const { at, worth } of matched) {
    for (let token = at.from; token < at.to; token += 1)
      worths[token] = (worths[token] ?? 0) + worth / (at.to - at.from);
  }
  return worths;
}

/** Whether any of the places from one to another is among some. */
export function anyIn(places: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (places.has(at)) return true;
  return false;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
