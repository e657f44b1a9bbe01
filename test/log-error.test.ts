import { describe, expect, it } from 'vitest';
import { StoreError, UsageError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';

const WORDS = 'Zaubermarke';

/** As packages throw them: with all that they were given. */
const hostile: readonly { readonly error: unknown; readonly why: string }[] = [
  { error: new Error(`insert into threads values ('${WORDS}') - SQLITE_BUSY`), why: 'a statement with its values' },
  { error: Object.assign(new Error('no'), { detail: `Failing row contains (${WORDS})` }), why: 'a row in a detail' },
  { error: parseError(), why: 'the text that is no JSON' },
  {
    error: Object.assign(new Error('http'), {
      request: { headers: { authorization: WORDS } },
      original: { data: WORDS },
    }),
    why: 'a request with its token',
  },
  { error: new UsageError('usage', `there is no ${WORDS}`), why: 'what somebody typed' },
  { error: new Error('outer', { cause: new Error(WORDS) }), why: 'a cause' },
  { error: new AggregateError([new Error(WORDS)], 'several'), why: 'one of several' },
  { error: Object.assign(new Error('x'), { name: `${WORDS} and more` }), why: 'a name that is a sentence' },
  { error: Object.assign(new Error('x'), { code: `${WORDS} = 1` }), why: 'a code that is a sentence' },
  { error: new Error(`first\n    at ${WORDS}\n    at x`), why: 'a message that looks like a stack' },
  { error: changedMessage(), why: 'a message that was changed after it was thrown' },
  { error: WORDS, why: 'no error at all' },
  { error: { text: WORDS }, why: 'an object' },
];

function parseError(): unknown {
  try {
    return JSON.parse(`${WORDS} {`);
  } catch (error) {
    return error;
  }
}

function changedMessage(): Error {
  const error = new Error(`values ('${WORDS}')`);
  error.message = 'short';
  return error;
}

function lineOf(error: unknown): string {
  const lines: string[] = [];
  createLog('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'failed');
  return lines.join('');
}

describe('an error in the log', () => {
  it.each(hostile)('holds no words of anybody: $why', ({ error }) => {
    const line = lineOf(error);
    expect(line).toContain('"msg":"failed"');
    expect(line).not.toContain(WORDS);
  });

  it('says what it is, where it arose and why', () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), {
      ...{ code: 'ECONNREFUSED', syscall: 'connect' },
    });
    const { err } = JSON.parse(lineOf(new StoreError('store-unreachable', 'While reading: no.', { cause })));
    expect(err).toMatchObject({
      ...{ type: 'StoreError', code: 'store-unreachable', message: 'While reading: no.' },
      cause: { type: 'Error', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:5432' },
    });
    expect(err.stack).toMatch(/^at .*log-error\.test/);
  });
});
