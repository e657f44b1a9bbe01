import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Playground, startPlayground } from '../../fixtures/playground.ts';
import { workbook } from '../../fixtures/sheets.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let page: Playground;

beforeAll(async () => {
  page = await startPlayground();
});
afterAll(() => page.close());

const SHEET = workbook({
  Board: [
    ['Indicator', 'Jan-19', 'Feb-19'],
    ['Lamps mended', '80.5%', '84%'],
  ],
});
const bring = async (bytes: Buffer, mapping: unknown = {}, name = 'Lamps.xlsx', instead: number | null = null) => {
  const files = [{ name, base64: bytes.toString('base64') }];
  const asked = { dataset: 'report', files, mapping, by: 'Ann', instead };
  const { status, body } = await page.post('/page/figures/bring', asked);
  return { status, json: JSON.parse(body.toString('utf8')) };
};
const decide = (id: number, done: string) => page.post('/page/figures/decide', { dataset: 'report', id, done, by: '' });
const ask = async (text: string) =>
  (await page.post('/page/ask', { dataset: 'report', conversation: 'c'.repeat(32), text })).json.headline;

describe('figures are brought in by the page', () => {
  it('asks what the sheet does not say, with how it was read', async () => {
    const { status, json } = await bring(SHEET);
    expect(status).toBe(200);
    expect(json.draft).toBeNull();
    expect(json.questions).toMatchObject([{ kind: 'polarity', of: ['Lamps mended'] }]);
    expect(json.columns).toEqual([
      { heading: 'Indicator', role: 'measure', period: '', samples: ['Lamps mended'] },
      { heading: 'Jan-19', role: 'figures', period: '2019-01', samples: ['80.5%'] },
      { heading: 'Feb-19', role: 'figures', period: '2019-02', samples: ['84%'] },
    ]);
  });

  it('shows a draft that nobody sees, publishes it, and takes it back', async () => {
    const { json } = await bring(SHEET, { polarity: { '*': 'higher' } });
    expect(json.draft).toMatchObject({ title: 'Lamps', changed: true, counts: { observations: { added: 2 } } });
    const { id } = json.draft;
    page.pass(5000);
    expect(await ask('how are lamps mended doing?')).not.toContain('84');
    expect((await decide(id, 'publish')).status).toBe(200);
    page.pass(5000);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await ask('how are lamps mended doing?')).toContain('84%');
    const listed = JSON.parse(
      (await page.request({ path: '/page/figures/list?dataset=report' })).body.toString('utf8'),
    );
    expect(listed[0]).toMatchObject({ id, state: 'published', by: 'Ann', files: ['Lamps.xlsx'] });
    expect((await decide(id, 'undo')).status).toBe(200);
    const again = await decide(id, 'undo');
    expect({ status: again.status, error: again.json.error }).toEqual({
      status: 422,
      error: `Nothing was done: import ${id} was taken back, so it is no published import.`,
    });
  });

  it.each([
    ['a file that is no table', () => bring(Buffer.from('%PDF-1.7 ...')), 422, 'it is a PDF'],
    ['a mapping that is none', () => bring(SHEET, { units: { '*': 'furlongs' } }), 422, "mapping.json can't be used"],
    [
      'a dataset that is none',
      () => page.post('/page/figures/decide', { dataset: 'x', id: 1, done: 'publish', by: '' }),
      404,
      'no such dataset',
    ],
  ] as const)('%s is refused in words', async (_name, doing, status, message) => {
    const got = await doing();
    expect(got.status).toBe(status);
    expect(got.json.error).toContain(message);
  });

  it('asks nothing again of the next sheet of that shape, and everything where that is wanted', async () => {
    const next = (value: string) =>
      workbook({
        Board: [
          ['Indicator', 'Dec-18', 'Jan-19'],
          ['Bins emptied', '79%', value],
        ],
      });
    const first = await bring(next('80.5%'), { polarity: { '*': 'higher' } }, 'Bins.xlsx');
    expect(first.json).toMatchObject({ isKept: false, questions: [] });
    const second = await bring(next('81%'), {}, 'Bins again.xlsx');
    expect(second.json).toMatchObject({ isKept: true, questions: [], draft: { changed: true } });
    expect(second.json.notes[0]).toBe(
      `Read as 'Bins' (import ${first.json.draft.id}) was, with what was said of that.`,
    );
    const third = await bring(next('81%'), { kept: false });
    expect(third.json).toMatchObject({ isKept: false, questions: [{ kind: 'polarity' }] });
    for (const { json } of [first, second]) await decide(json.draft.id, 'discard');
  });

  it('reads the same file again in place of its draft', async () => {
    const mapping = { polarity: { '*': 'higher' } };
    const first = await bring(SHEET, mapping);
    const { json } = await bring(SHEET, mapping, 'Lamps.xlsx', first.json.draft.id);
    const states = async () => {
      const { body } = await page.request({ path: '/page/figures/list?dataset=report' });
      return new Map(
        JSON.parse(body.toString('utf8')).map((each: { id: number; state: string }) => [each.id, each.state]),
      );
    };
    expect((await states()).get(first.json.draft.id)).toBe('discarded');
    expect((await states()).get(json.draft.id)).toBe('draft');
    await decide(json.draft.id, 'discard');
  });

  it('says where in the sheet something is wrong', async () => {
    const late = workbook({
      Board: [
        ['Indicator', 'Jan-19', 'Oct-62'],
        ['Lamps broken', '80.5%', '84%'],
      ],
    });
    const { json } = await bring(late, { polarity: { '*': 'lower' } });
    expect(json).toMatchObject({ draft: null });
    expect(json.problems).toEqual([
      'Lamps.xlsx, sheet Board, line 2, column C2: found "2062-10", which ends on 2062-10-31 for Lamps broken; allowed: a period that has ended when the source is published, 2019-03-07.',
    ]);
  });

  it('leaves a line for each thing that is done, with who, and no word of the file', async () => {
    const before = page.logged.length;
    const { json } = await bring(SHEET, { polarity: { '*': 'higher' } }, 'Jayden.xlsx');
    await decide(json.draft.id, 'discard');
    await decide(json.draft.id, 'publish');
    const lines = page.logged
      .slice(before)
      .map((line) => JSON.parse(line))
      .filter(({ importId }) => importId);
    expect(lines.map(({ audit, platform, person, outcome }) => ({ audit, platform, person, outcome }))).toEqual([
      { audit: true, platform: 'web', person: 'Ann', outcome: 'drafted' },
      { audit: true, platform: 'web', person: null, outcome: 'discarded' },
      { audit: true, platform: 'web', person: null, outcome: 'refused' },
    ]);
    expect(page.logged.join()).not.toMatch(/Jayden|Lamps/);
  });

  it('makes a place for figures of one’s own, which is asked by itself', async () => {
    const made = await page.post('/page/figures/make', { dataset: 'street-lamps' });
    expect(made.status).toBe(200);
    const about = await page.request({ path: '/page/about' });
    expect(about.json).toMatchObject({ canMake: true });
    expect(about.json.datasets).toContain('street-lamps');
    const again = await page.post('/page/figures/make', { dataset: 'street-lamps' });
    expect(again.status).toBe(422);
    expect((await page.post('/page/figures/make', { dataset: '../x' })).status).toBe(422);
  });

  it('keeps what a file says out of the markup', async () => {
    const { body } = await page.request({ path: '/figures' });
    expect(body.toString('utf8')).not.toMatch(/<script(?![^>]*\bsrc="\/)|style=/);
  });
});

describe('where two people have to see figures before everybody does', () => {
  it('the one who brought them in cannot publish them', async () => {
    const strict = await startPlayground({ PUBLISH_NEEDS_SECOND: 'true' });
    try {
      const files = [{ name: 'Lamps.xlsx', base64: SHEET.toString('base64') }];
      const mapping = { polarity: { '*': 'higher' } };
      const brought = await strict.post('/page/figures/bring', { dataset: 'report', files, mapping, by: 'Ann' });
      const { id } = JSON.parse(brought.body.toString('utf8')).draft;
      const publish = (by: string) =>
        strict.post('/page/figures/decide', { dataset: 'report', id, done: 'publish', by });
      expect((await publish('ann')).json.error).toContain('somebody other than Ann');
      expect((await publish('')).json.error).toContain('say who you are');
      expect((await publish('Bea')).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
