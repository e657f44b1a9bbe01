import { organisationOf } from '../check-subjects.ts';
import type { Held } from '../rows.ts';
import type { Mapping } from './mapping.ts';
import type { Question } from './question.ts';

/** What an area of a sheet is: a part is a place within the organisation. */
export type Level = 'country' | 'region' | 'authority' | 'part';

/** An area as a sheet names it. */
export interface AreaSaid {
  readonly name: string;
  readonly level: Level;
  /** The region of an authority, where the sheet says it. */
  readonly region: string | null;
}

/** A row of areas.csv. */
export interface AreaWritten {
  readonly name: string;
  readonly kind: 'organisation' | 'locality' | 'comparator';
  readonly comparator: 'national' | 'region' | null;
  readonly parent: string | null;
  readonly aliases: readonly string[];
}

export interface AreasPlaced {
  /** The area of the sheet that is the organisation itself; null: none is, or it is still to be said. */
  readonly own: string | null;
  /** Those that are not held yet. */
  readonly areas: readonly AreaWritten[];
  /** Another name that the organisation has in the sheet. */
  readonly alias: { readonly of: string; readonly name: string } | null;
  /** Which one is the organisation, where only a person can say so. */
  readonly question: Question | null;
}

/** By the ONS: https://geoportal.statistics.gov.uk, nine regions, with the two halves of London that are published beside them. */
const REGIONS: ReadonlySet<string> = new Set([
  ...['north east', 'north west', 'yorkshire and the humber', 'east midlands', 'west midlands', 'east of england'],
  ...['london', 'south east', 'south west', 'inner london', 'outer london', 'london (inner)', 'london (outer)'],
]);
const COUNTRIES = /^(england|wales|scotland|northern ireland|great britain|united kingdom|uk|national)\b/i;

/** What answers where an organisation is none of the areas of a sheet. */
const NONE_OF_THESE = 'none of these';

/** By the first letters and digits of an official code: https://www.ons.gov.uk/methodology/geography/ukgeographies/administrativegeography */
export function levelOfCode(code: string): Level | null {
  if (/^[EWSNK](92|93|02|03|04)\d{6}$/.test(code)) return 'country';
  if (/^E(12|13)\d{6}$/.test(code)) return 'region';
  if (/^(E(06|07|08|09|10)|W06|S12|N09)\d{6}$/.test(code)) return 'authority';
  return /^[EWSN]\d{8}$/.test(code) ? 'part' : null;
}

const COUNTRY_OF: Readonly<Record<string, string>> = { E: 'England', W: 'Wales', S: 'Scotland', N: 'Northern Ireland' };

export function countryOfCode(code: string): string | null {
  return COUNTRY_OF[code.charAt(0)] ?? null;
}

/** Of a sheet that lists whole areas without codes. null: the name says nothing. */
export function levelOfName(name: string): 'country' | 'region' | null {
  if (COUNTRIES.test(name)) return 'country';
  return REGIONS.has(name.toLowerCase().replaceAll('&', 'and')) ? 'region' : null;
}

/**
 * Where each area of a sheet belongs. The organisation is the one that a person has named, the one that is held, or the only
 * one; other authorities are comparators below the country, so that they are set beside a figure where they are asked for by
 * name, and not all hundred and fifty of them at once.
 */
export function placeAreas(
  said: readonly AreaSaid[],
  { mapping, held }: { readonly mapping: Mapping; readonly held: Held },
): AreasPlaced {
  const areas = onePerName(said);
  const kept = organisationOf({ areas: new Map(held.areas) });
  const candidates = areas.filter(({ level }) => level === 'authority' || level === 'part');
  const authorities = candidates.filter(({ level }) => level === 'authority');
  const asked = authorities.length > 0 ? authorities : candidates;
  const own = ownOf(asked, mapping.organisation, kept);
  const isOpen = own === undefined && authorities.length > 1;
  const others = areas.filter(({ name }) => name !== own);
  return {
    own: own ?? null,
    areas: [
      ...(own && kept === null ? [organisationRow(own)] : []),
      ...placed(others, areas, own ?? null).filter(({ name }) => !held.areas.has(name)),
    ],
    alias: own && kept !== null && kept.toLowerCase() !== own.toLowerCase() ? { of: kept, name: own } : null,
    question: isOpen ? askWhich(authorities) : null,
  };
}

function onePerName(said: readonly AreaSaid[]): readonly AreaSaid[] {
  return [...new Map(said.map((area) => [area.name, area])).values()];
}

/** undefined: nobody has said it; null: none of them is it. */
function ownOf(areas: readonly AreaSaid[], said: string | undefined, kept: string | null): string | null | undefined {
  const named = (name: string) => areas.find((area) => area.name.toLowerCase() === name.toLowerCase())?.name;
  if (said?.toLowerCase() === NONE_OF_THESE) return null;
  if (said !== undefined) return named(said);
  const held = kept === null ? undefined : named(kept);
  return held ?? (areas.length === 1 ? areas[0]?.name : undefined);
}

function askWhich(authorities: readonly AreaSaid[]): Question {
  const choices = [...authorities.map(({ name }) => name).sort(), NONE_OF_THESE];
  return { kind: 'organisation', of: [], text: 'Which of these is your own organisation?', choices };
}

function organisationRow(name: string): AreaWritten {
  return { name, kind: 'organisation', comparator: null, parent: null, aliases: [] };
}

function placed(others: readonly AreaSaid[], all: readonly AreaSaid[], own: string | null): readonly AreaWritten[] {
  const hasAuthorities = all.some(({ level }) => level === 'authority');
  const country = all.find(({ level }) => level === 'country')?.name ?? null;
  const ownRegion = all.find(({ name }) => name === own)?.region ?? null;
  return others.map((area): AreaWritten => {
    const base = { name: area.name, aliases: [] };
    if (area.level === 'country') return { ...base, kind: 'comparator', comparator: 'national', parent: null };
    if (area.level === 'part') return { ...base, kind: 'locality', comparator: null, parent: null };
    const isOwnRegion = area.level === 'region' && (area.name === ownRegion || !hasAuthorities);
    return { ...base, kind: 'comparator', comparator: 'region', parent: isOwnRegion ? null : country };
  });
}
