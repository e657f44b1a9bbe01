import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../src/config.ts';
import { GROUPS, settingsPage } from '../src/settings-table.ts';

const described = GROUPS.flatMap(({ settings }) => Object.keys(settings));

describe('the table of settings', () => {
  it('has each once', () => {
    expect([...described].sort()).toEqual([...SETTING_NAMES].sort());
    expect(described.length).toBeGreaterThan(25);
  });

  it('is what docs/settings.md says: `npm run docs:settings` writes it', () => {
    expect(readFileSync(new URL('../docs/settings.md', import.meta.url), 'utf8')).toBe(settingsPage());
  });

  it('knows no folder of the machine that wrote it', () => {
    expect(settingsPage()).not.toContain(process.cwd());
  });
});
