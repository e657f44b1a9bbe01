import type { Figure } from '../figures/figure.ts';
import { plural, shortName } from '../reply/name.ts';
import { placeOf, shortOf } from './lines/number.ts';
import { scopeOf } from './scope.ts';
import type { Told } from './told.ts';

/** A row among others: the measure's short name; the place alone where one measure was asked for; else both. */
export function nameAmong(told: Told, figure: Figure): string {
  if (told.asked.question.where.kind === 'whole') return shortName(figure.indicator);
  const place = isOfOne(told) ? placeOf(told, figure) : null;
  return place ?? shortOf(told, figure);
}

/** '4 measures', 'No measure'; '6 localities' where one measure was asked for; else '12 figures'. */
export function countOf(told: Told, count: number): string {
  const word = wordOf(told);
  return count === 0 ? `No ${word}` : plural(count, word);
}

/** The same with what they are in: '4 measures in child protection'. */
export function countIn(told: Told, count: number): string {
  return `${countOf(told, count)}${scopeOf(told).inIt}`;
}

function wordOf(told: Told): string {
  const { areas, question } = told.asked;
  if (question.where.kind === 'whole' || areas.length < 2) return 'measure';
  if (!isOfOne(told)) return 'figure';
  const [kind, ...others] = new Set(areas.map((area) => area.kind));
  return others.length === 0 && (kind === 'locality' || kind === 'team') ? kind : 'area';
}

/** Whether its rows are places. */
export function isOfOne({ asked }: Told): boolean {
  return asked.question.where.kind !== 'whole' && asked.indicators.length === 1;
}
