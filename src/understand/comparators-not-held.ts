import type { Area } from '../catalogue/catalogue.ts';
import { isPartOfComparator } from '../catalogue/catalogue-index.ts';
import { phraseAt, phraseTable } from './phrases.ts';
import type { Recogniser } from './span.ts';
import { stemsOf } from './stems.ts';

type Kind = NonNullable<Area['comparator']>;

/** Words for kinds of comparators, whatever those of an organisation are called. */
const WORDS: readonly (readonly [Kind, readonly string[]])[] = [
  ['neighbours', ['statistical neighbours', 'stat neighbours', 'nearest neighbours', 'neighbours', 'neighbouring']],
  ['region', ['regional average', 'regional', 'regionally', 'the region', 'region average']],
  ['national', ['national average', 'national figure', 'national', 'nationally']],
];

const table = phraseTable(
  WORDS.flatMap(([kind, phrases]) => phrases.map((phrase) => [stemsOf(phrase), kind] as const)),
);

/** Comparators of a kind that the catalogue has none of: another kind is no answer in their place. */
export const comparatorsNotHeld: Recogniser = ({ stems }, { catalogue }) => {
  const held = new Set(
    catalogue.areas.filter((area) => !isPartOfComparator(catalogue, area)).map(({ comparator }) => comparator),
  );
  return stems.flatMap((_, at) => {
    const phrase = phraseAt(table, stems, at);
    if (!phrase || held.has(phrase.value)) return [];
    const to = at + phrase.stems.length;
    const sense = { role: 'not-held', nature: 'measure' } as const;
    return [{ from: at, to, weight: 2 * phrase.stems.length, row: `no comparator: ${phrase.value}`, sense }];
  });
};
