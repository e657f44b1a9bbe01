import type { Message, Recogniser, Sense, Span } from '../span.ts';

/**
 * Words that deny, with what they deny. Within a condition ('not red') they belong to it and are found there; a cover has
 * each word once.
 */
export const denials: Recogniser = (message) =>
  message.tokens.flatMap((_, at) => [
    ...exceptAt(message, at),
    ...correctAt(message, at),
    ...idleAt(message, at),
    ...turnAt(message, at),
  ]);

type Kind = Extract<Sense, { role: 'denial' }>['kind'];
interface Place {
  readonly from: number;
  readonly to: number;
}

function denial(kind: Kind, place: Place, scope: Place, row: string, weight: number): Span {
  return {
    ...place,
    weight: weight * (place.to - place.from),
    row: `denial: ${row}`,
    sense: { role: 'denial', kind, scope },
  };
}

const EXCEPT: readonly (readonly string[])[] = [
  'excluding',
  'except for',
  'except',
  'excepting',
  'apart from',
  'aside from',
  'other than',
  'leaving out',
  'leave out',
  'leaving aside',
  'ignoring',
  'omitting',
  'minus',
  'bar',
  'barring',
  'but not',
  'but for',
  'not counting',
  'not including',
  'do not include',
  'do not count',
  'excl',
  'exc',
  'ex',
  'outside of',
  'outside',
  'without',
  'not in',
].map((phrase) => phrase.split(' '));
/** These only leave out a part that has a name: 'without a worker' turns a measure round. */
const OF_NAMES = new Set(['without', 'outside', 'bar', 'minus', 'ex', 'not in', 'outside of', 'but not']);

function exceptAt(message: Message, at: number): readonly Span[] {
  const phrase = EXCEPT.find((words) => words.every((word, offset) => message.tokens[at + offset]?.text === word));
  if (!phrase) return [];
  const to = at + phrase.length;
  const scope = { from: to, to: scopeEnd(message, to, true) };
  if (scope.to === scope.from) return [];
  const text = phrase.join(' ');
  return [denial('except', { from: at, to }, scope, text, OF_NAMES.has(text) ? 0.7 : 1)];
}

const BOUNDS = new Set(
  'in for at by since over during last this and or but what how why when who is are was were do does please'.split(' '),
);

/** To the end of the clause, or to a word that begins something else. */
function scopeEnd({ tokens, stems }: Message, from: number, joins: boolean): number {
  let to = from;
  while (to < tokens.length && tokens[to]?.clause === tokens[from]?.clause) {
    const word = stems[to] ?? '';
    const isJoin = joins && (word === 'and' || word === 'or');
    if (BOUNDS.has(word) && !isJoin && to > from) break;
    to += 1;
  }
  return to;
}

/** What people begin with who put something right; the longest first. */
const LED_BY = ['no sorry', 'sorry no', 'oh sorry', 'oh no', 'ah no', 'sorry', 'oops', 'no', 'oh', 'ah', 'wait', ''];

const CORRECTS: readonly (readonly string[])[] = [
  ...['i meant', 'i mean', 'meant'].flatMap((phrase) => LED_BY.map((lead) => `${lead} ${phrase}`.trim())),
  'no not',
  'sorry not',
].map((phrase) => phrase.split(' '));

/** 'Not dental, health'; 'no, I meant the review ones': what was understood was not meant. */
function correctAt(message: Message, at: number): readonly Span[] {
  const { tokens, stems } = message;
  const start = tokens[at - 1]?.sentence !== tokens[at]?.sentence;
  const phrase = CORRECTS.find((words) => words.every((word, offset) => tokens[at + offset]?.text === word));
  if (phrase) {
    const to = at + phrase.length;
    const scope = phrase.at(-1) === 'not' ? { from: to, to: scopeEnd(message, to, false) } : { from: to, to };
    return [denial('correct', { from: at, to }, scope, phrase.join(' '), 1)];
  }
  if (start && stems[at] === 'no' && tokens[at + 1] && tokens[at + 1]?.clause !== tokens[at]?.clause)
    return [denial('correct', { from: at, to: at + 1 }, { from: at + 1, to: at + 1 }, 'no', 0.8)];
  const isSetAside = start && stems[at] === 'not' && !PRONOUNS.has(stems[at + 1] ?? '');
  if (!isSetAside) return [];
  const scope = { from: at + 1, to: scopeEnd(message, at + 1, false) };
  const goesOn = scope.to < tokens.length || stems[at + 1] === 'that' || stems[at + 1] === 'the';
  return goesOn ? [denial('correct', { from: at, to: at + 1 }, scope, 'not …', 0.8)] : [];
}

const PRONOUNS = new Set('we they it i you he she there that this those these'.split(' '));
const IDLE: readonly (readonly string[])[] = [
  'i do not know',
  'i do not understand',
  'i do not want',
  'i did not want',
  'i did not ask for',
  'i did not mean',
  'i can not find',
  'i can not see',
  'can not find',
  'can not remember',
  'do not know',
  'not sure',
  'i am not sure',
  'no idea',
  'do not worry',
  'not to worry',
  'no need',
  'no rush',
  'no hurry',
  'no doubt',
  'no problem',
  'no worries',
  'why not',
  'or not',
  'is not it',
  'are not they',
  'are not we',
  'is not that',
  'does not it',
  'do not they',
  'do not we',
  'did not it',
  'did not we',
  'did not they',
  'has not it',
  'have not they',
  'have not we',
  'was not it',
  'were not they',
  'could not you',
  'can not you',
  'would not you',
  'would not it',
  'if not',
  'not only',
  'not just',
  'not a percentage',
  'not the percentage',
  'not percentages',
  'not a number',
  'not the number',
  'not necessarily',
  'not bothered about',
  'not interested in',
  'do not need',
  'do not want',
  'do not care about',
  'do not mind',
  'do not tell me',
  'do not give me',
  'never mind',
  'not yet',
  'if i am not mistaken',
  'do not',
].map((phrase) => phrase.split(' '));
/** What follows these is named to be left out. */
const LEAVES_OUT = new Set([
  'not bothered about',
  'not interested in',
  'do not need',
  'do not want',
  'do not care about',
  'i do not want',
  'i did not want',
  'i did not ask for',
  'i did not mean',
  'do not tell me',
  'do not give me',
  'never mind',
]);

/** 'I don't know', 'isn't it', 'not a percentage': denies nothing of what is asked. */
function idleAt(message: Message, at: number): readonly Span[] {
  const found = IDLE.find((words) => words.every((word, offset) => message.tokens[at + offset]?.text === word));
  if (!found) return [];
  const to = at + found.length;
  const phrase = found.join(' ');
  if (!LEAVES_OUT.has(phrase))
    return [denial('idle', { from: at, to }, { from: to, to }, phrase, phrase === 'do not' ? 0.4 : 0.8)];
  return [denial('correct', { from: at, to }, { from: to, to: scopeEnd(message, to, false) }, phrase, 0.7)];
}

const TURNING = new Set(['not', 'without', 'no', 'never', 'non']);

/** 'Not seen', 'without a worker', 'haven't been seen in time': the opposite of a measure, within its clause. */
function turnAt(message: Message, at: number): readonly Span[] {
  const { stems, tokens } = message;
  if (!TURNING.has(stems[at] ?? '')) return [];
  const isLast = tokens[at + 1]?.sentence !== tokens[at]?.sentence;
  // 'And those that were not?' turns what was asked before.
  if (isLast && !AUXILIARIES.has(stems[at - 1] ?? '')) return [];
  if (!isLast && (PRONOUNS.has(stems[at + 1] ?? '') || FORMS.has(stems[at + 1] ?? ''))) return [];
  const asksAtStart =
    at > 0 && tokens[at - 1]?.sentence !== tokens[at - 2]?.sentence && AUXILIARIES.has(stems[at - 1] ?? '');
  if (asksAtStart) return [];
  const scope = { from: at + 1, to: clauseEnd(message, at + 1) };
  const weight = stems[at] === 'no' ? 0.5 : 0.9;
  return [denial('turn', { from: at, to: at + 1 }, scope, stems[at] ?? '', weight)];
}

/** 'Not percent' says which form is wanted, and turns no measure round. */
const FORMS = new Set('percent percentage proportion rate number count headcount pc'.split(' '));
const AUXILIARIES = new Set('is are was were do does did have has had can could would should will'.split(' '));

function clauseEnd({ tokens }: Message, from: number): number {
  let to = from;
  while (to < tokens.length && tokens[to]?.clause === tokens[from]?.clause) to += 1;
  return to;
}
