import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Element } from '../../../adapters/teams/card.ts';
import { LIMITS } from '../../../adapters/teams/limits.ts';
import { bytesOf, type Look, PLAIN_LOOK, type Rendered, render } from '../../../adapters/teams/render.ts';
import {
  type Action,
  type Bot,
  type BotAnswer,
  type Context,
  createBot,
  type Part,
  type Reply,
} from '../../../src/index.ts';
import { intents } from '../../../src/intents/intents.ts';
import { warningsOn } from '../../fixtures/adaptive-card.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { reportStore } from '../../fixtures/report-bot.ts';

const BUDGET = LIMITS.activityBytes - LIMITS.envelopeBytes;
const WITH_PICTURES: Look = {
  pictureAt: (place) => ({ url: `https://bot.example/charts/r/${place}.png`, withTable: false }),
  offersWrongAnswer: true,
  backTo: 'the-reply-before',
  notes: ['To see charts as pictures here, an administrator sets PUBLIC_URL: see docs/teams.md.'],
};

function reply(parts: readonly Part[], over: Partial<Reply> = {}): Reply {
  return { outcome: 'answered', headline: 'Boats out: 79%.', parts, facts: [], ...over };
}

const show = (parts: readonly Part[], look: Partial<Look> = {}, actions: readonly Action[] = []) =>
  render({ reply: reply(parts), actions, replyId: 'r1' }, { ...PLAIN_LOOK, ...look });

/** Without the headline. */
const bodyOf = (rendered: Rendered) => rendered.card.body.slice(1);

const alt = 'Boats out: 71%, then 79%.';
const samples = {
  text: { kind: 'text', text: 'Up since June.\n• more boats\n• fewer storms' },
  caveat: { kind: 'caveat', text: 'The counts do not agree.' },
  facts: { kind: 'facts', rows: [{ label: 'Target', value: '80%' }] },
  table: { kind: 'table', title: 'Boats', columns: ['Boat', 'Out'], rows: [['Gull', '79%'], ['Tern']] },
  chart: { kind: 'chart', spec: lineSpec(), alt },
  options: { kind: 'options', options: [{ label: 'Gull', question: 'how is Gull?' }] },
  receipt: { kind: 'receipt', lines: ['Read as: status.', 'Source: Summer report.'] },
} satisfies { [K in Part['kind']]: Extract<Part, { kind: K }> };

const block = (text: string, look = {}) => ({ type: 'TextBlock', text, wrap: true, ...look });
const small = (text: string) => block(text, { size: 'Small', isSubtle: true, spacing: 'Small' });
const cell = (text: string, look = {}) => ({ type: 'TableCell', items: [block(text, { size: 'Small', ...look })] });
const header = (text: string) => ({ type: 'TableCell', items: [block(text, { weight: 'Bolder', size: 'Small' })] });

describe('a part', () => {
  it.each<{ part: Part; look?: Partial<Look>; elements: readonly unknown[] }>([
    {
      part: samples.text,
      elements: [
        block('Up since June.'),
        block('• more boats', { spacing: 'Small' }),
        block('• fewer storms', { spacing: 'Small' }),
      ],
    },
    { part: samples.caveat, elements: [block('Note: The counts do not agree.')] },
    { part: samples.facts, elements: [{ type: 'FactSet', facts: [{ title: 'Target', value: '80%' }] }] },
    {
      part: samples.table,
      elements: [
        block('Boats', { weight: 'Bolder' }),
        {
          type: 'Table',
          firstRowAsHeaders: true,
          showGridLines: true,
          columns: [{ width: 4 }, { width: 4 }],
          rows: [
            { type: 'TableRow', cells: [header('Boat'), header('Out')] },
            { type: 'TableRow', cells: [cell('Gull'), cell('79%')] },
            { type: 'TableRow', cells: [cell('Tern'), cell('')] },
          ],
        },
      ],
    },
    {
      part: samples.chart,
      look: { pictureAt: (at) => ({ url: `https://bot.example/${at}`, withTable: false }) },
      elements: [
        {
          type: 'Image',
          url: 'https://bot.example/0',
          altText: alt,
          size: 'Stretch',
          msteams: { allowExpand: true },
        },
      ],
    },
    { part: samples.options, elements: [] },
    { part: samples.receipt, elements: [small('Source: Summer report.'), small('Read as: status.')] },
  ])('is rendered: $part.kind', ({ part, look, elements }) => {
    const rendered = show([part], look);
    expect(bodyOf(rendered)).toEqual(elements);
    expect(warningsOn(rendered.card)).toEqual([]);
  });

  it('that is a chart without a picture is a table of its data, with its words', () => {
    const [title, data, ...words] = bodyOf(show([samples.chart]));
    expect(title).toEqual(block('Boats out rose to 79%', { weight: 'Bolder' }));
    expect(data).toMatchObject({ type: 'Table' });
    expect(JSON.stringify(data)).toContain('71%');
    expect(words).toEqual([small(alt)]);
  });

  it('that is a chart without a picture is left out where the reply says all of it', () => {
    expect(bodyOf(show([{ ...samples.chart, inWords: true }]))).toEqual([]);
  });

  it('that offers options says them in words where they can not be pressed', () => {
    const rendered = render({ reply: reply([samples.options]), actions: [], replyId: null }, PLAIN_LOOK);
    expect(bodyOf(rendered)).toEqual([block('1 · Gull: how is Gull?')]);
  });
});

describe('a card', () => {
  it('has its headline first, and the whole answer for whoever can not see it', () => {
    const { card, content } = show([samples.caveat, samples.table, samples.receipt]);
    expect(card.body[0]).toEqual(block('Boats out: 79%.', { style: 'heading', weight: 'Bolder', size: 'Medium' }));
    expect(card).toMatchObject({ version: '1.5', speak: 'Boats out: 79%. The counts do not agree.' });
    for (const said of ['79%', 'The counts do not agree.', 'Gull', 'Source: Summer report.']) {
      expect(card.fallbackText).toContain(said);
    }
    expect(content).toMatchObject({
      type: 'message',
      summary:
        'Boats out: 79%. Note: The counts do not agree. Boats Boat Out Gull 79% Tern Source: Summer report. Read as: status.',
    });
  });

  it('has each button with a way for older clients, five in a row at most', () => {
    const actions = Array.from({ length: 7 }, (_, at) => ({ key: `k${at}`, label: `Do ${at}`, question: `do ${at}?` }));
    const sets = bodyOf(show([], { offersWrongAnswer: true, backTo: 'r0' }, actions)) as Extract<
      Element,
      { type: 'ActionSet' }
    >[];
    expect(sets.map((set) => set.actions.map(({ title }) => title))).toEqual([
      ['Do 0', 'Do 1', 'Do 2', 'Do 3', 'Do 4'],
      ['Do 5', 'Do 6', 'Back', 'Wrong answer?'],
    ]);
    expect(sets[0]?.actions[0]).toEqual({
      type: 'Action.Execute',
      title: 'Do 0',
      verb: 'press',
      data: { do: 'press', reply: 'r1', pick: 'k0' },
      tooltip: 'do 0?',
      fallback: { type: 'Action.Submit', title: 'Do 0', data: { do: 'press', reply: 'r1', pick: 'k0' } },
    });
  });

  it('has a long option in words, and a button with its number that a phone shows whole', () => {
    const label = 'Children currently on a second or subsequent child protection plan';
    const options = [
      { label, question: 'q1' },
      { label: 'Short', question: 'q2' },
    ];
    const actions = options.map((option, at) => ({ key: `option-${at + 1}`, ...option }));
    const [first, second, ...sets] = bodyOf(show([{ kind: 'options', options }], {}, actions));
    expect([first, second]).toEqual([block(`1 · ${label}`), block('2 · Short', { spacing: 'Small' })]);
    expect(sets.map((set) => (set.type === 'ActionSet' ? set.actions.map(({ title }) => title) : []))).toEqual([
      ['1 · Children currently on a sec…'],
      ['2 · Short'],
    ]);
  });
});

describe('what does not fit', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => [`Boat number ${at}`, `${at}%`]);
  const textsIn = ({ card }: Rendered) => card.body.flatMap((each) => ('text' in each ? [each.text] : []));

  it('is cut from a long table, by as few rows as can be, with a line that says so', () => {
    const rendered = show([{ kind: 'table', title: null, columns: ['Boat', 'Out'], rows: rows(400) }, samples.receipt]);
    const shown = Number(
      /^(\d+) of 400 rows are shown/.exec(
        textsIn(rendered)
          .join('\n')
          .match(/^\d+ of .*/m)?.[0] ?? '',
      )?.[1],
    );
    expect(shown).toBeGreaterThan(70);
    expect(textsIn(rendered)).toContain(
      `${shown} of 400 rows are shown: more do not fit on a card. Ask about one theme or measure for the rest.`,
    );
    expect(rendered.isCut).toBe(true);
    expect(bytesOf(rendered.content)).toBeLessThanOrEqual(BUDGET);
    expect(bytesOf(rendered.content)).toBeGreaterThan(BUDGET - 1_000);
    expect(textsIn(rendered)).toContain('Source: Summer report.');
  });

  it('is cut from a long text, with a line that says so', () => {
    const text = Array.from({ length: 900 }, (_, at) => `Line ${at}: the boats went out and came in again.`).join('\n');
    const rendered = show([{ kind: 'text', text }, samples.receipt]);
    expect(textsIn(rendered)).toContain('This text is cut here.');
    expect(textsIn(rendered)).toContain('Source: Summer report.');
    expect(bytesOf(rendered.content)).toBeLessThanOrEqual(BUDGET);
  });

  it('has no more columns side by side than a phone has room for: more stand below each other', () => {
    const columns = ['Boat', 'Value', 'Rating', 'Movement', 'Against'];
    const rows = [['Gull', '79%', 'within', 'up', 'target 80%'], ['Tern']];
    const [folded] = bodyOf(show([{ kind: 'table', title: null, columns, rows }])) as [
      Extract<Element, { type: 'Table' }>,
    ];
    const textsIn = folded.rows.map(({ cells }) => cells.map(({ items }) => items.map(({ text }) => text)));
    expect(textsIn).toEqual([
      [['Boat'], ['Value', 'Rating'], ['Movement', 'Against']],
      [['Gull'], ['79%', 'within'], ['up', 'target 80%']],
      [['Tern'], ['–', '–'], ['–', '–']],
    ]);
    expect(folded.columns).toEqual([{ width: 4 }, { width: 6 }, { width: 8 }]);
    const four = bodyOf(show([{ kind: 'table', title: null, columns: columns.slice(0, 4), rows }]));
    expect((four[0] as typeof folded).columns).toHaveLength(4);
  });

  it('leaves the headline, the source and the buttons, whatever else has to go', () => {
    const columns = Array.from({ length: 400 }, (_, at) => `Column ${at}`);
    const wide: Part = { kind: 'table', title: null, columns, rows: [columns, columns, columns, columns] };
    const actions = [{ key: 'trend', label: 'Trend', question: 'show me the trend' }];
    const rendered = show([wide, wide, wide, wide, samples.receipt], {}, actions);
    expect(textsIn(rendered)).toEqual([
      'Boats out: 79%.',
      'The rest does not fit on a card.',
      'Source: Summer report.',
      'Read as: status.',
    ]);
    expect(rendered.card.body.at(-1)).toMatchObject({ type: 'ActionSet' });
  });
});

describe('whatever is asked', () => {
  let bot: Bot;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const opened = await reportStore();
    close = opened.close;
    bot = createBot({ store: opened.store, today: () => '2019-03-07', elapsed: () => performance.now() });
  });
  afterAll(() => close());

  function checkAll({ reply, actions }: BotAnswer, question: string): void {
    check({ reply, actions, replyId: 'reply-1' }, WITH_PICTURES, question);
    check({ reply, actions, replyId: null }, PLAIN_LOOK, question);
  }

  async function lastOf(turns: readonly string[]): Promise<BotAnswer> {
    let context: Context | null = null;
    let answer: BotAnswer | null = null;
    for (const turn of turns) {
      answer = await bot.ask(turn, context);
      ({ context } = answer);
    }
    if (answer === null) throw new Error('no turns');
    return answer;
  }

  const folder = fileURLToPath(new URL('../../questions', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

  it.each(files)(
    'the card is right and small enough: %s',
    async (file) => {
      const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n').filter(Boolean);
      expect(lines.length).toBeGreaterThan(20);
      for (const line of lines) {
        const { turns } = JSON.parse(line) as { turns: readonly string[] };
        checkAll(await lastOf(turns), turns.join(' / '));
      }
    },
    120_000,
  );

  it('the card is right and small enough: the examples of each kind of question', async () => {
    for (const { examples } of intents) {
      for (const example of examples) checkAll(await lastOf([example]), example);
    }
  }, 60_000);

  it('the card is right and small enough: the longest list', async () => {
    const answer = await lastOf(['list all measures']);
    expect(answer.reply.parts.some((part) => part.kind === 'table' && part.rows.length === 45)).toBe(true);
    checkAll(answer, 'list all measures');
    expect(render({ ...answer, replyId: 'r' }, PLAIN_LOOK).isCut).toBe(false);
  });
});

function check(shown: Parameters<typeof render>[0], look: Look, about: string): Rendered {
  const rendered = render(shown, look);
  expect(warningsOn(rendered.card), about).toEqual([]);
  expect(bytesOf(rendered.content), about).toBeLessThanOrEqual(BUDGET);
  expect(rendered.card.speak, about).not.toBe('');
  expect(rendered.card.fallbackText, about).not.toBe('');
  for (const element of rendered.card.body) {
    expect(element.type === 'TextBlock' && element.text === '', about).toBe(false);
    if (element.type !== 'ActionSet') continue;
    expect(element.actions.length, about).toBeLessThanOrEqual(LIMITS.actionsInASet);
    for (const { title } of element.actions) expect(title, about).not.toBe('');
  }
  return rendered;
}

describe('a hostile reply', () => {
  const piece = fc.constantFrom(
    ...['**bold**', '[here](https://bad.example)', '<at>Everyone</at>', '&lt;', '`', '\n', '\r\n', '# ', '1. ', '- '],
    ...['{{DATE(2017-02-14T06:08:00Z)}}', '\u202e', '\u0000', '\ud83d', '👩‍👩‍👧', 'é', ' ', '\\', '"', '79%', '${x}'],
  );
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.array(piece, { maxLength: 12 }).map((each) => each.join('')) },
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }).chain((n) => piece.map((each) => each.repeat(n))) },
  );
  const some = <T>(of: fc.Arbitrary<T>, maxLength: number) => fc.array(of, { maxLength });
  const option = fc.record({ label: text, question: text });
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text }),
    fc.record({ kind: fc.constant('caveat' as const), text }),
    fc.record({ kind: fc.constant('facts' as const), rows: some(fc.record({ label: text, value: text }), 60) }),
    fc.record({
      kind: fc.constant('table' as const),
      title: fc.option(text),
      columns: some(text, 8),
      rows: some(some(text, 9), 60),
    }),
    text.map((words) => ({ kind: 'chart' as const, spec: lineSpec({ title: words, name: words }), alt: words })),
    fc.record({ kind: fc.constant('options' as const), options: some(option, 15) }),
    fc.record({ kind: fc.constant('receipt' as const), lines: some(text, 12) }),
  );
  const hostile = fc.record({
    headline: text,
    parts: some(part, 8),
    actions: some(option, 12).map((all) =>
      all.map((each, at) => ({ key: `${at % 2 ? 'option' : 'k'}-${at}`, ...each })),
    ),
    replyId: fc.option(fc.constant('r')),
    look: fc.constantFrom(PLAIN_LOOK, WITH_PICTURES),
  });

  /** What Teams would read as more than text. */
  const MARKED_UP = /[*`]|\]\(|<[a-z/!]|\{\{|[\u202a-\u202e\u2066-\u2069\u0000-\u0008]|^(?:[-+#] |>|\d+[.)] )/im;

  it('is a right and small card, in which nothing is marked up', () => {
    fc.assert(
      fc.property(hostile, ({ headline, parts, actions, replyId, look }) => {
        const rendered = check({ reply: reply(parts, { headline }), actions, replyId }, look, '');
        for (const shown of shownIn(rendered.card.body)) expect(shown).not.toMatch(MARKED_UP);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  function shownIn(body: readonly Element[]): readonly string[] {
    return body.flatMap((each) => {
      if (each.type === 'TextBlock') return [each.text];
      if (each.type === 'FactSet') return each.facts.flatMap(({ title, value }) => [title, value]);
      if (each.type !== 'Table') return [];
      return each.rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items.map((item) => item.text)));
    });
  }
});
