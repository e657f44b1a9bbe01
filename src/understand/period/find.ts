import { isDate } from '../../query/calendar.ts';
import type { IsoDate } from '../../query/period.ts';
import { LEADS, mentionOf, type PeriodMention, type Placed, phraseAt, SMALL } from './phrase.ts';
import { mayStart } from './term.ts';
import { periodWords, type Scan, skip, textAt } from './words.ts';

const MOST_MENTIONS = 8;

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
  return withIdle(scan, found).map((placed) => aheadOf(mentionOf(scan, placed), today));
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

/** 'The latest December figure' asks for December. */
function withIdle(scan: Scan, found: readonly Placed[]): readonly Placed[] {
  return found.map((placed, index) => {
    const next = found[index + 1];
    const { mention } = placed;
    return next && mention && isIdle(scan, placed, next) ? { ...placed, mention: { ...mention, idle: true } } : placed;
  });
}

function isIdle(scan: Scan, placed: Placed, next: Placed): boolean {
  if (isSaidAgain(scan, placed, next)) return true;
  return placed.mention?.said === 'newest' && skip(scan, placed.to, SMALL) >= next.at && next.mention?.said === 'one';
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
