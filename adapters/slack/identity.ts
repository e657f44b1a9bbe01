import { type Log, SettingsError } from '../../src/index.ts';
import { CallError, type Calls } from './calls.ts';
import { AGENT_SCOPE, SCOPES } from './manifest.ts';

/** Whom the bot's token belongs to. */
export interface Identity {
  readonly teamId: string;
  /** null: the workspace belongs to no larger organisation in Slack. */
  readonly enterpriseId: string | null;
  readonly botUserId: string;
  readonly botId: string;
  /** Whether Slack shows the messages with it as a list of threads, as it does for agents (docs/slack.md). */
  readonly isAgent: boolean;
}

/**
 * Asks Slack who the token is.
 *
 * @returns null where Slack can't be reached
 * @throws SettingsError where Slack refuses the token, or it may do less than is needed
 */
export async function readIdentity(calls: Calls, log: Log): Promise<Identity | null> {
  try {
    const told = await calls.call('auth.test');
    const { team_id: teamId, user_id: botUserId, bot_id: botId, enterprise_id: enterpriseId } = told;
    if (!teamId || !botUserId || !botId) throw refused('Slack knows no bot by it');
    const scopes = told.response_metadata?.scopes ?? null;
    checkScopes(scopes);
    return {
      teamId,
      botUserId,
      botId,
      enterpriseId: enterpriseId ?? null,
      isAgent: scopes?.includes(AGENT_SCOPE) ?? false,
    };
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (error.failure.kind === 'refused') throw refused(`Slack answers ${error.failure.code}`, error);
    log.error({ failure: error.failure }, 'Slack can not be reached');
    return null;
  }
}

function refused(why: string, cause?: unknown): SettingsError {
  const message = `The setting SLACK_BOT_TOKEN is not taken by Slack: ${why}; copy it anew from the app's page 'Install App'.`;
  return new SettingsError('setting-wrong', message, { cause });
}

/** @param scopes - as Slack names them with its answer; null where it doesn't, as behind a proxy */
function checkScopes(scopes: readonly string[] | null): void {
  const missing = scopes === null ? [] : SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  const message = `The setting SLACK_BOT_TOKEN lacks ${missing.join(', ')}: update the app's manifest and install the app again.`;
  throw new SettingsError('setting-wrong', message);
}
