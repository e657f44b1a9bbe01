import type { Catalogue } from '../../catalogue/catalogue.ts';
import { lowerFirst, upperFirst } from '../../intents/sentence.ts';
import type { Option, Part, Reply } from '../../reply/reply.ts';
import { saySubject } from '../contents/say-subject.ts';
import type { AlertOn, Unchanged, WhenAsked } from '../request.ts';
import { askDays, saySchedule, saySlot } from '../schedule/say-schedule.ts';
import type { Slot } from '../schedule/schedule.ts';
import type { Subscription } from '../subscription.ts';

const UNCHANGED: Readonly<Record<Unchanged, string>> = {
  full: 'all of it again',
  line: 'one line that says so',
  nothing: 'nothing',
};

const ON: Readonly<Record<AlertOn, string>> = {
  red: 'goes into red, or out of it',
  amber: 'goes into amber or red, or out of them',
  attention: 'comes to require attention, or does so no more',
};

/** 'Digest 1', 'Alert 2'. */
export function nameIt({ kind, number }: Pick<Subscription, 'kind' | 'number'>): string {
  return `${upperFirst(kind)} ${number}`;
}

/** 'children in care, every Monday at 09:00 (Europe/London)'. */
export function sayWhat(subscription: Subscription, catalogue: Catalogue): string {
  const { kind, subject, schedule, alertOn } = subscription;
  const about = saySubject(subject, catalogue);
  if (kind === 'digest') return schedule ? `${about}, ${saySchedule(schedule)}` : about;
  const reminded = schedule ? `; reminds ${saySchedule(schedule)} while it stays so` : '';
  return `when ${isOne(subject) ? about : `a measure of ${about}`} ${ON[alertOn ?? 'red']}${reminded}`;
}

function isOne({ indicators, themes }: Subscription['subject']): boolean {
  return indicators.length === 1 && themes.length === 0;
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
  return {
    outcome: 'answered',
    headline: `${nameIt(subscription)} is ${done}: ${sayWhat(subscription, catalogue)}.`,
    parts: [
      { kind: 'facts', rows: [...nextRows(subscription, next), ...ruleRows(subscription, membersMay)] },
      howTo(subscription),
    ],
    facts: [],
  };
}

function nextRows(
  { schedule }: Subscription,
  next: readonly Slot[],
): readonly { readonly label: string; readonly value: string }[] {
  if (!schedule || next.length === 0) return [];
  return [{ label: 'Next posts', value: next.map((slot) => saySlot(slot, schedule.zone)).join('; ') }];
}

function ruleRows(
  { kind, unchanged, isPersonal }: Subscription,
  membersMay: boolean,
): readonly { readonly label: string; readonly value: string }[] {
  const posted = kind === 'digest' ? [{ label: 'When nothing has changed', value: UNCHANGED[unchanged] }] : [];
  const owner = isPersonal
    ? []
    : [
        {
          label: 'Who may change it',
          value: membersMay ? 'whoever set it up, and members of this channel' : 'whoever set it up',
        },
      ];
  return [...posted, ...owner];
}

function howTo({ number, kind }: Subscription): Part {
  const examples =
    kind === 'digest'
      ? [
          `preview digest ${number}`,
          `move digest ${number} to Fridays`,
          `pause digest ${number} until 1 April`,
          `stop digest ${number}`,
        ]
      : [`pause alert ${number} until 1 April`, `stop alert ${number}`];
  return { kind: 'text', text: `You can say: ${examples.map((each) => `'${each}'`).join(', ')}.` };
}

/** 'This', and nothing was asked before it. */
export function askWhat(catalogue: Catalogue, when: WhenAsked | null): Reply {
  const how = sayHow(when);
  const [theme] = catalogue.themes;
  const [indicator] = catalogue.indicators;
  const options: readonly Option[] = [
    { label: 'The whole scorecard', question: `digest of everything ${how}` },
    ...(theme ? [{ label: theme.name, question: `digest of ${lowerFirst(theme.name)} ${how}` }] : []),
    ...(indicator ? [{ label: indicator.name, question: `digest of ${lowerFirst(indicator.name)} ${how}` }] : []),
  ];
  return {
    outcome: 'clarify',
    headline: 'Nothing was asked here before, so I do not know what to post. Ask first, then say it again; or pick:',
    parts: [{ kind: 'options', options }],
    facts: [],
  };
}

function sayHow(when: WhenAsked | null): string {
  const days = when?.days ? askDays(when.days) : 'every Monday';
  return `${days} at ${when?.time ?? '09:00'}`;
}

/** What is known, and when isn't. */
export function askWhen(about: string, time: string | null): Reply {
  const at = time ?? '09:00';
  const options = [`every Monday at ${at}`, `every weekday at ${at}`, `on the 1st of every month at ${at}`].map(
    (when) => ({
      label: upperFirst(when),
      question: `digest of ${about} ${when}`,
    }),
  );
  return {
    outcome: 'clarify',
    headline: 'How often shall I post it?',
    parts: [{ kind: 'options', options }],
    facts: [],
  };
}
