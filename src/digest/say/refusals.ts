import { EVERYTHING } from '../../question/question.ts';
import type { Reply } from '../../reply/reply.ts';
import { replyOf } from '../../telling/reply-of.ts';
import type { DigestRequest, Refusal } from '../request.ts';
import { doing } from './doing.ts';

/** What can be said of when. */
export const ALLOWED =
  "At most once a day: every day, every weekday, some weekdays ('every Monday and Thursday', 'every other Friday'), or once a month or quarter ('on the 1st', 'on the last working day', 'on the first Monday of the month'), at any time.";

const WHY: Readonly<Record<Refusal, (said: string) => string>> = {
  'several-times-a-day': (said) => `'${said}' is more than once a day, and that can't be set up. ${ALLOWED}`,
  'days-not-offered': (said) => `'${said}' can't be set up. ${ALLOWED}`,
  'no-such-day': (said) => `No month has '${said}'. ${ALLOWED}`,
  'no-such-time': (said) => `'${said}' is no time of day that I can read: say it as 9, 9am, 08:30 or half past nine.`,
  'no-such-zone': (said) => `'${said}' is no time zone that I know: name one as Europe/London.`,
  'not-repeated': () => `I post regularly, not on one day alone. ${ALLOWED}`,
  'no-date': (said) =>
    `'${said}' is no date that I can read: say it as 1 April, 2026-04-01, next Monday or for two weeks.`,
  'past-date': (said) => `${said} is over already: name a day to come.`,
  'other-place': (said) => `I set up posts only where they are asked for: ask in ${said} itself.`,
  'not-held': (said) => `Nothing is held on ${said}, so nothing can be posted on it.`,
  'subject-unknown': (said) =>
    `I could not match '${said}' to a measure or theme that I hold, so I have set nothing up.`,
  'all-but': (said) =>
    `I can't post all but some ('${said}'): name what you want, or a rating that it must or must not have.`,
  'alert-several': () =>
    'An alert is on one condition: set up one for each of them, so that it can be said which of them has come true.',
  'alert-unknown': (said) =>
    `'${said}' is no alert that I can set up: I tell when a figure goes into a rating or out of it, over or under a number, or gets better or worse.`,
};

/** What can't be done, and what can. */
export function refusal(why: Refusal, said: string): Reply {
  const next = why === 'alert-unknown' ? [doing('Alert when red', WHEN_RED)] : [];
  return replyOf({ headline: WHY[why](said), next });
}

const WHEN_RED: DigestRequest = {
  kind: 'alert',
  question: EVERYTHING,
  becomes: [{ not: false, test: { kind: 'rated', ratings: ['red'] } }],
  reminder: null,
};
