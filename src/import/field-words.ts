import { stemsOf } from '../understand/vocabulary.ts';
import type { FolderText } from './check-folder.ts';
import { namesFinder } from './names-found.ts';
import type { AliasRow, CheckedFolder } from './rows.ts';

/** Files that the words of the field stand in for where a folder has none of its own. */
const STAND_INS = ['words.csv', 'terms.csv', 'aliases.csv'] as const;

/** The concept of phrases that mean nothing by themselves: 'took place'. */
const NOTHING = 'none';

/** Letters that make two words forms of the same one. */
const SAME_START = 6;

/** Those of them that a folder lacks. */
export function lackingWords(files: FolderText): readonly string[] {
  return STAND_INS.filter((name) => !files.has(name));
}

/**
 * A folder's rows with the words of the field in place of the files that it lacks: all words and terms, and other
 * names for what is called the same here. Codes decide nothing: another organisation's may mean anything.
 *
 * @param field - the rows of a whole folder, whose words are taken and whose numbers are not
 */
export function withFieldWords(own: CheckedFolder, field: CheckedFolder, lacking: readonly string[]): CheckedFolder {
  const take = <T>(name: (typeof STAND_INS)[number], ours: T, theirs: () => T): T =>
    lacking.includes(name) ? theirs() : ours;
  const words = take('words.csv', own.words, () => wordsFor(own, field));
  return {
    ...own,
    words,
    terms: take('terms.csv', own.terms, () => termsFor({ ...own, words }, field)),
    aliases: take('aliases.csv', own.aliases, () => aliasesFor(own, field)),
  };
}

/** Phrases that the field takes no notice of are left out where a name here is made of them: 'new members'. */
function wordsFor(own: CheckedFolder, field: CheckedFolder): CheckedFolder['words'] {
  const names = namesIn(own).map((name) => ` ${stemsOf(name).join(' ')} `);
  const isNamed = (word: string) => names.some((name) => name.includes(` ${stemsOf(word).join(' ')} `));
  return field.words.filter(({ concept, word }) => concept !== NOTHING || !isNamed(word));
}

/**
 * A term keeps its indicator only where the one of that name is here too. One without an indicator says that nothing is
 * held on its words: those that a name here holds are left out, and the term with them where it has no others. Not so
 * where they would be taken for another indicator then: 'care leavers' for the children in care.
 */
function termsFor(own: CheckedFolder, field: CheckedFolder): CheckedFolder['terms'] {
  const codes = sameNamed(own.indicators, field.indicators);
  const namesRead = namesFinder(own.indicators, own.words);
  const isFree = (words: string) => {
    const hasWords = (name: string) => holds(stemsOf(name), stemsOf(words));
    return !namesIn(own).some(hasWords) || !namesRead(`how many ${words}`).every(hasWords);
  };
  return field.terms.flatMap((term): CheckedFolder['terms'] => {
    const code = term.code === null ? null : (codes.get(term.code) ?? null);
    if (code !== null) return [{ ...term, code }];
    const alsoSaid = term.alsoSaid.filter(isFree);
    const isLeft = isFree(term.term) && (alsoSaid.length > 0 || term.alsoSaid.length === 0);
    return isLeft ? [{ ...term, alsoSaid, code }] : [];
  });
}

/** Whether every word is in a name, in whatever form: 'satisfaction' is in 'people satisfied with the service'. */
function holds(name: readonly string[], words: readonly string[]): boolean {
  return words.every((word) => name.some((each) => each === word || sharesStart(each, word)));
}

function sharesStart(one: string, other: string): boolean {
  return one.length >= SAME_START && one.slice(0, SAME_START) === other.slice(0, SAME_START);
}

function namesIn({ indicators, themes, areas }: CheckedFolder): readonly string[] {
  return [...indicators, ...themes, ...areas].map(({ name }) => name);
}

function aliasesFor(own: CheckedFolder, field: CheckedFolder): readonly AliasRow[] {
  const codes = sameNamed(own.indicators, field.indicators);
  const here = {
    indicator: codes,
    theme: namesakes(own.themes, field.themes),
    area: namesakes(own.areas, field.areas),
  } as const;
  // What names one thing here must not lead to another.
  const groups = [...own.themes, ...own.areas];
  const taken = new Set([...namesIn(own), ...groups.flatMap(({ aliases }) => aliases)].map(spelling));
  return [...field.aliases, ...listed('theme', field.themes), ...listed('area', field.areas)].flatMap((row) => {
    const name = here[row.of].get(row.name);
    return name === undefined || taken.has(spelling(row.alias)) ? [] : [{ ...row, name }];
  });
}

/** Of each code in the field the code here, where the indicators have the same name, unit and polarity. */
function sameNamed(own: CheckedFolder['indicators'], field: CheckedFolder['indicators']): ReadonlyMap<string, string> {
  const key = ({ name, unit, polarity }: (typeof own)[number]) => [spelling(name), unit, polarity].join('\n');
  const codes = new Map(own.map((indicator) => [key(indicator), indicator.code]));
  return pairs(field.map((indicator) => [indicator.code, codes.get(key(indicator))]));
}

interface Named {
  readonly name: string;
}

function namesakes(own: readonly Named[], field: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map(own.map(({ name }) => [spelling(name), name]));
  return pairs(field.map(({ name }) => [name, names.get(spelling(name))]));
}

function pairs(found: readonly (readonly [string, string | undefined])[]): ReadonlyMap<string, string> {
  return new Map(found.flatMap(([from, to]) => (to === undefined ? [] : [[from, to] as const])));
}

function listed(of: 'theme' | 'area', rows: readonly (Named & { readonly aliases: readonly string[] })[]) {
  return rows.flatMap(({ name, aliases }) => aliases.map((alias): AliasRow => ({ of, name, alias, reading: 'same' })));
}

function spelling(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ');
}
