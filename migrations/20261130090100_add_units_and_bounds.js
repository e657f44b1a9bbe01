// @ts-check

/**
 * More units (money, times, rates per 1,000 and per 100,000, ratios), and what an indicator's figures can lie between
 * where its unit alone doesn't say.
 *
 * @typedef {import('knex').Knex} Knex
 */

const BEFORE = ['percent', 'count', 'per-10000', 'days', 'score'];
const AFTER = [...BEFORE, 'money', 'minutes', 'hours', 'per-1000', 'per-100000', 'ratio'];
const CHECK = 'indicators_unit_is_known';

/** @param {Knex} knex */
export async function up(knex) {
  await allowUnits(knex, BEFORE, AFTER);
  await knex.raw('alter table indicators add column bounds text null');
}

/** @param {Knex} knex */
export async function down(knex) {
  await knex.raw('alter table indicators drop column bounds');
  await allowUnits(knex, AFTER, BEFORE);
}

/** @param {readonly string[]} units */
function isOneOf(units) {
  return `unit in (${units.map((unit) => `'${unit}'`).join(', ')})`;
}

/** @param {Knex} knex @param {readonly string[]} from @param {readonly string[]} to */
async function allowUnits(knex, from, to) {
  if (knex.client.dialect !== 'sqlite3') {
    await knex.raw(`alter table indicators drop constraint ${CHECK}`);
    await knex.raw(`alter table indicators add constraint ${CHECK} check (${isOneOf(to)})`);
    return;
  }
  // SQLite can't change a CHECK, and a new table in place of this one would take with it what refers to it. Its own way
  // for what leaves the rows as they are: https://www.sqlite.org/lang_altertable.html#making_other_kinds_of_table_schema_changes
  const [{ schema_version: version }] = await knex.raw('pragma schema_version');
  await knex.raw('pragma writable_schema = on');
  await knex.raw("update sqlite_master set sql = replace(sql, ?, ?) where type = 'table' and name = 'indicators'", [
    isOneOf(from),
    isOneOf(to),
  ]);
  await knex.raw(`pragma schema_version = ${version + 1}`);
  await knex.raw('pragma writable_schema = off');
}
