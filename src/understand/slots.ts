import type { Area, Catalogue, Indicator, Term, Theme } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { ListFilter, MoversFilter } from '../intents/intent.ts';
import type { Basis } from '../query/period.ts';
import type { IntentId } from '../reply/reply.ts';
import { type Holds, intentOf } from './cues.ts';
import { asksForPosts, isOfFigures } from './digest/asks.ts';
import { limitOf, listFilterOf, moversFilterOf, orderOf } from './filters.ts';
import { type AreaGroup, areaGroup } from './mentions/area-group.ts';
import { type CodeMention, findCodes } from './mentions/code.ts';
import { findIndicators, type IndicatorMention, type IndicatorMentions } from './mentions/indicator.ts';
import { findPeriods, type PeriodMention } from './mentions/period.ts';
import { digits } from './normalise.ts';
import { phrasesIn, type Reading, read } from './reading.ts';
import type { Token } from './token.ts';
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
  /** Numbers that are asked about ('where does the 41.2 come from'), the likeliest first. */
  readonly values: readonly string[];
  readonly unread: readonly string[];
  /** People whom the measure that is named does not count: 'dental checks for children in need'. */
  readonly otherPeople: Indicator | null;
  /** Words behind a count of people that must narrow it and that no number is held for: 'children in care with asthma'. */
  readonly narrowed: readonly string[];
  /** A limit that the measure named does not have: 'more than 30 cases', 'within 72 hours'. */
  readonly otherLimit: string | null;
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
  // 'Now' and 'at the moment' tell measures of the present from others, so they stay words as well.
  const reading = withoutPlaces(
    read(text, vocabulary, [...periods.filter((mention) => mention.said !== 'newest'), ...codes]),
    vocabulary,
  );
  const form = formOf(text);
  const found = withCodes(findIndicators(reading, vocabulary), codes, vocabulary);
  const indicators = denied(inFocus(found, reading, form), reading);
  const themes = phrasesIn(vocabulary.themes, reading.stems);
  const places = phrasesIn(vocabulary.areas, reading.stems).map((found) => found.value);
  const group = areaGroup(text, vocabulary.catalogue);
  const comparators = places.filter((area) => area.kind === 'comparator');
  const named = indicators.mentions.length + indicators.ambiguous.length;
  const riskRefs = risksOf(text, vocabulary);
  const holds: Holds = {
    indicators: named,
    themes: themes.length,
    bare: indicators.mentions.filter((mention) => isBare(mention, reading, themes)).length,
    periods: periodsNamed(periods),
    range: periods.some((mention) => mention.said === 'range'),
    comparator: comparators.length > 0,
    divided: indicators.mentions.some((mention) => isDivided(mention.indicator, vocabulary)),
    paired:
      indicators.mentions.length === 1 &&
      indicators.mentions.every((mention) => pairOf(mention.indicator, vocabulary.catalogue) !== null),
    risks: riskRefs.length > 0,
    other: saysMore(text, reading, periods),
    context: about.context,
    ofFigures: isOfFigures(text),
  };
  return {
    text,
    reading,
    intent: intentIn(text, reading, { indicators, holds, vocabulary }),
    indicators,
    themes,
    areas: [...new Set([...places.filter((area) => area.kind !== 'comparator'), ...group.areas])],
    comparators,
    periods,
    basis: basisOf(text),
    form,
    categories: categoriesOf(reading, vocabulary),
    notHeld: notHeldOf(reading, indicators, vocabulary, group),
    unknownPlace: unknownPlaceOf(reading, vocabulary, about.names),
    list: listFilterOf(text),
    movers: moversFilterOf(text),
    limit: limitOf(text),
    order: orderOf(text),
    riskRefs,
    values: valuesOf(text),
    unread: unreadOf(reading, vocabulary),
    otherPeople: otherPeopleOf(found, reading, vocabulary),
    narrowed: narrowedBy(indicators, reading, { periods, vocabulary }),
    otherLimit: otherLimitOf(indicators, reading, periods),
  };
}

function intentIn(
  text: string,
  reading: Reading,
  {
    indicators,
    holds,
    vocabulary,
  }: { readonly indicators: IndicatorMentions; readonly holds: Holds; readonly vocabulary: Vocabulary },
): IntentId | null {
  if (saysRiskTitle(text, vocabulary)) return 'risk';
  if (!holds.ofFigures && asksForPosts(text)) return 'digest';
  return intentOf(withoutSubjects(reading, indicators), holds);
}

/** A word within the name of a part or comparator is no word of a measure: 'stat neighbours' have no statutory visits. */
function withoutPlaces(reading: Reading, vocabulary: Vocabulary): Reading {
  const places = phrasesIn(vocabulary.areas, reading.stems).filter(({ value }) => value.kind !== 'organisation');
  const isWithin = (unit: Reading['units'][number]) =>
    places.some(({ from, to }) => unit.from >= from && unit.to <= to && unit.to - unit.from < to - from);
  return places.length === 0 ? reading : { ...reading, units: reading.units.filter((unit) => !isWithin(unit)) };
}

/**
 * What the question itself is about: what only stands before 'what share' or 'how many' says whom it is about, a count
 * is no answer to a percentage, and words that could mean several things give way to those that mean one.
 */
function inFocus(found: IndicatorMentions, reading: Reading, form: Slots['form']): IndicatorMentions {
  const asksAt = questionAt(reading);
  const tells = (at: number) =>
    reading.units[at]?.concepts.some((concept) => concept !== 'child' && concept !== 'number') ?? false;
  const after = found.mentions.filter((mention) =>
    mention.units.some((at) => tells(at) && (reading.units[at]?.from ?? 0) >= asksAt),
  );
  const focused = after.length > 0 && asksAt > 0 ? after : found.mentions;
  const percentages = focused.filter((mention) => mention.indicator.unit !== 'count');
  const mentions = form === 'percent' && percentages.length > 0 ? percentages : focused;
  const best = Math.max(0, ...mentions.map((mention) => mention.score));
  const ambiguous = found.ambiguous.filter((group) => mentions.length === 0 || (group[0]?.score ?? 0) > best);
  return { ...found, mentions, ambiguous };
}

/**
 * The group of people that stands beside a measure which does not count them, joined to it and not set against it; its
 * number says nothing of that group, so it must not be given for it.
 */
function otherPeopleOf({ mentions }: IndicatorMentions, reading: Reading, vocabulary: Vocabulary): Indicator | null {
  const [first, second] = mentions;
  if (mentions.length !== 2 || !first || !second) return null;
  const joint = between(first, second, reading);
  if (/\b(and|against|than|or|with|both|while|but)\b|[,;&/]/.test(joint)) return null;
  // Of two groups the second is whom the first is asked about: 'complaints about children in care'.
  const both = isGroup(first, vocabulary) && isGroup(second, vocabulary);
  if (both && !/\b(about|for|of|from|by|among|on)\b/.test(joint)) return null;
  const group = both ? second : [first, second].find((mention) => isGroup(mention, vocabulary));
  const measure = group === first ? second : first;
  if (!group) return null;
  const counted = vocabulary.contextOf.get(measure.indicator.id);
  const apart = [...group.wording.concepts].some(
    (concept) => vocabulary.groups.has(concept) && !counted?.has(concept) && !GENERAL_WORDS.has(concept),
  );
  return apart ? group.indicator : null;
}

/**
 * Of a question that names a count of people and nothing else: the words behind it that are not ordinary English, or
 * that tell of other measures. The whole count would be a wrong answer to them.
 */
function narrowedBy(
  { mentions }: IndicatorMentions,
  reading: Reading,
  { periods, vocabulary }: Beside,
): readonly string[] {
  const [mention] = mentions;
  if (mentions.length !== 1 || !mention || mention.indicator.unit !== 'count') return [];
  if (!mention.wording.concepts.has('not') && isDenied(mention, reading)) return ['those who are not'];
  if (!vocabulary.people.has(mention.indicator.id)) return [];
  const end = Math.max(...mention.units.map((at) => reading.units[at]?.to ?? 0));
  const sentence = reading.tokens[end - 1]?.sentence;
  const inPeriod = (token: Token) => periods.some((period) => token.start < period.end && token.end > period.start);
  const behind = reading.tokens.slice(end).filter((token) => token.sentence === sentence && !inPeriod(token));
  const unknown = behind.filter((token) => {
    const before = reading.tokens[reading.tokens.indexOf(token) - 1]?.text ?? '';
    return /^[a-z]{3,}$/.test(token.text) && NARROWS.has(before) && isUnread(token.stem, vocabulary);
  });
  const context = vocabulary.contextOf.get(mention.indicator.id);
  const telling = reading.units.filter(
    (unit) =>
      unit.from >= end &&
      behind.includes(reading.tokens[unit.from] as Token) &&
      unit.concepts.some(
        (concept) =>
          vocabulary.named.has(concept) &&
          !TIMES.has(concept) &&
          !context?.has(concept) &&
          !KEPT.has(concept) &&
          vocabulary.weightOf(concept) >= LEAST_NARROWING,
      ),
  );
  const words = telling.map((unit) =>
    reading.text.slice(reading.tokens[unit.from]?.start, reading.tokens[unit.to - 1]?.end),
  );
  return [...new Set([...unknown.map((token) => token.text), ...words])];
}

const LIMIT =
  /\b(more than|over|above|at least|upwards of|longer than|fewer than|less than|under|below|within|inside|up to|for) (\d+) ?(?!percent|points?|of\b|\.)(\w+)?|\b(\d+) (?:or (?:more|fewer|less|over|under))\b/g;
const LESS = /^(fewer than|less than|under|below|up to)$/;

/**
 * A limit in the words that no named measure has. Its number is in the name of one, or was read as part of its wording;
 * a lower limit where the name has an upper one (or the other way round) is another measure too.
 */
function otherLimitOf(
  { mentions }: IndicatorMentions,
  reading: Reading,
  periods: readonly PeriodMention[],
): string | null {
  if (mentions.length === 0) return null;
  for (const match of withDigits(reading.text).matchAll(LIMIT)) {
    const [said, how = '', number = match[4] ?? ''] = match;
    const start = match.index;
    // 'One or more' is any at all.
    if (how === '' && number === '1') continue;
    if (periods.some((period) => start < period.end && start + said.length > period.start)) continue;
    if (!mentions.some((mention) => hasLimit(mention, { how, number, reading }))) return said.trim();
  }
  return null;
}

function withDigits(text: string): string {
  return text.replace(/[a-z-]+/g, (word) => digits(word));
}

function hasLimit(
  mention: IndicatorMention,
  { how, number, reading }: { how: string; number: string; reading: Reading },
): boolean {
  const name = withDigits(mention.indicator.name.toLowerCase());
  const isUsed = mention.units.some((at) => {
    const unit = reading.units[at];
    return reading.stems.slice(unit?.from, unit?.to).includes(number);
  });
  if (LESS.test(how) && new RegExp(`(more than|over) ${number}\\b|\\b${number} or more`).test(name)) return false;
  return isUsed || new RegExp(`\\b${number}\\b`).test(name);
}

const LEAST_NARROWING = 2.5;
const TIMES = new Set(['day', 'week', 'month', 'quarter', 'year', 'hour', 'working']);
/** Words that join to a group what narrows it. */
const NARROWS = new Set(
  'with without have has had having who whose are were is by from of on under for about in at called named where and or got get'.split(
    ' ',
  ),
);

interface Beside {
  readonly periods: readonly PeriodMention[];
  readonly vocabulary: Vocabulary;
}

const GENERAL_WORDS = new Set(['child', 'number']);

/** A count named by nothing but whom it counts. */
function isGroup({ indicator, wording }: IndicatorMention, vocabulary: Vocabulary): boolean {
  const people = vocabulary.contextOf.get(indicator.id);
  return (
    indicator.unit === 'count' &&
    vocabulary.people.has(indicator.id) &&
    [...wording.concepts].every((concept) => people?.has(concept) || GENERAL_WORDS.has(concept))
  );
}

function between(first: IndicatorMention, second: IndicatorMention, { text, tokens, units }: Reading): string {
  const edge = (mention: IndicatorMention) =>
    mention.units
      .map((at) => units[at])
      .filter((unit) => unit !== undefined && !unit.concepts.every((concept) => GENERAL_WORDS.has(concept)));
  const [a, b] = [edge(first), edge(second)];
  const [from, to] = [Math.min(a.at(-1)?.to ?? 0, b.at(-1)?.to ?? 0), Math.max(a[0]?.from ?? 0, b[0]?.from ?? 0)];
  return text.slice(tokens[Math.max(0, from - 1)]?.end ?? 0, tokens[to]?.start ?? text.length);
}

/** Denial before the words of a mention ('decisions not made in time') asks for the rest. */
function denied(found: IndicatorMentions, reading: Reading): IndicatorMentions {
  const namesLate = found.mentions.some((mention) => mention.wording.concepts.has('overdue'));
  const mentions = found.mentions.map((mention) => {
    if (mention.inverse || mention.wording.concepts.has('not') || mention.indicator.unit === 'count') return mention;
    return isDenied(mention, reading) || (!namesLate && isLate(mention, reading))
      ? { ...mention, inverse: true }
      : mention;
  });
  return { ...found, mentions };
}

/** Lateness beside a measure of being in time, in words that its wording has no place for. */
function isLate({ indicator, wording, units }: IndicatorMention, reading: Reading): boolean {
  if (
    wording.concepts.has('overdue') ||
    !/\b(within|up-to-date|up to date|timely)\b/i.test(indicator.name) ||
    /\bnot\b/i.test(indicator.name)
  )
    return false;
  return reading.units.some(
    (unit, at) =>
      unit.concepts.includes('overdue') &&
      (units.includes(at) || unit.concepts.length === 1) &&
      !/\bnot \w* ?$/.test(reading.text.slice(0, reading.tokens[unit.from]?.start ?? 0)),
  );
}

const NEAR_BEFORE = 3;
/** How a thing stands, whatever it is. */
const STATES = new Set(['current', 'timely', 'done', 'completed', 'seen']);

function isDenied(mention: IndicatorMention, { units, tokens, text }: Reading): boolean {
  return units.some((unit, at) => {
    if (mention.units.includes(at) || !(unit.concepts.length === 1 && unit.concepts[0] === 'not')) return false;
    const start = tokens[unit.from]?.start ?? 0;
    // 'Isn't dental at 79%?' and '…, isn't it' deny nothing.
    if (
      /(^|[,;.?] ?)(and |but |so )?(is|are|was|were|do|does|did|has|have|had|can|could|should|would|will) $/.test(
        text.slice(0, start),
      ) ||
      ASIDE.test(text.slice(start))
    )
      return false;
    const next = units[at + 1];
    const tells = mention.units.includes(at + 1) || (next?.concepts.some((concept) => STATES.has(concept)) ?? false);
    return next !== undefined && tells && next.from - unit.to < NEAR_BEFORE;
  });
}

/** 'Not sure', 'not just', 'no idea', 'no more than' … */
const ASIDE =
  /^(not (sure|just|only|certain|clear|even|quite|yet clear|to mention|long|bad|good|that|a|an|the|as|so|at all|percent|percentages?)|no (idea|doubt|need|problem|worries|more|longer|less|fewer|one|matter|wonder|target|benchmark|change|figure|number)|none|never mind|nobody)\b/;

/** The position of the word that asks for an amount; 0 where none does or it begins the question. */
function questionAt({ text, tokens }: Reading): number {
  const found =
    /\b(what|which|how (many|much|big|large|high|low)|in what|at what)\b(?=( is| was| are| were)?( the)?( \w+)?( percent| percentage| proportion| share| fraction| number| rate| many| much| slice| big| large))/.exec(
      text,
    ) ?? /\bhow many\b/.exec(text);
  if (!found || found.index === 0) return 0;
  const at = tokens.findIndex((token) => token.start >= found.index);
  return at < 0 ? 0 : at;
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
  return periods.reduce(
    (count, mention) => count + (mention.asked?.kind === 'several' ? mention.asked.periods.length : 1),
    0,
  );
}

/** Whether the data holds it divided into categories, itself or the one it is often taken for. */
function isDivided(indicator: Indicator, { catalogue }: Vocabulary): boolean {
  return dividedIds(catalogue, indicator).length > 0;
}

/** The indicator itself or its near ones, as far as they are held divided into categories; itself first. */
export function dividedIds(catalogue: Catalogue, indicator: Indicator): readonly number[] {
  const { divided, near } = indexOf(catalogue);
  if (divided.has(indicator.id)) return [indicator.id];
  return (near.get(indicator.code) ?? []).filter(({ id }) => divided.has(id)).map(({ id }) => id);
}

/** Whether there is more in the words than courtesy: a period, a form, or words of the field. */
function saysMore(text: string, reading: Reading, periods: readonly PeriodMention[]): boolean {
  return (
    periods.some((mention) => mention.said !== 'newest') ||
    formOf(text) !== null ||
    basisOf(text) !== null ||
    reading.units.some((unit) => !unit.concepts.every((concept) => KEPT.has(concept)))
  );
}

/** The one indicator that is near this one in name; null where there is none or there are several. */
export function pairOf(indicator: Indicator, catalogue: Catalogue): Indicator | null {
  const near = indexOf(catalogue).near.get(indicator.code) ?? [];
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** A count of people read from words that all name themes. */
function isBare({ indicator, units }: IndicatorMention, reading: Reading, themes: Slots['themes']): boolean {
  if (indicator.unit !== 'count') return false;
  return units.every((at) =>
    themes.some((theme) => (reading.units[at]?.from ?? 0) >= theme.from && (reading.units[at]?.to ?? 0) <= theme.to),
  );
}

/** The text without the words that name indicators: 'changes' in a measure's name asks for no trend. */
function withoutSubjects(reading: Reading, indicators: IndicatorMentions): string {
  const used = new Set([...indicators.mentions, ...indicators.ambiguous.flat()].flatMap((mention) => mention.units));
  let text = reading.text;
  for (const at of [...used].sort((a, b) => b - a)) {
    const unit = reading.units[at];
    if (!unit || unit.concepts.every((concept) => KEPT.has(concept))) continue;
    const [start, end] = [reading.tokens[unit.from]?.start ?? 0, reading.tokens[unit.to - 1]?.end ?? 0];
    text = `${text.slice(0, start)}§${text.slice(end)}`;
  }
  return text;
}

/** Concepts whose words also tell what kind of question it is. */
const KEPT = new Set([
  'child',
  'nownplan',
  'newplan',
  'inyear',
  'number',
  'sent',
  'not',
  'less',
  'plan',
  'moved',
  'changes',
  'timely',
  'overdue',
  'completed',
  'done',
]);

function basisOf(text: string): Basis | null {
  if (
    /\b(year|12 months|twelve months) (to|ending|ended|up to) (the end of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(
      text,
    )
  )
    return 'rolling-year';
  if (
    /\b(both|each|two) (bases|basis|of the bases)\b|\brolling\b.*\band\b.*\bmonth\b|\bmonth\b.*\band\b.*\brolling\b/.test(
      text,
    )
  )
    return null;
  if (/\brolling\b|\br12m\b|\b12 ?month rolling\b|\bover the (rolling|whole) (12 months|year)\b/.test(text))
    return 'rolling-year';
  if (
    /\bin month\b|\bin-month\b|\bmonth (alone|only|itself|on its own)\b|\bthat month\b|\bmonthly (figure|value|number|basis|one)\b|\bsingle month\b|\bfor the month\b/.test(
      text,
    )
  )
    return 'month';
  if (
    /\bquarterly (figure|value|number|basis|one)\b|\b(whole|full|entire) quarter\b|\bquarter (as a whole|overall|in full)\b|\bfor the quarter\b|\bacross the quarter\b/.test(
      text,
    )
  )
    return 'quarter';
  if (/\bmonth (by|on) month\b|\bmonthly\b|\bby month\b/.test(text)) return 'month';
  if (/\bquarter (by|on) quarter\b|\bquarterly\b|\bby quarter\b/.test(text)) return 'quarter';
  if (/\bsnapshot (figure|value|number|basis)\b|\bas a snapshot\b/.test(text)) return 'snapshot';
  return null;
}

const PERCENT =
  /\bpercent(age|ages)?\b|\bproportions?\b|\bshare\b|\brate\b|\bfraction\b|\bpc\b|\bpct\b|\bhow much of\b|\bratio\b|\bout of (every )?(a |1)?(hundred|00|100|10|ten)\b|\bas a p\b/;
const COUNT =
  /\bhow many\b|\bnumber of\b|\b(the|a|actual|total|raw) count\b|\bcount of\b|\bhead ?count\b|\b(in )?actual (kids|children|number|cases|people|figure)\b|\btotal\b|\btally\b/;

function formOf(text: string): 'percent' | 'count' | null {
  if (/\bnot (as )?(a |the )?(percent|percentage|percentages|rate)\b/.test(text)) return 'count';
  if (
    PERCENT.test(text) &&
    !/\bin actual|\bactual (number|kids|children)|\b(not|rather than|instead of) (the |a )?(percent|percentage|rate|proportion)|\bas a number\b|\bhow many (kids|children|people|workers|is (that|it))\b/.test(
      text,
    )
  )
    return 'percent';
  return COUNT.test(text) || /\bactual (kids|children|people)\b|\bin (kids|children|heads)\??$/.test(text)
    ? 'count'
    : null;
}

/** Categories of breakdowns that the words name: whole, else the one that shares most of its telling words. */
function categoriesOf(reading: Reading, { categories }: Vocabulary): readonly CategoryWords[] {
  const said = new Set(reading.stems);
  const scored = categories.map(({ stems, value }) => ({
    value,
    hits: stems.filter((word) => word.length > 3 && said.has(word)).length,
  }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return most === 0 ? [] : scored.filter(({ hits }) => hits === most).map(({ value }) => value);
}

/** Terms without numbers, where no indicator was read from the same words. */
function notHeldOf(
  reading: Reading,
  indicators: IndicatorMentions,
  vocabulary: Vocabulary,
  group: AreaGroup,
): readonly Term[] {
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
  return (
    phrasesIn(vocabulary.terms, reading.stems)
      .filter(({ value, from, to }) => value.code === null && !isRead(range(from, to), used, reading))
      .filter(
        ({ from, to }) =>
          !insideLongerUnit(reading, from, to) && !places.some((place) => place.from < to && place.to > from),
      )
      // 'HR here. How many …': what a person says of themselves before the question limits nothing.
      .filter(({ from }) => first === null || (reading.tokens[from]?.sentence ?? 0) >= first)
      .filter(({ from }) => !isSetApart(reading, from))
      .filter(({ from, to }) => !isWithin(group.spans, reading, from, to))
      .map((found) => found.value)
  );
}

/** Whether an indicator was read from the words of a term, as far as they tell anything. */
function isRead(tokens: readonly number[], used: ReadonlySet<number>, reading: Reading): boolean {
  return (
    tokens.some((token) => used.has(token)) &&
    tokens.every((token) => used.has(token) || AMOUNT.has(reading.stems[token] ?? ''))
  );
}

/** Words that only ask for an amount: 'how many contacts' limits nothing where the contacts were read. */
const AMOUNT = new Set(
  'how many number of total receive received get got did we have had were there came come in volume count coming'.split(
    ' ',
  ),
);

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

/** Whether the words were read as asking for each area: those are held. */
function isWithin(spans: AreaGroup['spans'], { tokens }: Reading, from: number, to: number): boolean {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0];
  return spans.some((span) => start < span.end && end > span.start);
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
    const leads =
      PLACE_BEFORE.has(before?.text ?? '') || (names.has(token.text) && NAME_BEFORE.has(before?.text ?? ''));
    if (!leads || token.text.length < 4 || NO_PLACE_AFTER.has(token.text)) continue;
    if (/^[a-z]+$/.test(token.text) && isUnread(token.stem, vocabulary)) return token.text;
  }
  return null;
}

function isUnread(word: string, vocabulary: Vocabulary): boolean {
  return !vocabulary.known.has(word) && !isOrdinary(word);
}

function unreadOf(reading: Reading, vocabulary: Vocabulary): readonly string[] {
  const words = reading.tokens.filter((token) => /^[a-z]{3,}$/.test(token.text) && isUnread(token.stem, vocabulary));
  return [...new Set(words.map((token) => token.text))].slice(0, 8);
}

/** Risks named by their ref, or by at least two telling words of their title. */
/** Whether a risk's title is said nearly whole, without the word 'risk'. */
function saysRiskTitle(text: string, { catalogue }: Vocabulary): boolean {
  const said = new Set(stemsOf(text));
  return catalogue.risks.some((risk) => {
    const words = [...new Set(stemsOf(risk.title).filter((word) => word.length > 4))];
    const hits = words.filter((word) => said.has(word)).length;
    return hits >= LEAST_OF_TITLE && hits >= words.length * NEARLY_WHOLE;
  });
}

const LEAST_OF_TITLE = 4;
const NEARLY_WHOLE = 0.75;

function risksOf(text: string, vocabulary: Vocabulary): readonly string[] {
  const stems = new Set(stemsOf(text));
  const { risks } = vocabulary;
  const byRef = risks.filter((risk) => stems.has(risk.ref.toLowerCase())).map((risk) => risk.ref);
  if (byRef.length > 0) return byRef;
  const scored = risks.map((risk) => {
    const words = new Set(risk.stems.filter((word) => word.length > 4 && !GENERAL.has(word)));
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

const DEADLINE =
  /(?:\d+\s*(?:working\s+)?(?:hours?|days?|weeks?|months?|years?)\b|(?:over|than|above|under|section|quarter|q|top|worst|best|first|last|aged|least)\s*\d+|\d+\s*(?:or more|or over|plus|\+)|\b(?:19|20)\d\d\b|\d+(?:st|nd|rd|th)\b|\d+[/-]\d+)/g;

/** Numbers that stand for a figure: with decimals or as a percentage first, then those pointed at ('the 120'), then others. */
function valuesOf(text: string): readonly string[] {
  const rest = text.replace(DEADLINE, ' ');
  const strong = [...rest.matchAll(/(?<![\w.])\d+\.\d+(?!\w|\.\d)|(?<![\w.])\d+(?=\s+percent)/g)];
  const pointed = [...rest.matchAll(/(?<=\b(?:the|that|this|those|your|our|is|was|says?|at)\s+)\d+(?!\w|\.\d)/g)];
  const others = [...rest.matchAll(/(?<![\w.])\d{2,}(?!\w|\.\d)/g)];
  // 'Of 2500' is what a count is counted from: the count itself tells more.
  const counted = new Set([...rest.matchAll(/(?<=\b(?:of|over)\s+)\d+/g)].map((match) => match[0]));
  const found = [...strong, ...pointed, ...others].sort(
    (a, b) => Number(counted.has(a[0])) - Number(counted.has(b[0])),
  );
  return [...new Set(found.map((match) => match[0]))].slice(0, 6);
}
