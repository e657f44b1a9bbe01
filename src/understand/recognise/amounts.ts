import type { Condition } from '../../question/question.ts';
import type { Message, Recogniser, Sense, Span, Token } from '../span.ts';
import { negatorBefore } from './negation.ts';

type Op = Extract<Condition['test'], { kind: 'number' }>['op'];

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const ENDS = words(
  'top bottom best worst highest lowest biggest largest smallest first fewest strongest weakest poorest main closest furthest leading busiest longest shortest',
);
const ENDS_TO_COME = words(
  'best worst highest lowest biggest largest smallest poorest strongest weakest furthest closest busiest most fewest longest shortest',
);
const ORDINALS: Readonly<Record<string, number>> = {
  ...{ second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
  ...{ '2nd': 2, '3rd': 3, '4th': 4, '5th': 5, '6th': 6, '7th': 7, '8th': 8, '9th': 9, '10th': 10 },
};
/** What a number is said to be beside a limit, the longest first. */
const LIMITS: readonly (readonly [string, Op])[] = [
  ['no more than', 'at-most'],
  ['not more than', 'at-most'],
  ['no less than', 'at-least'],
  ['no fewer than', 'at-least'],
  ['not less than', 'at-least'],
  ['fewer than', 'under'],
  ['less than', 'under'],
  ['lower than', 'under'],
  ['smaller than', 'under'],
  ['worse than', 'under'],
  ['more than', 'over'],
  ['greater than', 'over'],
  ['higher than', 'over'],
  ['better than', 'over'],
  ['bigger than', 'over'],
  ['at least', 'at-least'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['at or above', 'at-least'],
  ['at or over', 'at-least'],
  ['at or below', 'at-most'],
  ['at or under', 'at-most'],
  ['below', 'under'],
  ['under', 'under'],
  ['beneath', 'under'],
  ['above', 'over'],
  ['over', 'over'],
  ['exceeding', 'over'],
  ['exceeds', 'over'],
  ['exactly', 'equal'],
  ['minimum of', 'at-least'],
  ['maximum of', 'at-most'],
];
const AFTER: readonly (readonly [string, Op])[] = [
  ['or more', 'at-least'],
  ['or above', 'at-least'],
  ['or over', 'at-least'],
  ['or higher', 'at-least'],
  ['or better', 'at-least'],
  ['and above', 'at-least'],
  ['and over', 'at-least'],
  ['plus', 'at-least'],
  ['or less', 'at-most'],
  ['or fewer', 'at-most'],
  ['or below', 'at-most'],
  ['or under', 'at-most'],
  ['and under', 'at-most'],
  ['and below', 'at-most'],
];
const NUMBER = /^\d+(?:\.\d+)?\+?$/;
/** A number before these is a length of time, or something of a definition. */
const UNITS = words('month quarter year week day hour minute working old yr');
const PERCENT = words('percent point pt percentage');

/** Numbers as people mean them: how many to show, a limit that figures are held to, a figure quoted. */
export const amounts: Recogniser = (message) =>
  message.tokens.flatMap((token, at) => [...kept(message, at), ...placed(message, at), ...limited(message, token, at)]);

/** 'Top three', 'worst 3', 'the 5 best', 'three biggest'. */
function kept({ stems, tokens }: Message, at: number): readonly Span[] {
  const number = countAt(tokens[at]);
  if (number === null || number < 1 || number > 100) return [];
  const before = ENDS.has(stems[at - 1] ?? '') && !ENDS_TO_COME.has(stems[at + 1] ?? '');
  const after = ENDS_TO_COME.has(stems[at + 1] ?? '') || (stems[at + 1] === 'top' && stems[at - 1] !== 'top');
  const asked = ASKING.has(stems[at - 1] ?? '') && !UNITS.has(stems[at + 1] ?? '') && !PERCENT.has(stems[at + 1] ?? '');
  if (!before && !after && !asked) return [];
  return [
    {
      from: at,
      to: at + 1,
      weight: before || after ? 1 : 0.4,
      row: 'amount: limit',
      sense: { role: 'limit', limit: number },
    },
  ];
}

const ASKING = words('give show name list any');

/** 'The second best', '3rd highest'. */
function placed({ stems, tokens }: Message, at: number): readonly Span[] {
  const word = tokens[at]?.text ?? '';
  const place = Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : undefined;
  if (place === undefined || !(ENDS_TO_COME.has(stems[at + 1] ?? '') || stems[at + 1] === 'from')) return [];
  return [{ from: at, to: at + 1, weight: 1, row: 'amount: place', sense: { role: 'place', place } }];
}

function countAt(token: Token | undefined): number | null {
  return token && /^\d{1,3}$/.test(token.stem) ? Number(token.stem) : null;
}

/** A number with what it is: held to a limit, or quoted. */
function limited(message: Message, token: Token, at: number): readonly Span[] {
  // 'The under 5s' are people, and no limit of a figure.
  if (!NUMBER.test(token.stem) || /^\d+s$/.test(token.text)) return [];
  const { stems } = message;
  const percent = PERCENT.has(stems[at + 1] ?? '');
  const to = percent ? at + 2 : at + 1;
  const value = token.stem.replace('+', '');
  const sure = UNITS.has(stems[to] ?? '') ? 0.3 : 1;
  const between = betweenAt(message, at, to);
  if (between) return between;
  const limit = limitBefore(message, at) ?? limitAfter(message, at, to) ?? reachedAt(message, at, to);
  const sense: Sense = { role: 'number', value, unit: percent ? 'percent' : null };
  const part = isPart(message, at);
  const quoted = { from: at, to, weight: part ? 2 : percent ? 1.6 : 0.5 * sure, row: 'amount: quoted', sense };
  // 'One or more' is any at all.
  if (limit?.op === 'at-least' && value === '1')
    return [{ from: limit.from, to: limit.to, weight: 1, row: 'amount: any', sense: { role: 'filler' } }];
  // 'Quick one', 'the best one': no figure of anybody's.
  if (!limit) return token.text === 'one' || isTheFew(message, at) ? [] : [quoted];
  return [
    numberSpan(message, { ...limit, value, weight: (limit.row === 'reached' ? 1 : sure) * (limit.to - limit.from) }),
    { ...quoted, weight: quoted.weight / 2 },
  ];
}

/** 'Between the two', 'of those three': things that were spoken of, and no figure. */
function isTheFew({ tokens, stems }: Message, at: number): boolean {
  const isWord = /^(?:two|three|four|five)$/.test(tokens[at]?.text ?? '');
  return isWord && /^(?:the|those|these)$/.test(stems[at - 1] ?? '');
}

/** '40 of 1,250', '40 out of 1250', '40/1250': a part and the whole it is of. */
function isPart({ stems }: Message, at: number): boolean {
  const isNumber = (place: number) => NUMBER.test(stems[place] ?? '');
  const after = stems[at + 1] === 'of' ? at + 2 : stems[at + 1] === 'out' && stems[at + 2] === 'of' ? at + 3 : -1;
  const before = stems[at - 1] === 'of' ? (stems[at - 2] === 'out' ? at - 3 : at - 2) : -1;
  return isNumber(after) || isNumber(before);
}

interface Limit {
  readonly from: number;
  readonly to: number;
  readonly op: Op;
  readonly row?: string;
}

function limitBefore(message: Message, at: number): Limit | null {
  const percent = PERCENT.has(message.stems[at + 1] ?? '') ? at + 2 : at + 1;
  for (const [phrase, op] of LIMITS) {
    const length = phrase.split(' ').length;
    if (textOf(message, at - length, at) === phrase) return { from: at - length, to: percent, op };
  }
  return null;
}

/** 'Hit 900', 'made the 90%': at least that much of what is better high. */
function reachedAt({ stems, tokens }: Message, at: number, to: number): Limit | null {
  const article = stems[at - 1] === 'the' || stems[at - 1] === 'our' || stems[at - 1] === 'a' ? 1 : 0;
  const toward = tokens[at - 1 - article]?.text === 'to' ? 1 : 0;
  const verb = tokens[at - 1 - article - toward]?.text ?? '';
  const verbs = toward > 0 ? GETTING : REACHING;
  if (!verbs.has(verb) || UNITS.has(stems[to] ?? '')) return null;
  return { from: at - 1 - article - toward, to, op: 'at-least', row: 'reached' };
}

const GETTING = words('get got gets getting came come up');
const REACHING = words('hit hitting reach reached reaching make made making topped cleared managed');

function limitAfter(message: Message, at: number, to: number): Limit | null {
  if (message.tokens[at]?.text.endsWith('+')) return { from: at, to, op: 'at-least' };
  // '12 working days or better'.
  const unit = [0, 1, 2].find((count) => !UNITS.has(message.stems[to + count] ?? '')) ?? 0;
  const end = to + unit;
  for (const [phrase, op] of AFTER) {
    const length = phrase.split(' ').length;
    const row = phrase === 'or better' ? { row: 'reached' } : {};
    if (textOf(message, end, end + length) === phrase) return { from: at, to: end + length, op, ...row };
  }
  return null;
}

/** 'Between 60 and 80', '60 to 80 percent': both ends are kept. */
function betweenAt(message: Message, at: number, to: number): readonly Span[] | null {
  const { stems } = message;
  const second = stems[to + 1];
  const joins =
    (stems[at - 1] === 'between' && stems[to] === 'and') || (stems[at - 1] === 'from' && stems[to] === 'to');
  if (!joins || second === undefined || !NUMBER.test(second)) return null;
  const end = PERCENT.has(stems[to + 2] ?? '') ? to + 3 : to + 2;
  if (UNITS.has(stems[end] ?? '')) return null;
  const low = numberSpan(message, { from: at - 1, to, op: 'at-least', value: stems[at] ?? '', weight: to - at + 1 });
  const high = numberSpan(message, { from: to, to: end, op: 'at-most', value: second, weight: end - to });
  return [low, high];
}

function numberSpan(message: Message, limit: Limit & { readonly value: string; readonly weight: number }): Span {
  const { op, value, weight, to } = limit;
  const negator = negatorBefore(message, limit.from);
  const from = negator && negator.to === limit.from ? negator.from : limit.from;
  const condition: Condition = { not: from < limit.from, test: { kind: 'number', op, value } };
  return { from, to, weight, row: `amount: ${limit.row ?? op}`, sense: { role: 'condition', condition } };
}

function textOf({ tokens }: Message, from: number, to: number): string {
  return from < 0
    ? ''
    : tokens
        .slice(from, to)
        .map((token) => token.text)
        .join(' ');
}
