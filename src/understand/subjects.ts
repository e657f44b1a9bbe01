import type { Catalogue, Theme } from '../catalogue/catalogue.ts';
import { groupBy } from '../catalogue/catalogue-index.ts';
import { type Concepts, conceptsOf, type Feature, featuresOf } from './features.ts';
import { initialsOf } from './initials.ts';
import { isGrammar, isPlain } from './lexicon/plain.ts';
import { isEnglish } from './spelling-mend.ts';
import { stemsOf } from './stems.ts';
import { type Subject, type SubjectId, subjectsIn, TELLS_HOW, type Wording, wordingsOf } from './wordings.ts';

/** Indicators and themes by the words they are known by. */
export interface Subjects {
  readonly byId: ReadonlyMap<SubjectId, Subject>;
  readonly wordings: readonly Wording[];
  /** Positions of the wordings that have a feature. */
  readonly withFeature: ReadonlyMap<Feature, readonly number[]>;
  readonly concepts: Concepts;
  /** What words besides its wordings say no more than the subject does, and how near they are to it, up to 1. */
  readonly context: ReadonlyMap<SubjectId, ReadonlyMap<Feature, number>>;
  /** What an indicator's own name, population and other names say of whom or what it counts. */
  readonly whom: ReadonlyMap<SubjectId, ReadonlySet<Feature>>;
  /** Features of an indicator's name, by its code. */
  readonly nameOf: ReadonlyMap<string, readonly Feature[]>;
  /** How telling a feature is among all indicators, 0 to 1; 0 for one that none has. */
  readonly rarityOf: (feature: Feature) => number;
  /** The same of a plain stem. */
  readonly rarity: (stem: string) => number;
  /** Features that say whom or what the indicators count. */
  readonly groups: ReadonlySet<Feature>;
  /** Stems of all names, aliases and word groups. */
  readonly known: ReadonlySet<string>;
}

const OF_DOING: ReadonlySet<Feature> = new Set(['#complete']);

const NEAR = { own: 0.7, population: 0.5, theme: 0.5, definition: 0.25 } as const;

export function subjectsOf(catalogue: Catalogue): Subjects {
  const concepts = conceptsOf(
    catalogue.words,
    catalogue.indicators.map(({ name }) => name),
  );
  const names = new Set(catalogue.words.flatMap(({ concept }) => concept.split(' ').map((each) => `#${each}`)));
  const subjects = subjectsIn(catalogue);
  const own = subjects.flatMap((subject) => wordingsOf(subject, concepts, names));
  const all = [...own, ...shortOnes(catalogue, own)];
  const rarityOf = weigher(all, subjects.length);
  const wordings = all.map((wording) => ({
    ...wording,
    units: wording.units.map((unit) => {
      const rarity = Math.min(...unit.features.map(rarityOf));
      // 'Completion' names the one measure that is of it.
      return {
        ...unit,
        rarity,
        isTelling: unit.isTelling || (rarity === 1 && unit.features.some((each) => OF_DOING.has(each))),
      };
    }),
  }));
  return {
    byId: new Map(subjects.map((subject) => [subject.id, subject])),
    wordings,
    withFeature: indexed(wordings),
    concepts,
    context: new Map(subjects.map((subject) => [subject.id, contextOf(subject, catalogue, concepts, own)])),
    whom: new Map(subjects.map((subject) => [subject.id, whomOf(subject, concepts, own)])),
    nameOf: new Map(
      catalogue.indicators.map(({ code, name }) => [
        code,
        [...new Set(featuresOf(stemsOf(name), concepts).map(({ feature }) => feature))],
      ]),
    ),
    rarityOf,
    rarity: (stem) => Math.max(0, ...featuresOf([stem], concepts).map(({ feature }) => rarityOf(feature))),
    groups: groupsOf(catalogue, concepts),
    known: knownWords(catalogue),
  };
}

/** Initials that at most three indicators share and no name or alias has as a word. */
function shortOnes(catalogue: Catalogue, own: readonly Wording[]): readonly Wording[] {
  const named = own.filter(({ kind }) => kind !== 'code');
  const taken = new Set(named.flatMap(({ units }) => units.flatMap(({ features }) => features)));
  const parts = groupBy(
    catalogue.indicators.flatMap(({ code }) => partsOfCode(code)),
    (part) => part,
  );
  const known = new Set(
    catalogue.indicators
      .flatMap(({ name, aliases }) => [name, ...aliases.map(({ text }) => text)])
      .flatMap(stemsOf)
      .concat(catalogue.words.flatMap(({ words }) => words.flatMap(stemsOf))),
  );
  const isOfOne = (part: string) => parts.get(part)?.length === 1 && !known.has(part);
  const users = new Map<string, Set<string>>();
  for (const { code, name } of catalogue.indicators) {
    for (const initials of [...initialsOf(name), ...partsOfCode(code).filter((part) => isOfOne(part))])
      users.set(initials, (users.get(initials) ?? new Set()).add(code));
  }
  return [...users]
    .filter(([initials, codes]) => codes.size <= 3 && !taken.has(`=${initials}`))
    .flatMap(([initials, codes]) =>
      [...codes].map((code) => ({
        subject: `indicator ${code}`,
        kind: 'short' as const,
        text: initials,
        units: [
          {
            features: [`=${initials}`],
            isNumber: false,
            isDivisor: false,
            isAmount: false,
            isTelling: true,
            rarity: 1,
          },
        ],
      })),
    );
}

/** 'csat' of SUP-CSAT: codes are often made of what people say. */
function partsOfCode(code: string): readonly string[] {
  const parts = code.toLowerCase().split(/[^a-z]+/);
  return parts.filter((part) => part.length > 2 && part.length < 6 && !isEnglish(part) && !isGrammar(part));
}

function weigher(wordings: readonly Wording[], count: number): (feature: Feature) => number {
  const users = new Map<Feature, Set<SubjectId>>();
  for (const { subject, units } of wordings) {
    for (const feature of units.flatMap(({ features }) => features)) {
      users.set(feature, (users.get(feature) ?? new Set()).add(subject));
    }
  }
  const most = Math.log(1 + count);
  return (feature) => {
    const used = users.get(feature)?.size ?? 0;
    return used === 0 ? 0 : Math.log(1 + count / used) / most;
  };
}

function indexed(wordings: readonly Wording[]): ReadonlyMap<Feature, readonly number[]> {
  const index = new Map<Feature, number[]>();
  for (const [position, { units }] of wordings.entries()) {
    for (const feature of new Set(units.flatMap(({ features }) => features))) {
      const positions = index.get(feature);
      if (positions) positions.push(position);
      else index.set(feature, [position]);
    }
  }
  return index;
}

function contextOf(
  { id, indicator, theme }: Subject,
  catalogue: Catalogue,
  concepts: Concepts,
  own: readonly Wording[],
): ReadonlyMap<Feature, number> {
  const near = new Map<Feature, number>();
  const add = (text: string, weight: number) => {
    const stems = stemsOf(text);
    for (const { feature, from } of featuresOf(stems, concepts)) {
      // What a definition merely mentions is told by its own words alone.
      if (weight === NEAR.definition && feature.startsWith('#')) continue;
      if (!isGrammar(stems[from] ?? '')) near.set(feature, Math.max(weight, near.get(feature) ?? 0));
    }
  };
  if (indicator) {
    add(indicator.definition ?? '', NEAR.definition);
    for (const each of withParents(catalogue, indicator.themeId))
      add([each.name, ...each.aliases].join(' . '), NEAR.theme);
    add(indicator.population, NEAR.population);
    add(indicator.name, NEAR.own);
  }
  if (theme) for (const each of withParents(catalogue, theme.parentId)) add(each.name, NEAR.theme);
  for (const { units } of own.filter(({ subject, kind }) => subject === id && kind !== 'code')) {
    for (const feature of units.flatMap(({ features }) => features)) near.set(feature, NEAR.own);
  }
  near.delete('#not');
  return near;
}

function whomOf({ id, indicator }: Subject, concepts: Concepts, own: readonly Wording[]): ReadonlySet<Feature> {
  const texts = indicator ? [indicator.name, indicator.population, indicator.definition ?? ''] : [];
  return new Set([
    ...texts.flatMap((text) => featuresOf(stemsOf(text), concepts).map(({ feature }) => feature)),
    ...own.filter(({ subject }) => subject === id).flatMap(({ units }) => units.flatMap(({ features }) => features)),
  ]);
}

function tellsOfWhom(feature: Feature): boolean {
  const word = feature.slice(1);
  return !/\d/.test(word) && !isPlain(word, word) && !TELLS_HOW.has(feature);
}

function groupsOf({ indicators }: Catalogue, concepts: Concepts): ReadonlySet<Feature> {
  const features = indicators.flatMap(({ population }) => {
    const stems = stemsOf(population);
    return featuresOf(stems, concepts).filter(({ feature, from }) => {
      const stem = stems[from] ?? '';
      // The root of a plain word ('people') is as plain as the word.
      if (feature.startsWith('~') && isPlain(stem, stem)) return false;
      return !isGrammar(stem) || concepts.has(stem);
    });
  });
  return new Set(
    features.map(({ feature }) => feature).filter((feature) => feature !== '#not' && tellsOfWhom(feature)),
  );
}

function withParents(catalogue: Catalogue, themeId: number | null): readonly Theme[] {
  const theme = catalogue.themes.find(({ id }) => id === themeId);
  return theme ? [theme, ...withParents(catalogue, theme.parentId)] : [];
}

function knownWords(catalogue: Catalogue): ReadonlySet<string> {
  const texts = [
    ...catalogue.words.flatMap(({ words }) => words),
    ...catalogue.indicators.flatMap(({ name, code, aliases, population }) => [
      name,
      code,
      population,
      ...aliases.map(({ text }) => text),
    ]),
    ...catalogue.themes.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...catalogue.areas.flatMap(({ name, aliases }) => [name, ...aliases]),
  ];
  return new Set(texts.flatMap(stemsOf));
}
