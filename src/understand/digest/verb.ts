import { NO_ALERT, saysWhen } from './condition.ts';

/** What is to be done. */
export type Verb = 'list' | 'stop' | 'pause' | 'resume' | 'run' | 'preview' | 'alert' | 'change' | 'set-up';

/** Before the end of a pause. */
export const UNTIL = /\b(?:until|till|til|up to|through|for (?=the next|an?|one|two|three|four|five|six|\d))\b/;

/** How often, in any words. */
export const REPEATED =
  /\b(?:every|each|weekly|daily|monthly|fortnightly|quarterly|mondays|tuesdays|wednesdays|thursdays|fridays)\b/;

interface Rule {
  readonly verb: Verb;
  readonly words: RegExp;
  readonly when?: (text: string) => boolean;
}

const ALERTS = /\b(?:alert(?:s|ed)?|notif\w+|warn(?:ed)?)\b/;
const TELLS = /\b(?:tell|let|ping|message|inform(?:ed)?|shout|flag)\b/;
const WHEN = /\b(?:when|if|whenever|as soon as|once|the moment)\b/;
const THE_ONE =
  '(?:it|them|this|that|these|those|all|(?:the|my|our) (?:\\w+ )?\\w+|digest \\d+|alert \\d+|number \\d+)';

/** The first that fits decides: what is said of an alert to come may hold any other verb ('stop improving'). */
const RULES: readonly Rule[] = [
  { verb: 'preview', words: /\b(?:previews?|dry run|test (?:digest|post))\b/ },
  { verb: 'preview', words: /\b(?:would|will) (?:it|the (?:\w+ )?digest|this|that|they) look like\b/ },
  {
    verb: 'alert',
    words: /\b(?:when|if|whenever|as soon as|once|the moment|about|on|for|of|to)\b/,
    when: (text) => isOfAlert(text),
  },
  { verb: 'run', words: new RegExp(`\\brun ${THE_ONE}? ?(?:right )?(?:now|straight away|immediately)\\b`) },
  { verb: 'run', words: /\brun (?:\d+ )?(?:right )?(?:now|straight away|immediately)\b/ },
  { verb: 'run', words: /^(?:scorecard )?digests? run\b(?! (?:every|each))/ },
  {
    verb: 'run',
    words: /\b(?:send|post) (?:the|my|our|digest) ?(?:digest|update|summary|one)?(?: \d+)? (?:right )?now\b/,
  },
  { verb: 'resume', words: /\b(?:resume|unpause|un-pause|restart|back on|carry on|continue)\b/ },
  { verb: 'resume', words: /\bstart (?:it |them |these |those )?(?:again|up again)\b/ },
  { verb: 'pause', words: /\b(?:pause|suspend|mute|snooze|put .* on hold)\b/ },
  { verb: 'pause', words: /\bhold (?:off|on|it|them|the \w+|my \w+|all)\b/ },
  { verb: 'pause', words: /\b(?:stop|(?:turn|switch) .{1,30} off)\b/, when: (text) => UNTIL.test(text) },
  { verb: 'stop', words: /\b(?:stop|cancel|unsubscribe|remove|delete|no more|get rid of|opt out|drowning in)\b/ },
  { verb: 'stop', words: /\bend (?:the|my|our|this|that|these|it|digest|alert)\b/ },
  { verb: 'stop', words: /\b(?:turn|switch) (?:\w+ ){0,4}off\b/ },
  { verb: 'stop', words: /\btake (?:me|us) off\b|\bdo not (?:want|need|send|post)\b/ },
  { verb: 'change', words: /\b(?:move|change|switch|shift|reschedule|instead|rather than)\b/ },
  {
    verb: 'change',
    words: /\bmake (?:it|that|them|mine|this|(?:the |my |our )?(?:digest|alert)(?: \d+)?|number \d+)\b/,
  },
  { verb: 'change', words: /\b(?:bring|put) (?:it|this|that|my \w+|the \w+) (?:forward|back|to)\b/ },
  { verb: 'change', words: /\bset (?:it|that|digest \d+) (?:to|for)\b/ },
];

/** 'Alert us when …'; 'tell us when …' of something to come; not 'stop the alerts for …'. */
function isOfAlert(text: string): boolean {
  if (
    /^(?:\w+ ){0,2}(?:stop|cancel|pause|resume|delete|remove|list|preview|unpause|mute|show)\b.*\balerts?\b/.test(text)
  )
    return false;
  if (/\balerts? (?:list|stop|pause|resume|preview|\d+)\b/.test(text) && !WHEN.test(text)) return false;
  if (ALERTS.test(text)) return true;
  return TELLS.test(text) && WHEN.test(text) && (saysWhen(text) || NO_ALERT.test(text));
}

/** Acts on what is set up, or ends it: done on an order alone. */
export const ACTS: ReadonlySet<Verb> = new Set(['stop', 'pause', 'resume', 'run', 'change']);

/** What a text wants done; where it says nothing of it, something is set up. */
export function verbOf(text: string): Verb {
  return RULES.find(({ words, when }) => words.test(text) && (when?.(text) ?? true))?.verb ?? 'set-up';
}

const LISTS: readonly RegExp[] = [
  /^(?:scorecard )?(?:digests?|alerts?|(?:digests?|alerts?) (?:list|status|help)|(?:list|show) (?:them|these|it|all))[ .?!]*$/,
  /\b(?:signed up|(?:am i|i am|are we|we are) (?:already )?down for|subscribed to|is (?:anything|anyone|something) subscribed|subscriptions?|already set up)\b/,
  /\b(?:what|which|anything|show(?: me)? what) (?:is|are|was) (?:being |already )?(?:set up|scheduled|posted) (?:in )?(?:here|this)\b/,
  /\bwhat do (?:i|we) (?:get|receive)\b|\bis there an? (?:digest|alert)\b|\bam i (?:getting|on|down|signed|subscribed)\b|\bare we (?:getting|signed|subscribed)\b/,
  /\b(?:what|when) (?:was|were) .{0,20}\b(?:last|latest|previous) (?:digest|alert|post)\b|\b(?:do|did) (?:i|we) (?:already )?(?:get|have|receive)\b/,
  /\b(?:what|which|any|how many|show|list|is|are) .{0,30}\b(?:digests?|updates|alerts?|posts|reminders?)\b.{0,30}\b(?:there|set up|here|i|we|exist|running|active|scheduled)\b/,
  /\b(?:list|show)(?: me| us)?(?: all)?(?: the| my| our)? (?:digests?|alerts?)\b|\bdigests? (?:list|here)\b/,
  /\bwhen (?:is|does|will|do) (?:the |my |our )?(?:next )?(?:digest|one|update|post)\b/,
];

/** Whether what is set up is asked about. */
export function asksForList(text: string): boolean {
  const setsUp = /\b(?:set|sign|put) (?:me |us |one |this |it |that )?up\b(?! (?:for|here)?.*\?$)/.test(text);
  if (setsUp && !/\b(?:already|am i|are we|what|which)\b/.test(text)) return false;
  return LISTS.some((words) => words.test(text));
}
