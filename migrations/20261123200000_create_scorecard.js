// @ts-check

/**
 * Everything that the report of one organisation needs: what can be asked (indicators, themes, areas, series,
 * thresholds, words), what was published (observations with their revisions, commentary, risks) and where it came
 * from (imports).
 *
 * Conventions of the columns, so that SQLite and PostgreSQL hold the same:
 * - dates are text as YYYY-MM-DD, decimals are text as printed; booleans are 0/1 on SQLite, true/false on PostgreSQL;
 * - no unique key holds a NULL: what is open or not given has a value of its own ('all', 'any', 0001-01-01).
 *
 * @typedef {import('knex').Knex} Knex
 * @typedef {import('knex').Knex.CreateTableBuilder} Table
 */

const BASES = ['month', 'quarter', 'year', 'rolling-year', 'snapshot', 'not-given'];
const RATINGS = ['exceeds', 'within', 'attention', 'yellow', 'amber', 'red'];

/** Children first, so that they can be dropped in this order. */
const TABLES = [
  'catalogue_version',
  'words',
  'term_words',
  'terms',
  'risks',
  'commentary_indicators',
  'commentary',
  'observation_remarks',
  'observations',
  'thresholds',
  'series_breaks',
  'series',
  'relations',
  'area_aliases',
  'theme_aliases',
  'indicator_aliases',
  'indicators',
  'areas',
  'themes',
  'imports',
];

/** @param {Knex} knex */
export async function up(knex) {
  const check = checks(knex);
  await createImports(knex, check);
  await createSubjects(knex, check);
  await createIndicators(knex, check);
  await createSeries(knex, check);
  await createThresholds(knex, check);
  await createObservations(knex, check);
  await createCommentary(knex, check);
  await createRisks(knex, check);
  await createWords(knex, check);
  await createVersion(knex);
}

/** @param {Knex} knex */
export async function down(knex) {
  for (const table of TABLES) await knex.schema.dropTable(table);
}

/**
 * Named CHECK constraints, in the words of the database in use. A NULL passes each of them.
 *
 * @param {Knex} knex
 */
function checks(knex) {
  const sqlite = knex.client.dialect === 'sqlite3';
  /** @param {string} column */
  const isDate = (column) =>
    sqlite
      ? `${column} is null or date(${column}) is ${column}`
      : `case when ${column} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
         then make_date(left(${column}, 4)::int, substr(${column}, 6, 2)::int, right(${column}, 2)::int) is not null
         else ${column} is null end`;
  /** @param {string} column */
  const isDecimal = (column) =>
    sqlite
      ? `${column} is null or (${column} not glob '*[^0-9.-]*' and ${column} glob '*[0-9]'
         and ${column} not glob '*.*.*' and (${column} glob '[0-9]*' or ${column} glob '-[0-9]*')
         and substr(${column}, 2) not glob '*-*')`
      : // No question mark: Knex would take it for a binding.
        `${column} ~ '^-{0,1}[0-9]+([.][0-9]+){0,1}$'`;
  // What PostgreSQL's own types refuse, and SQLite would take: text in a column of integers.
  /** @param {string} column */
  const isInteger = (column) => (sqlite ? `typeof(${column}) in ('integer', 'null')` : null);
  /** @param {string} column */
  const isBoolean = (column) => (sqlite ? `${column} in (0, 1)` : null);

  /** @param {(column: string) => string | null} rule @param {string} suffix */
  const each = (rule, suffix) => {
    /** @param {Table} table @param {string} name @param {readonly string[]} columns */
    return (table, name, columns) => {
      for (const column of columns) {
        const predicate = rule(column);
        if (predicate !== null) table.check(predicate, {}, `${name}_${column}_${suffix}`);
      }
    };
  };
  return {
    dates: each(isDate, 'is_date'),
    decimals: each(isDecimal, 'is_decimal'),
    integers: each(isInteger, 'is_integer'),
    booleans: each(isBoolean, 'is_boolean'),
    filled: each((column) => `trim(${column}) <> ''`, 'is_filled'),
    /** @param {Table} table @param {string} name @param {string} column @param {readonly string[]} of */
    oneOf(table, name, column, of) {
      table.check(`${column} in (${of.map((each) => `'${each}'`).join(', ')})`, {}, `${name}_${column}_is_known`);
    },
  };
}

/** @typedef {ReturnType<typeof checks>} Checks */

/** @param {Knex} knex @param {Checks} check */
async function createImports(knex, check) {
  await knex.schema.createTable('imports', (table) => {
    table.increments('id');
    table.text('dataset').notNullable();
    table.text('source_title').notNullable();
    table.text('published_on').notNullable();
    // UTC, ISO 8601 to the second or finer: the clock is the importer's argument, never the database's.
    table.text('imported_at').notNullable();
    // Of the files' content, so that the same folder is known again.
    table.text('digest').notNullable().index();
    table.text('kind').notNullable().defaultTo('import');
    check.filled(table, 'imports', ['dataset', 'source_title', 'digest']);
    check.dates(table, 'imports', ['published_on']);
    table.check("imported_at like '____-__-__T__:__:__%Z'", {}, 'imports_imported_at_is_utc');
    check.oneOf(table, 'imports', 'kind', ['import', 'retract']);
  });
}

/** @param {Knex} knex @param {Checks} check */
async function createSubjects(knex, check) {
  await knex.schema.createTable('themes', (table) => {
    table.increments('id');
    table.text('name').notNullable().unique();
    table.integer('parent_id').nullable().index().references('id').inTable('themes');
    table.integer('position').notNullable();
    check.filled(table, 'themes', ['name']);
    check.integers(table, 'themes', ['position']);
    table.check('parent_id <> id', {}, 'themes_parent_is_another');
  });
  await knex.schema.createTable('areas', (table) => {
    table.increments('id');
    table.text('name').notNullable().unique();
    table.text('kind').notNullable();
    // Of a comparator alone: what sort of group it is.
    table.text('comparator').nullable();
    table.integer('parent_id').nullable().index().references('id').inTable('areas');
    check.filled(table, 'areas', ['name']);
    check.oneOf(table, 'areas', 'kind', ['organisation', 'locality', 'team', 'comparator']);
    check.oneOf(table, 'areas', 'comparator', ['national', 'region', 'neighbours', 'good-outstanding']);
    table.check("(kind = 'comparator') = (comparator is not null)", {}, 'areas_comparator_fits_kind');
    table.check('parent_id <> id', {}, 'areas_parent_is_another');
  });
}

/** @param {Knex} knex @param {Checks} check */
async function createIndicators(knex, check) {
  await knex.schema.createTable('indicators', (table) => {
    table.increments('id');
    table.text('code').notNullable().unique();
    table.text('name').notNullable();
    table.integer('theme_id').notNullable().index().references('id').inTable('themes');
    table.text('unit').notNullable();
    table.text('polarity').notNullable();
    table.integer('decimals').notNullable();
    table.text('definition').nullable();
    table.text('population').notNullable();
    table.text('owner_role').nullable();
    table.text('headline_basis').nullable();
    table.integer('position').notNullable();
    check.filled(table, 'indicators', ['code', 'name']);
    check.integers(table, 'indicators', ['decimals', 'position']);
    check.oneOf(table, 'indicators', 'unit', ['percent', 'count', 'per-10000', 'days', 'score']);
    check.oneOf(table, 'indicators', 'polarity', ['higher', 'lower', 'none', 'range']);
    check.oneOf(table, 'indicators', 'headline_basis', BASES);
    table.check('decimals between 0 and 6', {}, 'indicators_decimals_are_few');
  });
  await createAliases(knex, check);
  await knex.schema.createTable('relations', (table) => {
    table.increments('id');
    table.integer('indicator_id').notNullable().references('id').inTable('indicators').onDelete('CASCADE');
    table.text('kind').notNullable();
    table.integer('other_id').notNullable().index().references('id').inTable('indicators').onDelete('CASCADE');
    table.unique(['indicator_id', 'kind', 'other_id'], { indexName: 'relations_once' });
    check.oneOf(table, 'relations', 'kind', ['complement', 'includes', 'near']);
    table.check('indicator_id <> other_id', {}, 'relations_other_is_another');
  });
}

/**
 * One table for each thing that has aliases, so that each foreign key is a real one. The same words may belong to
 * two indicators ('repeat plans'): that leads to a question back.
 *
 * @param {Knex} knex @param {Checks} check
 */
async function createAliases(knex, check) {
  for (const [name, owner, owners] of [
    ['indicator_aliases', 'indicator_id', 'indicators'],
    ['theme_aliases', 'theme_id', 'themes'],
    ['area_aliases', 'area_id', 'areas'],
  ]) {
    if (name === undefined || owner === undefined || owners === undefined) continue;
    await knex.schema.createTable(name, (table) => {
      table.increments('id');
      table.integer(owner).notNullable().references('id').inTable(owners).onDelete('CASCADE');
      table.text('alias').notNullable();
      // 'inverse': the words name the opposite, answered by the complement.
      if (name === 'indicator_aliases') table.text('kind').notNullable().defaultTo('same');
      table.unique([owner, 'alias'], { indexName: `${name}_once` });
      check.filled(table, name, ['alias']);
      if (name === 'indicator_aliases') check.oneOf(table, name, 'kind', ['same', 'inverse']);
    });
  }
}

/** @param {Knex} knex @param {Checks} check */
async function createSeries(knex, check) {
  await knex.schema.createTable('series', (table) => {
    table.increments('id');
    table.integer('indicator_id').notNullable().references('id').inTable('indicators');
    table.integer('area_id').notNullable().index().references('id').inTable('areas');
    table.text('dimension').notNullable().defaultTo('all');
    table.text('category').notNullable().defaultTo('all');
    table.text('basis').notNullable();
    table.unique(['indicator_id', 'area_id', 'dimension', 'category', 'basis'], { indexName: 'series_once' });
    check.filled(table, 'series', ['dimension', 'category']);
    check.oneOf(table, 'series', 'basis', BASES);
    table.check("(dimension = 'all') = (category = 'all')", {}, 'series_total_is_whole');
  });
  await knex.schema.createTable('series_breaks', (table) => {
    table.increments('id');
    table.integer('series_id').notNullable().references('id').inTable('series').onDelete('CASCADE');
    table.text('at').notNullable();
    table.text('reason').notNullable();
    table.unique(['series_id', 'at'], { indexName: 'series_breaks_once' });
    check.dates(table, 'series_breaks', ['at']);
    check.filled(table, 'series_breaks', ['reason']);
  });
}

/** @param {Knex} knex @param {Checks} check */
async function createThresholds(knex, check) {
  const limits = ['target', 'exceeds', 'within', 'yellow', 'amber', 'range_low', 'range_high'];
  await knex.schema.createTable('thresholds', (table) => {
    table.increments('id');
    table.integer('indicator_id').notNullable().references('id').inTable('indicators');
    table.integer('area_id').notNullable().index().references('id').inTable('areas');
    table.text('basis').notNullable().defaultTo('any');
    table.text('valid_from').notNullable().defaultTo('0001-01-01');
    table.text('valid_to').notNullable().defaultTo('9999-12-31');
    for (const limit of limits) table.text(limit).nullable();
    // For rules that look at other observations (last year's, a benchmark), beside the limits they came to.
    table.text('rule').nullable();
    table.text('origin').notNullable();
    table.text('note').nullable();
    table.integer('import_id').notNullable().index().references('id').inTable('imports');
    table.unique(['indicator_id', 'area_id', 'basis', 'valid_from'], { indexName: 'thresholds_once' });
    check.oneOf(table, 'thresholds', 'basis', ['any', ...BASES]);
    check.dates(table, 'thresholds', ['valid_from', 'valid_to']);
    check.decimals(table, 'thresholds', limits);
    check.filled(table, 'thresholds', ['origin']);
    table.check('valid_from <= valid_to', {}, 'thresholds_from_before_to');
    table.check('(range_low is null) = (range_high is null)', {}, 'thresholds_range_is_whole');
  });
}

/** @param {Knex} knex @param {Checks} check */
async function createObservations(knex, check) {
  await knex.schema.createTable('observations', (table) => {
    table.increments('id');
    table.integer('series_id').notNullable().references('id').inTable('series');
    table.text('period_start').notNullable();
    table.text('period_end').notNullable();
    table.text('period_label').notNullable();
    table.integer('revision').notNullable().defaultTo(1);
    // The newest revision. One that takes the number back is current too, and retracted: the period then has none.
    table.boolean('is_current').notNullable().defaultTo(true);
    table.boolean('is_retracted').notNullable().defaultTo(false);
    table.text('value').nullable();
    table.integer('numerator').nullable();
    table.integer('denominator').nullable();
    table.text('qualifier').notNullable().defaultTo('exact');
    table.text('marker').nullable();
    table.text('status').notNullable().defaultTo('final');
    table.text('symbol').nullable();
    table.text('arrow').nullable();
    table.text('published_rating').nullable();
    table.text('moved').nullable();
    table.text('movement_verdict').nullable();
    table.text('movement_since').nullable();
    table.text('movement_by').nullable();
    table.text('note').nullable();
    table.integer('import_id').notNullable().index().references('id').inTable('imports');
    table.unique(['series_id', 'period_end', 'revision'], { indexName: 'observations_once' });
    checkObservations(table, check);
  });
  await indexObservations(knex);
  await knex.schema.createTable('observation_remarks', (table) => {
    table.increments('id');
    table.integer('observation_id').notNullable().references('id').inTable('observations').onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('text').notNullable();
    table.unique(['observation_id', 'position'], { indexName: 'observation_remarks_once' });
    check.integers(table, 'observation_remarks', ['position']);
    check.filled(table, 'observation_remarks', ['text']);
  });
}

/** @param {Table} table @param {Checks} check */
function checkObservations(table, check) {
  check.dates(table, 'observations', ['period_start', 'period_end']);
  check.decimals(table, 'observations', ['value']);
  check.integers(table, 'observations', ['revision', 'numerator', 'denominator']);
  check.booleans(table, 'observations', ['is_current', 'is_retracted']);
  check.filled(table, 'observations', ['period_label']);
  check.oneOf(table, 'observations', 'qualifier', ['exact', 'approximate']);
  check.oneOf(table, 'observations', 'marker', ['suppressed', 'not applicable', 'unavailable', 'low']);
  check.oneOf(table, 'observations', 'status', ['final', 'provisional']);
  check.oneOf(table, 'observations', 'published_rating', RATINGS);
  check.oneOf(table, 'observations', 'moved', ['rose', 'fell', 'unchanged']);
  check.oneOf(table, 'observations', 'movement_verdict', ['better', 'worse']);
  table.check('period_start <= period_end', {}, 'observations_start_before_end');
  table.check('revision >= 1', {}, 'observations_revision_counts_from_1');
  table.check(
    'is_retracted or value is not null or numerator is not null or marker is not null',
    {},
    'observations_say_something',
  );
}

/** Partial indexes are written out: they read the same on both databases. @param {Knex} knex */
async function indexObservations(knex) {
  await knex.raw(
    'create unique index observations_one_current on observations (series_id, period_end) where is_current',
  );
  // Serves 'the newest n of a series' from its end, with nothing to sort and nothing superseded to step over.
  await knex.raw(
    'create index observations_newest on observations (series_id, period_end) where is_current and not is_retracted',
  );
}

/** @param {Knex} knex @param {Checks} check */
async function createCommentary(knex, check) {
  await knex.schema.createTable('commentary', (table) => {
    table.increments('id');
    table.text('section').notNullable();
    table.integer('position').notNullable();
    table.text('kind').notNullable();
    table.integer('theme_id').nullable().index().references('id').inTable('themes');
    table.text('text').notNullable();
    // False once a newer source has replaced or taken it back.
    table.boolean('is_current').notNullable().defaultTo(true);
    table.integer('import_id').notNullable().references('id').inTable('imports');
    table.unique(['import_id', 'section', 'position'], { indexName: 'commentary_once' });
    check.oneOf(table, 'commentary', 'kind', ['headline', 'highest-risk', 'explanation', 'action', 'context']);
    check.filled(table, 'commentary', ['section', 'text']);
    check.integers(table, 'commentary', ['position']);
    check.booleans(table, 'commentary', ['is_current']);
  });
  await knex.schema.createTable('commentary_indicators', (table) => {
    table.increments('id');
    table.integer('commentary_id').notNullable().references('id').inTable('commentary').onDelete('CASCADE');
    table.integer('indicator_id').notNullable().index().references('id').inTable('indicators');
    table.unique(['commentary_id', 'indicator_id'], { indexName: 'commentary_indicators_once' });
  });
}

/** @param {Knex} knex @param {Checks} check */
async function createRisks(knex, check) {
  await knex.schema.createTable('risks', (table) => {
    table.increments('id');
    table.text('ref').notNullable();
    table.text('title').notNullable();
    table.text('level').notNullable();
    table.integer('score').notNullable();
    table.text('arrow').nullable();
    table.text('controls').nullable();
    table.integer('theme_id').nullable().index().references('id').inTable('themes');
    table.boolean('is_current').notNullable().defaultTo(true);
    table.integer('import_id').notNullable().index().references('id').inTable('imports');
    table.unique(['ref', 'import_id'], { indexName: 'risks_once' });
    check.filled(table, 'risks', ['ref', 'title', 'level']);
    check.integers(table, 'risks', ['score']);
    check.booleans(table, 'risks', ['is_current']);
  });
  await knex.raw('create unique index risks_one_current on risks (ref) where is_current');
}

/** @param {Knex} knex @param {Checks} check */
async function createWords(knex, check) {
  await knex.schema.createTable('terms', (table) => {
    table.increments('id');
    table.text('term').notNullable().unique();
    table.text('meaning').notNullable();
    // NULL: a word of the field on which nothing is held.
    table.integer('indicator_id').nullable().index().references('id').inTable('indicators');
    check.filled(table, 'terms', ['term', 'meaning']);
  });
  await knex.schema.createTable('term_words', (table) => {
    table.increments('id');
    table.integer('term_id').notNullable().references('id').inTable('terms').onDelete('CASCADE');
    table.text('word').notNullable();
    table.unique(['term_id', 'word'], { indexName: 'term_words_once' });
    check.filled(table, 'term_words', ['word']);
  });
  await knex.schema.createTable('words', (table) => {
    table.increments('id');
    table.text('concept').notNullable();
    table.text('word').notNullable().unique();
    check.filled(table, 'words', ['concept', 'word']);
  });
}

/** One row, raised by every import, so that one cheap look tells whether the catalogue has changed. @param {Knex} knex */
async function createVersion(knex) {
  await knex.schema.createTable('catalogue_version', (table) => {
    table.integer('id').primary();
    table.integer('version').notNullable();
    table.check('id = 1', {}, 'catalogue_version_is_one_row');
    table.check('version >= 0', {}, 'catalogue_version_counts_from_0');
  });
  await knex('catalogue_version').insert({ id: 1, version: 0 });
}
