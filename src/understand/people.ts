import { isPlain } from './lexicon/plain.ts';
import type { Message, Recogniser, Span, Token } from './span.ts';
import { isEnglish } from './spelling-mend.ts';
import type { Words } from './words.ts';

/**
 * Persons and cases: a scorecard never says anything of one. A person is two names in a row that are no words of English
 * or of the catalogue, or of which it is asked whether they are, have or were; a case is a noun with a number of its own.
 */
export const people: Recogniser = (message, words) => {
  const { tokens } = message;
  return tokens.flatMap((_, at) => [...personAt(message, at, words), ...caseAt(message, at), ...detailAt(message, at)]);
};

function isName(token: Token | undefined, { known, terms }: Words): boolean {
  if (!token || token.text.length < 2 || !/^[a-z']+$/.test(token.text)) return false;
  if (known.has(token.stem) || known.has(token.text) || terms.has(token.stem)) return false;
  return !isPlain(token.text, token.stem) && (token.capital || !isEnglish(token.text));
}

const ASKED_OF_ONE = new Set([
  'is',
  'has',
  'was',
  'did',
  'does',
  'about',
  'for',
  'on',
  'how',
  'are',
  'when',
  'where',
  'why',
]);

function personAt({ tokens, stems }: Message, at: number, words: Words): readonly Span[] {
  if (!isName(tokens[at], words)) return [];
  const isPair = isName(tokens[at + 1], words) && tokens[at + 1]?.clause === tokens[at]?.clause;
  const bothCapital = tokens[at]?.capital === true && tokens[at + 1]?.capital === true;
  const isAsked = at === 0 || ASKED_OF_ONE.has(stems[at - 1] ?? '');
  if (!isPair || !(bothCapital || isAsked)) return [];
  const from = at;
  return [{ from, to: at + 2, weight: 0.8, row: 'two names in a row', sense: { role: 'not-held', nature: 'person' } }];
}

const ONE_OF = new Set(
  'customer resident carer parent learner applicant child case file client patient pupil student tenant person family worker officer reference ref record id employee'.split(
    ' ',
  ),
);
const REFERENCE = /^(?:[a-z]{1,3}\d{3,}|\d{3,})$/;

/** 'Child 4471', 'case number AB1234'. */
function caseAt({ tokens, stems }: Message, at: number): readonly Span[] {
  if (!ONE_OF.has(stems[at] ?? '') || tokens[at]?.text !== stems[at]) return [];
  let to = at + 1;
  while (/^(?:number|no|ref|reference|id)$/.test(stems[to] ?? '')) to += 1;
  if (!REFERENCE.test(stems[to] ?? '') || /^(?:19|20)\d\d$/.test(stems[to] ?? '')) return [];
  return [
    { from: at, to: to + 1, weight: 2.5, row: 'one case by its number', sense: { role: 'not-held', nature: 'case' } },
  ];
}

/** What is only known of one person. */
const DETAILS: readonly (readonly string[])[] = [
  'name and address',
  'home address',
  'address of',
  'home phone',
  'phone number of',
  'date of birth',
  'dob',
  'name of the #',
  'name of each',
  'name of those',
  'name of the people',
  'name please',
  'give me name',
  'who they are',
  'what is their name',
  'their name',
  'initial n dob',
  'national insurance',
].map((phrase) => phrase.split(' '));

const MEASURES = new Set(['measure', 'indicator', 'kpi', 'metric']);

/** 'Which worker has …', 'the names of the 13': asks who, and a figure never says. */
function detailAt({ stems, tokens }: Message, at: number): readonly Span[] {
  const person = { role: 'not-held', nature: 'person' } as const;
  const found = DETAILS.find((words) =>
    words.every((word, offset) => (word === '#' ? /^\d/.test(stems[at + offset] ?? '') : stems[at + offset] === word)),
  );
  if (found) return [{ from: at, to: at + found.length, weight: 2.5, row: 'a detail of a person', sense: person }];
  if (stems[at] !== 'which' && stems[at] !== 'what') return [];
  // 'Which of my workers', 'which workers are the 13': some of those who are counted.
  const isOfMine = stems[at + 1] === 'of' && /^(?:my|our|the|these|those)$/.test(stems[at + 2] ?? '');
  const first = isOfMine ? at + 3 : at + 1;
  const noun = [first, first + 1, first + 2].find((place) => ONE_OF.has(stems[place] ?? ''));
  const areThose = noun !== undefined && /^(?:is|are|were) the \d+$/.test(stems.slice(noun + 1, noun + 4).join(' '));
  const isOfMeasures = noun !== undefined && stems.slice(noun + 1, noun + 5).some((word) => MEASURES.has(word));
  if (noun !== undefined && (isOfMine || areThose) && !isOfMeasures)
    return [{ from: at, to: noun + 1, weight: 3, row: 'which of the people', sense: person }];
  const isOne =
    noun !== undefined && tokens[noun]?.text === stems[noun] && /^(?:is|has|was|had)$/.test(stems[noun + 1] ?? '');
  return isOne ? [{ from: at, to: noun + 1, weight: 3, row: 'which one person', sense: person }] : [];
}
