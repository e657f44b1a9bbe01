import type { Mend } from '../../src/index.ts';
import { ConnectorError } from './transport.ts';

/**
 * What an administrator has to do about a refusal of the connector's; null: nothing that is known.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes
 */
export function mendFor({ status, reason }: Pick<ConnectorError, 'status' | 'reason'>): Mend | null {
  if (status === 401) return { kind: 'sign-in' };
  switch (reason) {
    case 'BotNotInConversationRoster':
    case 'BotDisabledByAdmin':
    case 'ForbiddenOperationException':
      return { kind: 'invitation' };
    case 'NotEnoughPermissions':
      return { kind: 'permission', permission: null };
    case 'MessageWritesBlocked':
    case 'ConversationNotFound':
      return { kind: 'closed' };
    default:
      return null;
  }
}

export function mendOf(error: unknown): Mend | null {
  return error instanceof ConnectorError ? mendFor(error) : null;
}
