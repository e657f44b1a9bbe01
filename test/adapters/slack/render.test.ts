import type { types } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { type ChartState, type Form, type Look, renderReply } from '../../../adapters/slack/render.ts';
import { EVERYTHING } from '../../../src/question/question.ts';
import type { Part, Reply } from '../../../src/reply/reply.ts';
import { plainText } from '../../../src/reply/text.ts';
import { option, PARTS, replyWith } from '../../fixtures/parts.ts';
import { blockProblems } from '../../fixtures/slack-blocks.ts';

const FULL = { pictures: true, tables: true, thumbs: false, blocks: true };

function look(reply: Reply, over: Partial<Look> = {}): Look {
  const text = plainText(reply);
  const usual = { surface: 'message', charts: [], more: false, buttons: null, opening: null, closing: null } as const;
  return { ...usual, text, form: FULL, ...over };
}

function reply(parts: readonly Part[], over: Partial<Reply> = {}): Reply {
  return replyWith(parts, { headline: 'Boats out: 79%.', ...over });
}

/** Blocks but the headline. */
function blocksOf(parts: readonly Part[], over: Partial<Look> = {}): readonly types.KnownBlock[] {
  const made = reply(parts);
  return renderReply(made, look(made, over)).blocks.slice(1);
}

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const context = (text: string) => ({ type: 'context', elements: [mrkdwn(text)] });
const cell = (text: string) => ({ type: 'raw_text', text });

const table: Part = {
  kind: 'table',
  title: 'By harbour',
  columns: ['Harbour', 'Boats'],
  rows: [
    ['North', '<5'],
    ['South', ''],
  ],
};
const chart: Part = { ...PARTS.chart, alt: 'Boats out, 71% to 79%.' };

describe('a reply', () => {
  it('is its headline with the lines that follow, what it was read as, the source and how to ask on', () => {
    const made = reply([
      { kind: 'text', label: 'Why', text: 'Up 8 points & better.' },
      { kind: 'caveat', text: 'The report says 78%.' },
      PARTS.ratings,
      PARTS.rows,
      { kind: 'caveat', text: 'After rows a section of its own, <5 & safe once.' },
      { kind: 'source', lines: ['Summer report.'] },
      { kind: 'receipt', lines: ["'for the chair' was left out."] },
    ]);
    const { blocks } = renderReply(made, look(made, { closing: 'Ask on with <@UBOT>.', opening: 'You asked: boats?' }));
    expect(blocks).toEqual([
      context('You asked: boats?'),
      section(
        '*Boats out: 79%.*\n*Why:* Up 8 points &amp; better.\nThe report says 78%.\n🔺 2 red  ⭐ 1 exceeds  · 6 not rated',
      ),
      section('Furthest off'),
      section('🔺 *13.2%* Three or more placements\n129 of 980 · ↑ worse'),
      section('*980* *Northshire*'),
      section('8 more: 4 amber, 4 yellow.'),
      section('After rows a section of its own, &lt;5 &amp; safe once.'),
      context("'for the chair' was left out.\nSummer report.\nAsk on with <@UBOT>."),
    ]);
  });

  it('has a large figure in the place of its headline', () => {
    const lead = {
      name: 'Boats out',
      rating: 'red',
      value: '50.4%',
      counts: '64 of 127',
      word: 'red',
      when: 'Jul–Sep 2026',
    } as const;
    const made = reply([{ kind: 'text', label: null, text: 'Target 85%' }], { lead });
    expect(renderReply(made, look(made)).blocks).toEqual([
      section('*Boats out*\n🔺 *50.4%* (64 of 127) · *red* · Jul–Sep 2026\nTarget 85%'),
    ]);
  });

  it("shows what stands behind 'More' only where it is open", () => {
    const made = reply([], { more: [{ kind: 'source', lines: ['The whole source.'] }, PARTS.rows] });
    expect(renderReply(made, look(made)).blocks).toHaveLength(1);
    const { blocks } = renderReply(made, look(made, { more: true }));
    expect(blocks.at(-1)).toEqual(context('The whole source.'));
    expect(blocks).toHaveLength(6);
  });

  it("has its first table as Slack's own, and a second as lines: Slack takes one a message", () => {
    expect(blocksOf([table, table])).toEqual([
      section('*By harbour*'),
      {
        type: 'table',
        rows: [
          [cell('Harbour'), cell('Boats')],
          [cell('North'), cell('<5')],
          // An empty cell is refused.
          [cell('South'), cell('–')],
        ],
        column_settings: [{ is_wrapped: true }, { is_wrapped: true }],
      },
      section('*By harbour*'),
      section('*North* · Boats: &lt;5\n*South*'),
    ]);
  });

  it.each<['message', readonly ChartState[], readonly unknown[], string]>([
    ['message', [], [], 'nothing until the picture is there: its words are in the text'],
    [
      'message',
      [{ kind: 'file', id: 'F000000001' }],
      [
        {
          type: 'image',
          slack_file: { id: 'F000000001' },
          alt_text: 'Boats out, 71% to 79%.',
        },
      ],
      'by the id of the file, never an address',
    ],
  ])('has its chart in a %s with %j: %s', (surface, charts, expected) => {
    expect(blocksOf([chart], { surface, charts })).toEqual(expected);
  });

  it.each<['message' | 'ephemeral', readonly ChartState[], Form, string]>([
    ['message', [{ kind: 'table' }], FULL, 'where none could be drawn'],
    ['ephemeral', [], FULL, 'where no file can be shown'],
    ['message', [{ kind: 'file', id: 'F000000001' }], { ...FULL, pictures: false }, 'where Slack refuses it'],
  ])('has its chart in a %s with %j as its rows in words: %s', (surface, charts, form) => {
    expect(blocksOf([chart], { surface, charts, form })).toEqual([section('49.4% in April, 77.2% now')]);
  });

  it('has a button for each action, five a row, and what else can be done behind them', () => {
    const actions = ['a', 'b', 'c', 'd'].map((key) => ({ key, label: key.toUpperCase(), question: EVERYTHING }));
    const buttons = { replyId: 'r1', actions, more: 'more', share: true, sendChart: true, wrong: true } as const;
    const made = (id: string, text: string) => ({ type: 'button', action_id: id, text: plain(text), value: 'r1' });
    expect(blocksOf([], { buttons })).toEqual([
      {
        type: 'actions',
        elements: [...actions.map(({ key, label }) => made(`press:${key}`, label)), made('more', 'More')],
      },
      {
        type: 'actions',
        elements: [
          made('share', 'Share to channel'),
          made('send-chart', 'Send me the chart'),
          made('wrong', 'Wrong answer?'),
        ],
      },
    ]);
  });

  it('lists its options where nothing can be pressed', () => {
    const options: Part = { kind: 'options', options: [option('Boats', '79%'), option('Nets')] };
    expect(blocksOf([options])).toEqual([section('• 79% Boats\n• Nets')]);
  });

  it.each([
    [150, 3, '51 of 150 rows', 'the header is one of a hundred rows'],
    [2, 30, '10 of 30 columns', 'twenty columns'],
  ])('says what is missing of a table of %i by %i: %s', (rows, columns, missing) => {
    const wide = Array.from({ length: columns }, (_, at) => `c${at}`);
    const made = blocksOf([
      { kind: 'table', title: null, columns: wide, rows: Array.from({ length: rows }, () => wide) },
    ]);
    expect(made.at(-1)).toEqual(
      context(`Left out here, for length: ${missing}. Ask about one theme or measure to see the rest.`),
    );
  });

  it('cuts a table at what its cells may hold together', () => {
    const made = blocksOf([
      { kind: 'table', title: null, columns: ['a'], rows: Array.from({ length: 50 }, () => ['x'.repeat(400)]) },
    ]);
    expect(JSON.stringify(made.at(-1))).toContain('26 of 50 rows');
    expect(blockProblems(made, 'message')).toEqual([]);
  });

  it('keeps a row and a large figure within a section, however long what they hold', () => {
    const long = 'x'.repeat(5000);
    const row = { rating: 'red', value: long, name: long, detail: long, strong: true } as const;
    const lead = { name: long, rating: 'red', value: long, counts: long, word: long, when: long } as const;
    const made = reply([{ ...PARTS.rows, rows: [row] }], { lead });
    expect(blockProblems(renderReply(made, look(made)).blocks, 'message')).toEqual([]);
  });

  it('has one table where the rows of a chart are two', () => {
    const made = blocksOf([{ ...chart, rows: [table, table] }], { charts: [{ kind: 'table' }] });
    expect(made.map(({ type }) => type)).toEqual(['section', 'table', 'section', 'section']);
  });

  it('says how many parts there was no room for', () => {
    const rows = Array.from({ length: 70 }, () => ({ ...PARTS.rows.rows[0], detail: null })) as typeof PARTS.rows.rows;
    const parts: readonly Part[] = [{ ...PARTS.rows, heading: null, rows, left: null }];
    const made = renderReply(reply(parts), look(reply(parts)));
    expect(made.blocks).toHaveLength(50);
    expect(made.blocks.at(-1)).toEqual(
      context('Left out here, for length: 22 parts. Ask about one theme or measure to see the rest.'),
    );
  });

  it('is its plain text alone where Slack takes no blocks', () => {
    const made = reply([table]);
    expect(
      renderReply(made, look(made, { form: { pictures: false, tables: false, thumbs: false, blocks: false } })),
    ).toEqual({
      text: 'Boats out: 79%.\n\nBy harbour\nHarbour  Boats\nNorth    &lt;5\nSouth',
      blocks: [],
    });
  });
});
