import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { KEPT } from '../../../../adapters/web/page/log.js';
import { type Served, serve } from '../../../fixtures/serve.ts';
import { BROWSER, openWindow, send, settled, startBrowser, WITHOUT_BROWSER } from './browser.ts';

/** `PAGE_QUESTIONS=1000 npx vitest run test/adapters/web/page/memory.test.ts` asks as many as a long day. */
const QUESTIONS = Number(process.env['PAGE_QUESTIONS'] ?? 60);

vi.setConfig({ testTimeout: 120_000 + QUESTIONS * 2000, hookTimeout: 120_000 });

/** Of every kind, and as many as divide what is kept: at the end the page holds the same as at the start. */
const ROUND = [
  'how are initial health assessments doing?',
  'why?',
  'how are children in care doing?',
  'what were the MOMO statements about?',
  'visits',
  'which indicators are below target?',
  'what got worse since last quarter?',
  'what are our biggest risks?',
  'xyzzy',
  'what can you do?',
];

let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  if (BROWSER === null) return;
  folder = await mkdtemp(join(tmpdir(), 'scorecard-memory-'));
  [served, browser] = await Promise.all([serve({ DATA_FOLDER: folder }), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** After everything that nobody holds is gone. */
async function held(session: CDPSession): Promise<{ readonly heapBytes: number; readonly nodes: number }> {
  for (let times = 0; times < 3; times += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { heapBytes: usedSize, nodes };
}

describe.skipIf(BROWSER === null)(`a page that is left open${WITHOUT_BROWSER}`, () => {
  it.each(['slack', 'teams'])(`answers ${QUESTIONS} questions more without growing, in %s`, async (view) => {
    const { page, context, complaints } = await openWindow(browser, served.url);
    await page.waitForSelector('#suggestions button');
    await page.check(`#view-${view}`, { force: true });
    const session = await context.newCDPSession(page);
    const askMany = async (count: number) => {
      for (let rounds = 0; rounds < count / ROUND.length; rounds += 1) {
        for (const text of ROUND) await send(page, text);
        await settled(page);
      }
    };

    expect(KEPT % ROUND.length).toBe(0);
    await askMany(KEPT + ROUND.length);
    const before = await held(session);
    await askMany(QUESTIONS);
    const after = await held(session);

    expect(await page.locator('.exchange').count()).toBe(KEPT);
    expect(await page.locator('#let-go').innerText()).toMatch(new RegExp(`^${QUESTIONS + ROUND.length} earlier`));
    const grown = after.heapBytes - before.heapBytes;
    if (process.env['PAGE_QUESTIONS']) {
      process.stdout.write(`${JSON.stringify({ view, questions: QUESTIONS, before, after, grown })}\n`);
    }
    // Two for each question are the field's own undo, which the browser ends at a thousand steps.
    expect(after.nodes - before.nodes).toBeLessThanOrEqual(2 * QUESTIONS + 20);
    expect(grown).toBeLessThan(1_500_000);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('docs/page.md says how many questions the page keeps', () => {
  const docs = readFileSync(new URL('../../../../docs/page.md', import.meta.url), 'utf8');
  expect(docs).toContain(`its last ${KEPT}\nquestions`);
});
