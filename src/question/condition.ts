import { z } from 'zod';
import { RATINGS } from './ratings.ts';
import { amount, back, basis, day, decimalText, names } from './shapes.ts';

const rating = z.enum(RATINGS);

const test = z.discriminatedUnion('kind', [
  /** Any of these. `attention` is every extent of it; `green` is within or exceeds. */
  z.object({ kind: z.literal('rated'), ratings: z.array(rating).min(1) }),
  /** A printed symbol or arrow as such. */
  z.object({ kind: z.literal('symbol'), symbols: z.array(z.string().min(1).max(4)).min(1) }),
  /** `meets` and `misses` by the side that is better, `above` and `below` by number. */
  z.object({ kind: z.literal('target'), side: z.enum(['meets', 'misses', 'above', 'below']) }),
  z.object({
    kind: z.literal('number'),
    op: z.enum(['under', 'over', 'at-least', 'at-most', 'equal']),
    value: decimalText,
  }),
  /** Beside comparators, or other areas, by name; empty: each comparator held. */
  z.object({
    kind: z.literal('comparator'),
    side: z.enum(['better', 'worse', 'above', 'below']),
    comparators: names,
    /** By more than chance makes of the counts; left out: by the numbers alone. */
    sure: z.literal(true).optional(),
  }),
  /** Since: how far back the earlier figure lies; null: the figure before. A day: since that day. */
  z.object({
    kind: z.literal('moved'),
    how: z.enum(['better', 'worse', 'rose', 'fell', 'unchanged', 'changed']),
    since: z.union([back, z.object({ kind: z.literal('day'), day })]).nullable(),
    /** So many times in a row, up to the figure itself; left out: once. */
    running: amount.optional(),
    /** By more than chance; left out: by the numbers alone. */
    sure: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('state'),
    state: z.enum(['provisional', 'approximate', 'suppressed', 'corrected', 'withdrawn', 'broken']),
  }),
  z.object({ kind: z.literal('held-on'), basis }),
  z.object({ kind: z.literal('has'), what: z.enum(['target', 'comparator', 'figure', 'parts']) }),
  z.object({ kind: z.literal('unit'), units: z.array(z.string().min(1).max(20)).min(1) }),
  z.object({
    kind: z.literal('verdict'),
    verdict: z.enum(['real', 'noise', 'improving', 'deteriorating', 'reliably-met', 'out-of-reach', 'too-close']),
  }),
]);

/** `not`: what fails the test is kept. What can't be judged meets neither. */
export const condition = z.object({ not: z.boolean(), test });

export const order = z.object({
  by: z.enum(['value', 'change', 'gap', 'comparator', 'surprise', 'spread']),
  /** Which end comes first; `best` and `worst` by polarity. */
  end: z.enum(['best', 'worst', 'highest', 'lowest']),
});
