import type { Reply } from '../../reply/reply.ts';
import type { Refusal } from '../request.ts';

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
  'one-area': (said) => `One area at a time: set up one for each of ${said}.`,
  'alert-unknown': (said) =>
    `'${said}' is no alert that I can set up: I tell when a measure goes into a rating or out of it (red, amber, or requiring attention), by the limits held with the data.`,
};

/** What can't be done, and what can. */
export function refusal(why: Refusal, said: string): Reply {
  const isAlert = why === 'alert-unknown';
  const options = isAlert
    ? [
        { label: 'An alert when it turns red', question: 'alert us when child protection goes red' },
        {
          label: 'A post only when something has changed',
          question: 'digest every weekday at 09:00 only when something changed, otherwise nothing',
        },
      ]
    : [];
  return {
    outcome: 'answered',
    headline: WHY[why](said),
    parts:
      options.length > 0
        ? [
            { kind: 'text', text: 'What can be set up, for example:' },
            { kind: 'options', options },
          ]
        : [],
    facts: [],
  };
}
