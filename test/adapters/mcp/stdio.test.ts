import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../fixtures/program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const HELLO = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
});

describe('MCP over standard input and output', { timeout: 60_000 }, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'scorecard-stdio-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  function start(): { readonly child: ChildProcess; readonly said: () => string; readonly ended: Promise<unknown[]> } {
    const child = spawn(process.execPath, [program('adapters/mcp/stdio.ts')], {
      cwd: ROOT,
      env: { ...process.env, DATA_FOLDER: folder, DATABASE_URL: '', DATASET: '', LOG_LEVEL: 'warn' },
    });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.stdin?.on('error', () => undefined);
    return { child, said: () => said, ended: once(child, 'close') };
  }

  async function answersTo({ stdout }: ChildProcess): Promise<string> {
    for await (const chunk of (stdout ?? []) as AsyncIterable<Buffer>) return chunk.toString();
    return '';
  }

  it('lines that are no message are passed over', async () => {
    const { child, ended } = start();
    child.stdin?.write(`{"a":\nhello\n\n[]\n{"jsonrpc":"2.0"}\n${HELLO}\n`);
    expect(JSON.parse(await answersTo(child))).toMatchObject({ id: 1, result: { protocolVersion: '2025-06-18' } });
    child.stdin?.end();
    expect((await ended)[0]).toBe(0);
  });

  it('ends by itself after a message that is longer than any, and says so', async () => {
    const { child, said, ended } = start();
    // Input stays open: it must not wait for its end.
    child.stdin?.write('x'.repeat(1_100_000));
    expect((await ended)[0]).toBe(0);
    expect(said()).toContain('the connection of MCP ended before its standard input did');
  });

  it('ends by itself when nobody reads its output', async () => {
    const { child, ended } = start();
    child.stdout?.destroy();
    child.stdin?.write(`${HELLO}\n`);
    expect((await ended)[0]).toBe(0);
  });
});
