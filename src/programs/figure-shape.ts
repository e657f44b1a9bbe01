import { z } from 'zod';
import { basis } from '../question/shapes.ts';
import { RATINGS } from '../reply/mark.ts';
import { areaSchema } from './held-shape.ts';

/** A decimal as it was printed, so that 80 and 80.0 stay apart. */
const printed = z.string().nullable();

/** One number as it is given to programs. */
export const figureSchema = z.object({
  measure: z.string().describe('The code of the measure'),
  name: z.string().describe('The name of the measure'),
  theme: z.string(),
  area: z.string(),
  areaKind: areaSchema.shape.kind,
  dimension: z.string().nullable().describe('What it is broken down by; null: the total'),
  category: z.string().nullable(),
  basis: basis.describe('The stretch of time that the number covers'),
  period: z.string().describe('2018-12, 2018/19 Q3, 2018/19; a rolling year by its last month'),
  from: z.string().nullable().describe('First day of the period; null: the source gives no date'),
  to: z.string().nullable().describe('Last day of the period'),
  value: printed.describe('A decimal as printed; null where none is held or given'),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  unit: z.string(),
  state: z
    .enum(['held', 'suppressed', 'withheld', 'not applicable', 'unavailable', 'low'])
    .describe('suppressed: hidden by the source. withheld: it would tell a hidden one. Neither has a number'),
  rating: z.enum(RATINGS).nullable(),
  target: printed,
  isProvisional: z.boolean(),
  isApproximate: z.boolean(),
  revision: z.number().describe('1, and more for each correction'),
  source: z.string(),
  publishedOn: z.string(),
});
export type Figure = Readonly<z.infer<typeof figureSchema>>;

/** Names of the columns, in the order in which they are written. */
export const FIGURE_COLUMNS = Object.keys(figureSchema.shape) as readonly (keyof Figure)[];

const MOST_NAMES = 200;
const some = (what: z.ZodType<string>) => z.array(what).max(MOST_NAMES).default([]);
const text = z.string().min(1).max(200);
const day = z.iso.date();

/** Which figures are wanted; all that are left out: every one. */
export const figureFilterSchema = z.strictObject({
  measures: some(text).describe('Codes of measures'),
  themes: some(text).describe('Names of themes, each with what is below it'),
  areas: some(text).describe('Names of areas'),
  basis: z.array(basis).max(6).default([]),
  from: day.optional().describe('Periods that end on this day or later'),
  to: day.optional().describe('Periods that end on this day or earlier'),
  parts: z.boolean().default(false).describe('Whether the categories of breakdowns are wanted too'),
});
export type FigureFilter = Readonly<z.infer<typeof figureFilterSchema>>;
