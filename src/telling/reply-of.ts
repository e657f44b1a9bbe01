import type { Part, Reply } from '../reply/reply.ts';

type Given = Pick<Reply, 'headline'> & Partial<Omit<Reply, 'headline'>>;

/** A reply with what it lacks filled in: an answer without a large figure, parts, buttons or facts. */
export function replyOf(given: Given): Reply {
  return { ...EMPTY, ...given };
}

const EMPTY: Omit<Reply, 'headline'> = {
  outcome: 'answered',
  lead: null,
  parts: [],
  more: [],
  next: [],
  facts: [],
  listed: [],
};

/** A line without a label. */
export function text(words: string): Part {
  return { kind: 'text', label: null, text: words };
}

/** A line after a word in bold: 'Why: …'. */
export function labelled(label: string, words: string): Part {
  return { kind: 'text', label, text: words };
}

export function caveat(words: string): Part {
  return { kind: 'caveat', text: words };
}
