import type { Area, Catalogue, Indicator, Term, Theme } from '../catalogue/catalogue.ts';
import type { ListFilter, MoversFilter } from '../intents/intent.ts';
import type { Basis } from '../query/period.ts';
import type { IntentId } from '../reply/reply.ts';
import { type Holds, intentOf } from './cues.ts';
import { findIndicators, type IndicatorMentions } from './mentions/indicator.ts';
import { type CodeMention, findCodes } from './mentions/code.ts';
import { findPeriods, type PeriodMention } from './mentions/period.ts';
import { phrasesIn, type Reading, read } from './reading.ts';
import { listFilterOf, moversFilterOf, limitOf, orderOf } from './filters.ts';
import { type CategoryWords, isOrdinary, stemsOf, type Vocabulary } from './vocabulary.ts';

/** Everything that the words of one question name, before the thread is taken into account. */
export interface Slots {
  readonly text: string;
  readonly reading: Reading;
  readonly intent: IntentId | null;
  readonly indicators: IndicatorMentions;
  readonly themes: readonly { readonly value: Theme; readonly from: number; readonly to: number }[];
  readonly areas: readonly Area[];
  readonly comparators: readonly Area[];
  readonly periods: readonly PeriodMention[];
  readonly basis: Basis | null;
  readonly form: 'percent' | 'count' | null;
  readonly categories: readonly CategoryWords[];
  /** Subjects that the field has words for and the data has no numbers for. */
  readonly notHeld: readonly Term[];
  /** A place or group that is named and not known. */
  readonly unknownPlace: string | null;
  readonly list: ListFilter | null;
  readonly movers: MoversFilter | null;
  readonly limit: number | null;
  readonly order: 'best' | 'worst' | 'highest' | 'lowest' | null;
  readonly riskRefs: readonly string[];
  /** Numbers that are asked about ('where does the 29.2 come from'), the likeliest first. */
  readonly values: readonly string[];
  readonly unread: readonly string[];
}

/** What is known of a question besides its words. */
export interface About {
  /** Something was asked before in its thread. */
  readonly context: boolean;
  /** Capitalised words that are no start of a sentence, in lower case: names of places or people. */
  readonly names: ReadonlySet<string>;
}

/** Reads one question of a message. */
export function slotsOf(text: string, vocabulary: Vocabulary, today: string, about: About): Slots {
  const periods = findPeriods(text, today);
  const codes = findCodes(text, vocabulary.catalogue.indicators);
  const reading = read(text, vocabulary, [...periods, ...codes]);
  const indicators = withCodes(findIndicators(reading, vocabulary), codes, vocabulary);
  const themes = phrasesIn(vocabulary.themes, reading.stems);
  const places = phrasesIn(vocabulary.areas, reading.stems).map((found) => found.value);
  const comparators = places.filter((area) => area.kind === 'comparator');
  const named = indicators.mentions.length + indicators.ambiguous.length;
  const riskRefs = risksOf(text, vocabulary);
  const holds: Holds = {
    indicators: named,
    themes: themes.length,
    periods: periodsNamed(periods),
    range: periods.some((mention) => mention.said === 'range'),
    comparator: comparators.length > 0,
    divided: indicators.mentions.some((mention) => isDivided(mention.indicator, vocabulary)),
    risks: riskRefs.length > 0,
    other: saysMore(text, reading, periods),
    context: about.context,
  };
  return {
    text,
    reading,
    intent: intentOf(withoutSubjects(reading, indicators), holds),
    indicators,
    themes,
    areas: places.filter((area) => area.kind !== 'comparator'),
    comparators,
    periods,
    basis: basisOf(text),
    form: formOf(text),
    categories: categoriesOf(reading, vocabulary),
    notHeld: notHeldOf(reading, indicators, vocabulary),
    unknownPlace: unknownPlaceOf(reading, vocabulary, about.names),
    list: listFilterOf(text),
    movers: moversFilterOf(text),
    limit: limitOf(text),
    order: orderOf(text),
    riskRefs,
    values: valuesOf(text),
    unread: unreadOf(reading, vocabulary),
  };
}

/** Codes first: what stands beside them is taken as words about them. */
function withCodes(found: IndicatorMentions, codes: readonly CodeMention[], vocabulary: Vocabulary): IndicatorMentions {
  if (codes.length === 0) return found;
  const mentions = codes.flatMap(({ indicator }) => {
    const wording = vocabulary.wordings.find((one) => one.indicator.id === indicator.id && !one.inverse);
    return wording ? [{ indicator, inverse: false, wording, units: [], score: wording.weight }] : [];
  });
  return { mentions, ambiguous: [], near: [] };
}

function periodsNamed(periods: readonly PeriodMention[]): number {
  return periods.reduce((count, mention) => count + (mention.asked?.kind === 'several' ? mention.asked.periods.length : 1), 0);
}

/** Whether the data holds it divided into categories, itself or the one it is often taken for. */
export function isDivided(indicator: Indicator, { catalogue }: Vocabulary): boolean {
  return dividedIds(catalogue, indicator).length > 0;
}

/** The indicator itself or its near ones, as far as they are held divided into categories; itself first. */
export function dividedIds(catalogue: Catalogue, indicator: Indicator): readonly number[] {
  const divided = new Set(catalogue.series.filter((series) => series.dimension !== 'all').map((series) => series.indicatorId));
  if (divided.has(indicator.id)) return [indicator.id];
  const near = (one: Indicator, other: Indicator) => one.relations.some(({ kind, code }) => kind === 'near' && code === other.code);
  return catalogue.indicators.filter((one) => divided.has(one.id) && (near(one, indicator) || near(indicator, one))).map((one) => one.id);
}

/** Whether there is more in the words than courtesy: a period, a form, or words of the field. */
function saysMore(text: string, reading: Reading, periods: readonly PeriodMention[]): boolean {
  return periods.length > 0 || formOf(text) !== null || basisOf(text) !== null || reading.units.some((unit) => !unit.concepts.every((concept) => KEPT.has(concept)));
}

/** The text without the words that name indicators: 'changes' in a measure's name asks for no trend. */
function withoutSubjects(reading: Reading, indicators: IndicatorMentions): string {
  const used = new Set([...indicators.mentions, ...indicators.ambiguous.flat()].flatMap((mention) => mention.units));
  let text = reading.text;
  for (const at of [...used].sort((a, b) => b - a)) {
    const unit = reading.units[at];
    if (!unit || unit.concepts.every((concept) => KEPT.has(concept))) continue;
    const [start, end] = [reading.tokens[unit.from]?.start ?? 0, reading.tokens[unit.to - 1]?.end ?? 0];
    text = `${text.slice(0, start)}it${text.slice(end)}`;
  }
  return text;
}

/** Concepts whose words also tell what kind of question it is. */
const KEPT = new Set(['number', 'not', 'less', 'plan', 'moved', 'changes', 'timely', 'overdue', 'completed', 'done']);

function basisOf(text: string): Basis | null {
  if (/\brolling\b|\br12m\b|\b12 ?month rolling\b|\bover the (rolling|whole) (12 months|year)\b/.test(text)) return 'rolling-year';
  if (/\bin month\b|\bin-month\b|\bmonth (alone|only|itself|on its own)\b|\bthat month\b|\bmonthly (figure|value|number|basis|one)\b|\bsingle month\b|\bfor the month\b/.test(text)) return 'month';
  if (/\bquarterly (figure|value|number|basis|one)\b|\b(whole|full|entire) quarter\b|\bquarter (as a whole|overall|in full)\b|\bfor the quarter\b|\bacross the quarter\b/.test(text)) return 'quarter';
  if (/\bsnapshot (figure|value|number|basis)\b|\bas a snapshot\b/.test(text)) return 'snapshot';
  return null;
}

const PERCENT = /\bpercent(age|ages)?\b|\bproportions?\b|\bshare\b|\brate\b|\bfraction\b|\bpc\b|\bpct\b|\bhow much of\b|\bratio\b|\bout of (every )?(a |1)?(hundred|00|100|10|ten)\b|\bas a p\b/;
const COUNT = /\bhow many\b|\bnumber of\b|\bnumbers?\b|\bcount\b|\bhead ?count\b|\b(in )?actual (kids|children|number|cases|people|figure)\b|\btotal\b|\btally\b/;

function formOf(text: string): 'percent' | 'count' | null {
  if (/\bnot (as )?(a |the )?(percent|percentage|percentages|rate)\b/.test(text)) return 'count';
  if (PERCENT.test(text) && !/\bin actual|\bactual (number|kids|children)|\b(not|rather than|instead of) (the |a )?(percent|percentage|rate|proportion)|\bas a number\b|\bhow many (kids|children|people|workers|is (that|it))\b/.test(text)) return 'percent';
  return COUNT.test(text) || /\bactual (kids|children|people)\b|\bin (kids|children|heads)\b/.test(text) ? 'count' : null;
}

/** Categories of breakdowns that the words name: whole, else the one that shares most of its telling words. */
function categoriesOf(reading: Reading, { categories }: Vocabulary): readonly CategoryWords[] {
  const said = new Set(reading.stems);
  const scored = categories.map(({ stems, value }) => ({ value, hits: stems.filter((word) => word.length > 3 && said.has(word)).length }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return most === 0 ? [] : scored.filter(({ hits }) => hits === most).map(({ value }) => value);
}

/** Terms without numbers, where no indicator was read from the same words. */
function notHeldOf(reading: Reading, indicators: IndicatorMentions, vocabulary: Vocabulary): readonly Term[] {
  const first = firstSentence(reading, indicators);
  const places = phrasesIn(vocabulary.areas, reading.stems);
  const used = new Set<number>();
  for (const mention of [...indicators.mentions, ...indicators.ambiguous.flat()]) {
    const context = vocabulary.contextOf.get(mention.indicator.id) ?? new Set<string>();
    for (const [at, unit] of reading.units.entries()) {
      const belongs = mention.units.includes(at) || unit.concepts.every((concept) => context.has(concept));
      if (belongs) for (let token = unit.from; token < unit.to; token += 1) used.add(token);
    }
  }
  return phrasesIn(vocabulary.terms, reading.stems)
    .filter(({ value, from, to }) => value.code === null && !isRead(range(from, to), used, reading))
    .filter(({ from, to }) => !insideLongerUnit(reading, from, to) && !places.some((place) => place.from < to && place.to > from))
    // 'HR here. How many …': what a person says of themselves before the question limits nothing.
    .filter(({ from }) => first === null || (reading.tokens[from]?.sentence ?? 0) >= first)
    .filter(({ from }) => !isSetApart(reading, from))
    .map((found) => found.value);
}

/** Whether an indicator was read from the words of a term, as far as they tell anything. */
function isRead(tokens: readonly number[], used: ReadonlySet<number>, reading: Reading): boolean {
  return tokens.some((token) => used.has(token)) && tokens.every((token) => used.has(token) || isOrdinary(reading.stems[token] ?? ''));
}

/** The sentence in which an indicator is first named; null where none is. */
function firstSentence(reading: Reading, indicators: IndicatorMentions): number | null {
  const units = [...indicators.mentions, ...indicators.ambiguous.flat()].flatMap((mention) => mention.units);
  const sentences = units.map((at) => reading.tokens[reading.units[at]?.from ?? 0]?.sentence ?? 0);
  return sentences.length > 0 ? Math.min(...sentences) : null;
}

function isSetApart(reading: Reading, at: number): boolean {
  const start = reading.tokens[at]?.start ?? 0;
  return reading.apart.some((span) => span.start <= start && start < span.end);
}

function insideLongerUnit(reading: Reading, from: number, to: number): boolean {
  return reading.units.some((unit) => unit.from <= from && unit.to >= to && unit.to - unit.from > to - from);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

const PLACE_BEFORE = new Set(['in', 'at', 'from', 'across', 'around', 'near']);
/** Before a capitalised name these too mean a place; 'Councillor Gray asks' does not. */
const NAME_BEFORE = new Set(['is', 'for', 'of', 'the', 'and', 'to', 'versus', 'against']);
const NO_PLACE_AFTER = new Set(['timescale', 'time', 'particular', 'general', 'fact', 'total', 'terms']);

/** A word after 'in', 'at' … that neither the data nor ordinary English knows: most likely a place that is not held. */
function unknownPlaceOf(reading: Reading, vocabulary: Vocabulary, names: ReadonlySet<string>): string | null {
  for (const [at, token] of reading.tokens.entries()) {
    const before = reading.tokens[at - 1];
    const leads = PLACE_BEFORE.has(before?.text ?? '') || (names.has(token.text) && NAME_BEFORE.has(before?.text ?? ''));
    if (!leads || token.text.length < 4 || NO_PLACE_AFTER.has(token.text)) continue;
    if (/^[a-z]+$/.test(token.text) && isUnread(token.stem, vocabulary)) return token.text;
  }
  return null;
}

function isUnread(word: string, vocabulary: Vocabulary): boolean {
  return !vocabulary.known.has(word) && !isOrdinary(word) && !isOrdinary(word.replace(/(ing|ed|ly|er|est)$/, ''));
}

function unreadOf(reading: Reading, vocabulary: Vocabulary): readonly string[] {
  const words = reading.tokens.filter((token) => /^[a-z]{3,}$/.test(token.text) && isUnread(token.stem, vocabulary));
  return [...new Set(words.map((token) => token.text))].slice(0, 8);
}

/** Risks named by their ref, or by at least two telling words of their title. */
function risksOf(text: string, vocabulary: Vocabulary): readonly string[] {
  const stems = new Set(stemsOf(text));
  const { risks } = vocabulary.catalogue;
  const byRef = risks.filter((risk) => stems.has(risk.ref.toLowerCase())).map((risk) => risk.ref);
  if (byRef.length > 0) return byRef;
  const scored = risks.map((risk) => {
    const words = new Set(stemsOf(`${risk.title} ${themeName(risk.themeId, vocabulary)}`).filter((word) => word.length > 4 && !GENERAL.has(word)));
    return { ref: risk.ref, hits: [...words].filter((word) => [...stems].some((one) => sameRoot(one, word))).length };
  });
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return most === 0 ? [] : scored.filter(({ hits }) => hits === most).map(({ ref }) => ref);
}

/** 'education' and 'educational', 'placement' and 'placements'. */
function sameRoot(a: string, b: string): boolean {
  return a === b || (a.length > 6 && b.length > 6 && a.slice(0, 7) === b.slice(0, 7));
}

const GENERAL = new Set(['child', 'children', 'review', 'practice', 'between', 'their', 'enough', 'social']);

function themeName(id: number | null, vocabulary: Vocabulary): string {
  return vocabulary.catalogue.themes.find((theme) => theme.id === id)?.name ?? '';
}

const DEADLINE = /(?:\d+\s*(?:working\s+)?(?:hours?|days?|weeks?|months?|years?)\b|(?:over|than|above|under|section|quarter|q|top|worst|best|first|last|aged|least)\s*\d+|\d+\s*(?:or more|or over|plus|\+)|\b(?:19|20)\d\d\b|\d+(?:st|nd|rd|th)\b|\d+[/-]\d+)/g;

/** Numbers that stand for a figure: with decimals or as a percentage first, then those pointed at ('the 109'), then others. */
function valuesOf(text: string): readonly string[] {
  const rest = text.replace(DEADLINE, ' ');
  const strong = [...rest.matchAll(/(?<![\w.])\d+\.\d+(?![\w.])|(?<![\w.])\d+(?=\s+percent)/g)];
  const pointed = [...rest.matchAll(/(?<=\b(?:the|that|this|those|your|our|is|was|says?|at|of)\s+)\d+(?![\w.])/g)];
  const others = [...rest.matchAll(/(?<![\w.])\d{2,}(?![\w.])/g)];
  return [...new Set([...strong, ...pointed, ...others].map((match) => match[0]))].slice(0, 6);
}
