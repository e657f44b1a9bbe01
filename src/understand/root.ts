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

/** What a word shares with others made of the same: 'completed', 'completion' → 'complet'. A short word stays. */
export function rootOf(word: string): string {
  return stripped(stripped(word));
}

function stripped(word: string): string {
  if (word.length <= SHORTEST || /\d/.test(word)) return word;
  const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= SHORTEST - 1);
  if (ending === undefined) return word;
  if (ending === 's' && word.endsWith('ss')) return word;
  const root = word.slice(0, word.length - ending.length).replace(DOUBLED, '$1');
  return root.length > SHORTEST && root.endsWith('e') ? root.slice(0, -1) : root;
}
