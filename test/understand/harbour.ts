import type { Area, Catalogue, Indicator, Series, Theme } from '../../src/catalogue/catalogue.ts';

/** Made up: a port authority. No aliases, no word packs: everything is found by its own name. */
const MEASURES: readonly (readonly [
  code: string,
  name: string,
  theme: string,
  unit: Indicator['unit'],
  population: string,
])[] = [
  ['BERTH4', 'Ships berthed within 4 hours of arrival', 'Vessels', 'percent', 'ships'],
  ['PILOT', 'Pilot boarding delays', 'Vessels', 'count', 'pilot boardings'],
  ['CRANE', 'Average crane moves per hour', 'Cargo', 'score', 'crane shifts'],
  ['DWELL', 'Containers cleared within 3 days', 'Cargo', 'percent', 'containers'],
  ['DMG', 'Containers damaged in handling', 'Cargo', 'count', 'containers'],
  ['SICK', 'Staff sickness absence', 'People', 'percent', 'staff'],
  ['TURN', 'Staff turnover', 'People', 'percent', 'staff'],
  ['LTI', 'Lost time injuries', 'Safety', 'count', 'staff'],
  ['SPILL', 'Oil spills reported to the coastguard', 'Safety', 'count', 'spills'],
];
const PLACES: readonly (readonly [string, Area['kind']])[] = [
  ['Saltmarsh Port', 'organisation'],
  ['North Quay', 'locality'],
  ['Old Mole Terminal', 'locality'],
  ['National ports', 'comparator'],
];

export function harbour(): Catalogue {
  const themes = [...new Set(MEASURES.map(([, , theme]) => theme))].map(
    (name, index): Theme => ({ id: index + 1, name, parentId: null, aliases: [] }),
  );
  const indicators = MEASURES.map(
    ([code, name, theme, unit, population], index): Indicator => ({
      id: index + 1,
      code,
      name,
      short: null,
      themeId: themes.find((each) => each.name === theme)?.id ?? 0,
      unit,
      polarity: 'higher',
      decimals: 1,
      definition: null,
      population,
      owner: null,
      headlineBasis: null,
      aliases: [],
      relations: [],
    }),
  );
  const areas = PLACES.map(
    ([name, kind], index): Area => ({
      id: index + 1,
      name,
      kind,
      comparator: kind === 'comparator' ? 'national' : null,
      parentId: null,
      aliases: [],
    }),
  );
  const series = indicators.map(
    ({ id }): Series => ({
      id,
      indicatorId: id,
      areaId: 1,
      dimension: 'all',
      category: 'all',
      basis: 'month',
      breaks: [],
    }),
  );
  const empty = { thresholds: [], commentary: [], risks: [], terms: [], words: [], packs: [], sources: [] };
  return { version: '1', dataset: 'harbour', indicators, themes, areas, series, ...empty };
}
