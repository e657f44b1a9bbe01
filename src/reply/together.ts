import type { Part, Reply } from './reply.ts';
import { saidOnce } from './said-once.ts';
import { plainText } from './text.ts';

const MOST_NEXT = 3;

/** So many words are shown of several answers together. */
const MOST_WORDS = 90;

/**
 * The replies to the questions of one message as one, the first leading; each thing said once. Of the others the
 * answers stand before 'More', and of what goes with them as much as a phone shows.
 */
export function together(replies: readonly Reply[]): Reply {
  const [first, ...others] = replies;
  if (!first) throw new RangeError('a message has at least one reply');
  return saidOnce(others.length === 0 ? first : joined(first, others));
}

function joined(first: Reply, others: readonly Reply[]): Reply {
  const replies = [first, ...others];
  const { shown, behind } = shared(first, others);
  return {
    ...first,
    outcome: replies.some(({ outcome }) => outcome === 'answered') ? 'answered' : first.outcome,
    parts: onceEach(shown),
    more: onceEach([...behind, ...replies.flatMap(({ more }) => more)]),
    next: replies.flatMap(({ next }) => next).slice(0, MOST_NEXT),
    facts: replies.flatMap(({ facts }) => facts),
    listed: replies.flatMap(({ listed }) => listed),
  };
}

/** What can go behind 'More' where it does not fit: an answer, and what must be said of it, never. */
const DETAILS: ReadonlySet<Part['kind']> = new Set(['text', 'ratings', 'rows']);

function shared(first: Reply, others: readonly Reply[]) {
  const answers = others.map(({ headline }): Part => ({ kind: 'text', label: null, text: headline }));
  const all = others.flatMap(({ parts }, at) => [answers[at] as Part, ...parts.filter(({ kind }) => kind !== 'chart')]);
  const isDetail = (part: Part) => DETAILS.has(part.kind) && !answers.includes(part);
  let words = wordsIn([...first.parts, ...all.filter((part) => !isDetail(part))], first.headline);
  const behind = new Set<Part>();
  for (const part of all.filter(isDetail)) {
    words += wordsIn([part]);
    if (words > MOST_WORDS) behind.add(part);
  }
  return { shown: [...first.parts, ...all.filter((part) => !behind.has(part))], behind: [...behind] };
}

function wordsIn(parts: readonly Part[], headline = ''): number {
  const spoken = parts.filter(({ kind }) => kind !== 'source');
  return plainText({ headline, parts: spoken })
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** What two questions of one message both bring (a target, a note) is said where it first stands. */
function onceEach(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = JSON.stringify(part.kind === 'rows' ? part.rows.map(({ value, name }) => [value, name]) : part);
    return part.kind === 'chart' || (!seen.has(key) && seen.add(key) !== undefined);
  });
}
