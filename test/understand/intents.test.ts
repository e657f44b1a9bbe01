import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { type Context, EMPTY_CONTEXT } from '../../src/conversation/context.ts';
import { intents } from '../../src/intents/intents.ts';
import type { IntentId } from '../../src/reply/reply.ts';
import { understand } from '../../src/understand/understand-before.ts';
import { reportStore } from '../fixtures/report-bot.ts';

const TODAY = '2019-03-07';

let catalogue: Catalogue;
let close: () => Promise<void>;

beforeAll(async () => {
  const opened = await reportStore();
  close = opened.close;
  catalogue = await opened.store.catalogue();
});
afterAll(() => close());

/** A thread in which one measure was just shown: what 'that' and 'last quarter' point at. */
const AFTER_ONE: Context = {
  ...EMPTY_CONTEXT,
  last: {
    intent: 'status',
    indicators: [{ code: 'CP-SEEN', inverse: false }],
    themes: [],
    areas: [],
    comparators: [],
    period: null,
    shown: null,
    basis: null,
    list: null,
    movers: null,
    concepts: [],
  },
};

/** Examples that go on from a message before them. */
const FOLLOW_UPS: ReadonlySet<string> = new Set([
  'how many children is that?',
  'where does that come from, and how old is it?',
  'thanks, and last quarter?',
  'how many more children would we need to hit the target?',
  'what is being done to help?',
]);

/** Examples that are of their kind and read as another: each is the reading's fault, and leaves this list when mended. */
const MISREAD: ReadonlySet<string> = new Set(['what is the difference between the two repeat plan measures?']);

/** The kind that the first question of a message is read as; 'nothing' where none could be read. */
function readAs(message: string): IntentId | 'nothing' {
  const context = FOLLOW_UPS.has(message) ? AFTER_ONE : null;
  const read = understand(message, context, catalogue, TODAY);
  const first = read.kind === 'read' ? read.questions[0] : undefined;
  return first && 'asked' in first ? first.asked.intent : 'nothing';
}

const examples = intents.flatMap(({ id, examples }) => examples.map((example) => ({ id, example })));
const counterExamples = intents.flatMap(({ id, counterExamples }) =>
  counterExamples.map((example) => ({ id, example })),
);

describe('an example is read as its kind', () => {
  const read = examples.filter(({ example }) => !MISREAD.has(example));
  const misread = examples.filter(({ example }) => MISREAD.has(example));

  it.each(read)('$id: $example', ({ id, example }) => expect(readAs(example)).toBe(id));

  it.fails.each(misread)('$id: $example', ({ id, example }) => expect(readAs(example)).toBe(id));
});

describe('a counter-example is read as another kind, and as some kind', () => {
  it.each(counterExamples)('not $id: $example', ({ id, example }) => {
    expect([id, 'nothing']).not.toContain(readAs(example));
  });
});

it('every follow-up and every misreading named here is one of the examples', () => {
  const all = new Set([...examples, ...counterExamples].map(({ example }) => example));
  expect([...FOLLOW_UPS, ...MISREAD].filter((example) => !all.has(example))).toEqual([]);
});
