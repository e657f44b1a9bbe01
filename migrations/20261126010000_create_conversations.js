// @ts-check

/**
 * What conversations leave behind: what a thread was about, the events that came in and were or are to be answered, the
 * replies that were shown (their buttons need them), and answers that a person called wrong. All of it grows by use and
 * is purged by age.
 *
 * Moments are UTC in ISO 8601 with milliseconds, so that they sort as text; the clock is always the program's.
 *
 * @typedef {import('knex').Knex} Knex
 * @typedef {import('knex').Knex.CreateTableBuilder} Table
 */

/** @param {Knex} knex */
export async function up(knex) {
  await createThreads(knex);
  await createInbox(knex);
  await createShown(knex);
  await createWrongAnswers(knex);
}

/** @param {Knex} knex */
export async function down(knex) {
  for (const table of ['wrong_answers', 'shown_replies', 'inbox_events', 'threads']) await knex.schema.dropTable(table);
}

/** @param {Table} table @param {string} name @param {readonly string[]} columns */
function filled(table, name, columns) {
  for (const column of columns) table.check(`trim(${column}) <> ''`, {}, `${name}_${column}_is_filled`);
}

/** A NULL passes. @param {Table} table @param {string} name @param {readonly string[]} columns */
function moments(table, name, columns) {
  for (const column of columns) {
    table.check(`${column} like '____-__-__T__:__:__.___Z'`, {}, `${name}_${column}_is_utc`);
  }
}

/** What PostgreSQL's own type refuses, and SQLite would take. @param {Knex} knex @param {Table} table @param {string} name @param {string} column */
function integer(knex, table, name, column) {
  if (knex.client.dialect === 'sqlite3')
    table.check(`typeof(${column}) = 'integer'`, {}, `${name}_${column}_is_integer`);
}

/** @param {Knex} knex */
async function createThreads(knex) {
  await knex.schema.createTable('threads', (table) => {
    table.increments('id');
    table.text('key').notNullable().unique();
    // Raised by every write: of two at once, one is told that it was second.
    table.integer('version').notNullable();
    // Slots as JSON, never people's words.
    table.text('context').notNullable();
    table.text('changed_at').notNullable().index();
    filled(table, 'threads', ['key', 'context']);
    integer(knex, table, 'threads', 'version');
    table.check('version >= 1', {}, 'threads_version_counts_from_1');
    moments(table, 'threads', ['changed_at']);
  });
}

/** @param {Knex} knex */
async function createInbox(knex) {
  await knex.schema.createTable('inbox_events', (table) => {
    table.increments('id');
    table.text('platform').notNullable();
    table.text('event_id').notNullable();
    table.text('received_at').notNullable().index();
    // What came in, as JSON; NULL once it was dealt with: only that it was seen is kept.
    table.text('body').nullable();
    table.text('state').notNullable().defaultTo('waiting');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('lease_holder').nullable();
    table.text('lease_until').nullable();
    table.unique(['platform', 'event_id'], { indexName: 'inbox_events_once' });
    filled(table, 'inbox_events', ['platform', 'event_id']);
    moments(table, 'inbox_events', ['received_at', 'lease_until']);
    integer(knex, table, 'inbox_events', 'attempts');
    table.check("state in ('waiting', 'done', 'too-old', 'failed')", {}, 'inbox_events_state_is_known');
    table.check("(state = 'waiting') = (body is not null)", {}, 'inbox_events_body_while_waiting');
    table.check('(lease_holder is null) = (lease_until is null)', {}, 'inbox_events_lease_is_whole');
  });
  await knex.raw("create index inbox_events_waiting on inbox_events (platform, received_at) where state = 'waiting'");
}

/** @param {Knex} knex */
async function createShown(knex) {
  await knex.schema.createTable('shown_replies', (table) => {
    table.increments('id');
    table.text('reply_id').notNullable().unique();
    table.text('thread_key').notNullable();
    table.text('shown_at').notNullable().index();
    // The reply, its record and what the thread was about after it, as JSON.
    table.text('content').notNullable();
    filled(table, 'shown_replies', ['reply_id', 'thread_key', 'content']);
    moments(table, 'shown_replies', ['shown_at']);
  });
}

/** @param {Knex} knex */
async function createWrongAnswers(knex) {
  await knex.schema.createTable('wrong_answers', (table) => {
    table.increments('id');
    table.text('reply_id').notNullable();
    table.text('reported_by').notNullable();
    table.text('reported_at').notNullable().index();
    table.text('question').notNullable();
    table.text('record').notNullable();
    table.unique(['reply_id', 'reported_by'], { indexName: 'wrong_answers_once' });
    filled(table, 'wrong_answers', ['reply_id', 'reported_by', 'record']);
    moments(table, 'wrong_answers', ['reported_at']);
  });
}
