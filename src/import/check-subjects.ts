import type { Unit } from '../catalogue/catalogue.ts';
import type { Source } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import { BOUNDS_ALLOWED, readBounds } from './bounds.ts';
import { BASES, type Cells, doubles, readCells, readWhole } from './cells.ts';
import { hint, listWords } from './hint.ts';
import { isUnknown, type Names } from './names.ts';
import type { Problem } from './problem.ts';
import type { AliasRow, AreaRow, IndicatorRow, RelationRow, ThemeRow } from './rows.ts';

const AREA_KINDS = ['organisation', 'locality', 'team', 'comparator'] as const;
export const COMPARATORS = ['national', 'region', 'neighbours', 'good-outstanding'] as const;
export const UNITS = [
  ...['percent', 'count', 'per-1000', 'per-10000', 'per-100000'],
  ...['minutes', 'hours', 'days', 'money', 'ratio', 'score'],
] as const satisfies readonly Unit[];
const POLARITIES = ['higher', 'lower', 'none', 'range'] as const;
const RELATIONS = ['complement', 'includes', 'near'] as const;
const SUBJECTS = ['indicator', 'theme', 'area'] as const;
const READINGS = ['same', 'inverse'] as const;
const CHANGES = ['percent', 'points'] as const;
const MOST_DECIMALS = 6;
/** What fits a button of every platform and a column of a small table. */
const LONGEST_SHORT = 32;
/** Also the name of a folder. */
const PACK = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export interface SourceRow {
  readonly title: string;
  readonly publishedOn: IsoDate;
  readonly changesAs: Source['changesAs'];
  readonly packs: readonly string[] | null;
}

export function checkSource(text: string, problems: Problem[]): SourceRow | null {
  const rows = readCells('source.csv', text, problems, (cells) => {
    if (cells.text('published') === null) cells.wrong('published', 'the day of publication as 2019-03-07');
    return {
      line: cells.line,
      title: cells.needed('title'),
      publishedOn: cells.date('published') ?? '',
      changesAs: cells.oneOf('changes', CHANGES) ?? 'points',
      packs: cells.has('words') ? readPacks(cells) : null,
    };
  });
  const [first, second] = rows;
  const place = { file: 'source.csv', column: null, allowed: 'one row' };
  if (second) problems.push({ ...place, line: second.line, found: 'a second row' });
  if (!first) problems.push({ ...place, line: null, found: 'no row' });
  return first ?? null;
}

function readPacks(cells: Cells<'source.csv'>): readonly string[] {
  const packs = cells.list('words');
  const wrong = packs.find((pack) => !PACK.test(pack));
  if (wrong !== undefined) {
    cells.wrong('words', 'names of word packs in small letters, with semicolons between them', JSON.stringify(wrong));
  }
  return packs;
}

export function checkThemes(text: string, names: Names, problems: Problem[]): readonly ThemeRow[] {
  const double = doubles('themes.csv', problems);
  const parents: { readonly line: number; readonly parent: string }[] = [];
  const { rows, isWhole } = readWhole('themes.csv', text, problems, (cells): ThemeRow => {
    const row = { name: cells.needed('theme'), parent: cells.text('parent'), aliases: cells.list('aliases') };
    double(cells.line, row.name, `the theme ${row.name}`);
    if (row.parent !== null) parents.push({ line: cells.line, parent: row.parent });
    names.themes.set(row.name, { parent: row.parent });
    return row;
  });
  if (!isWhole) names.unread.add('themes');
  checkParents('themes.csv', parents, { names, kind: 'themes' }, problems);
  return rows;
}

export function checkAreas(text: string, names: Names, problems: Problem[]): readonly AreaRow[] {
  const double = doubles('areas.csv', problems);
  const parents: { readonly line: number; readonly area: string; readonly parent: string }[] = [];
  const { rows, isWhole } = readWhole('areas.csv', text, problems, (cells): AreaRow => {
    const row = readArea(cells);
    double(cells.line, row.name, `the area ${row.name}`);
    if (row.parent !== null) parents.push({ line: cells.line, area: row.name, parent: row.parent });
    if (row.kind === 'organisation') checkOneOrganisation(cells, row.name, names);
    names.areas.set(row.name, { kind: row.kind, parent: row.parent });
    return row;
  });
  if (!isWhole) names.unread.add('areas');
  checkParents('areas.csv', parents, { names, kind: 'areas' }, problems);
  checkComparatorsApart(parents, names, problems);
  return rows;
}

/** Comparators are parts of comparators, and what is ours of what is ours. */
function checkComparatorsApart(
  parents: readonly { readonly line: number; readonly area: string; readonly parent: string }[],
  names: Names,
  problems: Problem[],
): void {
  const isComparator = (name: string) => names.areas.get(name)?.kind === 'comparator';
  for (const { line, area, parent } of parents) {
    if (!names.areas.has(parent) || isComparator(area) === isComparator(parent)) continue;
    const allowed = isComparator(area) ? 'a comparator, as the area is one' : 'no comparator, as the area is none';
    problems.push({ file: 'areas.csv', line, column: 'parent', found: JSON.stringify(parent), allowed });
  }
}

function readArea(cells: Cells<'areas.csv'>): AreaRow {
  const kind = cells.neededOneOf('kind', AREA_KINDS) ?? 'locality';
  const comparator = cells.oneOf('comparator', COMPARATORS);
  if (kind === 'comparator' && cells.text('comparator') === null) cells.wrong('comparator', listWords(COMPARATORS));
  if (kind !== 'comparator' && comparator !== null) cells.wrong('comparator', 'nothing, as the area is no comparator');
  const parent = cells.text('parent');
  if (parent !== null && kind === 'organisation') cells.wrong('parent', 'nothing, as the area is the organisation');
  return { name: cells.needed('area'), kind, comparator, parent, aliases: cells.list('aliases') };
}

function checkOneOrganisation(cells: Cells<'areas.csv'>, name: string, names: Names): void {
  const other = organisationOf(names);
  if (other === null || other === name) return;
  cells.wrong('kind', `one organisation, which is "${other}"`, 'a second organisation');
}

/** The name of the organisation, which a number without an area is about; null before there is one. */
export function organisationOf(names: Pick<Names, 'areas'>): string | null {
  for (const [name, { kind }] of names.areas) if (kind === 'organisation') return name;
  return null;
}

function checkParents(
  file: string,
  parents: readonly { readonly line: number; readonly parent: string }[],
  { names, kind }: { readonly names: Names; readonly kind: 'themes' | 'areas' },
  problems: Problem[],
): void {
  const known: ReadonlyMap<string, { readonly parent: string | null }> = names[kind];
  for (const { line, parent } of parents) {
    const place = { file, line, column: 'parent', found: JSON.stringify(parent) };
    if (isUnknown(names, kind, parent)) {
      const allowed = `a name of this file, or one held already${hint(parent, [...known.keys()])}`;
      problems.push({ ...place, allowed });
    } else if (isBelowItself(parent, known)) {
      problems.push({ ...place, allowed: 'a parent that is not below itself' });
    }
  }
}

function isBelowItself(name: string, known: ReadonlyMap<string, { readonly parent: string | null }>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = name; at !== null; at = known.get(at)?.parent ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

/** @param open - whether a theme that is nowhere named yet is made: there is no list of themes to check it by */
export function checkIndicators(
  text: string,
  names: Names,
  open: boolean,
  problems: Problem[],
): readonly IndicatorRow[] {
  const double = doubles('indicators.csv', problems);
  const { rows, isWhole } = readWhole('indicators.csv', text, problems, (cells): IndicatorRow => {
    const code = cells.needed('code');
    double(cells.line, code, `the indicator ${code}`);
    const unit = cells.neededOneOf('unit', UNITS);
    const polarity = cells.neededOneOf('polarity', POLARITIES);
    // Numbers are not judged by a unit that nobody knows: the cell that is wrong is reported once.
    if (unit === null || polarity === null) names.halfRead.add(code);
    const name = cells.needed('name');
    const decimals = readDecimals(cells);
    const bounds = cells.has('bounds') ? readBoundsOf(cells) : undefined;
    if (unit !== null && polarity !== null) addIndicator(names, code, { unit, polarity, name, bounds, decimals });
    checkName(cells, names, code, name);
    return {
      code,
      name,
      theme: readTheme(cells, names, open),
      unit: unit ?? 'count',
      polarity: polarity ?? 'none',
      population: cells.text('population') ?? '',
      short: cells.has('short') ? readShort(cells) : undefined,
      bounds,
      decimals,
      definition: cells.has('definition') ? cells.text('definition') : undefined,
      ownerRole: cells.has('owner role') ? cells.text('owner role') : undefined,
      headlineBasis: cells.has('headline basis') ? cells.oneOf('headline basis', BASES) : undefined,
    };
  });
  if (!isWhole) {
    names.unread.add('indicators');
    if (open) names.unread.add('themes');
  }
  return rows;
}

interface SaidOfIndicator {
  readonly unit: Unit;
  readonly polarity: IndicatorRow['polarity'];
  readonly name: string;
  readonly bounds: string | null | undefined;
  readonly decimals: number | undefined;
}

/** What the row leaves out stays as it is held. */
function addIndicator(names: Names, code: string, said: SaidOfIndicator): void {
  const held = names.indicators.get(code);
  const { unit, polarity, name } = said;
  const bounds = said.bounds === undefined ? (held?.bounds ?? null) : said.bounds;
  const decimals = said.decimals ?? held?.decimals;
  names.indicators.set(code, { unit, polarity, name, bounds, ...(decimals === undefined ? {} : { decimals }) });
}

/** Two measures of one name are asked back as 'X or X?': nobody could choose. */
function checkName(cells: Cells<'indicators.csv'>, names: Names, code: string, name: string): void {
  for (const [other, held] of names.indicators) {
    if (other === code || name === '' || held.name === undefined || !isSameName(held.name, name)) continue;
    cells.wrong('name', `a name of its own, as ${other} is called that already`);
    return;
  }
}

function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}

function readBoundsOf(cells: Cells<'indicators.csv'>): string | null {
  const text = cells.text('bounds');
  if (text !== null && readBounds(text) === null) cells.wrong('bounds', BOUNDS_ALLOWED);
  return text;
}

function readShort(cells: Cells<'indicators.csv'>): string | null {
  const short = cells.text('short');
  if (short !== null && short.length > LONGEST_SHORT) {
    cells.wrong('short', `${LONGEST_SHORT} characters at most`, `${short.length} characters`);
  }
  return short;
}

function readTheme(cells: Cells<'indicators.csv'>, names: Names, open: boolean): string {
  const theme = cells.needed('theme');
  if (theme !== '' && open && !names.themes.has(theme)) names.themes.set(theme, { parent: null });
  cells.reference('theme', names, 'themes');
  return theme;
}

function readDecimals(cells: Cells<'indicators.csv'>): number | undefined {
  const decimals = cells.whole('decimals');
  if (decimals !== null && decimals > MOST_DECIMALS) cells.wrong('decimals', `0 to ${MOST_DECIMALS}`);
  return decimals ?? undefined;
}

export function checkRelations(text: string, names: Names, problems: Problem[]): readonly RelationRow[] {
  const double = doubles('relations.csv', problems);
  return readCells('relations.csv', text, problems, (cells): RelationRow | null => {
    const [code, other] = [cells.needed('code'), cells.needed('other')];
    cells.reference('code', names, 'indicators');
    cells.reference('other', names, 'indicators');
    const kind = cells.neededOneOf('kind', RELATIONS);
    if (code !== '' && code === other) cells.wrong('other', 'another indicator than the one in column code');
    if (kind === null) return null;
    // Of the two that go both ways, saying it from the other side is saying it again.
    const pair = kind === 'includes' ? [code, other] : [code, other].sort();
    double(cells.line, [kind, ...pair].join('\n'), `${code} ${kind} ${other}`);
    return { code, kind, other };
  });
}

export function checkAliases(text: string, names: Names, problems: Problem[]): readonly AliasRow[] {
  const double = doubles('aliases.csv', problems);
  return readCells('aliases.csv', text, problems, (cells): AliasRow | null => {
    const of = cells.neededOneOf('of', SUBJECTS);
    const [name, alias] = [cells.needed('name'), cells.needed('alias')];
    const reading = cells.oneOf('reading', READINGS) ?? 'same';
    if (of === null) return null;
    if (of === 'indicator') cells.reference('name', names, 'indicators');
    if (of === 'theme') cells.reference('name', names, 'themes');
    if (of === 'area') cells.reference('name', names, 'areas');
    if (of !== 'indicator' && reading === 'inverse')
      cells.wrong('reading', `same, as only indicators have an opposite`);
    double(cells.line, [of, name, alias].join('\n'), `"${alias}" for ${name}`);
    return { of, name, alias, reading };
  });
}
