import type { WordGroup } from '../catalogue/catalogue.ts';
import { beginningsOf, blendsOf } from './beginnings.ts';
import { expansionsOf } from './expansions.ts';
import { isGrammar } from './lexicon/plain.ts';
import { SYNONYMS } from './lexicon/synonyms.ts';
import { type PhraseTable, phrasesAt, phraseTable } from './phrases.ts';
import { rootOf } from './root.ts';
import { stemsOf } from './stems.ts';

/**
 * What words are compared by: `=stem`, `~root` and `#concept`. A feature may come from several words ('up to date'), and
 * a word has several.
 */
export type Feature = string;

export interface FeatureAt {
  readonly feature: Feature;
  readonly from: number;
  readonly to: number;
  /** How sure it is that the feature was meant, up to 1. */
  readonly quality: number;
}

/** Concepts by the phrases that stand for them. */
export type Concepts = PhraseTable<readonly string[]>;

const ORDINALS = new Map([
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
]);
const DENYING = new Set(['not', 'no', 'without', 'never', 'none']);
const OF_ROOT = 0.85;
/** The concept that marks phrases of a pack which look like its words and mean nothing of it. */
const NOTHING = 'none';

/** Hyphenated words of names written as one, and phrases of the catalogue's word groups and of plain English; what is written in capitals counts as capitals alone. */
export function conceptsOf(groups: readonly WordGroup[], names: readonly string[]): Concepts {
  const ofCatalogue = groups.flatMap(({ concept, words }) =>
    words
      .filter((word) => word === word.toLowerCase())
      .map((word) => [stemsOf(word), concept.split(' ').map((each) => `#${each}`)] as const),
  );
  const plain = SYNONYMS.flatMap(([concept, words]) => words.map((word) => [stemsOf(word), [`#${concept}`]] as const));
  const taken = new Set([...ofCatalogue, ...plain].map(([stems]) => stems.join(' ')));
  const joined = names.flatMap((name) =>
    [...name.toLowerCase().matchAll(/([a-z]+)-([a-z]+)/g)].flatMap(([, one = '', other = '']) =>
      joinedBy(one, other, taken),
    ),
  );
  const expansions = expansionsOf(names);
  const short = [...expansions].flatMap(([letters, stems]) =>
    taken.has(letters) ? [] : [[[letters], stems.map((stem) => `=${stem}`)] as const],
  );
  const begun = [...beginningsOf(names)].flatMap(([start, stem]) =>
    taken.has(start) || expansions.has(start) ? [] : [[[start], [`=${stem}`]] as const],
  );
  const blended = [...blendsOf(names)].flatMap(([blend, stems]) =>
    taken.has(blend) || expansions.has(blend) ? [] : [[[blend], stems.map((stem) => `=${stem}`)] as const],
  );
  return phraseTable<readonly Feature[]>([...ofCatalogue, ...plain, ...joined, ...short, ...begun, ...blended]);
}

/**
 * Words that a name joins by a hyphen, however they are written. With a small word they are a word of their own: what is
 * on-call is no call.
 */
function joinedBy(
  one: string,
  other: string,
  taken: ReadonlySet<string>,
): readonly (readonly [readonly string[], readonly Feature[]])[] {
  const stems = stemsOf(`${one} ${other}`);
  const isOneWord = (isGrammar(one) || isGrammar(other)) && !taken.has(stems.join(' '));
  if (!isOneWord) return [[[`${one}${other}`], stems.map((stem) => `=${stem}`)]];
  const concept = [`#${stems.join('-')}`];
  return [
    [[`${one}${other}`], concept],
    [stems, concept],
  ];
}

/** Every feature of some stems: each word's own, and those of the longest phrases that start at it. */
export function featuresOf(stems: readonly string[], concepts: Concepts): readonly FeatureAt[] {
  const found: FeatureAt[] = [];
  let covered = 0;
  let nothingTo = 0;
  for (const [at, stem] of stems.entries()) {
    const phrases = phrasesAt(concepts, stems, at);
    const longest = phrases[0]?.stems.length ?? 0;
    const isNothing = phrases[0]?.value[0] === `#${NOTHING}`;
    for (const phrase of phrases) {
      const to = at + phrase.stems.length;
      // A shorter phrase inside a longer one still tells, a little less: 'health assessment' of 'initial health assessment'.
      const quality = to - at === longest && at >= covered ? 1 : OF_ROOT;
      if (!isNothing && at >= nothingTo)
        for (const feature of phrase.value) found.push({ feature, from: at, to, quality });
    }
    covered = Math.max(covered, at + longest);
    if (isNothing && longest > 1) nothingTo = Math.max(nothingTo, at + longest);
    if (at >= nothingTo) found.push(...ownFeatures(stem, at));
  }
  return found;
}

function ownFeatures(stem: string, at: number): readonly FeatureAt[] {
  const place = { from: at, to: at + 1 };
  if (DENYING.has(stem)) return [{ feature: '#not', ...place, quality: 1 }];
  const own = { feature: `=${stem}`, ...place, quality: 1 };
  const ordinal = ORDINALS.get(stem);
  if (ordinal !== undefined) return [own, { feature: `=${ordinal}`, ...place, quality: 1 }];
  if (/\d/.test(stem) || stem.length < 4) return [own];
  return [own, { feature: `~${rootOf(stem)}`, ...place, quality: OF_ROOT }];
}
