import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestForm, moreText, plainText, requestOfForm } from '../../src/index.ts';
import { type DigestBot, startDigestBot } from '../fixtures/digest-bot.ts';

let bot: DigestBot;
beforeAll(async () => {
  bot = await startDigestBot();
});
afterAll(() => bot.close());

const PLAIN = { contents: 'everything', days: 'monday', time: '09:00', unchanged: 'line' };

describe('the form of a digest', () => {
  it('offers everything, what needs attention, and each theme that is held', async () => {
    const form = await bot.desk.digestForm();
    expect(form?.contents).toEqual([
      { value: 'everything', label: 'The whole scorecard' },
      { value: 'attention', label: 'What requires attention (▲)' },
      { value: 'theme:Visits', label: 'Visits' },
      { value: 'theme:Front desk', label: 'Front desk' },
    ]);
    expect(form?.days[0]).toEqual({ value: 'monday', label: 'Every Monday' });
    expect(form?.unchanged.map(({ value }) => value)).toEqual(['line', 'nothing', 'full']);
  });

  /** What is said back for choices that are no theme. */
  const WORDS: Readonly<Record<string, string>> = { everything: 'all measures', attention: 'in need of attention' };

  it('every choice that it offers sets up what its label says', async () => {
    const form = digestForm(await bot.data.catalogue());
    const conversation = (at: number) => ({ conversation: `F${at}` });
    let at = 0;
    for (const { value, label } of form.contents) {
      const words = plainText(await bot.fill(requestOfForm({ ...PLAIN, contents: value }), conversation((at += 1))));
      expect(words.toLowerCase()).toContain(WORDS[value] ?? label.toLowerCase());
    }
    for (const { value, label } of form.days) {
      const words = plainText(await bot.fill(requestOfForm({ ...PLAIN, days: value }), conversation((at += 1))));
      expect(words.toLowerCase()).toContain(`an overview of all measures, ${label.toLowerCase()} at 09:00`);
    }
    for (const { value } of form.times) {
      const words = plainText(await bot.fill(requestOfForm({ ...PLAIN, time: value }), conversation((at += 1))));
      expect(words).toContain(`every Monday at ${value}`);
    }
    for (const { value, label } of form.unchanged) {
      const reply = await bot.fill(requestOfForm({ ...PLAIN, unchanged: value }), conversation((at += 1)));
      expect(moreText(reply)).toContain(`When nothing has changed: ${label.toLowerCase()}`);
    }
  });

  it('takes any time of day, and a time that no choice offers', () => {
    expect(requestOfForm({ ...PLAIN, time: '23:59' })).toMatchObject({ kind: 'set-up', when: { time: '23:59' } });
  });

  it.each([
    [{ days: 'every-minute' }, 'days-not-offered', 'every-minute'],
    [{ days: '' }, 'days-not-offered', ''],
    [{ time: '24:00' }, 'no-such-time', '24:00'],
    [{ time: '9' }, 'no-such-time', '9'],
    [{ contents: 'passwords' }, 'subject-unknown', 'passwords'],
    [{ contents: 'theme:' }, 'subject-unknown', 'theme:'],
  ])('refuses %j as words are refused', (over, why, said) => {
    expect(requestOfForm({ ...PLAIN, ...over })).toEqual({ kind: 'refused', why, said });
  });

  it('a theme that is not held is refused, and never stands for everything', async () => {
    const reply = await bot.fill(requestOfForm({ ...PLAIN, contents: 'theme:Gone' }), { conversation: 'G1' });
    expect(plainText(reply)).toMatch(/^Nothing is held on Gone/);
    expect((await bot.held.all()).filter(({ conversation }) => conversation === 'G1')).toEqual([]);
  });

  it('sent twice sets up one', async () => {
    for (let times = 0; times < 2; times += 1) await bot.fill(requestOfForm(PLAIN), { conversation: 'T1' });
    expect((await bot.held.all()).filter(({ conversation }) => conversation === 'T1')).toHaveLength(1);
  });
});
