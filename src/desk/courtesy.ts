import { StoreError } from '../errors.ts';
import type { Refusal } from './admit.ts';

/** What people are told in the place of an answer, in the same words wherever they ask. */

export const TOO_OLD = 'That answer is too old for its buttons to work. Please ask again.';

export const NOTHING_BY_ITSELF =
  'Nothing can be posted by itself here. Ask your administrator, or ask me when you need it.';

export const NOT_READ = 'I read words only: no files, voice clips or forwarded messages. Please type your question.';

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

/**
 * What only an administrator can mend: a permission that the bot lacks (null: nobody says which), a place that it is not
 * in, one that takes no messages any more, a sign-in that is not taken.
 */
export type Mend =
  | { readonly kind: 'permission'; readonly permission: string | null }
  | { readonly kind: 'invitation' | 'closed' | 'sign-in' };

/** For whoever asked, in the place of an apology. */
export function sayMend(mend: Mend): string {
  switch (mend.kind) {
    case 'permission': {
      const which = mend.permission === null ? 'a permission' : `the permission ${mend.permission}`;
      return `Sorry, I can not answer: I lack ${which}. Please ask your administrator to add it and to install me again.`;
    }
    case 'invitation':
      return 'Sorry, I can not answer there, since I am not in that channel or chat. Please add me to it, then ask again.';
    case 'closed':
      return 'Sorry, I can not answer there: it is archived or closed, and takes no messages. Please ask me in a direct message.';
    case 'sign-in':
      return 'Sorry, I can not answer: my sign-in is not taken any more. Please tell your administrator, who has to set it up again.';
  }
}

/** @param reference - by which the log is searched for what went wrong */
export function apologyFor(error: unknown, reference: string, mend: Mend | null = null): string {
  if (mend !== null) return `${sayMend(mend)} (Reference ${reference})`;
  return `${reasonOf(error)} Please ask again in a few minutes. (Reference ${reference})`;
}

function reasonOf(error: unknown): string {
  return error instanceof StoreError
    ? 'Sorry, I can not reach the figures at the moment, so this has no answer.'
    : 'Sorry, something went wrong on my side, so this has no answer.';
}
