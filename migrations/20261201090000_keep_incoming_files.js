// @ts-check

/**
 * A file that somebody sent in a conversation and that leaves something to be asked: kept until that is answered, a day at
 * the most. Moments are UTC in ISO 8601 with milliseconds, so that they sort as text.
 *
 * @typedef {import('knex').Knex} Knex
 */

/** @param {Knex} knex */
export async function up(knex) {
  await knex.schema.createTable('incoming_files', (table) => {
    table.increments('id');
    table.text('file_id').notNullable().unique();
    // Who sent it, as the platform knows them: nobody else answers for it.
    table.text('sent_by').notNullable();
    table.text('received_at').notNullable().index();
    // JSON: how each is called, with its length in bytes.
    table.text('names').notNullable();
    // One behind the other.
    table.binary('content').notNullable();
    // What is asked now, as JSON; NULL: an answer was given, and what comes next is not known yet.
    table.text('asked').nullable();
    // What was answered so far, as in mapping.json, and how often.
    table.text('mapping').notNullable();
    table.integer('step').notNullable().defaultTo(0);
    table.check("received_at like '____-__-__T__:__:__.___Z'", {}, 'incoming_files_received_at_is_utc');
    table.check('step >= 0', {}, 'incoming_files_step_counts_from_0');
  });
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.schema.dropTable('incoming_files');
}
