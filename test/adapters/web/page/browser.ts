import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Where systems put it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** null: there is none on this machine, so tests that need one are left out. */
export const BROWSER = PLACES.find((path) => existsSync(path)) ?? null;

/** Added to the name of what is left out. */
export const WITHOUT_BROWSER = BROWSER === null ? ' (left out: there is no Chromium on this machine)' : '';

/** It looks for nothing outside, and runs as root too. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER ?? '', args: FLAGS });
}

/** One person's window, and what its console said that nobody should see there. */
export interface Window {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
}

export async function openWindow(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  // Breaches of the content security policy come as errors too.
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin) complaints.push(`asked elsewhere: ${request.url()}`);
  });
  await page.goto(url);
  return { page, context, complaints };
}

/** Resolves once all that was asked is answered. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('.waiting') === null && document.querySelector('.reply') !== null,
  );
}

export async function send(page: Page, text: string): Promise<void> {
  await page.fill('#question', text);
  await page.press('#question', 'Enter');
}

export async function ask(page: Page, text: string): Promise<void> {
  await send(page, text);
  await settled(page);
}

/** What axe finds wrong with the page as it is, each with where. */
export async function violationsIn(page: Page): Promise<readonly string[]> {
  // By the debugger: the page's own policy stays as it is.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`));
}
