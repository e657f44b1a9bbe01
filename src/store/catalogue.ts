import type { Knex } from 'knex';
import type {
  Area,
  Catalogue,
  Commentary,
  Indicator,
  Relation,
  Risk,
  Series,
  Term,
  Theme,
  Threshold,
  WordGroup,
} from '../catalogue/catalogue.ts';
import type { Rating, Source } from '../query/observation.ts';
import { dialectOf } from './dialect-of.ts';
import { reading } from './reading.ts';

/** A row as the database gives it: its columns are known by the migrations, not by the compiler. */
type Row = Readonly<Record<string, unknown>>;

/**
 * The catalogue as it stands at one moment: an import running beside it is seen whole or not at all.
 *
 * @throws StoreError when the database can't be read
 */
export function readCatalogue(knex: Knex): Promise<Catalogue> {
  return reading(knex, 'reading the catalogue', () => dialectOf(knex).readSnapshot(knex, readCatalogueIn));
}

/** The catalogue as a transaction that is open already sees it. */
export async function readCatalogueIn(reader: Knex): Promise<Catalogue> {
  return {
    version: await version(reader),
    dataset: await dataset(reader),
    indicators: await indicators(reader),
    themes: await themes(reader),
    areas: await areas(reader),
    series: await series(reader),
    thresholds: await thresholds(reader),
    commentary: await commentary(reader),
    risks: await risks(reader),
    terms: await terms(reader),
    words: await words(reader),
    packs: await packs(reader),
    sources: await sources(reader),
  };
}

/** The one cheap look: `version` of the catalogue that is in the database now. */
export function readVersion(knex: Knex): Promise<string> {
  return reading(knex, 'looking for changes', () => version(knex));
}

async function version(knex: Knex): Promise<string> {
  const row = await knex('catalogue_version').first('version');
  return String(row?.version);
}

/** Of what is published, what adds something: others say nothing since what they were about was taken back. */
const COUNTING = { state: 'published', adds_nothing: false } as const;

/** '' before the first import, or where all that is left of them adds nothing. */
async function dataset(knex: Knex): Promise<string> {
  const row = await knex('imports').where(COUNTING).orderBy('id', 'desc').first('dataset');
  return row?.dataset ?? '';
}

async function indicators(knex: Knex): Promise<Indicator[]> {
  const rows: Row[] = await knex('indicators').orderBy(['position', 'id']);
  const aliases = groupBy(await knex('indicator_aliases').orderBy('id'), 'indicator_id');
  const relations = groupBy(
    await knex('relations as r')
      .join('indicators as o', 'o.id', 'r.other_id')
      .orderBy('r.id')
      .select('r.indicator_id', 'r.kind', 'o.code'),
    'indicator_id',
  );
  return rows.map((row) => ({
    id: row['id'] as number,
    code: row['code'] as string,
    name: row['name'] as string,
    short: row['short'] as string | null,
    themeId: row['theme_id'] as number,
    unit: row['unit'] as Indicator['unit'],
    polarity: row['polarity'] as Indicator['polarity'],
    decimals: row['decimals'] as number,
    definition: row['definition'] as string | null,
    population: row['population'] as string,
    owner: row['owner_role'] as string | null,
    headlineBasis: row['headline_basis'] as Indicator['headlineBasis'],
    aliases: of(aliases, row).map((alias) => ({
      text: alias['alias'] as string,
      kind: alias['kind'] as 'same' | 'inverse',
    })),
    relations: of(relations, row).map((relation) => ({
      kind: relation['kind'] as Relation['kind'],
      code: relation['code'] as string,
    })),
  }));
}

async function themes(knex: Knex): Promise<Theme[]> {
  const rows: Row[] = await knex('themes').orderBy(['position', 'id']);
  const aliases = groupBy(await knex('theme_aliases').orderBy('id'), 'theme_id');
  return rows.map((row) => ({
    id: row['id'] as number,
    name: row['name'] as string,
    parentId: row['parent_id'] as number | null,
    aliases: of(aliases, row).map((alias) => alias['alias'] as string),
  }));
}

async function areas(knex: Knex): Promise<Area[]> {
  const rows: Row[] = await knex('areas').orderBy('id');
  const aliases = groupBy(await knex('area_aliases').orderBy('id'), 'area_id');
  return rows.map((row) => ({
    id: row['id'] as number,
    name: row['name'] as string,
    kind: row['kind'] as Area['kind'],
    comparator: row['comparator'] as Area['comparator'],
    parentId: row['parent_id'] as number | null,
    aliases: of(aliases, row).map((alias) => alias['alias'] as string),
  }));
}

async function series(knex: Knex): Promise<Series[]> {
  const rows: Row[] = await knex('series').orderBy('id');
  const breaks = groupBy(await knex('series_breaks').orderBy(['at', 'id']), 'series_id');
  return rows.map((row) => ({
    id: row['id'] as number,
    indicatorId: row['indicator_id'] as number,
    areaId: row['area_id'] as number,
    dimension: row['dimension'] as string,
    category: row['category'] as string,
    basis: row['basis'] as Series['basis'],
    breaks: of(breaks, row).map((each) => ({ at: each['at'] as string, reason: each['reason'] as string })),
  }));
}

async function thresholds(knex: Knex): Promise<Threshold[]> {
  const rows: Row[] = await knex('thresholds').orderBy('id');
  return rows.map((row) => ({
    indicatorId: row['indicator_id'] as number,
    areaId: row['area_id'] as number,
    basis: row['basis'] === 'any' ? null : (row['basis'] as Exclude<Threshold['basis'], null>),
    from: row['valid_from'] as string,
    to: row['valid_to'] as string,
    target: row['target'] as string | null,
    limits: limits(row),
    range: row['range_low'] === null ? null : { low: row['range_low'] as string, high: row['range_high'] as string },
    origin: row['origin'] as string,
    note: row['note'] as string | null,
  }));
}

const LIMITS = ['exceeds', 'within', 'yellow', 'amber'] as const satisfies readonly Rating[];

function limits(row: Row): Threshold['limits'] {
  return Object.fromEntries(LIMITS.filter((limit) => row[limit] !== null).map((limit) => [limit, row[limit]]));
}

async function commentary(knex: Knex): Promise<Commentary[]> {
  const rows: Row[] = await withSource(knex, 'commentary').orderBy([
    { column: 'i.published_on', order: 'desc' },
    { column: 't.id' },
  ]);
  const named = groupBy(
    await knex('commentary_indicators as c')
      .join('indicators as n', 'n.id', 'c.indicator_id')
      .orderBy('c.id')
      .select('c.commentary_id', 'n.code'),
    'commentary_id',
  );
  return rows.map((row) => ({
    section: row['section'] as string,
    kind: row['kind'] as Commentary['kind'],
    indicatorCodes: of(named, row).map((each) => each['code'] as string),
    themeId: row['theme_id'] as number | null,
    text: row['text'] as string,
    source: source(row),
  }));
}

async function risks(knex: Knex): Promise<Risk[]> {
  const rows: Row[] = await withSource(knex, 'risks').orderBy('t.id');
  return rows.map((row) => ({
    ref: row['ref'] as string,
    title: row['title'] as string,
    level: row['level'] as string,
    score: row['score'] as number,
    arrow: row['arrow'] as string | null,
    controls: row['controls'] as string | null,
    themeId: row['theme_id'] as number | null,
    source: source(row),
  }));
}

function withSource(knex: Knex, table: 'commentary' | 'risks') {
  return knex(`${table} as t`)
    .join('imports as i', 'i.id', 't.import_id')
    .whereRaw('t.is_current')
    .select('t.*', 'i.source_title', 'i.published_on', 'i.changes_as');
}

async function terms(knex: Knex): Promise<Term[]> {
  const rows: Row[] = await knex('terms as t')
    .leftJoin('indicators as n', 'n.id', 't.indicator_id')
    .orderBy('t.id')
    .select('t.*', 'n.code');
  const said = groupBy(await knex('term_words').orderBy('id'), 'term_id');
  return rows.map((row) => ({
    term: row['term'] as string,
    alsoSaid: of(said, row).map((each) => each['word'] as string),
    meaning: row['meaning'] as string,
    code: row['code'] as string | null,
  }));
}

async function words(knex: Knex): Promise<WordGroup[]> {
  const groups = groupBy(await knex('words').orderBy('id'), 'concept');
  return [...groups].map(([concept, rows]) => ({
    concept: concept as string,
    words: rows.map((row) => row['word'] as string),
  }));
}

async function packs(knex: Knex): Promise<string[]> {
  const row: Row | undefined = await knex('imports')
    .where(COUNTING)
    .whereNotNull('packs')
    .orderBy([
      { column: 'published_on', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('packs');
  return row === undefined ? [] : (JSON.parse(row['packs'] as string) as string[]);
}

async function sources(knex: Knex): Promise<Source[]> {
  const last = knex('imports')
    .where({ kind: 'import', ...COUNTING })
    .groupBy('source_title', 'published_on')
    .max('id');
  const rows: Row[] = await knex('imports').whereIn('id', last).select('source_title', 'published_on', 'changes_as');
  return rows.map(source).toSorted(newestFirst);
}

/** Of one day by their titles: in which order they were brought in can't be told from what is held. */
function newestFirst(a: Source, b: Source): number {
  if (a.publishedOn !== b.publishedOn) return a.publishedOn < b.publishedOn ? 1 : -1;
  return a.title < b.title ? 1 : a.title > b.title ? -1 : 0;
}

function source(row: Row): Source {
  return {
    title: row['source_title'] as string,
    publishedOn: row['published_on'] as string,
    changesAs: row['changes_as'] as Source['changesAs'],
  };
}

function groupBy(rows: readonly Row[], column: string): ReadonlyMap<unknown, readonly Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}

function of(groups: ReadonlyMap<unknown, readonly Row[]>, owner: Row): readonly Row[] {
  return groups.get(owner['id']) ?? [];
}
