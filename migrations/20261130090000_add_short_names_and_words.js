// @ts-check

/**
 * Three things that a source says of itself and of its indicators: a name short enough for a button, how the source
 * states changes, and whose words its questions are asked in.
 *
 * @typedef {import('knex').Knex} Knex
 */

/** @param {Knex} knex */
export async function up(knex) {
  await knex.raw(
    `alter table indicators add column short text null
     constraint indicators_short_is_short check (length(short) between 1 and 32)`,
  );
  await knex.raw(
    `alter table imports add column changes_as text not null default 'points'
     constraint imports_changes_as_is_known check (changes_as in ('percent', 'points'))`,
  );
  // A JSON array of the names of word packs; NULL: the source says nothing of them, so what an earlier one said stays.
  await knex.raw('alter table imports add column packs text null');
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.raw('alter table imports drop column packs');
  await knex.raw('alter table imports drop column changes_as');
  await knex.raw('alter table indicators drop column short');
}
