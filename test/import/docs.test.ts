import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILE_NAMES, FILES, type FileShape } from '../../src/import/files.ts';

const DOCS = readFileSync(new URL('../../docs/importing.md', import.meta.url), 'utf8');

/** The part of the page about one file. */
function section(name: string): string {
  return DOCS.split(/^## /m).find((part) => part.startsWith(name)) ?? '';
}

describe('docs/importing.md has every file with every column', () => {
  it.each(FILE_NAMES)('%s', (name) => {
    const shape: FileShape = FILES[name];
    const rows = section(name)
      .split('\n')
      .filter((line) => /^\| (?!---|column )/.test(line));
    const columns = rows.map((line) => line.split('|')[1]?.trim());
    expect(new Set(columns)).toEqual(new Set([...shape.required.map((column) => `**${column}**`), ...shape.optional]));
  });

  it.each(FILE_NAMES)('and an example of %s with columns that there are', (name) => {
    const shape: FileShape = FILES[name];
    const header = /```csv\n(.*)\n/.exec(section(name))?.[1]?.split(',') ?? [];
    expect(header.length).toBeGreaterThan(0);
    expect(header.filter((column) => ![...shape.required, ...shape.optional].includes(column))).toEqual([]);
  });
});
