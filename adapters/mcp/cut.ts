import type { ProgramAnswer } from '../../src/index.ts';
import { LIMITS } from './limits.ts';

/** An answer at the size that an assistant is given, with what was left out. */
export function cutAnswer(answer: ProgramAnswer): ProgramAnswer {
  const text = cutText(answer.text);
  const more = answer.more === null ? null : cutText(answer.more);
  const facts = answer.facts.slice(0, LIMITS.facts);
  const options = answer.options.slice(0, LIMITS.options);
  const receipt = answer.receipt.slice(0, LIMITS.receipt);
  const leftOut = [
    ...leftOf(answer.text.length - text.length, 'characters of text'),
    ...leftOf((answer.more?.length ?? 0) - (more?.length ?? 0), 'characters of more'),
    ...leftOf(answer.facts.length - facts.length, 'facts'),
    ...leftOf(answer.options.length - options.length, 'options'),
    ...leftOf(answer.receipt.length - receipt.length, 'lines of the receipt'),
  ];
  return { ...answer, text, more, facts, options, receipt, leftOut };
}

function leftOf(count: number, what: string): string[] {
  return count > 0 ? [`${count} ${what} left out: ask for less, such as one measure, area or period`] : [];
}

/** At a line, so that no number is cut in two. */
function cutText(text: string): string {
  if (text.length <= LIMITS.text) return text;
  const line = text.lastIndexOf('\n', LIMITS.text);
  return text.slice(0, line > 0 ? line : LIMITS.text).trimEnd();
}

/** A list at the size that an assistant is given; `leftOut` is empty where nothing was. */
export function cutList<T>(items: readonly T[], narrower: string): { readonly kept: T[]; readonly leftOut: string[] } {
  const kept = items.slice(0, LIMITS.listed);
  const rest = items.length - kept.length;
  return { kept, leftOut: rest > 0 ? [`${rest} left out: ${narrower}`] : [] };
}
