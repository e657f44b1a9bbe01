// @ts-check

/** @typedef {import('knex').Knex} Knex */

/** Few numbers are ever corrected: what was is found without a look at the others. @param {Knex} knex */
export async function up(knex) {
  await knex.raw('create index observations_corrected on observations (series_id, period_end) where revision > 1');
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.raw('drop index observations_corrected');
}
