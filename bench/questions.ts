import type { Catalogue } from '../src/catalogue/catalogue.ts';

/**
 * A fixed mix of 40 questions across the intents, made from the names that the catalogue has, so that the same mix
 * can be asked of any database. Indicators are taken from all over the catalogue, and none twice in a row.
 */
export function mixOf(catalogue: Catalogue): readonly string[] {
  const names = catalogue.indicators.map(({ name }) => name.toLowerCase());
  const themes = catalogue.themes.map(({ name }) => name.toLowerCase());
  const area =
    catalogue.areas.find(({ kind }) => kind === 'locality') ??
    catalogue.areas.find(({ kind }) => kind === 'organisation');
  // A prime step visits every indicator before it comes back to one.
  const name = (at: number) => names[(at * 7919) % names.length] ?? '';
  const theme = (at: number) => themes[(at * 104729) % themes.length] ?? '';
  return [
    ...[0, 1, 2, 3, 4, 5].map((at) => `how are ${name(at)} doing?`),
    `${name(6)}?`,
    `what is the latest on ${name(7)}`,
    `${name(8)} in december`,
    `${name(9)} last quarter`,
    `${name(10)} in ${area?.name ?? 'the council'}`,
    `how many children is ${name(11)}?`,
    `number of ${name(12)}`,
    `show me ${name(13)} since april`,
    `trend in ${name(14)}`,
    `${name(15)} over the last year`,
    `what's the target for ${name(16)}?`,
    `are we meeting the target on ${name(17)}?`,
    `how do we compare with good authorities on ${name(18)}?`,
    `${name(19)} against england`,
    `compare ${name(20)} with ${name(21)}`,
    `${name(22)} in december against november`,
    "what's red?",
    'which indicators are below target?',
    `what is below target in ${theme(0)}?`,
    'what got worse since last quarter?',
    `what improved in ${theme(1)}?`,
    `how is ${theme(2)} doing?`,
    `how are ${theme(3)} doing?`,
    'give me the headlines',
    `why is ${name(23)} late?`,
    `how far off target is ${name(24)}?`,
    `how many more would we need to reach the target for ${name(25)}?`,
    `what does ${name(26)} mean?`,
    `is a high ${name(27)} good?`,
    'what are our biggest risks?',
    `where does ${name(28)} come from?`,
    'how old is the data?',
    'what can you do?',
    'what is the weather like?',
  ];
}
