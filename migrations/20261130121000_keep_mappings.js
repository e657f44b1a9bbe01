// @ts-check

/**
 * What a person said of a sheet is kept with its import, and taken again for the next sheet of that shape. Who published
 * an import stays to be read once it has been taken back.
 *
 * @typedef {import('knex').Knex} Knex
 */

/** @param {Knex} knex */
export async function up(knex) {
  // Of the headings; NULL: it was no sheet.
  await knex.raw('alter table imports add column shape text null');
  // JSON, as in mapping.json.
  await knex.raw('alter table imports add column mapping text null');
  await knex.raw('alter table imports add column published_at text null');
  await knex.raw('alter table imports add column published_by text null');
  await knex.raw('create index imports_shape on imports (shape)');
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.raw('drop index imports_shape');
  for (const column of ['published_by', 'published_at', 'mapping', 'shape'])
    await knex.raw(`alter table imports drop column ${column}`);
}
