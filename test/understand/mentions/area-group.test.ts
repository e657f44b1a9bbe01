import { describe, expect, it } from 'vitest';
import type { Area } from '../../../src/catalogue/catalogue.ts';
import { areaGroup } from '../../../src/understand/mentions/area-group.ts';

const area = (id: number, name: string, kind: Area['kind']): Area => {
  return { id, name, kind, comparator: null, parentId: null, aliases: [] };
};
const areas = [
  area(1, 'the council', 'organisation'),
  area(2, 'East', 'locality'),
  area(3, 'West', 'locality'),
  area(4, 'Blue team', 'team'),
  area(5, 'England', 'comparator'),
];
const named = (text: string, of: readonly Area[] = areas) =>
  areaGroup(text, { areas: of }).areas.map(({ name }) => name);

describe('areas that are asked for one by one', () => {
  it.each([
    ['visits by locality', ['East', 'West'], 'each of them'],
    ['which locality is worst on visits?', ['East', 'West'], 'one of them'],
    ['compare the localities on visits', ['East', 'West'], 'all of them'],
    ['visits per area', ['East', 'West'], 'an area is a locality where it is asked for by area'],
    ['visits in each team', ['Blue team'], 'teams are a kind of their own'],
    ['visits by locality and by team', ['East', 'West', 'Blue team'], 'both kinds'],
    ['worst locality for visits', ['East', 'West'], 'the one that stands out'],
    ['visits in the locality', [], 'one that is not named'],
    ['how is the Blue team doing?', [], 'one that is named'],
    ['which areas need attention?', [], 'an area may be one of work'],
    ['areas of highest risk', [], 'an area may be one of risk'],
    ['visits by team manager', [], 'a manager is no team'],
  ])('%s: %j (%s)', (text, expected) => expect(named(text)).toEqual(expected));

  it('are none of a kind that is not held', () => {
    expect(named('visits by locality', [area(1, 'the council', 'organisation')])).toEqual([]);
  });

  it('tell where they were said', () => {
    expect(areaGroup('visits by locality', { areas }).spans).toEqual([{ start: 7, end: 18 }]);
  });
});
