import type { Area, Catalogue, Term } from '../catalogue/catalogue.ts';
import { type Capitals, capitalsOf } from './capitals.ts';
import { type PhraseTable, phraseTable } from './phrases.ts';
import { spellingsOf } from './spelling-mend.ts';
import { stemsOf } from './stems.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

/** What the words of a message are looked up in: made once for each catalogue. */
export interface Words {
  readonly catalogue: Catalogue;
  /** Areas of every kind (organisation, localities, teams, comparators) by their names and aliases. */
  readonly areas: PhraseTable<Area>;
  readonly terms: PhraseTable<Term>;
  /** Indicators and themes by the words they are known by. */
  readonly subjects: Subjects;
  readonly capitals: readonly Capitals[];
  /** Stems of all names, aliases and word groups held: a word of these is never ordinary, nor misspelt. */
  readonly known: ReadonlySet<string>;
  /** Stems of the names of places of the organisation. */
  readonly places: ReadonlySet<string>;
  /** Single words that a misspelling may have meant, by length. */
  readonly spellings: ReadonlyMap<number, readonly string[]>;
  /** How telling a stem is among the indicators of this catalogue: 0 for one that none has, up to 1 for one of one alone. */
  readonly rarity: (stem: string) => number;
}

const made = new WeakMap<Catalogue, Words>();

/** The words of a catalogue; a catalogue that was seen before gives the same ones. */
export function wordsOf(catalogue: Catalogue): Words {
  const before = made.get(catalogue);
  if (before) return before;
  const words = makeWords(catalogue);
  made.set(catalogue, words);
  return words;
}

function makeWords(catalogue: Catalogue): Words {
  const subjects = subjectsOf(catalogue);
  const areas = catalogue.areas.flatMap((area) =>
    [area.name, ...area.aliases].map((name) => [stemsOf(name), area] as const),
  );
  const terms = catalogue.terms.flatMap((term) =>
    [term.term, ...term.alsoSaid].map((name) => [stemsOf(name), term] as const),
  );
  const known = new Set([...subjects.known, ...areas.flatMap(([stems]) => stems)]);
  return {
    catalogue,
    areas: phraseTable(areas),
    terms: phraseTable(terms),
    subjects,
    capitals: capitalsOf(catalogue.words),
    known,
    places: new Set(areas.flatMap(([stems, { kind }]) => (kind === 'comparator' ? [] : stems))),
    spellings: spellingsOf(
      known,
      terms.flatMap(([stems]) => stems),
    ),
    rarity: subjects.rarity,
  };
}
