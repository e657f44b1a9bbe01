import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;

describe.each(['docs/architecture.md', 'docs/page.md', 'docs/teams.md'])('%s', (file) => {
  const text = read(file);

  it('names only files and folders that there are', () => {
    const inWords = [...text.matchAll(/`((?:src|adapters|test|migrations|seeds|docs)\/[\w./-]+)`/g)].map(
      ([, at = '']) => at,
    );
    const linked = [...text.matchAll(/\]\(([^):]+)\)/g)].map(([, at = '']) => join('docs', at));
    const named = [...inWords, ...linked].filter((at) => !at.includes('NAME'));
    expect(named.filter((at) => !existsSync(join(ROOT, at)))).toEqual([]);
    expect(named.length).toBeGreaterThan(0);
  });

  it('names only commands that there are', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => !(script in SCRIPTS))).toEqual([]);
    const tests = [...text.matchAll(/vitest run (\S+)/g)].map(([, at = '']) => at);
    expect(tests.filter((at) => !existsSync(join(ROOT, at)))).toEqual([]);
  });
});
