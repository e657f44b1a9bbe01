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
import type { Message, Nature, Span } from './span.ts';
import type { Mended } from './spelling-mend.ts';
import { type Words, wordsOf } from './words.ts';

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
    const read = readInThread(part, part === message ? spans : spansOf(part, words), words, thread);
    const before = reads.at(-1);
    // 'What got worse? Prepping for the committee': what asks nothing behind a question is said to be left.
    if (before?.kind === 'question' && asksNothing(read) && !isQuestion(part, message)) {
      reads[reads.length - 1] = { ...before, unread: [...before.unread, part.text] };
      continue;
    }
    reads.push(read);
    if (read.kind === 'question') thread = { ...thread, last: { question: read.question, shown: null, listed: [] } };
  }
  return { kind: 'read', reads, mended, digest: null };
}

/**
 * After a question back that was not answered, a message may go on about any of what was offered: it is read as a change
 * to each, and where it tells them apart the one it tells of is meant.
 */
function readInThread(part: Message, spans: readonly Span[], words: Words, thread: Context): Read {
  const read = readPart(part, spans, words, thread);
  const offered = thread.options.flatMap(({ question }) => (question ? [question] : []));
  if (offered.length < 2 || isOfItself(read)) return read;
  const each = offered.map((question) =>
    readPart(part, spans, words, { ...thread, options: [], last: { question, shown: null, listed: [] } }),
  );
  const followed = each.flatMap((one, at) =>
    one.kind === 'question' && goesOn(one, offered[at] as Question) ? [one] : [],
  );
  const different = [...new Map(followed.map((one) => [JSON.stringify(one.question), one])).values()];
  const [only] = different;
  if (!only) return read;
  return different.length === 1
    ? only
    : { kind: 'either', explain: only.explain, questions: different.map(({ question }) => question) };
}

/** Nothing is named that is held, nor anybody. */
function asksNothing(read: Read): boolean {
  return read.kind === 'nothing' || (read.kind === 'not-held' && read.offer === null && read.nature === 'group');
}

function isQuestion({ text }: Message, whole: Message): boolean {
  return whole.text
    .slice(whole.text.indexOf(text) + text.length)
    .trimStart()
    .startsWith('?');
}

/** A message that names what it is about needs nothing of what was offered. */
function isOfItself(read: Read): boolean {
  return read.kind === 'question' && !read.implied.includes('of');
}

/** Whether a reading changes what was offered, and stays on what it is about. */
function goesOn({ question }: Extract<Read, { kind: 'question' }>, offered: Question): boolean {
  return (
    JSON.stringify(question.of) === JSON.stringify(offered.of) && JSON.stringify(question) !== JSON.stringify(offered)
  );
}

/** A message about posts is one question, whatever it names: what is done stands in the request. */
function ofDigests(text: string): Read {
  const explain = { spans: [{ words: text, role: 'digest', row: 'digest', weight: 1 }], readings: [], left: [] };
  return { explain, kind: 'question', question: { ...EVERYTHING, ask: 'digest' }, implied: [], unread: [] };
}
