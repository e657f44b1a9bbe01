import type { AlertOn, DigestRequest, WhenAsked } from '../../digest/request.ts';
import { CONDITION, NO_ALERT } from './condition.ts';
import { type Around, subjectIn } from './subject.ts';
import { without } from './time.ts';
import { type RefusedRead, refused, whenIn } from './when.ts';

/** An alert: of which measures, on which rating, and whether it is told again. */
export function alert(text: string, around: Around): DigestRequest {
  const condition = CONDITION.exec(text);
  const cannot = condition ? null : NO_ALERT.exec(text);
  if (cannot) return refused('alert-unknown', cannot[0]);
  const reminder = reminderIn(condition ? without(text, condition) : text, around.today);
  if (reminder.kind === 'refused') return reminder;
  const read = subjectIn(reminder.rest, around);
  if (read.kind === 'refused') return refused(read.why, read.said);
  const subject = read.subject && {
    ...read.subject,
    intent: 'digest' as const,
    list: null,
    movers: null,
    period: null,
  };
  return { kind: 'alert', subject, on: ratingOf(condition?.[0] ?? text), reminder: reminder.when };
}

function ratingOf(said: string): AlertOn {
  if (/\bamber\b/.test(said)) return 'amber';
  return /\b(attention|targets?|tolerance|thresholds?|track|green|yellow)\b/.test(said) ? 'attention' : 'red';
}

type ReminderRead = { readonly kind: 'reminder'; readonly when: WhenAsked | null; readonly rest: string } | RefusedRead;

/** 'And remind us every week while it stays red'. */
function reminderIn(text: string, today: string): ReminderRead {
  const asks =
    /\b(?:and |with |then |also )*(?:an? )?(?:\w+ )?(?:remind\w*|reminders?|again(?! (?:when|if|once|as soon))|repeat(?:ed|ing)?)\b.*$|\b(?:and )?(?:every|each|weekly|daily|monthly)\b.*\bwhile\b.*$/.exec(
      text,
    );
  if (!asks) return repeatedIn(text, today);
  const read = whenIn(asks[0].replace(/\bwhile\b.*$/, ' '), today);
  if (read.kind === 'refused') return read;
  return { kind: 'reminder', when: read.when, rest: text.slice(0, asks.index) };
}

/** 'Alert us every Monday if it is red'. */
function repeatedIn(text: string, today: string): ReminderRead {
  const read = whenIn(text, today);
  if (read.kind === 'refused') return read;
  const isRepeated = read.when.days !== null && !read.isOnce;
  return isRepeated
    ? { kind: 'reminder', when: read.when, rest: read.rest }
    : { kind: 'reminder', when: null, rest: text };
}
