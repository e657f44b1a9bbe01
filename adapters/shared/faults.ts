import type { z } from 'zod';

/** What is wrong with something that a program sent. */
export interface Fault {
  /** '/only/0/test/kind'; '' is the whole. */
  readonly where: string;
  readonly found: string;
  readonly allowed: string;
}

/** More are no help. */
const MOST = 20;
const LONGEST = 200;

/** Each thing that a schema refuses, as where it is, what was found and what is allowed. */
export function faultsOf(error: z.ZodError, input: unknown): readonly Fault[] {
  return error.issues.slice(0, MOST).flatMap((issue) => faultOf(issue, input));
}

export function sayFault({ where, found, allowed }: Fault): string {
  return `${where === '' ? 'The whole' : where}: found ${found}; allowed: ${allowed}.`;
}

function faultOf(issue: z.core.$ZodIssue, input: unknown): readonly Fault[] {
  if (issue.code === 'unrecognized_keys') {
    const allowed = 'only the fields that the description names';
    return issue.keys
      .slice(0, MOST)
      .map((key) => ({ where: pointerOf([...issue.path, key]), found: 'a field that there is not', allowed }));
  }
  const found = sayFound(valueAt(input, issue.path));
  return [{ where: pointerOf(issue.path), found, allowed: cut(allowedBy(issue)) }];
}

/** As a JSON pointer (RFC 6901). */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${cut(String(step)).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return value;
}

function sayFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return cut(JSON.stringify(value) ?? typeof value);
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ');
    case 'too_small':
      return `at least ${issue.minimum}${OF[issue.origin] ?? ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${OF[issue.origin] ?? ''}`;
    case 'invalid_format':
      if (issue.format === 'date') return 'a day that there is, such as 2018-12-31';
      return issue.pattern ? `text of the form ${issue.pattern}` : `a ${issue.format}`;
    case 'invalid_union':
      return issue.discriminator
        ? `one of the values of ${issue.discriminator} in the description`
        : 'what the description says';
    default:
      return issue.message;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

const OF: Readonly<Record<string, string>> = { string: ' characters', array: ' of them' };

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
