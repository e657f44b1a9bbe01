import { METHODS } from './calls.ts';

/** What people can type after a slash. Each is handled in app.ts. */
export const COMMANDS = {
  '/scorecard': {
    description: 'Ask about performance; only you see the answer',
    usage_hint: 'a question, or: red, amber, theme …, digest …, help',
  },
  '/red': { description: 'Which indicators are red, in all or one theme', usage_hint: '[theme]' },
} as const;

/** What Slack tells the bot of, each with the scope it needs (null: none): https://docs.slack.dev/reference/events */
export const EVENTS = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  app_home_opened: null,
} as const satisfies Readonly<Record<string, string | null>>;

/**
 * Given with the surface for agents, which takes a paid plan: https://docs.slack.dev/reference/scopes/assistant.write and
 * https://docs.slack.dev/ai/developing-agents
 */
export const AGENT_SCOPE = 'assistant:write';

/** In the menu of a message's field, from anywhere. */
export const SHORTCUT = {
  name: 'Ask the scorecard',
  callback_id: 'ask',
  description: 'Ask about performance and get the answer by direct message',
} as const;

/** In the menu of a message: https://docs.slack.dev/interactivity/implementing-shortcuts */
export const MESSAGE_SHORTCUT = {
  name: 'Ask about this',
  callback_id: 'ask-about',
  description: 'Answers what this message asks; only you see it',
} as const;

/** Only to settle what nobody knows of whether it arrived, where whoever installs the app allows it; see docs/slack.md. */
export const OPTIONAL_METHODS = [
  'conversations.history',
  'conversations.replies',
] as const satisfies readonly (keyof typeof METHODS)[];

/** Of the bot's token: what its methods, events and commands need, and no more. */
export const SCOPES: readonly string[] = scopesOf();

/**
 * Asked for as well, each of which may be declined; they stand in both lists:
 * https://docs.slack.dev/changelog/2026/03/16/optional-scopes
 */
export const OPTIONAL_SCOPES: readonly string[] = [
  ...new Set(OPTIONAL_METHODS.flatMap((method) => METHODS[method].scope)),
].filter((scope) => !SCOPES.includes(scope));

function scopesOf(): readonly string[] {
  const isOptional = (method: string) => OPTIONAL_METHODS.some((each) => each === method);
  const methods = Object.entries(METHODS).filter(([method]) => !isOptional(method));
  const scopes = [...methods.flatMap(([, { scope }]) => scope), ...Object.values(EVENTS), 'commands'];
  return [...new Set(scopes.filter((scope) => scope !== null))].sort();
}

/** What an agent offers to ask before anything was asked, four at most: https://docs.slack.dev/reference/app-manifest */
const SUGGESTED_PROMPTS = [
  { title: 'What needs attention?', message: 'what needs attention?' },
  { title: 'What got worse?', message: 'what got worse since last quarter?' },
  { title: 'Give me a summary', message: 'summary' },
  { title: 'What can I ask?', message: 'help' },
] as const;

const AGENT_VIEW = {
  agent_description: 'Answers questions about performance from the published figures, each with its source.',
  suggested_prompts: SUGGESTED_PROMPTS,
} as const;

export interface ManifestFacts {
  /** Where Slack reaches the bot, without a slash at its end; null: by Socket Mode, where the bot calls Slack. */
  readonly url: string | null;
  /** With Slack's surface for agents, which workspaces without a paid plan don't have. */
  readonly isAgent: boolean;
}

/** The app's manifest: https://docs.slack.dev/reference/app-manifest */
export function manifestFor({ url, isAgent }: ManifestFacts) {
  const requests = url === null ? {} : { request_url: `${url}/slack/events` };
  const at = url === null ? {} : { url: `${url}/slack/events` };
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: 'Scorecard Bot',
      description: 'Answers questions about performance from the published figures',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      ...(isAgent ? { agent_view: AGENT_VIEW } : {}),
      bot_user: { display_name: 'Scorecard', always_online: true },
      shortcuts: [
        { ...SHORTCUT, type: 'global' },
        { ...MESSAGE_SHORTCUT, type: 'message' },
      ],
      slash_commands: Object.entries(COMMANDS).map(([command, about]) => ({
        command,
        ...at,
        ...about,
        should_escape: false,
      })),
    },
    oauth_config: {
      scopes: {
        bot: [...SCOPES, ...(isAgent ? [AGENT_SCOPE] : []), ...OPTIONAL_SCOPES].sort(),
        bot_optional: OPTIONAL_SCOPES,
      },
    },
    settings: {
      event_subscriptions: { ...requests, bot_events: Object.keys(EVENTS).sort() },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}

/** As it is written to a file. */
export function manifestText(manifest: ReturnType<typeof manifestFor>): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
