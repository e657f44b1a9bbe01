import { addDays, isDate, shiftPeriod } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod, PeriodAsked } from '../../query/period.ts';
import { between, type Chain, chainAt, dayAfter, joinAt, settled } from './period-chain.ts';
import { day } from './period-day.ts';
import { beforePeriodReader, edgeReader, endingReader, partReader } from './period-edge.ts';
import { half, month, quarter, relativeYearFirst, year } from './period-named.ts';
import { lookalikes, newestWords, toDate, whole } from './period-now.ts';
import { type Reader, type Reading, type Said, type Shift } from './period-reading.ts';
import { ago, beforeThat, relative, same, stepAway } from './period-relative.ts';
import { isAgainst, isCompared, isDenied, toCome } from './period-role.ts';
import { feast, season } from './period-season.ts';
import { dayWords } from './period-week.ts';
import { monthNumber, periodWords, type Scan, skip, textAt, type Word } from './period-words.ts';

/** Words that name a stretch of time; offsets in the text that was given. */
export interface PeriodMention {
  readonly start: number;
  readonly end: number;
  /**
   * `shift` counts from the period asked or shown before, and `asked` is what the clock alone makes of it, null where it
   * says nothing; by 0 it is the period of that grain around the one before. `newest`: whatever is newest. `future`: not
   * over, so nothing can be held. `unclear`: finer than any figure (days, weeks).
   */
  readonly said: Said;
  readonly asked: PeriodAsked | null;
  readonly shift?: Shift;
  /** The other side of a comparison: 'than last quarter', 'against Q1', 'since last month'. */
  readonly role?: 'against';
}

const MOST_MENTIONS = 8;

/** The first that reads something at a place wins. */
function firstOf(readers: readonly Reader[]): Reader {
  return (scan, at) => {
    for (const reader of readers) {
      const reading = reader(scan, at);
      if (reading) return reading;
    }
    return null;
  };
}

/** What is part of a longer phrase comes after it: 'december 31st' before 'december', 'year to date' before 'year'. */
const SIMPLE = firstOf([
  lookalikes,
  toDate,
  same,
  ago,
  dayWords,
  relativeYearFirst,
  relative,
  whole,
  day,
  feast,
  quarter,
  half,
  month,
  season,
  year,
  beforeThat,
  newestWords,
]);
const PARTS = firstOf([lookalikes, toDate, endingReader(SIMPLE), partReader(SIMPLE), SIMPLE]);
const shiftedBy = (period: NamedPeriod, { shift }: Reading) =>
  shift ? shiftPeriod(period, shift.by, shift.grain) : period;
/** Two levels deep and no more ('end of the last quarter of 2018'), so that no text makes reading slow. */
const ANY = firstOf([edgeReader(PARTS), beforePeriodReader(stepAway, SIMPLE, shiftedBy), PARTS]);
const TERM: Reader = (scan, at) => (mayStart(scan.words[at]) ? ANY(scan, at) : null);

/**
 * The stretches of time that a normalised text names, in its order, without overlap, eight at most. The year is the
 * British financial one. A month, quarter, season or feast without a year is the latest that had started by `today`, a
 * date or an end ('end of September') the latest that has been. Throws a RangeError where `today` is no date.
 */
export function findPeriods(text: string, today: IsoDate): readonly PeriodMention[] {
  if (!isDate(today)) throw new RangeError(`today is not a date: ${today.slice(0, 40)}`);
  const scan: Scan = { words: periodWords(text), today };
  const compares = /\bcompar/.test(text);
  const found: Placed[] = [];
  for (let at = 0; at < scan.words.length && found.length < MOST_MENTIONS; ) {
    const placed = LEADS.has(textAt(scan, at)) || mayStart(scan.words[at]) ? phraseAt(scan, at, compares) : null;
    if (placed?.mention) found.push(placed);
    at = placed ? placed.to : at + 1;
  }
  return withoutIdleNewest(scan, found).map((placed) => aheadOf(mentionOf(scan, placed), today));
}

/** A period that has not begun is one to come, however it was read: 'this 2026 year'. */
function aheadOf(mention: PeriodMention, today: IsoDate): PeriodMention {
  const { asked } = mention;
  // 'This 3 months' on the first of them has no days yet.
  if (asked?.kind === 'range' && asked.to !== null && asked.from > asked.to)
    return { ...mention, said: 'unclear', asked: null };
  const isAhead = mention.said === 'one' && mention.asked?.kind === 'one' && mention.asked.period.start > today;
  return isAhead ? { ...mention, said: 'future' } : mention;
}

/** The words that a phrase of time can start with, besides numbers, months and Q1: looked at first because most words are others. */
const STARTERS = new Set(
  (
    'prior before to the a an up out in year years quarter quarters month months week half now until ytd fytd qtd mtd so this that same ' +
    'equivalent corresponding couple last past latest previous preceding current present next coming upcoming following most yesterday ' +
    'tomorrow whole full entire of mid early late middle latter first second final opening closing spring summer autumn winter new ' +
    'christmas boxing nye easter q h fy fye financial fiscal council municipal reporting calendar one previously end ends close start ' +
    'beginning rolling at right as these currently presently nowadays today newest happy'
  ).split(' '),
);

function mayStart(word: Word | undefined): boolean {
  if (!word) return false;
  return (
    word.number !== null ||
    word.ordinal !== null ||
    STARTERS.has(word.text) ||
    monthNumber(word.text) !== null ||
    /^[\d']|^[qh]\d$/.test(word.text)
  );
}

/** What a mention means, before its place. */
type Meant = Omit<PeriodMention, 'start' | 'end'>;

interface Placed {
  readonly at: number;
  readonly to: number;
  readonly mention: Meant | null;
}

function mentionOf(scan: Scan, { at, to, mention }: Placed): PeriodMention {
  const start = scan.words[at]?.start ?? 0;
  return { start, end: scan.words[to - 1]?.end ?? start, ...(mention ?? { said: 'unclear', asked: null }) };
}

/** 'The latest December figure' asks for December. */
function withoutIdleNewest(scan: Scan, found: readonly Placed[]): readonly Placed[] {
  return found.filter((placed, index) => {
    const next = found[index + 1];
    if (next && isSaidAgain(scan, placed, next)) return false;
    if (placed.mention?.said !== 'newest') return true;
    return !next || skip(scan, placed.to, SMALL) < next.at || next.mention?.said !== 'one';
  });
}

const APPOSED = new Set([',', '(', '-', 'in', 'at', 'i', 'e', '.', 'that', 'is']);

/** 'At the start of the year, in April' is April. */
function isSaidAgain(scan: Scan, placed: Placed, next: Placed): boolean {
  const [date, named] = [placed.mention?.asked, next.mention?.asked];
  if (date?.kind !== 'one' || named?.kind !== 'one' || next.mention?.said !== 'one') return false;
  if (date.period.grain !== 'date' || !date.period.fromClock || skip(scan, placed.to, APPOSED, 5) < next.at)
    return false;
  return named.period.start <= date.period.start && date.period.end <= named.period.end;
}

const SMALL = new Set(['the', 'in', 'for', 'at', 'of', 'on', 'both', 'about', 'around']);
const BEFORE_WORDS = new Set(['before', 'pre']);
const LEADS = new Set(['since', 'between', 'from', 'before', 'pre', 'after', 'prior']);

/** A whole phrase of time at a place: its leading word, its periods and what joins them. */
function phraseAt(scan: Scan, at: number, compares: boolean): Placed | null {
  const lead = textAt(scan, at);
  if (lead === 'since') return sinceAt(scan, at, compares) ?? null;
  if (lead === 'between' || lead === 'from') return betweenAt(scan, at, compares) ?? onwardsAt(scan, at);
  if (BEFORE_WORDS.has(lead) || lead === 'after') return outsideAt(scan, at) ?? plainAt(scan, at, compares);
  if (lead === 'prior' && textAt(scan, at + 1) === 'to') return outsideAt(scan, at) ?? plainAt(scan, at, compares);
  return plainAt(scan, at, compares);
}

/** 'Since April' is all from April on; 'since last quarter' sets what followed against the quarter's end. */
function sinceAt(scan: Scan, at: number, compares: boolean): Placed | null {
  const start = skip(scan, at + 1, SMALL);
  const first = TERM(scan, start) ?? TERM(scan, at + 1);
  if (!first?.said) return null;
  const [period] = first.periods;
  if (first.said === 'shift' && !period)
    return { at, to: first.to, mention: { ...plainMention(scan, first), role: 'against' } };
  if (!period) return first.range && { at, to: first.to, mention: rangeMention(scan, first.range.from, null) };
  const chain = chainAt(scan, first, TERM, compares);
  const until = chain.join === 'to' ? (settled(scan, chain)[1]?.end ?? null) : null;
  const to = chain.join === 'to' ? chain.to : first.to;
  if (period.fromClock && period.grain !== 'date')
    return { at, to, mention: { ...rangeMention(scan, period.end, until), role: 'against' } };
  return { at, to, mention: rangeMention(scan, period.start, until) };
}

/** 'Between October and December', 'from Sept to Dec', 'from April until now'. */
function betweenAt(scan: Scan, at: number, compares: boolean): Placed | null {
  const first = TERM(scan, skip(scan, at + 1, SMALL)) ?? TERM(scan, at + 1);
  if (!first?.said || first.periods.length === 0) return null;
  const isBetween = textAt(scan, at) === 'between';
  const chain = chainAt(scan, first, TERM, compares && !isBetween && joinAt(scan, first.to, false)?.join !== 'to');
  if (!isBetween && chain.join !== 'to') return null;
  const now = isBetween && chain.readings.length === 1 ? newestEnd(scan, first.to) : null;
  if (now !== null && first.periods[0])
    return { at, to: now, mention: rangeMention(scan, first.periods[0].start, null) };
  const [from, to] = settled(scan, chain);
  if (chain.open && from) return { at, to: chain.to, mention: rangeMention(scan, from.start, null) };
  if (!from || !to || chain.readings.length !== 2) return null;
  const dates = between(from, to, isBetween);
  return { at, to: chain.to, mention: rangeMention(scan, dates.from, dates.to) };
}

/** The place after 'and now'. */
function newestEnd(scan: Scan, at: number): number | null {
  const join = joinAt(scan, at, false);
  const reading = join && TERM(scan, join.to);
  return reading?.said === 'newest' ? reading.to : null;
}

const ONWARDS = new Set(['onwards', 'onward', 'forward', 'forwards']);

/** 'From April onwards'; 'from last quarter' alone is where something moved from. */
function onwardsAt(scan: Scan, at: number): Placed | null {
  const first = TERM(scan, skip(scan, at + 1, SMALL)) ?? TERM(scan, at + 1);
  const [period] = first?.periods ?? [];
  if (!first || !period || first.said !== 'one') return null;
  const on = textAt(scan, first.to) === 'on' && ['', '?', '.', ','].includes(textAt(scan, first.to + 1));
  return ONWARDS.has(textAt(scan, first.to)) || on
    ? { at, to: first.to + 1, mention: rangeMention(scan, period.start, null) }
    : null;
}

/** So early that all that is held comes after it, and after the date of what has none. */
const EARLIEST = '1900-01-01';

/** 'Before December' and 'after Q1' leave out what they name. */
function outsideAt(scan: Scan, at: number): Placed | null {
  const start = textAt(scan, at) === 'prior' ? at + 2 : at + 1;
  const first = TERM(scan, skip(scan, start, SMALL)) ?? TERM(scan, start);
  const [period] = first?.periods ?? [];
  if (!first || !period || first.said !== 'one') return null;
  if (/^(?:began|begins|starts|started|ended|ends)$/.test(textAt(scan, first.to)))
    return { at, to: first.to, mention: null };
  const after = textAt(scan, at) === 'after';
  const mention = after
    ? rangeMention(scan, dayAfter(period), null)
    : rangeMention(scan, EARLIEST, addDays(period.start, -1));
  return { at, to: first.to, mention };
}

function rangeMention(scan: Scan, from: IsoDate, to: IsoDate | null): Meant {
  return { said: from > scan.today ? 'future' : 'range', asked: { kind: 'range', from, to } };
}

function plainAt(scan: Scan, at: number, compares: boolean): Placed | null {
  const first = TERM(scan, at);
  if (!first) return null;
  if (first.said === null) return { at, to: first.to, mention: null };
  if (isDenied(scan, at)) return { at, to: first.to, mention: null };
  if (first.said !== 'one') return { at, to: first.to, mention: withRole(scan, at, plainMention(scan, first)) };
  const eachOf = withinYear(scan, at, first);
  if (eachOf) return { at, to: first.to, mention: eachOf };
  const chain = chainAt(scan, first, TERM, compares && isCompared(scan, at));
  const mention = chain.readings.length > 1 || chain.open ? chainMention(scan, chain) : null;
  if (mention) return { at, to: chain.to, mention: withRole(scan, at, mention) };
  return {
    at,
    to: overWhole(scan, first.to),
    mention: withRole(scan, at, plainMention(scan, toCome(scan, at, first))),
  };
}

/** 'Quarter by quarter this year' is all in it, one by one. */
function withinYear(scan: Scan, at: number, { periods: [period] }: Reading): Meant | null {
  if (period?.grain !== 'year' && period?.grain !== 'calendar-year') return null;
  const start = skipSmallBack(scan, at);
  const part = textAt(scan, start - 1);
  if ((part !== 'quarter' && part !== 'month') || !EACH.has(textAt(scan, start - 2))) return null;
  return rangeMention(scan, period.start, period.end);
}

const EACH = new Set(['by', 'each', 'every', 'per']);

function skipSmallBack(scan: Scan, at: number): number {
  let start = at;
  while (start > at - 3 && SMALL.has(textAt(scan, start - 1))) start -= 1;
  return start;
}

function overWhole(scan: Scan, to: number): number {
  return textAt(scan, to) === 'as' && textAt(scan, to + 1) === 'a' && textAt(scan, to + 2) === 'whole' ? to + 3 : to;
}

function chainMention(scan: Scan, chain: Chain): Meant | null {
  const periods = settled(scan, chain);
  const [first, second] = periods;
  if (!first) return null;
  if (chain.open) return rangeMention(scan, first.start, null);
  if (chain.join === 'to' && second) {
    const dates = between(first, second, false);
    return rangeMention(scan, dates.from, dates.to);
  }
  const different = periods.filter(
    (period, index) => periods.findIndex((other) => other.start === period.start && other.end === period.end) === index,
  );
  if (different.length < 2) return { said: 'one', asked: { kind: 'one', period: first } };
  return {
    said: different.every((period) => period.start > scan.today) ? 'future' : 'several',
    asked: { kind: 'several', periods: different },
  };
}

function plainMention(scan: Scan, reading: Reading): Meant {
  const [period] = reading.periods;
  const asked: PeriodAsked | null = period
    ? { kind: 'one', period }
    : reading.range
      ? { kind: 'range', ...reading.range }
      : null;
  const isFuture = reading.said !== 'shift' && period !== undefined && period.start > scan.today;
  const said = isFuture ? 'future' : (reading.said ?? 'unclear');
  return reading.shift ? { said, asked, shift: reading.shift } : { said, asked };
}

function withRole(scan: Scan, at: number, mention: Meant): Meant {
  return isAgainst(scan, at) ? { ...mention, role: 'against' } : mention;
}
