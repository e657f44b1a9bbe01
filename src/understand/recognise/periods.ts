import { addMonths, periodAround } from '../../query/calendar.ts';
import type { IsoDate, NamedPeriod, PeriodAsked } from '../../query/period.ts';
import type { When } from '../../question/question.ts';
import { findPeriods } from '../period/find.ts';
import type { PeriodMention } from '../period/phrase.ts';
import type { Shift } from '../period/reading.ts';
import type { Message, Recogniser, Sense, Span } from '../span.ts';
import { atOffsets } from './at-offsets.ts';

type PeriodSense = Extract<Sense, { role: 'period' }>;

/** Words that something has moved since a time, or is set beside it: then 'since' gives the other side. */
const MOVED =
  /\b(?:up|down|worse|better|more|fewer|less|higher|lower|chang\w+|improv\w+|worsen\w*|declin\w+|deteriorat\w+|ros?e|risen|f[ae]ll\w*|grow\w*|grew|drop\w*|mov(?:ed|ers?|es)|increas\w+|decreas\w+|slipp\w+|gone|different)\b/;
const COURSE = /\b(?:trends?|charts?|graphs?|plot|draw|show|history|over time|each|every|by (?:month|quarter))\b/;

/** Times: what is asked about, and what it is set beside. */
export const periods: Recogniser = (message) =>
  findPeriods(message.text, message.today).flatMap((mention) => {
    const place = atOffsets(message.tokens, mention.start, mention.end);
    return place === null ? [] : spansOf(message, mention, afterStretch(message, place));
  });

/** 'Rolling year to December': how long the stretch is says the basis, and the time is what it ends with. */
function afterStretch({ stems }: Message, place: { from: number; to: number }): { from: number; to: number } {
  if (!STRETCHES.has(stems[place.from] ?? '')) return place;
  const to = stems.indexOf('to', place.from);
  return to > place.from && to < place.to - 1 && to - place.from <= 3 ? { from: to + 1, to: place.to } : place;
}

const STRETCHES = new Set(['rolling', 'moving', 'trailing', 'year', '12', 'twelve']);

function spansOf(message: Message, mention: PeriodMention, place: { from: number; to: number }): readonly Span[] {
  const words = place.to - place.from;
  if (mention.idle) return [{ ...place, weight: words, row: 'period:idle', sense: { role: 'filler' } }];
  if (mention.role === 'against')
    return [{ ...place, weight: words, row: 'period:against', sense: against(message, mention) }];
  const span: Span = {
    ...place,
    weight: weightOf(mention, words),
    row: `period:${mention.said}`,
    sense: asked(mention),
  };
  if (mention.said === 'to-date') return [span, sumVote(place)];
  if (!mention.since) return [span];
  const moved = MOVED.test(message.text) && !COURSE.test(message.text);
  const beside: Span = { ...span, row: 'period:since', sense: against(message, mention) };
  return [
    { ...span, weight: words * (moved ? 0.5 : 1) },
    { ...beside, weight: words * (moved ? 1 : 0.5) },
  ];
}

/** 'Year to date' asks for what has come together, unless words ask otherwise. */
function sumVote({ from, to }: { from: number; to: number }): Span {
  return { from, to, at: [], weight: 1.8, row: 'period:to-date', sense: { role: 'ask', ask: 'sum', along: 'times' } };
}

/** A stretch counted in words ('over 12 months') may as well say what is measured. */
function weightOf({ when, said }: PeriodMention, words: number): number {
  if (when?.kind === 'last') return words * 0.8;
  return said === 'newest' ? words * 0.7 : words;
}

function asked(mention: PeriodMention): PeriodSense {
  return {
    role: 'period',
    use: 'when',
    when: whenOf(mention),
    shift: shiftOf(mention.shift),
    trouble: mention.said === 'future' ? 'future' : mention.said === 'unclear' ? 'none' : null,
  };
}

function whenOf({ when, asked, shift }: PeriodMention): When {
  if (when) return when;
  if (asked) return datesOf(asked);
  return shift && shift.by < 0 ? backOf(shift) : { kind: 'newest' };
}

function datesOf(asked: PeriodAsked): When {
  if (asked.kind === 'one') return { kind: 'period', period: asked.period };
  if (asked.kind === 'range') return wholeOf(asked.from, asked.to) ?? asked;
  return { kind: 'periods', periods: [...asked.periods] };
}

/** 'Since last October' said in November is a year back: nobody calls the month that has just ended so. */
function yearBack(text: string, period: NamedPeriod, today: IsoDate): NamedPeriod {
  const isLastNamed = period.grain === 'month' && LAST_MONTH.test(text);
  return isLastNamed && period.end >= addMonths(today, -2)
    ? periodAround(addMonths(period.start, -12), 'month')
    : period;
}

const LAST_MONTH = /\blast (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** The other side: 'than last quarter' is the quarter before the newest, whatever the clock says. */
function against(message: Message, mention: PeriodMention): PeriodSense {
  const shift = mention.since ? mention.since.shift : (mention.shift ?? null);
  const named = mention.since?.period ?? periodIn(mention.asked);
  const said = message.text.slice(mention.start, mention.end);
  const period = named && yearBack(said, named, message.today);
  const dated: When = period ? { kind: 'period', period } : whenOf(mention);
  const when = shift && shift.by < 0 ? backOf(shift) : dated;
  return { role: 'period', use: 'against', when, shift: shiftOf(shift), trouble: null };
}

function periodIn(asked: PeriodAsked | null): NamedPeriod | null {
  return asked?.kind === 'one' ? asked.period : null;
}

/** 'July to September' is a quarter, as figures are held. */
function wholeOf(from: string, to: string | null): When | null {
  if (to === null) return null;
  for (const grain of ['month', 'quarter', 'half', 'year'] as const) {
    const period = periodAround(from, grain);
    if (period.start === from && period.end === to) return { kind: 'period', period };
  }
  return null;
}

function backOf({ by, grain }: Shift): Extract<When, { kind: 'back' }> {
  return { kind: 'back', step: grain === 'same' ? 'point' : grain, count: -by };
}

function shiftOf(shift: Shift | null | undefined): PeriodSense['shift'] {
  return shift ? { by: shift.by, step: shift.grain } : null;
}
