import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Context, EMPTY_CONTEXT } from '../conversation/context.ts';
import { lastAsked } from '../conversation/last-asked.ts';
import type { DigestRequest } from '../digest/request.ts';
import type { IsoDate } from '../query/period.ts';
import type { Option } from '../reply/reply.ts';
import { digestRequest } from './digest/digest-request.ts';
import { MAX_QUESTION_LENGTH, normalise } from './normalise.ts';
import { type Refined, refine } from './refine.ts';
import { type Slots, slotsOf } from './slots.ts';
import { type Mended, withoutSlips } from './spelling.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** How a message was read: one or more questions in the order of the words, or that it is too long to read. */
export type Understanding =
  | {
      readonly kind: 'read';
      readonly questions: readonly Refined[];
      readonly mended: readonly Mended[];
      /** What is asked of digests and alerts; null: nothing is. */
      readonly digest: DigestRequest | null;
    }
  | { readonly kind: 'too-long'; readonly length: number };

/**
 * Reads a message. Pure: the same words, thread, catalogue and day give the same reading.
 * @param context of the thread; null where there is none
 */
export function understand(
  message: string,
  context: Context | null,
  catalogue: Catalogue,
  today: IsoDate,
): Understanding {
  if (message.length > MAX_QUESTION_LENGTH) return { kind: 'too-long', length: message.length };
  const vocabulary = vocabularyOf(catalogue);
  const thread = context ?? EMPTY_CONTEXT;
  const said = withoutOpening(normalise(spellOutCapitals(message, vocabulary)));
  const { text, mended } = withoutSlips(picked(said, thread.options) ?? said, vocabulary);
  const names = namesIn(message);
  const whole = slotsOf(text, vocabulary, today, { context: thread.last !== null, names });
  const parts = questionsIn(text);
  const asking = theOneAsking(text);
  if (parts.length > 1 && asking === null) {
    const questions = readParts(parts, { thread, vocabulary, today, names });
    if (questions.length > 1) return { kind: 'read', questions, mended, digest: null };
  }
  const slots =
    asking === null
      ? whole
      : focusedOn(slotsOf(asking, vocabulary, today, { context: thread.last !== null, names }), whole);
  const question = refine({ slots, context: thread, vocabulary, today });
  const isDigest = question.kind === 'asked' && question.asked.intent === 'digest';
  const digest = isDigest ? digestRequest(text, { thread, vocabulary, today, names }) : null;
  return { kind: 'read', questions: [question], mended, digest };
}

/** Abbreviations that only capitals tell from ordinary words ('HAs', 'IT') as the word group's first plain word. */
function spellOutCapitals(message: string, { capitals }: Vocabulary): string {
  return capitals.reduce((text, { pattern, plain }) => text.replace(pattern, plain), message);
}

/** A 'no', 'um' or 'right so' that only opens a message: it denies nothing within it. */
function withoutOpening(text: string): string {
  const rest = text.replace(
    /^(?:(?:no(?= ?[,.!-]| (?:i|sorry|just|not|no|that|wait|it|actually|only|the|what|how)\b)|nope|nah|oh|ah|er+m?|u+m+|well|right|hmm+|hi|hello|hey|ok|okay|yes|yeah|sorry|thanks|thank you|cheers|please)\b[,.! -]*)+(?=\S)/,
    '',
  );
  // 'Not dental, health assessments' takes the first back.
  const meant = rest.replace(/^not [^,]{1,40},\s*(?=\S)/, '');
  return withoutTags(meant.length > 2 ? meant : text);
}

/** 'Isn't dental at 79%?' and '…, aren't they?' deny nothing: they ask whether it is so. */
function withoutTags(text: string): string {
  const verb = '(is|are|was|were|do|does|did|has|have|had|should|would|could)';
  return text
    .replace(new RegExp(`^${verb} not (?=[a-z])`), '$1 ')
    .replace(new RegExp(`[, ]+${verb} not (it|they|we|that|there|these|those|he|she)(?= ?[?.!]*$)`), '');
}

const ORDINALS: readonly RegExp[] = [
  /^(the )?(1|1st|first|former)( one| option)?( please)?[.!]?$/,
  /^(the )?(2|2nd|second|latter)( one| option)?( please)?[.!]?$/,
  /^(the )?(3|3rd|third)( one| option)?( please)?[.!]?$/,
  /^(the )?(4|4th|fourth)( one| option)?( please)?[.!]?$/,
];

/** The question of the option that was picked by number or by its words; null where the message picks none. */
function picked(text: string, options: readonly Option[]): string | null {
  const plain = text.replace(/[.!?]+$/, '');
  const at = ORDINALS.findIndex((words) => words.test(text));
  const option = (at >= 0 ? options[at] : undefined) ?? options.find(({ label }) => normalise(label) === plain);
  return option ? normalise(option.question) : null;
}

/** Of a message of several sentences the one that asks; null where there is one sentence, or none or several ask. */
function theOneAsking(text: string): string | null {
  const sentences = text.split(/(?<=[.?!;:])\s+/).filter((sentence) => sentence.length > 1);
  if (sentences.length < 2 || sentences.some((sentence) => sentence.split(' ').length < 3)) return null;
  const asks = sentences.filter(
    (sentence) =>
      sentence.endsWith('?') ||
      /^(what|how|which|who|why|where|when|is|are|was|were|do|does|did|has|have|can|could|show|tell|give|list|compare)\b|\b(what|how many|which|how much|whether)\b/.test(
        sentence,
      ),
  );
  return asks.length === 1 ? (asks[0] ?? null) : null;
}

/** The asking sentence where it names an indicator by itself, with the periods of the whole; else the whole message. */
function focusedOn(asking: Slots, whole: Slots): Slots {
  if (asking.indicators.mentions.length === 0) return whole;
  return {
    ...asking,
    periods: asking.periods.length > 0 ? asking.periods : whole.periods.filter((mention) => mention.said !== 'future'),
    notHeld: whole.notHeld,
    unknownPlace: whole.unknownPlace,
  };
}

const BETWEEN =
  /(?:[?;]+|(?<=[a-z0-9])[.!]+(?=\s))\s*|,?\s+and (?=(?:what|how|which|where|why|who|when|is|are|was|were|do|does|did|can|could|show|tell|compare|chart|list)\b)/;

function questionsIn(text: string): readonly string[] {
  return text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part.length > 1);
}

/** Words with a capital that begin no sentence, in lower case. */
function namesIn(message: string): ReadonlySet<string> {
  return new Set([...message.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}/gu)].map((match) => match[0].toLowerCase()));
}

interface Around {
  readonly thread: Context;
  readonly vocabulary: Vocabulary;
  readonly today: IsoDate;
  readonly names: ReadonlySet<string>;
}

/**
 * The questions of a message that stand by themselves: each names an indicator or asks another thing of the one before.
 * Parts that add nothing of their own (a greeting, 'is that right') are left to the whole.
 */
function readParts(parts: readonly string[], { thread, vocabulary, today, names }: Around): readonly Refined[] {
  const questions: Extract<Refined, { kind: 'asked' }>[] = [];
  for (const part of parts) {
    const slots = slotsOf(part, vocabulary, today, { context: thread.last !== null || questions.length > 0, names });
    const before = questions.at(-1);
    const context = before ? carriedFrom(before, thread) : thread;
    const named = slots.indicators.mentions.length > 0;
    const asksOther = slots.intent !== null && OF_THE_SAME.has(slots.intent) && slots.intent !== before?.asked.intent;
    if (!named && !(before && asksOther)) continue;
    const refined = refine({ slots, context, vocabulary, today });
    if (refined.kind !== 'asked') return [];
    if (before && sameQuestion(before, refined)) continue;
    questions.push(refined);
  }
  return questions;
}

const OF_THE_SAME: ReadonlySet<string> = new Set(['why', 'target', 'benchmark', 'gap', 'trend', 'provenance', 'count']);

function sameQuestion(a: Extract<Refined, { kind: 'asked' }>, b: Extract<Refined, { kind: 'asked' }>): boolean {
  const codes = (one: typeof a) => one.asked.indicators.map(({ indicator }) => indicator.code).join();
  return (
    a.asked.intent === b.asked.intent &&
    codes(a) === codes(b) &&
    JSON.stringify(a.asked.period) === JSON.stringify(b.asked.period)
  );
}

function carriedFrom({ asked, concepts }: Extract<Refined, { kind: 'asked' }>, thread: Context): Context {
  return { ...thread, options: [], last: lastAsked(asked, { shown: null, concepts }) };
}
