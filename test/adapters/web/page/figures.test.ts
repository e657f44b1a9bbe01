import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Served, serve } from '../../../fixtures/serve.ts';
import { workbook } from '../../../fixtures/sheets.ts';
import { ask, BROWSER, openWindow, startBrowser, violationsIn, WITHOUT_BROWSER } from './browser.ts';

// One real server and one real browser, beside other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let served: Served;
let browser: Browser;

beforeAll(async () => {
  if (BROWSER === null) return;
  folder = await mkdtemp(join(tmpdir(), 'scorecard-figures-'));
  [served, browser] = await Promise.all([serve({ DATA_FOLDER: folder }), startBrowser()]);
});

afterAll(async () => {
  if (BROWSER === null) return;
  await browser?.close();
  await served?.stop();
  await rm(folder, { recursive: true, force: true });
});

const percent = (v: number) => ({ v, z: '0.0%' });
const SHEET = workbook({
  Scorecard: [
    ['Housing repairs scorecard'],
    [],
    ['Ref', 'Indicator', 'Good is', 'Target', 'Jan-26', 'Feb-26', 'Mar-26', 'Apr-26', 'RAG'],
    ['Repairs'],
    [
      'R1',
      'Repairs finished in time',
      'High',
      '>= 95%',
      percent(0.931),
      percent(0.94),
      percent(0.928),
      percent(0.942),
      'Amber',
    ],
    ['R2', '<img src=x onerror=alert(1)> repairs waiting', null, 300, 412, 398, 377, 3810, 'Red'],
  ],
});

it.skipIf(BROWSER === null)(
  `somebody new brings a sheet in, answers, publishes, asks, and takes it back${WITHOUT_BROWSER}`,
  async () => {
    const { page, context, complaints } = await openWindow(browser, `${served.url}/figures`);
    await page.selectOption('#dataset', { label: 'new ones of our own …' });
    await page.fill('#name', 'Housing repairs');
    await page.fill('#by', 'Ann');
    await page.setInputFiles('#file', { name: 'Repairs.xlsx', mimeType: 'application/octet-stream', buffer: SHEET });
    await page.click('button[type=submit]');
    await page.getByText('What the sheet doesn’t say').waitFor();
    expect(await violationsIn(page)).toEqual([]);
    await page.locator('.doubt select').first().selectOption('lower');
    await page.getByText('Read it again with these answers').click();
    await page.getByText('about ten times').waitFor();
    expect(await page.textContent('#reading')).toContain('figures: 8 new');
    expect(await violationsIn(page)).toEqual([]);
    await page.locator('#reading').getByText('Publish', { exact: true }).click();
    await page.getByText('everybody sees it now').waitFor();

    await page.goto(served.url);
    await page.selectOption('#data', 'housing-repairs');
    await ask(page, 'how are repairs finished in time doing?');
    await page.locator('.reply').getByText('94.2%').first().waitFor();

    await page.goto(`${served.url}/figures`);
    await page.selectOption('#dataset', 'housing-repairs');
    await page.getByText('Take back').click();
    await page.getByText('taken back', { exact: false }).first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  },
);
