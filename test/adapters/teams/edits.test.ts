import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activity, channelMessage } from '../../fixtures/teams-bot.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

let report: TeamsReport;

beforeAll(async () => {
  report = await startTeamsReport();
});
afterAll(() => report.close());
beforeEach(() => report.forget());

const said = () => report.connector.messages().map(({ method, activity: sent }) => `${method} ${sent?.summary}`);
const places = () => report.database.knex('shown_replies').whereNotNull('place');

async function ask(message: ReturnType<typeof activity>): Promise<void> {
  const before = report.connector.messages().length;
  await report.bot.send(message);
  await report.connector.taken(before + 1);
  await expect.poll(async () => (await places()).length).toBeGreaterThan(before);
}

const allEnded = () =>
  expect.poll(() => report.database.knex('inbox_events').where({ state: 'waiting' }).pluck('event_id')).toEqual([]);

describe('a message that is edited', () => {
  it('changes its answer in its place, once however often it is told', async () => {
    const message = activity(report.connector, { id: '71', text: 'dental checks?' });
    await ask(message);
    const timestamp = '2026-01-05T09:01:00.000Z';
    const channelData = { ...message.channelData, eventType: 'editMessage' };
    const edit = { ...message, type: 'messageUpdate', text: 're-referrals?', timestamp, channelData };
    for (const bot of [report.bot, await report.another()]) await bot.send(edit);
    await expect.poll(() => said().length).toBe(2);
    await allEnded();
    expect(said()).toEqual([
      expect.stringMatching(/^POST Dental checks: 79%/),
      expect.stringMatching(/^PUT .*re-referrals/i),
    ]);
    expect(report.connector.messages()[1]?.path).toBe('/v3/conversations/a%3Achat/activities/m1');
    // What follows goes on from what it says now.
    await report.bot.send(activity(report.connector, { id: '72', text: 'where does that come from?' }));
    await expect.poll(() => said()[2]).toMatch(/re-referrals/i);
  });

  it('so that it mentions the bot only now is answered', async () => {
    const message = channelMessage(report.connector, 'dental checks?', '900');
    await report.bot.send({ ...message, type: 'messageUpdate', timestamp: '2026-01-05T09:01:00.000Z' });
    await report.connector.taken(1);
    await report.bot.send(message);
    await allEnded();
    expect(said()).toEqual([expect.stringMatching(/^POST Dental checks: 79%/)]);
  });
});

describe('a message that is deleted', () => {
  it('takes its answer away', async () => {
    const message = activity(report.connector, { id: '81', text: 'dental checks?' });
    await ask(message);
    await report.bot.send({ ...message, type: 'messageDelete', text: undefined });
    await expect.poll(() => report.connector.received.at(-1)?.method).toBe('DELETE');
    await allEnded();
    expect(report.connector.received.at(-1)?.path).toBe('/v3/conversations/a%3Achat/activities/m1');
    expect(await report.database.knex('shown_replies')).toEqual([]);
    await report.bot.send(activity(report.connector, { id: '82', text: 'and why?' }));
    await expect.poll(() => said()[1]).not.toMatch(/undefined|dental/i);
  });

  it('that was never answered is nothing', async () => {
    await report.bot.send(activity(report.connector, { id: '83', type: 'messageDelete', text: undefined }));
    await allEnded();
    expect(report.connector.received).toEqual([]);
  });
});
