import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedDataset } from '../../../seeds/seed.ts';
import { createMigratedSqlite, type TestDatabase } from '../../fixtures/database.ts';
import { activity, channelMessage, startTeamsBot, type TeamsBot } from '../../fixtures/teams-bot.ts';
import { startTeamsConnector, type TeamsConnector } from '../../fixtures/teams-connector.ts';

let database: TestDatabase;
let connector: TeamsConnector;
let bot: TeamsBot;

beforeAll(async () => {
  database = await createMigratedSqlite();
  await seedDataset(database.knex, 'report', new Date('2019-03-07T09:00:00Z'));
  connector = await startTeamsConnector();
  bot = await startTeamsBot({ database, connector });
});
afterAll(async () => {
  await bot.close();
  await connector.close();
  await database.remove();
});
describe('m', () => {
  it('answers', async () => {
    const t = performance.now();
    const response = await bot.send(activity(connector));
    console.log(response.status, performance.now() - t);
    const [first] = await connector.taken(1);
    console.log(JSON.stringify(first, null, 1), performance.now() - t);
    const r2 = await bot.send(channelMessage(connector, 'summary'));
    const all = await connector.taken(2);
    console.log(r2.status, all[1]?.path, all[1]?.bytes, all[1]?.activity?.summary);
  });
});
