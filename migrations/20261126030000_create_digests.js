// @ts-check

/**
 * Digests and alerts: what was set up (by ids of platform, organisation and conversation, never by names), what was or
 * is to be posted, one row for each subscription and slot, and what an alert knows of its measures. What was posted is
 * kept by the hash of it, so that many channels share one row.
 *
 * Moments are UTC in ISO 8601 with milliseconds, so that they sort as text; the clock is always the program's. A slot
 * by the schedule is its day as YYYY-MM-DD in the zone of the schedule.
 *
 * @typedef {import('knex').Knex} Knex
 * @typedef {import('knex').Knex.CreateTableBuilder} Table
 */

/** @param {Knex} knex */
export async function up(knex) {
  await createSubscriptions(knex);
  await createContents(knex);
  await createDeliveries(knex);
  await createStates(knex);
}

/** @param {Knex} knex */
export async function down(knex) {
  for (const table of ['digest_states', 'digest_deliveries', 'digest_contents', 'digest_subscriptions']) {
    await knex.schema.dropTable(table);
  }
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

/** A NULL passes. @param {Table} table @param {string} name @param {readonly string[]} columns */
function days(table, name, columns) {
  for (const column of columns) table.check(`${column} like '____-__-__'`, {}, `${name}_${column}_is_day`);
}

/** A NULL passes. @param {Table} table @param {string} name @param {string} column @param {readonly string[]} of */
function oneOf(table, name, column, of) {
  table.check(`${column} in (${of.map((each) => `'${each}'`).join(', ')})`, {}, `${name}_${column}_is_known`);
}

/** What PostgreSQL's own types refuse, and SQLite would take. @param {Knex} knex @param {Table} table @param {string} name @param {{ integers?: readonly string[], booleans?: readonly string[] }} columns */
function typed(knex, table, name, { integers = [], booleans = [] }) {
  if (knex.client.dialect !== 'sqlite3') return;
  for (const column of integers) table.check(`typeof(${column}) = 'integer'`, {}, `${name}_${column}_is_integer`);
  for (const column of booleans) table.check(`${column} in (0, 1)`, {}, `${name}_${column}_is_boolean`);
}

/** @param {Knex} knex */
async function createSubscriptions(knex) {
  const name = 'digest_subscriptions';
  await knex.schema.createTable(name, (table) => {
    table.increments('id');
    table.text('platform').notNullable();
    table.text('organisation').notNullable();
    table.text('conversation').notNullable();
    table.boolean('is_personal').notNullable();
    table.text('owner').notNullable();
    table.integer('number').notNullable();
    // Raised by every change that a person makes: of two at once, one is told that it was second.
    table.integer('version').notNullable().defaultTo(1);
    table.text('kind').notNullable();
    // Slots of what was asked, and the schedule, as JSON with a version; never people's words.
    table.text('subject').notNullable();
    table.text('schedule').nullable();
    table.text('unchanged').notNullable();
    table.text('alert_on').nullable();
    table.text('state').notNullable().defaultTo('active');
    table.text('paused_why').nullable();
    table.text('paused_until').nullable();
    table.text('next_day').nullable();
    table.text('next_at').nullable();
    // No slot on or before it is claimed again, though its delivery is purged.
    table.text('last_day').nullable();
    table.text('said_hash').nullable();
    table.text('said_at').nullable();
    table.text('checked_version').nullable();
    table.text('created_at').notNullable();
    table.text('changed_at').notNullable();
    table.unique(['platform', 'organisation', 'conversation', 'number'], { indexName: 'digest_subscriptions_once' });
    checkSubscriptions(knex, table, name);
  });
  await knex.raw("create index digest_subscriptions_due on digest_subscriptions (next_at) where state = 'active'");
  await knex.raw("create index digest_subscriptions_alerts on digest_subscriptions (id) where kind = 'alert'");
}

/** @param {Knex} knex @param {Table} table @param {string} name */
function checkSubscriptions(knex, table, name) {
  filled(table, name, ['platform', 'organisation', 'conversation', 'owner', 'subject', 'schedule']);
  typed(knex, table, name, { integers: ['number', 'version'], booleans: ['is_personal'] });
  table.check('number >= 1', {}, `${name}_number_counts_from_1`);
  table.check('version >= 1', {}, `${name}_version_counts_from_1`);
  oneOf(table, name, 'kind', ['digest', 'alert']);
  oneOf(table, name, 'unchanged', ['full', 'line', 'nothing']);
  oneOf(table, name, 'alert_on', ['red', 'amber', 'attention']);
  oneOf(table, name, 'state', ['active', 'paused', 'stopped']);
  oneOf(table, name, 'paused_why', ['asked', 'gone']);
  table.check("(kind = 'alert') = (alert_on is not null)", {}, `${name}_alert_fits_kind`);
  table.check("kind = 'alert' or schedule is not null", {}, `${name}_digest_has_schedule`);
  table.check("(state = 'paused') = (paused_why is not null)", {}, `${name}_pause_has_reason`);
  table.check("state = 'active' or next_at is null", {}, `${name}_next_while_active`);
  table.check('(next_day is null) = (next_at is null)', {}, `${name}_next_is_whole`);
  table.check('(said_hash is null) = (said_at is null)', {}, `${name}_said_is_whole`);
  days(table, name, ['paused_until', 'next_day', 'last_day']);
  moments(table, name, ['next_at', 'said_at', 'created_at', 'changed_at']);
}

/** @param {Knex} knex */
async function createContents(knex) {
  const name = 'digest_contents';
  await knex.schema.createTable(name, (table) => {
    table.increments('id');
    table.text('hash').notNullable().unique();
    // The reply as plain data, and what it says of each measure, as JSON.
    table.text('content').notNullable();
    table.text('created_at').notNullable();
    filled(table, name, ['hash', 'content']);
    moments(table, name, ['created_at']);
  });
}

/** @param {Knex} knex */
async function createDeliveries(knex) {
  const name = 'digest_deliveries';
  await knex.schema.createTable(name, (table) => {
    table.increments('id');
    table.text('delivery_id').notNullable().unique();
    table.integer('subscription_id').notNullable().references('id').inTable('digest_subscriptions').onDelete('CASCADE');
    table.text('kind').notNullable();
    table.text('slot').notNullable();
    table.text('due_at').notNullable();
    table.text('platform').notNullable();
    table.text('place').notNullable();
    table.text('contents_hash').nullable();
    table.text('step').notNullable();
    table.text('outcome').nullable();
    table.text('reason').nullable();
    table.boolean('is_late').notNullable().defaultTo(false);
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('claimed_at').notNullable();
    table.text('posting_at').nullable();
    table.text('retry_at').nullable();
    table.text('ended_at').nullable().index();
    table.text('lease_holder').nullable();
    table.text('lease_until').nullable();
    // What makes any number of processes post a slot once.
    table.unique(['subscription_id', 'slot'], { indexName: 'digest_deliveries_once' });
    table.index(['place', 'posting_at'], 'digest_deliveries_place');
    filled(table, name, ['delivery_id', 'slot', 'platform', 'place', 'contents_hash', 'reason']);
    typed(knex, table, name, { integers: ['attempts'], booleans: ['is_late'] });
    oneOf(table, name, 'kind', ['digest', 'reminder', 'alert', 'run', 'notice']);
    oneOf(table, name, 'step', ['frozen', 'posting', 'ended']);
    oneOf(table, name, 'outcome', ['posted', 'skipped', 'refused', 'unknown', 'gone']);
    table.check("(step = 'ended') = (outcome is not null)", {}, `${name}_outcome_at_its_end`);
    table.check('(outcome is null) = (ended_at is null)', {}, `${name}_end_has_a_time`);
    table.check(
      "contents_hash is not null or (outcome is not null and outcome = 'skipped')",
      {},
      `${name}_contents_are_frozen`,
    );
    table.check("step <> 'posting' or posting_at is not null", {}, `${name}_posting_has_a_time`);
    table.check('(lease_holder is null) = (lease_until is null)', {}, `${name}_lease_is_whole`);
    moments(table, name, ['due_at', 'claimed_at', 'posting_at', 'retry_at', 'ended_at', 'lease_until']);
  });
  await knex.raw("create index digest_deliveries_open on digest_deliveries (platform, due_at) where step <> 'ended'");
}

/** @param {Knex} knex */
async function createStates(knex) {
  const name = 'digest_states';
  await knex.schema.createTable(name, (table) => {
    table.increments('id');
    table.integer('subscription_id').notNullable().references('id').inTable('digest_subscriptions').onDelete('CASCADE');
    // The code of an indicator, in the area of the subscription.
    table.text('measure').notNullable();
    table.boolean('is_in').notNullable();
    table.text('changed_at').notNullable();
    table.unique(['subscription_id', 'measure'], { indexName: 'digest_states_once' });
    filled(table, name, ['measure']);
    typed(knex, table, name, { booleans: ['is_in'] });
    moments(table, name, ['changed_at']);
  });
}
