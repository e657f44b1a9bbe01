import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bringIn } from '../../../fixtures/ask.ts';
import { type Served, serve } from '../../../fixtures/serve.ts';
import { ask, BROWSER, openWindow, settled, startBrowser, violationsIn, WITHOUT_BROWSER } from './browser.ts';

// One real server and one real browser, beside other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const IHA = 'how are initial health assessments doing?';
/** Its reply has a chart. */
const REASONS = 'what were the MOMO statements about?';

/** A dataset whose words try to be more than words. */
const HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const CELL = `"${HOSTILE.replaceAll('"', '""')}"`;
const FILES = {
  'indicators.csv': `code,name,theme,unit,polarity,population,definition\nBOAT,Boats out,Harbour,percent,higher,${CELL},${CELL}\n`,
  'observations.csv': 'code,basis,period,value\nBOAT,quarter,2020/21 Q1,71\nBOAT,quarter,2020/21 Q2,79\n',
};

let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  if (BROWSER === null) return;
  folder = await mkdtemp(join(tmpdir(), 'scorecard-browser-'));
  const csv = join(folder, 'csv');
  await mkdir(csv);
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(csv, name), text);
  const settings = { DATA_FOLDER: join(folder, 'data'), DATASET: 'harbour' };
  const { code, err } = await bringIn([csv, '--dataset', 'harbour'], settings);
  if (code !== 0) throw new Error(err);
  [served, browser] = await Promise.all([serve(settings), startBrowser()]);
});

afterAll(async () => {
  if (BROWSER === null) return;
  await browser?.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A window where questions go to the report. */
async function reportWindow(options = {}) {
  const opened = await openWindow(browser, served.url, options);
  await opened.page.waitForSelector('#suggestions button');
  await opened.page.selectOption('#data', 'report');
  await opened.page.getByText('Quarter 3 2018/19 performance report').waitFor();
  return opened;
}

const lastReply = (page: Page) => page.locator('.exchange').last();

describe.skipIf(BROWSER === null)(`the page${WITHOUT_BROWSER}`, () => {
  it('is used by keyboard alone: ask, follow up, clarify, chart, the other view, the other data', async () => {
    const { page, complaints } = await openWindow(browser, served.url);
    await page.waitForSelector('#suggestions button');
    const { keyboard } = page;
    /** Presses Tab until something with this name has the focus. */
    const goTo = async (name: string, key = 'Tab') => {
      for (let presses = 0; presses < 60; presses += 1) {
        await keyboard.press(key);
        if ((await focused(page)) === name) return;
      }
      throw new Error(`${name} is not reached; last: ${await focused(page)}`);
    };

    await keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the question');
    await goTo('Data');
    await keyboard.press('ArrowDown');
    await page.getByText('Quarter 3 2018/19 performance report').waitFor();
    await goTo('Your question');

    await keyboard.type(IHA);
    await keyboard.press('Enter');
    await settled(page);
    expect(await lastReply(page).innerText()).toContain(IHA);
    await expectReply(page, /32%.*Dec 2018/s);

    await keyboard.type('why?');
    await keyboard.press('Enter');
    await settled(page);
    await expectReply(page, /still far from enough/);

    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    expect(await page.inputValue('#question')).toBe(IHA);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    expect(await page.inputValue('#question')).toBe('');

    await goTo('New conversation', 'Shift+Tab');
    await keyboard.press('Enter');
    expect(await page.locator('.exchange').count()).toBe(0);
    expect(await focused(page)).toBe('Your question');
    await keyboard.type('visits');
    await keyboard.press('Enter');
    await settled(page);
    await goTo('Statutory visits', 'Shift+Tab');
    await keyboard.press('Enter');
    await settled(page);
    await expectReply(page, /96%/);
    // What was asked for is where the focus is.
    expect(await focused(page)).toBe('Reply, as Slack shows it');

    await goTo('Your question');
    await keyboard.type(REASONS);
    await keyboard.press('Enter');
    await settled(page);
    const picture = lastReply(page).locator('img[alt*="Bar chart"]');
    expect(await isDrawn(picture)).toBe(true);

    await goTo('Slack', 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await page.locator('.teams-view').last().waitFor();
    expect(await page.locator('.slack-view').count()).toBe(0);
    expect(await isDrawn(lastReply(page).locator('img[alt*="Bar chart"]'))).toBe(true);

    await goTo('Your question');
    await goTo('Newest', 'Shift+Tab');
    await keyboard.press('Enter');
    await settled(page);
    await expectReply(page, /109/);
    expect(await focused(page)).toBe('Reply, as Teams shows it');

    await goTo('What Teams is sent');
    await keyboard.press('Enter');
    expect(await lastReply(page).locator('pre').innerText()).toContain('"AdaptiveCard"');
    await goTo('Answer record');
    await keyboard.press('Enter');
    // It is filled as it opens, below the payload.
    await lastReply(page).locator('pre', { hasText: '"intent": "status"' }).waitFor();

    await goTo('Data', 'Shift+Tab');
    await keyboard.press('ArrowUp');
    await page.locator('.divider', { hasText: 'harbour' }).waitFor();
    await goTo('Your question');
    await keyboard.type('boats out');
    await keyboard.press('Enter');
    await settled(page);
    await expectReply(page, /79%/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    { colorScheme: 'light', width: 1280, height: 900 },
    { colorScheme: 'dark', width: 1280, height: 900 },
    { colorScheme: 'light', width: 390, height: 844 },
    { colorScheme: 'dark', width: 390, height: 844 },
  ] as const)('has nothing that axe finds fault with: %j', async ({ colorScheme, width, height }) => {
    const { page, context, complaints } = await reportWindow({ colorScheme, viewport: { width, height } });
    expect(await violationsIn(page)).toEqual([]);
    for (const text of [IHA, 'how are children in care doing?', 'visits', REASONS, 'xyzzy']) {
      await ask(page, text);
    }
    for (const view of ['slack', 'teams']) {
      await page.check(`#view-${view}`, { force: true });
      await page.locator(`.${view}-view`).nth(4).waitFor();
      for (const summary of await lastReply(page).locator('summary').all()) await summary.click();
      expect({ view, found: await violationsIn(page) }).toEqual({ view, found: [] });
      const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect({ view, isTooWide }).toEqual({ view, isTooWide: false });
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is light or dark as chosen, whatever the system says, and remembers', async () => {
    const { page, context } = await reportWindow({ colorScheme: 'dark' });
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('dark');
    await page.selectOption('#theme', 'light');
    expect(await theme()).toBe('light');
    await page.reload();
    expect(await theme()).toBe('light');
    await page.selectOption('#theme', '');
    expect(await theme()).toBe('dark');
    await context.close();
  });

  it('shows one person nothing of another', async () => {
    const [mine, yours] = [await reportWindow(), await reportWindow()];
    await ask(mine.page, IHA);
    await ask(yours.page, 'why?');
    expect(await yours.page.locator('#log').innerText()).not.toContain(IHA);
    expect(await shownText(yours.page)).not.toMatch(/health assessment/i);
    await ask(mine.page, 'why?');
    expect(await shownText(mine.page)).toMatch(/health assessment/i);
    await Promise.all([mine.context.close(), yours.context.close()]);
  });

  it.each(['slack', 'teams'])('shows script in a question and in data as text, in %s', async (view) => {
    const { page, context, complaints } = await openWindow(browser, served.url);
    await page.waitForSelector('#suggestions button');
    await page.check(`#view-${view}`, { force: true });
    await ask(page, `${HOSTILE} boats out`);
    await ask(page, 'what does boats out mean?');
    await ask(page, 'what can you do?');
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.locator('.question').first().innerText()).toContain(HOSTILE);
    expect(await shownText(page)).toContain('onerror=');
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says what is wrong when the server is gone, and goes on when it is back', async () => {
    const { page, context } = await reportWindow();
    await page.route('**/page/ask', (route) => route.abort());
    await ask(page, IHA);
    expect(await lastReply(page).innerText()).toContain('can’t be reached');
    expect(await page.locator('#status').innerText()).toContain('can’t be reached');
    await page.unroute('**/page/ask');
    await ask(page, IHA);
    await expectReply(page, /32%/);
    await context.close();
  });
});

/** The accessible name of what has the focus, in a tree of its own too. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const label =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? (element.labels?.[0]?.querySelector('span')?.textContent ?? element.labels?.[0]?.textContent)
        : null;
    return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
  });
}

/** All that replies say, in either view. */
function shownText(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.slack-view, .teams-view')]
      .map((host) => (host.shadowRoot ?? host).textContent)
      .join('\n'),
  );
}

async function expectReply(page: Page, said: RegExp): Promise<void> {
  const text = await lastReply(page)
    .locator('.slack-view, .teams-view')
    .evaluate((host) => (host.shadowRoot ?? host).textContent);
  expect(text).toMatch(said);
}

async function isDrawn(picture: ReturnType<Page['locator']>): Promise<boolean> {
  await picture.waitFor();
  return picture.evaluate(
    (each) => each instanceof HTMLImageElement && each.decode().then(() => each.naturalWidth > 100),
  );
}
