import type { Catalogue, Indicator, Theme } from '../catalogue/catalogue.ts';
import { type Concepts, type Feature, featuresOf } from './features.ts';
import { isGrammar, isPlain } from './lexicon/plain.ts';
import { phraseAt } from './phrases.ts';
import { stemsOf } from './stems.ts';

/** A telling part of a wording: any one of its features stands for it. */
export interface Unit {
  readonly features: readonly Feature[];
  /** A number that the measure is defined by ('within 24 hours'): another number is another measure. */
  readonly isNumber: boolean;
  /** What it is counted against: 'per 10,000 active users'. */
  readonly isDivisor: boolean;
  /** It asks for a number or a share, and names nothing. */
  readonly isAmount: boolean;
  /** It names something: not denial, numbers, being in time and words of any measure. */
  readonly isTelling: boolean;
  /** How telling it is among all subjects, 0 to 1. */
  readonly rarity: number;
}

/** One way of naming a subject: units in any order. */
export interface Wording {
  readonly subject: SubjectId;
  readonly kind: 'name' | 'alias' | 'inverse' | 'short' | 'code';
  readonly text: string;
  readonly units: readonly Unit[];
}

/** What can be named: by its place in the lists of the catalogue. */
export type SubjectId = string;

export interface Subject {
  readonly id: SubjectId;
  readonly indicator: Indicator | null;
  readonly theme: Theme | null;
}

/** Every indicator and theme that can be named. */
export function subjectsIn(catalogue: Catalogue): readonly Subject[] {
  return [
    ...catalogue.indicators.map((indicator) => ({ id: `indicator ${indicator.code}`, indicator, theme: null })),
    ...catalogue.themes.map((theme) => ({ id: `theme ${theme.name}`, indicator: null, theme })),
  ];
}

/** All ways of naming a subject that its own row of the catalogue gives. */
export function wordingsOf(subject: Subject, concepts: Concepts, names: ReadonlySet<string>): readonly Wording[] {
  const { id, indicator, theme } = subject;
  const make = (text: string, kind: Wording['kind']): Wording => ({
    subject: id,
    kind,
    text,
    units: unitsOf(stemsOf(text), concepts, names),
  });
  if (theme) return [theme.name, ...theme.aliases].map((text, at) => make(text, at === 0 ? 'name' : 'alias'));
  if (!indicator) return [];
  const aliases = indicator.aliases.map(({ text, kind }) => make(text, kind === 'inverse' ? 'inverse' : 'alias'));
  const bare = indicator.name.replace(/\s*\([^)]*\)/g, '').trim();
  const plain = bare !== '' && bare !== indicator.name ? [make(bare, 'name')] : [];
  // '(change failure rate)': another name for it; a unit names nothing.
  const aside = [...indicator.name.matchAll(/\(([^)]+)\)/g)].map(([, text]) => make(text ?? '', 'alias'));
  const others = aside.filter(({ units }) => units.length > 1 && units.some(({ isTelling }) => isTelling));
  const short = indicator.short ? [make(indicator.short, 'name')] : [];
  return [make(indicator.name, 'name'), ...plain, ...others, ...short, codeOf(id, indicator.code), ...aliases].filter(
    ({ units }) => units.length > 0,
  );
}

/** A code stands for its indicator with all its parts, small words too. */
function codeOf(subject: SubjectId, code: string): Wording {
  const stems = [...new Set(stemsOf(code))];
  const units = stems.map((stem) => ({
    features: [`=${stem}`],
    isNumber: false,
    isDivisor: false,
    isAmount: false,
    isTelling: true,
    rarity: 0,
  }));
  return { subject, kind: 'code', text: code, units };
}

/** The units of a text: known phrases by their concepts, other words by themselves, words of grammar left out. */
function unitsOf(stems: readonly string[], concepts: Concepts, names: ReadonlySet<string>): readonly Unit[] {
  const units: Unit[] = [];
  const divided = stems.findIndex((stem, at) => stem === 'per' && /^\d/.test(stems[at + 1] ?? ''));
  let counted = 0;
  for (let at = 0; at < stems.length; ) {
    if (divided > 0 && at <= divided) counted = units.length;
    const stem = stems[at] ?? '';
    const phrase = phraseAt(concepts, stems, at);
    const length = phrase?.stems.length ?? 1;
    const own = featuresOf([stem], concepts).map(({ feature }) => feature);
    if (phrase && (length > 1 || phrase.value.length > 1)) {
      units.push(...phrase.value.map((feature) => unitOf([feature], null)));
    } else if (names.has(`#${stem}`)) units.push(unitOf([`#${stem}`], null));
    else if (phrase || own[0] === '#not' || !isGrammar(stem)) {
      const unit = unitOf(own, stem);
      units.push(unit.isNumber && isDesignator(stems, at) ? { ...unit, isTelling: true } : unit);
    }
    at += length;
  }
  // What it is counted against names no measure.
  const all = units.map((unit, at) =>
    divided > 0 && at >= counted && counted > 0 ? { ...unit, isDivisor: true, isTelling: false } : unit,
  );
  return withoutDoubles(all);
}

/** Concepts of any field that tell how and how many, never what. */
export const TELLS_HOW: ReadonlySet<Feature> = new Set(
  '#not #timely #overdue #percent #number #complete #done #open #current #new #answer #long #less #under #moved #total'.split(
    ' ',
  ),
);
const OF_TIME = new Set(['hour', 'day', 'week', 'month', 'quarter', 'year', 'working']);

function unitOf(features: readonly Feature[], stem: string | null): Unit {
  const isNumber = stem !== null && /^\d/.test(stem);
  const isPlainWord = stem !== null && (isNumber || OF_TIME.has(stem) || isPlain(stem, stem));
  const isAmount = features.some((each) => each === '#number' || each === '#percent');
  return {
    features,
    isNumber,
    isDivisor: false,
    isAmount,
    isTelling: !isPlainWord && !features.some((each) => TELLS_HOW.has(each)),
    rarity: 0,
  };
}

/** '999 calls', 'section 20', 'grade 2': a number that names, and neither a limit nor a length of time. */
function isDesignator(stems: readonly string[], at: number): boolean {
  const [before, after] = [stems[at - 1] ?? '', stems[at + 1] ?? ''];
  // A small number by itself counts things ('three changes'); behind a noun it names one ('grade 2').
  if ((stems[at] ?? '').length === 1 && (before === '' || isGrammar(before))) return false;
  return !LIMITING.has(before) && !OF_TIME.has(after) && after !== 'or' && after !== 'percent';
}

const LIMITING = new Set('than within under over least most aged per after in every to below above'.split(' '));

function withoutDoubles(units: readonly Unit[]): readonly Unit[] {
  const seen = new Set<string>();
  return units.filter(({ features }) => {
    const key = features.join();
    return !seen.has(key) && seen.add(key);
  });
}
