import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOOLS } from '../../../adapters/mcp/server.ts';
import { QUESTION_EXAMPLES } from '../../../adapters/shared/question-examples.ts';
import { answerSchema } from '../../../src/index.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';

const CALLS = 1_000;
const AT_ONCE = 20;
const SEED = 18;

/** What a program that is wrong, or wants to do harm, may send in the place of a value. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    "'; drop table tokens; --",
    '../../etc/passwd',
    '__proto__',
    '${7*7}',
    '<script>',
    '\u202e',
    '\0',
    'NaN',
  ),
  fc.jsonValue({ maxDepth: 4 }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, [], {}, [[]], { $ref: '#' }),
);

/** A Question with some of it wrong. */
const question = fc
  .tuple(
    fc.constantFrom(...QUESTION_EXAMPLES),
    fc.dictionary(fc.constantFrom('ask', 'of', 'where', 'when', 'against', 'only', 'limit', 'x'), hostile, {
      maxKeys: 3,
    }),
  )
  .map(([example, over]) => ({ ...example, ...over }));

const body = fc
  .oneof(
    question,
    fc.record({ text: hostile }),
    fc.record({ text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }) }),
    hostile,
  )
  .map((value) => JSON.stringify(value) ?? '');

/** JSON that was cut off or has something else within. */
const broken = fc
  .tuple(body, fc.nat(40), fc.string({ maxLength: 3 }))
  .map(([text, at, junk]) => text.slice(0, at) + junk);

const parameter = fc.tuple(
  fc.constantFrom(
    'measure',
    'theme',
    'area',
    'basis',
    'from',
    'to',
    'parts',
    'format',
    'limit',
    'after',
    'text',
    'dataset',
    'x',
  ),
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('CIC-IHA', 'json', 'csv', 'month', '1', '-1', '1e9', '2018-12-31'),
  ),
);
const query = fc.array(parameter, { maxLength: 4 }).map((pairs) => new URLSearchParams(pairs).toString());

const tool = fc
  .tuple(
    fc.constantFrom('tools/call', 'tools/list', 'resources/read', 'initialize', 'nothing/at-all'),
    fc.oneof(fc.constantFrom(...TOOLS.map(({ name }) => name)), fc.string({ maxLength: 20 })),
    fc.oneof(question, fc.record({ text: hostile }), hostile),
    fc.oneof(fc.constant('scorecard://imports'), fc.string({ maxLength: 40 })),
  )
  .map(([method, name, given, uri]) =>
    JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { name, arguments: given, uri } }),
  );

interface Call {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly body: string | null;
}

const call: fc.Arbitrary<Call> = fc.oneof(
  fc
    .tuple(fc.constantFrom('/api/ask', '/api/questions'), fc.oneof({ weight: 3, arbitrary: body }, broken))
    .map(([path, text]) => ({ path, method: 'POST' as const, body: text })),
  fc
    .tuple(fc.constantFrom('measures', 'themes', 'areas', 'periods', 'figures', 'charts', 'openapi.json'), query)
    .map(([list, text]) => ({ path: `/api/${list}?${text}`, method: 'GET' as const, body: null })),
  fc
    .oneof({ weight: 3, arbitrary: tool }, broken)
    .map((text) => ({ path: '/mcp', method: 'POST' as const, body: text })),
);

/** Where there is nothing to mend. */
const ONE = { where: '', found: 'x', allowed: 'x' };

describe('whatever is sent', { timeout: 120_000 }, () => {
  let server: ProgramServer;
  let token: string;
  beforeAll(async () => {
    server = await startPrograms();
    token = await server.makeToken();
  });
  afterAll(() => server.close());

  async function answered({ path, method, body: text }: Call): Promise<void> {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    };
    const response = await fetch(`${server.url}${path}`, { method, headers, body: text });
    const said = await response.text();
    const shown = JSON.stringify({ path, text, status: response.status, said: said.slice(0, 400) });
    expect(response.status, shown).not.toBe(500);
    expect(said, shown).not.toMatch(/node_modules|\bat \S+ \(|\bat file:|SQLITE|select .* from/i);
    if (response.status < 400 || path.startsWith('/mcp')) return;
    const problem = JSON.parse(said);
    expect(problem, shown).toMatchObject({ type: expect.stringMatching(/^urn:/), status: response.status });
    // Of what can be mended it is said where, what was found and what is allowed.
    const faults: readonly Record<string, unknown>[] = problem.type.endsWith(':invalid') ? problem.errors : [ONE];
    const areWhole = faults.map(
      ({ where, found, allowed }) => typeof where === 'string' && Boolean(found) && Boolean(allowed),
    );
    expect([areWhole.length > 0, areWhole.every(Boolean)], shown).toEqual([true, true]);
  }

  it(`${CALLS} calls get an answer or are told what is wrong, and nothing breaks`, async () => {
    const calls = fc.sample(call, { numRuns: CALLS, seed: SEED });
    const waiting = calls.values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const each of waiting) await answered(each);
      }),
    );
    const told = await server.post('/api/ask', token, { text: 'how are initial health assessments doing?' });
    expect(answerSchema.parse(await told.json()).facts[0]?.value).toBe(32);
    expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });
});
