import type { Indicator } from '../../catalogue/catalogue.ts';
import type { Observation } from '../../query/observation.ts';
import type { Basis } from '../../query/period.ts';
import { sayBasis, sayDate } from '../../reply/say.ts';
import { allOf, plural, upperFirst } from '../sentence.ts';

/** What is counted: 'Percentage of contacts', 'Count'; `several`: indicators of different populations. */
export function unitLine({ unit, population }: Pick<Indicator, 'unit' | 'population'>, several = false): string {
  switch (unit) {
    case 'percent':
      return several ? 'Percentages, of different groups' : `Percentage of ${population}`;
    case 'count':
      return 'Count';
    case 'per-10000':
      return 'Rate per 10,000';
    case 'days':
      return 'Days';
    case 'score':
      return 'Score';
  }
}

/** What stretch of time each figure covers; of two bases both are named, so that neither is taken for the other. */
export function basisLine(bases: readonly Basis[]): string {
  const named = [...new Set(bases)].map(sayBasis);
  return named.length > 1 ? `Different stretches of time: ${allOf(named)}` : `Each figure is of ${allOf(named)}`;
}

/** The newest source by name, and how many are older. */
export function sourceLine(observations: readonly Pick<Observation, 'source'>[]): string {
  const sources = [
    ...new Map(observations.map(({ source }) => [`${source.title} ${source.publishedOn}`, source])).values(),
  ];
  const [newest, ...older] = sources.sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1));
  if (!newest) return '';
  const others = older.length === 0 ? '' : ` and ${plural(older.length, 'older report')}`;
  return upperFirst(`source: ${newest.title}, published ${sayDate(newest.publishedOn)}${others}`);
}
