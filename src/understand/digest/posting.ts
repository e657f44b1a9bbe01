/** Words of posting itself, which would be read as words of a field: 'posted', 'sent', 'digest'; a row each. */
const POSTING: readonly RegExp[] = [
  /\b(?:please |pls )?(?:can|could|will|would|might|may|shall) (?:you|i|we|our \w+|my \w+)\b/g,
  /\b(?:send|sent|post|posted|put|drop|ping|message|e-?mail|mail|give|share|deliver|show|land|come)\b(?: (?:me|us|it))?(?: (?:up|down|know|through|over|out|round))?(?: for| to)?\b/g,
  /\b(?:subscribe|sign|set|schedule|have|get|receive|tell|alert|notify|warn|let|remind|keep)\b(?: (?:me|us|it|the team|everyone))?(?: (?:up|down|know|through|over|posted|updated|on))?(?: for| to)?\b/g,
  /\b(?:in )?here\b|\b(?:to|for) (?:me|us)\b|\b(?:my|our|the) inbox\b/g,
  /\b(?:in|into|to) (?:this |the )?(?:\w+ )?(?:channel|chat|group|thread|inbox)\b/g,
  /\b(?:an? |the |my |our |weekly |daily |monthly |regular )*(?:digests?|alerts?|updates?|round-?ups?|bulletins?|reminders?|newsletters?)(?: (?:of|on|for|about|with))?\b/g,
  /\bautomatic(?:ally)?\b|\bregular(?:ly)?\b|\bset-?up\b|\b(?:i|we)(?: would)? (?:like|love|want|need)\b|\bwould (?:like|love)\b/g,
  /^(?:please|pls|splendid|great|ok|okay|yes|also|and|so|kindly|hi|hello)\b[,. ]*/g,
  /\b(?:please|pls|thanks|thank you|cheers)\b|<[^>]*>|@\w+/g,
  /\/?\bscorecard\b/g,
];

export const plain = (text: string) => text.replace(/ +/g, ' ').trim();

/** What is wanted, without the words that ask for it to be posted. */
export function withoutPosting(text: string): string {
  return POSTING.reduce((rest, words) => rest.replace(words, ' '), text);
}

/** For whom or what for, which is no subject: 'for our Monday meeting'. */
const AUDIENCE =
  /\b(?:for|to|with) (?:the |our |my |all |senior )*(?:\w+ )?(?:meetings?|board|panel|team|managers?|leads?|heads|directors?|colleagues|staff|chair|cabinet|committee|clinic|huddle|stand-?up|information|reference|interest)\b/g;

export function withoutAudience(text: string): string {
  return text.replace(AUDIENCE, ' ');
}

/** 'This', as what was answered last; not 'this channel' or 'it' of 'make it Fridays'. */
export const POINTS_BACK =
  /\b(?:this|that|these|those|them|it|(?:the )?same(?: again| thing| one)?|the above)\b(?! (?:channel|chat|group|thread|room|team|space|week|month|quarter|year|morning)\b)/;

const POSTS: readonly RegExp[] = [
  /\b(?:digests?|updates?|summary|summaries|headlines?|overview|highlights?|round-?ups?|bulletins?|briefings?|reports?|messages?|posts|reminders?|top lines?|points?)\b/,
  /\b(?:figures?|numbers?|data|scorecard|dashboard|performance|picture|everything|anything|something|all|worst|top|indicators?|measures?|alert\w*|notif\w+|warn\w*|tell|know)\b/,
];

/** Whether a text says what kind of post is wanted, if nothing of its contents. */
export function namesAPost(text: string): boolean {
  return POSTS.some((words) => words.test(text.replace(/^(?:please )?post\b/, '')));
}
