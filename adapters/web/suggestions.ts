import type { Overview } from '../../src/index.ts';

/** Questions to start from, made from what the data holds; each is answered. */
export function suggestionsFrom({ standings, themes }: Overview): readonly string[] {
  const [worst, ...others] = standings;
  const moving = others.find(({ verdict }) => verdict !== null) ?? worst;
  const theme = largest(themes);
  return [
    ...(worst ? [`How are we doing on ${lowerFirst(worst.name)}?`] : []),
    'What needs attention?',
    ...(moving ? [`Show me the trend of ${lowerFirst(moving.name)}`] : []),
    ...(theme ? [`Summary of ${lowerFirst(theme.name)}`] : []),
    'What got worse since last quarter?',
    'What can you do?',
  ];
}

/** The question that shows what a regular message would say. */
export function digestPreview({ themes }: Overview): string {
  const theme = largest(themes);
  return theme ? `Preview a digest of ${lowerFirst(theme.name)}` : 'Digest preview';
}

function largest(themes: Overview['themes']): Overview['themes'][number] | undefined {
  return [...themes].sort((one, other) => other.standings.length - one.standings.length)[0];
}

/** 'MOMO statements' stays as it is. */
function lowerFirst(text: string): string {
  return /^[A-Z](?![A-Z])/.test(text) ? text[0]?.toLowerCase() + text.slice(1) : text;
}
