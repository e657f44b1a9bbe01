import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../adapters/platforms.ts';
import { unset } from '../src/config.ts';
import { GROUPS, settingsPage } from '../src/settings-table.ts';

const described = GROUPS.flatMap(({ settings }) => Object.keys(settings));
const sections = PLATFORMS.map(({ section }) => section);

describe('the table of settings', () => {
  it('has each once', () => {
    expect([...described].sort()).toEqual(Object.keys(unset()).sort());
    expect(described.length).toBeGreaterThan(15);
  });

  it.each(sections)('has each of $title once, which declares its own', ({ settings, unset: values }) => {
    expect(Object.keys(settings)).toEqual(Object.keys(values));
    expect(Object.keys(settings).filter((name) => described.includes(name))).toEqual([]);
    expect(Object.keys(settings).length).toBeGreaterThan(5);
  });

  it('is what docs/settings.md says: `npm run docs:settings` writes it', () => {
    expect(readFileSync(new URL('../docs/settings.md', import.meta.url), 'utf8')).toBe(settingsPage(sections));
  });

  it('knows no folder of the machine that wrote it', () => {
    expect(settingsPage(sections)).not.toContain(process.cwd());
  });
});
