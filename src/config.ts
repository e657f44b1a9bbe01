import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SettingsError } from './errors.ts';
import type { DisclosureRule } from './evaluate/disclosure/rule.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What an operator can set. An empty setting counts as not set. */
export interface Settings {
  /** null: an SQLite file in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** Absolute, or from where the program was started. */
  readonly dataFolder: string;
  /** Which dataset `npm start` speaks for; null: the usual one, or what `databaseUrl` holds. */
  readonly dataset: string | null;
  /** An IANA name; days begin and end by it. */
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** False where the person has asked every program for text without colour (https://no-color.org). */
  readonly mayColour: boolean;
  readonly server: ServerSettings;
  /** null: not set up, so Slack is left out. */
  readonly slack: SlackSettings | null;
  /** null: not set up, so Teams is left out. */
  readonly teams: TeamsSettings | null;
  readonly playground: PlaygroundSettings;
  /** null: charts are drawn here, and nothing is sent anywhere. */
  readonly quickChart: { readonly url: string; readonly allowPublic: boolean } | null;
  /** Whether 'Wrong answer?' is offered, and what was asked kept for the administrator. */
  readonly keepsWrongAnswers: boolean;
  /** How long what conversations leave behind is kept. */
  readonly retentionDays: number;
  readonly programs: ProgramSettings;
  /** Which numbers are too small to be shown, and how the others are. */
  readonly disclosure: DisclosureRule;
  readonly digests: {
    /** Whether figures may be posted by themselves in channels shared with another organisation. */
    readonly allowShared: boolean;
  };
}

export interface ServerSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Where the outside reaches us, without a slash at its end; null: it doesn't. */
  readonly publicUrl: string | null;
}

export interface ProgramSettings {
  /** Whether programs on other machines may use the API and MCP. */
  readonly allowsRemote: boolean;
  /** Of one token. */
  readonly requestsPerMinute: number;
}

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

export interface TeamsSettings {
  /** null: by TEAMS_DEVELOPMENT alone, on loopback only. */
  readonly app: {
    readonly id: string;
    /** null with a managed identity. */
    readonly password: string | null;
    readonly type: 'SingleTenant' | 'UserAssignedMSI';
    readonly tenantId: string;
  } | null;
  /** Tenants that may ask; empty: that of the app alone. */
  readonly tenantIds: readonly string[];
  readonly allowsGuests: boolean;
  readonly allowsExternal: boolean;
}

export interface PlaygroundSettings {
  /** Served though Slack or Teams are set up, in production, or at an address that is not this machine's own. */
  readonly isForced: boolean;
  /** What a person signs in with; null: none is asked for, which is for this machine alone. */
  readonly secret: string | null;
  readonly isProduction: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** From here and not from where the program was started. */
const DATA_FOLDER = fileURLToPath(new URL('../data', import.meta.url));

const yesOrNo = z.enum(['true', 'false'], 'true or false').default('false');
const yesUnlessNo = z.enum(['true', 'false'], 'true or false').default('true');
const text = z.string().optional();
const startingWith = (prefix: string) => z.string().startsWith(prefix, `a value that begins with ${prefix}`).optional();
const webAddress = z
  .string()
  .refine(isWebAddress, 'an address that begins with https:// or http://, without a query, user or password')
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();
const ids = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  );

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'postgres://USER:PASSWORD@HOST:PORT/DATABASE, or nothing for an SQLite file')
    .optional(),
  DATA_FOLDER: z.string().default(DATA_FOLDER),
  DATASET: text,
  TIME_ZONE: z.string().refine(isTimeZone, "an IANA name such as 'Europe/London'").default('Europe/London'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  NO_COLOR: text,
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'a number from 0 to 65535')
    .default(3978),
  PUBLIC_URL: webAddress,
  SLACK_BOT_TOKEN: startingWith('xoxb-'),
  SLACK_SIGNING_SECRET: text,
  SLACK_APP_TOKEN: startingWith('xapp-'),
  SLACK_API_URL: webAddress,
  SLACK_TEAM_IDS: ids,
  SLACK_ALLOW_GUESTS: yesOrNo,
  SLACK_ALLOW_EXTERNAL: yesOrNo,
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'SingleTenant or UserAssignedMSI')
    .default('SingleTenant'),
  MicrosoftAppTenantId: text,
  TEAMS_TENANT_ID: ids,
  TEAMS_ALLOW_GUESTS: yesOrNo,
  TEAMS_ALLOW_EXTERNAL: yesOrNo,
  TEAMS_DEVELOPMENT: yesOrNo,
  PLAYGROUND: yesOrNo,
  PLAYGROUND_SECRET: z.string().min(12, 'at least 12 characters').optional(),
  API_ALLOW_REMOTE: yesOrNo,
  API_REQUESTS_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'a number of requests from 1 to 999999')
    .transform(Number)
    .default(120),
  QUICKCHART_URL: webAddress,
  QUICKCHART_ALLOW_PUBLIC: yesOrNo,
  DISCLOSURE_SMALL: z
    .enum(['none', '<5', '<=5', '≤5', '<10'], 'none, <5, ≤5 or <10')
    .transform((small) => (small === '≤5' ? '<=5' : small))
    .default('none'),
  DISCLOSURE_ROUNDING: z.enum(['none', '5', '10'], 'none, 5 or 10').default('none'),
  DISCLOSURE_SECONDARY: yesUnlessNo,
  DISCLOSURE_COMPLEMENTS: yesUnlessNo,
  KEEP_WRONG_ANSWERS: yesOrNo,
  DIGEST_ALLOW_SHARED: yesOrNo,
  RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'a number of days from 1 to 9999')
    .transform(Number)
    .default(30),
  NODE_ENV: text,
});

type Flat = z.infer<typeof schema>;

export type SettingName = keyof Flat;

export const SETTING_NAMES = Object.keys(schema.shape) as readonly SettingName[];

/** What each is where nobody has set it; undefined: nothing. */
export function unset(): Readonly<Record<SettingName, unknown>> {
  return { ...Object.fromEntries(SETTING_NAMES.map((name) => [name, undefined])), ...schema.parse({}) } as Readonly<
    Record<SettingName, unknown>
  >;
}

/** Values of these may hold a password or a key: they are never shown. */
export const SECRET: readonly string[] = [
  'DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'MicrosoftAppPassword',
  'PLAYGROUND_SECRET',
];

/** @throws SettingsError that names the first setting that is wrong or missing, what was found and what is allowed */
export function readSettings(environment: Environment = process.env): Settings {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(set);
  if (!read.success) throw settingsError(read.error, set);
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: data.DATA_FOLDER,
    dataset: data.DATASET ?? null,
    timeZone: data.TIME_ZONE,
    logLevel: data.LOG_LEVEL,
    mayColour: data.NO_COLOR === undefined,
    server: { host: data.HOST, port: data.PORT, publicUrl: data.PUBLIC_URL ?? null },
    slack: slackOf(data),
    teams: teamsOf(data),
    playground: {
      isForced: data.PLAYGROUND === 'true',
      secret: data.PLAYGROUND_SECRET ?? null,
      isProduction: data.NODE_ENV === 'production',
    },
    quickChart: data.QUICKCHART_URL
      ? { url: data.QUICKCHART_URL, allowPublic: data.QUICKCHART_ALLOW_PUBLIC === 'true' }
      : null,
    keepsWrongAnswers: data.KEEP_WRONG_ANSWERS === 'true',
    retentionDays: data.RETENTION_DAYS,
    programs: {
      allowsRemote: data.API_ALLOW_REMOTE === 'true',
      requestsPerMinute: data.API_REQUESTS_PER_MINUTE,
    },
    disclosure: {
      small: data.DISCLOSURE_SMALL,
      rounding: ROUNDING[data.DISCLOSURE_ROUNDING],
      secondary: data.DISCLOSURE_SECONDARY === 'true',
      complements: data.DISCLOSURE_COMPLEMENTS === 'true',
    },
    digests: { allowShared: data.DIGEST_ALLOW_SHARED === 'true' },
  };
}

const ROUNDING = { none: null, '5': 5, '10': 10 } as const;

function slackOf(data: Flat): SlackSettings | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = data;
  if (!botToken) {
    const [stray] = [appToken && 'SLACK_APP_TOKEN', signingSecret && 'SLACK_SIGNING_SECRET'].filter(Boolean);
    if (stray) throw missing('SLACK_BOT_TOKEN', `${stray} is set and Slack needs the bot's token (xoxb-…) beside it`);
    return null;
  }
  if (!appToken && !signingSecret) {
    const needs = 'Slack over HTTP needs it; for Socket Mode set SLACK_APP_TOKEN instead';
    throw missing('SLACK_SIGNING_SECRET', needs);
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

function teamsOf(data: Flat): TeamsSettings | null {
  const who = {
    tenantIds: data.TEAMS_TENANT_ID,
    allowsGuests: data.TEAMS_ALLOW_GUESTS === 'true',
    allowsExternal: data.TEAMS_ALLOW_EXTERNAL === 'true',
  };
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = data;
  if (!id) {
    if (password) throw missing('MicrosoftAppId', 'MicrosoftAppPassword is set and Teams needs the id of the app');
    return data.TEAMS_DEVELOPMENT === 'true' ? { app: null, ...who } : null;
  }
  if (!tenantId) throw missing('MicrosoftAppTenantId', 'Teams needs the tenant that the app is registered in');
  const type = data.MicrosoftAppType;
  if (type === 'SingleTenant' && !password) {
    throw missing('MicrosoftAppPassword', 'Teams needs it, unless MicrosoftAppType is UserAssignedMSI');
  }
  return { app: { id, password: type === 'SingleTenant' ? (password ?? null) : null, type, tenantId }, ...who };
}

function missing(name: string, why: string): SettingsError {
  return new SettingsError('setting-missing', `The setting ${name} is missing: ${why}.`);
}

function settingsError(cause: z.ZodError, set: Environment): SettingsError {
  const [issue] = cause.issues;
  const name = String(issue?.path[0]);
  const isSecret = SECRET.includes(name) || hasPassword(set[name] ?? '');
  const found = isSecret ? 'something else' : `'${set[name]}'`;
  return new SettingsError('setting-wrong', `The setting ${name} is ${found}; allowed: ${issue?.message}.`, { cause });
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && [search, hash, username, password].every((part) => part === '');
}

/** An address may hold a password, which belongs in no message. */
function hasPassword(text: string): boolean {
  return URL.canParse(text) && new URL(text).password !== '';
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:$/.test(URL.canParse(text) ? new URL(text).protocol : '');
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The first of some flags that npm took for itself, for want of '--' before them, and left in the environment alone.
 *
 * @returns null where it took none of them
 */
export function takenByNpm(flags: readonly string[], environment: Environment = process.env): string | null {
  return flags.find((flag) => environment[`npm_config_${flag.replaceAll('-', '_')}`] !== undefined) ?? null;
}
