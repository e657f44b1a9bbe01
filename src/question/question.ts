import { z } from 'zod';
import { condition, order } from './condition.ts';
import { amount, back, basis, day, decimalText, name, names, period, step } from './shapes.ts';

/** The version of the stored form: raised by every change that an older reader would misread. */
const QUESTION_VERSION = 1;

/** What is wanted; src/telling has a file for each. */
const ASKS = [
  'value',
  'change',
  'course',
  'compare',
  'target',
  'benchmark',
  'gap',
  'extreme',
  'when',
  'run',
  'tally',
  'sum',
  'mean',
  'difference',
  'share',
  'list',
  'movers',
  'overview',
  'check',
  'reconcile',
  'revisions',
  'why',
  'meaning',
  'source',
  'owner',
  'age',
  'risks',
  'verdict',
  'digest',
  'help',
  'courtesy',
] as const;

const of = z.discriminatedUnion('kind', [
  /** Indicators by code; `inverse`: the words name the opposite of it. */
  z.object({
    kind: z.literal('indicators'),
    indicators: z
      .array(z.object({ code: name, inverse: z.boolean() }))
      .min(1)
      .max(60),
  }),
  /** Themes by name, each with what is below it. */
  z.object({ kind: z.literal('themes'), themes: names.min(1) }),
  z.object({ kind: z.literal('everything') }),
  /** Risks by reference; empty: all. */
  z.object({ kind: z.literal('risks'), refs: names }),
  /** The data itself: how new, from where. */
  z.object({ kind: z.literal('data') }),
]);

const where = z.discriminatedUnion('kind', [
  /** The organisation itself. */
  z.object({ kind: z.literal('whole') }),
  /** Areas by name. */
  z.object({ kind: z.literal('areas'), areas: names.min(1) }),
  /** Each area of a kind ('locality', 'team'; null: whichever kind holds the figure), less the excepted ones. */
  z.object({ kind: z.literal('each-area'), areaKind: z.enum(['locality', 'team']).nullable(), except: names }),
  /** Each category of a breakdown; null: of whichever is held. */
  z.object({ kind: z.literal('each-category'), dimension: name.nullable(), except: names }),
  z.object({ kind: z.literal('categories'), dimension: name.nullable(), categories: names.min(1) }),
]);

const when = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('period'), period }),
  z.object({ kind: z.literal('periods'), periods: z.array(period).min(2).max(60) }),
  /** All between two days, both included; `to` null: up to the newest. */
  z.object({ kind: z.literal('range'), from: day, to: day.nullable() }),
  /** The newest n months, quarters, years or points of what is held. */
  z.object({ kind: z.literal('last'), step, count: amount }),
  /** A figure counted back from the newest or the one shown ('the one before', 'a year ago' in a thread). */
  back,
  z.object({ kind: z.literal('all') }),
  /** The same stretch of each year: the months by number, 4 for April. */
  z.object({ kind: z.literal('each-year'), months: z.array(z.int().min(1).max(12)).min(1).max(12) }),
]);

const against = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('target') }),
  /** By name; empty: every comparator held. */
  z.object({ kind: z.literal('comparators'), comparators: names }),
  z.object({ kind: z.literal('period'), period }),
  back,
  z.object({ kind: z.literal('area'), area: name }),
  /** The organisation, or all other areas of the kind. */
  z.object({ kind: z.literal('whole') }),
  z.object({ kind: z.literal('rest') }),
  z.object({ kind: z.literal('indicator'), code: name, inverse: z.boolean() }),
]);

/** What is asked, as plain data: by codes and names of the catalogue, never by words. */
export const questionSchema = z.object({
  version: z.literal(QUESTION_VERSION),
  ask: z.enum(ASKS),
  of,
  where,
  when,
  basis: basis.nullable(),
  form: z.enum(['percent', 'count']).nullable(),
  against: z.array(against).max(20),
  /** All hold together. */
  only: z.array(condition).max(20),
  order: order.nullable(),
  /** How many are kept, after the order. */
  limit: amount.nullable(),
  /** Only the one at this place of the order: 2 for 'the second best'; null: from the first on. */
  place: amount.nullable(),
  /** What is ordered, counted or looked along by extreme, when, run, tally, sum, mean, share and list. */
  along: z.enum(['times', 'areas', 'indicators', 'categories']).nullable(),
  /** Numbers that were quoted, as decimals: what a check or a reconcile is about. */
  quoted: z.array(decimalText).max(20),
  /** Which end of time `when` gives. */
  end: z.enum(['first', 'last']).nullable(),
  /** What about the thing is asked, where an ask has several sides ('polarity', 'next', 'thanks'); null: the usual. */
  aspect: z.string().min(1).max(40).nullable(),
});

export type Question = Readonly<z.infer<typeof questionSchema>>;
export type Ask = Question['ask'];
export type Where = Question['where'];
export type When = Question['when'];
export type Against = Question['against'][number];
export type Condition = Question['only'][number];
export type Test = Condition['test'];
export type Order = NonNullable<Question['order']>;
export type Along = NonNullable<Question['along']>;
export type Back = z.infer<typeof back>;
export type Step = Back['step'];

/** Of many measures at once, and which of them is not said one by one. */
export function isOfMany({ kind }: Question['of']): boolean {
  return kind === 'themes' || kind === 'everything';
}

/** The whole scorecard at a glance: what a Question is where nothing more is said. */
export const EVERYTHING: Question = {
  version: QUESTION_VERSION,
  ask: 'overview',
  of: { kind: 'everything' },
  where: { kind: 'whole' },
  when: { kind: 'newest' },
  basis: null,
  form: null,
  against: [],
  only: [],
  order: null,
  limit: null,
  place: null,
  along: null,
  quoted: [],
  end: null,
  aspect: null,
};
