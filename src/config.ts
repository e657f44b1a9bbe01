import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DisclosureRule } from './evaluate/disclosure/rule.ts';
import { type PersonNamed, people, text, webAddress, yesOrNo, yesUnlessNo } from './setting-kinds.ts';
import { type Environment, parse, type SettingsSection, unsetIn } from './settings-section.ts';

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
  readonly publishing: PublishingSettings;
  readonly digests: {
    /** Whether figures may be posted by themselves in channels shared with another organisation. */
    readonly allowShared: boolean;
  };
  /** What a part of the program that declares its own settings reads of the same environment. Throws as `readSettings`. */
  of<Read>(section: SettingsSection<Read>): Read;
}

export interface ServerSettings {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Where the outside reaches us, without a slash at its end; null: it doesn't. */
  readonly publicUrl: string | null;
}

export interface PublishingSettings {
  /** Whether somebody else has to publish what one has brought in. */
  readonly needsSecond: boolean;
  /** Who may bring figures in by sending the bot a file; empty: nobody. */
  readonly publishers: readonly PersonNamed[];
}

export interface ProgramSettings {
  /** Whether programs on other machines may use the API and MCP. */
  readonly allowsRemote: boolean;
  /** Of one token. */
  readonly requestsPerMinute: number;
}

export interface PlaygroundSettings {
  /** Served though a platform is set up, in production, or at an address that is not this machine's own. */
  readonly isForced: boolean;
  /** What a person signs in with; null: none is asked for, which is for this machine alone. */
  readonly secret: string | null;
  readonly isProduction: boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** From here and not from where the program was started. */
const DATA_FOLDER = fileURLToPath(new URL('../data', import.meta.url));

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
  PUBLISHERS: people,
  PUBLISH_NEEDS_SECOND: yesOrNo,
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

/** What each is where nobody has set it; undefined: nothing. */
export function unset(): Readonly<Record<string, unknown>> {
  return unsetIn(schema);
}

/** Values of these may hold a password or a key: they are never shown. */
export const SECRET: readonly SettingName[] = ['DATABASE_URL', 'PLAYGROUND_SECRET'];

/** @throws SettingsError that names the first setting that is wrong or missing, what was found and what is allowed */
export function readSettings(environment: Environment = process.env): Settings {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const data = parse(schema, set, SECRET);
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    dataFolder: data.DATA_FOLDER,
    dataset: data.DATASET ?? null,
    timeZone: data.TIME_ZONE,
    logLevel: data.LOG_LEVEL,
    mayColour: data.NO_COLOR === undefined,
    server: { host: data.HOST, port: data.PORT, publicUrl: data.PUBLIC_URL ?? null },
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
    publishing: { needsSecond: data.PUBLISH_NEEDS_SECOND === 'true', publishers: data.PUBLISHERS },
    digests: { allowShared: data.DIGEST_ALLOW_SHARED === 'true' },
    of: (section) => section.read(set),
  };
}

const ROUNDING = { none: null, '5': 5, '10': 10 } as const;

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
