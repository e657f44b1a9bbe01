import { z } from 'zod';
import { UNITS } from '../check-subjects.ts';
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
  /** By its heading what a column is. */
  columns: z.record(z.string(), z.enum(ROLES)).optional(),
  /** By its heading what a column of figures covers, where the heading leaves it open. */
  periods: z.record(z.string(), z.enum(PERIODS_AS)).optional(),
  /** What all figures cover whose period leaves it open. */
  basis: z.enum(BASES).optional(),
  /** By the measure's name; '*' for all others. */
  units: z.record(z.string(), z.enum(UNITS)).optional(),
  polarity: z.record(z.string(), z.enum(POLARITIES)).optional(),
});

export type Mapping = z.infer<typeof mappingSchema>;

/** Of a table by measure: what was said of this one, else of all. */
export function saidOf<T>(table: Readonly<Record<string, T>> | undefined, measure: string): T | undefined {
  return table?.[measure] ?? table?.['*'];
}
