import type { Message, Span, Token } from './span.ts';

/** The questions of a message, each a message of its own: one, unless two are asked. */
export function partsOfMessage(message: Message, spans: readonly Span[]): readonly Message[] {
  const cuts = message.tokens.flatMap((_, at) => (isCut(message, spans, at) ? [at] : []));
  const edges = [0, ...cuts, message.tokens.length];
  return edges.slice(1).map((to, index) => sliceOf(message, edges[index] ?? 0, to));
}

const OPENS = new Set('what how which why who when where is are has have do does did can could show'.split(' '));
const JOINS = new Set(['and', 'also', 'plus', 'then']);

/** Whether another question begins there: after a question mark, or 'and what …' where both sides ask. */
function isCut({ tokens, text }: Message, spans: readonly Span[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before) return false;
  const isAfterMark = text.slice(before.end, token.start).includes('?');
  const isJoined = JOINS.has(token.text) && OPENS.has(tokens[at + 1]?.text ?? '');
  if (!isAfterMark && !isJoined) return false;
  const asks = (from: number, to: number) =>
    spans.some(({ sense, from: start, to: end }) => sense.role === 'ask' && start >= from && end <= to);
  return asks(0, at) && asks(at, tokens.length);
}

function sliceOf(message: Message, from: number, to: number): Message {
  if (from === 0 && to === message.tokens.length) return message;
  const first = message.tokens[from] as Token;
  const last = message.tokens[to - 1] as Token;
  const tokens = message.tokens.slice(from, to).map((token) => ({
    ...token,
    start: token.start - first.start,
    end: token.end - first.start,
    sentence: token.sentence - first.sentence,
    clause: token.clause - first.clause,
  }));
  const text = message.text.slice(first.start, last.end);
  return { ...message, text, tokens, stems: tokens.map(({ stem }) => stem) };
}
