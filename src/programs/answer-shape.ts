import { z } from 'zod';
import { RATINGS } from '../reply/mark.ts';

const rating = z.enum(RATINGS).nullable();

const part = z.object({
  role: z.enum(['value', 'previous', 'target', 'benchmark', 'risk', 'change', 'gap', 'worked-out']),
  indicator: z.string().nullable().describe('The code of the measure; null: a risk'),
  area: z.string().nullable().describe('null: the organisation itself'),
  breakdown: z.string().nullable(),
  basis: z.string().nullable(),
  period: z.string().nullable(),
  value: z.number().nullable().describe('null beside a numerator: only the count is held'),
  unit: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  rating: rating.describe('null: not rated'),
  qualifier: z.enum(['exact', 'approximate']),
  source: z.string(),
  ref: z.string().optional().describe('Of a risk alone'),
  how: z.string().optional().describe('How a number was worked out'),
});

/** A number that an answer states, with all that makes it traceable. */
const factSchema = part.extend({
  from: z.array(part).optional().describe('What a worked out number was made of'),
});

const question = z.record(z.string(), z.unknown()).describe('A Question, as it can be asked again');

/** An answer as it is given to programs: the same facts, text and receipt as people get. */
export const answerSchema = z.object({
  dataset: z.string(),
  version: z.string().describe('Of the figures: changes with every import'),
  asked: z.string().describe("The words that were asked; '' where it was no words"),
  outcome: z
    .enum(['answered', 'clarify', 'no_data', 'not_understood', 'error'])
    .describe('clarify: ask one of options. no_data: facts are only what is held instead'),
  intent: z.string().nullable(),
  understood: z.object({
    said: z.string().nullable().describe('How it was read, in one line of English'),
    indicators: z.array(z.string()),
    themes: z.array(z.string()),
    areas: z.array(z.string()),
    period: z
      .union([z.string(), z.array(z.string()), z.object({ from: z.string(), to: z.string().nullable() })])
      .nullable(),
    basis: z.string().nullable(),
    implied: z.array(z.string()).describe('What no word said'),
    question: question.nullable(),
  }),
  facts: z.array(factSchema).describe('Every number that the text states, the main one first'),
  options: z
    .array(z.object({ label: z.string(), question: z.string(), asks: question }))
    .describe('What can be picked'),
  text: z.string().describe('The answer, complete in itself'),
  more: z.string().nullable().describe('What stands behind it'),
  receipt: z.array(z.string()).describe('Where the numbers come from, and how the words were read'),
  chart: z.object({ kind: z.string(), title: z.string(), alt: z.string(), points: z.number() }).nullable(),
  leftOut: z.array(z.string()).describe('What was cut to keep it short, with how to get it; mostly empty'),
});
export type ProgramAnswer = Readonly<z.infer<typeof answerSchema>>;
