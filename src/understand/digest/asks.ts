import { NO_ALERT, saysWhen } from './condition.ts';

const SEND = '(?:send|snd|post|e-?mail|mail|ping|message|drop)';
const OFTEN =
  '(?:every|each|weekly|daily|monthly|fortnightly|quarterly|hourly|automatically|regularly|(?:mon|tues|wednes|thurs|fri|satur|sun)days)';
const THEM = '(?:it|this|that|these|those|them|everything|all(?: of (?:it|them|these))?)';
const WEEKDAY = '(?:mon|tues?|weds?|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?s?';
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** What asks for posts by themselves: a row each, in no order. */
const OF_POSTS: readonly RegExp[] = [
  /\bdigests?\b/,
  /\b(?:subscri\w+|unsubscri\w+|signed up|sign (?:me|us) up)\b/,
  new RegExp(
    `\\b(?:every|each) (?:other |second |third )?(?:${DAY}|weekday|week|month|morning|day|fortnight|quarter)s?\\b`,
  ),
  new RegExp(`\\b${SEND} .{0,40}\\b${OFTEN}\\b`),
  new RegExp(
    `\\b${SEND}\\b.+\\bon (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|first|last|second|third|fourth)\\b.*\\b(?:month|quarter)`,
  ),
  new RegExp(`\\b${SEND}\\b.+\\b(?:every|each) ${WEEKDAY}\\b`),
  new RegExp(`\\b(?:every|each) (?:other |second )?${WEEKDAY}(?! (?:since|in|of)\\b)\\b`),
  new RegExp(`\\b${SEND} (?:me |us )?(?:${THEM}|the same)\\b.*\\b(?:tomorrow|on (?:${DAY}|the)|at \\d|first thing)\\b`),
  // 'Send me X tomorrow' asks for a post; 'for my meeting tomorrow' says what for.
  new RegExp(
    `^(?:please |can you |could you )*${SEND} (?:me|us) (?!.*\\b(?:for|before|at|in) )[^?]{1,60}\\btomorrow[ .!]*$`,
  ),
  new RegExp(
    `\\b${DAY}s? (?:at \\d|mornings?|afternoons?|instead)|\\b(?:make|move) (?:it|that|this|them) (?:to )?(?:on )?${WEEKDAY}\\b`,
  ),
  new RegExp(
    `\\b(?:my|the|our) (?:${WEEKDAY}|weekly|daily|monthly|regular) (?:ones?|posts?|digests?|updates?|summary|message|email)\\b`,
  ),
  /\b(?:weekly|daily|monthly|fortnightly|quarterly) (?:msgs?|messages?|updates?|e?mails?|posts?|reports?|summar\w+|ones?|headlines?|round-?ups?|bulletins?)\b/,
  /\b(?:regular|automatic|scheduled) (?:updates?|reports?|posts?|messages?|summar\w+)\b/,
  /\b(?:daily|weekly|monthly|fortnightly|(?:every|each) (?:day|week|month)) at (?:\d|noon|half|quarter)/,
  /\bput (?:me|us) down for\b|\bremind (?:me|us) (?:every|each|on|weekly|daily|monthly|when|if)\b|\bkeep (?:me|us) (?:posted|updated)\b/,
  /\b(?:only|just) (?:when|if) (?:something|anything|it|they) (?:has |is |have )?(?:chang|new|moved)/,
  /\bmake (?:it|that|this|them) (?:every|each|weekly|daily|monthly|fortnightly|weekdays)\b/,
  /\b(?:change|switch|move|set) (?:it|this|that|them) (?:to|for) (?:cover|be about|every|each|weekdays?|mon|tue|wed|thu|fri|sat|sun|daily|weekly|monthly|fortnightly|\d|half|noon|only)/,
  /\bchange the (?:time|day)s? to\b|\bhave it on \w+days? instead\b/,
  /\b(?:stop|do not keep|no more) (?:sending|posting|messaging|e-?mailing|pinging)\b/,
  /\btake (?:me|us) off (?:the|this|that|your) (?:list|digest|post)/,
  /\bwhat do (?:i|we) (?:get|receive)( here| regularly)?,? and when\b|\b(?:am i|are we) (?:already )?(?:signed up|down for)\b/,
  /\bset up (?:in )?(?:here|this (?:channel|chat))\b|\b(?:being |already )?(?:scheduled|posted) (?:in )?(?:here|this (?:channel|chat))\b/,
];

/** What asks to be told of something to come, and alerts by their name. */
const OF_ALERTS: readonly RegExp[] = [
  /^(?:an? )?alerts?(?: (?:list|status|help|\d+))?[ .?!]*$/,
  /\b(?:alert|alerted|notify|notified|warn|notifications?)\b(?: (?:me|us|the team|we|everyone))?\b.{0,60}\b(?:when|if|whenever|once|as soon as|about|to|for|of|on)\b/,
  /\b(?:alert|notify|warn) (?:me|us|the team|everyone)\b/,
  /\b(?:set up|add|create|want|need|have|make|stop|cancel|pause|resume|delete|remove|list|preview|my|our|the|all|any) (?:an? |the |my |our |all )*(?:\w+ )?alerts?\b/,
  /\b(?:let|keep) (?:me|us|the team|everyone) (?:know|posted|updated) (?:when|if|whenever|as soon as|once)\b/,
  /\balerts? (?:\d|here|there|do we|are|list|set up|off|on)\b/,
];
const TELL =
  /\b(?:tell|ping|message|shout|flag|let|inform)\b.{0,24}\b(?:when|if|whenever|as soon as|once|the moment)\b/;
/** 'Tell us when it is no longer red', 'when calls are over 70%': of a state that is, and not of when it was. */
const TELL_WHEN =
  /\b(?:tell|ping|message|shout|flag|let|inform)\b.{0,24}\b(?:when|whenever|as soon as|once|the moment)\b(?=.*\b(?:is|are|changes?|no longer|(?:over|under|above|below) \d))/;
const OF_PAST =
  /\b(?:last|first|ever|was|were|did|had|been|due|out|next|available|expected)\b|\bwhen (?:is|are|does|do|will)\b/;
/** 'Tell me if it is red' asks now, 'if it turns red' later. */
const TO_COME =
  /\b(?:go|goes|turns?|becomes?|gets?|moves?|drops?|falls?|slips?|cross(?:es)?|misses|rises?|leaves?|enters?|reach(?:es)?|hits?|stops?|starts?|needs|comes?|(?:is|are) (?:below|under|above|over|fewer|less|more))\b/;

/** Short orders that need something set up to mean anything. */
const THINGS = `(?:${THEM}|the same|everything)`;
const SHORT: readonly RegExp[] = [
  /^(?:stop|cancel|pause|resume|unpause|restart|snooze|mute|preview|unsubscribe|subscribe|(?:run|post|send)(?: it| this)? now)(?: please| now)?[ .!]*$/,
  new RegExp(
    `^(?:pause|stop|cancel|mute|snooze|suspend|resume|restart|unpause|start|continue) ${THINGS}( all)?(?: (?:up )?again| please| now)?(?: (?:until|till|for|from) .+)?[ .!]*$`,
  ),
  new RegExp(`^(?:turn|switch) ${THINGS} (?:off|on|back on)(?: please| again)?(?: (?:until|till|for|from) .+)?[ .!]*$`),
  /^(?:pause|mute|snooze|suspend|stop) (?:until|till|for) .+$/,
  /^hold (?:it|this|them|the \w+) (?:until|till|for) .+$/,
  /^(?:what|how) (?:would|will) (?:it|this|that|they) look like\b.*\b(?:posted|sent|set up)/,
];

const QUESTION =
  /^(?:so |and |but )?(?:what|why|how|which|who|whose|whos|where|when|is|are|was|were|do|does|did|has|have|had)\b/;

const SENDING = /\b(?:send|post|e-?mail|mail|digests?|alerts?|updates?|subscri\w+|sign)\b/;
/** Words of posting: where one stands, 'every month' is how often it is posted. */
const OF_POSTING: readonly RegExp[] = [
  /\b(?:send|sent|post(?:ed)?|e-?mail|mail|ping|message|drop|land|remind\w*|digests?|alerts?|alerted|subscri\w+|sign(?:ed)? up|set up|schedul\w+|put (?:me|us))\b/,
  /\b(?:updates?|headlines?|summary|briefing|round-?up|report|picture|please|pls|get|have|want|like|need|receive|here|automatic\w*|this|that|these|those|it|them|same|everything)\b/,
  /\bat \d{1,2}|\bon the (?:\d{1,2}(?:st|nd|rd|th)|first|last)\b|@ ?\d/,
];
const isOfPosting = (text: string) => OF_POSTING.some((words) => words.test(text));
const SPAN = '(?:day|week|month|quarter|year)';

/** Figures over time, or how often a thing is done. */
const OF_FIGURES: readonly ((text: string) => boolean)[] = [
  (text) =>
    new RegExp(`\\b(?:for|over|by|in) (?:every|each) ${SPAN}\\b`).test(text) && !/\b(?:digests?|alerts?)\b/.test(text),
  (text) =>
    new RegExp(`\\b(?:every|each) ${SPAN}\\b`).test(text) &&
    /\b(?:since|so far|this year|last year|over the (?:last|past))\b/.test(text) &&
    !SENDING.test(text),
  (text) => /\b(?:every|each) (?:month|quarter|year)\b/.test(text) && !isOfPosting(text),
  (text) =>
    new RegExp(
      `\\w+(?:ed|en|ne|ade|eld|et|een)(?: \\w+)? (?:every|each) (?:other |second )?(?:${SPAN}|${DAY}|weekday|morning)`,
    ).test(text) &&
    !SENDING.test(text) &&
    !isOfPosting(text.replace(/\bhave\b/g, '')),
  (text) =>
    QUESTION.test(text) &&
    /\b(?:every|each)\b/.test(text) &&
    (!isOfPosting(text) || /^(?:what|how) (?:was|were|did|happen\w*)\b/.test(text)),
  (text) => QUESTION.test(text) && /\b(?:every|each) day\b/.test(text) && !SENDING.test(text),
];

/** What a digest or an alert has said is asked about: that is a question on figures. */
const ABOUT_SAID: readonly RegExp[] = [
  /\b(?:digests?|alerts?) (?:says?|said|shows?|showed)\b|\b(?:digests?|alerts?)\b.*\bwhy\b[ ?]*$/,
  /\b(?:digests?|alerts?)\b.{0,20}\b(?:right|wrong|correct|true|up to date|in time|late)\b/,
  /^(?:so |and |but )?(?:what|where|which|who|how|does|did|do)\b.*\b(?:digests?|alerts?) (?:say|mean|come from|get (?:its|the)|count)\b/,
  /^(?:are|were|is|was|do|did|have|has|how many|number of)\b.*\balerts? (?:to|from|about|by|were|last|in)\b/,
  /^(?:how many|number of|percentage of)\b.*\balerts?\b(?! (?:are|do|have|set))/,
];

/** Whether a message asks something of posts by themselves: to make, change or end them, or about them. */
export function isOfDigests(text: string): boolean {
  if (OF_FIGURES.some((is) => is(text))) return false;
  if (/\b(?:digests?|alerts?)\b/.test(text) && ABOUT_SAID.some((words) => words.test(text))) return false;
  if (OF_ALERTS.some((words) => words.test(text))) return true;
  if (TELL.test(text) && TO_COME.test(text) && saysWhen(text)) return true;
  if (TELL_WHEN.test(text) && !OF_PAST.test(text) && (saysWhen(text) || NO_ALERT.test(text))) return true;
  return [...OF_POSTS, ...SHORT].some((words) => words.test(text));
}
