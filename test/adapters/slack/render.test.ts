import type { types } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { type ChartState, type Form, type Look, renderReply } from '../../../adapters/slack/render.ts';
import type { Part, Reply } from '../../../src/reply/reply.ts';
import { plainText } from '../../../src/reply/text.ts';
import { lineSpec } from '../../fixtures/chart-spec.ts';
import { blockProblems } from '../../fixtures/slack-blocks.ts';

const FULL = { pictures: true, tables: true, blocks: true };

function look(reply: Reply, over: Partial<Look> = {}): Look {
  const text = plainText(reply);
  return { surface: 'message', text, charts: [], buttons: null, opening: null, closing: null, form: FULL, ...over };
}

function reply(parts: readonly Part[], over: Partial<Reply> = {}): Reply {
  return { outcome: 'answered', headline: 'Boats out: 79%.', parts, facts: [], ...over };
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
const chart: Part = { kind: 'chart', spec: lineSpec(), alt: 'Boats out, 71% to 79%.' };

describe('a reply', () => {
  it('is its headline, its parts, where the numbers come from and how to ask on', () => {
    const made = reply([
      { kind: 'receipt', lines: ['Read as: status.', 'Source: Summer report.'] },
      { kind: 'text', text: 'Up 8 points & better.' },
      { kind: 'caveat', text: 'The report says 78%.' },
    ]);
    expect(renderReply(made, look(made, { closing: 'Ask on with <@UBOT>.', opening: 'You asked: boats?' }))).toEqual({
      text: 'Boats out: 79%.\n\nUp 8 points &amp; better.\n\nNote: The report says 78%.\n\nSource: Summer report.\nRead as: status.',
      blocks: [
        context('You asked: boats?'),
        section('*Boats out: 79%.*'),
        section('Up 8 points &amp; better.'),
        section('*Note:* The report says 78%.'),
        context('Source: Summer report.\nRead as: status.\nAsk on with <@UBOT>.'),
      ],
    });
  });

  it('has facts side by side, ten a section', () => {
    const rows = Array.from({ length: 11 }, (_, at) => ({ label: `L${at}`, value: `${at}` }));
    expect(blocksOf([{ kind: 'facts', rows }])).toEqual([
      { type: 'section', fields: rows.slice(0, 10).map(({ label, value }) => mrkdwn(`*${label}*\n${value}`)) },
      { type: 'section', fields: [mrkdwn('*L10*\n10')] },
    ]);
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
    ['message', [], [context('Chart: Boats out, 71% to 79%.')], 'words until the picture is there'],
    [
      'message',
      [{ kind: 'file', id: 'F000000001' }],
      [
        {
          type: 'image',
          slack_file: { id: 'F000000001' },
          alt_text: 'Boats out, 71% to 79%.',
          title: plain('Boats out rose to 79%'),
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
  ])('has its chart in a %s with %j as words and a table: %s', (surface, charts, form) => {
    const [words, title, made] = blocksOf([chart], { surface, charts, form });
    expect([words, title]).toEqual([context('Chart: Boats out, 71% to 79%.'), section('*Boats out rose to 79%*')]);
    expect(made).toMatchObject({ type: 'table' });
    expect(JSON.stringify(made)).toContain('Q2 2020/21');
  });

  it('has a button for each action, five a row, and what else can be done behind them', () => {
    const actions = ['a', 'b', 'c', 'd'].map((key) => ({ key, label: key.toUpperCase(), question: key }));
    const buttons = { replyId: 'r1', actions, share: true, sendChart: true, wrong: true };
    const made = (id: string, text: string) => ({ type: 'button', action_id: id, text: plain(text), value: 'r1' });
    expect(blocksOf([], { buttons })).toEqual([
      {
        type: 'actions',
        elements: [...actions.map(({ key, label }) => made(`press:${key}`, label)), made('share', 'Share to channel')],
      },
      { type: 'actions', elements: [made('send-chart', 'Send me the chart'), made('wrong', 'Wrong answer?')] },
    ]);
  });

  it('lists its options where nothing can be pressed', () => {
    const options: Part = {
      kind: 'options',
      options: [
        { label: 'Boats', question: 'boats' },
        { label: 'Nets', question: 'how are nets doing?' },
      ],
    };
    expect(blocksOf([options])).toEqual([section('• Boats\n• Nets: how are nets doing?')]);
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

  it('says how many parts there was no room for', () => {
    const parts = Array.from({ length: 70 }, (_, at): Part => ({ kind: 'text', text: `Part ${at}.` }));
    const made = renderReply(reply(parts), look(reply(parts)));
    expect(made.blocks).toHaveLength(50);
    expect(made.blocks.at(-1)).toEqual(
      context('Left out here, for length: 22 parts. Ask about one theme or measure to see the rest.'),
    );
    expect(made.text).toContain('Part 69.');
  });

  it('is its plain text alone where Slack takes no blocks', () => {
    const made = reply([table]);
    expect(renderReply(made, look(made, { form: { pictures: false, tables: false, blocks: false } }))).toEqual({
      text: 'Boats out: 79%.\n\nBy harbour\nHarbour  Boats\nNorth    &lt;5\nSouth',
      blocks: [],
    });
  });
});
