import { describe, expect, it } from 'vitest';
import { describeImport, describeRetraction } from '../../../adapters/terminal/import-words.ts';

type Result = Parameters<typeof describeImport>[0];

const none = { added: 0, revised: 0, unchanged: 0, keptNewer: 0, keptRetracted: 0 };

function result(part: Partial<Result>): Result {
  return { changed: true, title: 'Q3 report', publishedOn: '2019-03-07', counts: {}, left: [], ...part };
}

describe('what an import came to', () => {
  it.each<[string, Partial<Result>, readonly string[]]>([
    [
      'each kind with what became of its rows, the numbers first',
      { counts: { words: { ...none, added: 3 }, observations: { ...none, added: 2, revised: 1, unchanged: 4 } } },
      ['Imported "Q3 report", published 2019-03-07.', '  numbers: 2 new, 1 changed, 4 as before', '  words: 3 new'],
    ],
    [
      'all of it was held',
      { changed: false, counts: { risks: { ...none, unchanged: 4 } } },
      ['Nothing has changed: all that "Q3 report", published 2019-03-07 says is held already.', '  risks: 4 as before'],
    ],
    ['files with headers alone', { changed: false }, ['Nothing has changed: the files have no rows.']],
    [
      'rows left alone are named, and counted where there are more',
      {
        changed: false,
        counts: { observations: { ...none, keptNewer: 2, keptRetracted: 1 } },
        left: ['observations.csv, line 2: SEEN'],
      },
      [
        'Nothing has changed by "Q3 report", published 2019-03-07.',
        '  numbers: 2 left alone, as a newer source says otherwise, 1 left alone, as they were taken back',
        'Left alone:',
        '  observations.csv, line 2: SEEN',
        '  and 2 more',
      ],
    ],
  ])('%s', (_why, part, lines) => {
    expect(describeImport(result(part)).split('\n')).toEqual(lines);
  });
});

describe('what taking back came to', () => {
  it.each([
    [
      { changed: true, value: '84', title: 'Q3 report' },
      'The number 84 of "Q3 report" is taken back; it stays readable as an earlier revision.',
    ],
    [
      { changed: true, value: null, title: 'Q3 report' },
      'The number of "Q3 report" is taken back; it stays readable as an earlier revision.',
    ],
    [
      { changed: false, value: '84', title: 'Q3 report' },
      'Nothing has changed: the number 84 of "Q3 report" was taken back before.',
    ],
  ])('%j: %s', (retraction, text) => {
    expect(describeRetraction(retraction)).toBe(text);
  });
});
