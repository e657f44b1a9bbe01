import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'scorecard knexfile '));
});
afterAll(() => rm(home, { recursive: true, force: true }));

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('DATA_FOLDER', join(home, 'data'));
  vi.stubEnv('DATASET', '');
});
afterEach(() => vi.unstubAllEnvs());

describe('the knex command line works on the database that the product opens', () => {
  it.each([
    ['', 'report.sqlite', 'the one that comes with the program'],
    ['library', 'library.sqlite', "one of one's own"],
  ])('DATASET=%s is %s: %s', async (dataset, file) => {
    vi.stubEnv('DATASET', dataset);
    const { default: config } = await import('../knexfile.js');
    expect(config.connection).toEqual({ filename: join(home, 'data', file) });
  });

  it('DATABASE_URL goes first', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1/x');
    const { default: config } = await import('../knexfile.js');
    expect(config).toMatchObject({ client: 'pg', connection: 'postgres://127.0.0.1/x' });
  });
});
