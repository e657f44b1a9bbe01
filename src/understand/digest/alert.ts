import type { DigestRequest, WhenAsked } from '../../digest/request.ts';
import type { Condition, Question } from '../../question/question.ts';
import { messageOf } from '../message.ts';
import type { Message } from '../span.ts';
import { type Becomes, becomesIn } from './becomes.ts';
import { NO_ALERT } from './condition.ts';
import { type Around, questionIn } from './question.ts';
import { type RefusedRead, refused, whenIn } from './when.ts';

const RED: Condition = { not: false, test: { kind: 'rated', ratings: ['red'] } };

/** An alert: of which measures, on what, and whether it is told again. */
export function alert(text: string, around: Around): DigestRequest {
  const reminder = reminderIn(text, around.today);
  if (reminder.kind === 'refused') return reminder;
  const { message } = messageOf(reminder.rest.replace(AGAIN, ' '), around.today, around.words);
  const becomes = becomesIn(message, around.words);
  const several = severalNumbers(becomes.conditions);
  if (several) return refused('alert-several', text.trim());
  const cannot = becomes.conditions.some(({ test }) => test.kind !== 'moved' || test.how !== 'changed')
    ? null
    : NO_ALERT.exec(message.text);
  if (cannot) return refused('alert-unknown', cannot[0].trim());
  const read = questionIn(restOf(message, becomes), around);
  if (read.kind === 'refused') return refused(read.why, read.said);
  const question = read.question && watched(read.question);
  const conditions = becomes.conditions.length > 0 ? becomes.conditions : [RED];
  return { kind: 'alert', question, becomes: [...conditions], reminder: reminder.when };
}

/** 'This over 70% and that below 60%' are two alerts; 'over 60 and under 70' is one. */
function severalNumbers(conditions: readonly Condition[]): boolean {
  const numbers = conditions.flatMap(({ test }) => (test.kind === 'number' ? [test] : []));
  const least = numbers.filter(({ op }) => op === 'over' || op === 'at-least').map(({ value }) => Number(value));
  const most = numbers.filter(({ op }) => op === 'under' || op === 'at-most').map(({ value }) => Number(value));
  return numbers.length > 1 && (least.length > 1 || most.length > 1 || Math.max(...least) >= Math.min(...most));
}

/** All of what is named is watched, at its newest: no order, no cut. */
function watched(question: Question): Question {
  const plain = { only: [], order: null, limit: null, place: null };
  return { ...question, ...plain, ask: 'value', when: { kind: 'newest' } };
}

/** Told when it comes back, too: every alert tells both. */
const AGAIN =
  /,? (?:and|then)(?: again| then)* (?:when|if|once|as soon as) (?:it|they|this) (?:come|comes|go|goes|get|gets)? ?(?:back|out|recovers?)\b.*$/;
const AROUND =
  /^(?:when|if|whenever|once|as|soon|the|moment|is|are|has|have|had|been|go|goes|going|turn|turns|get|gets|become|becomes|drop|drops|fall|falls|rise|rises|slip|slips|move|moves|come|comes|any|about|to|into|we|worst|in|on|of)$/;

/** What is left to name the measure: without the condition, and the small words beside it. */
function restOf({ tokens, text }: Message, { at }: Becomes): string {
  const first = tokens.findIndex(({ text: word }) => /^(?:when|if|whenever|once|about|as)$/.test(word));
  const isBeside = (place: number) =>
    AROUND.test(tokens[place]?.text ?? '') && (nearTaken(place, at) || place === first);
  const kept = tokens.filter((_, place) => !at.has(place) && !isBeside(place));
  // Words that stood together stay so: 're-referrals' is one.
  return kept
    .map(({ start, end, text: word }, place) => {
      const next = kept[place + 1];
      const between = next ? text.slice(end, next.start) : '';
      return `${word}${start < end && between.length === 1 ? between : ' '}`;
    })
    .join('');
}

function nearTaken(place: number, at: ReadonlySet<number>): boolean {
  return at.has(place + 1) || at.has(place - 1) || at.has(place + 2);
}

type ReminderRead = { readonly kind: 'reminder'; readonly when: WhenAsked | null; readonly rest: string } | RefusedRead;

const REMINDED =
  /\b(?:and |with |then |also )*(?:an? )?(?:\w+ )?(?:remind\w*|reminders?|again(?! (?:when|if|once|as soon))|repeat(?:ed|ing)?)\b.*$|\b(?:and )?(?:every|each|weekly|daily|monthly)\b.*\bwhile\b.*$/;

/** 'And remind us every week while it stays red'. */
function reminderIn(text: string, today: string): ReminderRead {
  const asks = REMINDED.exec(text);
  if (!asks) return repeatedIn(text, today);
  const read = whenIn(asks[0].replace(/\bwhile\b.*$/, ' '), today);
  if (read.kind === 'refused') return read;
  return { kind: 'reminder', when: read.when, rest: text.slice(0, asks.index) };
}

/** 'Alert us every Monday if it is red'. */
function repeatedIn(text: string, today: string): ReminderRead {
  const read = whenIn(text, today);
  if (read.kind === 'refused') return { kind: 'reminder', when: null, rest: text };
  const isRepeated = read.when.days !== null && !read.isOnce;
  return isRepeated
    ? { kind: 'reminder', when: read.when, rest: read.rest }
    : { kind: 'reminder', when: null, rest: text };
}
