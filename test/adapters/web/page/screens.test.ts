import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { render } from '../../../../adapters/web/render.ts';
import { composeDigest, planDigest } from '../../../../src/digest/contents/digest.ts';
import { actionsOf, EVERYTHING, type Reply, recordOfPost } from '../../../../src/index.ts';
import { ORGANISATIONS, storeOf } from '../../../fixtures/organisations.ts';
import { type Served, serve } from '../../../fixtures/serve.ts';
import { ask, BROWSER, openWindow, startBrowser, WITHOUT_BROWSER } from './browser.ts';

// One real server and one real browser, beside other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What a chat leaves of a phone of 390 by 844 between its head and the box where one writes. */
const PHONE = { width: 390, height: 844 };
const SCREEN = 643;
/** Where the system has none of the platforms' fonts its letters are about a tenth wider, and more lines are broken. */
const WIDER = 1.03;

const KINDS = [
  { kind: 'status', text: 'how are initial health assessments doing?', screens: 1 },
  { kind: 'list', text: 'what is red?', screens: 1 },
  { kind: 'ranking', text: 're-referrals by locality', screens: 1 },
  { kind: 'movers', text: 'what got worse since last quarter?', screens: 1 },
  { kind: 'digest', text: 'digest', screens: 1 },
  { kind: 'theme', text: 'how are children in care doing?', screens: 1.3 },
  { kind: 'whole', text: 'give me the headlines', screens: 1.3 },
] as const;

let folder: string;
let served: Served;
let browser: Browser;
let digest: Reply;

beforeAll(async () => {
  if (BROWSER === null) return;
  folder = await mkdtemp(join(tmpdir(), 'scorecard-screens-'));
  [served, browser, digest] = await Promise.all([
    serve({ DATA_FOLDER: folder, DATASET: 'sample' }),
    startBrowser(),
    weekly(),
  ]);
});

afterAll(async () => {
  if (BROWSER === null) return;
  await browser?.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The digest of everything on the day on which five measures have moved since the last. */
async function weekly(): Promise<Reply> {
  const { store, close } = await storeOf('sample');
  try {
    const catalogue = await store.catalogue();
    const wanted = { question: EVERYTHING, catalogue, today: ORGANISATIONS.sample, unchanged: 'line' } as const;
    const plan = planDigest({ ...wanted, before: null });
    const found = plan === null ? [] : await store.find(plan);
    const { said } = composeDigest({ ...wanted, before: null }, found);
    const figures = Object.entries(said.figures).map(([key, figure], at) =>
      at % 9 === 0 && figure.value !== null
        ? [key, { ...figure, value: `${Number(figure.value) + 5}` }]
        : [key, figure],
    );
    const before = { said: { ...said, figures: Object.fromEntries(figures) }, on: '2026-11-23' };
    const { reply } = composeDigest({ ...wanted, before }, found);
    if (reply === null) throw new Error('five measures have moved');
    return reply;
  } finally {
    await close();
  }
}

/** The page as it shows what is posted by itself: that comes from no question. */
async function digestInstead(page: Page): Promise<void> {
  const record = recordOfPost(digest);
  const answer = { id: 'digest', reply: digest, record, actions: actionsOf(digest) };
  const look = { pictures: digest.parts.map(() => null), offersWrongAnswer: false, publicUrl: null };
  const shown = render({ answer, ...look, now: new Date('2026-11-30T09:00:00Z') });
  const body = JSON.stringify({ replyId: 'digest', headline: digest.headline, record, ...shown });
  await page.route('**/page/ask', (route) => route.fulfill({ contentType: 'application/json', body }));
}

async function shownIn(page: Page, view: 'slack' | 'teams'): Promise<Locator> {
  // Its switch may lie under the box where one writes.
  await page.locator(`#view-${view}`).evaluate((input: HTMLInputElement) => input.click());
  const reply = page.locator('.exchange').last().locator(`.${view}-view`);
  await reply.waitFor();
  return reply;
}

interface Looked {
  readonly height: number;
  /** Words that are parted over two lines or stand out at a side. */
  readonly cut: readonly string[];
  /** What is wider than the place it has, and would be moved sideways. */
  readonly sideways: readonly string[];
}

/** Run in the page. */
async function look(host: HTMLElement | SVGElement): Promise<Looked> {
  const root: ParentNode & Node = host.shadowRoot ?? host;
  for (const picture of root.querySelectorAll('img')) await picture.decode().catch(() => {});
  const frame = host.getBoundingClientRect();
  const cut: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('style, script')) continue;
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}.,%’']+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const places = [...range.getClientRects()].filter(({ width }) => width > 0);
      const isParted = new Set(places.map(({ top }) => Math.round(top))).size > 1;
      if (isParted || places.some(({ left, right }) => left < frame.left - 1 || right > frame.right + 1))
        cut.push(word);
    }
  }
  const stage = host.closest('.stage');
  const sideways = [...root.querySelectorAll('*'), ...(stage ? [stage] : [])]
    .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
    .filter((each) => getComputedStyle(each).overflowX !== 'visible')
    .map(({ tagName }) => tagName);
  return { height: frame.height, cut, sideways };
}

describe.skipIf(BROWSER === null)(`on a phone${WITHOUT_BROWSER}`, () => {
  it.each(KINDS.flatMap((each) => (['light', 'dark'] as const).map((colorScheme) => ({ ...each, colorScheme }))))(
    '$kind, $colorScheme, takes at most $screens screens with its picture, cuts no word and is not moved sideways',
    async ({ kind, text, screens, colorScheme }) => {
      const { page, context, complaints } = await openWindow(browser, served.url, { colorScheme, viewport: PHONE });
      await page.waitForSelector('#suggestions button');
      if (kind === 'digest') await digestInstead(page);
      await ask(page, text);
      for (const view of ['slack', 'teams'] as const) {
        const { height, cut, sideways } = await (await shownIn(page, view)).evaluate(look);
        expect({ view, cut, sideways }).toEqual({ view, cut: [], sideways: [] });
        expect(height, `${view}: px of ${SCREEN} on a screen`).toBeLessThanOrEqual(screens * SCREEN * WIDER);
        expect(height, 'something is shown').toBeGreaterThan(100);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});
