import type { Sought } from '../figures/figure.ts';
import type { Line } from '../figures/lines.ts';
import { periodOf } from '../figures/stretch.ts';
import type { Told } from './told.ts';

/** What is looked for of one line. */
export function soughtOf({ catalogue, found, asked }: Told, { indicator, area }: Line): Sought {
  return { catalogue, found, indicator, area, period: periodOf(asked.question.when), basis: asked.question.basis };
}
