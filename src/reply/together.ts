import type { Part, Reply } from './reply.ts';

const MOST_NEXT = 3;

/** The replies to the questions of one message as one, the first leading; each thing said once. */
export function together(replies: readonly Reply[]): Reply {
  const [first, ...others] = replies;
  if (!first) throw new RangeError('a message has at least one reply');
  if (others.length === 0) return first;
  return {
    ...first,
    outcome: replies.some(({ outcome }) => outcome === 'answered') ? 'answered' : first.outcome,
    parts: onceEach([
      ...first.parts,
      ...others.flatMap(({ headline, parts }): readonly Part[] => [
        { kind: 'text', label: null, text: headline },
        ...parts.filter(({ kind }) => kind !== 'chart'),
      ]),
    ]),
    more: onceEach(replies.flatMap(({ more }) => more)),
    next: replies.flatMap(({ next }) => next).slice(0, MOST_NEXT),
    facts: replies.flatMap(({ facts }) => facts),
    listed: replies.flatMap(({ listed }) => listed),
  };
}

/** What two questions of one message both bring (a target, a note) is said where it first stands. */
function onceEach(parts: readonly Part[]): readonly Part[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = JSON.stringify(part);
    return part.kind === 'chart' || (!seen.has(key) && seen.add(key) !== undefined);
  });
}
