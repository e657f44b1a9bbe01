import { DEGREES } from './costs.ts';
import { type Cover, positionsOf } from './cover.ts';
import { featuresOf } from './features.ts';
import { EVERYTHING_WORDS, isGrammar, isPlain } from './lexicon/plain.ts';
import type { Member } from './members.ts';
import { natureOf, wordsFrom } from './narrowing.ts';
import { isSaidOfSubject, isSaidOfThose, NARROWING, ONE } from './said-of.ts';
import type { Message, Nature, Span, Token } from './span.ts';
import { isEnglish } from './spelling-mend.ts';
import type { Words } from './words.ts';

/** Words that would narrow a figure, and that nothing which is held can be narrowed by. */
export interface Narrowing {
  /** As they were said. */
  readonly what: string;
  readonly nature: Nature;
}

/** What a cover leaves: words that narrow, or none; and words that were not read and change nothing. */
export interface Leftovers {
  readonly narrowing: Narrowing | null;
  readonly unread: readonly string[];
}

/**
 * One rule for what is left over, by its place and not by what it means: a number, a name, or a word that stands where
 * words narrow a subject (after a preposition, after 'who', beside the subject, as what is said of those counted) changes
 * what the figure would have to be; anything else is said in the receipt and changes nothing.
 */
export function leftoversOf(message: Message, cover: Cover, members: readonly Member[], words: Words): Leftovers {
  const { tokens } = message;
  const other = otherGroup(message, cover, members, words);
  if (other) return { narrowing: other, unread: [] };
  const left = cover.left.filter((at) => isContent(tokens[at]));
  const narrowing = left.filter((at) => narrows(message, cover, at, words));
  const unread = left.filter((at) => !narrowing.includes(at)).map((at) => tokens[at]?.text ?? '');
  const [first] = narrowing;
  if (first === undefined) return { narrowing: null, unread };
  return { narrowing: { what: wordsFrom(message, cover, first), nature: natureOf(message, first) }, unread };
}

/** Words for other people or things than those that the measure counts: 'dental checks for children in need'. */
function otherGroup(message: Message, cover: Cover, members: readonly Member[], { subjects }: Words): Narrowing | null {
  const [member] = members;
  if (members.length !== 1 || !member?.subject.indicator) return null;
  const context = subjects.whom.get(member.subject.id);
  // A word that merely asks ('need the') may stand in the name of a group as well.
  const taken = new Set([
    ...cover.subject,
    ...cover.spans.filter(({ sense }) => sense.role !== 'ask').flatMap(positionsOf),
  ]);
  // … but not where it asks with all of it: 'the new target'.
  const asking = cover.spans.filter(({ sense }) => sense.role === 'ask').map(positionsOf);
  const found = featuresOf(message.stems, subjects.concepts).filter(({ feature, from, to }) => {
    if (asking.some((at) => at.length > 1 && at.includes(from) && at.includes(to - 1))) return false;
    if (
      !subjects.groups.has(feature) ||
      isGrammar(feature.slice(1)) ||
      context?.has(feature) ||
      subjects.rarityOf(feature) < COMMON_GROUP
    )
      return false;
    // 'In the year' is no group, whatever stands for it in the name of one.
    if (message.tokens.slice(from, to).every(({ text, stem }) => isGrammar(text) || OF_TIME.has(stem))) return false;
    for (let at = from; at < to; at += 1) if (taken.has(at) && !isGrammar(message.tokens[at]?.text ?? '')) return false;
    return from > (cover.subject[0] ?? from) || cover.subject.includes(to);
  });
  const [first] = found;
  if (!first) return null;
  const { tokens, text } = message;
  return { what: text.slice(tokens[first.from]?.start ?? 0, tokens[first.to - 1]?.end ?? 0), nature: 'group' };
}

function isContent(token: Token | undefined): boolean {
  if (!token || isGrammar(token.text) || DEGREES.has(token.text)) return false;
  return !isPlain(token.text, token.stem) && !EVERYTHING_WORDS.has(token.stem) && !OF_TIME.has(token.stem);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function narrows(message: Message, cover: Cover, at: number, words: Words): boolean {
  const { tokens } = message;
  const token = tokens[at] as Token;
  if (!isWord(token)) return false;
  if (/^\d/.test(token.text)) return true;
  if (token.capital && !isEnglish(token.text)) return !isRecipient(message, at);
  const { subject, spans } = cover;
  // 'The Dublin office': a place, wherever it stands.
  const isUnknown = !isEnglish(token.text) && words.rarity(token.stem) === 0;
  if (isUnknown && cover.left.includes(at + 1) && AREA_NOUNS.has(tokens[at + 1]?.text ?? '')) return true;
  // 'Answered late' of those answered in time is the other side: never the figure itself.
  if (
    subject.length > 0 &&
    featuresOf([token.stem], words.subjects.concepts).some(({ feature }) => feature === '#overdue')
  )
    return true;
  const isOfOthers = ({ sense, from }: Span) =>
    from === at + 1 && (sense.role === 'comparator' || sense.role === 'area');
  if (spans.some(isOfOthers)) return true;
  // In a short message a strange word is what is asked about; in a long one, and on the way of a thread, it is said beside.
  const isStrange = token.text.length > 2 && isUnknown;
  if (
    subject.length === 0 &&
    isStrange &&
    tokens.length <= SHORT &&
    isWhereAsked(message, cover, at) &&
    cover.spans.every(({ sense }) => sense.role !== 'back')
  )
    return true;
  if (subject.length === 0 && tokens[at - 1]?.text === 'for' && TOLD.has(tokens[at - 2]?.text ?? '')) return true;
  if (subject.length === 0 && isSaidOfThose(message, cover, at, words)) return true;
  if (subject.length === 0)
    return OF.has(tokens[at - 1]?.text ?? '') && words.rarity(token.stem) === 0 && isNoun(token);
  if (!subject.some((other) => tokens[other]?.clause === token.clause)) return isFragment(message, cover, token.clause);
  if (words.rarity(token.stem) > 0 && words.rarity(token.stem) < COMMON) return false;
  if (isVerb(tokens, at)) return false;
  if (subject.includes(at + 1)) return !isGerund(tokens, at);
  return isSaidOfSubject(message, cover, at);
}

/** 'What got worse? Prepping for the committee': a sentence beside the one that asks says nothing of what is asked about. */
function isWhereAsked({ tokens }: Message, { spans }: Cover, at: number): boolean {
  const asking = spans.filter(({ sense }) => sense.role === 'ask' || sense.role === 'condition');
  return asking.length === 0 || asking.some(({ from }) => tokens[from]?.sentence === tokens[at]?.sentence);
}

/** 'For the COO', 'a line for our DCC': for whom the answer is, by the letters of an office. */
function isRecipient({ tokens, original }: Message, at: number): boolean {
  const [article, before] = [tokens[at - 1]?.text ?? '', tokens[at - 2]?.text ?? ''];
  const letters = (tokens[at]?.text ?? '').toUpperCase();
  return before === 'for' && ONE.has(article) && /^[A-Z]{2,5}$/.test(letters) && original.includes(letters);
}

/** 'In the year' says no more than the figure does. */
const OF_TIME = words('year month quarter week');

/** Signs ('>', '</b>') and how many decimal places are wanted narrow nothing. */
function isWord({ text }: Token): boolean {
  return /^[a-z0-9]/.test(text) && !/^\d+dp$/.test(text);
}

const AREA_NOUNS = words('area locality district patch site branch region office depot neighbourhood zone division');

const SHORT = 9;

/** Where nothing is named, what is asked about stands after these: 'a summary of zebras', 'what is red in logistics'. */
const OF = words('of in at about');

/** 'The target for registers': what these are of is what is asked about, and no occasion. */
const TOLD = words('target targets figure figures number numbers percentage trend rate score total average');

function isNoun({ text }: Token): boolean {
  return !/(?:ed|ing|ly)$/.test(text);
}

/** 'Workers were each holding cases', 'for holding': a verb, where no article says otherwise. */
function isGerund(tokens: readonly Token[], at: number): boolean {
  return (tokens[at]?.text ?? '').endsWith('ing') && at > 0 && !ONE.has(tokens[at - 1]?.text ?? '');
}

/** What was done, told by the word of grammar that stands right before it: 'were reached', 'did we receive', 'to settle'. */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  const text = tokens[at]?.text ?? '';
  if (!isEnglish(text)) return false;
  const isAfterDo = DOING.has(tokens[at - 2]?.text ?? '') && ACTING.has(before);
  return isAfterDo || (BEING.has(before) && /(?:ed|en|wn|ught|one|ept|ent)$/.test(text)) || (before === 'to' && at > 1);
}

const DOING = words('do does did can could will would should may might must to');
const ACTING = words('we i you they it he she people anyone everyone somebody anybody everybody');
const BEING = words('is are was were be been being get gets got getting have has had having');

/** A word that many measures are named by ('child') narrows none of them. */
const COMMON = 0.4;
/** A group that most measures count ('children') tells no figure from another. */
const COMMON_GROUP = 0.3;

/** A clause of a word or two, all of them left over: 'dental checks, Grafton'. */
function isFragment({ tokens }: Message, cover: Cover, clause: number): boolean {
  const all = tokens.flatMap((token, at) => (token.clause === clause ? [at] : []));
  // 'For the coo', after all else is said, is for whom the answer is.
  if (tokens[all[0] ?? 0]?.text === 'for' && ONE.has(tokens[(all[0] ?? 0) + 1]?.text ?? '')) return false;
  const isStrange = all.some((at) => !isEnglish(tokens[at]?.text ?? '') && isContent(tokens[at]));
  const isBound = NARROWING.has(tokens[all[0] ?? 0]?.text ?? '');
  return all.length <= 3 && (isStrange || isBound) && all.every((at) => cover.left.includes(at));
}
