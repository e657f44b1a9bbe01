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
  EVERYTHING,
  type Part,
  type Reply,
} from '../../../src/index.ts';
import { warningsOn } from '../../fixtures/adaptive-card.ts';
import { hostileReply } from '../../fixtures/hostile-reply.ts';
import { option, PARTS, replyWith } from '../../fixtures/parts.ts';
import { reportStore } from '../../fixtures/report-bot.ts';
import { labelledOn } from '../../questions/labelled.ts';

const BUDGET = LIMITS.activityBytes - LIMITS.envelopeBytes;
const WITH_PICTURES: Look = {
  pictureAt: (place) => ({ url: `https://bot.example/charts/r/${place}.png`, withRows: false }),
  offersWrongAnswer: true,
  backTo: 'the-reply-before',
  notes: ['To see charts as pictures here, an administrator sets PUBLIC_URL: see docs/teams.md.'],
};

function reply(parts: readonly Part[], over: Partial<Reply> = {}): Reply {
  return replyWith(parts, { headline: 'Boats out: 79%.', ...over });
}

const show = (parts: readonly Part[], look: Partial<Look> = {}, actions: readonly Action[] = []) =>
  render({ reply: reply(parts), actions, replyId: 'r1' }, { ...PLAIN_LOOK, ...look });

/** Without the headline. */
const bodyOf = (rendered: Rendered) => rendered.card.body.slice(1);

const samples = {
  ...PARTS,
  text: { kind: 'text', label: null, text: 'Up since June.\n• more boats\n• fewer storms' },
  caveat: { kind: 'caveat', text: 'The counts do not agree.' },
  table: { kind: 'table', title: 'Boats', columns: ['Boat', 'Out'], rows: [['Gull', '79%'], ['Tern']] },
  options: { kind: 'options', options: [option('Gull')] },
  source: { kind: 'source', lines: ['Summer report.'] },
} satisfies { [K in Part['kind']]: Extract<Part, { kind: K }> };

const block = (text: string, look = {}) => ({ type: 'TextBlock', text, wrap: true, ...look });
const small = (text: string) => block(text, { size: 'Small', isSubtle: true, spacing: 'Small' });
const row = (mark: string, name: string, value: string, over: { detail?: string; strong?: boolean }) => {
  const middle = { verticalContentAlignment: 'Center' };
  const label = block(name, { ...(over.strong ? { weight: 'Bolder' } : {}), maxLines: 2 });
  const below = over.detail ? [block(over.detail, { size: 'Small', isSubtle: true, spacing: 'None' })] : [];
  const number = block(value, { weight: 'Bolder', horizontalAlignment: 'Right', wrap: false });
  const columns = [
    { type: 'Column', width: '24px', ...middle, items: [block(mark, { wrap: false })] },
    { type: 'Column', width: 'stretch', spacing: 'Small', ...middle, items: [label, ...below] },
    { type: 'Column', width: 'auto', ...middle, items: [number] },
  ];
  return { type: 'ColumnSet', spacing: 'Small', separator: true, columns };
};
const cell = (text: string, look = {}) => ({ type: 'TableCell', items: [block(text, { size: 'Small', ...look })] });
const header = (text: string) => ({ type: 'TableCell', items: [block(text, { weight: 'Bolder', size: 'Small' })] });

describe('a part', () => {
  it.each<{ part: Part; look?: Partial<Look>; elements: readonly unknown[] }>([
    {
      part: samples.text,
      elements: [
        block('Up since June.', { spacing: 'Small' }),
        block('• more boats', { spacing: 'Small' }),
        block('• fewer storms', { spacing: 'Small' }),
      ],
    },
    { part: PARTS.text, elements: [block('**Why:** more children come into care', { spacing: 'Small' })] },
    { part: samples.caveat, elements: [block('The counts do not agree.', { spacing: 'Small' })] },
    { part: samples.ratings, elements: [block('🔺 2 red ⭐ 1 exceeds · 6 not rated', { spacing: 'Small' })] },
    {
      part: samples.rows,
      elements: [
        block('Furthest off', { spacing: 'Small' }),
        row('🔺', 'Three or more placements', '13.2%', { detail: '129 of 980 · ↑ worse' }),
        row(' ', 'Northshire', '980', { strong: true }),
        block('8 more: 4 amber, 4 yellow.', { spacing: 'Small' }),
      ],
    },
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
      look: { pictureAt: (at) => ({ url: `https://bot.example/${at}`, withRows: false }) },
      elements: [
        {
          type: 'Image',
          url: 'https://bot.example/0',
          altText: PARTS.chart.alt,
          size: 'Stretch',
          msteams: { allowExpand: true },
        },
      ],
    },
    { part: samples.options, elements: [] },
    { part: samples.source, elements: [small('Summer report.')] },
    { part: samples.receipt, elements: [small("'for the chair' was left out.")] },
  ])('is rendered: $part.kind', ({ part, look, elements }) => {
    const rendered = show([part], look);
    expect(bodyOf(rendered)).toEqual(elements);
    expect(warningsOn(rendered.card)).toEqual([]);
  });

  it('that is a chart without a picture is its rows in words', () => {
    expect(bodyOf(show([samples.chart]))).toEqual([block('49.4% in April, 77.2% now', { spacing: 'Small' })]);
  });

  it('that offers options says them in words where they can not be pressed', () => {
    const rendered = render({ reply: reply([samples.options]), actions: [], replyId: null }, PLAIN_LOOK);
    expect(bodyOf(rendered)).toEqual([block('1 · Gull', { spacing: 'Small' })]);
  });
});

describe('a card', () => {
  it('has its headline first, and the whole answer for whoever can not see it', () => {
    const { card, content } = show([samples.caveat, samples.table, samples.source]);
    expect(card.body[0]).toEqual(block('Boats out: 79%.', { style: 'heading', weight: 'Bolder', size: 'Medium' }));
    expect(card).toMatchObject({ version: '1.5', speak: 'Boats out: 79%. The counts do not agree.' });
    for (const said of ['79%', 'The counts do not agree.', 'Gull', 'Summer report.']) {
      expect(card.fallbackText).toContain(said);
    }
    expect(content).toMatchObject({
      type: 'message',
      summary: 'Boats out: 79%. The counts do not agree. Boats Boat Out Gull 79% Tern Summer report.',
    });
  });

  it('has each button with a way for older clients, five in a row at most', () => {
    const actions = Array.from({ length: 7 }, (_, at) => ({ key: `k${at}`, label: `Do ${at}`, question: EVERYTHING }));
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
      fallback: { type: 'Action.Submit', title: 'Do 0', data: { do: 'press', reply: 'r1', pick: 'k0' } },
    });
  });

  it('has a long option in words, and a button with its number that a phone shows whole', () => {
    const label = 'Children currently on a second or subsequent child protection plan';
    const options = [option(label), option('Short')];
    const actions = options.map((each, at) => ({ key: `option-${at + 1}`, ...each }));
    const [first, second, ...sets] = bodyOf(show([{ kind: 'options', options }], {}, actions));
    expect([first, second]).toEqual([
      block(`1 · ${label}`, { spacing: 'Small' }),
      block('2 · Short', { spacing: 'Small' }),
    ]);
    expect(sets.map((set) => (set.type === 'ActionSet' ? set.actions.map(({ title }) => title) : []))).toEqual([
      ['1 · Children currently on a sec…'],
      ['2 · Short'],
    ]);
  });
});

describe('more', () => {
  it('stands hidden in the card, and is shown and hidden by the client itself', () => {
    const rendered = render(
      { reply: reply([], { more: [PARTS.rows, PARTS.source] }), actions: [], replyId: null },
      PLAIN_LOOK,
    );
    const [container, buttons] = bodyOf(rendered);
    expect(container).toMatchObject({ type: 'Container', id: 'more', isVisible: false });
    expect(JSON.stringify(container)).toContain('Sample data, 1 Oct 2026');
    expect(buttons).toMatchObject({
      actions: [{ type: 'Action.ToggleVisibility', title: 'More', targetElements: ['more'] }],
    });
    expect(warningsOn(rendered.card)).toEqual([]);
  });
});

describe('what does not fit', () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => [`Boat number ${at}`, `${at}%`]);
  const textsIn = ({ card }: Rendered) => card.body.flatMap((each) => ('text' in each ? [each.text] : []));

  it('is cut from a long table, by as few rows as can be, with a line that says so', () => {
    const rendered = show([{ kind: 'table', title: null, columns: ['Boat', 'Out'], rows: rows(400) }, samples.source]);
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
    expect(textsIn(rendered)).toContain('Summer report.');
  });

  it('is cut from a long text, with a line that says so', () => {
    const text = Array.from({ length: 900 }, (_, at) => `Line ${at}: the boats went out and came in again.`).join('\n');
    const rendered = show([{ kind: 'text', label: null, text }, samples.source]);
    expect(textsIn(rendered)).toContain('This text is cut here.');
    expect(textsIn(rendered)).toContain('Summer report.');
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
    const actions = [{ key: 'trend', label: 'Trend', question: EVERYTHING }];
    const rendered = show([wide, wide, wide, wide, samples.source], {}, actions);
    expect(textsIn(rendered)).toEqual(['Boats out: 79%.', 'The rest does not fit on a card.', 'Summer report.']);
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

  it.each(labelledOn('report'))(
    'the card is right and small enough: $name',
    async ({ questions }) => {
      expect(questions.length).toBeGreaterThan(20);
      for (const { turns } of questions) checkAll(await lastOf(turns), turns.join(' / '));
    },
    120_000,
  );

  it('the card is right and small enough: the longest list', async () => {
    const answer = await lastOf(['list all measures']);
    expect(answer.reply.listed).toHaveLength(45);
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
  const hostile = fc.record({
    made: hostileReply,
    actions: fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 12 }),
    replyId: fc.option(fc.constant('r')),
    look: fc.constantFrom(PLAIN_LOOK, WITH_PICTURES),
  });

  /** What Teams would read as more than text, but for a label or a word that we make bold ourselves. */
  const MARKED_UP = /[*`]|\]\(|<[a-z/!]|\{\{|[\u202a-\u202e\u2066-\u2069\u0000-\u0008]|^(?:[-+#] |>|\d+[.)] )/im;
  const OURS = /^(?:\S{1,2} )?\*\*[^*\n]*\*\*/u;

  it('has a large figure within its bounds, however long what it is made of', () => {
    const long = '𐀀 '.repeat(5_000);
    const lead = { name: long, rating: 'red' as const, value: long, counts: long, word: long, when: long };
    check({ reply: reply([], { headline: long, lead }), actions: [], replyId: 'r' }, PLAIN_LOOK, '');
  });

  it('is a right and small card, in which nothing is marked up', () => {
    fc.assert(
      fc.property(hostile, ({ made, actions, replyId, look }) => {
        const pressed = actions.map((label, at) => ({
          key: `${at % 2 ? 'option' : 'k'}-${at}`,
          label,
          question: EVERYTHING,
        }));
        const rendered = check({ reply: made, actions: pressed, replyId }, look, '');
        for (const shown of shownIn(rendered.card.body)) expect(shown.replace(OURS, '')).not.toMatch(MARKED_UP);
      }),
      // What it fails for is found small enough in a minute, and takes for ever to be made smaller still.
      { numRuns: 100, plugins: [fc.interruptAfterTimeLimit(60_000)] },
    );
  }, 400_000);

  function shownIn(body: readonly Element[]): readonly string[] {
    return body.flatMap((each) => {
      if (each.type === 'TextBlock') return [each.text];
      if (each.type === 'ColumnSet') return each.columns.flatMap(({ items }) => shownIn(items));
      if (each.type === 'Container') return shownIn(each.items);
      if (each.type !== 'Table') return [];
      return each.rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items.map((item) => item.text)));
    });
  }
});
