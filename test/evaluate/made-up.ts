import type { Area, Catalogue, Indicator, Series, Threshold } from '../../src/catalogue/catalogue.ts';
import { endOfMonth, monthOf, quarterOf } from '../../src/query/calendar.ts';
import type { Observation } from '../../src/query/observation.ts';
import type { Basis, Period } from '../../src/query/period.ts';

/** A small catalogue with codes that no report has, for rules that must hold for any data. */

export const SOURCE = { title: 'Harbour scorecard', publishedOn: '2031-01-20', changesAs: 'points' } as const;

export function indicator(changes: Partial<Indicator> = {}): Indicator {
  return {
    id: 1,
    code: 'BOAT-OUT',
    name: 'Boats out on time',
    short: null,
    themeId: 1,
    unit: 'percent',
    polarity: 'higher',
    decimals: 1,
    definition: null,
    population: 'boats',
    owner: null,
    headlineBasis: null,
    aliases: [],
    relations: [],
    ...changes,
  };
}

export function series(changes: Partial<Series> = {}): Series {
  return {
    id: 10,
    indicatorId: 1,
    areaId: 1,
    dimension: 'all',
    category: 'all',
    basis: 'snapshot',
    breaks: [],
    ...changes,
  };
}

export function threshold(changes: Partial<Threshold> = {}): Threshold {
  return {
    indicatorId: 1,
    areaId: 1,
    basis: null,
    from: '0001-01-01',
    to: '9999-12-31',
    target: '80',
    limits: {},
    range: null,
    origin: 'made up',
    note: null,
    ...changes,
  };
}

const area = (changes: Partial<Area> & Pick<Area, 'id' | 'name' | 'kind'>): Area => ({
  comparator: null,
  parentId: null,
  aliases: [],
  ...changes,
});

const AREAS: readonly Area[] = [
  area({ id: 1, name: 'the harbour', kind: 'organisation' }),
  area({ id: 2, name: 'North quay', kind: 'locality', parentId: 1 }),
  area({ id: 3, name: 'Berth 4', kind: 'team', parentId: 2 }),
  area({ id: 4, name: 'All harbours', kind: 'comparator', comparator: 'national', parentId: 1 }),
];

export function catalogue(changes: Partial<Catalogue> = {}): Catalogue {
  return {
    version: '1',
    dataset: 'made up',
    indicators: [indicator()],
    themes: [],
    areas: AREAS,
    series: [series()],
    thresholds: [],
    commentary: [],
    risks: [],
    terms: [],
    words: [],
    packs: [],
    sources: [SOURCE],
    ...changes,
  };
}

/** A period of a basis by the day it ends on. */
export function endingOn(basis: Basis, end: string): Period {
  switch (basis) {
    case 'month':
      return { basis, ...monthOf(end) };
    case 'quarter':
      return { basis, ...quarterOf(end) };
    case 'year': {
      const start = `${Number(end.slice(0, 4)) - 1}-04-01`;
      return { basis, label: `${start.slice(0, 4)}/${end.slice(2, 4)}`, start, end };
    }
    case 'rolling-year': {
      const before = endOfMonth(`${Number(end.slice(0, 4)) - 1}${end.slice(4, 8)}01`);
      const start = new Date(Date.parse(`${before}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      return { basis, label: end.slice(0, 7), start, end };
    }
    case 'snapshot':
      return { basis, label: end, start: end, end };
    case 'not-given':
      return { basis, label: '', start: '0001-01-01', end: '0001-01-01' };
  }
}

let ids = 0;

export function observation(value: string | null, changes: Partial<Observation> = {}): Observation {
  ids += 1;
  return {
    id: ids,
    seriesId: 10,
    period: endingOn('snapshot', '2030-12-31'),
    value,
    numerator: null,
    denominator: null,
    qualifier: 'exact',
    marker: null,
    provisional: false,
    symbol: null,
    arrow: null,
    publishedRating: null,
    movement: null,
    note: null,
    remarks: [],
    revision: 1,
    source: SOURCE,
    ...changes,
  };
}
