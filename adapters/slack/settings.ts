import { z } from 'zod';
import { missingSetting, SETTING_KINDS, settingsSection } from '../../src/index.ts';

export interface SlackSettings {
  readonly botToken: string;
  /** Exactly one of the two is used: with an app token Socket Mode, else HTTP with the signing secret. */
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  /** Another address for Slack's Web API; null: Slack's own. */
  readonly apiUrl: string | null;
  /** Workspaces that may ask; empty: that of the token alone. */
  readonly teamIds: readonly string[];
  readonly allowsGuests: boolean;
  readonly allowsExternal: boolean;
}

const { ids, startingWith, text, webAddress, yesOrNo } = SETTING_KINDS;

const schema = z.object({
  SLACK_BOT_TOKEN: startingWith('xoxb-'),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: startingWith('xapp-'),
  SLACK_API_URL: webAddress,
  SLACK_TEAM_IDS: ids,
  SLACK_ALLOW_GUESTS: yesOrNo,
  SLACK_ALLOW_EXTERNAL: yesOrNo,
});

/** null: not set up, so Slack is left out. */
export const SLACK_SETTINGS = settingsSection({
  title: 'Slack',
  about: 'Slack is part of the process once SLACK_BOT_TOKEN is set, with one of the two below it.',
  schema,
  settings: {
    SLACK_BOT_TOKEN: { meaning: 'The token of the bot, `xoxb-…`' },
    SLACK_SIGNING_SECRET: { meaning: 'For HTTP: what Slack signs its requests to `/slack/events` with' },
    SLACK_APP_TOKEN: {
      meaning: 'For Socket Mode, where nothing can reach the server: the token of the app, `xapp-…`',
    },
    SLACK_API_URL: { meaning: "Another address for Slack's Web API, for a proxy", unset: "Slack's own" },
    SLACK_TEAM_IDS: { meaning: 'Workspaces that may ask, by their ids, with commas', unset: "the token's own" },
    SLACK_ALLOW_GUESTS: { meaning: 'Whether guests of the workspace may ask' },
    SLACK_ALLOW_EXTERNAL: { meaning: 'Whether people of other organisations may, in channels shared with them' },
  },
  secret: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'],
  from: slackOf,
});

function slackOf(data: z.infer<typeof schema>): SlackSettings | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data;
  if (!botToken) {
    const [stray] = [appToken && 'SLACK_APP_TOKEN', signingSecret && 'SLACK_SIGNING_SECRET'].filter(Boolean);
    if (stray)
      throw missingSetting('SLACK_BOT_TOKEN', `${stray} is set and Slack needs the bot's token (xoxb-…) beside it`);
    return null;
  }
  if (!appToken && !signingSecret) {
    const needs = 'Slack over HTTP needs it; for Socket Mode set SLACK_APP_TOKEN instead';
    throw missingSetting('SLACK_SIGNING_SECRET', needs);
  }
  return {
    botToken,
    transport: appToken ? { kind: 'socket', appToken } : { kind: 'http', signingSecret: signingSecret ?? '' },
    apiUrl: data.SLACK_API_URL ?? null,
    teamIds: data.SLACK_TEAM_IDS,
    allowsGuests: data.SLACK_ALLOW_GUESTS === 'true',
    allowsExternal: data.SLACK_ALLOW_EXTERNAL === 'true',
  };
}
