import { CONDITIONS } from '../lexicon/conditions.ts';
import { FAMILIES } from '../lexicon/families.ts';
import type { Message, Recogniser, Span } from '../span.ts';
import { comparators } from './comparators.ts';
import { negatorBefore } from './negation.ts';
import { phrasesOf } from './phrases.ts';
import { runningIn } from './running.ts';

const phrases = phrasesOf(CONDITIONS);

/** What is kept or asked of figures; a word that denies it belongs to it ('not red', 'neither red nor amber'). */
export const conditions: Recogniser = (message, words) => {
  const others = comparators(message, words);
  return phrases(message, words).flatMap((span) => {
    if (isOnlyToLimit(message, span)) return [];
    const beside = besideOthers(message, span, others);
    if (!beside) return [];
    const sure = surely(message, beside);
    const running = inARow(message, beside);
    return [beside, sure, running].flatMap((each) => (each ? [denied(message, each)] : []));
  });
};

/** 'Dropped below 92' is below it, whichever way the figure came. */
function isOnlyToLimit({ tokens }: Message, { sense, to }: Span): boolean {
  if (sense.role !== 'condition' || sense.condition.test.kind !== 'moved') return false;
  return LIMITS.has(tokens[to]?.text ?? '') && /^\d/.test(tokens[to + 1]?.text ?? '');
}

const LIMITS = new Set(['below', 'under', 'above', 'over', 'past', 'beyond']);

/** 'Better than England': those that are named; with none there is nothing that it could be better than. */
function besideOthers(message: Message, span: Span, others: readonly Span[]): Span | null {
  if (span.sense.role !== 'condition') return span;
  const { kind } = span.sense.condition.test;
  // 'Short of the good ones' falls short of no target.
  if (kind === 'target' && !namesTarget(message, span) && others.some(({ from }) => from === span.to)) return null;
  if (kind !== 'comparator') return span;
  const next = others
    .filter(({ from }) => from >= span.to && from <= span.to + 2)
    .sort((a, b) => b.weight - a.weight)[0];
  if (next?.sense.role !== 'comparator') return null;
  const { condition } = span.sense;
  const test = { ...condition.test, comparators: [...next.sense.comparators] };
  return { ...span, sense: { role: 'condition', condition: { ...condition, test } } };
}

function namesTarget({ tokens }: Message, { from, to }: Span): boolean {
  return tokens.slice(from, to).some(({ stem }) => TARGETS.has(stem));
}

const TARGETS = new Set([...(FAMILIES['target'] ?? '').split('|'), 'tolerance']);

const SURE = new Set(['really', 'genuinely', 'truly', 'significantly', 'clearly']);
/** May stand between: 'really been rising', 'really doing worse than England'. */
const BETWEEN = new Set(['been', 'be', 'being', 'doing', 'any', 'going', 'much']);

/** 'Really worse than England', 'really rising': by more than chance; null where no such word stands before it. */
function surely({ tokens }: Message, span: Span): Span | null {
  if (span.sense.role !== 'condition') return null;
  const { condition } = span.sense;
  if (condition.test.kind !== 'comparator' && condition.test.kind !== 'moved') return null;
  const at = BETWEEN.has(tokens[span.from - 1]?.text ?? '') ? span.from - 2 : span.from - 1;
  const word = tokens[at];
  if (!word || !SURE.has(word.text) || word.sentence !== tokens[span.from]?.sentence) return null;
  return {
    ...span,
    from: at,
    ...(span.at || at < span.from - 1 ? { at: [at, ...(span.at ?? positions(span))] } : {}),
    weight: span.weight + 2,
    row: `${span.row} (surely)`,
    sense: { role: 'condition', condition: { ...condition, test: { ...condition.test, sure: true } } },
  };
}

/** 'Fallen three months running'; null where nothing of the kind follows. */
function inARow(message: Message, span: Span): Span | null {
  if (span.sense.role !== 'condition') return null;
  const { not, test } = span.sense.condition;
  if (test.kind !== 'moved') return null;
  const found = runningIn(message).find(({ at }) => at[0] === span.to);
  if (!found) return null;
  return {
    ...span,
    to: span.to + found.at.length,
    ...(span.at ? { at: [...span.at, ...found.at] } : {}),
    weight: span.weight + 1.5 * found.at.length,
    row: `${span.row} (in a row)`,
    sense: { role: 'condition', condition: { not, test: { ...test, running: found.count } } },
  };
}

function denied(message: Message, span: Span): Span {
  if (span.sense.role !== 'condition') return span;
  const negator = negatorBefore(message, span.from);
  if (negator === null) return span;
  const { condition } = span.sense;
  const at = [...positions(negator), ...(span.at ?? positions(span))];
  const isWhole = negator.to === span.from && !span.at;
  return {
    from: negator.from,
    to: span.to,
    ...(isWhole ? {} : { at }),
    weight: span.weight + (negator.to - negator.from),
    row: `${span.row} (denied)`,
    sense: { role: 'condition', condition: { ...condition, not: !condition.not } },
  };
}

function positions({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
