/** The longest message that is read; what is longer is refused with this number, not cut. */
export const MAX_QUESTION_LENGTH = 2000;

const NEGATIONS = /\b(is|are|was|were|do|does|did|has|have|had|would|could|should|must|need|might|ai)n'?t\b(?!-)/g;

/** 'Sev1s' is 'sev 1'; what has a hyphen or is a quarter stays as it is. */
function spacedDigit(whole: string, letters = '', digit = ''): string {
  return letters.length > 2 ? `${letters} ${digit}` : whole;
}

const SHORT_FORMS: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\bcan'?t\b|\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/\bshan't\b/g, 'shall not'],
  [NEGATIONS, '$1 not'],
  [/\blet's\b/g, 'let us'],
  [/\bi'm\b/g, 'i am'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/\brec'?d\b/g, 'received'],
  [/\b(you|they)re\b/g, '$1 are'],
  [/\bshld\b/g, 'should'],
  [/\bb4\b/g, 'before'],
  [/\bthru\b/g, 'through'],
  [/\bwot\b/g, 'what'],
  [/\bperf\b/g, 'performance'],
  [/\b(you|we|they)ve\b/g, '$1 have'],
  [/\b(where|how|why|when)'?d\b/g, '$1 did'],
  [/'ll\b/g, ' will'],
  [/'d\b/g, ' would'],
  [
    /\b(what|where|who|how|when|why|that|there|here|which)'?s\b(?=\s|$|[?,.])|\b(it|he|she)'s\b/g,
    (_, one: string, other: string) => `${one ?? other} is`,
  ],
  [/\bwhats\b/g, 'what is'],
  [/\b(w\/o|w\/out)(?=\s|$)/g, 'without'],
  [/\bw\/in\b/g, 'within'],
  [/\bw\/?(?=\s)/g, 'with '],
  [/\brec'?d\b/g, 'received'],
  [/\bn'hood\b/g, 'neighbourhood'],
  [/\bpls\b|\bplz\b|\bplse\b/g, 'please'],
  [/\bper ?cent\b/g, 'percent'],
  [/\b(\d+)\s?yrs?\b/g, '$1 years'],
  [/\byrs\b/g, 'years'],
  [/\byr\b/g, 'year'],
  [/\btwenty[ -](four|five)\b/g, (_, unit: string) => (unit === 'four' ? '24' : '25')],
  [/\bforty[ -](five|eight)\b/g, (_, unit: string) => (unit === 'five' ? '45' : '48')],
  [/(?<=\w )no\.(?=\s(?:at|in|on)\b)/g, 'number'],
  [/>\s*(?=\d)/g, ' over '],
  [/<\s*(?=\d)/g, ' under '],
  [/\bqtrs?\b/g, 'quarter'],
  [/\bt[ar]*r?gts?\b|\btargt\b/g, 'target'],
  [/\bfigs\b/g, 'figures'],
  // By itself it asks what has moved, not for changes of worker or placement.
  [/\bwhat changed\b/g, 'what has changed'],
  [
    /\b(any|what are the|what) (big |main |major |new )?changes\b(?= since| from| on last|[ ?.!]*$)/g,
    'what has changed',
  ],
  [/\bavg\b/g, 'average'],
  [/\bdiff\b/g, 'difference'],
  [/\b(?:run|lead) ?-?up to christmas\b/g, ''],
  [/\bthrough(?: to)?(?= (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)/g, 'to'],
  [/\bmths?\b/g, 'months'],
  [/\bmny\b/g, 'many'],
  [/\b(january|february|march|april|may|june|july|august|september|october|november|december)'?s\b/g, '$1'],
  [/\b(\d+)k\b/g, '$1000'],
  [/\bfin(?=\s+years?\b)/g, 'financial'],
  [/\b([a-z]{2,})(\d)s?\b(?=\s|$|[?,.])/g, spacedDigit],
  [/\bpercents\b|\bprocent\b/g, 'percent'],
  [/\bwks?\b/g, 'week'],
  [/\b(?:vs|versus)\b\.?|(?<=\s|^)v\.?(?=\s)/g, 'against'],
  [/\b(\d+)\s?m\b/g, '$1 months'],
  [/(?<=\w )n(?=\s)|^n(?=\s)/g, 'and'],
  [/\br(?=\s)/g, 'are'],
  [/\bu(?=\s|$|\?)/g, 'you'],
  [/\bwd\b/g, 'would'],
  [/\bhv\b/g, 'have'],
  [/\bwh?os?ve\b/g, 'who have'],
  [/\bhrs?\b/g, 'hours'],
  [/\bsecs?\b/g, 'seconds'],
  [/\bfy\b(?!\s?['\d])/g, 'financial year'],
  [/\b(\d+)\s?h\b/g, '$1 hours'],
  [/\b(\d+)\s?(?:wd|wds)\b/g, '$1 working days'],
  [/\bno\.(?=\s*(?:of|for|on|in|not|only|please)\b)/g, 'number'],
  [/\bno\s+of\b/g, 'number of'],
  [/\bnos\b\.?/g, 'numbers'],
];

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  fifteen: '15',
  twenty: '20',
  'twenty-four': '24',
  'twenty-five': '25',
  'forty-five': '45',
  'forty-eight': '48',
};

/** Most words have no short form: one look tells, so that thousands of phrases are read quickly when a bot starts. */
const ANY_SHORT_FORM = new RegExp(SHORT_FORMS.map(([{ source }]) => source).join('|'));

/** Characters that every keyboard here has. */
const PLAIN = /^[ -~]*$/;

/** One case, one kind of quote, dash and space; accents and pictures dropped. */
function inPlainCharacters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[‘’‛′`´]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\u{1F000}-\u{1FAFF}]|\uFE0F/gu, ' ')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '');
}

/**
 * The text as the rest of understanding reads it: one case, one kind of quote, dash and space, short forms written out.
 * Words stay in their order; what was upper case is lost, so see `spellOutCapitals` for abbreviations that need it.
 */
export function normalise(text: string): string {
  let plain = (
    PLAIN.test(text) ? text.replace(/ {2,}/g, ' ').replace(/`/g, "'").toLowerCase() : inPlainCharacters(text)
  )
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/%/g, ' percent ')
    .replace(/&/g, ' and ');
  if (ANY_SHORT_FORM.test(plain)) {
    for (const [pattern, replacement] of SHORT_FORMS) plain = plain.replace(pattern, replacement as string);
  }
  return plain.replace(/ +/g, ' ').trim();
}

/** Number words up to ten and those that stand in deadlines, as digits: '24', 'three or more' → '3 or more'. */
export function digits(word: string): string {
  return Object.hasOwn(NUMBER_WORDS, word) ? (NUMBER_WORDS[word] ?? word) : word;
}
