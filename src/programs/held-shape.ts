import { z } from 'zod';

const span = z.object({
  basis: z.string(),
  first: z.string().describe('Label of the oldest period'),
  last: z.string().describe('Label of the newest period'),
  from: z.string().describe('First day of the oldest period'),
  to: z.string().describe('Last day of the newest period'),
  figures: z.number(),
});

/** A measure that can be asked about. */
export const measureSchema = z.object({
  code: z.string(),
  name: z.string(),
  theme: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower', 'none', 'range']).describe('Which way is better'),
  definition: z.string().nullable(),
  owner: z.string().nullable().describe('A role, never a person'),
  otherNames: z.array(z.string()),
  target: z.string().nullable().describe("The organisation's, as it stands; null: none is held"),
  bases: z.array(z.string()).describe('What stretches of time are held'),
});
export type MeasureHeld = Readonly<z.infer<typeof measureSchema>>;

export const themeSchema = z.object({
  name: z.string(),
  under: z.string().nullable(),
  measures: z.number().describe('Of the theme and of all below it'),
});
export type ThemeHeld = Readonly<z.infer<typeof themeSchema>>;

export const areaSchema = z.object({
  name: z.string(),
  kind: z.enum(['organisation', 'locality', 'team', 'comparator']),
  under: z.string().nullable(),
});
export type AreaHeld = Readonly<z.infer<typeof areaSchema>>;

export const periodsSchema = z.object({ measure: z.string(), name: z.string(), spans: z.array(span) });
export type PeriodsHeld = Readonly<z.infer<typeof periodsSchema>>;

export const importSchema = z.object({
  title: z.string(),
  publishedOn: z.string(),
});
export type ImportHeld = Readonly<z.infer<typeof importSchema>>;
