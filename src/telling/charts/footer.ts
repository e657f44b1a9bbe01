import type { Indicator } from '../../catalogue/catalogue.ts';
import type { Observation } from '../../query/observation.ts';
import type { Basis, Period } from '../../query/period.ts';
import { sayBasis } from '../../reply/say.ts';
import { allOf, shortDate, shortPeriod, upperFirst } from './words.ts';

/** What is counted: '% of contacts', 'Number'; `several`: indicators of different populations. */
export function unitLine({ unit, population }: Pick<Indicator, 'unit' | 'population'>, several = false): string {
  switch (unit) {
    case 'percent':
      if (several) return '%, of different groups';
      return population === '' ? '%' : `% of ${population}`;
    case 'count':
      return 'Number';
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
    case 'money':
      return 'Pounds';
    case 'ratio':
      return 'Ratio';
    case 'days':
      return 'Days';
    case 'score':
      return 'Score';
  }
}

const EACH: Readonly<Record<Basis, string>> = {
  month: 'by month',
  quarter: 'by quarter',
  year: 'by year',
  'rolling-year': 'each for a rolling year',
  snapshot: 'at the end of each period',
  'not-given': '',
};

/** Unit and stretch of time of figures over time: '% of contacts, by quarter'. */
export function courseLine(unit: string, periods: readonly Period[]): string {
  const bases = new Set(periods.map(({ basis }) => basis));
  const [basis] = bases;
  const each = basis === undefined || bases.size > 1 ? '' : EACH[basis];
  return each === '' ? unit : `${unit}, ${each}`;
}

const BETTER: Readonly<Record<Indicator['polarity'], string>> = {
  higher: 'higher is better',
  lower: 'lower is better',
  none: '',
  range: '',
};

/** The period that all have, and which way is better: 'Year to Oct 2026 · lower is better'. */
export function rowsLine(periods: readonly Period[], polarity: Indicator['polarity']): string {
  const labels = new Set(periods.map(shortPeriod));
  const [label = ''] = labels.size === 1 ? labels : [];
  return [upperFirst(label), BETTER[polarity]].filter((each) => each !== '').join(' · ');
}

/** Different stretches of time that stand side by side, each named, so that none is taken for another; else nothing. */
export function stretchesLine(periods: readonly Period[]): readonly string[] {
  if (new Set(periods.map(({ basis }) => basis)).size < 2) return [];
  return [`Different stretches of time: ${allOf([...new Set(periods.map(sayStretch))])}`];
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
  return `${newest.title}, ${shortDate(newest.publishedOn)}${others}`;
}
