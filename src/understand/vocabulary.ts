import type { Area, Catalogue, Indicator, Term, Theme, WordGroup } from '../catalogue/catalogue.ts';
import { ENGLISH } from './english.ts';
import { normalise } from './normalise.ts';
import { stem, tokenise } from './token.ts';

/** Words that stand for something: `stems` in a row mean `value`. */
export interface Phrase<T> {
  readonly stems: readonly string[];
  readonly value: T;
}

/** Phrases by their first stem, the longest first. */
export type PhraseTable<T> = ReadonlyMap<string, readonly Phrase<T>[]>;

/** One way of saying an indicator: the concepts that must all be there, in any order. */
export interface Wording {
  readonly indicator: Indicator;
  readonly inverse: boolean;
  readonly text: string;
  readonly concepts: ReadonlySet<string>;
  readonly weight: number;
}

/** A category of a breakdown that the data holds, by its words. */
export interface CategoryWords {
  readonly indicator: Indicator;
  readonly dimension: string;
  readonly category: string;
}

/** Abbreviations that only capitals tell from ordinary words, each with the plain word that it stands for. */
export interface Capitals {
  readonly pattern: RegExp;
  readonly plain: string;
}

/** A risk by the words of its title and theme. */
export interface RiskWords {
  readonly ref: string;
  readonly stems: readonly string[];
}

/** What the words of a question are looked up in: made once for each catalogue. */
export interface Vocabulary {
  readonly catalogue: Catalogue;
  readonly concepts: PhraseTable<readonly string[]>;
  readonly themes: PhraseTable<Theme>;
  readonly areas: PhraseTable<Area>;
  readonly terms: PhraseTable<Term>;
  readonly categories: readonly Phrase<CategoryWords>[];
  /** Names of concepts: labels, and words of a question only where a word group lists them as such. */
  readonly conceptNames: ReadonlySet<string>;
  readonly wordings: readonly Wording[];
  readonly wordingsByConcept: ReadonlyMap<string, readonly number[]>;
  /** How telling a concept is: the rarer among indicators, the more. */
  readonly weightOf: (concept: string) => number;
  /** Concepts of an indicator's name, population and theme: they add nothing when it has been named. */
  readonly contextOf: ReadonlyMap<number, ReadonlySet<string>>;
  /** Counts of people: indicators whose name says no more than whom they count. */
  readonly people: ReadonlySet<number>;
  /** Concepts of the indicators' own names. */
  readonly named: ReadonlySet<string>;
  /** Concepts that say whom an indicator counts. */
  readonly groups: ReadonlySet<string>;
  /** Single words that a misspelling may have meant, by length. */
  readonly capitals: readonly Capitals[];
  readonly risks: readonly RiskWords[];
  readonly spellings: ReadonlyMap<number, readonly string[]>;
  readonly known: ReadonlySet<string>;
}

/** Words so general that they never tell one indicator from another. */
const SILENT = new Set(
  'a an the of in on at for to and or with by their who is are was be been had has have that those it from as its your our all if per do does we how what when which made make or then i you they here there one per after inside over rate overall yet held out'.split(
    ' ',
  ),
);

const made = new WeakMap<Catalogue, Vocabulary>();

/** The vocabulary of a catalogue; a catalogue that was seen before gives the same one. */
export function vocabularyOf(catalogue: Catalogue): Vocabulary {
  const before = made.get(catalogue);
  if (before) return before;
  const vocabulary = makeVocabulary(catalogue);
  made.set(catalogue, vocabulary);
  return vocabulary;
}

function makeVocabulary(catalogue: Catalogue): Vocabulary {
  const stems = remembering(stemsOf);
  const concepts = phraseTable(
    stems,
    catalogue.words.flatMap((group) =>
      group.words
        .filter((word) => word === word.toLowerCase())
        .map((word) => [word, group.concept.split(' ')] as const),
    ),
  );
  const conceptsIn = (words: string) => conceptsOf(stems(words), concepts);
  const wordings = wordingsOf(catalogue, conceptsIn);
  const weightOf = weigher(wordings, catalogue.indicators.length);
  const weighed = wordings.map((wording) => ({ ...wording, weight: sum([...wording.concepts].map(weightOf)) }));
  const held = heldWords(catalogue, stems);
  const known = new Set([...held, ...catalogue.terms.flatMap((term) => [term.term, ...term.alsoSaid]).flatMap(stems)]);
  return {
    catalogue,
    concepts,
    themes: phraseTable(
      stems,
      catalogue.themes.flatMap((theme) => [theme.name, ...theme.aliases].map((name) => [name, theme] as const)),
    ),
    areas: phraseTable(
      stems,
      catalogue.areas.flatMap((area) => [area.name, ...area.aliases].map((name) => [name, area] as const)),
    ),
    terms: phraseTable(
      stems,
      catalogue.terms.flatMap((term) => [term.term, ...term.alsoSaid].map((name) => [name, term] as const)),
    ),
    categories: categoryWords(catalogue).map(([words, value]) => ({ stems: stems(words), value })),
    conceptNames: new Set(catalogue.words.flatMap((group) => group.concept.split(' '))),
    wordings: weighed,
    wordingsByConcept: indexWordings(weighed),
    weightOf,
    contextOf: contexts(catalogue, conceptsIn, weighed),
    people: countsOfPeople(catalogue, conceptsIn),
    named: new Set(catalogue.indicators.flatMap((indicator) => conceptsIn(indicator.name))),
    groups: groupsOf(catalogue, conceptsIn),
    capitals: catalogue.words.flatMap(capitalsOf),
    risks: risksOf(catalogue, stems),
    spellings: spellingsOf(known, held),
    known,
  };
}

type Stems = (words: string) => readonly string[];

/** Phrases come back many times while a vocabulary is made: each is stemmed once. */
function remembering(stems: Stems): Stems {
  const seen = new Map<string, readonly string[]>();
  return (words) => {
    const known = seen.get(words) ?? stems(words);
    seen.set(words, known);
    return known;
  };
}

function phraseTable<T>(stemsIn: Stems, entries: readonly (readonly [string, T])[]): PhraseTable<T> {
  const table = new Map<string, Phrase<T>[]>();
  const seen = new Set<string>();
  for (const [words, value] of entries) {
    const stems = stemsIn(words);
    const [first] = stems;
    const key = stems.join(' ');
    if (first === undefined || seen.has(key)) continue;
    seen.add(key);
    const phrases = table.get(first);
    if (phrases) phrases.push({ stems, value });
    else table.set(first, [{ stems, value }]);
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.stems.length - a.stems.length);
  return table;
}

/** The stems of a name or phrase, as they would be read in a question. */
export function stemsOf(words: string): readonly string[] {
  const text = normalise(words);
  // Thousands of phrases are plain words: they need no search for where a word or sentence ends.
  if (/^[a-z\d]+(?: [a-z\d]+)*$/.test(text)) return text.split(' ').map(stem);
  return tokenise(text).map((token) => token.stem);
}

/** The phrase that starts at a position of the stems, the longest one; null where none does. */
export function phraseAt<T>(table: PhraseTable<T>, stems: readonly string[], at: number): Phrase<T> | null {
  const first = stems[at];
  if (first === undefined) return null;
  return table.get(first)?.find((phrase) => phrase.stems.every((part, offset) => stems[at + offset] === part)) ?? null;
}

/** The concepts of some words: known phrases by their concept, other words by their stem, silent ones left out. */
function conceptsOf(stems: readonly string[], table: PhraseTable<readonly string[]>): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < stems.length; ) {
    const phrase = phraseAt(table, stems, at);
    const word = stems[at] ?? '';
    if (phrase) found.push(...phrase.value);
    else if (!SILENT.has(word)) found.push(word);
    at += phrase?.stems.length ?? 1;
  }
  return found;
}

function wordingsOf(catalogue: Catalogue, conceptsIn: Stems): Omit<Wording, 'weight'>[] {
  return catalogue.indicators.flatMap((indicator) => {
    const ways = [{ text: indicator.name, kind: 'same' as const }, ...indicator.aliases];
    const byConcepts = new Map<string, Omit<Wording, 'weight'>>();
    for (const { text, kind } of ways) {
      const concepts = new Set(conceptsIn(text));
      const key = `${kind} ${[...concepts].sort().join(' ')}`;
      if (concepts.size > 0 && !byConcepts.has(key))
        byConcepts.set(key, { indicator, inverse: kind === 'inverse', text, concepts });
    }
    return [...byConcepts.values()];
  });
}

function weigher(wordings: readonly { indicator: Indicator; concepts: ReadonlySet<string> }[], indicators: number) {
  const users = new Map<string, Set<number>>();
  for (const { indicator, concepts } of wordings) {
    for (const concept of concepts) users.set(concept, (users.get(concept) ?? new Set()).add(indicator.id));
  }
  return (concept: string): number => Math.log(1 + indicators / (users.get(concept)?.size ?? indicators));
}

function indexWordings(wordings: readonly Wording[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [position, wording] of wordings.entries()) {
    for (const concept of wording.concepts) {
      const positions = index.get(concept);
      if (positions) positions.push(position);
      else index.set(concept, [position]);
    }
  }
  return index;
}

function contexts(
  catalogue: Catalogue,
  conceptsIn: Stems,
  wordings: readonly Wording[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const themes = new Map(catalogue.themes.map((theme) => [theme.id, theme]));
  // A theme's word that names an indicator all by itself ('health') is never just context.
  const alone = new Set(wordings.filter((one) => one.concepts.size === 1).flatMap((one) => [...one.concepts]));
  const people = groupsOf(catalogue, conceptsIn);
  return new Map(
    catalogue.indicators.map((indicator) => {
      const theme = themes.get(indicator.themeId);
      const parent = theme?.parentId ? themes.get(theme.parentId) : undefined;
      const own = [indicator.name, indicator.population].flatMap(conceptsIn);
      const wider = [theme?.name ?? '', parent?.name ?? ''].flatMap(conceptsIn);
      return [
        indicator.id,
        new Set([...own, ...wider.filter((concept) => people.has(concept) || !alone.has(concept))]),
      ] as const;
    }),
  );
}

function groupsOf(catalogue: Catalogue, conceptsIn: Stems): ReadonlySet<string> {
  return new Set(catalogue.indicators.flatMap((indicator) => conceptsIn(indicator.population)));
}

function countsOfPeople(catalogue: Catalogue, conceptsIn: Stems): ReadonlySet<number> {
  const namesOnlyPeople = ({ name, population }: Indicator) => {
    const named = new Set(conceptsIn(name));
    return conceptsIn(population).every((concept) => named.has(concept));
  };
  return new Set(
    catalogue.indicators.filter((one) => one.unit === 'count' && namesOnlyPeople(one)).map((one) => one.id),
  );
}

function capitalsOf({ words }: WordGroup): readonly Capitals[] {
  const plain = words.find((word) => word === word.toLowerCase());
  return words
    .filter((word) => word !== word.toLowerCase())
    .map((word) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'gu'),
      plain: plain ?? word,
    }));
}

function risksOf({ risks, themes }: Catalogue, stems: Stems): readonly RiskWords[] {
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  return risks.map(({ ref, title, themeId }) => ({
    ref,
    stems: stems(`${title} ${(themeId !== null && names.get(themeId)) || ''}`),
  }));
}

function categoryWords(catalogue: Catalogue): readonly (readonly [string, CategoryWords])[] {
  const byId = new Map(catalogue.indicators.map((indicator) => [indicator.id, indicator]));
  return catalogue.series.flatMap((series) => {
    const indicator = byId.get(series.indicatorId);
    if (!indicator || series.dimension === 'all') return [];
    return [[series.category, { indicator, dimension: series.dimension, category: series.category }] as const];
  });
}

/** The words of what is held; terms of the field come besides. */
function heldWords(catalogue: Catalogue, stems: Stems): ReadonlySet<string> {
  const texts = [
    ...catalogue.words.flatMap((group) => group.words),
    ...catalogue.indicators.flatMap((indicator) => [indicator.name, ...indicator.aliases.map((alias) => alias.text)]),
    ...catalogue.themes.flatMap((theme) => [theme.name, ...theme.aliases]),
    ...catalogue.areas.flatMap((area) => [area.name, ...area.aliases]),
  ];
  return new Set(texts.flatMap(stems));
}

/** A short slip never turns a word into a subject that is not held: those need eight letters to be sure. */
function spellingsOf(known: ReadonlySet<string>, held: ReadonlySet<string>): ReadonlyMap<number, readonly string[]> {
  const byLength = new Map<number, string[]>();
  for (const word of [...known, ...MENDED]) {
    if (word.length < 4 || /\d/.test(word) || (word.length < 8 && !held.has(word) && !MENDED.includes(word))) continue;
    const words = byLength.get(word.length);
    if (words) words.push(word);
    else byLength.set(word.length, [word]);
  }
  return byLength;
}

/** Words outside the field whose misspellings still matter: they carry the kind of question or the period. */
const MENDED = [
  ...[
    'target',
    'benchmark',
    'compare',
    'quarter',
    'trend',
    'percentage',
    'number',
    'source',
    'reason',
    'average',
    'summary',
  ],
  ...[
    'january',
    'february',
    'april',
    'august',
    'september',
    'october',
    'november',
    'december',
    'christmas',
    'national',
  ],
  ...[
    'performance',
    'definition',
    'improving',
    'previous',
    'difference',
    'england',
    'digest',
    'monday',
    'headline',
    'breakdown',
  ],
].map(stem);

/** Whether a stem is an ordinary word of conversation. */
export function isOrdinary(word: string): boolean {
  return (
    ENGLISH.has(word) ||
    ENGLISH.has(word.replace(/(?:ing|ed|ly|er|est)$/, '')) ||
    ENGLISH.has(word.replace(/(?:ing|ed|er|est)$/, 'e')) ||
    SILENT.has(word) ||
    /^\d+(\.\d+)?$/.test(word)
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
