import type { Area, Catalogue } from '../../catalogue/catalogue.ts';
import { COMPARATORS } from '../lexicon/comparators.ts';
import { isGrammar } from '../lexicon/plain.ts';
import { type PhraseTable, phrasesAt, phraseTable } from '../phrases.ts';
import type { Message, Recogniser, Span, Token } from '../span.ts';
import { isEnglish } from '../spelling-mend.ts';
import { stemsOf } from '../stems.ts';
import type { Words } from '../words.ts';
import { phrasesOf } from './phrases.ts';

const general = phrasesOf(COMPARATORS);

interface Named {
  readonly name: string;
  readonly isWhole: boolean;
}

/** Those that figures are compared with: by name, by the part of a name that tells it from others, or by 'others'. */
export const comparators: Recogniser = (message, words) => {
  const named = message.stems.flatMap((_, at) => namedAt(message, at, words));
  return [...general(message, words).map((span) => namedWithin(span, message, words)), ...named];
};

/** 'The top quartile' is the one of that name, where one has it; 'the average' is of them all. */
function namedWithin(span: Span, { stems }: Message, words: Words): Span {
  if (span.sense.role !== 'comparator') return span;
  const said = stems.slice(span.from, span.to);
  const telling = said.filter((stem) => !COMMON.has(stem) && !isGrammar(stem));
  const kinds = said.flatMap((stem) => KINDS.get(stem) ?? []);
  const ofKind = words.catalogue.areas.filter(({ comparator }) => comparator !== null && kinds.includes(comparator));
  if (ofKind.length > 0) {
    const comparators = ofKind.map(({ name }) => name);
    const sense = { role: 'comparator', comparators } as const;
    return { ...span, weight: span.weight + (said.length > 1 ? 0 : KIND), row: `comparators: ${kinds.join()}`, sense };
  }
  const [only, ...others] = lookupOf(words).names.filter(({ stems: own }) =>
    own.some((stem) => telling.includes(stem)),
  );
  if (only === undefined || others.length > 0) return span;
  const { name } = only;
  const wide = widened(span, name, stems, words);
  const more = wide.to - wide.from - (span.to - span.from);
  const sense = { role: 'comparator', comparators: [name] } as const;
  return { ...span, ...wide, weight: span.weight + more, row: `part of the comparator ${name}`, sense };
}

/** What is surer of a kind that is held than of 'the benchmark'. */
const KIND = 1;

/** Words for a kind of comparator, whatever those that are held are called. */
const KINDS: ReadonlyMap<string, NonNullable<Area['comparator']>> = new Map([
  ['national', 'national'],
  ['nationally', 'national'],
  ['regional', 'region'],
  ['regionally', 'region'],
]);

const COMMON = new Set(['average', 'benchmark', 'comparator', 'other', 'peer', 'sector', 'national', 'group']);

function namedAt({ stems, tokens }: Message, at: number, words: Words): readonly Span[] {
  return phrasesAt(lookupOf(words).table, stems, at)
    .filter(({ stems: said, value }) => {
      const after = tokens[at + said.length];
      // 'In good time' names no good council.
      return value.isWhole || !isEnglish(said[0] ?? '') || isTheirName(after, words) || ONES.has(after?.text ?? '');
    })
    .map(({ stems: said, value: { name, isWhole } }) => {
      const own = { from: at, to: at + said.length };
      const { from, to } = isWhole ? own : widened(own, name, stems, words);
      return {
        from,
        // 'Good councils': whatever those are called that the part stands for.
        to: to + (isTheirName(tokens[to], words) ? 1 : 0),
        weight: (to - from) * (isWhole ? 2 : to - from > said.length ? 1.4 : 0.7),
        row: `${isWhole ? 'comparator' : 'part of the comparator'} ${name}`,
        sense: { role: 'comparator', comparators: [name] },
      };
    });
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** With the words of the same name on both sides, some of it left out: 'SaaS peer median' of 'SaaS peer panel median'. */
function widened({ from, to }: Place, name: string, stems: readonly string[], words: Words): Place {
  const own = new Set(lookupOf(words).names.find((each) => each.name === name)?.stems);
  const isOf = (at: number) => own.has(stems[at] ?? '') && !isGrammar(stems[at] ?? '');
  let [start, end] = [from, to];
  while (isOf(start - 1)) start -= 1;
  while (isOf(end)) end += 1;
  return { from: start, to: end };
}

const ONES = new Set(['ones', 'lot', 'average', 'and']);

/** A plural, or the letters that such bodies go by ('LAs'), that name no subject. */
function isTheirName(token: Token | undefined, { subjects }: Words): boolean {
  if (!token || isGrammar(token.text) || subjects.rarity(token.stem) > 0) return false;
  const isPlural = token.text !== token.stem && token.text.endsWith('s');
  return isPlural || (/^[a-z]{2,4}$/.test(token.text) && !isEnglish(token.text));
}

interface Lookup {
  readonly table: PhraseTable<Named>;
  /** Each by its own name alone. */
  readonly names: readonly { readonly name: string; readonly stems: readonly string[] }[];
}

const lookups = new WeakMap<Catalogue, Lookup>();

function lookupOf({ catalogue, subjects }: Words): Lookup {
  const before = lookups.get(catalogue);
  if (before) return before;
  const areas = catalogue.areas.filter(({ kind }) => kind === 'comparator');
  const names = areas.map(({ name }) => ({ name, stems: stemsOf(name) }));
  const whole = areas.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((each) => ({ name, stems: stemsOf(each) })),
  );
  const letters = new Set(
    areas.flatMap(({ name }) => name.match(/\b[A-Z]{2,}\b/g) ?? []).map((each) => each.toLowerCase()),
  );
  const tells = (stem: string) =>
    (stem.length > 3 || letters.has(stem)) && subjects.rarity(stem) === 0 && isOfOne(stem, whole);
  const telling = names.flatMap(({ name, stems }) => stems.filter(tells).map((stem) => ({ name, stem })));
  const parts = telling.map(({ name, stem }) => ({ name, stems: [stem] }));
  const countries = telling.flatMap(({ name, stem }) =>
    (COUNTRIES.get(stem) ?? []).map((each) => ({ name, stems: [each] })),
  );
  const table = phraseTable<Named>([
    ...whole.map(({ stems, name }) => [stems, { name, isWhole: true }] as const),
    ...countries.map(({ stems, name }) => [stems, { name, isWhole: true }] as const),
    ...parts.map(({ stems, name }) => [stems, { name, isWhole: false }] as const),
  ]);
  const lookup = { table, names };
  lookups.set(catalogue, lookup);
  return lookup;
}

/** What is said of a country's stands for the country. */
const COUNTRIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['english', ['england']],
  ['welsh', ['wales']],
  ['scottish', ['scotland']],
  ['irish', ['ireland']],
  ['british', ['britain']],
]);

/** Whether a word stands in the names of one comparator alone. */
function isOfOne(
  stem: string,
  names: readonly { readonly name: string; readonly stems: readonly string[] }[],
): boolean {
  return new Set(names.filter(({ stems }) => stems.includes(stem)).map(({ name }) => name)).size === 1;
}
