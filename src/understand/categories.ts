import type { Catalogue } from '../catalogue/catalogue.ts';
import { isGrammar } from './lexicon/plain.ts';
import { type PhraseTable, phrasesAt, phraseTable } from './phrases.ts';
import type { Recogniser, Sense, Span } from './span.ts';
import { stemsOf } from './stems.ts';
import type { Words } from './words.ts';

/** Parts of breakdowns that are held, by their names ('upheld'), and 'by reason'. */
export const categories: Recogniser = ({ stems }, words) => {
  const table = tableOf(words);
  return stems.flatMap((_, at) => phrasesAt(table, stems, at).map(({ stems: said, value }) => spanOf(at, said, value)));
};

/** How the row of a part is named that is said by its last words alone. */
export const END_OF_PART = 'end of part';

interface Named {
  readonly sense: Sense;
  readonly row: string;
  readonly weight: number;
}

function spanOf(at: number, said: readonly string[], { sense, row, weight }: Named): Span {
  return { from: at, to: at + said.length, weight: weight * said.length, row, sense };
}

const tables = new WeakMap<Catalogue, PhraseTable<Named>>();

function tableOf({ catalogue }: Words): PhraseTable<Named> {
  const before = tables.get(catalogue);
  if (before) return before;
  const divided = catalogue.series.filter(({ dimension }) => dimension !== 'all');
  const parts = new Map(
    divided.map(({ dimension, category }) => [`${dimension}\n${category}`, { dimension, category }]),
  );
  const named = [...parts.values()].flatMap(({ dimension, category }) =>
    waysOf(category).map((stems): readonly [readonly string[], Named] => [
      stems,
      {
        sense: { role: 'category', dimension, categories: [category] },
        row: `${isPart(category, stems) ? END_OF_PART : 'part'} ${category} of ${dimension}`,
        weight: 0.9,
      },
    ]),
  );
  const each = [...new Set(divided.map(({ dimension }) => dimension))].flatMap((dimension) =>
    ['by', 'per', 'each', 'every', 'which', 'what'].map((before): readonly [readonly string[], Named] => [
      [before, ...stemsOf(dimension)],
      {
        sense: { role: 'each', where: { kind: 'each-category', dimension, except: [] } },
        row: `each ${dimension}`,
        weight: 1,
      },
    ]),
  );
  const table = phraseTable([...named, ...each]);
  tables.set(catalogue, table);
  return table;
}

function isPart(category: string, way: readonly string[]): boolean {
  const stems = stemsOf(category);
  return stems.slice(0, stems.length - way.length).some((stem) => !isGrammar(stem));
}

/**
 * A name in full, without its small words at the start, and by its last words, two at least: 'good news' of 'sharing good
 * news'; 'abuse or neglect' and 'neglect' are not the same.
 */
function waysOf(category: string): readonly (readonly string[])[] {
  const stems = stemsOf(category);
  const from = Math.max(
    0,
    stems.findIndex((stem) => !isGrammar(stem)),
  );
  const isPlain = stems.slice(from).every((stem) => !isGrammar(stem));
  const last = isPlain && stems.length - from > 2 ? stems.length - 2 : from;
  return Array.from({ length: last + 1 }, (_, at) => stems.slice(at)).filter(
    (way, at) => at === 0 || (at >= from && way.length > 0),
  );
}
