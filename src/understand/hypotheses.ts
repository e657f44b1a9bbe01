import type { Feature, FeatureAt } from './features.ts';
import { featuresOf } from './features.ts';
import { risksIn } from './risks.ts';
import type { Message } from './span.ts';
import type { Subjects } from './subjects.ts';
import { WEIGHTS } from './weights.ts';
import type { Subject, Wording } from './wordings.ts';
import type { Words } from './words.ts';

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

/** What a message may be about, with what each of its words is worth to it. */
export interface Hypothesis {
  readonly kind: 'indicators' | 'themes' | 'risks' | 'none';
  readonly members: readonly Member[];
  /** References of the risks that are named; empty: all. */
  readonly risks: readonly string[];
  readonly values: readonly number[];
  readonly base: number;
}

const MOST_MEMBERS = 12;
const MOST_TOGETHER = 6;
const MOST_STARTS = 4;

const NOTHING: ReadonlySet<Feature> = new Set();

/**
 * Hypotheses about the subject of a message, the likeliest first, and last that it names none.
 *
 * @param carried features of the thread's measure, which need not be said again
 */
export function hypothesesOf(
  message: Message,
  words: Words,
  masked: ReadonlySet<number>,
  carried: ReadonlySet<Feature> = NOTHING,
): readonly Hypothesis[] {
  const members = membersOf(message, words.subjects, masked, carried);
  const single = members.map((member) => hypothesisOf([member]));
  const joins = joinsOf(message);
  const joined =
    joins.length === 0 ? [] : members.slice(0, MOST_STARTS).flatMap((each) => together(each, members, joins));
  return [
    ...single,
    ...joined,
    ...risksIn(message, words),
    { kind: 'none', members: [], risks: [], values: message.tokens.map(() => 0), base: 0 },
  ];
}

/** Subjects that words of the message tell of, the likeliest first. */
export function membersOf(
  { stems, tokens }: Message,
  subjects: Subjects,
  masked: ReadonlySet<number>,
  carried: ReadonlySet<Feature> = NOTHING,
): readonly Member[] {
  const found = featuresOf(stems, subjects.concepts).filter(({ from, to }) => !anyIn(masked, from, to));
  const byFeature = new Map<string, FeatureAt[]>();
  for (const one of found) byFeature.set(one.feature, [...(byFeature.get(one.feature) ?? []), one]);
  const positions = new Set([...byFeature.keys()].flatMap((feature) => subjects.withFeature.get(feature) ?? []));
  const best = new Map<string, Candidate>();
  for (const position of positions) {
    const wording = subjects.wordings[position] as Wording;
    const candidate = candidateOf(wording, byFeature, carried);
    const before = best.get(wording.subject);
    if (candidate && (!before || candidate.rank > before.rank)) best.set(wording.subject, candidate);
  }
  return [...best.values()]
    .map((candidate) => memberOf(candidate, found, tokens.length, subjects))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_MEMBERS);
}

interface Candidate {
  readonly wording: Wording;
  readonly matched: readonly { readonly at: FeatureAt; readonly worth: number; readonly names: boolean }[];
  readonly base: number;
  readonly isWhole: boolean;
  readonly rank: number;
}

/** How well a wording is said; null where too little of it is. */
function candidateOf(
  wording: Wording,
  byFeature: ReadonlyMap<string, readonly FeatureAt[]>,
  carried: ReadonlySet<Feature>,
): Candidate | null {
  const { own, missing, missingNumber, whole, name, least, gap, carry } = WEIGHTS.subject;
  const matched: { at: FeatureAt; worth: number; names: boolean }[] = [];
  let unsaid = 0;
  let kept = 0;
  let names = 0;
  for (const { features, rarity, isTelling, isAmount } of wording.units) {
    const at = bestOf(features, byFeature, matched);
    if (at && isTelling) names += rarity;
    // 'How many' belongs to a count as much as it asks for one: it is said, and stays free to ask.
    const worth = isAmount ? 0 : own * rarity * (at?.quality ?? 0);
    if (at) matched.push({ at, worth, names: isTelling });
    else if (features.some((feature) => carried.has(feature))) kept += rarity;
    else unsaid += rarity * (isTelling ? 1 : missingNumber);
  }
  const isWhole = unsaid === 0 && kept === 0;
  if (isWhole ? names === 0 && matched.length < 2 : names < least) return null;
  if (wording.kind === 'code' && !isWhole) return null;
  const kind = wording.subject.startsWith('theme') ? 'theme' : wording.kind;
  const spread = Math.max(...matched.map(({ at }) => at.to)) - Math.min(...matched.map(({ at }) => at.from));
  const base =
    (isWhole ? whole + (wording.kind === 'name' ? name : 0) : -missing[kind] * unsaid) +
    carry * kept -
    gap * Math.max(0, spread - matched.length);
  return { wording, matched, base, isWhole, rank: matched.reduce((total, { worth }) => total + worth, base) };
}

/** The surest place of any of the features that no other part of the wording has; a phrase may stand for several parts. */
function bestOf(
  features: readonly string[],
  byFeature: ReadonlyMap<string, readonly FeatureAt[]>,
  matched: Candidate['matched'],
): FeatureAt | undefined {
  let best: FeatureAt | undefined;
  for (const feature of features) {
    for (const at of byFeature.get(feature) ?? []) {
      if ((!best || at.quality > best.quality) && !matched.some(({ at: other }) => isWithin(at, other))) best = at;
    }
  }
  return best;
}

function isWithin(one: FeatureAt, other: FeatureAt): boolean {
  return one.from < other.to && other.from < one.to && (one.from !== other.from || one.to !== other.to);
}

function memberOf(candidate: Candidate, found: readonly FeatureAt[], count: number, subjects: Subjects): Member {
  const { wording, matched, base, isWhole } = candidate;
  const own = worthByToken(matched, count);
  const names = matched.filter((each) => each.names);
  const naming = names.length > 0 ? worthByToken(names, count) : own;
  const values = [...own];
  const context = subjects.context.get(wording.subject);
  for (const { feature, from, to, quality } of found) {
    const near = context?.get(feature) ?? 0;
    if (near === 0) continue;
    const worth = (WEIGHTS.subject.context * near * quality * (0.3 + subjects.rarityOf(feature))) / (to - from);
    for (let token = from; token < to; token += 1) values[token] = Math.max(values[token] ?? 0, worth);
  }
  const denials = matched.filter(({ at }) => at.feature === '#not');
  const denying = denials.flatMap(({ at }) => Array.from({ length: at.to - at.from }, (_, offset) => at.from + offset));
  const score = base + sum(values);
  const subject = subjects.byId.get(wording.subject) as Subject;
  return { subject, wording, inverse: wording.kind === 'inverse', own, naming, values, base, isWhole, denying, score };
}

function worthByToken(matched: Candidate['matched'], count: number): readonly number[] {
  const worths = Array.from({ length: count }, () => 0);
  for (const { at, worth } of matched) {
    for (let token = at.from; token < at.to; token += 1)
      worths[token] = (worths[token] ?? 0) + worth / (at.to - at.from);
  }
  return worths;
}

function hypothesisOf(members: readonly Member[]): Hypothesis {
  const values = (members[0]?.values ?? []).map((_, at) => Math.max(...members.map((each) => each.values[at] ?? 0)));
  const base = sum(members.map((each) => each.base)) - WEIGHTS.subject.another * (members.length - 1);
  return { kind: members[0]?.subject.theme ? 'themes' : 'indicators', members, risks: [], values, base };
}

/** Several subjects in one message: to the first, each next that tells of words which those before leave. */
function together(first: Member, members: readonly Member[], joins: readonly number[]): readonly Hypothesis[] {
  const found: Hypothesis[] = [];
  let chosen: readonly Member[] = [first];
  while (chosen.length < MOST_TOGETHER) {
    const next = bestAddition(chosen, members, joins);
    if (!next) break;
    chosen = [...chosen, next];
    found.push(hypothesisOf(inOrder(chosen)));
  }
  return found;
}

const JOINING = new Set('and or against beside alongside plus minus less than both but not'.split(' '));

/** 'Two years or longer' joins nothing. */
const OF_A_LIMIT = new Set(
  'more less longer shorter fewer over under above below older younger so later earlier'.split(' '),
);

/** Positions at which something joins what stands on its sides: a word that does, or the start of a clause. */
function joinsOf({ tokens, stems }: Message): readonly number[] {
  const compares = stems.includes('compare') || stems.includes('compared') || stems.includes('comparison');
  return tokens.flatMap(({ text, clause }, at) => {
    const isBound = OF_A_LIMIT.has(tokens[at + 1]?.text ?? '');
    const isJoin = JOINING.has(text) || (text === 'with' && compares);
    return (isJoin && !isBound) || (at > 0 && tokens[at - 1]?.clause !== clause) ? [at] : [];
  });
}

/** Whether the telling words of two stand on different sides of a join. */
function areApart(one: Member, other: Member, joins: readonly number[]): boolean {
  const [first, second] = inOrder([one, other]) as [Member, Member];
  const end = first.own.findLastIndex((worth, at) => worth > 0 && (second.own[at] ?? 0) === 0);
  const start = second.own.findIndex((worth, at) => worth > 0 && (first.own[at] ?? 0) === 0);
  return end >= 0 && end < start && joins.some((at) => at > end && at <= start);
}

function bestAddition(chosen: readonly Member[], members: readonly Member[], joins: readonly number[]): Member | null {
  const isTheme = chosen[0]?.subject.theme !== null;
  let best: { readonly member: Member; readonly gain: number } | null = null;
  for (const member of members) {
    if (chosen.includes(member) || (member.subject.theme !== null) !== isTheme) continue;
    if (!chosen.every((each) => areApart(each, member, joins))) continue;
    const fresh = sum(member.naming.map((worth, at) => (chosen.some((each) => tells(each, at, worth)) ? 0 : worth)));
    const gain = fresh + member.base - WEIGHTS.subject.another;
    if (fresh < WEIGHTS.subject.leastOfAnother || gain <= 0 || (best && gain <= best.gain)) continue;
    best = { member, gain };
  }
  return best?.member ?? null;
}

/** Whether a word tells of a member nearly as much: then it is no sign of another one. */
function tells({ own, values }: Member, at: number, worth: number): boolean {
  return (own[at] ?? 0) > 0 || (values[at] ?? 0) > worth / 3;
}

/** In the order in which they are said. */
function inOrder(members: readonly Member[]): readonly Member[] {
  const first = (member: Member) => member.own.findIndex((worth) => worth > 0);
  return [...members].sort((a, b) => first(a) - first(b));
}

function anyIn(masked: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (masked.has(at)) return true;
  return false;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
