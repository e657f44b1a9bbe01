import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Content } from './deliver.ts';

/** What the page is made of, by its address. Nothing is read by a name that a request makes up. */
export type Files = ReadonlyMap<string, Content>;

const PAGE = fileURLToPath(new URL('page', import.meta.url));
const packageFolder = createRequire(import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Seen by whoever is not signed in yet. */
export const SIGN_IN_PAGE = '/page/sign-in.html';
export const OPEN_TO_ALL: readonly string[] = [
  SIGN_IN_PAGE,
  '/page/sign-in.js',
  '/page/api.js',
  '/page/elements.js',
  '/page/theme.js',
  '/page/style.css',
  '/page/logo.svg',
];

const OURS = [
  'index.html',
  'sign-in.html',
  'figures.html',
  'figures.css',
  'figures.js',
  'style.css',
  'header.css',
  'conversation.css',
  'logo.svg',
  'slack.css',
  'teams.css',
  'sign-in.js',
  'app.js',
  'api.js',
  'composer.js',
  'elements.js',
  'exchange.js',
  'log.js',
  'markdown.js',
  'slack-view.js',
  'teams-config.js',
  'teams-view.js',
  'theme.js',
] as const;

/** Of packages: what they ship for browsers, as it is. */
const THEIRS: Readonly<Record<string, readonly [name: string, file: string]>> = {
  '/page/packages/slack-blocks.css': ['slack-blocks-to-jsx', 'dist/style.css'],
  '/page/packages/adaptivecards.js': ['adaptivecards', 'dist/adaptivecards.min.js'],
  '/page/packages/adaptivecards.css': ['adaptivecards', 'dist/adaptivecards.css'],
};

/** Reads them all, once. */
export async function readFiles(): Promise<Files> {
  const files = new Map<string, Content>();
  for (const name of OURS) files.set(`/page/${name}`, await contentOf(join(PAGE, name)));
  for (const [path, [name, file]] of Object.entries(THEIRS)) {
    files.set(path, await contentOf(join(dirname(packageFolder.resolve(`${name}/package.json`)), file)));
  }
  return files;
}

async function contentOf(file: string): Promise<Content> {
  const body = await readFile(file);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { type: TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream', body, etag };
}
