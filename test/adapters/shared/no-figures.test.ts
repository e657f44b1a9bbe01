import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { homeView } from '../../../adapters/slack/home.ts';
import { welcome } from '../../../adapters/teams/welcome.ts';
import { createBot, EVERYTHING, migrate, openDatabase, openStore } from '../../../src/index.ts';
import { type Served, serve } from '../../fixtures/serve.ts';

let folder: string;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-empty-'));
  database = openDatabase({ file: join(folder, 'empty.sqlite') });
  await migrate(database);
});
afterAll(async () => {
  await database.destroy();
  await rm(folder, { recursive: true, force: true });
});

const HOW = /no figures .*yet.*`npm run import`/;

describe('where nothing was brought in yet', () => {
  it('the start and /readyz say so, and how it is', async () => {
    const served: Served = await serve({ DATA_FOLDER: folder, DATASET: 'empty' });
    try {
      const ready = await fetch(`${served.url}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([
        200,
        expect.stringMatching(/^ready: no figures are held yet: .*`npm run import`/),
      ]);
      expect(served.said()).toMatch(/no figures are held yet: .*`npm run import`/);
    } finally {
      await served.stop();
    }
  }, 60_000);

  it('every reply does', async () => {
    const store = openStore(database, { now: () => performance.now() });
    const bot = createBot({ store, today: () => '2019-03-07', elapsed: () => performance.now() });
    for (const words of ['how are dental checks doing?', 'help', 'thanks', 'what needs attention?']) {
      const { reply } = await bot.ask(words, null);
      expect([reply.outcome, reply.headline]).toEqual(['no_data', expect.stringMatching(HOW)]);
    }
    expect((await bot.answer(EVERYTHING, null)).reply.headline).toMatch(HOW);
  });

  it('so do the welcome and the home of the bot', () => {
    const counts = { exceeds: 0, within: 0, attention: 0, yellow: 0, amber: 0, red: 0, notRated: 0 };
    const nothing = { counts, themes: [], standings: [], sources: [] };
    expect(JSON.stringify(welcome(nothing, true))).toMatch(HOW);
    expect(JSON.stringify(homeView(nothing, []))).toMatch(HOW);
  });
});
