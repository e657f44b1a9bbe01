import { describe, expect, it } from 'vitest';
import { checkFolder } from '../../src/import/check-folder.ts';
import { lackingWords, withFieldWords } from '../../src/import/field-words.ts';

type Files = Readonly<Record<string, string>>;

const NOTHING = { indicators: new Map(), themes: new Map(), areas: new Map() };

const HEADER = 'code,name,theme,unit,polarity,population\n';

const FIELD: Files = {
  'areas.csv':
    'area,kind,comparator,aliases\nthe council,organisation,,our council\nEngland,comparator,national,nationally\n',
  'themes.csv': 'theme,aliases\nVisits,visiting\nStaff,workforce\n',
  'indicators.csv': `${HEADER}SEEN,Children seen,Visits,percent,higher,children\nSTAFF,Posts filled,Staff,count,higher,posts\n`,
  'aliases.csv':
    'of,name,alias,reading\nindicator,SEEN,kept in sight,same\nindicator,STAFF,posts taken,same\ntheme,Visits,home calls,same\n',
  'terms.csv':
    'term,also said,meaning,code\nsight,eyes on,Being seen.,SEEN\nmorale,happiness; satisfaction,How staff feel.,\nturnover,leaving,Staff who go.,\n',
  'words.csv': 'concept,word\nchild,kid\nnone,new member\nnone,took place\n',
};

function rows(files: Files) {
  const { folder, problems } = checkFolder(new Map(Object.entries(files)), NOTHING);
  expect(problems).toEqual([]);
  return folder;
}

function together(own: Files) {
  return withFieldWords(rows(own), rows(FIELD), lackingWords(new Map(Object.entries(own))));
}

const indicators = (...lines: readonly string[]): Files => ({ 'indicators.csv': `${HEADER}${lines.join('\n')}\n` });

describe('other names', () => {
  it('are taken for what has the same name here, whatever its code', () => {
    const { aliases } = together(indicators('K1,CHILDREN  seen,Visits,percent,higher,children'));
    expect(aliases.map(({ of, name, alias }) => [of, name, alias])).toEqual([
      ['indicator', 'K1', 'kept in sight'],
      ['theme', 'Visits', 'home calls'],
      ['theme', 'Visits', 'visiting'],
      ['area', 'the council', 'our council'],
    ]);
  });

  it.each([
    ['SEEN,Films seen,Cinema,percent,higher,children', 'the same code may mean anything'],
    ['SEEN,Children seen,Cinema,count,higher,children', 'a count is no percentage'],
    ['SEEN,Children seen,Cinema,percent,lower,children', 'what is better there is worse here'],
  ])('%s gets none: %s', (line) => {
    expect(together(indicators(line)).aliases.filter(({ of }) => of === 'indicator')).toEqual([]);
  });

  it('never lead away from what is called so here', () => {
    const { aliases } = together(
      indicators('K1,Children seen,Visits,percent,higher,children', 'K2,Kept in sight,Visits,percent,higher,children'),
    );
    expect(aliases.map(({ alias }) => alias)).not.toContain('kept in sight');
  });
});

describe('terms', () => {
  const own = indicators('K1,Children seen,Visits,percent,higher,children');

  it('keep their indicator by its name here, and lose one that is not here', () => {
    expect(together(own).terms[0]).toMatchObject({ term: 'sight', code: 'K1' });
    const other = together(indicators('SEEN,Films seen,Cinema,percent,higher,films'));
    expect(other.terms[0]).toMatchObject({ term: 'sight', code: null });
  });

  it('do not say that nothing is held on what a name here is about', () => {
    const { terms } = together(indicators('K1,Staff satisfied with their work,Staff,percent,higher,staff'));
    expect(terms.find(({ term }) => term === 'morale')?.alsoSaid).toEqual(['happiness']);
    expect(together(indicators('K1,Staff turnover,Staff,percent,lower,staff')).terms.map(({ term }) => term)).toEqual([
      'sight',
      'morale',
    ]);
  });
});

it('a term stays where its words would be taken for another indicator', () => {
  const lines = ['K1,Staff turnover,Staff,percent,lower,staff', 'K2,Number of posts left,Staff,count,lower,posts'];
  const field = { ...FIELD, 'terms.csv': 'term,meaning\nturnover of posts,Staff who go.\n' };
  const withWords = (words: string) => {
    const own = indicators(...lines.map((line) => line.replace('Staff turnover', 'Turnover of posts and staff')));
    const rowsOfField = rows({ ...field, 'words.csv': `concept,word\nnumber,how many\nnumber,number\n${words}` });
    return withFieldWords(rows(own), rowsOfField, lackingWords(new Map(Object.entries(own)))).terms.length;
  };
  expect(withWords('')).toBe(0);
  expect(withWords('gone,left\ngone,turnover\n')).toBe(1);
});

describe('words', () => {
  it('that mean nothing by themselves are left out where a name here is made of them', () => {
    const words = (own: Files) => together(own).words.map(({ word }) => word);
    expect(words(indicators('K1,New members,Members,count,higher,members'))).toEqual(['kid', 'took place']);
    expect(words(indicators('K1,Children seen,Visits,percent,higher,children'))).toEqual([
      'kid',
      'new member',
      'took place',
    ]);
  });
});

it('a folder with files of its own keeps them, also where they are empty', () => {
  const own = {
    ...indicators('K1,Children seen,Visits,percent,higher,children'),
    'words.csv': 'concept,word\n',
    'terms.csv': 'term,meaning\nmine,A term of mine.\n',
    'aliases.csv': 'of,name,alias\nindicator,K1,spotted\n',
  };
  const { words, terms, aliases } = together(own);
  expect({ words, terms: terms.map(({ term }) => term), aliases: aliases.map(({ alias }) => alias) }).toEqual({
    words: [],
    terms: ['mine'],
    aliases: ['spotted'],
  });
});
