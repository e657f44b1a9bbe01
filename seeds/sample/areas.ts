/** A part of Northshire; `weight`: its share of the children, about. */
export interface Locality {
  readonly name: string;
  readonly team: string;
  readonly weight: number;
}

export const ORGANISATION = 'Northshire';

/** Made up: each begins with a letter of its own, and none is a word that questions are made of. */
export const LOCALITIES: readonly Locality[] = [
  { name: 'Alderbeck', team: 'Lantern team', weight: 0.22 },
  { name: 'Brackenford', team: 'Lantern team', weight: 0.18 },
  { name: 'Coldmere', team: 'Lantern team', weight: 0.12 },
  { name: 'Dunhallow', team: 'Windmill team', weight: 0.2 },
  { name: 'Eastermoor', team: 'Windmill team', weight: 0.15 },
  { name: 'Fallowdale', team: 'Windmill team', weight: 0.13 },
];

/** Each serves three localities, so that the two make the whole as well. */
const TEAMS: readonly string[] = [...new Set(LOCALITIES.map(({ team }) => team))];

/** The organisation, the teams and the localities, each with the localities that it is made of (by their position). */
export const AREAS: readonly Area[] = [
  { name: ORGANISATION, level: 'organisation', localities: LOCALITIES.map((_, at) => at) },
  ...TEAMS.map((team): Area => ({ name: team, level: 'team', localities: servedBy(team) })),
  ...LOCALITIES.map(({ name }, at): Area => ({ name, level: 'locality', localities: [at] })),
];

export interface Area {
  readonly name: string;
  readonly level: 'organisation' | 'team' | 'locality';
  readonly localities: readonly number[];
}

function servedBy(team: string): readonly number[] {
  return LOCALITIES.flatMap((locality, at) => (locality.team === team ? [at] : []));
}

export const COMPARATORS = [
  { name: 'England', kind: 'national', aliases: 'national; nationally; the national average; the England average' },
  { name: 'Region', kind: 'region', aliases: 'the region; our region; regional; regionally; the regional average' },
  {
    name: 'Statistical neighbours',
    kind: 'neighbours',
    aliases: 'stat neighbours; our neighbours; similar councils; similar authorities; nearest neighbours',
  },
  { name: 'Good and Outstanding authorities', kind: 'good-outstanding', aliases: null },
] as const;
