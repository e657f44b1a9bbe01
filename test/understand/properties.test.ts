import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerRecord, type Bot, type Context, createBot, type ObservationStore } from '../../src/index.ts';
import { intents } from '../../src/intents/intents.ts';
import { MAX_QUESTION_LENGTH } from '../../src/understand/normalise.ts';
import { problemsIn } from '../fixtures/record.ts';
import { reportStore } from '../fixtures/report-bot.ts';
import { scorecard } from '../fixtures/scorecard.ts';

/** Far above what a question takes on a busy machine, far below what anyone would wait: it only finds what hangs. */
const ENDS_WITHIN_MS = 3000;

const codes = new Set(scorecard('indicators').map((row) => row['code']!));

let bot: Bot;
let other: Bot;
let closing: readonly (() => Promise<void>)[];

beforeAll(async () => {
  const [one, two] = [await reportStore(), await reportStore()];
  closing = [one.close, two.close];
  bot = botOn(one.store);
  other = botOn(two.store);
});
afterAll(() => Promise.all(closing.map((close) => close())));

function botOn(store: ObservationStore): Bot {
  return createBot({ store, today: () => '2019-03-07', elapsed: () => performance.now() });
}

/** Everything of a record that must be the same each time. */
function lasting({ elapsedMs: _, ...record }: AnswerRecord): Omit<AnswerRecord, 'elapsedMs'> {
  return record;
}

/** Asks, and holds what comes back to the contract and to a time. */
async function askHeld(message: string, context: Context | null = null): Promise<AnswerRecord> {
  const start = performance.now();
  const { record } = await bot.ask(message, context);
  expect(performance.now() - start, 'milliseconds').toBeLessThan(ENDS_WITHIN_MS);
  expect(problemsIn(record, codes)).toEqual([]);
  expect(record.question).toBe(message);
  return record;
}

/** Words that lead the parser somewhere: names, cues, periods, and what stands between them. */
const WORDS = [
  ...new Set(scorecard('indicators').flatMap((row) => row['name']!.split(' '))),
  ...(
    'how what why which when who is are was the many much percentage target benchmark compare with against trend show ' +
    'list below above better worse risk reason source headlines not without no and or than more fewer of in by for ' +
    'since last quarter before Q1 Q3 2018/19 December 18 September rolling year ago between to this England good ' +
    'it that them first one red star iha icpc cla momo s20 R1 and? ok thanks'
  ).split(' '),
];

const HOSTILE = [
  "'; drop table observations; --",
  '" or 1=1 --',
  '<script>alert(1)</script>',
  '<@U123> &amp; <!channel> <https://example.org|click>',
  '${7*7} {{7*7}} %s %n $& $1 \\1 \\u0000',
  '[a](b) **bold** `code` ```block```',
  '(((((((((((((((((((((((((((((((((((((((',
  '.*.*.*.*.*=(a+)+$',
  '__proto__ constructor toString hasOwnProperty valueOf',
  'null undefined NaN [object Object] true -0 1e309',
  '\u202Efo rebmun eht tahw\u202C \u2066care\u2069 \u200Bchildren\u200D in\u00ADneed',
  'كم عدد الأطفال في الرعاية؟ مؤشرات',
  'כמה ילדים נמצאים בטיפול?',
  '有多少孩子在照顾中？',
  '👩‍👩‍👧‍👦🏳️‍🌈 how many 👶🏽 in care 🤷🏿‍♀️ ?',
  'Z̸̡͈a̷͓̚l̶̫̈g̵̱͝o̴̡͆ children in care',
  'ｈｏｗ ｍａｎｙ ｃｈｉｌｄｒｅｎ ｉｎ ｃａｒｅ',
  '\u0000\u0001\u0007\u001B[31mred\u001B[0m\u007F\uFEFF\uFFFE\uFFFF',
  '\uD800 half a pair \uDC00',
  'Ǆ ß İ ı ﬁ ﬄ ẞ K Å',
  '1234567890'.repeat(30),
  'e'.repeat(1900),
  '- - - - - 0 0 0 00 000 1/0 31/31/31 99/99/9999 2018/19/20/21',
];

/** Any message that fits: characters of all sorts, words of the field in any order, both, long words, long gaps. */
const messages: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
    fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join('')),
    fc
      .array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...HOSTILE), fc.string({ maxLength: 8 })), {
        maxLength: 20,
      })
      .map((pieces) => pieces.join(' ')),
    fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 2000 }))
      .map(repeated),
    fc
      .tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 400 }))
      .map(([word, times]) => repeated([`${word} `, times])),
  )
  .map((text) => text.slice(0, MAX_QUESTION_LENGTH));

function repeated([text, times]: readonly [string, number]): string {
  return text.repeat(times);
}

describe('any message', () => {
  it('of any script has a record that holds the contract, and ends', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (message) => {
        await askHeld(message);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it.each(HOSTILE.map((message) => ({ message, start: JSON.stringify(message.slice(0, 60)) })))(
    '$start is read as words and nothing else',
    async ({ message }) => {
      await askHeld(message);
      await askHeld(`how many children in care ${message}`);
      await askHeld(`${message} how many children in care?`);
      expect((await askHeld('how many children are in care?')).facts[0]).toMatchObject({
        indicator: 'CIC-N',
        value: 699,
      });
    },
  );

  it('in any thread, each after the other, holds the contract', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(messages, { minLength: 2, maxLength: 5 }), async (turns) => {
        let context: Context | null = null;
        for (const turn of turns) {
          await askHeld(turn, context);
          context = (await bot.ask(turn, context)).context;
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it.each(['', ' ', '\n\t\n', '?', '.', '\u200B', '\uFEFF', '🤔'])(
    'without a word (%j) is not understood',
    async (message) => {
      expect((await askHeld(message)).outcome).toBe('not_understood');
    },
  );
});

describe('a long message', () => {
  const QUESTION = 'how many children are in care?';
  const LONG = 100_000;
  const FILLS = [
    { of: ' ', why: 'nothing but spaces' },
    { of: 'a', why: 'one very long word' },
    { of: 'children in care ', why: 'words of the field' },
    { of: 'in December 2018 and ', why: 'periods' },
    { of: 'not ', why: 'negations' },
    { of: '\n', why: 'empty lines' },
    { of: '?', why: 'signs that end sentences' },
    { of: '1', why: 'a number' },
    { of: '-', why: 'signs that join words' },
    { of: '👶🏽', why: 'more than one unit a character' },
    { of: 'é̷', why: 'combining marks' },
    { of: '(', why: 'brackets never closed' },
    { of: '\u202E', why: 'direction marks' },
    { of: '0/', why: 'what could become a date' },
    { of: "isn't ", why: 'short forms' },
    { of: '\u0000', why: 'control characters' },
    { of: 'Q3 ', why: 'quarters' },
    { of: 'Smith, ', why: 'names' },
  ] as const;

  /** The fill around a question, of exactly so many characters. */
  const around = (of: string, length: number) => {
    const fill = of.repeat(Math.ceil(length / of.length));
    const rest = length - QUESTION.length - 1;
    const half = Math.floor((rest - 1) / 2);
    return [
      `${QUESTION} ${fill.slice(0, rest)}`,
      `${fill.slice(0, half)} ${QUESTION} ${fill.slice(0, rest - half - 1)}`,
      `${fill.slice(0, rest)} ${QUESTION}`,
    ];
  };

  function answersOrRefuses({ outcome, facts: [main], text }: AnswerRecord): boolean {
    if (outcome === 'answered') return main?.indicator === 'CIC-N' && main.value === 699;
    const limits = ['100,000 characters', MAX_QUESTION_LENGTH.toLocaleString('en-GB')];
    return outcome === 'not_understood' && main === undefined && limits.every((limit) => text.includes(limit));
  }

  it.each(FILLS)('of 100,000 characters, $why, is answered or refused with the limit stated', async ({ of }) => {
    for (const message of around(of, LONG)) {
      expect(message).toHaveLength(LONG);
      const start = performance.now();
      const { record } = await bot.ask(message, null);
      expect(performance.now() - start).toBeLessThan(ENDS_WITHIN_MS);
      expect(answersOrRefuses(record), `${record.outcome}: ${record.text}`).toBe(true);
    }
  });

  it.each(FILLS)('of as many characters as are read, $why, ends', async ({ of }) => {
    for (const message of around(of, MAX_QUESTION_LENGTH)) await askHeld(message);
  });

  it.each([
    { length: MAX_QUESTION_LENGTH, refused: false, why: 'the limit itself is read' },
    { length: MAX_QUESTION_LENGTH + 1, refused: true, why: 'one more is not' },
  ])('of $length characters: $why', async ({ length, refused }) => {
    const { record } = await bot.ask(QUESTION.padEnd(length, ' '), null);
    expect(record.outcome).toBe(refused ? 'not_understood' : 'answered');
    expect(record.text.includes('I read up to')).toBe(refused);
  });

  it('that is refused leaves the thread as it was', async () => {
    const { context } = await bot.ask(QUESTION, null);
    const refused = await bot.ask('x'.repeat(LONG), context);
    const { record } = await bot.ask('and in December 2017?', refused.context);
    expect(record.facts[0]).toMatchObject({ indicator: 'CIC-N', period: '2017-12-31', value: 636 });
  });

  it('that is refused offers three questions that work, as every message not understood', async () => {
    await askHeld('x'.repeat(LONG));
  });
});

/** Threads as people write them: all labelled questions, and the examples of every intent. */
const HERE = new URL('../questions/', import.meta.url);
const threads: readonly (readonly string[])[] = [
  ...readdirSync(HERE)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, HERE), 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => (JSON.parse(line) as { readonly turns: readonly string[] }).turns),
  ...intents.flatMap(({ examples, counterExamples }) => [...examples, ...counterExamples].map((example) => [example])),
];

interface Turn {
  readonly thread: string;
  readonly record: AnswerRecord;
  readonly context: Context;
}

/** @param between - what a thread's owner does with its context before the next message */
async function turnsOf(bot: Bot, turns: readonly string[], between: (context: Context) => Context): Promise<Turn[]> {
  const answered: Turn[] = [];
  for (const [at, turn] of turns.entries()) {
    const before = answered.at(-1);
    const { record, context } = await bot.ask(turn, before ? between(before.context) : null);
    answered.push({ thread: turns.slice(0, at + 1).join(' / '), record, context });
  }
  return answered;
}

const kept = (context: Context) => context;
const throughJson = (context: Context) => JSON.parse(JSON.stringify(context)) as Context;

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(Object.freeze(value))) frozen(each);
  return value;
}

describe('every question that people ask', () => {
  let answered: readonly Turn[];

  beforeAll(async () => {
    const all: Turn[] = [];
    for (const turns of threads) all.push(...(await turnsOf(bot, turns, kept)));
    answered = all;
  }, 60_000);

  it('is read here, a thousand and more', () => expect(answered.length).toBeGreaterThan(1000));

  it('has a record that holds the contract', () => {
    const broken = answered.map(({ thread, record }) => ({ thread, problems: problemsIn(record, codes) }));
    expect(broken.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });

  it('says its main number in the text', () => {
    const unsaid = answered.filter(({ record: { outcome, facts, text } }) => {
      const [main] = facts;
      const number = main?.value ?? main?.numerator;
      if (outcome !== 'answered' || number === undefined || number === null) return false;
      return !text.includes(Math.abs(number).toLocaleString('en-GB', { maximumFractionDigits: 6 }));
    });
    expect(unsaid.map(({ thread, record }) => [thread, record.facts[0]?.indicator, record.facts[0]?.value])).toEqual(
      [],
    );
  });

  it('offers only questions that work by themselves', async () => {
    const options = new Map(
      answered.flatMap(({ record }) => record.options.map(({ label, question }) => [question, { label, question }])),
    );
    expect(options.size).toBeGreaterThan(20);
    const failing: unknown[] = [];
    for (const { label, question } of options.values()) {
      const record = await askHeld(question);
      if (!['answered', 'no_data'].includes(record.outcome)) failing.push({ label, question, outcome: record.outcome });
    }
    expect(failing).toEqual([]);
  });

  it('that is asked back is settled by what is picked: its question, its label or its number', async () => {
    const asked = answered.filter(({ record }) => record.outcome === 'clarify');
    const failing: unknown[] = [];
    for (const { thread, record, context } of asked) {
      for (const [at, { label, question }] of record.options.entries()) {
        for (const pick of [question, label, String(at + 1)]) {
          const { outcome } = (await bot.ask(pick, context)).record;
          if (!['answered', 'no_data'].includes(outcome)) failing.push({ thread, pick, outcome });
        }
      }
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(failing).toEqual([]);
  }, 30_000);

  it('has the same record in any order, from any bot on the same data, in threads at once', async () => {
    const alone = new Map<string, unknown>();
    for (const { thread, record } of answered) alone.set(thread, lasting(record));
    const several = threads.filter((turns) => turns.length > 1);
    const sample = [...several, ...threads.filter((_, at) => at % 6 === 0)].reverse();
    const again = (await Promise.all(sample.map((turns) => turnsOf(other, turns, kept)))).flat();
    const changed = again.filter(({ thread, record }) => !isSame(lasting(record), alone.get(thread)));
    expect(again.length).toBeGreaterThan(300);
    expect(changed.map(({ thread }) => thread)).toEqual([]);
  }, 60_000);

  it('asked in any order by chance has the same record', async () => {
    const first = new Map(answered.filter(({ thread }) => !thread.includes(' / ')).map((turn) => [turn.thread, turn]));
    const questions = [...first.keys()];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...questions), { minLength: 2, maxLength: 12 }), async (order) => {
        for (const question of order) {
          const { record } = await bot.ask(question, null);
          expect(lasting(record)).toEqual(lasting(first.get(question)!.record));
        }
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  it('has a context that survives JSON, is never written to, and answers the next message alike', async () => {
    const several = threads.filter((turns) => turns.length > 1);
    const direct = new Map(answered.map(({ thread, record }) => [thread, lasting(record)]));
    const changed: string[] = [];
    for (const turns of several) {
      for (const { thread, record, context } of await turnsOf(bot, turns, (each) => frozen(throughJson(each)))) {
        if (!isSame(throughJson(context), context)) changed.push(`context of ${thread}`);
        if (!isSame(lasting(record), direct.get(thread))) changed.push(thread);
      }
    }
    expect(several.length).toBeGreaterThan(50);
    expect(changed).toEqual([]);
  }, 30_000);

  it('leaves a context that another data set can be asked with', async () => {
    const gone = answered.flatMap(({ context }) =>
      context.last === null
        ? []
        : [{ ...context, last: { ...context.last, indicators: [{ code: 'GONE', inverse: false }], themes: ['Gone'] } }],
    );
    for (const context of gone.filter((_, at) => at % 40 === 0)) {
      for (const message of ['and last quarter?', 'why?', 'how many is that?']) await askHeld(message, context);
    }
    expect(gone.length).toBeGreaterThan(500);
  });

  function isSame(one: unknown, other: unknown): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
  }
});
