import type { Mend } from '../../src/index.ts';
import { CallError } from './calls.ts';

/**
 * What an administrator has to do about an error of Slack's; null: nothing that is known.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export function mendOf(error: unknown): Mend | null {
  if (!(error instanceof CallError) || error.failure.kind !== 'refused') return null;
  const { code, needed } = error.failure;
  switch (code) {
    case 'missing_scope':
    case 'no_permission':
      return { kind: 'permission', permission: needed ?? null };
    case 'not_in_channel':
    case 'channel_not_found':
      return { kind: 'invitation' };
    case 'is_archived':
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_locked':
    case 'restricted_action_non_threadable_channel':
      return { kind: 'closed' };
    case 'invalid_auth':
    case 'not_authed':
    case 'account_inactive':
    case 'token_revoked':
    case 'token_expired':
      return { kind: 'sign-in' };
    default:
      return null;
  }
}
