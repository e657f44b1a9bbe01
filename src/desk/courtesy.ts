import { StoreError } from '../errors.ts';
import type { Refusal } from './admit.ts';

/** What people are told in the place of an answer, in the same words wherever they ask. */

export const TOO_OLD = 'That answer is too old for its buttons to work. Please ask again.';

export const NOTHING_BY_ITSELF =
  'Nothing can be posted by itself here. Ask your administrator, or ask me when you need it.';

export const NOT_CHOSEN = 'Please choose what, when and at what time.';

/** With an answer that is sent once more, since nobody can tell whether it arrived. */
export const PERHAPS_TWICE =
  'You may have this answer already: the connection broke while I was sending it, and I can not see whether it arrived.';

/** To whoever calls an answer wrong. */
export const THANKS = {
  kept: 'Thank you. The question, this answer and how it was read are kept for the administrator to look at.',
  keptBefore: 'Thank you. You reported this answer before, or it is too old to be kept.',
} as const;

export const REFUSALS: Readonly<Record<Refusal, string>> = {
  elsewhere: 'Sorry, I answer in some workspaces only, and this is none of them. Your administrator can add it.',
  guest:
    'Sorry, I answer members of this organisation only, and you are a guest here. Your administrator can change that.',
  external: 'Sorry, I answer people of my own organisation only. Your administrator can change that.',
  unknown:
    'Sorry, I can not see here whether you belong to my organisation. Send me a message in our own chat first, then try again.',
  'shared-place':
    'Sorry, this channel is shared with another organisation, so I keep the figures out of it. Ask me in a direct message.',
};

/** @param reference - by which the log is searched for what went wrong */
export function apologyFor(error: unknown, reference: string): string {
  return `${reasonOf(error)} Please ask again in a few minutes. (Reference ${reference})`;
}

function reasonOf(error: unknown): string {
  return error instanceof StoreError
    ? 'Sorry, I can not reach the figures at the moment, so this has no answer.'
    : 'Sorry, something went wrong on my side, so this has no answer.';
}
