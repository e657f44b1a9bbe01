import { afterEach, describe, expect, it } from 'vitest';
import { REFUSALS } from '../../../src/index.ts';
import { activity } from '../../fixtures/teams-bot.ts';
import { plainConnector } from '../../fixtures/teams-plain-connector.ts';
import { startTeamsReport, type TeamsReport } from '../../fixtures/teams-report.ts';

/*
 * The SDK is known to one file: what stands behind the same port can be another, and people see the same.
 */

type Start = (report: TeamsReport) => Promise<TeamsReport['bot']>;

const connectors: Readonly<Record<string, Start>> = {
  "the SDK's": (report) => Promise.resolve(report.bot),
  'plain requests': (report) =>
    report.another({
      seams: { connector: plainConnector({ appId: 'app', keysUrl: new URL('/keys', report.connector.url).href }) },
    }),
};

/** As long as an answer may take anybody: the first of a process also makes what draws its picture. */
const ANSWER = { timeout: 10_000 };

let report: TeamsReport;
afterEach(() => report.close());

/** What was sent, without what each way adds around it. */
const said = () =>
  report.connector.received.map(({ method, path, activity: sent }) => ({
    method,
    path,
    text: sent?.text ?? sent?.summary,
    card: JSON.stringify(sent?.attachments?.[0]?.content.body ?? []).replaceAll(/[0-9a-f-]{36}/g, 'an id'),
  }));

/** Asks, changes the question, takes it back, and asks as somebody who may not. */
async function talk(start: Start): Promise<ReturnType<typeof said>> {
  report = await startTeamsReport();
  const bot = await start(report);
  const { connector, database } = report;
  const done = async (sent: unknown) => {
    expect((await bot.send(sent)).status).toBe(202);
    await expect.poll(() => database.knex('inbox_events').where({ state: 'waiting' }), ANSWER).toEqual([]);
  };
  await done(activity(connector, { id: '1', text: 'how are dental checks doing?' }));
  await expect.poll(() => database.knex('shown_replies').whereNotNull('place'), ANSWER).toHaveLength(1);
  const changed = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };
  await done({ ...activity(connector, { id: '1', text: 're-referrals?' }), ...changed });
  await done({ ...activity(connector, { id: '1', text: '' }), type: 'messageDelete' });
  connector.members.set('29:guest', { userRole: 'guest' });
  await done(activity(connector, { id: '2', from: { id: '29:guest', aadObjectId: 'object-guest' } }));
  return said();
}

describe('whatever leads to the Bot Connector service', () => {
  it('people see the same', async () => {
    const bySdk = await talk(connectors["the SDK's"] as Start);
    await report.close();
    const plainly = await talk(connectors['plain requests'] as Start);
    expect(plainly).toEqual(bySdk);
    expect(bySdk.map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE', 'POST']);
    expect(bySdk[0]?.text).toMatch(/79%/);
    expect(bySdk.at(-1)?.text).toBe(REFUSALS.guest);
  });

  it.each(Object.entries(connectors))('%s: what nobody has signed is refused', async (_name, start) => {
    report = await startTeamsReport();
    const bot = await start(report);
    const response = await bot.send(activity(report.connector, { text: 'dental checks?' }), { key: 'other' });
    expect(response.status).toBe(401);
    expect(report.connector.received).toEqual([]);
  });
});
