import type { Catalogue } from '../../catalogue/catalogue.ts';
import { type Condition, EVERYTHING, type Question } from '../../question/question.ts';
import { say } from '../../question/say.ts';
import { sayConditions } from '../../question/say-condition.ts';
import { subjectOf, whereOf } from '../../question/say-subject.ts';
import { allOf, upperFirst } from '../../reply/name.ts';
import type { Option, Part, Reply } from '../../reply/reply.ts';
import { labelled, replyOf, text } from '../../telling/reply-of.ts';
import type { DigestRequest, Unchanged, WhenAsked } from '../request.ts';
import { saySchedule, saySlot } from '../schedule/say-schedule.ts';
import { type Days, type Slot, WORKING_DAYS } from '../schedule/schedule.ts';
import type { Subscription } from '../subscription.ts';
import { doing } from './doing.ts';

const UNCHANGED: Readonly<Record<Unchanged, string>> = {
  full: 'all of it again',
  line: 'one line that says so',
  nothing: 'nothing',
};

/** 'Digest 1', 'Alert 2'. */
export function nameIt({ kind, number }: Pick<Subscription, 'kind' | 'number'>): string {
  return `${upperFirst(kind)} ${number}`;
}

/** 'children in care, every Monday at 09:00 (Europe/London)'; of an alert 'when any of Visits becomes red'. */
export function sayWhat({ question, schedule, becomes }: Subscription, catalogue: Catalogue): string {
  if (becomes === null) {
    const about = say(question, catalogue);
    return schedule ? `${about}, ${saySchedule(schedule)}` : about;
  }
  const reminded = schedule ? `; reminds ${saySchedule(schedule)} while it stays so` : '';
  return `when ${watched(question, catalogue)} ${sayTurning(becomes)}, or no longer so${reminded}`;
}

/** 'becomes red', 'gets worse', 'becomes red and gets worse'. */
function sayTurning(becomes: readonly Condition[]): string {
  return allOf(
    becomes.map((each) => {
      const { test } = each;
      if (test.kind !== 'moved' || each.not) return `becomes ${sayConditions([each])}`;
      return test.running === undefined ? TURNS[test.how] : `${TURNS[test.how]} ${test.running} times in a row`;
    }),
  );
}

const TURNS = {
  better: 'gets better',
  worse: 'gets worse',
  rose: 'rises',
  fell: 'falls',
  unchanged: 'stays the same',
  changed: 'changes',
} as const;

/** Each of several by itself: never only when all of them are so. */
function watched(question: Question, catalogue: Catalogue): string {
  const { of, where } = question;
  if (of.kind === 'everything' && where.kind === 'whole') return 'any measure';
  const subject = `${subjectOf(question, catalogue)} ${whereOf(question)}`.trim();
  return of.kind === 'indicators' && of.indicators.length === 1 ? subject : `any of ${subject}`;
}

/** What was set up, when it comes, by whose clock, and the next three. */
export function saySetUp(
  subscription: Subscription,
  {
    catalogue,
    next,
    isNew,
    membersMay,
    isChanged = false,
  }: {
    readonly catalogue: Catalogue;
    readonly next: readonly Slot[];
    readonly isNew: boolean;
    /** Members of the conversation may change what others have set up in it. */
    readonly membersMay: boolean;
    readonly isChanged?: boolean;
  },
): Reply {
  const done = isNew ? 'set up here' : isChanged ? 'changed' : 'already set up here';
  return replyOf({
    headline: `${nameIt(subscription)} is ${done}: ${sayWhat(subscription, catalogue)}.`,
    parts: nextLine(subscription, next),
    more: rules(subscription, membersMay),
    next: managed(subscription),
  });
}

function nextLine({ schedule }: Subscription, next: readonly Slot[]): readonly Part[] {
  if (!schedule || next.length === 0) return [];
  return [labelled('Next', next.map((slot) => saySlot(slot, schedule.zone)).join('; '))];
}

function rules({ kind, unchanged, isPersonal }: Subscription, membersMay: boolean): readonly Part[] {
  const who = membersMay ? 'whoever set it up, and members of this channel' : 'whoever set it up';
  return [
    ...(kind === 'digest' ? [labelled('When nothing has changed', UNCHANGED[unchanged])] : []),
    ...(isPersonal ? [] : [labelled('Who may change it', who)]),
    text("Say 'move it to Fridays', 'pause it until 1 April' or 'stop it' with its name."),
  ];
}

/** What is likely to be wanted of it next. */
function managed({ kind, number }: Subscription): readonly Option[] {
  const which = { number, weekday: null, kind, all: false };
  return [
    ...(kind === 'digest' ? [doing('Preview', { kind: 'preview', which, question: null })] : []),
    doing('Pause', { kind: 'pause', which, until: null }),
    doing('Stop', { kind: 'stop', which }),
  ];
}

const MONDAYS: Days = { kind: 'weekly', every: 1, on: ['monday'] };

/** 'This', and nothing was asked before it. */
export function askWhat(catalogue: Catalogue, when: WhenAsked | null, unchanged: Unchanged | null): Reply {
  const time = { ...(when ?? NOTHING_SAID), days: when?.days ?? MONDAYS };
  const about = (label: string, question: Question) =>
    doing(label, { kind: 'set-up', question, when: time, unchanged });
  const themes = catalogue.themes
    .slice(0, 2)
    .map(({ name }) => about(name, { ...EVERYTHING, of: { kind: 'themes', themes: [name] } }));
  return replyOf({
    outcome: 'clarify',
    headline: 'Nothing was asked here before. What shall I post?',
    parts: [{ kind: 'options', options: [about('The whole scorecard', EVERYTHING), ...themes] }],
  });
}

const NOTHING_SAID: WhenAsked = { days: null, time: null, zone: null, from: null };

const OFTEN: readonly (readonly [string, Days])[] = [
  ['Every Monday', MONDAYS],
  ['Every weekday', { kind: 'weekly', every: 1, on: WORKING_DAYS }],
  ['Monthly, on the 1st', { kind: 'monthly', every: 1, on: { kind: 'day', day: 1 } }],
];

/** What is known, and when isn't. */
export function askWhen(question: Question, when: WhenAsked, unchanged: Unchanged | null): Reply {
  const options = OFTEN.map(([label, days]): Option => {
    const request: DigestRequest = { kind: 'set-up', question, when: { ...when, days }, unchanged };
    return doing(`${label} at ${when.time ?? '09:00'}`, request);
  });
  return replyOf({ outcome: 'clarify', headline: 'How often shall I post it?', parts: [{ kind: 'options', options }] });
}
