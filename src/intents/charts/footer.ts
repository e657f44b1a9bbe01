import type { Indicator } from '../../catalogue/catalogue.ts';
import type { Observation } from '../../query/observation.ts';
import type { Period } from '../../query/period.ts';
import { sayBasis } from '../../reply/say.ts';
import { allOf, shortDate, shortPeriod } from '../sentence.ts';

/** What is counted: 'Percentage of contacts', 'Count'; `several`: indicators of different populations. */
export function unitLine({ unit, population }: Pick<Indicator, 'unit' | 'population'>, several = false): string {
  switch (unit) {
    case 'percent':
      return several ? 'Percentages, of different groups' : `Percentage of ${population}`;
    case 'count':
      return 'Count';
    case 'per-1000':
      return 'Rate per 1,000';
    case 'per-10000':
      return 'Rate per 10,000';
    case 'per-100000':
      return 'Rate per 100,000';
    case 'minutes':
      return 'Minutes';
    case 'hours':
      return 'Hours';
    case 'days':
      return 'Days';
    case 'money':
      return 'Pounds';
    case 'ratio':
      return 'Ratio';
    case 'score':
      return 'Score';
  }
}

/** More periods than these are said by their first and last. */
const MOST_NAMED = 2;

/** What stretch of time each figure covers, oldest first; of different ones each, so that none is taken for another. */
export function timeLine(periods: readonly Period[]): string {
  const bases = new Set(periods.map(({ basis }) => basis));
  const [basis] = bases;
  if (basis === undefined) return '';
  if (bases.size === 1) return `Each figure is of ${sayBasis(basis)}${sayPeriods(periods)}`;
  return `Different stretches of time: ${allOf([...new Set(periods.map(sayStretch))])}`;
}

function sayPeriods(periods: readonly Period[]): string {
  const labels = [...new Set(periods.map(shortPeriod))];
  if (periods[0]?.basis === 'not-given') return '';
  return `: ${labels.length > MOST_NAMED ? `${labels[0]} to ${labels.at(-1)}` : allOf(labels)}`;
}

function sayStretch(period: Period): string {
  return period.basis === 'not-given' ? sayBasis(period.basis) : `${sayBasis(period.basis)} (${shortPeriod(period)})`;
}

/** The newest source by name and day, and how many are older. */
export function sourceLine(observations: readonly Pick<Observation, 'source'>[]): string {
  const sources = new Map(observations.map(({ source }) => [`${source.publishedOn} ${source.title}`, source]));
  const [newest, ...older] = [...sources.values()].sort((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1));
  if (!newest) return '';
  const others = older.length === 0 ? '' : ` and ${older.length} older`;
  return `Source: ${newest.title}, ${shortDate(newest.publishedOn)}${others}`;
}
