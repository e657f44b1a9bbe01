import { type Cover, positionsOf } from './cover.ts';
import { isGrammar } from './lexicon/plain.ts';
import type { Message, Token } from './span.ts';
import { isEnglish } from './spelling-mend.ts';
import type { Words } from './words.ts';

/** What joins a subject and what narrows it; 'for the committee' is for whom the answer is, 'for girls' isn't. */
export const NARROWING: ReadonlySet<string> = new Set(
  'with without about due because in on at from of under over aged near around outside inside within beyond among amongst involving concerning regarding except excluding including between through'.split(
    ' ',
  ),
);
/** 'By region', 'for each lecturer': what a figure would have to be split by. */
const BY_EACH = new Set(['by', 'each', 'every', 'per']);
const DUE = new Set(['due', 'owing', 'thanks', 'down']);
const HAVING = new Set(['have', 'has', 'had', 'having', 'got', 'who', 'whose', 'whom', 'that', 'which']);
export const ONE: ReadonlySet<string> = new Set([
  'my',
  'our',
  'his',
  'her',
  'their',
  'your',
  'the',
  'a',
  'an',
  'this',
  'any',
  'some',
  'no',
  'these',
  'neither',
  'either',
]);

/** Whether a word stands behind the subject where words narrow it: 'with asthma', 'have a phone', 'who smoke', 'Harbour'. */
export function isSaidOfSubject({ tokens }: Message, cover: Cover, at: number): boolean {
  const { subject } = cover;
  const text = tokens[at]?.text ?? '';
  const isVerbForm = /(?:ed|ing)$/.test(text) && isEnglish(text);
  if (!subject.some((other) => other < at && tokens[other]?.sentence === tokens[at]?.sentence)) return false;
  if (!isVerbForm && isInRelativeClause(tokens, cover, at)) return true;
  const beside = besideIt(tokens, cover);
  let place = at - 1;
  let hasArticle = false;
  while (place >= 0 && at - place <= 4 && (ONE.has(tokens[place]?.text ?? '') || beside.has(place))) {
    hasArticle ||= ONE.has(tokens[place]?.text ?? '');
    place -= 1;
  }
  const isDue = tokens[place]?.text === 'to' && DUE.has(tokens[place - 1]?.text ?? '');
  const before = isDue ? 'due' : (tokens[place]?.text ?? '');
  if (NARROWING.has(before) || BY_EACH.has(before)) return true;
  // 'Incidents figures', 'rescue jobs': an ordinary word behind the subject says again what is counted; a name narrows it.
  if (subject.includes(place)) return place === at - 1 && !isEnglish(text);
  if (before === 'for') return !(hasArticle && tokens[at]?.text === tokens[at]?.stem);
  if (HAVING.has(before)) return place < at - 1 ? before !== 'that' && before !== 'which' : !isVerbForm;
  const isBeing = /^(?:is|are|was|were|be|been|do|does|did|can|will)$/.test(before);
  return isBeing && subject.includes(place - 1) && !isVerbForm;
}

/** 'Who own a phone', 'whose parents smoke': all that is said of those counted, up to the end of the clause. */
function isInRelativeClause(tokens: readonly Token[], { subject }: Cover, at: number): boolean {
  const start = tokens.findLastIndex(({ text, clause }, place) => {
    return place < at && clause === tokens[at]?.clause && RELATIVE.has(text);
  });
  if (start < 1 || !subject.some((other) => other < start)) return false;
  return !subject.some((other) => other > start && other < at);
}

const RELATIVE = new Set(['who', 'whose', 'whom']);

/** Words between a preposition and what it leads to: 'with red hair', 'for left-handed people', 'in highly skilled work'. */
function besideIt(tokens: readonly Token[], { spans, left }: Cover): ReadonlySet<number> {
  const taken = spans.filter(({ sense }) => sense.role === 'condition').flatMap(positionsOf);
  const content = left.filter((at) => !isGrammar(tokens[at]?.text ?? ''));
  return new Set([...taken, ...content, ...tokens.flatMap(({ isJoined }, at) => (isJoined ? [at] : []))]);
}

/** 'How many of them are international', of those that a thread is about: what no measure is named by narrows them. */
export function isSaidOfThose({ tokens }: Message, { spans }: Cover, at: number, words: Words): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  const isOfThose = spans.some(({ sense, to }) => sense.role === 'back' && sense.to === 'those' && to < at);
  if (!isOfThose || !token || !before || !/^(?:is|are|was|were|have|has|had)$/.test(before.text)) return false;
  return words.rarity(token.stem) === 0 && !/(?:ed|ing)$/.test(token.text);
}
