import type { Figure } from '../figures/figure.ts';
import type { Rows } from '../figures/rows.ts';
import type { Next, Part } from '../reply/reply.ts';
import { shortPeriod } from '../reply/short-period.ts';
import { lineOf } from './charts/line.ts';
import { countsOf, numberOf } from './lines/number.ts';
import { nextOf } from './next.ts';
import type { Told } from './told.ts';

/** From so many points on a line is drawn. */
const DRAWN = 4;

/** The course that was looked at. */
export function timesChart(told: Told, { figures, along }: Rows): readonly Part[] {
  const [first, last] = [figures[0], figures.at(-1)];
  if (along !== 'times' || !first || !last || figures.length < DRAWN) return [];
  return lineOf(told.catalogue, { last, from: first.observation.period.end, benchmarks: [] }).parts;
}

/** All that was looked at, the newest first, behind 'More'. */
export function timesTable({ figures, along }: Rows): readonly Part[] {
  if (along !== 'times' || figures.length < 2) return [];
  const rows = figures
    .toReversed()
    .map((each) => [shortPeriod(each.observation.period), numberOf(each), countsOf(each) ?? '']);
  return [{ kind: 'table', title: null, columns: ['Period', 'Value', 'Of'], rows }];
}

export function timesNext(told: Told, figure: Figure): readonly Next[] {
  return nextOf(told, figure, ['trend', 'why', 'areas', 'compare', 'status']);
}
