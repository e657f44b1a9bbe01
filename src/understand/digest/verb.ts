import { CONDITION, NO_ALERT } from './condition.ts';

/** What is to be done. */
export type Verb = 'list' | 'stop' | 'pause' | 'resume' | 'run' | 'preview' | 'alert' | 'change' | 'set-up';

/** Before the end of a pause. */
export const UNTIL = /\b(?:until|till|til|up to|through|for (?=the next|an?|one|two|three|four|five|six|\d))\b/;

/** How often, in any words. */
export const REPEATED =
  /\b(every|each|weekly|daily|monthly|fortnightly|quarterly|mondays|tuesdays|wednesdays|thursdays|fridays)\b/;

/** The first that fits decides. */
const VERBS: readonly (readonly [Verb, RegExp, ((text: string) => boolean)?])[] = [
  ['preview', /\b(previews?|dry run|(would|will) (it|the digest|this|that|they) look like|test (digest|post))\b/],
  [
    'run',
    /\brun (it |this |that |the digest |my digest |digest \d+ |alert \d+ |number \d+ |\d+ )?(right )?(now|straight away|immediately)\b|^(scorecard )?digests? run\b(?! (every|each))|\b(send|post) (the|my|our|digest) ?(digest|update|summary|one)?( \d+)? (right )?now\b/,
  ],
  [
    'resume',
    /\b(resume|unpause|un-pause|restart|start (it |them |these |those )?(again|up again)|(turn|switch) (it|them|these|those|the \w+|my \w+|digest \d+) (back )?on|back on|carry on|continue)\b/,
  ],
  ['pause', /\b(pause|suspend|mute|snooze|hold (off|on|it|them|the \w+|my \w+|all)|put .* on hold)\b/],
  ['pause', /\b(stop|(turn|switch) .{1,30} off)\b/, (text) => UNTIL.test(text)],
  [
    'stop',
    /\b(stop|cancel|unsubscribe|remove|delete|end (the|my|our|this|that|these|it|digest|alert)|(turn|switch) (it |them |this |that |these |those |the \w+ |my \w+ |all )?off|no more|get rid of|opt out|take (me|us) off|drowning in|do not (want|need)|do not send)\b/,
  ],
  [
    'list',
    /\b(signed up|(am i|i am|are we|we are) (already )?down for|subscribed to|is (anything|anyone|something) subscribed|subscriptions?|already set up|(what|which|anything) (is|are|was) (being |already )?(set up|scheduled|posted) (in )?(here|this)|what do (i|we) (get|receive)\b|is there an? (digest|alert)|(what|when) (was|were) .{0,20}\b(last|latest|previous) (digest|alert|post)|(do|did) (i|we) (already )?(get|have|receive)|am i (getting|on|down|signed|subscribed)|are we (getting|signed|subscribed)|(what|which|any|how many|show|list|is|are) .{0,30}\b(digests?|updates|alerts?|posts|reminders?)\b.{0,30}\b(there|set|up|here|i|we|exist|running|active|scheduled)\b|(list|show)( me| us)?( all)?( the| my| our)? (digests?|alerts?)|digests? (list|here)|when (is|does|will|do) (the |my |our )?(next )?(digest|one|update|post))\b/,
    (text) =>
      !/\b(set|sign|put) (me |us |one |this |it |that )?up\b(?! (for|here)?.*\?$)/.test(text) ||
      /\b(already|am i|are we|what|which)\b/.test(text),
  ],
  [
    'list',
    /\b(what (is|are|does|do|can)|how (do|does|can|to)|help|explain)\b.*\b(digests?|alerts?)\b/,
    (text) => !REPEATED.test(text),
  ],
  [
    'list',
    /^(scorecard )?(digests?|alerts?|(digests?|alerts?) (list|status|help)|(list|show) (them|these|it|all))[ .?!]*$/,
  ],
  [
    'alert',
    /\b(alert(s|ed)?|notif\w+|warn(ed)?|tell|let|ping|message|inform(ed)?|shout|flag)\b.*\b(when|if|whenever|as soon as|once|the moment|about|on|for|of|to)\b/,
    (text) =>
      /\b(alert(s|ed)?|notif\w+|warn(ed)?)\b/.test(text) ||
      ((CONDITION.test(text) || NO_ALERT.test(text)) && /\b(when|if|whenever|as soon as|once|the moment)\b/.test(text)),
  ],
  [
    'change',
    /\b(move|change|switch|shift|reschedule|make (it|that|them|mine|this|(the |my |our )?(digest|alert)( \d+)?|number \d+)|instead|rather than|(bring|put) (it|this|that|my \w+|the \w+) (forward|back|to)|set (it|that|digest \d+) (to|for))\b/,
  ],
];

/** What a text wants done; where it says nothing of it, something is set up. */
export function verbOf(text: string): Verb {
  return VERBS.find(([, words, when]) => words.test(text) && (when?.(text) ?? true))?.[0] ?? 'set-up';
}
