import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import { isGrammar } from './lexicon/plain.ts';
import { type PhraseTable, phrasesAt, phraseTable } from './phrases.ts';
import type { Message, Recogniser, Span } from './span.ts';
import { isEnglish } from './spelling-mend.ts';
import { stemsOf } from './stems.ts';
import type { Words } from './words.ts';

/** Places of an organisation by all or part of their names, and 'by district', 'which team'. */
export const places: Recogniser = (message, words) => {
  const { named, kinds } = lookupOf(words);
  return message.stems.flatMap((_, at) => [...namedAt(message, at, named), ...eachAt(message, at, kinds)]);
};

interface Named {
  readonly area: Area;
  /** Said in full; a part of a name is surer where it is written as a name or stands after 'in'. */
  readonly isWhole: boolean;
}

type Kind = 'locality' | 'team' | null;

interface Lookup {
  readonly named: PhraseTable<Named>;
  readonly kinds: ReadonlyMap<string, Kind>;
}

const lookups = new WeakMap<Catalogue, Lookup>();

function lookupOf({ catalogue, subjects }: Words): Lookup {
  const before = lookups.get(catalogue);
  if (before) return before;
  const areas = catalogue.areas.filter(({ kind }) => kind !== 'comparator');
  const whole = areas.flatMap((area) => [area.name, ...area.aliases].map((name) => ({ area, stems: stemsOf(name) })));
  const full = new Set(whole.map(({ stems }) => stems.join(' ')));
  const parts = partsOf(whole, (stem) => subjects.rarity(stem) > 0).filter(({ stems }) => !full.has(stems.join(' ')));
  const lookup: Lookup = {
    named: phraseTable<Named>([
      ...whole.map(({ stems, area }) => [stems, { area, isWhole: true }] as const),
      ...parts.map(({ stems, area }) => [stems, { area, isWhole: false }] as const),
    ]),
    kinds: kindsOf(areas, (stem) => subjects.rarity(stem) > 0),
  };
  lookups.set(catalogue, lookup);
  return lookup;
}

interface Part {
  readonly area: Area;
  readonly stems: readonly string[];
}

/** Runs of words of a name that no other area has, without those made only of words that measures are named by. */
function partsOf(whole: readonly Part[], isOfMeasures: (stem: string) => boolean): readonly Part[] {
  const users = new Map<string, Set<Area>>();
  const runs = whole.flatMap(({ area, stems }) => runsOf(stems).map((run) => ({ area, stems: run })));
  for (const { area, stems } of runs) {
    const key = stems.join(' ');
    users.set(key, (users.get(key) ?? new Set()).add(area));
  }
  const tells = (stem: string) =>
    !isOfMeasures(stem) && !KIND_WORDS.has(stem) && !isGrammar(stem) && !/^\d+$/.test(stem);
  const seen = new Set<string>();
  return runs.filter(({ stems }) => {
    const key = stems.join(' ');
    if (users.get(key)?.size !== 1 || seen.has(key) || !stems.some(tells)) return false;
    seen.add(key);
    return true;
  });
}

function runsOf(stems: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (let from = 0; from < stems.length; from += 1) {
    for (let to = from + 1; to <= stems.length; to += 1)
      if (to - from < stems.length) found.push(stems.slice(from, to));
  }
  return found;
}

/** Words for a part of an organisation; which of the two kinds of data it is. */
const KIND_WORDS: ReadonlyMap<string, Kind> = new Map([
  ...'locality district area patch site branch ward station region office neighbourhood zone division hospital school depot parish borough campus faculty centre place location hub department'
    .split(' ')
    .map((word) => [word, 'locality'] as const),
  ...'team unit squad crew service group'.split(' ').map((word) => [word, 'team'] as const),
]);

/** The words for parts that this organisation has: of the kinds it holds, and those that its parts' names share. */
function kindsOf(areas: readonly Area[], isOfMeasures: (stem: string) => boolean): ReadonlyMap<string, Kind> {
  const held = new Set(areas.map(({ kind }) => kind));
  if (!held.has('locality') && !held.has('team')) return new Map();
  const only = held.has('locality') && held.has('team') ? null : held.has('team') ? 'team' : 'locality';
  const kinds = new Map<string, Kind>();
  for (const [word, kind] of KIND_WORDS) kinds.set(word, only ?? kind);
  for (const kind of ['locality', 'team'] as const) {
    const names = areas.filter((area) => area.kind === kind).map(({ name }) => new Set(stemsOf(name)));
    for (const word of new Set(names.flatMap((each) => [...each]))) {
      // 'Fires' asks for no fire station.
      if (isOfMeasures(word) && !KIND_WORDS.has(word)) continue;
      if (names.filter((each) => each.has(word)).length > 1 && word.length > 2) kinds.set(word, kind);
    }
    for (const area of areas.filter((each) => each.kind === kind)) {
      const last = stemsOf(area.name).slice(1).at(-1);
      if (last !== undefined && !kinds.has(last)) kinds.set(last, kind);
    }
  }
  return kinds;
}

const BEFORE_A_PLACE = new Set([
  'in',
  'at',
  'for',
  'from',
  'of',
  'across',
  'within',
  'around',
  'near',
  'and',
  'is',
  'about',
]);

function namedAt({ tokens, stems }: Message, at: number, named: PhraseTable<Named>): readonly Span[] {
  return phrasesAt(named, stems, at).flatMap(({ stems: said, value: { area, isWhole } }): readonly Span[] => {
    const isName = tokens[at]?.capital || BEFORE_A_PLACE.has(stems[at - 1] ?? '');
    const ordinary = said.length === 1 && isEnglish(said[0] ?? '');
    const each = isWhole ? 1.6 : isName ? 1.4 : ordinary ? 0.3 : 1;
    const to = at + said.length;
    const span: Span = {
      from: at,
      to,
      weight: each * said.length,
      row: `${isWhole ? 'area' : 'part of the area'} ${area.name}`,
      sense: { role: 'area', areas: [area.name] },
    };
    const than = stems[at - 1] === 'than' ? at - 1 : stems[at - 2] === 'than' && stems[at - 1] === 'in' ? at - 2 : -1;
    return than < 0 || area.kind === 'organisation' ? [span] : [span, setAgainst(span, than, area)];
  });
}

/** 'Worse than Alderbeck', 'and than Fallowdale': what is set against it, and not where it is asked about. */
function setAgainst(span: Span, from: number, area: Area): Span {
  const against = { kind: 'area', area: area.name } as const;
  return { ...span, from, weight: span.weight + 1, row: `than ${area.name}`, sense: { role: 'against', against } };
}

const EACH = new Set('by per each every which what any all across between among split other'.split(' '));
const ORDERED = new Set(
  'best worst highest lowest top bottom weakest strongest most least first second third'.split(' '),
);
const OWN = new Set(['my', 'our']);
const ABOUT_EACH = new Set(['level', 'breakdown', 'split', 'table', 'comparison', 'ranking']);

/** 'Which on-call station': where the word that asks stands, a word or two of the measure between. */
function whichBefore(tokens: Message['tokens'], at: number): number | null {
  const place = [at - 2, at - 3].find((each) => ASKS_WHICH.has(tokens[each]?.text ?? ''));
  if (place === undefined) return null;
  const between = tokens.slice(place + 1, at);
  const isOfMeasure =
    between.every(({ text, isJoined }) => isJoined || !isGrammar(text)) && !ORDERED.has(between[0]?.stem ?? '');
  return isOfMeasure ? place : null;
}

const SPLITTING = new Set(['by', 'per', 'each']);

const ASKS_WHICH = new Set(['which', 'what']);

/** 'By locality', 'which of the teams', 'the worst district', 'localities', 'ward breakdown'. */
function eachAt({ tokens, stems }: Message, at: number, kinds: ReadonlyMap<string, Kind>): readonly Span[] {
  const stem = stems[at] ?? '';
  const token = tokens[at];
  const areaKind = kinds.get(stem);
  // An organisation that has no parts has none of this kind either.
  if (kinds.size === 0 && KIND_WORDS.get(stem) === 'locality' && SPLITTING.has(stems[at - 1] ?? ''))
    return [
      {
        from: at - 1,
        to: at + 1,
        weight: 2.4,
        row: 'parts of a kind that is not held',
        sense: { role: 'not-held', nature: 'place' },
      },
    ];
  if (areaKind === undefined || !token) return [];
  const isPlural = token.text !== stem && !token.text.includes("'");
  // 'My district' has a name, which only the person who asks knows.
  if (OWN.has(stems[at - 1] ?? '') && !isPlural && KIND_WORDS.has(stem))
    return [{ from: at - 1, to: at + 1, weight: 2, row: 'an own part', sense: { role: 'not-held', nature: 'place' } }];
  let from = at;
  while (from > 0 && /^(?:of|the|our|your|its|\d+)$/.test(stems[from - 1] ?? '')) from -= 1;
  const before = stems[from - 1] ?? '';
  const which = KIND_WORDS.has(stem) ? whichBefore(tokens, at) : null;
  const isAsked = EACH.has(before) || which !== null;
  const isRanked = ORDERED.has(before) || ORDERED.has(stems[at - 1] ?? '');
  if (!isAsked && !isRanked && !isPlural && !ABOUT_EACH.has(stems[at + 1] ?? '')) return [];
  // 'What area' asks for one by itself; 'what about our area' doesn't.
  const start = isAsked && which === null ? from - 1 : at;
  const weight = (at + 1 - start) * (isAsked ? 1 : 0.8);
  const sense = { role: 'each' as const, where: { kind: 'each-area' as const, areaKind, except: [] } };
  const places = which === null ? {} : { at: [which, at] };
  return [
    { from: which ?? start, to: at + 1, ...places, weight: which === null ? weight : 2, row: `each ${stem}`, sense },
  ];
}
