import type { CallToolResult, Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../adapters/mcp/limits.ts';
import { TOOLS } from '../../../adapters/mcp/server.ts';
import { QUESTION_EXAMPLES } from '../../../adapters/shared/question-examples.ts';
import { answerSchema } from '../../../src/index.ts';
import { type Era, httpClient, stdioClient } from '../../fixtures/mcp-clients.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';

/** One call of each tool: a forgotten one fails. */
const CALLS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ask: { text: 'how are initial health assessments doing?' },
  ask_question: QUESTION_EXAMPLES[0],
  draw_chart: { text: 'caseloads' },
  list_measures: { containing: 'health' },
  list_themes: {},
  list_areas: { kind: 'comparator' },
  list_periods: { measures: ['CIC-IHA'] },
};

function textOf({ content }: CallToolResult): string {
  return content.flatMap((part) => (part.type === 'text' ? part.text : [])).join('\n');
}

describe('MCP', () => {
  let server: ProgramServer;
  let token: string;
  const said: string[] = [];

  beforeAll(async () => {
    server = await startPrograms();
    token = await server.makeToken();
  });
  afterAll(() => server.close());

  const clients: readonly (readonly [string, Era, () => Promise<Client>])[] = [
    ['streamable HTTP', 'modern', () => httpClient(server.url, token)],
    ['streamable HTTP, with the handshake of before', 'legacy', () => httpClient(server.url, token, 'legacy')],
    ['standard input and output', 'modern', () => stdioClient(server.folder, { said: (text) => void said.push(text) })],
    [
      'standard input and output, with the handshake of before',
      'legacy',
      () => stdioClient(server.folder, { era: 'legacy' }),
    ],
  ];

  describe.each(clients)('over %s', (_name, _era, connect) => {
    let client: Client;

    beforeAll(async () => {
      client = await connect();
    });
    afterAll(() => client.close());

    it('has every tool, and each says that it only reads', async () => {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name).sort()).toEqual(Object.keys(CALLS).sort());
      for (const each of tools) {
        expect(each.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
        expect(each.description?.length).toBeLessThan(320);
        expect(each.outputSchema).toBeDefined();
      }
      const question = tools.find(({ name }) => name === 'ask_question')?.inputSchema;
      expect(question).toMatchObject({ required: ['ask', 'of'], examples: QUESTION_EXAMPLES });
    });

    // The client holds each result to the tool's output schema.
    it.each(TOOLS.map(({ name }) => name))('%s gives what it says', async (name) => {
      const result = await client.callTool({ name, arguments: CALLS[name] ?? {} });
      expect([result.isError ?? false, textOf(result)]).toEqual([false, expect.stringMatching(/\S/)]);
      expect(result.structuredContent).toBeDefined();
    });

    it('an answer has facts, text and receipt', async () => {
      const result = await client.callTool({ name: 'ask', arguments: CALLS['ask'] ?? {} });
      const answer = answerSchema.parse(result.structuredContent);
      expect(answer.facts[0]).toMatchObject({ indicator: 'CIC-IHA', value: 32, period: '2018-12' });
      expect(textOf(result)).toContain('Quarter 3 2018/19 performance report');
      expect(textOf(result)).toContain(answer.text);
    });

    it('a chart is a picture with its words', async () => {
      const { content } = await client.callTool({ name: 'draw_chart', arguments: CALLS['draw_chart'] ?? {} });
      const image = content.find((part) => part.type === 'image');
      expect(image?.mimeType).toBe('image/png');
      expect(
        Buffer.from(image?.data ?? '', 'base64')
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    });

    it('definitions and imports are resources', async () => {
      const { resources } = await client.listResources();
      expect(resources.map(({ uri }) => uri).sort()).toEqual(['scorecard://definitions', 'scorecard://imports']);
      for (const uri of ['scorecard://definitions', 'scorecard://definitions/CIC-IHA', 'scorecard://imports']) {
        const { contents } = await client.readResource({ uri });
        const [first] = contents;
        expect(JSON.parse(first && 'text' in first ? first.text : '')).toBeTruthy();
      }
      await expect(client.readResource({ uri: 'scorecard://definitions/NO-SUCH' })).rejects.toThrow(
        /not found|NO-SUCH/i,
      );
    });

    it.each<[string, Record<string, unknown>, RegExp]>([
      ['ask', {}, /\/text: found nothing; allowed: text/],
      ['ask', { text: 'x', more: 1 }, /\/more: found a field that there is not/],
      ['ask_question', { ask: 'valeu', of: { kind: 'everything' } }, /\/ask: found "valeu"; allowed: "value", /],
      ['draw_chart', {}, /Found neither text nor question, or both/],
      [
        'draw_chart',
        { text: 'how are initial health assessments doing?' },
        /Nothing can be drawn for that. The answer is: Initial/,
      ],
      ['draw_chart', { question: { ask: 'course' } }, /\/question\/of: found nothing; allowed: /],
      ['list_measures', { theme: 'Weather' }, /\/theme: found "Weather"; allowed: what list_themes gives/],
      ['list_periods', { measures: ['X'] }, /\/measures: found "X"; allowed: what list_measures gives/],
    ])('%s with %j says what is wrong', async (name, input, text) => {
      const result = await client.callTool({ name, arguments: input });
      expect([result.isError, textOf(result)]).toEqual([true, expect.stringMatching(text)]);
      expect(textOf(result)).not.toMatch(/\bat .*:\d+:\d+|node_modules/);
    });

    it('a tool that there is not is no crash', async () => {
      await expect(client.callTool({ name: 'drop_tables', arguments: {} })).rejects.toThrow(/drop_tables/);
      expect((await client.listTools()).tools).toHaveLength(TOOLS.length);
    });
  });

  it('logs go to standard error, and hold no words', () => {
    expect(said.join('')).toContain('"platform":"mcp"');
    expect(said.join('')).not.toMatch(/health assessments doing/);
  });

  it('a result is cut at its size, with what was left out', async () => {
    const client = await httpClient(server.url, token);
    const result = await client.callTool({ name: 'list_measures', arguments: {} });
    const { measures, leftOut } = result.structuredContent as { measures: unknown[]; leftOut: string[] };
    expect(measures).toHaveLength(LIMITS.listed);
    expect(leftOut).toEqual([expect.stringMatching(/^\d+ left out: give a theme/)]);
    expect(textOf(result)).toContain(leftOut[0]);
    await client.close();
  });

  it.each<[string, Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }, number]>([
    ['no token', { method: 'POST', body: '{}' }, 401],
    ['what is no JSON', { method: 'POST', body: '{"jsonrpc"' }, 400],
    ['too much', { method: 'POST', body: 'x'.repeat(LIMITS.bodyBytes + 1) }, 413],
    ['another page', { method: 'POST', body: '{}', headers: { origin: 'https://elsewhere.example' } }, 403],
    ['a stream that nothing comes on', { method: 'GET' }, 405],
  ])('%s is refused in words', async (what, init, status) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(what === 'no token' ? {} : { authorization: `Bearer ${token}` }),
      ...init.headers,
    };
    const response = await fetch(`${server.url}/mcp`, { ...init, headers });
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error.message).toMatch(/\S/);
  });
});
