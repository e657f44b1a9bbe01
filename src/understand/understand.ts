import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Context } from '../conversation/context.ts';
import type { DigestRequest } from '../digest/request.ts';
import type { IsoDate } from '../query/period.ts';
import { EVERYTHING, type Question } from '../question/question.ts';
import { digestRequest } from './digest/digest-request.ts';
import type { Explained } from './explain.ts';
import { messageOf } from './message.ts';
import { MAX_QUESTION_LENGTH } from './normalise.ts';
import { partsOfMessage } from './parts.ts';
import { readPart } from './read-part.ts';
import { spansOf } from './recognisers.ts';
import type { Nature } from './span.ts';
import type { Mended } from './spelling-mend.ts';
import { wordsOf } from './words.ts';

export type Slot = keyof Question;

/** What a message was understood as. */
export type Understanding =
  | { readonly kind: 'too-long'; readonly length: number }
  | {
      readonly kind: 'read';
      /** One for each question of the message, in order; at least one. */
      readonly reads: readonly Read[];
      readonly mended: readonly Mended[];
      readonly digest: DigestRequest | null;
    };

export type Read = { readonly explain: Explained } & (
  | {
      readonly kind: 'question';
      readonly question: Question;
      /** Fields that no word said: they come from the thread or are the usual. */
      readonly implied: readonly Slot[];
      /** Words that were left over and change nothing. */
      readonly unread: readonly string[];
    }
  /** Readings that are equally near, two to four. */
  | { readonly kind: 'either'; readonly questions: readonly Question[] }
  /** Something that the figures can't take into account; `offer`: the whole, never the answer. */
  | { readonly kind: 'not-held'; readonly what: string; readonly nature: Nature; readonly offer: Question | null }
  | { readonly kind: 'nothing'; readonly words: string; readonly near: readonly Question[] }
);

/** Reads a message. Pure: the same words, thread, catalogue and day give the same. */
export function understand(text: string, context: Context, catalogue: Catalogue, today: IsoDate): Understanding {
  if (text.length > MAX_QUESTION_LENGTH) return { kind: 'too-long', length: text.length };
  const words = wordsOf(catalogue);
  const { message, mended } = messageOf(text, today, words);
  const reads: Read[] = [];
  let thread = context;
  const digest = digestRequest(message.text, { thread: context, words, today });
  if (digest) return { kind: 'read', reads: [ofDigests(message.text)], mended, digest };
  const spans = spansOf(message, words);
  for (const part of partsOfMessage(message, spans)) {
    const read = readPart(part, part === message ? spans : spansOf(part, words), words, thread);
    reads.push(read);
    if (read.kind === 'question') thread = { ...thread, last: { question: read.question, shown: null, listed: [] } };
  }
  return { kind: 'read', reads, mended, digest: null };
}

/** A message about posts is one question, whatever it names: what is done stands in the request. */
function ofDigests(text: string): Read {
  const explain = { spans: [{ words: text, role: 'digest', row: 'digest', weight: 1 }], readings: [], left: [] };
  return { explain, kind: 'question', question: { ...EVERYTHING, ask: 'digest' }, implied: [], unread: [] };
}
