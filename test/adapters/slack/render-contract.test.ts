import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { FORMS, type Look, renderReply } from '../../../adapters/slack/render.ts';
import { type Bot, createBot } from '../../../src/bot.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { plainText } from '../../../src/reply/text.ts';
import { hostileReply } from '../../fixtures/hostile-reply.ts';
import { reportStore } from '../../fixtures/report-bot.ts';
import { blockProblems } from '../../fixtures/slack-blocks.ts';
import { labelledOn } from '../../questions/labelled.ts';

function look(reply: Reply, over: Partial<Look>): Look {
  const text = plainText(reply);
  return {
    surface: 'message',
    text,
    charts: [],
    more: false,
    buttons: null,
    opening: null,
    closing: null,
    form: FORMS[0]!,
    ...over,
  };
}

/** A message with a chart is edited, and an edit takes so many bytes; others take so many characters. */
function textSize(text: string, isEdited: boolean): number {
  return isEdited ? Buffer.byteLength(text) : text.length;
}

function mostText(surface: 'message' | 'ephemeral', isEdited: boolean): number {
  return isEdited ? LIMITS[surface].updatedBytes : LIMITS[surface].text;
}

/** The whole answer where Slack takes it; else its beginning, to the end of a line or a sentence, and words that say so. */
function expectWholeText(shown: string, whole: string, isEdited: boolean): void {
  const most = mostText('message', isEdited);
  const escaped = whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (textSize(escaped, isEdited) <= most) return expect(shown).toBe(escaped);
  const [beginning = '', ...rest] = shown.split(/\nShortened here, for length: ask about .*\.$/);
  expect(rest).toEqual(['']);
  expect(escaped.startsWith(beginning)).toBe(true);
  expect(/[.;]$/.test(beginning) || escaped[beginning.length] === '\n').toBe(true);
  expect(textSize(shown, isEdited)).toBeGreaterThan(most * 0.9);
}

/** Where Slack's rules and ours are asked of one message. */
function problemsOf(
  made: ReturnType<typeof renderReply>,
  surface: 'message' | 'ephemeral',
  isEdited: boolean,
): readonly string[] {
  const limits = LIMITS[surface];
  const size = made.blocks
    .filter(({ type }) => type !== 'table')
    .reduce((sum, block) => sum + JSON.stringify(block).length, 0);
  return [
    ...blockProblems(made.blocks, 'message'),
    ...(made.text.length >= 1 && textSize(made.text, isEdited) <= mostText(surface, isEdited) ? [] : ['text']),
    ...(made.blocks.length <= limits.blocks ? [] : ['blocks']),
    ...(size <= limits.blocksText ? [] : [`blocks of ${size} characters`]),
  ];
}

/** Strings of a message that Slack reads as mark-up. */
function mrkdwnIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnIn);
}

function allStringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(allStringsIn) : [];
}

const SURFACES = ['message', 'ephemeral'] as const;

describe('any reply, however bad', () => {
  it('stays within what Slack takes, mentions nobody and forges nothing', () => {
    const forms = fc.constantFrom(...FORMS);
    const charts = fc.constantFrom([], [{ kind: 'file' as const, id: 'F000000001' }], [{ kind: 'table' as const }]);
    fc.assert(
      fc.property(
        hostileReply,
        fc.constantFrom(...SURFACES),
        forms,
        charts,
        fc.boolean(),
        (made, surface, form, charts, pressable) => {
          const actions = made.parts
            .flatMap((part) => (part.kind === 'options' ? part.options : []))
            .map((option, at) => ({ key: `option-${at + 1}`, ...option }));
          const rest = { more: 'more', share: true, sendChart: true, wrong: true } as const;
          const buttons = pressable ? { replyId: 'r1', actions, ...rest } : null;
          const shown = renderReply(made, look(made, { surface, form, charts, buttons, closing: 'Ask on.' }));
          expect(
            problemsOf(
              shown,
              surface,
              made.parts.some(({ kind }) => kind === 'chart'),
            ),
          ).toEqual([]);
          for (const text of [shown.text, ...mrkdwnIn(shown.blocks)]) expect(text).not.toMatch(/<|>|&(?!amp;|lt;|gt;)/);
          for (const text of allStringsIn(shown.blocks)) {
            expect(text).not.toMatch(/<[!@#]|<https?:|<mailto:/);
            expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000-\u0008\p{Surrogate}]/u);
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('every kind of question', () => {
  let report: Awaited<ReturnType<typeof reportStore>>;
  let bot: Bot;

  beforeAll(async () => {
    report = await reportStore();
    bot = createBot({ store: report.store, today: () => '2019-03-07', elapsed: () => performance.now() });
  });
  afterAll(() => report.close());

  async function expectShown(turns: readonly string[]): Promise<void> {
    let thread = null;
    for (const turn of turns) {
      const { reply: made, record, actions, context: after } = await bot.ask(turn, thread);
      thread = after;
      for (const surface of SURFACES) {
        const more = made.more.length > 0 ? ('more' as const) : null;
        const buttons = { replyId: 'r1', actions, more, share: true, sendChart: true, wrong: true };
        const shown = renderReply(made, look(made, { surface, buttons, closing: 'To ask on, mention <@UBOT>.' }));
        expect([turn, problemsOf(shown, surface, record.chart !== null)]).toEqual([turn, []]);
        expect(JSON.stringify([turn, shown.blocks])).not.toContain('Left out here');
        // For whoever hears it.
        expectWholeText(shown.text, record.text, record.chart !== null);
      }
    }
  }

  it.each(labelledOn('report'))(
    // All are asked elsewhere; here it is how they look.
    'a third of the questions of $name are shown whole, within the limits',
    async ({ questions }) => {
      for (const { turns } of questions.filter((_, at) => at % 3 === 0)) await expectShown(turns);
    },
    120_000,
  );
});
