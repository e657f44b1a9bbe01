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
const bring = async (bytes: Buffer, mapping: unknown = {}, name = 'Lamps.xlsx') => {
  const files = [{ name, base64: bytes.toString('base64') }];
  const { status, body } = await page.post('/page/figures/bring', { dataset: 'report', files, mapping, by: 'Ann' });
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

  it('keeps what a file says out of the markup', async () => {
    const { body } = await page.request({ path: '/figures' });
    expect(body.toString('utf8')).not.toMatch(/<script(?![^>]*\bsrc="\/)|style=/);
  });
});
