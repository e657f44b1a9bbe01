import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bot, createBot } from '../../src/index.ts';
import { EVERYTHING, type Question } from '../../src/question/question.ts';
import { ORGANISATIONS, storeOf } from '../fixtures/organisations.ts';

let bot: Bot;
let close: () => Promise<void>;

beforeAll(async () => {
  const organisation = await storeOf('sample');
  close = organisation.close;
  bot = createBot({ store: organisation.store, today: () => ORGANISATIONS.sample, elapsed: () => 0 });
});

afterAll(() => close());

async function listed(changed: Partial<Question>): Promise<readonly string[]> {
  const { record } = await bot.answer({ ...EVERYTHING, ask: 'list', ...changed }, null);
  return [...new Set(record.facts.flatMap(({ indicator }) => indicator ?? []))].toSorted();
}

describe('a percentage that is shown as a count', () => {
  it.each(['red', 'amber', 'exceeds'] as const)('is rated %s where its percentage is', async (rating) => {
    const only: Question['only'] = [{ not: false, test: { kind: 'rated', ratings: [rating] } }];
    const asMeasured = await listed({ only });
    expect(asMeasured.length).toBeGreaterThan(0);
    expect(await listed({ only, form: 'count' })).toEqual(asMeasured);
  });

  it('stands to the target as its percentage does, in points', async () => {
    const order = { by: 'gap', end: 'worst' } as const;
    const { record } = await bot.answer({ ...EVERYTHING, ask: 'extreme', form: 'count', order }, null);
    expect(record.text).toMatch(/points (?:short of|over) its target of [\d.]+%/);
  });
});
