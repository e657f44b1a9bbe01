import type { Hypothesis } from './hypotheses.ts';
import type { Span } from './span.ts';

/** Spans that hold together, none over another's words, and what each word left to no span is taken for. */
export interface Cover {
  readonly spans: readonly Span[];
  /** Words that tell of the subject. */
  readonly subject: readonly number[];
  /** Words that nothing takes. */
  readonly left: readonly number[];
  readonly score: number;
}

const WIDTH = 6;

interface State {
  readonly taken: readonly boolean[];
  readonly spans: readonly Span[];
  readonly gain: number;
}

/**
 * The best covers of a message under one hypothesis of its subject, the best first. A span is worth its weight and what
 * its words would cost else, less what they are worth to the subject.
 *
 * @param costs by token: what it costs to leave it
 */
export function coversOf(
  spans: readonly Span[],
  hypothesis: Hypothesis,
  costs: readonly number[],
  most: number,
): readonly Cover[] {
  const plain = costs.map((cost, at) => {
    const worth = hypothesis.values[at] ?? 0;
    return worth > 0 ? worth : -cost;
  });
  const gainOf = (span: Span) => positionsOf(span).reduce((gain, at) => gain - (plain[at] ?? 0), span.weight);
  const pointers = spans.filter(({ sense }) => sense.role === 'back');
  const useful = spans
    .filter(({ sense }) => sense.role !== 'back')
    .map((span) => ({ span, at: positionsOf(span), gain: gainOf(span) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain);
  const start: State = { taken: costs.map(() => false), spans: [], gain: 0 };
  let states: readonly State[] = [start];
  for (const { span, at, gain } of useful) {
    const taking = states
      .filter(({ taken }) => !at.some((token) => taken[token]))
      .map((state) => take(state, span, at, gain));
    if (taking.length === states.length && !useful.some((other) => other.span !== span && overlap(other.at, at))) {
      states = taking;
      continue;
    }
    states = [...states, ...taking].sort((a, b) => b.gain - a.gain).slice(0, WIDTH);
  }
  const base = hypothesis.base + plain.reduce((sum, worth) => sum + worth, 0);
  return states.slice(0, most).map((state) => withPointers(coverOf(state, hypothesis, base), pointers, plain));
}

function take(state: State, span: Span, at: readonly number[], gain: number): State {
  const taken = [...state.taken];
  for (const token of at) taken[token] = true;
  return { taken, spans: [...state.spans, span], gain: state.gain + gain };
}

function coverOf({ taken, spans, gain }: State, { values }: Hypothesis, base: number): Cover {
  const free = taken.flatMap((isTaken, at) => (isTaken ? [] : [at]));
  return {
    spans: [...spans].sort((a, b) => a.from - b.from),
    subject: free.filter((at) => (values[at] ?? 0) > 0),
    left: free.filter((at) => (values[at] ?? 0) <= 0),
    score: base + gain,
  };
}

/** Words that point back may ask as well ('is that …'): they only mind what names the subject or fills a slot. */
function withPointers(cover: Cover, pointers: readonly Span[], plain: readonly number[]): Cover {
  const slots = new Set(cover.spans.filter(({ sense }) => sense.role !== 'ask').flatMap(positionsOf));
  const free = pointers
    .filter((span) => positionsOf(span).every((at) => !slots.has(at) && !cover.subject.includes(at)))
    .sort((a, b) => b.weight - a.weight);
  const chosen = free.filter((span, index) =>
    free.slice(0, index).every((other) => !overlap(positionsOf(other), positionsOf(span))),
  );
  if (chosen.length === 0) return cover;
  const taken = new Set(chosen.flatMap(positionsOf));
  const saved = cover.left.filter((at) => taken.has(at)).reduce((sum, at) => sum - (plain[at] ?? 0), 0);
  return {
    ...cover,
    spans: [...cover.spans, ...chosen],
    left: cover.left.filter((at) => !taken.has(at)),
    score: cover.score + saved,
  };
}

/** The positions that a span takes. */
export function positionsOf(span: Span): readonly number[] {
  return span.at ?? Array.from({ length: span.to - span.from }, (_, offset) => span.from + offset);
}

function overlap(one: readonly number[], other: readonly number[]): boolean {
  return one.some((at) => other.includes(at));
}
