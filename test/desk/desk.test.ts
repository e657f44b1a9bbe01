import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker, Conversations, Desk } from '../../src/index.ts';
import { reportDesks } from '../fixtures/conversations.ts';

const asker: Asker = {
  platform: 'chat',
  organisation: 'O1',
  person: 'P1',
  conversation: 'C1',
  isPersonal: false,
  isShared: false,
};

let one: Desk;
let other: Desk;
let conversations: Conversations;
let close: () => Promise<void>;
let threads = 0;

beforeAll(async () => {
  const opened = await reportDesks(2);
  [one, other] = opened.desks as [Desk, Desk];
  ({ conversations, close } = opened);
});
afterAll(() => close());

function newThread() {
  threads += 1;
  return { thread: `chat:C1:${threads}`, asker };
}

describe('a desk', () => {
  it('keeps a thread between messages, whichever process gets them', async () => {
    const thread = newThread();
    const first = await one.answer({ ...thread, text: 'how are dental checks doing?' });
    const second = await other.answer({ ...thread, text: 'and the target?' });
    expect(first.record.understood.indicators).toEqual(second.record.understood.indicators);
    expect(second.record.intent).toBe('target');
    const elsewhere = await one.answer({ ...newThread(), text: 'and the target?' });
    expect(elsewhere.record.understood.indicators).toEqual([]);
  });

  it('answers two messages at once, and the thread is of one of them', async () => {
    const thread = newThread();
    const texts = ['dental checks?', 're-referrals?', 'initial health assessments?', 'review conferences?'];
    const answers = await Promise.all(texts.map((text, at) => (at % 2 ? one : other).answer({ ...thread, text })));
    expect(answers.map(({ record }) => record.outcome)).toEqual(texts.map(() => 'answered'));
    // Each of the four was written after the others were read, or anew.
    expect((await conversations.threads.read(thread.thread)).version).toBe(4);
  });

  it('reads what is pressed in the light of its reply, not of what came after', async () => {
    const thread = newThread();
    const first = await one.answer({ ...thread, text: 're-referrals?' });
    await one.answer({ ...thread, text: 'dental checks?' });
    const understood = [];
    for (const { key, question } of first.actions) {
      const pressed = await other.press({ ...thread, replyId: first.id, key });
      expect(pressed?.record.outcome, key).toBe('answered');
      expect(pressed?.record.understood.question, key).toEqual(question);
      understood.push([key, pressed?.record.understood.indicators, pressed?.record.understood.themes]);
    }
    expect(understood).toEqual([
      ['next-1', ['REF-RE'], []],
      ['next-2', [], ['Referrals']],
    ]);
  });

  it('offers each option of a question back, and what is picked is answered', async () => {
    const thread = newThread();
    const asked = await one.answer({ ...thread, text: 'how are repeat plans?' });
    expect(asked.record.outcome).toBe('clarify');
    expect(asked.actions.map(({ label }) => label)).toEqual(asked.record.options.map(({ label }) => label));
    const picked = await one.press({ ...thread, replyId: asked.id, key: 'option-2' });
    expect(picked?.record.outcome).toBe('answered');
  });

  it.each([
    { replyId: 'none', key: 'next-1', why: 'no such reply' },
    { replyId: null, key: 'option-9', why: 'no such action' },
  ])('answers nothing that was not offered: $why', async ({ replyId, key }) => {
    const thread = newThread();
    const { id } = await one.answer({ ...thread, text: 'dental checks?' });
    expect(await one.press({ ...thread, replyId: replyId ?? id, key })).toBeNull();
  });

  it('keeps a wrong answer with its question and record, once for each person', async () => {
    const { id } = await one.answer({ ...newThread(), text: 'how are dental checks doing?' });
    expect(await other.reportWrong(id, asker)).toBe(true);
    expect(await other.reportWrong(id, asker)).toBe(false);
    expect(await other.reportWrong('none', asker)).toBe(false);
    const [kept] = await conversations.wrongAnswers.list(1);
    expect(kept).toMatchObject({ replyId: id, reportedBy: 'P1', question: 'how are dental checks doing?' });
    expect(kept?.record.facts.length).toBeGreaterThan(0);
  });

  it('gives the whole scorecard, the worst first', async () => {
    const { counts, standings, themes, sources } = await one.overview();
    expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(standings.length);
    expect(themes.flatMap((theme) => theme.standings).length).toBe(standings.length);
    expect(standings[0]?.ratingWords).toBe('▲ needs attention');
    expect(standings.length).toBeGreaterThan(40);
    expect(sources).toEqual(['Quarter 3 2018/19 performance report']);
  });
});

it('keeps no word of a question where wrong answers are not kept', async () => {
  const opened = await reportDesks(1, { keepsWrongAnswers: false });
  const [desk] = opened.desks as [Desk];
  const { id, record } = await desk.answer({ ...newThread(), text: 'how are dental checks doing zebra?' });
  expect(record.question).toContain('zebra');
  expect((await desk.shown(id))?.record.question).toBe('');
  expect(await desk.reportWrong(id, asker)).toBe(false);
  await opened.close();
});
