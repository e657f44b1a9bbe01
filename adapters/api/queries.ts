import { z } from 'zod';
import { figureFilterSchema } from '../../src/index.ts';
import { faultsOf } from '../shared/faults.ts';
import { LIMITS } from './limits.ts';
import { Problem } from './problem.ts';

const name = z.string().min(1).max(200);
const dataset = z.string().min(1).max(100).optional().describe('Unless given, the first of the token');
const count = z.coerce.number().int().min(1).max(LIMITS.mostOnPage);
const limit = count.default(LIMITS.page).describe('How many on a page');
const after = z.string().min(1).max(200).optional().describe('What `next` of the page before gives');
const { measures, themes, areas, basis, from, to } = figureFilterSchema.shape;

/** What may stand in the address of each request behind its path. */
export const QUERIES = {
  datasetAlone: z.strictObject({ dataset }),
  measures: z.strictObject({ dataset, theme: name.optional(), limit, after }),
  periods: z.strictObject({
    dataset,
    measure: measures,
    limit: count.default(100).describe('How many on a page'),
    after,
  }),
  figures: z.strictObject({
    dataset,
    measure: measures,
    theme: themes,
    area: areas,
    basis,
    from,
    to,
    parts: z.enum(['true', 'false']).default('false').describe('Whether categories of breakdowns are wanted too'),
    format: z.enum(['json', 'csv']).optional().describe('Unless given, by the header Accept'),
    limit: count.optional().describe('Of JSON alone: how many on a page; CSV is never cut'),
    after,
    token: z.string().max(200).optional().describe('For programs that send no headers: a token made for links'),
  }),
  charts: z.strictObject({
    dataset,
    measure: name.optional().describe('The code of a measure: its course'),
    area: name.optional(),
    basis: basis.unwrap().element.optional(),
    text: z.string().trim().min(1).max(2_000).optional().describe('A question in plain English, in place of a measure'),
    format: z.enum(['png', 'json']).default('png').describe('json: the picture in base64, with its words'),
  }),
  none: z.strictObject({}),
} as const;

/**
 * What stands in an address behind '?'; a name that is given more than once is a list.
 *
 * @throws Problem that says where, what was found and what is allowed
 */
export function readQuery<T extends z.ZodObject>(schema: T, params: URLSearchParams): z.output<T> {
  const given: Record<string, unknown> = {};
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key);
    given[key] = values.length > 1 || isList(schema.shape[key]) ? values : values[0];
  }
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw new Problem('invalid', { errors: faultsOf(read.error, given) });
}

function isList(field: unknown): boolean {
  const inner = field instanceof z.ZodDefault ? field.unwrap() : field;
  return inner instanceof z.ZodArray;
}

/** A page of a list that is held whole. `after` is where it goes on, of just this edition. */
export function pageOf<T>(
  items: readonly T[],
  { limit, after, version }: { readonly limit: number; readonly after: string | undefined; readonly version: string },
): { readonly items: readonly T[]; readonly next: string | null } {
  const from = after === undefined ? 0 : Number(readMark(after, version)[0]);
  if (!Number.isSafeInteger(from) || from < 0) throw new Problem('invalid', { errors: [badMark(after ?? '')] });
  const page = items.slice(from, from + limit);
  const next = from + limit < items.length ? markOf(version, from + limit) : null;
  return { items: page, next };
}

/** Where a page goes on. Opaque to whoever gets it. */
export function markOf(version: string, ...parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([version, ...parts])).toString('base64url');
}

/** @throws Problem where it is none, or of figures that have changed since */
export function readMark(mark: string, version: string): readonly unknown[] {
  const [of, ...parts] = parsed(mark);
  if (typeof of !== 'string') throw new Problem('invalid', { errors: [badMark(mark)] });
  if (of !== version) throw new Problem('changed', { detail: 'Ask for the first page again, without `after`.' });
  return parts;
}

function parsed(mark: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

export function badMark(found: string) {
  return { where: '/after', found: JSON.stringify(found.slice(0, 60)), allowed: 'what `next` of a page has given' };
}
