import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { SettingsError } from './errors.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];

/** What an operator can set. An empty setting counts as not set. */
export interface Settings {
  /** null: an SQLite file in `dataFolder`. */
  readonly databaseUrl: string | null;
  /** Absolute, or from where the program was started. */
  readonly dataFolder: string;
  /** An IANA name; days begin and end by it. */
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** False where the person has asked every program for text without colour (https://no-color.org). */
  readonly mayColour: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** From here and not from where the program was started. */
const DATA_FOLDER = fileURLToPath(new URL('../data', import.meta.url));

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'postgres://USER:PASSWORD@HOST:PORT/DATABASE, or nothing for an SQLite file')
    .optional(),
  DATA_FOLDER: z.string().default(DATA_FOLDER),
  TIME_ZONE: z.string().refine(isTimeZone, "an IANA name such as 'Europe/London'").default('Europe/London'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
  NO_COLOR: z.string().optional(),
});

/** Values of these may hold a password: they are never shown. */
const SECRET: readonly string[] = ['DATABASE_URL'];

/** @throws SettingsError that names the first setting that is wrong, what was found and what is allowed */
export function readSettings(environment: Environment = process.env): Settings {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(set);
  if (!read.success) throw settingsError(read.error, set);
  return {
    databaseUrl: read.data.DATABASE_URL ?? null,
    dataFolder: read.data.DATA_FOLDER,
    timeZone: read.data.TIME_ZONE,
    logLevel: read.data.LOG_LEVEL,
    mayColour: read.data.NO_COLOR === undefined,
  };
}

function settingsError(cause: z.ZodError, set: Environment): SettingsError {
  const [issue] = cause.issues;
  const name = String(issue?.path[0]);
  const found = SECRET.includes(name) ? 'something else' : `'${set[name]}'`;
  return new SettingsError('setting-wrong', `The setting ${name} is ${found}; allowed: ${issue?.message}.`, { cause });
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
