import type { Context, LastAsked } from '../conversation/context.ts';
import type { Asked, IndicatorAsked, Slot } from '../intents/intent.ts';
import { scorecardWordIn } from '../intents/scorecard-words.ts';
import { addMonths, financialYearOf, periodAround, shiftPeriod } from '../query/calendar.ts';
import type { NamedPeriod, PeriodAsked } from '../query/period.ts';
import type { IntentId } from '../reply/reply.ts';
import { OWNER } from './cues.ts';
import { findIndicators, type IndicatorMention } from './mentions/indicator.ts';
import type { PeriodMention } from './mentions/period.ts';
import { dividedIds, pairOf, type Slots } from './slots.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A question with the thread taken into account, or why it can't be settled. */
export type Refined =
  | {
      readonly kind: 'asked';
      readonly asked: Asked;
      readonly concepts: readonly string[];
      /** Numbers said beside the words: of several series the one that holds such a number is meant. */
      readonly values: readonly string[];
    }
  | {
      readonly kind: 'ambiguous';
      readonly asked: Asked;
      readonly candidates: readonly IndicatorAsked[];
      /** A number said beside the words, which may tell which one is meant. */
      readonly values: readonly string[];
      readonly concepts: readonly string[];
    }
  | { readonly kind: 'not-held'; readonly asked: Asked; readonly what: string; readonly breakdown: boolean }
  | { readonly kind: 'future'; readonly asked: Asked }
  | { readonly kind: 'by-value'; readonly asked: Asked; readonly values: readonly string[] }
  | { readonly kind: 'nothing'; readonly near: readonly IndicatorAsked[] };

const ELLIPTICAL =
  /^(and|also|but|ok(ay)?,? (and|so|but)|so|no\b|nope|sorry|i (meant|mean)|actually|what about|how about|what of|same|or|then|plus|now|for|in|just|only|oh|ah|well|wait|hang on|not)\b/;
const POINTS_BACK =
  /\b(it|its|that|this|they|them|their|these|those|the same|same|that one|the (figure|number|measure|percentage|rate|trend|chart|target|source|gap|count)|one|ones|there)\b/;
/** Kinds of question that make sense about a theme or about everything. */
const WIDE: ReadonlySet<IntentId> = new Set(['list', 'movers', 'summary', 'risk']);
const WITHOUT_SUBJECT: ReadonlySet<IntentId> = new Set([
  'digest',
  'help',
  'smalltalk',
  'risk',
  'summary',
  'list',
  'movers',
]);
const UNHEARD: ReadonlySet<IntentId> = new Set(['digest', 'help', 'smalltalk', 'risk']);

export interface RefineInput {
  readonly slots: Slots;
  readonly context: Context;
  readonly vocabulary: Vocabulary;
  readonly today: string;
}

/** Puts the words of a question and the slots of its thread together: new slots replace old ones, the rest carries over. */
export function refine(input: RefineInput): Refined {
  const { slots, context } = input;
  const last = context.last;
  const elliptical = last !== null && (ELLIPTICAL.test(slots.text) || slots.reading.tokens.length <= 4);
  const named = indicatorsNamed(input, elliptical);
  const first = categoryOf(input) ?? subjectOf(input, named);
  const intent = categoryOf(input) ? 'breakdown' : kindOf(input, first);
  const subject = intent === 'breakdown' ? dividedSubject(first, input.vocabulary) : first;
  const carried = carries(input, subject, intent, elliptical) ? last : null;
  const asked = fill(input, { ...subject, intent, carried });
  return settle(input, asked, named, subject.concepts);
}

interface Named {
  readonly mentions: readonly IndicatorMention[];
  readonly ambiguous: readonly (readonly IndicatorMention[])[];
}

/** Indicators by the words; in a follow-up with the concepts of the last question, so that 'review' finds its pair. */
function indicatorsNamed({ slots, context, vocabulary }: RefineInput, elliptical: boolean): Named {
  const plain = slots.indicators;
  const concepts = context.last?.concepts ?? [];
  const found = plain.mentions.length + plain.ambiguous.length > 0;
  // 'And for those on protection plans?' names people alone: the measure is the one asked before.
  const namesPeopleAlone = plain.mentions.every((mention) => vocabulary.people.has(mention.indicator.id));
  const lastWasPeople =
    context.last?.indicators.every(({ code }) =>
      vocabulary.people.has(vocabulary.catalogue.indicators.find((one) => one.code === code)?.id ?? -1),
    ) ?? false;
  if (
    concepts.length === 0 ||
    (found && !(elliptical && namesPeopleAlone && !(lastWasPeople && plain.mentions.length > 0)))
  )
    return plain;
  const said = new Set(slots.reading.units.flatMap((unit) => unit.concepts));
  // 'And what share were seen?' after 'not seen' takes the denial back.
  const restated = concepts.some((concept) => concept !== 'not' && concept !== 'child' && said.has(concept));
  const carried = concepts.filter((concept) => concept !== 'not' || !restated);
  const together = findIndicators(slots.reading, vocabulary, carried);
  return together.mentions.length + together.ambiguous.length > 0 ? together : plain;
}

interface Subject {
  readonly indicators: readonly IndicatorAsked[];
  readonly themes: readonly Slots['themes'][number]['value'][];
  readonly concepts: readonly string[];
}

/** Where the same words name a theme and the count of its people, the kind of question decides. */
function subjectOf({ slots, context }: RefineInput, named: Named): Subject {
  const bare = named.mentions.filter((mention) => isWithinTheme(mention, slots));
  const people = bare.filter((mention) => mention.indicator.unit === 'count');
  const telling = named.mentions.filter((mention) => !bare.includes(mention));
  const asked = slots.intent !== null && WIDE.has(slots.intent);
  const widely =
    slots.themes.length > 0 &&
    (asksWidely(slots) || narrowsList(slots, context)) &&
    (asked || named.ambiguous.every((group) => group.every((mention) => isNamedByTheme(mention, slots))));
  const summarised = slots.intent === 'summary' && slots.themes.length > 0;
  const mentions =
    summarised || (widely && telling.length === 0)
      ? []
      : telling.length === 1
        ? named.mentions.filter((mention) => !people.includes(mention))
        : named.mentions;
  return {
    indicators: mentions.map(({ indicator, inverse }) => ({ indicator, inverse })),
    themes: ((mentions.length === 0 && (named.ambiguous.length === 0 || widely)) ||
    (slots.intent !== null && WIDE.has(slots.intent))
      ? slots.themes.map((found) => found.value)
      : []
    ).filter(isNarrowest),
    concepts: [...new Set(mentions.flatMap((mention) => [...mention.wording.concepts]))],
  };
}

/** 'How many of those were about a visit?' after an indicator that is held in categories, one of which is named. */
function categoryOf({ slots, context, vocabulary }: RefineInput): Subject | null {
  const { last } = context;
  if (!last || slots.categories.length === 0 || !/\b(those|these|them|about|of which|were)\b/.test(slots.text))
    return null;
  const indicators = lookUp(last, vocabulary).indicators.flatMap(({ indicator }) =>
    dividedIds(vocabulary.catalogue, indicator),
  );
  const held = slots.categories.filter((category) => indicators.includes(category.indicator.id));
  const [category] = held;
  return category
    ? { indicators: [{ indicator: category.indicator, inverse: false }], themes: [], concepts: last.concepts }
    : null;
}

/** Of what was named, what is held in categories; where nothing is, as it was. */
function dividedSubject(subject: Subject, { catalogue }: Vocabulary): Subject {
  const ids = new Set(subject.indicators.flatMap(({ indicator }) => dividedIds(catalogue, indicator)));
  const indicators = catalogue.indicators
    .filter((one) => ids.has(one.id))
    .map((indicator) => ({ indicator, inverse: false }));
  return indicators.length > 0 ? { ...subject, indicators } : subject;
}

/** 'In children in care?' after a list or summary: the same of that theme. */
function narrowsList({ intent, form, text }: Slots, { last }: Context): boolean {
  return last !== null && WIDE.has(last.intent) && intent === null && form === null && ELLIPTICAL.test(text);
}

/** 'Health of children in care' is about health: a theme that another one named belongs to is left out. */
function isNarrowest<T extends { readonly id: number; readonly parentId: number | null }>(
  theme: T,
  at: number,
  all: readonly T[],
): boolean {
  return !all.some((other) => other.parentId === theme.id) && all.findIndex((other) => other.id === theme.id) === at;
}

function isWithinTheme(mention: IndicatorMention, slots: Slots): boolean {
  if (mention.indicator.unit !== 'count' && mention.wording.concepts.size > 2) return false;
  return isNamedByTheme(mention, slots);
}

/** Whether the words of a mention all belong to the name of a theme. */
export function isNamedByTheme(mention: IndicatorMention, { reading, themes }: Slots): boolean {
  const units = mention.units.flatMap((at) => reading.units[at] ?? []);
  return units.every((unit) => themes.some((theme) => unit.from >= theme.from && unit.to <= theme.to));
}

const HOW_IS_IT =
  /\b(how (is|are|was|were|did|do)\b(?! many| much)|doing|performance|performing|perform|getting on|faring|looking|measures|indicators|kpis|everything|picture|tell me about|update on|position|story|state of|both|everything|know about|anything on|got on|hold on|have on|all of (them|it)|the lot)\b/;

function asksWidely({ intent, text, form }: Slots): boolean {
  if (intent !== null && WIDE.has(intent)) return true;
  if (intent === 'why' || intent === 'benchmark' || intent === 'target' || intent === 'trend')
    return HOW_IS_IT.test(text) && form === null;
  return (intent === null || intent === 'status') && form === null && HOW_IS_IT.test(text);
}

/** The kind of question: by its cue, by what the thread was about, else by what is named. */
function kindOf({ slots, context, vocabulary }: RefineInput, subject: Subject): IntentId | null {
  const { intent } = slots;
  const last = context.last;
  const nothingNamed = subject.indicators.length === 0 && subject.themes.length === 0;
  if (
    last?.intent === 'risk' &&
    nothingNamed &&
    (intent === null || intent === 'movers' || intent === 'trend' || intent === 'list')
  )
    return 'risk';
  if (intent === 'count' && slots.form === 'percent' && subject.indicators.length > 0) return 'status';
  if (isAgainstShown(slots) && nothingNamed && last) return 'compare';
  if (isThenAndNow(slots) && (intent === null || intent === 'count' || intent === 'status')) return 'trend';
  const paired =
    subject.indicators.length === 1 &&
    subject.indicators.every(({ indicator }) => pairOf(indicator, vocabulary.catalogue) !== null);
  if (
    intent === 'compare' &&
    !paired &&
    subject.indicators.length === 1 &&
    (last?.indicators.length ?? 0) === 0 &&
    slots.areas.length < 2 &&
    slots.periods.length === 0
  ) {
    return slots.comparators.length > 0 ? 'benchmark' : 'status';
  }
  if (intent === 'count' && subject.indicators.length === 0 && subject.themes.length > 0) return 'summary';
  if ((intent === 'count' || intent === 'status') && categoryAsked(slots, subject.indicators, vocabulary))
    return 'breakdown';
  if (
    intent === 'trend' &&
    slots.areas.length > 1 &&
    slots.periods.length === 0 &&
    /\b(than|versus|vs|against)\b/.test(slots.text)
  )
    return 'compare';
  if (intent !== null) return intent;
  if (categoryAsked(slots, subject.indicators, vocabulary)) return 'breakdown';
  if (last && subject.indicators.length > 0 && isBareFollowUp(slots)) return followUpKind(last, slots);
  if (slots.list && subject.indicators.length === 0 && (subject.themes.length > 0 || !last)) return 'list';
  if (subject.indicators.length > 0) return spansTime(slots) ? 'trend' : 'status';
  if (subject.themes.length > 0) return last && WIDE.has(last.intent) ? last.intent : 'summary';
  if (slots.riskRefs.length > 0 && !last) return null;
  if (nothingNamed && asksOfPlace(slots, last)) return 'summary';
  return last ? followUpKind(last, slots) : null;
}

/** 'What was it in December 2017 and what is it now?' */
function isThenAndNow({ text, periods }: Slots): boolean {
  if (!/\band\b.*\b(now|today|currently|at the moment)\b|\b(now|today)\b.*\band\b/.test(text)) return false;
  const newest = periods.some((mention) => mention.said === 'newest');
  return periods.length === 2 && newest && periods.some((mention) => mention.asked?.kind === 'one');
}

/** From one time to another, with nothing else said: how it went between them. */
function spansTime({ periods }: Slots): boolean {
  return periods.length === 1 && periods[0]?.asked?.kind === 'range' && wholePeriod(periods[0].asked) === null;
}

/** 'Against Q2?' sets another period beside the one shown. */
function isAgainstShown({ text, periods }: Slots): boolean {
  const against =
    /^(and |or )?(against|compared (to|with)|than)\b|\b(set|put|stack|compare|match) (that|it|this|them) (against|beside|with|to|next to|alongside)\b/;
  return periods.length === 1 && against.test(text);
}

function isBareFollowUp({ text, reading }: Slots): boolean {
  return ELLIPTICAL.test(text) || reading.tokens.length <= 3;
}

/** What 'and for dental?' asks: the same again, but never again a definition's neighbours in passing. */
function followUpKind({ intent, areas }: LastAsked, slots: Slots): IntentId {
  // 'And Coldmere?' after all localities asks how that one stands.
  const wasSideBySide =
    areas.length > 1 && slots.areas.length === 1 && (intent === 'breakdown' || intent === 'compare');
  return wasSideBySide || intent === 'smalltalk' || intent === 'help' || intent === 'digest' ? 'status' : intent;
}

/** 'How is Coldmere doing?', or its name alone: all of it, where nothing else is said. */
function asksOfPlace(slots: Slots, last: LastAsked | null): boolean {
  if (slots.unread.length > 0 || !slots.areas.some(({ kind }) => kind !== 'organisation')) return false;
  return HOW_IS_IT.test(slots.text) || (last === null && slots.reading.tokens.length <= MOST_WORDS_OF_PLACE);
}

const MOST_WORDS_OF_PLACE = 4;

function carries(
  { slots, context }: RefineInput,
  subject: Subject,
  intent: IntentId | null,
  elliptical: boolean,
): boolean {
  if (!context.last || intent === null) return false;
  if (subject.indicators.length > 0) return elliptical;
  if (subject.themes.length > 0) return elliptical;
  if (UNHEARD.has(intent)) return false;
  if (WITHOUT_SUBJECT.has(intent)) return elliptical || POINTS_BACK.test(slots.text);
  return true;
}

interface Filling extends Subject {
  readonly intent: IntentId | null;
  readonly carried: LastAsked | null;
}

function fill(input: RefineInput, filling: Filling): Asked {
  const { slots, vocabulary, today } = input;
  const { carried } = filling;
  const implied: Slot[] = [];
  const named = filling.indicators.length > 0 || filling.themes.length > 0;
  const before = carried && !named ? lookUp(carried, vocabulary) : { indicators: [], themes: [] };
  const old =
    filling.intent === 'list' && before.indicators.length > 0
      ? { indicators: [], themes: themesOf(before.indicators, vocabulary) }
      : before;
  if (old.indicators.length > 0) implied.push('indicators');
  if (old.themes.length > 0) implied.push('themes');
  let indicators = measuredItself(named ? filling.indicators : turned(old.indicators, slots), vocabulary);
  const [alone] = indicators;
  const areas = slots.areas.length > 0 || !carried ? slots.areas : areasBefore(carried, vocabulary);
  if (slots.areas.length === 0 && areas.length > 0) implied.push('areas');
  // Where areas are set side by side, it is the same measure in each.
  const ofMeasures = filling.intent === 'compare' && areas.length < 2;
  const pair =
    alone && indicators.length === 1 && !carried && ofMeasures && slots.periods.length < 2
      ? pairOf(alone.indicator, vocabulary.catalogue)
      : null;
  if (pair && !input.context.last) indicators = [...indicators, { indicator: pair, inverse: false }];
  if (ofMeasures && filling.indicators.length === 1 && input.context.last && slots.periods.length === 0) {
    indicators = joined(lookUp(input.context.last, vocabulary).indicators, filling.indicators);
    implied.push('indicators');
  }
  const said = ordinalQuarter(input) ?? periodOf(slots.periods, carried?.period ?? null, shownIn(input.context));
  const period = periodFor(filling.intent, besideShown(said, input), today);
  if (slots.periods.length === 0 && period) implied.push('period');
  const basis =
    filling.intent === 'provenance' || filling.intent === 'definition'
      ? null
      : (saidBasis(slots, indicators, vocabulary) ??
        (carried && slots.periods.length === 0 ? basisHeld(carried.basis, indicators, vocabulary) : null));
  if (basis && !slots.basis) implied.push('basis');
  if (filling.intent !== null && slots.intent === null) implied.push('intent');
  return {
    intent: filling.intent ?? 'status',
    words: slots.text,
    indicators,
    themes: filling.themes.length > 0 ? filling.themes : old.themes,
    areas,
    comparators: slots.comparators,
    period,
    basis,
    form: slots.form,
    breakdown: breakdownOf(filling.intent, categoryAsked(slots, indicators, vocabulary)),
    list:
      listOf(slots, filling.intent) ??
      (filling.intent === 'list' && slots.intent === null ? (carried?.list ?? null) : null),
    movers: filling.intent === 'movers' ? moversOf(slots, carried, said, today) : null,
    limit: slots.limit,
    order: slots.order,
    aspect: aspectOf(slots, filling.intent),
    riskRefs: filling.intent === 'risk' ? slots.riskRefs : [],
    implied,
    unread: slots.unread,
    today,
  };
}

/** The basis that the words name; 'the 12 months to December' and 'month by month' only where the measure is held so. */
function saidBasis(
  { basis, text }: Slots,
  indicators: readonly IndicatorAsked[],
  vocabulary: Vocabulary,
): LastAsked['basis'] {
  const isLoose =
    (basis === 'rolling-year' && !/rolling/.test(text)) ||
    ((basis === 'month' || basis === 'quarter') && LOOSE_BASIS.test(text));
  if (!isLoose) return basis;
  return indicators.length === 0 && basis !== 'rolling-year' ? null : basisHeld(basis, indicators, vocabulary);
}

/** Asks for steps of time as much as for a basis. */
const LOOSE_BASIS =
  /\b(month|quarter) (by|on) (month|quarter)\b|\bby (month|quarter)\b|\b(monthly|quarterly)\b(?! (figure|value|number|basis|one)\b)/;

/** A basis carried over to a measure that is not held on it is dropped. */
function basisHeld(
  basis: LastAsked['basis'],
  indicators: readonly IndicatorAsked[],
  { catalogue }: Vocabulary,
): LastAsked['basis'] {
  if (basis === null) return null;
  const isHeld = (id: number) => catalogue.series.some((series) => series.indicatorId === id && series.basis === basis);
  return indicators.every(({ indicator }) => isHeld(indicator.id)) ? basis : null;
}

/** The themes that indicators belong to, each once. */
function themesOf(indicators: readonly IndicatorAsked[], { catalogue }: Vocabulary): Asked['themes'] {
  const ids = new Set(indicators.map(({ indicator }) => indicator.themeId));
  return catalogue.themes.filter((theme) => ids.has(theme.id));
}

/** 'And those who were not?': the other side of what was asked before. */
function turned(indicators: readonly IndicatorAsked[], { text }: Slots): readonly IndicatorAsked[] {
  if (!TURNS.test(text) || /\bwhy\b|\bis(n't| not) (that|it)\b/.test(text)) return indicators;
  return indicators.map((one) => ({ ...one, inverse: !one.inverse }));
}

const TURNS =
  /\b(were|was|are|is|have|has|did|do|does) not( \w+)?( \w+)?\??$|\bthe (rest|others|remainder|opposite|other (lot|ones))\b|\bwho (missed|failed)\b/;

/** An opposite that is an indicator of its own is that indicator: its published number goes before any complement. */
function measuredItself(indicators: readonly IndicatorAsked[], { catalogue }: Vocabulary): readonly IndicatorAsked[] {
  return indicators.map((one) => {
    if (!one.inverse) return one;
    const isOpposite = (a: IndicatorAsked['indicator'], b: IndicatorAsked['indicator']) =>
      a.relations.some(({ kind, code }) => kind === 'complement' && code === b.code);
    const opposite = catalogue.indicators.find(
      (other) => isOpposite(one.indicator, other) || isOpposite(other, one.indicator),
    );
    return opposite ? { indicator: opposite, inverse: false } : one;
  });
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

function ordinalOf(text: string): number | null {
  const found = /\b(?:in|for|during|and|of) the (first|second|third|fourth|1st|2nd|3rd|4th)( one)?\??$/.exec(text);
  if (!found?.[1]) return null;
  return /\d/.test(found[1]) ? Number(found[1][0]) : ORDINALS.indexOf(found[1]) + 1;
}

/** 'And in the second?' after a quarter: that quarter of the same financial year. */
function ordinalQuarter({ slots, context }: RefineInput): PeriodAsked | null {
  const shown = shownIn(context);
  const ordinal = ordinalOf(slots.text);
  if (ordinal === null || shown === null || slots.periods.length > 0) return null;
  const { start } = financialYearOf(shown.end);
  return { kind: 'one', period: periodAround(addMonths(start, (ordinal - 1) * 3), 'quarter') };
}

/** A list 'beside good authorities' is of the measures that have such a benchmark. */
function listOf({ list, comparators }: Slots, intent: IntentId | null): Asked['list'] {
  if (intent !== 'list' || list?.against || comparators.length === 0) return list;
  return { ratings: list?.ratings ?? [], symbols: list?.symbols ?? [], against: 'with-benchmark' };
}

/** 'Against Q1': the period shown and the one named, side by side. */
function besideShown(period: PeriodAsked | null, { slots, context }: RefineInput): PeriodAsked | null {
  const shown = shownIn(context);
  if (period?.kind !== 'one' || !shown || !isAgainstShown(slots)) return period;
  return { kind: 'several', periods: [shown, period.period] };
}

/** A trend over a year is all the points within it; what moved since a date is a span, not a period to look up. */
function periodFor(intent: IntentId | null, period: PeriodAsked | null, today: string): PeriodAsked | null {
  if (period?.kind !== 'one') return period;
  const { grain, start, end } = period.period;
  if (intent === 'trend' && (grain === 'year' || grain === 'calendar-year' || grain === 'half'))
    return { kind: 'range', from: start, to: end < today ? end : null };
  return intent === 'movers' ? null : period;
}

/** Over which span movers are asked: in words, else by how long ago the period named is. */
function moversOf(slots: Slots, carried: LastAsked | null, said: PeriodAsked | null, today: string): Asked['movers'] {
  if (slots.intent === null && carried?.movers) return carried.movers;
  if (!slots.movers || said?.kind !== 'one') return slots.movers;
  return said.period.end < addMonths(today, -9) ? { ...slots.movers, span: 'year' } : slots.movers;
}

function joined(first: readonly IndicatorAsked[], then: readonly IndicatorAsked[]): readonly IndicatorAsked[] {
  const fresh = then.filter((one) => !first.some((other) => other.indicator.id === one.indicator.id));
  return [...first, ...fresh];
}

function shownIn(context: Context): NamedPeriod | null {
  const last = context.last;
  return last?.period?.kind === 'one' ? last.period.period : (last?.shown ?? null);
}

function lookUp(last: LastAsked, { catalogue }: Vocabulary): Pick<Asked, 'indicators' | 'themes'> {
  const indicators = last.indicators.flatMap(({ code, inverse }) => {
    const indicator = catalogue.indicators.find((one) => one.code === code);
    return indicator ? [{ indicator, inverse }] : [];
  });
  return { indicators, themes: catalogue.themes.filter((theme) => last.themes.includes(theme.name)) };
}

/** A part that was asked about stays so in what follows; the organisation needs no saying. */
function areasBefore({ areas }: LastAsked, { catalogue }: Vocabulary): Asked['areas'] {
  return catalogue.areas.filter(({ name, kind }) => kind !== 'organisation' && areas.includes(name));
}

/** The period asked for: as said, or counted from the one last shown; several named apart are set side by side. */
function periodOf(
  mentions: readonly PeriodMention[],
  carried: PeriodAsked | null,
  shown: NamedPeriod | null,
): PeriodAsked | null {
  if (mentions.length === 0) return carried;
  const settled = mentions.flatMap((mention): PeriodAsked[] => {
    if (mention.said === 'shift' && mention.shift) {
      const from = shown ?? null;
      return from
        ? [{ kind: 'one', period: shiftPeriod(from, mention.shift.by, mention.shift.grain) }]
        : mention.asked
          ? [mention.asked]
          : [];
    }
    return mention.asked ? [mention.asked] : [];
  });
  const range = settled.find((asked) => asked.kind === 'range');
  // 'In the last year … to December 2018': the end that is named says which year.
  const ends = settled.some((asked) => asked.kind === 'one');
  if (range && !(ends && isYearOfClock(range))) return wholePeriod(range) ?? range;
  const periods = settled.flatMap((asked) =>
    asked.kind === 'one' ? [asked.period] : asked.kind === 'several' ? asked.periods : [],
  );
  const different = periods.filter(
    (one, at) => periods.findIndex((other) => other.end === one.end && other.grain === one.grain) === at,
  );
  if (different.length === 0) return null;
  return different.length === 1 && different[0]
    ? { kind: 'one', period: different[0] }
    : { kind: 'several', periods: different };
}

/** Twelve months up to now, in passing. */
function isYearOfClock({ from, to }: Extract<PeriodAsked, { kind: 'range' }>): boolean {
  return to !== null && addMonths(from, 12) === addMonths(periodAround(to, 'month').start, 1);
}

/** A range that is just a month, quarter or financial year is that period: 'between July and September' is a quarter. */
function wholePeriod(range: Extract<PeriodAsked, { kind: 'range' }>): PeriodAsked | null {
  if (range.to === null) return null;
  for (const grain of ['month', 'quarter', 'year'] as const) {
    const period = periodAround(range.to, grain);
    if (period.start === range.from && period.end === range.to) return { kind: 'one', period };
  }
  return null;
}

/** The category that is named of an indicator asked about (or of the one it is taken for). */
function categoryAsked(
  slots: Slots,
  indicators: readonly IndicatorAsked[],
  { catalogue }: Vocabulary,
): Slots['categories'][number] | null {
  const ids = indicators.flatMap(({ indicator }) => dividedIds(catalogue, indicator));
  return slots.categories.find((category) => ids.includes(category.indicator.id)) ?? null;
}

function breakdownOf(intent: IntentId | null, category: Slots['categories'][number] | null): Asked['breakdown'] {
  if (category && intent === 'breakdown') return { dimension: category.dimension, category: category.category };
  return intent === 'breakdown' ? { dimension: null, category: null } : null;
}

function aspectOf({ text }: Slots, intent: IntentId | null): string | null {
  if (intent === 'digest')
    return /\b(stop|pause|cancel|unsubscribe|turn off|switch off|no more|resume|drowning)\b/.test(text) ? 'stop' : null;
  if (intent === 'provenance')
    return /\b(old|fresh|recent|stale|up to date|updated|refreshed|age|current|out of date|latest)\b/.test(text)
      ? 'age'
      : null;
  if (intent !== 'definition') return null;
  if (OWNER.test(text)) return 'owner';
  return /\b(good|bad|better|worse|up|down|high|higher|low|lower|pleased|sorry|polarity|want|positive|negative|which way|big|small|rise|fall)\b/.test(
    text,
  )
    ? 'polarity'
    : null;
}

const FORECAST =
  /^what if\b|\bif we (saw|did|had|held|completed|visited|made)\b|\b(forecasts?|predict\w*|projected|projections?|likely to be|going to be|will (it|we|they|this|that|the \w+) (be|reach|hit|have|get|meet)|by (next|the end of next)|next (quarter|month|year)|expect(ed)? (it )?to (be|reach|hit) (by|next|in)|estimate for next|in future|by 20(19|2\d))\b/;
/** About a time to come; what a person says of their own plans before the question does not count. */
function asksAhead({ text, periods, indicators, reading }: Slots): boolean {
  const units = indicators.mentions.flatMap((mention) => mention.units.map((at) => reading.units[at]));
  const sentence = Math.min(...units.map((unit) => reading.tokens[unit?.from ?? 0]?.sentence ?? 0));
  const from = units.length > 0 ? (reading.tokens.find((token) => token.sentence === sentence)?.start ?? 0) : 0;
  return (
    periods.some((mention) => mention.said === 'future' && mention.start >= from) || FORECAST.test(text.slice(from))
  );
}

const PEOPLE =
  /\b(names?|name them|who (are|is) (the|they|these|those)|list of (the )?(children|workers|families)|which (child|children|kids|worker|workers|family|families|social workers?))\b/;

function settle(input: RefineInput, asked: Asked, named: Named, concepts: readonly string[]): Refined {
  const { slots, context, vocabulary } = input;
  const names = slots.notHeld.find((term) => term.term.startsWith('names of'));
  if (names) return { kind: 'not-held', asked, what: names.term, breakdown: false };
  if (UNHEARD.has(asked.intent) && slots.intent !== null)
    return { kind: 'asked', asked, concepts, values: slots.values };
  const term = definedTerm(slots, vocabulary);
  if (asked.intent === 'definition' && term && asked.aspect !== 'owner' && named.mentions.length === 0) {
    return { kind: 'asked', asked: { ...asked, indicators: [], aspect: `term:${term}` }, concepts, values: [] };
  }
  const word = asked.intent === 'definition' && named.mentions.length === 0 ? scorecardWordIn(slots.text) : null;
  if (word && asked.aspect !== 'owner' && !POINTS_BACK.test(slots.text)) {
    return {
      kind: 'asked',
      asked: { ...asked, indicators: [], themes: [], aspect: `key:${word}` },
      concepts,
      values: [],
    };
  }
  const [missing] = slots.notHeld;
  if (missing && asked.aspect !== 'owner' && !(asked.intent === 'definition' && missing.term.startsWith('by ')))
    return { kind: 'not-held', asked, what: missing.term, breakdown: missing.term.startsWith('by ') };
  if (asksAhead(slots)) return { kind: 'future', asked };
  if (PEOPLE.test(slots.text) && asked.intent !== 'definition' && !WIDE.has(asked.intent)) {
    if (
      /\bnames?\b|who (are|is) (the|they|these|those)|which (child\b|children are|kids are|worker\b|social worker\b)/.test(
        slots.text,
      )
    ) {
      return { kind: 'not-held', asked, what: 'names of children, families or staff', breakdown: false };
    }
  }
  if (slots.otherPeople && !asked.breakdown?.category && asked.intent !== 'compare' && asked.intent !== 'summary')
    return otherPeople(asked, slots.otherPeople);
  const unread = slots.periods.find((mention) => mention.said === 'unclear' && mention.asked === null);
  if (unread)
    return {
      kind: 'not-held',
      asked,
      what: `'${slots.text.slice(unread.start, unread.end)}', which is no date I can read`,
      breakdown: false,
    };
  const aim = asked.intent === 'gap' ? otherAim(slots.text, asked.indicators, vocabulary) : null;
  if (aim) return { kind: 'not-held', asked, what: `a target of ${aim}% for it`, breakdown: false };
  const halfOfCount =
    /\bhalf[- ]year\b/.test(slots.text) && asked.indicators.every(({ indicator }) => indicator.unit === 'count');
  if ((SUMMED.test(slots.text) || halfOfCount) && LIMITED.has(asked.intent) && asked.indicators.length === 1) {
    return {
      kind: 'not-held',
      asked,
      what: 'a sum or difference over several figures: each is given as published',
      breakdown: false,
    };
  }
  if (slots.otherLimit && LIMITED.has(asked.intent))
    return { kind: 'not-held', asked, what: `'${slots.otherLimit}'`, breakdown: false };
  if (
    asked.intent === 'breakdown' &&
    !asked.breakdown?.category &&
    slots.unread.length > 0 &&
    asked.indicators.length > 0
  ) {
    return { kind: 'not-held', asked, what: slots.unread.map((word) => `'${word}'`).join(', '), breakdown: false };
  }
  const stray = strayOf(asked, slots);
  if (stray !== null) return { kind: 'not-held', asked, what: `'${stray}'`, breakdown: false };
  const [narrowing] = slots.narrowed;
  if (
    narrowing &&
    (asked.intent === 'count' || asked.intent === 'status') &&
    asked.themes.length === 0 &&
    asked.indicators.length === 1
  ) {
    return { kind: 'not-held', asked, what: slots.narrowed.map((word) => `'${word}'`).join(', '), breakdown: false };
  }
  if (slots.unknownPlace) return { kind: 'not-held', asked, what: `'${slots.unknownPlace}'`, breakdown: false };
  if (asked.indicators.length === 0 && asked.themes.length > 0 && slots.form !== null && asked.intent === 'summary') {
    return { kind: 'nothing', near: ofTheme(asked.themes, vocabulary) };
  }
  const group = asked.breakdown?.category ? undefined : named.ambiguous[0];
  if (group && meansEach(asked, group, slots)) {
    const indicators = joined(
      asked.indicators,
      group.map(({ indicator, inverse }) => ({ indicator, inverse })),
    );
    const intent = WIDE.has(asked.intent) ? 'compare' : asked.intent;
    return { kind: 'asked', asked: { ...asked, intent, indicators, themes: [] }, concepts, values: [] };
  }
  if (group && !(WIDE.has(asked.intent) && asked.themes.length > 0)) return ambiguous(asked, group, slots.values);
  if (saysNothingNew(slots, named)) return { kind: 'nothing', near: [] };
  if (asked.indicators.length > 0 || asked.themes.length > 0)
    return {
      kind: 'asked',
      asked,
      concepts: concepts.length > 0 ? concepts : (context.last?.concepts ?? []),
      values: slots.values,
    };
  if (asked.intent === 'summary' && asksOfPlace(slots, context.last))
    return { kind: 'asked', asked, concepts: [], values: [] };
  if (slots.values.length > 0 && (slots.intent === null || BY_VALUE.has(asked.intent)))
    return { kind: 'by-value', asked, values: slots.values };
  if (asked.aspect === 'owner')
    return {
      kind: 'not-held',
      asked,
      what: 'who is behind the figures: no people are named in the data',
      breakdown: false,
    };
  const all =
    (asked.intent === 'target' || asked.intent === 'benchmark') &&
    slots.unread.length === 0 &&
    (slots.indicators.near[0]?.share ?? 0) < 0.6;
  if (slots.intent !== null && (all || WITHOUT_SUBJECT.has(asked.intent) || asked.intent === 'provenance'))
    return { kind: 'asked', asked, concepts, values: slots.values };
  if (slots.riskRefs.length > 0 && slots.intent === null && slots.indicators.near.length === 0) {
    return { kind: 'asked', asked: { ...asked, intent: 'risk', riskRefs: slots.riskRefs }, concepts, values: [] };
  }
  return { kind: 'nothing', near: nearest(slots) };
}

/** What a share or number 'of assessments' may mean: the indicators of the theme, a few of them. */
function ofTheme(themes: Asked['themes'], { catalogue }: Vocabulary): readonly IndicatorAsked[] {
  const ids = new Set(themes.map((theme) => theme.id));
  return catalogue.indicators
    .filter((one) => ids.has(one.themeId))
    .slice(0, 5)
    .map((indicator) => ({ indicator, inverse: false }));
}

/** The measure is held for other people than those asked about: what it is held for stands beside that. */
function otherPeople(asked: Asked, people: IndicatorAsked['indicator']): Refined {
  const indicators = asked.indicators.filter(({ indicator }) => indicator.id !== people.id);
  const measure = indicators[0]?.indicator.name ?? 'that';
  const what = `'${measure}' for ${people.population} apart`;
  return { kind: 'not-held', asked: { ...asked, indicators, themes: [] }, what, breakdown: false };
}

/** 'Which of the two repeat plans is right?' names both readings on purpose. */
function meansEach(asked: Asked, group: readonly IndicatorMention[], { text }: Slots): boolean {
  if (
    group.length !== 2 ||
    (!/\bdiffer/.test(text) &&
      /\b(measures|indicators|kpis)\b/.test(text.replace(/\btwo (different )?(measures|indicators)\b/, '')))
  )
    return false;
  return (
    asked.intent === 'compare' ||
    /\b(difference|differ|diff|both|two|each|either|which (one|is right|is correct))\b/.test(text)
  );
}

/** A follow-up of which no word could be read: the last answer again would look like an answer to it. */
function saysNothingNew(slots: Slots, named: Named): boolean {
  const names =
    named.mentions.length +
    named.ambiguous.length +
    slots.themes.length +
    slots.comparators.length +
    slots.areas.length;
  const says =
    slots.intent !== null ||
    slots.periods.length > 0 ||
    slots.form !== null ||
    slots.basis !== null ||
    slots.list !== null ||
    slots.categories.length > 0 ||
    slots.values.length > 0;
  return names === 0 && !says && ordinalOf(slots.text) === null && !TURNS.test(slots.text);
}

/** Adding figures up, or taking them from each other, is not what was published. */
const SUMMED =
  /\b(total|altogether|combined|sum|added up)\b.{0,20}\b(across|over|for) (the|all) (year|quarters|months|three|two|four|half)\b|\bnet (change|gain|loss|movement)\b|\bminus\b/;

/** An aim said as a number that is no target held: 'how many more to reach 90%?'. */
function otherAim(text: string, indicators: readonly IndicatorAsked[], { catalogue }: Vocabulary): string | null {
  const said = /\b(?:reach|hit|get (?:us )?to|make|achieve|be at) (\d+(?:\.\d+)?)(?: percent)?\b/.exec(text)?.[1];
  const ids = new Set(indicators.map(({ indicator }) => indicator.id));
  const targets = catalogue.thresholds.filter((one) => ids.has(one.indicatorId)).map((one) => Number(one.target));
  return said === undefined || targets.includes(Number(said)) ? null : said;
}

const LIMITED: ReadonlySet<IntentId> = new Set(['status', 'count', 'trend', 'compare', 'benchmark', 'target']);

const BY_VALUE: ReadonlySet<IntentId> = new Set(['provenance', 'status', 'definition', 'why', 'count', 'trend']);

function definedTerm(slots: Slots, vocabulary: Vocabulary): string | null {
  const words = new Set(slots.reading.stems);
  const term = vocabulary.catalogue.terms.find((one) => !one.term.includes(' ') && words.has(one.term.toLowerCase()));
  return slots.notHeld[0]?.term ?? term?.term ?? null;
}

function ambiguous(asked: Asked, group: readonly IndicatorMention[], values: readonly string[]): Refined {
  const candidates = group.map(({ indicator, inverse }) => ({ indicator, inverse }));
  const concepts = [...new Set(group.flatMap((mention) => [...mention.wording.concepts]))];
  return { kind: 'ambiguous', asked: { ...asked, indicators: candidates }, candidates, values, concepts };
}

/** The indicators that come nearest where none was named whole: enough of them said, and near each other. */
function nearest(slots: Slots): readonly IndicatorAsked[] {
  const [best] = slots.indicators.near;
  if (!best) return [];
  return slots.indicators.near
    .filter((near) => near.share >= 0.3 && near.score >= best.score * 0.6)
    .slice(0, 4)
    .map(({ indicator }) => ({ indicator, inverse: false }));
}

/** What a summary is asked of by a word that names nothing held: the whole must not stand in for it. */
function strayOf({ intent, indicators, themes, areas }: Asked, { unread, text }: Slots): string | null {
  if (intent !== 'summary' || indicators.length + themes.length + areas.length > 0) return null;
  const said = /\b(?:of|on|about) (?:the |our |all |any )?([a-z]+)\b/.exec(text)?.[1];
  return said !== undefined && unread.includes(said) ? said : null;
}
