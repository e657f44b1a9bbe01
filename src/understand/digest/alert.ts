import type { AlertOn, DigestRequest, WhenAsked } from '../../digest/request.ts';
import { type Around, subjectIn } from './subject.ts';
import { without } from './time.ts';
import { type RefusedRead, refused, whenIn } from './when.ts';

/** When a measure enters or leaves a rating, or passes its target. */
export const CONDITION =
  /\b(?:(?:go|goes|going|gone|turn|turns|turned|become|becomes|get|gets|is|are|move|moves|drop|drops|fall|falls|slip|slips|cross|crosses|hit|hits|reach|reaches|enter|enters|leave|leaves|come|comes|rise|rises|change|changes) (?:back |again |no longer |not )?(?:in ?to |to |out of |off |below |under |above |over |on |in |from )?(?:the |its |their |a |an )?(?:red|amber|green|yellow|attention|targets?|tolerance|thresholds?|track)|needs? attention|requires? attention|miss(?:es|ed)? (?:its |their |the |a )?targets?|changes? (?:rating|colour))\b/;

/** What no alert is made of: any movement, new data, or a limit of one's own. */
const NO_ALERT =
  /\b(?:(?:get|gets|getting|go|goes) (?:any )?(?:worse|better|up|down)|worsens?|improves?|deteriorates?|(?:is|are|has been|have been|gets?) (?:updated|published|refreshed|changed)|changes?|moves?|new (?:data|figures?)|(?:drops?|falls?|goe?s?|gets?|rises?|is|are) (?:below|under|above|over|past|to) \d[\d.]*)/;

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
    /\b(?:and |with |then |also )*(?:an? )?(?:\w+ )?(?:remind\w*|reminders?|again|repeat(?:ed|ing)?)\b.*$|\b(?:and )?(?:every|each|weekly|daily|monthly)\b.*\bwhile\b.*$/.exec(
      text,
    );
  if (!asks) return { kind: 'reminder', when: null, rest: text };
  const read = whenIn(asks[0].replace(/\bwhile\b.*$/, ' '), today);
  if (read.kind === 'refused') return read;
  return { kind: 'reminder', when: read.when, rest: text.slice(0, asks.index) };
}
