import { z } from 'zod';

/** Kinds of settings, each with what is allowed in words. */

export const yesOrNo = z.enum(['true', 'false'], 'true or false').default('false');
export const yesUnlessNo = z.enum(['true', 'false'], 'true or false').default('true');
export const text = z.string().optional();
export const startingWith = (prefix: string) =>
  z.string().startsWith(prefix, `a value that begins with ${prefix}`).optional();
export const webAddress = z
  .string()
  .refine(isWebAddress, 'an address that begins with https:// or http://, without a query, user or password')
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();
/** With commas between them. */
export const ids = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  );

/** Somebody as a platform knows them; `name`: what others are told, null where the operator gives none. */
export interface PersonNamed {
  readonly platform: string;
  readonly id: string;
  readonly name: string | null;
}

const PERSON = /^([a-z]+):(\S+)(?:\s+(\S.*))?$/;

/** 'PLATFORM:ID NAME', with commas between them. */
export const people = ids
  .refine(
    (list) => list.every((each) => PERSON.test(each)),
    'PLATFORM:ID, or PLATFORM:ID NAME, with commas between them',
  )
  .transform((list): readonly PersonNamed[] =>
    list.map((each) => {
      const [, platform = '', id = '', name = null] = PERSON.exec(each) ?? [];
      return { platform, id, name };
    }),
  );

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && [search, hash, username, password].every((part) => part === '');
}
