// @ts-check

/**
 * An import as a thing of its own: a draft until somebody publishes it, with who brought what in, and with all that it
 * said, so that it can be taken back whole, also from between others: what is published is what the published imports
 * say, one after the other.
 *
 * @typedef {import('knex').Knex} Knex
 */

const STATES = ['draft', 'published', 'discarded', 'undone'];

/** @param {Knex} knex */
export async function up(knex) {
  // What was imported before has no contents: it stays as it is, and can't be taken back.
  await knex.raw(
    `alter table imports add column state text not null default 'published'
     constraint imports_state_is_known check (state in (${STATES.map((state) => `'${state}'`).join(', ')}))`,
  );
  // A JSON array of names, as they were called where they came from.
  await knex.raw("alter table imports add column files text not null default '[]'");
  // As the place where it was done knows people: an account's name, an id of a platform.
  await knex.raw('alter table imports add column imported_by text null');
  await knex.raw('alter table imports add column counts text null');
  // In which order they were published; NULL: from before, and so before all others.
  await knex.raw('alter table imports add column sequence integer null');
  // Another was taken back since, and without that one all that it says was held already.
  await knex.raw('alter table imports add column adds_nothing boolean not null default false');
  // When the state became what it is, and by whom.
  await knex.raw('alter table imports add column changed_at text null');
  await knex.raw('alter table imports add column changed_by text null');
  await knex.raw('create index imports_sequence on imports (sequence)');
  await knex.schema.createTable('import_parts', (table) => {
    table.increments('id');
    table.integer('import_id').notNullable().references('id').inTable('imports').onDelete('CASCADE');
    table.integer('position').notNullable();
    table.text('kind').notNullable();
    // JSON, compressed.
    table.binary('content').notNullable();
    table.unique(['import_id', 'position'], { indexName: 'import_parts_once' });
    table.check("kind in ('folder', 'observations', 'retraction')", {}, 'import_parts_kind_is_known');
  });
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('import_parts');
  await knex.raw('drop index imports_sequence');
  for (const column of [
    'changed_by',
    'changed_at',
    'adds_nothing',
    'sequence',
    'counts',
    'imported_by',
    'files',
    'state',
  ]) {
    await knex.raw(`alter table imports drop column ${column}`);
  }
}
