import { type Figure, hasNumber } from '../../figures/figure.ts';
import type { Fact } from '../../reply/reply.ts';
import { besideComparators } from '../lines/comparators.ts';
import type { Told } from '../told.ts';
import { type Charted, NOTHING } from './charted.ts';
import { lineOf, startOf } from './line.ts';

/** Three years of months. */
const STATUS_LINE = 36;
/** With fewer a line says no more than the words. */
const FEWEST = 4;

/** The line that leads up to a figure, from four points on. */
export function lineBeside(told: Told, last: Figure): Charted {
  const held = last.history.filter(({ period }) => period.end <= last.observation.period.end).filter(hasNumber);
  if (held.length < FEWEST) return NOTHING;
  const benchmarks = besideComparators(told, last).map(({ comparator }) => comparator);
  const { parts, facts } = lineOf(told.catalogue, { last, from: startOf(last, STATUS_LINE), benchmarks });
  return { parts, facts: facts.filter(isNoTarget) };
}

/** The target is stated by the words beside the picture. */
function isNoTarget({ role }: Fact): boolean {
  return role !== 'target';
}
