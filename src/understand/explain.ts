import { say } from '../question/say.ts';
import type { Reading } from './readings.ts';
import type { Message, Span } from './span.ts';
import type { Words } from './words.ts';

/** Why a message was read as it was: plain JSON, kept in the record. */
export interface Explained {
  readonly spans: readonly {
    readonly words: string;
    readonly role: string;
    readonly row: string;
    readonly weight: number;
  }[];
  /** The readings that came nearest, the best first. */
  readonly readings: readonly {
    readonly say: string;
    readonly score: number;
    readonly why: Readonly<Record<string, number>>;
  }[];
  readonly left: readonly string[];
}

const MOST_READINGS = 3;

export function explain(message: Message, readings: readonly Reading[], words: Words): Explained {
  const [best] = readings;
  const seen = new Set<string>();
  const near = readings.flatMap(({ question, score, why }) => {
    const said = say(question, words.catalogue);
    if (seen.has(said) || seen.size >= MOST_READINGS) return [];
    seen.add(said);
    return [{ say: said, score: round(score), why: rounded(why) }];
  });
  return {
    spans: (best?.cover.spans ?? []).map((span) => ({
      words: wordsOf(message, span),
      role: span.sense.role,
      row: span.row,
      weight: round(span.weight),
    })),
    readings: near,
    left: (best?.cover.left ?? []).map((at) => message.tokens[at]?.text ?? ''),
  };
}

function wordsOf({ text, tokens }: Message, span: Span): string {
  if (span.at) return span.at.map((at) => tokens[at]?.text ?? '').join(' ');
  return text.slice(tokens[span.from]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

function rounded(why: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(why).map(([name, points]) => [name, round(points)]));
}
