// @ts-check

/**
 * Where the bot may post when nobody has asked: one row a conversation, kept while the bot is part of it. And keys that
 * every process on this database signs with.
 *
 * @typedef {import('knex').Knex} Knex
 * @typedef {import('knex').Knex.CreateTableBuilder} Table
 */

/** @param {Knex} knex */
export async function up(knex) {
  await createAddresses(knex);
  await createKeys(knex);
}

/** @param {Knex} knex */
export async function down(knex) {
  for (const table of ['signing_keys', 'addresses']) await knex.schema.dropTable(table);
}

/** A NULL passes. @param {Table} table @param {string} name @param {readonly string[]} columns */
function filled(table, name, columns) {
  for (const column of columns) table.check(`trim(${column}) <> ''`, {}, `${name}_${column}_is_filled`);
}

/** A NULL passes. @param {Table} table @param {string} name @param {readonly string[]} columns */
function moments(table, name, columns) {
  for (const column of columns) {
    table.check(`${column} like '____-__-__T__:__:__.___Z'`, {}, `${name}_${column}_is_utc`);
  }
}

/** @param {Knex} knex */
async function createAddresses(knex) {
  await knex.schema.createTable('addresses', (table) => {
    table.increments('id');
    table.text('platform').notNullable();
    table.text('organisation').notNullable();
    table.text('conversation').notNullable();
    table.text('kind').notNullable();
    // Whose chat it is; NULL where it is more than one person's.
    table.text('person').nullable();
    // What the platform needs to post there, as JSON; only its own adapter reads it.
    table.text('reference').notNullable();
    table.text('added_at').notNullable();
    table.text('dead_since').nullable().index();
    table.text('reason').nullable();
    table.unique(['platform', 'conversation'], { indexName: 'addresses_once' });
    table.index(['platform', 'person'], 'addresses_of_person');
    filled(table, 'addresses', ['platform', 'organisation', 'conversation', 'person', 'reference', 'reason']);
    moments(table, 'addresses', ['added_at', 'dead_since']);
    table.check("kind in ('personal', 'channel', 'group')", {}, 'addresses_kind_is_known');
    table.check("(kind = 'personal') = (person is not null)", {}, 'addresses_person_fits_kind');
    table.check('(dead_since is null) = (reason is null)', {}, 'addresses_death_has_reason');
  });
}

/** @param {Knex} knex */
async function createKeys(knex) {
  await knex.schema.createTable('signing_keys', (table) => {
    table.increments('id');
    table.text('name').notNullable().unique();
    table.text('key').notNullable();
    filled(table, 'signing_keys', ['name', 'key']);
  });
}
