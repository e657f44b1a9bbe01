import type { DigestRequest } from '../digest/request.ts';
import { EVERYTHING, type Question } from '../question/question.ts';
import type { Reply } from '../reply/reply.ts';

/** Something a person can press under a reply: the Question that it asks or, with a request, what is done of digests. */
export interface Action {
  /** Unlike those of the reply's other actions; of letters, digits and hyphens. */
  readonly key: string;
  readonly label: string;
  readonly question: Question;
  readonly request?: DigestRequest;
}

/** Under a list of digests: an adapter that has a form for one opens it in the place of the question. */
export const SET_UP_DIGEST: Action = {
  key: 'set-up-digest',
  label: 'Set up a digest',
  question: { ...EVERYTHING, ask: 'digest', aspect: 'set-up' },
};

/**
 * What can be pressed: each option that a reply offers, else what a list has more of and the likeliest next questions.
 * 'More' is no action: the reply holds what it shows.
 */
export function actionsOf(reply: Reply): readonly Action[] {
  const options = optionActions(reply);
  if (options.length > 0) return options;
  const all = reply.parts.flatMap((part) => (part.kind === 'rows' && part.all !== null ? [part.all] : []));
  return [
    ...all.map((next, at) => ({ key: `all-${at + 1}`, ...next })),
    ...reply.next.map((next, at) => ({ key: `next-${at + 1}`, ...next })),
  ];
}

/** Each option that a reply offers. */
export function optionActions(reply: Reply): readonly Action[] {
  const options = reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : []));
  return options.map(({ label, question, request }, at) => ({
    key: `option-${at + 1}`,
    label,
    question,
    ...(request ? { request } : {}),
  }));
}
