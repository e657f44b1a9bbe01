import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const ENDS_RED = `
  import { startPostgres } from './test/fixtures/postgres-server.ts';
  const postgres = await startPostgres();
  process.exitCode = 3;
  await postgres.stop();
`;

const LEFT_RUNNING = `
  import { startPostgres } from './test/fixtures/postgres-server.ts';
  await startPostgres();
  process.exit(4);
`;

/** What started a PostgreSQL server once ended with code 0 whatever had failed. */
describe('a process that starts PostgreSQL', () => {
  it.each([
    { program: ENDS_RED, code: 3, why: 'it stopped the server' },
    { program: LEFT_RUNNING, code: 4, why: 'it left that to the watcher' },
  ])('ends with the exit code that it set ($code): $why', { timeout: 60_000 }, ({ program, code }) => {
    const args = ['--import', 'tsx', '--input-type=module', '-e', program];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: code, stderr: '' });
  });
});
