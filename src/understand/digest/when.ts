import type { DigestRequest, Refusal, WhenAsked } from '../../digest/request.ts';
import { type Days, isZone } from '../../digest/schedule/schedule.ts';
import { type DateRead, dateIn } from './date.ts';
import { daysIn } from './days.ts';
import { type Taken, timeIn, without } from './time.ts';

export type RefusedRead = Extract<DigestRequest, { kind: 'refused' }>;

export function refused(why: Refusal, said: string): RefusedRead {
  return { kind: 'refused', why, said };
}

/** When something is posted, as far as it is said. `isOnce`: on one day alone. */
type WhenRead =
  | {
      readonly kind: 'when';
      readonly when: WhenAsked;
      readonly isOnce: boolean;
      readonly said: string;
      readonly rest: string;
    }
  | RefusedRead;

const STARTING =
  /\b(?:(?:starting|beginning(?! of)|commencing|starts) (?:on |from |in |with )?|start (?:on|from|in|with) |start (?=next|\d))(?=.+$)|\bas (?:of|from) |\bfrom (?=(?:the )?\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|tomorrow)/;

export function whenIn(text: string, today: string): WhenRead {
  const begins = startIn(text, today);
  if (begins.value?.kind === 'past') return { kind: 'refused', why: 'past-date', said: begins.value.date };
  if (begins.value?.kind === 'none') return { kind: 'refused', why: 'no-date', said: begins.value.said };
  const zone = zoneIn(begins.rest);
  if (zone.value !== null && !zone.value.isKnown)
    return { kind: 'refused', why: 'no-such-zone', said: zone.value.name };
  const days = daysIn(zone.rest);
  if (days.value?.kind === 'refused') return days.value;
  const time = timeIn(days.rest);
  if (time.value?.kind === 'wrong') return { kind: 'refused', why: 'no-such-time', said: time.value.said };
  const other = time.value === null ? null : secondTime(time.rest, time.value.time);
  if (other !== null) return { kind: 'refused', why: 'several-times-a-day', said: other };
  const once = days.value?.kind === 'once';
  const when = {
    days: daysOf(days.value),
    time: time.value?.time ?? null,
    zone: zone.value?.name ?? null,
    from: begins.value?.kind === 'date' ? begins.value.date : null,
  };
  return { kind: 'when', when, isOnce: once, said: once ? text : '', rest: time.rest };
}

function daysOf(read: ReturnType<typeof daysIn>['value']): Days | null {
  return read === null || read.kind === 'refused' ? null : read.days;
}

function startIn(text: string, today: string): Taken<DateRead> {
  const starts = STARTING.exec(text);
  if (!starts) return { value: null, rest: text };
  const after = text.slice(starts.index + starts[0].length);
  const read = dateIn(after, today);
  return read.value === null
    ? { value: null, rest: text }
    : { value: read.value, rest: `${text.slice(0, starts.index)} ${read.rest}` };
}

/** 'At 9 and at 17:00': one post a day is made. */
function secondTime(rest: string, first: string): string | null {
  const { value } = timeIn(rest);
  if (value?.kind === 'time' && value.time !== first && !/\b(morning|afternoon|evening)s?\b/.test(rest))
    return value.time;
  return /^.*\band (?:at )?(\d{1,2}(?:[:.]\d{2})? ?(?:am|pm))\b/.exec(rest)?.[1] ?? null;
}

const NAMED_ZONES: Readonly<Record<string, string>> = {
  'uk time': 'Europe/London',
  'london time': 'Europe/London',
  'british time': 'Europe/London',
  utc: 'Etc/UTC',
};

/** An IANA name as it is spelt: the text has lost its capitals. */
function zoneIn(text: string): Taken<{ readonly name: string; readonly isKnown: boolean }> {
  const iana =
    /\(?\b(?:in |by )?((?:africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific|etc)\/[a-z_+\-/0-9]+)\b(?: time)?\)?/.exec(
      text,
    );
  if (iana?.[1]) {
    const name = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === iana[1]) ?? iana[1];
    return { value: { name, isKnown: isZone(name) }, rest: without(text, iana) };
  }
  const named = /\b(?:in )?(uk time|london time|british time|utc)\b/.exec(text);
  const name = NAMED_ZONES[named?.[1] ?? ''];
  return named && name ? { value: { name, isKnown: true }, rest: without(text, named) } : { value: null, rest: text };
}
