import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi } from '../../../adapters/api/open-api.ts';
import { httpClient } from '../../fixtures/mcp-clients.ts';
import { type ProgramServer, startPrograms } from '../../fixtures/programs.ts';
import { openApiBreaks, schemaBreaks, toolBreaks } from '../../fixtures/schema-breaks.ts';

// What callers were promised. Additions pass as they are; a break fails, and is for a new path or a new tool beside the
// old one. Once additions are released, `PROMISE=1 npx vitest run test/adapters/api/compatible.test.ts` takes them in: it
// writes only where nothing breaks.

const fileOf = (name: string) => fileURLToPath(new URL(`../../fixtures/promised/${name}.json`, import.meta.url));

function promised<T>(name: string, now: T, breaksOf: (before: T) => readonly string[]): readonly string[] {
  const file = fileOf(name);
  const isWriting = process.env['PROMISE'] === '1';
  const breaks = existsSync(file) ? breaksOf(JSON.parse(readFileSync(file, 'utf8')) as T) : [];
  if (isWriting && breaks.length === 0) writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  if (!isWriting && !existsSync(file)) throw new Error(`${file} is missing`);
  return breaks;
}

const str = { type: 'string' } as const;

function obj(properties: Record<string, unknown>, required: readonly string[] = []) {
  return { type: 'object', properties, required };
}

describe('what callers were promised', () => {
  let server: ProgramServer;
  beforeAll(async () => {
    server = await startPrograms();
  });
  afterAll(() => server.close());

  it('of the API still holds', () => {
    const now = JSON.parse(openApi());
    expect(promised('openapi', now, (before) => openApiBreaks(before, now))).toEqual([]);
  });

  it('of the tools still holds', async () => {
    const client = await httpClient(server.url, await server.makeToken());
    const { tools } = await client.listTools();
    const now = tools.map(({ name, inputSchema, outputSchema }) => ({ name, inputSchema, outputSchema }));
    expect(promised('tools', now, (before) => toolBreaks(before, now))).toEqual([]);
    await client.close();
  });

  it('is broken by whatever is taken away from the real ones', () => {
    const now = JSON.parse(openApi());
    const without = (change: (description: typeof now) => void) => {
      const changed = structuredClone(now);
      change(changed);
      return openApiBreaks(now, changed);
    };
    const schemas = (description: typeof now) => description.components.schemas;
    expect(without(() => undefined)).toEqual([]);
    expect(without((all) => delete all.paths['/api/ask'])).toEqual(['post /api/ask: is gone']);
    expect(without((all) => delete schemas(all).Answer.properties.facts)).toEqual(['Answer/facts: is gone']);
    expect(without((all) => schemas(all).Question.required.push('when'))).toEqual(['Question/when: is needed now']);
    expect(without((all) => schemas(all).Question.properties.ask.enum.shift())).toEqual([
      'Question/ask: no longer allowed: value',
    ]);
    expect(without((all) => schemas(all).Question.properties.of.oneOf.pop())).not.toEqual([]);
    expect(without((all) => all.paths['/api/figures'].get.parameters.shift())).toEqual([
      'get /api/figures ?dataset: is gone',
    ]);
    expect(without((all) => (schemas(all).Words.properties.text.maxLength = 10))).toEqual([
      'Words/text: maxLength is narrower',
    ]);
    expect(without((all) => (schemas(all).Answer.properties.text = { type: ['string', 'null'] }))).not.toEqual([]);
    expect(without((all) => (schemas(all).Answer.properties.more2 = { type: 'string' }))).toEqual([]);
    expect(without((all) => schemas(all).Question.properties.ask.enum.push('guess'))).toEqual([]);
  });

  it.each<[string, unknown, unknown, 'sent' | 'given', boolean]>([
    ['a field more, which may be left out', obj({ a: str }), obj({ a: str, b: str }), 'sent', false],
    ['a field more in what is given', obj({ a: str }), obj({ a: str, b: str }, ['b']), 'given', false],
    ['a field that was renamed', obj({ a: str }), obj({ b: str }), 'given', true],
    ['a field that is refused now', obj({ a: str }), { ...obj({ b: str }), additionalProperties: false }, 'sent', true],
    ['a field that is needed now', obj({ a: str }), obj({ a: str }, ['a']), 'sent', true],
    ['a field that may be missing now', obj({ a: str }, ['a']), obj({ a: str }), 'given', true],
    ['a number where text was sent', str, { type: 'number' }, 'sent', true],
    ['any number where a whole one was sent', { type: 'integer' }, { type: 'number' }, 'sent', false],
    ['any number where a whole one was given', { type: 'integer' }, { type: 'number' }, 'given', true],
    ['null may be given now', str, { anyOf: [str, { type: 'null' }] }, 'given', true],
    ['null may be sent now', str, { anyOf: [str, { type: 'null' }] }, 'sent', false],
    ['null is never given any more', { anyOf: [str, { type: 'null' }] }, str, 'given', false],
    ['null is refused now', { anyOf: [str, { type: 'null' }] }, str, 'sent', true],
    [
      'a list of something else',
      { type: 'array', items: str },
      { type: 'array', items: { type: 'number' } },
      'given',
      true,
    ],
    ['fewer of a list', { type: 'array', maxItems: 9 }, { type: 'array', maxItems: 8 }, 'sent', true],
    ['a form that is asked for', str, { type: 'string', pattern: '^a' }, 'sent', true],
    ['other words for it', { ...str, description: 'a' }, { ...str, description: 'b' }, 'sent', false],
  ])('%s', (_what, before, now, side, isBreak) => {
    expect(schemaBreaks(before, now, side).length > 0).toBe(isBreak);
  });
});
