import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../src/question/question.ts';
import { say } from '../../src/question/say.ts';
import { extremes } from './cases-extreme.ts';
import { tallies } from './cases-tally.ts';
import { runs, whens } from './cases-when.ts';
import { worked } from './cases-worked.ts';
import { mainFact, openSampleAnswers, type SampleAnswers } from './sample-answers.ts';
import type { Case } from './table-cases.ts';

let sample: SampleAnswers;

beforeAll(async () => {
  sample = await openSampleAnswers();
}, 120_000);
afterAll(() => sample.remove());

const tables: Readonly<Record<string, readonly Case[]>> = { extremes, whens, runs, tallies, ...worked };

it('has at least 150 of them', () => expect(Object.values(tables).flat().length).toBeGreaterThanOrEqual(150));

describe.each(Object.entries(tables))('%s', (_name, cases) => {
  it.each(cases.map((each, at) => ({ ...each, at })))('$at: $why', async ({ question, sql }) => {
    const [expected] = await sample.rows(sql);
    const asked = say({ ...EVERYTHING, ...question }, sample.catalogue);
    expect(expected, `${asked}: the SQL gives no row`).toBeDefined();
    const reply = await sample.ask(question);
    const found = mainFact(reply, Object.keys(expected ?? {}));
    expect(rounded(found), `${asked}\n${reply.headline}\n${sql}`).toEqual(rounded(expected ?? {}));
  });
});

/** SQL works numbers out in floating point. */
function rounded(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const round = (value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value)]));
}
