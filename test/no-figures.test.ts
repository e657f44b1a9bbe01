import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scorecard } from './fixtures/scorecard.ts';

/*
 * Data decides: the program knows no indicator by its code and no number of any report, so that it answers alike for
 * every council's data.
 */

const SRC = new URL('../src/', import.meta.url);

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, SRC), 'utf8') }));

const codes = scorecard('indicators').map((row) => row['code']!);

/** Numbers that say nothing by themselves (2, 15, 20, 75) stand in any program; these only stand in this report. */
function isTelling(cell: string): boolean {
  return cell.includes('.') || Number(cell) > 100;
}

const COLUMNS = ['value', 'numerator', 'denominator', 'target'] as const;
const figures = [
  ...new Set(
    (['observations', 'targets', 'benchmarks'] as const)
      .flatMap((file) => scorecard(file).flatMap((row) => COLUMNS.map((column) => row[column] ?? '')))
      .filter((cell) => cell !== '' && isTelling(cell)),
  ),
];

/** As a word of its own: '699' is not in '1699', nor 'CIC-N' in 'CIC-NEW'. */
function standsIn(text: string, word: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.-])${plain}(?![\\w-]|\\.\\d)`).test(text);
}

function whereStands(word: string): readonly string[] {
  const alike = /^\d{4,}$/.test(word)
    ? [word, Number(word).toLocaleString('en-GB'), `${word.slice(0, -3)}_${word.slice(-3)}`]
    : [word];
  return files.filter(({ text }) => alike.some((form) => standsIn(text, form))).map(({ name }) => name);
}

it('has files, codes and figures to look for', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(codes).toHaveLength(45);
  expect(figures).toEqual(
    expect.arrayContaining(['86.4', '44.6', '29.2', '77.2', '2160', '4090', '699', '861', '24.3']),
  );
});

it.each([
  { text: "if (code === 'CIC-N') return;", word: 'CIC-N', stands: true, why: 'in quotes' },
  { text: '// see CIC-N.', word: 'CIC-N', stands: true, why: 'in a comment, before a full stop' },
  { text: 'CIC-NEW', word: 'CIC-N', stands: false, why: 'the start of another' },
  { text: 'return 86.4;', word: '86.4', stands: true, why: 'a number' },
  { text: 'v1.86.4', word: '86.4', stands: false, why: 'a part of another number' },
  { text: '1699', word: '699', stands: false, why: 'the end of another number' },
  { text: "'699%'", word: '699', stands: true, why: 'before a sign' },
])('$word in $text: $stands, $why', ({ text, word, stands }) => expect(standsIn(text, word)).toBe(stands));

describe('nowhere in src/ stands', () => {
  it.each(codes)('the code %s', (code) => expect(whereStands(code)).toEqual([]));

  it.each(figures)('the figure %s', (figure) => expect(whereStands(figure)).toEqual([]));

  it('the title of a risk', () => {
    const titles = scorecard('risks').map((row) => row['title']!.toLowerCase());
    expect(titles.filter((title) => files.some(({ text }) => text.toLowerCase().includes(title)))).toEqual([]);
  });
});
