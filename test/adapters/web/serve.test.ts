import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refuse, serve } from '../../fixtures/serve.ts';

// Each starts a process of its own, beside those of other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-serve-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm start with no settings', () => {
  it('sets the data up, says in one line where to look, and ends when told to', async () => {
    const { url, said, stop } = await serve({ DATA_FOLDER: folder });
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(
      said()
        .trimEnd()
        .split('\n')
        .filter((line) => !line.startsWith('First use: ')),
    ).toEqual([`Open ${url} in a browser to try it.`]);
    const page = await fetch(url);
    expect(await page.text()).toContain('<h1>Scorecard Bot</h1>');
    // Others are set up once they are chosen.
    expect((await readdir(folder)).filter((file) => file.endsWith('.sqlite'))).toEqual(['report.sqlite']);
    expect(await stop()).toBe(0);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, /^The setting PLAYGROUND is missing: HOST is 0\.0\.0\.0, [^\n]+\n$/],
    [{ NODE_ENV: 'production' }, /^The setting PLAYGROUND is missing: NODE_ENV is production, [^\n]+\n$/],
    [{ PLAYGROUND: 'true', HOST: '::' }, /^The setting PLAYGROUND_SECRET is missing: HOST is ::, [^\n]+\n$/],
  ])('does not start with %j', async (settings, said) => {
    const empty = join(folder, 'nothing');
    const ended = await refuse({ DATA_FOLDER: empty, ...settings });
    expect(ended).toEqual({ code: 1, said: expect.stringMatching(said) });
    // Refused before anything was made.
    expect(await readdir(empty).catch(() => 'none')).toBe('none');
  });
});
