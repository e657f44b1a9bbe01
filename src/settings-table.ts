import { SECRET, type SettingName, unset } from './config.ts';
import type { Described, SettingsGroup } from './settings-section.ts';

interface Group {
  readonly title: string;
  readonly about: string;
  readonly settings: Readonly<Partial<Record<SettingName, Described>>>;
}

/** The settings of all but those parts that declare their own, in words for whoever runs the program. */
export const GROUPS: readonly Group[] = [
  {
    title: 'The data',
    about:
      'With none of these, `npm start` and `npm run ask` speak for the report that comes with the program. With DATABASE_URL they speak for what that database holds, which is nothing until figures are brought in with `npm run import` ([importing.md](importing.md)); until then the start log, `/readyz` and every reply say so. A database holds one data set: DATASET names one of the SQLite files, so with DATABASE_URL it is left out, and setting both stops the start.',
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
          'Where the outside reaches it, such as `https://bot.example.org`: pictures of charts are fetched there',
        unset: 'nobody does',
      },
      NODE_ENV: { meaning: '`production` where people rely on it: the page to try it on then needs a secret' },
    },
  },
  {
    title: 'The page to try it on',
    about:
      'Served where none of the platforms above is set up, on the machine itself. Where others can reach the server it needs both of these, or nothing starts.',
    settings: {
      PLAYGROUND: { meaning: 'Whether it is served all the same' },
      PLAYGROUND_SECRET: { meaning: 'What people sign in with, of at least 12 characters', unset: 'nobody has to' },
    },
  },
  {
    title: 'Bringing figures in',
    about: 'By the page, by the command, and by a file sent to the bot: see [importing.md](importing.md).',
    settings: {
      PUBLISHERS: {
        meaning:
          'Who may bring figures in by sending the bot a file: `PLATFORM:ID NAME`, with commas between them; the name is what the list of imports says',
        unset: 'nobody',
      },
      PUBLISH_NEEDS_SECOND: { meaning: 'Whether somebody else has to publish what one has brought in' },
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

/** After these two come those of the platforms, which are set up first. */
const FIRST = 2;

/**
 * The whole of docs/settings.md.
 *
 * @param platforms - those of the places where people ask, which declare them
 */
export function settingsPage(platforms: readonly SettingsGroup[]): string {
  const own = GROUPS.map((group) => ({ ...group, secret: SECRET, unset: unset() }));
  const groups = [...own.slice(0, FIRST), ...platforms, ...own.slice(FIRST)].map(section);
  return `${[OPENING, ...groups].join('\n\n')}\n`;
}

function section({ title, about, settings, secret, unset: values }: SettingsGroup): string {
  const rows = Object.entries(settings).map(([name, { meaning, unset: otherwise }]) => {
    const note = secret.includes(name) ? ' (never shown in a message)' : '';
    return [`\`${name}\``, meaning + note, otherwise ?? sayValue(values[name])];
  });
  return [`## ${title}`, '', about, '', ...table(['setting', 'meaning', 'unless set'], rows)].join('\n');
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
