/**
 * Endings that make other words of one: 'satisfied', 'satisfaction' and 'satisfy' share a root, and so do 'safe' and
 * 'safety'. The longest that fits goes first.
 */
const ENDINGS = [
  'fication',
  'isations',
  'ization',
  'isation',
  'ational',
  'ations',
  'action',
  'ating',
  'ation',
  'ated',
  'ates',
  'ition',
  'ages',
  'age',
  'utions',
  'ution',
  'ures',
  'ure',
  'ments',
  'ment',
  'ness',
  'ities',
  'ility',
  'ity',
  'ence',
  'ance',
  'ency',
  'ancy',
  'ions',
  'ion',
  'ings',
  'ing',
  'ied',
  'ies',
  'ive',
  'ent',
  'ate',
  'ant',
  'ful',
  'als',
  'al',
  'ers',
  'er',
  'ors',
  'or',
  'ees',
  'ee',
  'ed',
  'ly',
  'ty',
  'y',
  'e',
  's',
] as const;
const SHORTEST = 4;
const DOUBLED = /([bdgklmnprt])\1$/;

/** Past forms that share no beginning with what they are a form of. */
const PAST: ReadonlyMap<string, string> = new Map(
  [
    'draw drew drawn',
    'take took taken',
    'give gave given',
    'leave left',
    'lose lost',
    'pay paid',
    'keep kept',
    'build built',
    'buy bought',
    'sell sold',
    'spend spent',
    'break broke broken',
    'choose chose chosen',
    'drive drove driven',
    'steal stole stolen',
    'begin began begun',
    'win won',
    'teach taught',
    'speak spoke spoken',
    'write wrote written',
    'grow grew grown',
  ].flatMap((row) => {
    const [base = '', ...forms] = row.split(' ');
    return forms.map((form) => [form, base] as const);
  }),
);
const FRONTS = /^(?:with|under|over|re|up|out|for|mis)/;

/**
 * What a word shares with others made of the same: 'completed', 'completion' → 'complet', 'withdrew', 'withdrawal' →
 * 'withdraw'. A short word stays.
 */
export function rootOf(word: string): string {
  const front = FRONTS.exec(word)?.[0] ?? '';
  const whole = PAST.get(word);
  const behind = PAST.get(word.slice(front.length));
  const base = whole ?? (behind === undefined ? word : `${front}${behind}`);
  return stripped(stripped(base));
}

function stripped(word: string): string {
  if (word.length <= SHORTEST || /\d/.test(word)) return word;
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST - 1);
  if (ending === undefined) return word;
  if (ending === 's' && word.endsWith('ss')) return word;
  const root = word.slice(0, word.length - ending.length).replace(DOUBLED, '$1');
  return root.length > SHORTEST && root.endsWith('e') ? root.slice(0, -1) : root;
}
