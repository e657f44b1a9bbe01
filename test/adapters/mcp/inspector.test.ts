import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOOLS } from '../../../adapters/mcp/server.ts';
import { inspect, type Target } from '../../fixtures/mcp-clients.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';

// The command line of the inspector has a package of its own (@modelcontextprotocol/inspector-cli). The whole inspector
// brings a web page with it, 147 MB, and its second line needs Node 22: this is the newest that runs on Node 20. It
// speaks the protocol's revision of 2025, as most clients do.

/** One call of each tool, as flags: a forgotten one fails. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  ask: ['text=how are initial health assessments doing?'],
  ask_question: ['ask=value', 'of={"kind":"indicators","indicators":[{"code":"CIC-IHA","inverse":false}]}'],
  draw_chart: ['text=caseloads'],
  list_measures: ['containing=health'],
  list_themes: [],
  list_areas: ['kind=comparator'],
  list_periods: ['measures=["CIC-IHA"]'],
};

/** What both ways of asking must state. */
const SAYS: Readonly<Record<string, string>> = { ask: '"value":32', ask_question: '"value":32' };

describe.each(['http', 'stdio'] as const)("the inspector's command line over %s", { timeout: 120_000 }, (kind) => {
  let server: ProgramServer;
  let target: Target;

  beforeAll(async () => {
    server = await startPrograms();
    const token = await server.makeToken();
    target = kind === 'http' ? { kind, url: server.url, token } : { kind, folder: server.folder };
  });
  afterAll(() => server.close());

  it('lists the tools', async () => {
    const { tools } = (await inspect(target, 'tools/list')) as { tools: { name: string }[] };
    expect(tools.map(({ name }) => name).sort()).toEqual(Object.keys(CALLS).sort());
  });

  it.each(TOOLS.map(({ name }) => name))('calls %s', async (name) => {
    const flags = (CALLS[name] ?? []).flatMap((each) => ['--tool-arg', each]);
    const result = await inspect(target, 'tools/call', ['--tool-name', name, ...flags]);
    expect(result).toMatchObject({
      content: expect.arrayContaining([expect.anything()]),
      structuredContent: expect.anything(),
    });
    expect(result).not.toMatchObject({ isError: true });
    expect(JSON.stringify(result)).toContain(SAYS[name] ?? '"structuredContent"');
  });

  it('reads a resource', async () => {
    const read = await inspect(target, 'resources/read', ['--uri', 'scorecard://imports']);
    expect(JSON.stringify(read)).toContain('Quarter 3 2018/19 performance report');
  });
});
