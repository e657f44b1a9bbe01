// @ts-check

/**
 * Where a reply stands, by its platform's own ids as JSON: an edited question is answered in the same message, and what
 * a process may have shown before it died is not shown again. NULL: nobody knows that it was shown.
 *
 * @typedef {import('knex').Knex} Knex
 */

/** @param {Knex} knex */
export async function up(knex) {
  await knex.schema.alterTable('shown_replies', (table) => {
    table.text('place').nullable();
  });
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.schema.alterTable('shown_replies', (table) => {
    table.dropColumn('place');
  });
}
