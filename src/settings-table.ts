import { SECRET, SETTING_NAMES, type SettingName, unset } from './config.ts';

interface Described {
  readonly meaning: string;
  /** Where it is not said by the value itself. */
  readonly unset?: string;
}

interface Group {
  readonly title: string;
  readonly about: string;
  readonly settings: Readonly<Partial<Record<SettingName, Described>>>;
}

/** Every setting, in words for whoever runs the program: docs/settings.md is written from it. */
export const GROUPS: readonly Group[] = [
  {
    title: 'The data',
    about: 'With none of these, `npm start` and `npm run ask` speak for the report that comes with the program.',
    settings: {
      DATABASE_URL: {
        meaning: 'A PostgreSQL database: `postgres://USER:PASSWORD@HOST:PORT/DATABASE`',
        unset: 'an SQLite file in DATA_FOLDER',
      },
      DATA_FOLDER: { meaning: 'Where the SQLite files are', unset: '`data` in the folder of the program' },
      DATASET: { meaning: 'Which dataset `npm start` speaks for, by its name', unset: '`report`' },
      TIME_ZONE: { meaning: 'Where days begin and end, and by which digests are posted: an IANA name' },
    },
  },
  {
    title: 'The server',
    about: 'One HTTP server for everything, with `/healthz` and `/readyz` for whoever watches over it.',
    settings: {
      HOST: { meaning: 'The address that it listens at; `0.0.0.0` is every address of the machine' },
      PORT: { meaning: 'The port; 0 is any that is free' },
      PUBLIC_URL: {
        meaning:
          'Where the outside reaches it, such as `https://bot.example.org`: Teams fetches pictures of charts there',
        unset: 'nobody does',
      },
      NODE_ENV: { meaning: '`production` where people rely on it: the page to try it on then needs a secret' },
    },
  },
  {
    title: 'Slack',
    about: 'Slack is part of the process once SLACK_BOT_TOKEN is set, with one of the two below it.',
    settings: {
      SLACK_BOT_TOKEN: { meaning: 'The token of the bot, `xoxb-…`' },
      SLACK_SIGNING_SECRET: { meaning: 'For HTTP: what Slack signs its requests to `/slack/events` with' },
      SLACK_APP_TOKEN: {
        meaning: 'For Socket Mode, where nothing can reach the server: the token of the app, `xapp-…`',
      },
      SLACK_TEAM_IDS: { meaning: 'Workspaces that may ask, by their ids, with commas', unset: "the token's own" },
      SLACK_ALLOW_GUESTS: { meaning: 'Whether guests of the workspace may ask' },
      SLACK_ALLOW_EXTERNAL: { meaning: 'Whether people of other organisations may, in channels shared with them' },
      SLACK_API_URL: { meaning: "Another address for Slack's Web API, for a proxy", unset: "Slack's own" },
    },
  },
  {
    title: 'Microsoft Teams',
    about: 'Teams is part of the process once MicrosoftAppId is set.',
    settings: {
      MicrosoftAppId: { meaning: 'The id of the app registration' },
      MicrosoftAppTenantId: { meaning: 'The tenant that it is registered in' },
      MicrosoftAppType: { meaning: '`SingleTenant`, or `UserAssignedMSI` for a managed identity' },
      MicrosoftAppPassword: { meaning: 'Its client secret; a managed identity has none' },
      TEAMS_TENANT_ID: { meaning: 'Tenants that may ask, with commas', unset: "the app's own" },
      TEAMS_ALLOW_GUESTS: { meaning: 'Whether guests of the tenant may ask' },
      TEAMS_ALLOW_EXTERNAL: { meaning: 'Whether people of other organisations may, in chats shared with them' },
      TEAMS_DEVELOPMENT: { meaning: "With no app id, for Microsoft's emulator on this machine alone" },
    },
  },
  {
    title: 'The page to try it on',
    about:
      'Served where neither Slack nor Teams is set up, on the machine itself. Where others can reach the server it needs both of these, or nothing starts.',
    settings: {
      PLAYGROUND: { meaning: 'Whether it is served all the same' },
      PLAYGROUND_SECRET: { meaning: 'What people sign in with, of at least 12 characters', unset: 'nobody has to' },
    },
  },
  {
    title: 'Digests',
    about: 'What a channel is sent by itself is set up by asking there.',
    settings: {
      DIGEST_ALLOW_SHARED: { meaning: 'Whether they may be posted in channels shared with another organisation' },
    },
  },
  {
    title: 'Programs and assistants',
    about:
      'The API and the MCP server are part of the process once a token has been made with `npm run tokens`: see [api.md](api.md).',
    settings: {
      API_ALLOW_REMOTE: { meaning: 'Whether programs on other machines may ask, each with a token' },
      API_REQUESTS_PER_MINUTE: { meaning: 'How many requests a token has in a minute' },
    },
  },
  {
    title: 'Small numbers',
    about:
      'What may not be shown is decided once for all that is held, after each import, and holds for every answer, picture, digest and record. What the source hid stays hidden whatever is set. Set these before people ask: what was shown stays shown.',
    settings: {
      DISCLOSURE_SMALL: {
        meaning: 'Which numbers of people are too small to be shown: `none`, `<5`, `≤5` or `<10`; 0 is shown',
      },
      DISCLOSURE_ROUNDING: {
        meaning: 'What counts are rounded to before they are shown: `none`, `5` or `10`; percentages are made of these',
      },
      DISCLOSURE_SECONDARY: {
        meaning: 'Whether others are hidden too where a hidden number could be worked out from them',
      },
      DISCLOSURE_COMPLEMENTS: {
        meaning: 'Whether those whom a percentage leaves out count as well: 48 of 50 are 2 who are not',
      },
    },
  },
  {
    title: 'Charts',
    about: 'Charts are drawn on the machine itself unless these say otherwise.',
    settings: {
      QUICKCHART_URL: { meaning: 'A QuickChart server of your own that draws them', unset: 'nothing is sent anywhere' },
      QUICKCHART_ALLOW_PUBLIC: { meaning: 'Allows the public QuickChart server, which takes figures out of the house' },
    },
  },
  {
    title: 'Upkeep',
    about: 'What is kept, and what is said about it.',
    settings: {
      RETENTION_DAYS: { meaning: 'How many days what conversations leave behind is kept' },
      KEEP_WRONG_ANSWERS: {
        meaning:
          "Whether replies have a 'Wrong answer?' button; questions that were called wrong are then kept in words",
      },
      LOG_LEVEL: { meaning: 'How much is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`' },
      NO_COLOR: { meaning: 'Set to anything for text without colour in a terminal', unset: 'colour where it can be' },
    },
  },
];

/** The whole of docs/settings.md. */
export function settingsPage(): string {
  const values = unset();
  const groups = GROUPS.map(({ title, about, settings }) => {
    const rows = SETTING_NAMES.flatMap((name) => {
      const described = settings[name];
      if (!described) return [];
      const secret = SECRET.includes(name) ? ' (never shown in a message)' : '';
      return [[`\`${name}\``, described.meaning + secret, described.unset ?? sayValue(values[name])]];
    });
    return [`## ${title}`, '', about, '', ...table(['setting', 'meaning', 'unless set'], rows)].join('\n');
  });
  return `${[OPENING, ...groups].join('\n\n')}\n`;
}

/** With columns of one width, as the formatter has them. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' ') =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  return [
    line(heads),
    line(
      heads.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ];
}

const OPENING = `# Settings

All are environment variables, and all may be left out; one that is empty counts as not set. A wrong one stops the start
with one line that names it, what was found and what is allowed.

\`npm run docs:settings\` writes this page from the program, and a test holds the two together.`;

function sayValue(value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return 'nothing';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}
