import type { Catalogue } from '../catalogue/catalogue.ts';
import { EVERYTHING, type Question } from '../question/question.ts';
import type { DigestRequest, Unchanged } from './request.ts';
import { sayDays } from './schedule/say-schedule.ts';
import { type Days, WORKING_DAYS } from './schedule/schedule.ts';

/** Something that can be chosen; `value` is what a form sends back. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a form for a digest offers; the first of each is chosen unless somebody chooses another. */
export interface DigestForm {
  readonly contents: readonly Choice[];
  readonly days: readonly Choice[];
  readonly times: readonly Choice[];
  readonly unchanged: readonly Choice[];
}

/** What was chosen, by the values of the choices; a time may be any HH:MM. */
export interface DigestFormValues {
  readonly contents: string;
  readonly days: string;
  readonly time: string;
  readonly unchanged: string;
}

const DAYS: readonly (readonly [string, Days])[] = [
  ['monday', { kind: 'weekly', every: 1, on: ['monday'] }],
  ['tuesday', { kind: 'weekly', every: 1, on: ['tuesday'] }],
  ['wednesday', { kind: 'weekly', every: 1, on: ['wednesday'] }],
  ['thursday', { kind: 'weekly', every: 1, on: ['thursday'] }],
  ['friday', { kind: 'weekly', every: 1, on: ['friday'] }],
  ['weekdays', { kind: 'weekly', every: 1, on: WORKING_DAYS }],
  ['every-day', { kind: 'every-day' }],
  ['fortnight', { kind: 'weekly', every: 2, on: ['monday'] }],
  ['first-day', { kind: 'monthly', every: 1, on: { kind: 'day', day: 1 } }],
  ['first-working-day', { kind: 'monthly', every: 1, on: { kind: 'first-working-day' } }],
  ['last-working-day', { kind: 'monthly', every: 1, on: { kind: 'last-working-day' } }],
];

const TIMES = ['09:00', '07:30', '08:00', '08:30', '09:30', '10:00', '12:00', '14:00', '16:00'];

const UNCHANGED: readonly (readonly [Unchanged, string])[] = [
  ['line', 'One line that says so'],
  ['nothing', 'Nothing'],
  ['full', 'All of it again'],
];

/** What is rated for attention, of whatever extent. */
const ATTENTION: Question = {
  ...EVERYTHING,
  ask: 'list',
  only: [{ not: false, test: { kind: 'rated', ratings: ['attention'] } }],
};

/** Platforms take about a hundred choices in a list. */
const MOST_CONTENTS = 90;

/** The choices of a form, on what the catalogue holds: everything, what needs attention, each theme. */
export function digestForm(catalogue: Catalogue): DigestForm {
  const themes = catalogue.themes.slice(0, MOST_CONTENTS).map(({ name }) => ({ value: `theme:${name}`, label: name }));
  return {
    contents: [
      { value: 'everything', label: 'The whole scorecard' },
      { value: 'attention', label: 'What requires attention (▲)' },
      ...themes,
    ],
    days: DAYS.map(([value, days]) => ({ value, label: upperFirst(sayDays(days)) })),
    times: TIMES.map((time) => ({ value: time, label: time })),
    unchanged: UNCHANGED.map(([value, label]) => ({ value, label })),
  };
}

/** What a filled-in form asks, for `Desk.digest`. A value that no form offers is refused as words would be. */
export function requestOfForm({ contents, days, time, unchanged }: DigestFormValues): DigestRequest {
  const chosen = DAYS.find(([value]) => value === days);
  if (!chosen) return { kind: 'refused', why: 'days-not-offered', said: days };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { kind: 'refused', why: 'no-such-time', said: time };
  const question = questionOf(contents);
  if (question === null) return { kind: 'refused', why: 'subject-unknown', said: contents };
  const when = { days: chosen[1], time, zone: null, from: null };
  return { kind: 'set-up', question, when, unchanged: UNCHANGED.find(([value]) => value === unchanged)?.[0] ?? null };
}

function questionOf(contents: string): Question | null {
  if (contents === 'everything') return EVERYTHING;
  if (contents === 'attention') return ATTENTION;
  const theme = /^theme:(.+)$/.exec(contents)?.[1];
  return theme === undefined ? null : { ...EVERYTHING, of: { kind: 'themes', themes: [theme] } };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
