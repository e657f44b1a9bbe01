import type { Catalogue } from '../../catalogue/catalogue.ts';
import { saySubject } from '../contents/say-subject.ts';
import type { DigestRequest, Unchanged, WhenAsked } from '../request.ts';
import { askDays } from '../schedule/say-schedule.ts';
import type { Doing } from './manage.ts';

const UNCHANGED: Readonly<Record<Unchanged, string>> = {
  full: 'always in full',
  line: 'only when something changed, otherwise one line',
  nothing: 'only when something changed, otherwise nothing',
};

/** A change in words that are read as the same change again. */
export function sayChanging(
  { when, unchanged, subject }: Extract<DigestRequest, { kind: 'change' }>,
  catalogue: Catalogue,
): Doing {
  const about =
    subject === null ? '' : `to cover ${saySubject(subject, catalogue).replace('the whole scorecard', 'everything')}`;
  const more = [about, when === null ? '' : sayTo(when), unchanged === null ? '' : UNCHANGED[unchanged]];
  return { verb: 'change', more: more.filter((part) => part !== '').join(' '), toAll: false };
}

/** 'to every Friday at 08:30 Europe/London from 2026-04-01'. */
function sayTo({ days, time, zone, from }: WhenAsked): string {
  const parts = [
    days === null ? '' : `to ${askDays(days)}`,
    time === null ? '' : `at ${time}`,
    zone ?? '',
    from === null ? '' : `starting ${from}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
