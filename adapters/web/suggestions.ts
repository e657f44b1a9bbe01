import { EVERYTHING, type Overview, type Question } from '../../src/index.ts';

/** Something to start from: how it reads, and what it asks. */
export interface Suggestion {
  readonly words: string;
  readonly question: Question;
}

/** Questions to start from, made from what the data holds; each is answered. */
export function suggestionsFrom({ standings, themes }: Overview): readonly Suggestion[] {
  const [worst, ...others] = standings;
  const moving = others.find(({ verdict }) => verdict !== null) ?? worst;
  const theme = largest(themes);
  return [
    ...(worst
      ? [{ words: `How are we doing on ${lowerFirst(worst.name)}?`, question: about(worst.code, 'value') }]
      : []),
    { words: 'What needs attention?', question: ATTENTION },
    ...(moving ? [{ words: `Trend of ${lowerFirst(moving.name)}`, question: about(moving.code, 'course') }] : []),
    ...(theme ? [{ words: `How is ${lowerFirst(theme.name)} doing?`, question: aboutTheme(theme.name) }] : []),
    { words: 'What got worse since last quarter?', question: WORSE },
    { words: 'What can you do?', question: { ...EVERYTHING, ask: 'help' } },
  ];
}

/** What a regular message would say. */
export function digestPreview({ themes }: Overview): Suggestion {
  const theme = largest(themes);
  return { words: 'What a digest says', question: theme ? aboutTheme(theme.name) : EVERYTHING };
}

function about(code: string, ask: Question['ask']): Question {
  return { ...EVERYTHING, ask, of: { kind: 'indicators', indicators: [{ code, inverse: false }] } };
}

function aboutTheme(name: string): Question {
  return { ...EVERYTHING, of: { kind: 'themes', themes: [name] } };
}

const ATTENTION: Question = {
  ...EVERYTHING,
  ask: 'list',
  only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }],
};

const QUARTER = { kind: 'back', step: 'quarter', count: 1 } as const;

const WORSE: Question = {
  ...EVERYTHING,
  ask: 'movers',
  only: [{ not: false, test: { kind: 'moved', how: 'worse', since: QUARTER } }],
};

function largest(themes: Overview['themes']): Overview['themes'][number] | undefined {
  return [...themes].sort((one, other) => other.standings.length - one.standings.length)[0];
}

/** 'MOMO statements' stays as it is. */
function lowerFirst(text: string): string {
  return /^[A-Z](?![A-Z])/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}
