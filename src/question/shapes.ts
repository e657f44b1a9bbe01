import { z } from 'zod';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A decimal as text, so that 80 and 80.0 stay apart and nothing is rounded on the way. */
export const decimalText = z.string().regex(/^-?\d+(?:\.\d+)?$/);
export const name = z.string().min(1).max(200);
export const names = z.array(name).max(200);

export const period = z.object({
  grain: z.enum(['date', 'month', 'quarter', 'half', 'year', 'calendar-year']),
  start: day,
  end: day,
  fromClock: z.boolean(),
});
export const basis = z.enum(['month', 'quarter', 'year', 'rolling-year', 'snapshot', 'not-given']);
export const step = z.enum(['point', 'month', 'quarter', 'year']);
export const amount = z.int().min(1).max(1000);

/** A time counted back from the figure that is shown: `point` is the figure before it in its series. */
export const back = z.object({ kind: z.literal('back'), step, count: amount });
