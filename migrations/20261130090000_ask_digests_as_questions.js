// @ts-check

/**
 * What a digest or an alert is about becomes a Question, and what an alert tells becomes conditions of it. What was
 * stored before stays as it is: it is read as a Question where it is read. SQLite can't drop a constraint, so there the
 * table is made anew under the same name; rows that refer to it must not notice, so this runs outside a transaction.
 *
 * @typedef {import('knex').Knex} Knex
 */
export const config = { transaction: false };

const TABLE = 'digest_subscriptions';

const ALERT_ON_IS_KNOWN = "(alert_on in ('red', 'amber', 'attention'))";
const ALERT_FITS_KIND = "((kind = 'alert') = (alert_on is not null))";
const BECOMES_FITS_KIND = "((kind = 'alert') = (becomes is not null))";

/** The ratings that each alert of before was about: one without colour may be of any extent. */
const RATINGS = { red: ['red'], amber: ['red', 'amber'], attention: ['attention'] };

/** @param {Knex} knex */
export async function up(knex) {
  await changed(knex, async (on) => {
    await on.schema.alterTable(TABLE, (table) => {
      table.text('becomes').nullable();
      table.renameColumn('subject', 'question');
    });
    for (const [rating, ratings] of Object.entries(RATINGS)) {
      const becomes = JSON.stringify([{ not: false, test: { kind: 'rated', ratings } }]);
      await on(TABLE).where({ alert_on: rating }).update({ becomes });
    }
    await without(on, { alert_on_is_known: ALERT_ON_IS_KNOWN, alert_fits_kind: ALERT_FITS_KIND });
    await on.raw(`alter table ${TABLE} drop column alert_on`);
    await withCheck(on, 'becomes_fits_kind', BECOMES_FITS_KIND);
  });
}

/** Alerts on anything but a rating become alerts on attention. @param {Knex} knex */
export async function down(knex) {
  await changed(knex, async (on) => {
    await on.schema.alterTable(TABLE, (table) => {
      table.text('alert_on').nullable();
      table.renameColumn('question', 'subject');
    });
    await on(TABLE).where({ kind: 'alert' }).update({ alert_on: 'attention' });
    for (const [rating, ratings] of Object.entries(RATINGS)) {
      const becomes = JSON.stringify([{ not: false, test: { kind: 'rated', ratings } }]);
      await on(TABLE).where({ becomes }).update({ alert_on: rating });
    }
    await without(on, { becomes_fits_kind: BECOMES_FITS_KIND });
    await on.raw(`alter table ${TABLE} drop column becomes`);
    await withCheck(on, 'alert_on_is_known', ALERT_ON_IS_KNOWN);
    await withCheck(on, 'alert_fits_kind', ALERT_FITS_KIND);
  });
}

/** @param {Knex} knex */
const isSqlite = (knex) => knex.client.dialect === 'sqlite3';

/** All of it or nothing. @param {Knex} knex @param {(on: Knex) => Promise<void>} work */
async function changed(knex, work) {
  if (!isSqlite(knex)) return knex.transaction(work);
  await knex.raw('pragma foreign_keys = off');
  try {
    await knex.transaction(work);
  } finally {
    await knex.raw('pragma foreign_keys = on');
  }
}

/** @param {Knex} on @param {Readonly<Record<string, string>>} checks */
async function without(on, checks) {
  if (!isSqlite(on)) {
    for (const name of Object.keys(checks)) await on.raw(`alter table ${TABLE} drop constraint ${TABLE}_${name}`);
    return;
  }
  await remade(on, (sql) =>
    Object.entries(checks).reduce(
      (left, [name, check]) => cut(left, `, constraint ${TABLE}_${name} check ${check}`),
      sql,
    ),
  );
}

/** @param {Knex} on @param {string} name @param {string} check */
async function withCheck(on, name, check) {
  const constraint = `constraint ${TABLE}_${name} check ${check}`;
  if (!isSqlite(on)) return void (await on.raw(`alter table ${TABLE} add ${constraint}`));
  await remade(on, (sql) => sql.replace(/\)\s*$/, `, ${constraint})`));
}

/** @param {string} text @param {string} part */
function cut(text, part) {
  if (!text.includes(part)) throw new Error(`the table ${TABLE} has no '${part}'`);
  return text.replace(part, '');
}

/** The table with another definition and the same rows. @param {Knex} on @param {(sql: string) => string} change */
async function remade(on, change) {
  const objects = await on('sqlite_master').where({ tbl_name: TABLE }).whereNotNull('sql').select('type', 'sql');
  const made = change(objects.find(({ type }) => type === 'table').sql);
  const next = `${TABLE}_next`;
  await on.raw(made.replace(TABLE, next));
  await on.raw(`insert into ${next} select * from ${TABLE}`);
  await on.raw(`drop table ${TABLE}`);
  await on.raw(`alter table ${next} rename to ${TABLE}`);
  for (const { type, sql } of objects) if (type === 'index') await on.raw(sql);
}
