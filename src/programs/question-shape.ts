import { z } from 'zod';
import { EVERYTHING, questionSchema } from '../question/question.ts';
import { strictSchema } from './strict-schema.ts';

const { shape } = strictSchema(questionSchema);
const usual = EVERYTHING;

/**
 * A Question as programs send it: `ask` and `of` are needed, all else is what it is where nothing more is said. A field
 * that there is not is refused: what is misspelt must not be answered without it.
 */
export const questionInputSchema = z.strictObject({
  ask: shape.ask.describe('What is wanted'),
  of: shape.of.describe('Of what: measures by code, themes by name, everything, risks, or the data itself'),
  where: shape.where.default(usual.where).describe('The organisation unless areas or categories are named'),
  when: shape.when.default(usual.when).describe('The newest unless a time is named'),
  basis: shape.basis.default(usual.basis).describe('null: whichever leads'),
  form: shape.form.default(usual.form).describe('As a percentage or as a count'),
  against: shape.against.default(usual.against).describe('What it is set beside'),
  only: shape.only.default(usual.only).describe('Conditions on what is kept; all hold together'),
  order: shape.order.default(usual.order),
  limit: shape.limit.default(usual.limit).describe('How many are kept, after the order'),
  place: shape.place.default(usual.place).describe('Only the one at this place of the order'),
  along: shape.along.default(usual.along).describe('The axis that is walked'),
  quoted: shape.quoted.default(usual.quoted).describe('Numbers that were quoted: for check and reconcile'),
  end: shape.end.default(usual.end),
  aspect: shape.aspect.default(usual.aspect),
  version: shape.version.default(usual.version).describe('Of this shape'),
});

/** For words. */
export const wordsSchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .describe('A question in plain English, complete in itself: nothing is kept from the one before'),
});
