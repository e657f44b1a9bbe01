import { questionOf } from '../question/upgrade.ts';
import { type Choice, type Context, EMPTY_CONTEXT, type LastAsked } from './context.ts';
import type { ShownReply } from './shown.ts';

/**
 * The context of a thread as it was stored, by this version or an older one. What can't be read is left out, so that the
 * thread starts afresh there.
 */
export function contextFrom(stored: unknown): Context {
  if (!isObject(stored)) return EMPTY_CONTEXT;
  if (stored.version === 1) return { ...EMPTY_CONTEXT, last: lastOf(stored.last, stored.last) };
  if (stored.version !== EMPTY_CONTEXT.version) return EMPTY_CONTEXT;
  const last = isObject(stored.last) ? lastOf(stored.last, stored.last.question) : null;
  const options = Array.isArray(stored.options) ? stored.options.flatMap(choiceOf) : [];
  return { ...EMPTY_CONTEXT, last, options };
}

function lastOf(kept: unknown, asked: unknown): LastAsked | null {
  const question = questionOf(asked);
  if (question === null || !isObject(kept)) return null;
  const { shown, listed } = kept as Partial<LastAsked>;
  const earlier = isObject(kept.before) ? lastOf(kept.before, kept.before.question) : null;
  const before = earlier && { before: { question: earlier.question, shown: earlier.shown } };
  return { question, shown: shown ?? null, listed: listed ?? [], ...before };
}

/** Options of the first version were words: they are not offered any more. */
function choiceOf(stored: unknown): readonly Choice[] {
  if (!isObject(stored) || typeof stored.label !== 'string') return [];
  const question = questionOf(stored.question);
  if (question === null) return [];
  const { request } = stored as Partial<Choice>;
  return [{ label: stored.label, question, ...(request ? { request } : {}) }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is kept of a shown reply. */
type Kept = Omit<ShownReply, 'id' | 'thread' | 'at' | 'place'>;

/** A shown reply as it was stored; null: of a version before Questions, whose buttons can't be pressed any more. */
export function shownFrom(stored: unknown): Kept | null {
  if (!isObject(stored) || !isObject(stored.reply) || !Array.isArray(stored.reply.more)) return null;
  const kept = stored as unknown as Kept;
  const before = kept.before === undefined ? {} : { before: contextFrom(kept.before) };
  return { ...kept, context: contextFrom(kept.context), ...before };
}
