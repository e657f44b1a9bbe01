import type { Feature } from './features.ts';
import { isGrammar } from './lexicon/plain.ts';
import { type Member, membersOf, sum } from './members.ts';
import { risksIn } from './risks.ts';
import type { Message } from './span.ts';
import { WEIGHTS } from './weights.ts';
import type { Words } from './words.ts';

/** What a message may be about, with what each of its words is worth to it. */
export interface Hypothesis {
  readonly kind: 'indicators' | 'themes' | 'risks' | 'none';
  readonly members: readonly Member[];
  /** References of the risks that are named; empty: all. */
  readonly risks: readonly string[];
  readonly values: readonly number[];
  readonly base: number;
}

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
  isOnRisks = false,
): readonly Hypothesis[] {
  const members = membersOf(message, words.subjects, withRegister(message, masked), carried);
  const single = members.map((member) => hypothesisOf([member]));
  const joins = joinsOf(message);
  const joined =
    joins.at.length === 0 ? [] : members.slice(0, MOST_STARTS).flatMap((each) => together(each, members, joins));
  return [
    ...single,
    ...alikeOf(message, members),
    ...joined,
    ...oneOnEachSide(message, words, masked),
    ...risksIn(message, words, isOnRisks),
    { kind: 'none', members: [], risks: [], values: message.tokens.map(() => 0), base: 0 },
  ];
}

/** The register that risks stand on is no other one. */
function withRegister({ stems }: Message, masked: ReadonlySet<number>): ReadonlySet<number> {
  if (!stems.includes('risk')) return masked;
  return new Set([...masked, ...stems.flatMap((stem, at) => (stem === 'register' ? [at] : []))]);
}

/** 'Voids and re-let time': what each side of the only join tells of by itself, where they share words. */
function oneOnEachSide(message: Message, words: Words, masked: ReadonlySet<number>): readonly Hypothesis[] {
  const joins = message.tokens.flatMap(({ text }, at) => (text === 'and' || text === 'against' ? [at] : []));
  const [join] = joins;
  if (join === undefined || joins.length > 1) return [];
  const side = (isLeft: boolean) =>
    membersOf(
      message,
      words.subjects,
      new Set([...masked, ...message.stems.keys()].filter((at) => masked.has(at) || at >= join === isLeft)),
    )[0];
  const [left, right] = [side(true), side(false)];
  if (!left || !right || left.subject.id === right.subject.id || isInPassing(right, joinsOf(message))) return [];
  return (left.subject.theme === null) === (right.subject.theme === null) ? [hypothesisOf([left, right])] : [];
}

const MEASURES = new Set(['measure', 'indicator', 'kpi', 'metric', 'stuff', 'thing']);

/** 'The domestic abuse measures': all that the words before tell of alike. */
function alikeOf({ tokens, stems }: Message, members: readonly Member[]): readonly Hypothesis[] {
  const noun = tokens.findIndex(
    ({ text }, at) => MEASURES.has(stems[at] ?? '') && (text !== stems[at] || text === 'stuff'),
  );
  const [first] = members;
  if (noun < 1 || !first || first.subject.theme !== null || (first.values[noun - 1] ?? 0) === 0) return [];
  const placesOf = ({ own }: Member) => own.flatMap((worth, at) => (worth > 0 ? [at] : [])).join();
  const alike = members.filter((each) => each.subject.theme === null && placesOf(each) === placesOf(first));
  if (alike.length < 2 || alike.length > MOST_TOGETHER) return [];
  const { values, base } = hypothesisOf([first]);
  return [{ kind: 'indicators', members: alike, risks: [], values, base: base + WEIGHTS.subject.alike }];
}

function hypothesisOf(members: readonly Member[]): Hypothesis {
  const values = (members[0]?.values ?? []).map((_, at) => Math.max(...members.map((each) => each.values[at] ?? 0)));
  const base = sum(members.map((each) => each.base)) - WEIGHTS.subject.another * (members.length - 1);
  const isTheme = members[0]?.subject.theme !== null;
  // A theme of which only some words are said is less likely than a measure that they name.
  const partly = isTheme && !members.every(({ isWhole }) => isWhole) ? WEIGHTS.subject.partOfTheme : 0;
  return { kind: isTheme ? 'themes' : 'indicators', members, risks: [], values, base: base - partly };
}

/** Several subjects in one message: to the first, each next that tells of words which those before leave. */
function together(first: Member, members: readonly Member[], joins: Joins): readonly Hypothesis[] {
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

const JOINING = new Set('and or against beside alongside plus minus less than both but'.split(' '));

/** 'Two years or longer' joins nothing. */
const OF_A_LIMIT = new Set(
  'more less longer shorter fewer over under above below older younger so later earlier'.split(' '),
);

const ASKING = new Set('what which how who when where why'.split(' '));
const INTRODUCING = new Set('of from among amongst out when where if for with once as'.split(' '));

/** 'Of the children admitted, what share …': the clause before says of whom, and the next one asks. */
function asksOfIt(tokens: Message['tokens'], at: number): boolean {
  const asks = [tokens[at], tokens[at + 1]].some((token) => ASKING.has(token?.text ?? ''));
  const start = tokens.findIndex(({ clause }) => clause === tokens[at - 1]?.clause);
  return asks || INTRODUCING.has(tokens[start]?.text ?? '');
}

interface Joins {
  readonly at: readonly number[];
  /** Those that set one thing against another, so that what is named once may belong to both. */
  readonly against: ReadonlySet<number>;
  /** What stands next to them, words of grammar passed over. */
  readonly next: ReadonlySet<number>;
}

const MORE = new Set(['more', 'fewer', 'less']);
const OPPOSING = new Set(['against', 'beside', 'alongside']);

/** Positions at which something joins what stands on its sides: a word that does, or the start of a clause. */
function joinsOf({ tokens, stems }: Message): Joins {
  const compares = stems.includes('compare') || stems.includes('compared') || stems.includes('comparison');
  const against = tokens.flatMap(({ text }, at) => (OPPOSING.has(text) || (text === 'with' && compares) ? [at] : []));
  const at = tokens.flatMap(({ text, clause }, at) => {
    const isBound = OF_A_LIMIT.has(tokens[at + 1]?.text ?? '') || tokens[at + 1]?.text === 'than';
    // 'Did more come in than left'.
    const isThan = text === 'than' && tokens.some((token, place) => place < at - 1 && MORE.has(token.text));
    const isJoin = JOINING.has(text) || (text === 'with' && compares) || isThan;
    const isListed = at > 0 && tokens[at - 1]?.clause !== clause && !asksOfIt(tokens, at);
    return (isJoin && !isBound) || isListed ? [at] : [];
  });
  return { at, against: new Set(against), next: new Set(at.map((join) => contentFrom(tokens, join))) };
}

/** The first word from a join on that is no mere grammar. */
function contentFrom(tokens: Message['tokens'], join: number): number {
  const from = JOINING.has(tokens[join]?.text ?? '') || OPPOSING.has(tokens[join]?.text ?? '') ? join + 1 : join;
  const after = tokens.slice(from).findIndex(({ text }) => !isGrammar(text));
  return after < 0 ? tokens.length : from + after;
}

/** Whether the telling words of two stand on different sides of a join. */
function areApart(one: Member, other: Member, joins: Joins): boolean {
  const [first, second] = inOrder([one, other]) as [Member, Member];
  if (isInPassing(second, joins)) return false;
  const end = first.own.findLastIndex((worth, at) => worth > 0 && (second.own[at] ?? 0) === 0);
  const start = second.own.findIndex((worth, at) => worth > 0 && (first.own[at] ?? 0) === 0);
  const isNamedBefore = (at: number) => at <= start && first.own.some((worth, place) => worth > 0 && place < at);
  if (end < 0) return [...joins.against].some(isNamedBefore);
  return end < start && joins.at.some((at) => at > end && at <= start);
}

function bestAddition(chosen: readonly Member[], members: readonly Member[], joins: Joins): Member | null {
  const isTheme = chosen[0]?.subject.theme !== null;
  let best: { readonly member: Member; readonly gain: number } | null = null;
  for (const member of members) {
    if (chosen.includes(member) || (member.subject.theme !== null) !== isTheme) continue;
    if (!chosen.every((each) => areApart(each, member, joins))) continue;
    // Of two that share the words that name them any word tells them apart: 'in place against up to date'.
    const isAlike =
      joins.against.size > 0 &&
      chosen.some(({ naming }) => naming.some((worth, at) => worth > 0 && (member.naming[at] ?? 0) > 0));
    const worths = isAlike ? member.own : member.naming;
    const fresh = sum(worths.map((worth, at) => (chosen.some((each) => tells(each, at, worth)) ? 0 : worth)));
    const gain = fresh + member.base - WEIGHTS.subject.another;
    if (fresh < WEIGHTS.subject.leastOfAnother || gain <= 0 || (best && gain <= best.gain)) continue;
    best = { member, gain };
  }
  return best?.member ?? null;
}

/** 'X and are we hitting the new target': one word of many that name a measure, away from the join, joins nothing. */
function isInPassing({ own, isWhole }: Member, { next }: Joins): boolean {
  const said = own.flatMap((worth, at) => (worth > 0 ? [at] : []));
  return !isWhole && said.length === 1 && !said.some((at) => next.has(at));
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
