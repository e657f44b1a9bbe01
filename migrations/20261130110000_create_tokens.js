// @ts-check

/**
 * Tokens that programs and assistants ask with. Only a hash is kept, so that whoever reads this table can ask nothing
 * with it.
 *
 * Moments are UTC in ISO 8601 with milliseconds, so that they sort as text; the clock is always the program's.
 *
 * @typedef {import('knex').Knex} Knex
 * @typedef {import('knex').Knex.CreateTableBuilder} Table
 */

/** @param {Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('tokens', (table) => {
    table.increments('id');
    // What it is found by, and called in the log: part of the token, and no secret.
    table.text('token_id').notNullable().unique();
    table.text('name').notNullable();
    // SHA-256 of its secret part, in hexadecimal.
    table.text('hash').notNullable();
    table.text('scope').notNullable();
    // Names as a JSON array.
    table.text('datasets').notNullable();
    // Names as a JSON array; NULL: every theme.
    table.text('themes').nullable();
    // Whether it may stand in an address, for programs that send no headers.
    table.boolean('in_links').notNullable().defaultTo(false);
    table.text('made_at').notNullable();
    table.text('expires_at').nullable();
    table.text('revoked_at').nullable();
    table.text('last_used_at').nullable();
    filled(table, ['token_id', 'name', 'datasets', 'themes']);
    moments(table, ['made_at', 'expires_at', 'revoked_at', 'last_used_at']);
    table.check('length(hash) = 64', {}, 'tokens_hash_is_whole');
    table.check("scope in ('read')", {}, 'tokens_scope_is_known');
    if (knex.client.dialect === 'sqlite3') table.check('in_links in (0, 1)', {}, 'tokens_in_links_is_boolean');
  });
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('tokens');
}

/** A NULL passes. @param {Table} table @param {readonly string[]} columns */
function filled(table, columns) {
  for (const column of columns) table.check(`trim(${column}) <> ''`, {}, `tokens_${column}_is_filled`);
}

/** A NULL passes. @param {Table} table @param {readonly string[]} columns */
function moments(table, columns) {
  for (const column of columns) {
    table.check(`${column} like '____-__-__T__:__:__.___Z'`, {}, `tokens_${column}_is_utc`);
  }
}
