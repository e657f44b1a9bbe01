import { addDays } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod, PeriodAsked } from '../../query/period.ts';
import type { When } from '../../question/question.ts';
import { between, type Chain, chainAt, dayAfter, joinAt, settled } from './chain.ts';
import { type Reading, type Said, type Shift } from './reading.ts';
import { isAgainst, isCompared, isDenied } from './role.ts';
import { TERM } from './term.ts';
import { toCome } from './to-come.ts';
import { type Scan, skip, textAt } from './words.ts';

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
  /** Says nothing beside the period that follows: 'the latest December figure'. */
  readonly idle?: true;
  /** What no dates can say: the last so many, counted back, the same of each year. */
  readonly when?: When;
  /** What 'since' names, where the figure of that time may be what is asked beside the newest. */
  readonly since?: { readonly period: NamedPeriod | null; readonly shift: Shift | null };
  /** The other side of a comparison: 'than last quarter', 'against Q1', 'since last month'. */
  readonly role?: 'against';
}

/** What a mention means, before its place. */
type Meant = Omit<PeriodMention, 'start' | 'end'>;

/** A mention at the places of its words; null: looks like a time and is none. */
export interface Placed {
  readonly at: number;
  readonly to: number;
  readonly mention: Meant | null;
}

/** With the offsets of its words. */
export function mentionOf(scan: Scan, { at, to, mention }: Placed): PeriodMention {
  const start = scan.words[at]?.start ?? 0;
  return { start, end: scan.words[to - 1]?.end ?? start, ...(mention ?? { said: 'unclear', asked: null }) };
}

export const SMALL = new Set(['the', 'in', 'for', 'at', 'of', 'on', 'both', 'about', 'around']);
const BEFORE_WORDS = new Set(['before', 'pre']);
/** Words that lead a phrase of time, beside those that begin a period. */
export const LEADS = new Set(['since', 'between', 'from', 'before', 'pre', 'after', 'prior']);

/** A whole phrase of time at a place: its leading word, its periods and what joins them. */
export function phraseAt(scan: Scan, at: number, compares: boolean): Placed | null {
  const lead = textAt(scan, at);
  if (lead === 'since') return sinceAt(scan, at, compares) ?? null;
  if (lead === 'between' || lead === 'from') return betweenAt(scan, at, compares) ?? onwardsAt(scan, at);
  if (BEFORE_WORDS.has(lead) || lead === 'after') return outsideAt(scan, at) ?? plainAt(scan, at, compares);
  if (lead === 'prior' && textAt(scan, at + 1) === 'to') return outsideAt(scan, at) ?? plainAt(scan, at, compares);
  return plainAt(scan, at, compares);
}

/** 'Since April' is all from April on, and where something moved it is April that the newest is set beside. */
function sinceAt(scan: Scan, at: number, compares: boolean): Placed | null {
  const start = skip(scan, at + 1, SMALL);
  const first = TERM(scan, start) ?? TERM(scan, at + 1);
  if (!first?.said) return null;
  const [period] = first.periods;
  const since = { period: period ?? null, shift: first.shift };
  const when = first.when?.kind === 'back' ? ({ ...first.when, kind: 'last' } as const) : first.when;
  if (when) return { at, to: first.to, mention: { said: 'range', asked: null, when, ...(first.shift && { since }) } };
  if (!period && first.said === 'shift')
    return { at, to: first.to, mention: { ...plainMention(scan, first), role: 'against' } };
  if (!period) return first.range && { at, to: first.to, mention: rangeMention(scan, first.range.from, null) };
  const chain = chainAt(scan, first, TERM, compares);
  const until = chain.join === 'to' ? (settled(scan, chain)[1]?.end ?? null) : null;
  const to = chain.join === 'to' ? chain.to : first.to;
  return { at, to, mention: { ...rangeMention(scan, period.start, until), ...(until === null && { since }) } };
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
  // 'The difference between September and October' has two ends, and nothing between them.
  if (isBetween && [1, 2, 3, 4, 5, 6].some((back) => textAt(scan, at - back).startsWith('differen')))
    return { at, to: chain.to, mention: chainMention(scan, { ...chain, join: 'and' }) };
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
  const { shift, when } = reading;
  return { said, asked, ...(shift && { shift }), ...(when && { when }) };
}

function withRole(scan: Scan, at: number, mention: Meant): Meant {
  return isAgainst(scan, at) ? { ...mention, role: 'against' } : mention;
}
