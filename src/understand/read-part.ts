import type { Context } from '../conversation/context.ts';
import type { Ask, Question } from '../question/question.ts';
import { explain } from './explain.ts';
import { leftoversOf } from './leftovers.ts';
import { equallyNear, nearest } from './near.ts';
import { isOfNothing } from './of-nothing.ts';
import { phrasesAt } from './phrases.ts';
import { rankedOf } from './ranked.ts';
import { type Reading, readingsOf } from './readings.ts';
import type { Message, Span } from './span.ts';
import type { Read } from './understand.ts';
import type { Words } from './words.ts';

/** Reads one question of a message. */
export function readPart(message: Message, spans: readonly Span[], words: Words, context: Context): Read {
  const option = optionMeant(spans, context);
  const readings = readingsOf(message, spans, words, context.last);
  const best = readings.find((reading) => !isOfNothing(reading)) ?? readings[0];
  const why = { explain: explain(message, readings, words) };
  if (option) return { ...why, kind: 'question', question: option, implied: [], unread: [] };
  const term = termNotHeld(message, best, words);
  if (term && !(best?.saysSomething && best.question.ask === 'meaning' && best.hypothesis.members.length > 0))
    return { ...why, kind: 'not-held', what: term, nature: 'measure', offer: best ? offerOf(best) : null };
  if (!best || !best.saysSomething || isOfNothing(best))
    return { ...why, kind: 'nothing', words: message.text, near: nearest(readings) };
  const [unheld] = best.parts.notHeld;
  if (unheld && unheld.sense.role === 'not-held') {
    const what = textOf(message, unheld);
    return { ...why, kind: 'not-held', what, nature: unheld.sense.nature, offer: offerOf(best) };
  }
  const { narrowing, unread } = leftoversOf(message, best.cover, best.hypothesis.members, words);
  // What a measure means, who owns it and why it moved is said of the whole: nothing that narrows it changes that.
  const isOfRisk = best.question.of.kind === 'risks' && best.question.of.refs.length > 0;
  if (narrowing && !OF_WORDS.has(best.question.ask) && !isOfRisk)
    return { ...why, kind: 'not-held', ...narrowing, offer: offerOf(best) };
  const bounded = boundOf(best);
  if (bounded)
    return { ...why, kind: 'not-held', what: textOf(message, bounded), nature: 'limit', offer: offerOf(best) };
  const unclear = best.cover.spans.find(
    ({ row, from }) => row === 'period:unclear' && /^\d/.test(message.tokens[from]?.text ?? ''),
  );
  if (unclear)
    return { ...why, kind: 'not-held', what: textOf(message, unclear), nature: 'limit', offer: offerOf(best) };
  const quoted = best.said.includes('ask') ? undefined : best.cover.spans.find((span) => isLimit(message, span));
  if (quoted) return { ...why, kind: 'not-held', what: textOf(message, quoted), nature: 'limit', offer: offerOf(best) };
  const ranked = rankedOf(message, best, words);
  if (ranked) return { ...why, kind: 'not-held', what: ranked, nature: 'group', offer: offerOf(best) };
  const fits = (one: Reading) => one === best || fitsAll(message, one, words);
  const telling = readings.filter((reading) => reading === best || !isOfNothing(reading));
  const questions = equallyNear(telling, fits, words);
  const both = questions.length === 2 ? bothMeant(readings, questions) : null;
  if (questions.length > 1 && !both) return { ...why, kind: 'either', questions };
  return { ...why, ...asQuestion(both ?? best), unread };
}

/** 'Sickness for officers and staff': of two that a word each tells apart and that are joined, both are meant. */
function bothMeant(readings: readonly Reading[], questions: readonly Question[]): Reading | null {
  const codes = new Set(
    questions.flatMap(({ of }) => (of.kind === 'indicators' ? of.indicators.map(({ code }) => code) : [])),
  );
  const isOfBoth = ({ question: { of } }: Reading) =>
    of.kind === 'indicators' && of.indicators.length === 2 && of.indicators.every(({ code }) => codes.has(code));
  return codes.size === 2 ? (readings.find(isOfBoth) ?? null) : null;
}

function asQuestion(best: Reading): Pick<Extract<Read, { kind: 'question' }>, 'kind' | 'question' | 'implied'> {
  const implied = (Object.keys(best.question) as (keyof Question)[]).filter(
    (field) => field !== 'version' && !best.said.includes(field),
  );
  return { kind: 'question', question: best.question, implied };
}

const OF_WORDS: ReadonlySet<Ask> = new Set(['meaning', 'owner', 'source', 'why', 'reconcile']);

/** A limit that the one measure asked for is not counted by: 'workers with more than 30 cases' of those with cases. */
function boundOf({ question, cover }: Reading): Span | undefined {
  const { of, where } = question;
  const isOfOne = of.kind === 'indicators' && of.indicators.length === 1 && !where.kind.startsWith('each');
  if (question.ask !== 'value' || !isOfOne) return undefined;
  return cover.spans.find(({ sense }) => sense.role === 'condition' && sense.condition.test.kind === 'number');
}

function optionMeant(spans: readonly Span[], { options }: Context): Question | null {
  const index = spans.flatMap(({ sense }) =>
    sense.role === 'back' && sense.to === 'option' ? [sense.index ?? 0] : [],
  )[0];
  return index === undefined ? null : (options[index]?.question ?? null);
}

/** A number that bounds what is counted, and not one that was quoted: 'within 72 hours', 'per 100 children'. */
function isLimit({ stems }: Message, { sense, from, to }: Span): boolean {
  if (sense.role !== 'number') return false;
  return UNITS.has(stems[to] ?? '') || UNITS.has(stems[to - 1] ?? '') || BOUNDING.has(stems[from - 1] ?? '');
}

const UNITS = new Set(['hour', 'day', 'week', 'month', 'year', 'minute', 'mile']);
const BOUNDING = new Set(['per', 'within', 'under', 'over', 'aged', 'inside', 'below', 'above']);

function offerOf({ question, saysSomething }: Reading): Question | null {
  return saysSomething && question.of.kind !== 'everything' ? question : null;
}

/**
 * A word of the field on which nothing is held, in words that the best reading leaves: where a subject is named, only
 * what is said of it.
 */
function termNotHeld({ stems, text, tokens }: Message, best: Reading | undefined, { terms }: Words): string | null {
  const left = new Set(best?.cover.left ?? stems.keys());
  const subject = best?.cover.subject ?? [];
  for (const at of left) {
    if (subject.length > 0 && !subject.some((other) => tokens[other]?.clause === tokens[at]?.clause)) continue;
    // 'For the police' is for whom the answer is.
    if (subject.length > 0 && stems[at - 2] === 'for') continue;
    for (const { stems: said, value } of phrasesAt(terms, stems, at)) {
      if (value.code === null && said.every((_, offset) => left.has(at + offset)))
        return text.slice(tokens[at]?.start ?? 0, tokens[at + said.length - 1]?.end ?? 0);
    }
  }
  return null;
}

/** Whether a reading leaves nothing that narrows what it is about: one that would be refused is no rival. */
function fitsAll(message: Message, { cover, hypothesis }: Reading, words: Words): boolean {
  return leftoversOf(message, cover, hypothesis.members, words).narrowing === null;
}

function textOf({ text, tokens }: Message, { from, to }: Span): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}
