import { seedDataset } from '../seeds/seed.ts';
import { createMigratedSqlite } from '../test/fixtures/database.ts';
import { startTeamsBot } from '../test/fixtures/teams-bot.ts';
import type { TeamsConnector } from '../test/fixtures/teams-connector.ts';
import { startTeamsEcho } from '../test/fixtures/teams-echo.ts';
import { tellProcessorTime } from './tell-processor-time.ts';

// One bot in a process of its own, so that its work is not mixed with that of the connector and the load. It prints its
// address, then for each line that it reads the processor time that it has used, in milliseconds; it ends with its
// standard input.

const [kind, openIdUrl = ''] = process.argv.slice(2);

async function start(): Promise<string> {
  if (kind === 'echo') return (await startTeamsEcho(openIdUrl)).url;
  const database = await createMigratedSqlite();
  await seedDataset(database.knex, 'report', new Date('2019-03-07T09:00:00Z'));
  process.on('exit', () => void database.remove());
  return (await startTeamsBot({ database, connector: { openIdUrl } as TeamsConnector })).url;
}

tellProcessorTime(await start());
