import { z } from 'zod';
import { BOUNDS_ALLOWED, readBounds } from '../bounds.ts';
import { UNITS } from '../check-subjects.ts';
import { readPeriodText } from '../period-text.ts';
import { YEAR_ENDS } from './official/official-period.ts';
import { ROLES } from './roles.ts';

const POLARITIES = ['higher', 'lower', 'none', 'range'] as const;
const BASES = ['month', 'quarter', 'year', 'rolling-year', 'snapshot'] as const;
const PERIODS_AS = [...BASES, 'ignore'] as const;

/** What a person says of a sheet where it does not say it itself: mapping.json. All of it may be left out. */
export const mappingSchema = z.strictObject({
  /** The name of the sheet with the table. */
  sheet: z.string().optional(),
  title: z.string().optional(),
  published: z.string().optional(),
  /** False: what was said of an earlier sheet of this shape is not taken. */
  kept: z.boolean().optional(),
  /** By its heading what a column is. */
  columns: z.record(z.string(), z.enum(ROLES)).optional(),
  /** By its heading what a column of figures covers, where the heading leaves it open. */
  periods: z.record(z.string(), z.enum(PERIODS_AS)).optional(),
  /** Which period a sheet is about that names none for its figures: 'Q3 2018/19'. */
  period: z
    .string()
    .refine((text) => readPeriodText(text) !== null, 'a period such as Oct-26, Q3 2018/19, 2018/19 or 31/12/2018')
    .optional(),
  /** What all figures cover whose period leaves it open. */
  basis: z.enum(BASES).optional(),
  /** Of a sheet that is about many authorities: which one is the organisation itself, or 'none of these'. */
  organisation: z.string().optional(),
  /** When the years end that the sheet calls by one number, as 'Reporting year 2025'. */
  yearEnd: z.enum(YEAR_ENDS).optional(),
  /** By the measure's name; '*' for all others. */
  units: z.record(z.string(), z.enum(UNITS)).optional(),
  polarity: z.record(z.string(), z.enum(POLARITIES)).optional(),
  /** What figures can lie between where the unit doesn't say: 'none', '0 to 150'. */
  bounds: z
    .record(
      z.string(),
      z.string().refine((text) => readBounds(text) !== null, BOUNDS_ALLOWED),
    )
    .optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;

/** Of a table by measure: what was said of this one, else of all. */
export function saidOf<T>(table: Readonly<Record<string, T>> | undefined, measure: string): T | undefined {
  return table?.[measure] ?? table?.['*'];
}

/** What was said before, with what is said now in its place. Title, day and period are each sheet's own. */
export function withKept(before: Mapping, said: Mapping): Mapping {
  return {
    ...before,
    ...OWN_TO_EACH,
    ...said,
    ...both('columns', before, said),
    ...both('periods', before, said),
    ...both('units', before, said),
    ...both('polarity', before, said),
    ...both('bounds', before, said),
  };
}

const OWN_TO_EACH = { title: undefined, published: undefined, period: undefined, kept: undefined } as const;

function both<Key extends 'columns' | 'periods' | 'units' | 'polarity' | 'bounds'>(
  key: Key,
  kept: Mapping,
  said: Mapping,
) {
  return kept[key] === undefined && said[key] === undefined ? {} : { [key]: { ...kept[key], ...said[key] } };
}
