import type { z } from 'zod';
import { SettingsError } from './errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting in words, for whoever runs the program. */
export interface Described {
  readonly meaning: string;
  /** Where it is not said by the value itself. */
  readonly unset?: string;
}

/** Settings as a page shows them together. */
export interface SettingsGroup {
  readonly title: string;
  readonly about: string;
  /** By name, in order. */
  readonly settings: Readonly<Record<string, Described>>;
  /** Values of these are never shown. */
  readonly secret: readonly string[];
  /** What each is where nobody has set it; undefined: nothing. */
  readonly unset: Readonly<Record<string, unknown>>;
}

/** Settings of a part of the program that declares them itself, as a place where people ask does. */
export interface SettingsSection<Read> extends SettingsGroup {
  /** Throws a SettingsError that names the first that is wrong or missing, what was found and what is allowed. */
  read(environment: Environment): Read;
}

interface Declared<Shape extends z.ZodRawShape, Read> {
  readonly title: string;
  readonly about: string;
  readonly schema: z.ZodObject<Shape>;
  readonly settings: Readonly<Record<keyof Shape & string, Described>>;
  readonly secret: readonly (keyof Shape & string)[];
  readonly from: (flat: z.infer<z.ZodObject<Shape>>) => Read;
}

export function settingsSection<Shape extends z.ZodRawShape, Read>(
  declared: Declared<Shape, Read>,
): SettingsSection<Read> {
  const { title, about, schema, settings, secret, from } = declared;
  return {
    ...{ title, about, settings, secret },
    unset: unsetIn(schema),
    read: (environment) => from(parse(schema, environment, secret)),
  };
}

/** As a schema has them where nothing is set. */
export function unsetIn(schema: z.ZodObject): Readonly<Record<string, unknown>> {
  const none = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, undefined]));
  return { ...none, ...schema.parse({}) };
}

/** @throws SettingsError that names the first setting that is wrong, what was found and what is allowed */
export function parse<Schema extends z.ZodObject>(
  schema: Schema,
  set: Environment,
  secret: readonly string[],
): z.infer<Schema> {
  const read = schema.safeParse(set);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  const found = secret.includes(name) || hasPassword(set[name] ?? '') ? 'something else' : `'${set[name]}'`;
  const message = `The setting ${name} is ${found}; allowed: ${issue?.message}.`;
  throw new SettingsError('setting-wrong', message, { cause: read.error });
}

export function missingSetting(name: string, why: string): SettingsError {
  return new SettingsError('setting-missing', `The setting ${name} is missing: ${why}.`);
}

/** An address may hold a password, which belongs in no message. */
function hasPassword(text: string): boolean {
  return URL.canParse(text) && new URL(text).password !== '';
}
