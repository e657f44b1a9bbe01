import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, type Bot, type Catalogue, createBot } from '../../src/index.ts';
import { type OpenedStore, ORGANISATIONS, type Organisation, storeOf } from '../fixtures/organisations.ts';

/** What people say around a question: for whom, before what, in passing. It changes nothing of what is asked. */
const FRAMES: readonly ((question: string) => string)[] = [
  (question) => `for my 2 o'clock: ${question}`,
  (question) => `${question} before scrutiny`,
  (question) => `the chair wants to know ${question}`,
  (question) => `${question} for budget purposes`,
  (question) => `quick one - ${question}`,
  (question) => `hi, sorry to bother you, ${question} thanks`,
  (question) => `${question} need it for the board meeting this afternoon`,
  (question) => `just off to see the director, ${question}`,
  (question) => `morning! ${question}`,
  (question) => `can you remind me ${question} please`,
];

/** Parts of what is counted that no data here can be narrowed to. */
const NARROWINGS: readonly string[] = [
  'with asthma',
  'who own a phone',
  'living near the coast',
  'called Zebedee',
  'aged under five',
  'in Grafton',
  'with red hair',
  'for left-handed people',
  'on a Tuesday night shift',
  'excluding vegetarians',
];

const NAMES: readonly Organisation[] = ['sample', 'fire', 'software'];

describe.each(NAMES)('questions on %s', { timeout: 120_000 }, (name) => {
  let opened: OpenedStore;
  let bot: Bot;
  let catalogue: Catalogue;

  beforeAll(async () => {
    opened = await storeOf(name);
    bot = createBot({ store: opened.store, today: () => ORGANISATIONS[name], elapsed: () => 0 });
    catalogue = await opened.store.catalogue();
  }, 60_000);
  afterAll(() => opened.close());

  const recordOf = async (question: string): Promise<AnswerRecord> => (await bot.ask(question, null)).record;

  /** Each measure in its short name, or the whole where it has none. */
  const measures = () =>
    catalogue.indicators.map(({ code, name: full, short }) => ({
      code,
      called: (short ?? full).replace(/\s*\([^)]*\)/g, ''),
    }));

  it('read the same in whatever they are wrapped', async () => {
    const changed: string[] = [];
    let count = 0;
    for (const [at, { called }] of measures().entries()) {
      const bare = `how are ${called} doing?`;
      const { understood } = await recordOf(bare);
      for (const frame of [FRAMES[at % FRAMES.length], FRAMES[(at + 3) % FRAMES.length]]) {
        const framed = frame?.(bare) ?? bare;
        const { outcome, understood: asFramed } = await recordOf(framed);
        count += 1;
        if (JSON.stringify(asFramed.question) !== JSON.stringify(understood.question))
          changed.push(`${framed} → ${outcome}`);
      }
    }
    process.stdout.write(`${name}: ${count} framed, ${changed.length} read otherwise\n`);
    expect(changed).toEqual([]);
  });

  it('never give the whole for a part that is not held', async () => {
    const given: string[] = [];
    let count = 0;
    for (const [at, { called, code }] of measures().entries()) {
      for (const narrowing of [NARROWINGS[at % NARROWINGS.length], NARROWINGS[(at + 7) % NARROWINGS.length]]) {
        // Of calls a phone says nothing else.
        if (/call/i.test(called) && narrowing?.includes('phone')) continue;
        const question = `how many ${called} ${narrowing}?`;
        const { outcome } = await recordOf(question);
        count += 1;
        if (outcome === 'answered') given.push(`${code}: ${question}`);
      }
    }
    process.stdout.write(`${name}: ${count} narrowed, ${given.length} answered with the whole\n`);
    expect(given).toEqual([]);
  });
});
