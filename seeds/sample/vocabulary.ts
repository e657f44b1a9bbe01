import { AREAS, COMPARATORS, ORGANISATION } from './areas.ts';
import { type Row, readRows, writeTable } from './tables.ts';

/** Files of seeds/report that are taken as they are: the words of the field, and how indicators stand to each other. */
export const TAKEN = ['themes.csv', 'relations.csv', 'aliases.csv', 'words.csv'] as const;

/** The basis that leads, where an indicator is published on several: the one on which its numbers are large enough. */
const HEADLINE: Readonly<Record<string, string>> = {
  'FD-24H': 'quarter',
  'FD-48H': 'quarter',
  'FD-REF': 'quarter',
  'FD-SA': 'quarter',
  'REF-NOTSEEN': 'month',
  'SA-45D': 'month',
  'CP-ICPC': 'quarter',
  'CP-RCPC': 'quarter',
  'CIC-IN': 'quarter',
  'CIC-OUT': 'quarter',
  'CIC-RETURN': 'rolling-year',
  'CIC-IHA': 'quarter',
  'EF-MOMO': 'quarter',
  'EF-COMPLAINTS': 'quarter',
  'EF-UPHELD': 'rolling-year',
};

const OWNERS: Readonly<Record<string, string>> = {
  'Contact and front door': 'Head of the front door',
  Referrals: 'Head of the front door',
  Assessments: 'Head of assessment',
  'Children in need': 'Head of family help',
  'Child protection': 'Head of safeguarding',
  'Children in care': 'Head of children in care',
  'Placement stability': 'Head of placements',
  'Health and wellbeing': 'Head of children in care',
  'Empowerment and feedback': 'Head of participation',
  Caseloads: 'Principal social worker',
  'Workforce stability': 'Principal social worker',
};

/** The report's indicators, without what its definitions say of the report itself. */
export function indicatorsFrom(report: string): string {
  const columns = ['code', 'name', 'short', 'theme', 'unit', 'polarity', 'population', 'decimals', 'definition'];
  const rows = readRows(report).map((row) => ({
    ...row,
    definition: withoutReport(row['definition'] ?? '').replace('in the month.', 'in the period.'),
    'owner role': OWNERS[row['theme'] ?? ''] ?? '',
    'headline basis': HEADLINE[row['code'] ?? ''] ?? '',
  }));
  return writeTable([...columns, 'owner role', 'headline basis'], rows);
}

/** Sentences about the report are left out, and so is the rest of a sentence from where it turns to it. */
function withoutReport(text: string): string {
  const sentences = text.split(/(?<=[.?])\s+/).filter((sentence) => !/^The report\b/.test(sentence));
  return sentences
    .map((sentence) => sentence.replace(/[;,] the report .*$/, '.').replace(/ that the report .*$/, '.'))
    .join(' ');
}

/** Words of the report for what it does not hold and the sample does: numbers by locality and team, and more comparators. */
const HELD =
  /\b(localit(y|ies)|teams?|by (area|type)|each area|which area|complaints?|complaint types|statistical|neighbours?|neighbouring (authorities|councils)|region(al|ally)?|similar (councils|authorities)|SNs)\b/;

/** A manager is still not held, and a part is, but not by 'mine' or by a point of the compass. */
const NOT_HELD =
  /\bmanager|neighbours calling|\b(duty|assessment|north|south|east|west|my|our|this|in the) (team|locality)\b/;

/** What is left of a term of which the sample holds a part. */
const RENAMED: Readonly<Record<string, string>> = {
  'by locality, district, team or office': 'by district, ward, office or worker',
  'statistical neighbours and regional averages': 'other groups of councils',
};

/** The report's terms, without words for what is held here and without what they say of the report itself. */
export function termsFrom(report: string): string {
  const rows = readRows(report).flatMap((row): readonly Row[] => {
    const said = (row['also said'] ?? '').split(';').map((word) => word.trim());
    const left = said.filter((word) => !HELD.test(word) || NOT_HELD.test(word));
    if (said.length > left.length && left.length === 0) return [];
    const term = RENAMED[row['term'] ?? ''] ?? row['term'] ?? '';
    return [{ ...row, term, 'also said': left.join('; '), meaning: withoutReport(row['meaning'] ?? '') }];
  });
  return writeTable(['term', 'also said', 'meaning', 'code'], rows);
}

/** Northshire, its parts and whom it is compared with; what the report calls its council and comparators is kept. */
export function areasFrom(report: string): string {
  const rows = readRows(report);
  const aliasesOf = (name: string) => rows.find((row) => row['area'] === name)?.['aliases'] ?? '';
  const organisation = rows.find((row) => row['kind'] === 'organisation');
  const ours = AREAS.map(({ name, level }): Row => {
    if (level !== 'organisation')
      return { area: name, kind: level, parent: ORGANISATION, aliases: saidOf(name, level) };
    return { area: name, kind: level, aliases: ['the council', organisation?.['aliases'] ?? ''].join('; ') };
  });
  const others = COMPARATORS.map(({ name, kind, aliases }): Row => {
    return { area: name, kind: 'comparator', comparator: kind, aliases: aliases ?? aliasesOf(name) };
  });
  return writeTable(['area', 'kind', 'comparator', 'parent', 'aliases'], [...ours, ...others]);
}

function saidOf(name: string, level: 'locality' | 'team'): string {
  if (level === 'team') return `${name.replace(' team', '')}; the ${name}; team ${name.replace(' team', '')}`;
  return `${name} locality; the ${name} locality; ${name} area`;
}
