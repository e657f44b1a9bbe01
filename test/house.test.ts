import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** No file of a room is longer than so many lines, so that it can be read at one sitting. */
const LONGEST = { understand: 250, question: 200, figures: 200 } as const;
/** No pattern of the reader is longer than this: longer ones can't be read. */
const LONGEST_PATTERN = 250;
interface Source {
  readonly name: string;
  readonly text: string;
}

function filesOf(room: string): readonly Source[] {
  return readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: `${room}/${name}`, text: readFileSync(join(SRC, room, name), 'utf8') }));
}

const linesOf = ({ text }: Source) => text.trimEnd().split('\n').length;

/** By the syntax, as a slash may divide or begin a comment. */
function patternsOf({ name, text }: Source): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the house', () => {
  it.each(Object.entries(LONGEST))('has no file of src/%s over %i lines', (room, most) => {
    const files = filesOf(room);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => linesOf(file) > most).map(({ name }) => name)).toEqual([]);
  });

  it('has files of the reader of under 80 lines at the median', () => {
    const lengths = filesOf('understand')
      .map(linesOf)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  });

  it('has no pattern of the reader that is too long to be read', () => {
    const files = filesOf('understand');
    expect(files.flatMap(patternsOf).length).toBeGreaterThan(50);
    expect(files.flatMap((file) => patternsOf(file).filter((each) => each.length > LONGEST_PATTERN))).toEqual([]);
  });

  it.each([
    ['const A = /ab+c/i;', ['/ab+c/i']],
    ['x.replace(/[/]a/g, y)', ['/[/]a/g']],
    ['// a comment / of words', []],
    ['const half = a / b / c;', []],
  ])('finds the patterns of %s', (text, found) => {
    expect(patternsOf({ name: 'a.ts', text })).toEqual(found);
  });
});
