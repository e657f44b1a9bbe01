import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Served, serve } from '../../../fixtures/serve.ts';
import { ask, BROWSER, openWindow, startBrowser, violationsIn, WITHOUT_BROWSER } from './browser.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const SECRET = 'correct horse battery';

let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  if (BROWSER === null) return;
  folder = await mkdtemp(join(tmpdir(), 'scorecard-sign-in-'));
  const settings = { DATA_FOLDER: folder, NODE_ENV: 'production', PLAYGROUND: 'true', PLAYGROUND_SECRET: SECRET };
  [served, browser] = await Promise.all([serve(settings), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe.skipIf(BROWSER === null)(`signing in${WITHOUT_BROWSER}`, () => {
  it('is asked for first, by keyboard, and kept from scripts', async () => {
    const { page, context, complaints } = await openWindow(browser, served.url, { colorScheme: 'dark' });
    expect(await violationsIn(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.type('something else');
    await page.keyboard.press('Enter');
    await page.getByText('That is not the secret.').waitFor();
    expect(await violationsIn(page)).toEqual([]);
    // The wrong one is selected: typing replaces it.
    await page.keyboard.type(SECRET);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#suggestions button');
    await ask(page, 'dental checks?');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await context.cookies()).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForSelector('#secret');
    expect(await context.cookies()).toEqual([]);
    // A refused secret is an answer, which browsers note.
    expect(complaints.filter((each) => !each.includes('403'))).toEqual([]);
    await context.close();
  });

  it('is asked for again once the session has ended', async () => {
    const { page, context } = await openWindow(browser, served.url);
    await page.fill('#secret', SECRET);
    await page.press('#secret', 'Enter');
    await page.waitForSelector('#suggestions button');
    await context.clearCookies();
    await page.fill('#question', 'dental checks?');
    await page.press('#question', 'Enter');
    await page.waitForSelector('#secret');
    await context.close();
  });
});
