import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readFolder } from '../../src/import/read-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scorecard-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('gives each file as text, and leaves what systems put beside them', async () => {
  await writeFile(join(folder, 'words.csv'), 'concept,word\nchild,kid\n');
  await writeFile(join(folder, '.DS_Store'), 'x');
  await writeFile(join(folder, '~$words.csv'), 'x');
  expect([...(await readFolder(folder))]).toEqual([['words.csv', 'concept,word\nchild,kid\n']]);
});

it.each([
  { why: 'an accent of Windows-1252', bytes: [0x63, 0xe9], found: 'text that is not UTF-8' },
  { why: 'UTF-16, as Excel calls Unicode', bytes: [0xff, 0xfe, 0x63, 0x00], found: 'text that is not UTF-8' },
  { why: 'a file that is no text', bytes: [0x63, 0x00], found: 'characters of no text' },
])('refuses another encoding: $why', async ({ bytes, found }) => {
  await writeFile(join(folder, 'words.csv'), Buffer.from(bytes));
  await expect(readFolder(folder)).rejects.toMatchObject({
    code: 'import-folder',
    message: `Nothing was imported: one problem.\nwords.csv: found ${found}; allowed: UTF-8 (in Excel, save as CSV UTF-8).`,
  });
});

it('says that there is no such folder', async () => {
  await expect(readFolder(join(folder, 'none'))).rejects.toMatchObject({ code: 'import-unreadable' });
});
