import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DatabaseAddress, openDatabase } from '../../src/index.ts';

/** An empty database, on a PostgreSQL server whose user may create one; null: an SQLite file. */
export async function createDatabase(
  serverUrl: string | null,
): Promise<{ readonly address: DatabaseAddress; readonly drop: () => Promise<void> }> {
  if (serverUrl !== null) {
    const { url, drop } = await createPostgres(serverUrl);
    return { address: { url }, drop };
  }
  const folder = await mkdtemp(join(tmpdir(), 'scorecard-soak-'));
  const drop = () => rm(folder, { recursive: true, force: true });
  return { address: { file: join(folder, 'soak.sqlite') }, drop };
}

export async function createPostgres(
  serverUrl: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `soak_${process.pid}_${Date.now()}`;
  const onServer = async (sql: string) => {
    const server = openDatabase({ url: serverUrl });
    try {
      await server.raw(sql);
    } finally {
      await server.destroy();
    }
  };
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}
