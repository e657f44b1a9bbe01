import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/connect.ts';
import { type Ground, plain, put, putGround, type Row, type TestDatabase } from '../fixtures/database.ts';
import { readSchema } from '../fixtures/schema.ts';

const MOMENT = '2020-07-16T09:00:00.000Z';

/** A row of each table that nothing is wrong with, and that fits beside the ground. */
const valid: Readonly<Record<string, (ground: Ids) => Row>> = {
  imports: () => plain.import(),
  import_parts: ({ importId }) => ({ import_id: importId, position: 1, kind: 'folder', content: Buffer.from('x') }),
  themes: () => plain.theme({ name: 'Reviews' }),
  areas: () => plain.area({ name: 'North', kind: 'locality' }),
  indicators: ({ themeId }) => plain.indicator({ code: 'Z-9', theme_id: themeId }),
  indicator_aliases: ({ indicatorId }) => ({ indicator_id: indicatorId, alias: 'calls', kind: 'same' }),
  theme_aliases: ({ themeId }) => ({ theme_id: themeId, alias: 'door' }),
  area_aliases: ({ areaId }) => ({ area_id: areaId, alias: 'us' }),
  relations: ({ indicatorId, otherId }) => ({ indicator_id: indicatorId, kind: 'near', other_id: otherId }),
  series: ({ indicatorId, areaId }) => plain.series({ indicator_id: indicatorId, area_id: areaId, basis: 'year' }),
  series_breaks: ({ seriesId }) => ({ series_id: seriesId, at: '2020-04-01', reason: 'a new system' }),
  thresholds: ({ indicatorId, areaId, importId }) =>
    plain.threshold({ indicator_id: indicatorId, area_id: areaId, import_id: importId }),
  observations: ({ seriesId, importId }) => plain.observation({ series_id: seriesId, import_id: importId }),
  observation_remarks: ({ observationId }) => ({ observation_id: observationId, position: 1, text: 'see note' }),
  commentary: ({ importId }) => ({ section: 's', position: 1, kind: 'action', text: 'more', import_id: importId }),
  commentary_indicators: ({ commentaryId, indicatorId }) => ({
    commentary_id: commentaryId,
    indicator_id: indicatorId,
  }),
  risks: ({ importId }) => ({ ref: 'R9', title: 'Storm', level: 'High', score: 16, import_id: importId }),
  terms: ({ indicatorId }) => ({ term: 'call', meaning: 'a ring', indicator_id: indicatorId }),
  term_words: ({ termId }) => ({ term_id: termId, word: 'ring' }),
  words: () => ({ concept: 'call', word: 'phone' }),
  threads: () => ({ key: 't', version: 1, context: '{}', changed_at: MOMENT }),
  inbox_events: () => ({ platform: 'chat', event_id: 'e', received_at: MOMENT, body: '{}' }),
  shown_replies: () => ({ reply_id: 'r', thread_key: 't', shown_at: MOMENT, content: '{}' }),
  wrong_answers: () => ({ reply_id: 'r', reported_by: 'p', reported_at: MOMENT, question: '', record: '{}' }),
  digest_subscriptions: () => digest({ number: 2 }),
  digest_contents: () => ({ hash: 'h', content: '{}', created_at: MOMENT }),
  digest_deliveries: ({ subscriptionId }) => ({
    ...{ delivery_id: 'd', subscription_id: subscriptionId, kind: 'digest', slot: '2026-03-30', due_at: MOMENT },
    ...{ platform: 'chat', place: 'C', contents_hash: 'h', step: 'frozen', claimed_at: MOMENT },
  }),
  digest_states: ({ subscriptionId }) => ({
    ...{ subscription_id: subscriptionId, measure: 'A-1', is_in: true, changed_at: MOMENT },
  }),
  addresses: () => ({
    platform: 'chat',
    organisation: 'o',
    conversation: 'c',
    kind: 'channel',
    reference: '{}',
    added_at: MOMENT,
  }),
  signing_keys: () => ({ name: 'n', key: 'k' }),
  incoming_files: () => ({
    ...{ file_id: 'f', sent_by: 'p', received_at: MOMENT, names: '[]', content: Buffer.from('x'), asked: null },
    ...{ mapping: '{}', step: 0 },
  }),
  tokens: () => ({
    ...{ token_id: 't', name: 'n', hash: 'a'.repeat(64), scope: 'read', datasets: '[]', in_links: false },
    made_at: MOMENT,
  }),
};

/** A digest every Monday. */
function digest(over: Row = {}): Row {
  return {
    ...{ platform: 'chat', organisation: 'O', conversation: 'C', is_personal: false, owner: 'P', number: 1 },
    ...{ kind: 'digest', question: '{}', schedule: '{}', unchanged: 'line', created_at: MOMENT, changed_at: MOMENT },
    ...over,
  };
}

interface Ids extends Ground {
  readonly subscriptionId: number;
  readonly otherId: number;
  readonly observationId: number;
  readonly commentaryId: number;
  readonly termId: number;
}

const notADate = ['30/06/2018', '2018-6-30', '2018-02-30', '2018-06-30T00:00:00', ''];
const notADecimal = ['80%', '1,000', '.5', '5.', '1.2.3', '--1', '1-2', '1e3', 'n/a', ' 80', ''];
const notADay = ['30/03/2026', '2026-3-30', ''];
const notAMoment = ['2020-07-16', '2020-07-16T09:00:00Z', '2020-07-16 09:00:00.000Z', '2020-07-16T09:00:00.000+01:00'];
const empty = ['', '  '];
const unknownBasis = ['', 'Month', 'week'];
const half = [1.5, 'x'];

/** By CHECK, rows that it alone refuses: what is put over a valid row. */
const refused: Readonly<Record<string, readonly Row[]>> = {
  imports_dataset_is_filled: over('dataset', empty),
  imports_source_title_is_filled: over('source_title', empty),
  imports_digest_is_filled: over('digest', empty),
  imports_published_on_is_date: over('published_on', notADate),
  imports_imported_at_is_utc: over('imported_at', ['2020-07-16', '2020-07-16 09:00:00', '2020-07-16T09:00:00+01:00']),
  imports_kind_is_known: over('kind', ['delete']),
  imports_state_is_known: over('state', ['new']),
  imports_changes_as_is_known: over('changes_as', ['', 'ratio']),
  import_parts_kind_is_known: over('kind', ['risks']),
  themes_name_is_filled: over('name', empty),
  themes_position_is_integer: over('position', half),
  areas_name_is_filled: over('name', empty),
  areas_kind_is_known: over('kind', ['county']),
  areas_comparator_is_known: [{ kind: 'comparator', comparator: 'europe' }],
  areas_comparator_fits_kind: [{ kind: 'comparator', comparator: null }, { comparator: 'national' }],
  indicators_code_is_filled: over('code', empty),
  indicators_name_is_filled: over('name', empty),
  indicators_decimals_is_integer: over('decimals', half),
  indicators_position_is_integer: over('position', half),
  indicators_unit_is_known: over('unit', ['%', 'Percent']),
  indicators_polarity_is_known: over('polarity', ['up']),
  indicators_headline_basis_is_known: over('headline_basis', unknownBasis),
  indicators_short_is_short: over('short', ['', 'x'.repeat(33)]),
  indicators_decimals_are_few: over('decimals', [-1, 7]),
  indicator_aliases_alias_is_filled: over('alias', empty),
  indicator_aliases_kind_is_known: over('kind', ['opposite']),
  theme_aliases_alias_is_filled: over('alias', empty),
  area_aliases_alias_is_filled: over('alias', empty),
  relations_kind_is_known: over('kind', ['like']),
  series_dimension_is_filled: over('dimension', empty),
  series_category_is_filled: over('category', empty),
  series_basis_is_known: over('basis', [...unknownBasis, 'any']),
  series_total_is_whole: [{ dimension: 'age' }, { category: 'under 5' }],
  series_breaks_at_is_date: over('at', notADate),
  series_breaks_reason_is_filled: over('reason', empty),
  thresholds_basis_is_known: over('basis', unknownBasis),
  thresholds_valid_from_is_date: over('valid_from', notADate),
  // The empty text is also before every start.
  thresholds_valid_to_is_date: over('valid_to', notADate.filter(Boolean)),
  thresholds_target_is_decimal: over('target', notADecimal),
  thresholds_exceeds_is_decimal: over('exceeds', notADecimal),
  thresholds_within_is_decimal: over('within', notADecimal),
  thresholds_yellow_is_decimal: over('yellow', notADecimal),
  thresholds_amber_is_decimal: over('amber', notADecimal),
  thresholds_range_low_is_decimal: notADecimal.map((low) => ({ range_low: low, range_high: '9' })),
  thresholds_range_high_is_decimal: notADecimal.map((high) => ({ range_low: '1', range_high: high })),
  thresholds_origin_is_filled: over('origin', empty),
  thresholds_from_before_to: [{ valid_from: '2020-04-02', valid_to: '2020-04-01' }],
  thresholds_range_is_whole: [{ range_low: '1' }, { range_high: '2' }],
  observations_period_start_is_date: over('period_start', notADate),
  observations_period_end_is_date: over('period_end', notADate.filter(Boolean)),
  observations_value_is_decimal: over('value', notADecimal),
  observations_revision_is_integer: over('revision', half),
  observations_numerator_is_integer: over('numerator', half),
  observations_denominator_is_integer: over('denominator', half),
  observations_is_current_is_boolean: over('is_current', [2]),
  observations_is_retracted_is_boolean: over('is_retracted', [2]),
  observations_period_label_is_filled: over('period_label', empty),
  observations_qualifier_is_known: over('qualifier', ['about']),
  observations_marker_is_known: over('marker', ['c', '<5']),
  observations_status_is_known: over('status', ['draft']),
  observations_published_rating_is_known: over('published_rating', ['green', '★']),
  observations_moved_is_known: over('moved', ['up']),
  observations_movement_verdict_is_known: over('movement_verdict', ['same']),
  observations_start_before_end: [{ period_start: '2020-07-01' }],
  observations_revision_counts_from_1: over('revision', [0]),
  observations_say_something: [{ value: null }, { value: null, denominator: 5, note: 'no number' }],
  observation_remarks_position_is_integer: over('position', half),
  observation_remarks_text_is_filled: over('text', empty),
  commentary_kind_is_known: over('kind', ['opinion']),
  commentary_section_is_filled: over('section', empty),
  commentary_text_is_filled: over('text', empty),
  commentary_position_is_integer: over('position', half),
  commentary_is_current_is_boolean: over('is_current', [2]),
  risks_ref_is_filled: over('ref', empty),
  risks_title_is_filled: over('title', empty),
  risks_level_is_filled: over('level', empty),
  risks_score_is_integer: over('score', half),
  risks_is_current_is_boolean: over('is_current', [2]),
  terms_term_is_filled: over('term', empty),
  terms_meaning_is_filled: over('meaning', empty),
  term_words_word_is_filled: over('word', empty),
  words_concept_is_filled: over('concept', empty),
  words_word_is_filled: over('word', empty),
  threads_key_is_filled: over('key', empty),
  threads_context_is_filled: over('context', empty),
  threads_version_is_integer: over('version', half),
  threads_version_counts_from_1: over('version', [0]),
  threads_changed_at_is_utc: over('changed_at', notAMoment),
  inbox_events_platform_is_filled: over('platform', empty),
  inbox_events_event_id_is_filled: over('event_id', empty),
  inbox_events_received_at_is_utc: over('received_at', notAMoment),
  inbox_events_lease_until_is_utc: notAMoment.map((until) => ({ lease_holder: 'h', lease_until: until })),
  inbox_events_attempts_is_integer: over('attempts', half),
  inbox_events_state_is_known: [{ state: 'lost', body: null }],
  inbox_events_body_while_waiting: [{ body: null }, { state: 'done' }],
  inbox_events_lease_is_whole: [{ lease_holder: 'h' }, { lease_until: MOMENT }],
  shown_replies_reply_id_is_filled: over('reply_id', empty),
  shown_replies_thread_key_is_filled: over('thread_key', empty),
  shown_replies_content_is_filled: over('content', empty),
  shown_replies_shown_at_is_utc: over('shown_at', notAMoment),
  digest_subscriptions_platform_is_filled: over('platform', empty),
  digest_subscriptions_organisation_is_filled: over('organisation', empty),
  digest_subscriptions_conversation_is_filled: over('conversation', empty),
  digest_subscriptions_owner_is_filled: over('owner', empty),
  // The column has another name now, and its check the old one.
  digest_subscriptions_subject_is_filled: over('question', empty),
  digest_subscriptions_schedule_is_filled: over('schedule', empty),
  digest_subscriptions_number_is_integer: over('number', half),
  digest_subscriptions_version_is_integer: over('version', half),
  digest_subscriptions_is_personal_is_boolean: over('is_personal', [2, 'x']),
  digest_subscriptions_number_counts_from_1: over('number', [0, -1]),
  digest_subscriptions_version_counts_from_1: over('version', [0]),
  digest_subscriptions_kind_is_known: over('kind', ['report']),
  digest_subscriptions_unchanged_is_known: over('unchanged', ['some']),
  digest_subscriptions_state_is_known: over('state', ['off']),
  digest_subscriptions_paused_why_is_known: [{ state: 'paused', paused_why: 'bored' }],
  digest_subscriptions_becomes_fits_kind: [{ kind: 'alert' }, { becomes: '[]' }],
  digest_subscriptions_digest_has_schedule: over('schedule', [null]),
  digest_subscriptions_pause_has_reason: [{ state: 'paused' }, { paused_why: 'asked' }],
  digest_subscriptions_next_while_active: [{ state: 'stopped', next_day: '2026-03-30', next_at: MOMENT }],
  digest_subscriptions_next_is_whole: [{ next_day: '2026-03-30' }, { next_at: MOMENT }],
  digest_subscriptions_said_is_whole: [{ said_hash: 'h' }, { said_at: MOMENT }],
  digest_subscriptions_paused_until_is_day: over('paused_until', notADay),
  digest_subscriptions_next_day_is_day: notADay.map((day) => ({ next_day: day, next_at: MOMENT })),
  digest_subscriptions_last_day_is_day: over('last_day', notADay),
  digest_subscriptions_next_at_is_utc: notAMoment.map((at) => ({ next_day: '2026-03-30', next_at: at })),
  digest_subscriptions_said_at_is_utc: notAMoment.map((at) => ({ said_hash: 'h', said_at: at })),
  digest_subscriptions_created_at_is_utc: over('created_at', notAMoment),
  digest_subscriptions_changed_at_is_utc: over('changed_at', notAMoment),
  digest_contents_hash_is_filled: over('hash', empty),
  digest_contents_content_is_filled: over('content', empty),
  digest_contents_created_at_is_utc: over('created_at', notAMoment),
  digest_deliveries_delivery_id_is_filled: over('delivery_id', empty),
  digest_deliveries_slot_is_filled: over('slot', empty),
  digest_deliveries_platform_is_filled: over('platform', empty),
  digest_deliveries_place_is_filled: over('place', empty),
  digest_deliveries_contents_hash_is_filled: over('contents_hash', empty),
  digest_deliveries_reason_is_filled: over('reason', empty),
  digest_deliveries_attempts_is_integer: over('attempts', half),
  digest_deliveries_is_late_is_boolean: over('is_late', [2, 'x']),
  digest_deliveries_kind_is_known: over('kind', ['report']),
  digest_deliveries_step_is_known: over('step', ['sent']),
  digest_deliveries_outcome_is_known: [{ step: 'ended', outcome: 'lost', ended_at: MOMENT }],
  digest_deliveries_outcome_at_its_end: [{ outcome: 'posted', ended_at: MOMENT }, { step: 'ended' }],
  digest_deliveries_end_has_a_time: [{ ended_at: MOMENT }, { step: 'ended', outcome: 'posted' }],
  digest_deliveries_contents_are_frozen: [{ contents_hash: null }],
  digest_deliveries_posting_has_a_time: [{ step: 'posting' }],
  digest_deliveries_lease_is_whole: [{ lease_holder: 'h' }, { lease_until: MOMENT }],
  digest_deliveries_due_at_is_utc: over('due_at', notAMoment),
  digest_deliveries_claimed_at_is_utc: over('claimed_at', notAMoment),
  digest_deliveries_posting_at_is_utc: over('posting_at', notAMoment),
  digest_deliveries_retry_at_is_utc: over('retry_at', notAMoment),
  digest_deliveries_ended_at_is_utc: notAMoment.map((at) => ({ step: 'ended', outcome: 'posted', ended_at: at })),
  digest_deliveries_lease_until_is_utc: notAMoment.map((until) => ({ lease_holder: 'h', lease_until: until })),
  digest_states_measure_is_filled: over('measure', empty),
  digest_states_is_in_is_boolean: over('is_in', [2, 'x']),
  digest_states_changed_at_is_utc: over('changed_at', notAMoment),
  wrong_answers_reply_id_is_filled: over('reply_id', empty),
  wrong_answers_reported_by_is_filled: over('reported_by', empty),
  wrong_answers_record_is_filled: over('record', empty),
  wrong_answers_reported_at_is_utc: over('reported_at', notAMoment),
  addresses_platform_is_filled: over('platform', empty),
  addresses_organisation_is_filled: over('organisation', empty),
  addresses_conversation_is_filled: over('conversation', empty),
  addresses_person_is_filled: empty.map((person) => ({ kind: 'personal', person })),
  addresses_reference_is_filled: over('reference', empty),
  addresses_reason_is_filled: empty.map((reason) => ({ dead_since: MOMENT, reason })),
  addresses_added_at_is_utc: over('added_at', notAMoment),
  addresses_dead_since_is_utc: notAMoment.map((since) => ({ dead_since: since, reason: 'gone' })),
  addresses_kind_is_known: over('kind', ['team']),
  addresses_person_fits_kind: [{ person: 'p' }, { kind: 'personal' }],
  addresses_death_has_reason: [{ dead_since: MOMENT }, { reason: 'gone' }],
  signing_keys_name_is_filled: over('name', empty),
  signing_keys_key_is_filled: over('key', empty),
  incoming_files_received_at_is_utc: over('received_at', notAMoment),
  incoming_files_step_counts_from_0: over('step', [-1]),
  tokens_token_id_is_filled: over('token_id', empty),
  tokens_name_is_filled: over('name', empty),
  tokens_datasets_is_filled: over('datasets', empty),
  tokens_themes_is_filled: over('themes', empty),
  tokens_made_at_is_utc: over('made_at', notAMoment),
  tokens_expires_at_is_utc: over('expires_at', notAMoment),
  tokens_revoked_at_is_utc: over('revoked_at', notAMoment),
  tokens_last_used_at_is_utc: over('last_used_at', notAMoment),
  tokens_hash_is_whole: over('hash', ['', 'a']),
  tokens_scope_is_known: over('scope', ['', 'write']),
  tokens_in_links_is_boolean: over('in_links', [2]),
};

function over(column: string, values: readonly unknown[]): Row[] {
  return values.map((value) => ({ [column]: value }));
}

/** CHECKs that need the row's own id, or the row that is there already: tested by themselves. */
const special = [
  'themes_parent_is_another',
  'areas_parent_is_another',
  'relations_other_is_another',
  'catalogue_version_is_one_row',
  'catalogue_version_counts_from_0',
];

/** What PostgreSQL's own types refuse before a CHECK is asked: text for a number, 30 February. */
const TYPE_ERRORS = /22P02|22008|22003|22023/;

export function schemaContract(create: () => Promise<TestDatabase>): void {
  describe('schema', () => {
    let database: TestDatabase;
    let ids: Ids;

    beforeAll(async () => {
      database = await create();
      const { knex } = database;
      await migrate(knex);
      const ground = await putGround(knex);
      const { importId } = ground;
      ids = {
        ...ground,
        otherId: await put(knex, 'indicators', plain.indicator({ code: 'A-2', theme_id: ground.themeId })),
        observationId: await put(
          knex,
          'observations',
          plain.observation({ series_id: ground.seriesId, import_id: importId, period_end: '2020-07-31' }),
        ),
        commentaryId: await put(knex, 'commentary', {
          section: 'ground',
          position: 1,
          kind: 'context',
          text: 'said',
          import_id: importId,
        }),
        subscriptionId: await put(knex, 'digest_subscriptions', digest()),
        termId: await put(knex, 'terms', { term: 'ground', meaning: 'what all stands on' }),
      };
    });
    afterAll(() => database.remove());

    /** The driver's error, or null where the row went in; the row is taken back. */
    async function trial(table: string, row: Row): Promise<{ message: string; code: string } | null> {
      const undo = new Error('undo');
      try {
        await database.knex.transaction(async (trx) => {
          await trx(table).insert(row);
          throw undo;
        });
      } catch (error) {
        return error === undo ? null : (error as { message: string; code: string });
      }
      return null;
    }

    function validRow(table: string): Row {
      const row = valid[table];
      if (!row) throw new Error(`no valid row for ${table}`);
      return row(ids);
    }

    it('is the same after up, down and up', async () => {
      const fresh = await create();
      try {
        await migrate(fresh.knex);
        const before = await readSchema(fresh.knex);
        await fresh.knex.migrate.rollback();
        const between = await readSchema(fresh.knex);
        await migrate(fresh.knex);
        expect(between).toEqual({ columns: [], checks: [], foreignKeys: [], indexes: [] });
        expect(before.columns.length).toBeGreaterThan(100);
        expect(await readSchema(fresh.knex)).toEqual(before);
      } finally {
        await fresh.remove();
      }
    });

    it.each(Object.keys(valid))('takes a valid row in %s', async (table) => {
      expect(await trial(table, validRow(table))).toBeNull();
    });

    it('has each CHECK tested here', async () => {
      const { checks } = await readSchema(database.knex);
      const names = checks.map((check) => check.split(': ')[1] ?? '');
      const tested = [...Object.keys(refused), ...special];
      expect(names.filter((name) => !tested.includes(name))).toEqual([]);
      // Where the database's own types do it there is no CHECK, but it is tried all the same.
      const missing = tested.filter((name) => !names.includes(name));
      expect(missing.filter((name) => !/_is_(integer|boolean)$/.test(name))).toEqual([]);
    });

    it.each(Object.entries(refused))('%s refuses', async (name, rows) => {
      const table = Object.keys(valid)
        .filter((each) => name.startsWith(`${each}_`))
        .sort((a, b) => b.length - a.length)[0];
      if (!table) throw new Error(`no table for ${name}`);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const error = await trial(table, { ...validRow(table), ...row });
        const expected = TYPE_ERRORS.test(error?.code ?? '') || error?.message.includes(name);
        expect(expected, `${JSON.stringify(row)} got ${error?.message ?? 'in'}`).toBe(true);
      }
    });

    it.each([
      { value: '80', why: 'a whole number' },
      { value: '80.0', why: 'the noughts that were printed' },
      { value: '-2.5', why: 'below zero' },
      { value: '0', why: 'zero is a value' },
    ])('keeps $value as printed: $why', async ({ value }) => {
      const row = { ...validRow('observations'), value };
      const id = await put(database.knex, 'observations', row);
      const kept = await database.knex('observations').where({ id }).first('value');
      await database.knex('observations').where({ id }).delete();
      expect(kept.value).toBe(value);
    });

    it('takes a count without a value, a marker without a number, and a retraction without either', async () => {
      for (const row of [{ numerator: 5 }, { marker: 'suppressed' }, { is_retracted: true }]) {
        expect(await trial('observations', { ...validRow('observations'), value: null, ...row })).toBeNull();
      }
    });

    it('lets nothing be its own parent or relation', async () => {
      const { knex } = database;
      for (const [table, id] of [
        ['themes', ids.themeId],
        ['areas', ids.areaId],
      ] as const) {
        await expect(knex(table).where({ id }).update({ parent_id: id })).rejects.toThrow(`${table}_parent_is_another`);
      }
      const own = await trial('relations', { ...validRow('relations'), other_id: ids.indicatorId });
      expect(own?.message).toContain('relations_other_is_another');
    });

    it('has one row for the version, which counts up from 0', async () => {
      const { knex } = database;
      expect(await knex('catalogue_version')).toEqual([{ id: 1, version: 0 }]);
      expect((await trial('catalogue_version', { id: 2, version: 1 }))?.message).toContain('is_one_row');
      await expect(knex('catalogue_version').update({ version: -1 })).rejects.toThrow('counts_from_0');
    });

    it('refuses a reference to nothing, by each foreign key', async () => {
      const { foreignKeys } = await readSchema(database.knex);
      expect(foreignKeys).toHaveLength(28);
      for (const key of foreignKeys) {
        const [table = '', column = ''] = key.split(/[. ]/);
        const error = await trial(table, { ...validRow(table), [column]: 987654 });
        expect(error?.message, key).toMatch(/foreign key/i);
      }
    });

    it('has an index that starts with the column of each foreign key', async () => {
      const { foreignKeys, indexes } = await readSchema(database.knex);
      const indexed = indexes.filter((index) => !index.partial).map((index) => `${index.table}.${index.columns[0]}`);
      const keys = foreignKeys.map((key) => key.split(' ')[0]);
      expect(keys.filter((key) => !indexed.includes(key ?? ''))).toEqual([]);
    });

    it('has no NULL in a unique key', async () => {
      const { columns, indexes } = await readSchema(database.knex);
      const unique = indexes.filter((index) => index.unique);
      const open = unique.flatMap((index) =>
        index.columns
          .map((column) => `${index.table}.${column} `)
          .filter((start) => !columns.some((each) => each.startsWith(start) && / not null/.test(each))),
      );
      expect(unique.length).toBeGreaterThan(18);
      expect(open).toEqual([]);
    });

    it.each([
      'indicator_aliases',
      'theme_aliases',
      'area_aliases',
      'relations',
      'series',
      'series_breaks',
      'thresholds',
      'observation_remarks',
      'commentary',
      'commentary_indicators',
      'risks',
      'themes',
      'areas',
      'indicators',
      'terms',
      'term_words',
      'words',
      'threads',
      'inbox_events',
      'shown_replies',
      'wrong_answers',
      'digest_subscriptions',
      'digest_contents',
      'digest_deliveries',
      'digest_states',
      'addresses',
      'signing_keys',
      'incoming_files',
    ])('refuses the same key twice in %s', async (table) => {
      const id = await put(database.knex, table, validRow(table));
      const error = await trial(table, validRow(table));
      await database.knex(table).where({ id }).delete();
      expect(error?.message).toMatch(/unique/i);
    });

    it('refuses a second current revision, and the same revision twice', async () => {
      const first = validRow('observations');
      const id = await put(database.knex, 'observations', first);
      const twice = await trial('observations', { ...first, is_current: false });
      const two = await trial('observations', { ...first, revision: 2 });
      const next = await trial('observations', { ...first, revision: 2, is_current: false });
      await database.knex('observations').where({ id }).delete();
      expect(twice?.message).toMatch(/unique/i);
      expect(two?.message).toMatch(/unique/i);
      expect(next).toBeNull();
    });

    it('refuses a second current row of a risk, and keeps those of older reports', async () => {
      const { knex } = database;
      const later = await put(knex, 'imports', plain.import({ digest: 'd2' }));
      const id = await put(knex, 'risks', validRow('risks'));
      const again = { ...validRow('risks'), import_id: later };
      expect((await trial('risks', again))?.message).toMatch(/unique/i);
      await knex('risks').where({ id }).update({ is_current: false });
      expect(await trial('risks', again)).toBeNull();
      await knex('risks').where({ id }).delete();
      await knex('imports').where({ id: later }).delete();
    });

    it('keeps what is referred to, and removes what is part of the removed', async () => {
      const { knex } = database;
      await expect(knex('indicators').where({ id: ids.indicatorId }).delete()).rejects.toThrow(/foreign key/i);
      await expect(knex('imports').where({ id: ids.importId }).delete()).rejects.toThrow(/foreign key/i);
      const id = await put(knex, 'observations', validRow('observations'));
      await knex('observation_remarks').insert({ observation_id: id, position: 1, text: 'gone with it' });
      await knex('observations').where({ id }).delete();
      expect(await knex('observation_remarks').where({ observation_id: id })).toEqual([]);
    });
  });
}
