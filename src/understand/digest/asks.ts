import { CONDITION } from './condition.ts';

const SEND = '(?:send|snd|post|e-?mail|mail|ping|message|drop)';
const OFTEN =
  '(?:every|each|weekly|daily|monthly|fortnightly|quarterly|hourly|(?:mon|tues|wednes|thurs|fri|satur|sun)days)';
const THEM = '(?:it|this|that|these|those|them|everything|all(?: of (?:it|them|these))?)';
const WEEKDAY = '(?:mon|tues?|weds?|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?s?';

/**
 * What asks for a post by itself, whatever else the words could name: 'post' is a post that is vacant too, and 'sending'
 * holds the name of a need.
 */
const ASKS: readonly RegExp[] = [
  new RegExp(`\\b${SEND} (?:me |us )?(?:${THEM}|the same)\\b.*\\b${OFTEN}\\b`),
  new RegExp(
    `\\b${SEND}\\b.+\\bon (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)|first|last|second|third|fourth)\\b.*\\b(?:month|quarter)`,
  ),
  new RegExp(`\\b${SEND}\\b.+\\b(?:every|each) ${WEEKDAY}\\b`),
  new RegExp(`\\b(?:every|each) (?:other |second )?${WEEKDAY}(?! (?:since|in|of)\\b)\\b`),
  new RegExp(
    `^(?:please )?(?:pause|stop|cancel|mute|snooze|suspend|resume|restart|unpause|start|continue|(?:turn|switch)(?: on| off)?) ${THEM}( all)?(?: (?:up )?again| off| on| back on| please)?(?: (?:until|till|for|from) .+)?[ .!]*$`,
  ),
  /\b(?:daily|weekly|monthly|fortnightly|(?:every|each) (?:day|week|month)) at (?:\d|noon|half|quarter)/,
  /^(please |(can|could) you (please )?)?(alert|notify|warn) (me|us|the team)\b/,
  /\b(stop|do not keep|no more) (sending|posting|messaging|e-?mailing|pinging) (me|us|it|this|that|these|those|them)\b/,
  /^(please )?(stop|cancel|preview|(run|post|send)( it| this)? now)( please)?[ .!]*$/,
  /\b(what|anything|what else|show( me)? what) (is|are|was) (being |already )?(set up|scheduled|posted) (in )?(here|this (channel|chat))\b/,
  /^(what|which|any|how many) (digests?|alerts?) (are (there|set up|on|running)|do (we|i) have|have (we|i) (got|set up)|exist)\b/,
  /^what do (i|we) (get|receive)( here| regularly)?,? and when\b/,
  /\b(?:change|switch) (?:it|this|that) to (?:cover|be about)\b/,
  /\btake (me|us) off (the|this|that|your) (list|digest|post)/,
  new RegExp(`\\b(?:my|the|our) ${WEEKDAY} (?:ones?|posts?|digests?|updates?|summary|message)\\b`),
];

/** Told of something to come: 'tell me if it is red' asks now, 'if it turns red' later. */
const TO_COME =
  /\b(?:tell|ping|message|shout|flag|let|inform)\b.{0,24}\b(?:when|if|whenever|as soon as|once|the moment)\b.*\b(?:go|goes|turns?|becomes?|gets?|moves?|drops?|falls?|slips?|cross(?:es)?|misses|rises?|leaves?|enters?|reach(?:es)?|changes?)\b/;

const QUESTION =
  /^(?:so |and |but )?(?:what|why|how|which|who|whose|whos|where|when|is|are|was|were|do|does|did|has|have|had)\b/;

/** Words of posting: where one stands, 'every month' is how often it is posted. */
const OF_POSTING =
  /\b(send|sent|post(?:ed)?|e-?mail|mail|ping|message|drop|land|remind\w*|digests?|alerts?|alerted|subscri\w+|sign(?:ed)? up|set up|schedul\w+|put (?:me|us)|updates?|headlines?|summary|briefing|round-?up|report|please|pls|get|have|want|like|need|receive|here|automatic\w*|this|that|these|those|it|them|same|everything|at \d{1,2}|on the (?:\d{1,2}(?:st|nd|rd|th)|first|last))\b|@ ?\d/;

/** Figures over time, or how often a thing is done in the field. */
const OF_FIGURES: readonly ((text: string) => boolean)[] = [
  (text) =>
    /\b(?:for|over|by|in) (?:every|each) (?:week|month|quarter|year)\b/.test(text) &&
    !/\b(digests?|alerts?)\b/.test(text),
  (text) =>
    /\b(?:every|each) (?:day|week|month|quarter|year)\b/.test(text) &&
    /\b(since|so far|this year|last year|over the (?:last|past))\b/.test(text) &&
    !/\b(send|post|e-?mail|mail|digests?|alerts?|updates?)\b/.test(text),
  (text) => /\b(?:every|each) (?:month|quarter|year)\b/.test(text) && !OF_POSTING.test(text),
  (text) =>
    /\b(?:seen|visited|reviewed|checked|held|completed|done|made|assessed|contacted|updated|published|recorded|met|measured)(?: \w+)? (?:every|each)\b/.test(
      text,
    ) && !/\b(send|post|e-?mail|mail|digests?|alerts?)\b/.test(text),
  (text) =>
    QUESTION.test(text) &&
    /\b(?:every|each)\b/.test(text) &&
    (!OF_POSTING.test(text) || /^(?:what|how) (?:was|were|did|happen\w*)\b/.test(text)),
];

/** What a digest or an alert has said is asked about: nothing is to be set up. */
function isAboutSaid(text: string): boolean {
  const isNamed = /\b(digests?|alerts?)\b/.test(text);
  if (!isNamed) return false;
  return (
    /\b(?:digests?|alerts?) (?:says?|said|shows?|showed)\b|\b(?:digests?|alerts?)\b.*\bwhy\b[ ?]*$/.test(text) ||
    /^(?:so |and |but )?(?:why|how come)\b/.test(text) ||
    /^(?:is|was|are|were) (?:the|that|this|our|my) .{0,20}(?:digests?|alerts?)\b.{0,20}\b(?:right|wrong|correct|true|up to date|in time|on time|late)\b/.test(
      text,
    ) ||
    /^(?:what|where|which|who|how|does|did|do)\b.*\b(?:digests?|alerts?) (?:say|mean|come from|get (?:its|the)|count)\b/.test(
      text,
    ) ||
    (/^(?:are|were|is|was|do|did|have|has|how many)\b/.test(text) && /\balerts? (?:to|from|about|by)\b/.test(text))
  );
}

/** Whether a message asks for posts, by words that could mean something else to a reader of the field. */
export function asksForPosts(text: string): boolean {
  return ASKS.some((words) => words.test(text)) || (TO_COME.test(text) && CONDITION.test(text));
}

/** Whether 'every month', 'digest' or 'alert' stands in a question on figures. */
export function isOfFigures(text: string): boolean {
  return OF_FIGURES.some((is) => is(text)) || isAboutSaid(text);
}
