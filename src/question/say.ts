import type { Catalogue } from '../catalogue/catalogue.ts';
import { allOf } from '../reply/name.ts';
import type { Ask, Order, Question } from './question.ts';
import { sayAgainst } from './say-against.ts';
import { sayConditions } from './say-condition.ts';
import { axisOf, SINGULAR, subjectOf, whereOf } from './say-subject.ts';
import { sayWhen } from './say-when.ts';

/**
 * A Question in one line of plain English, which read again gives the same Question: what the receipt shows, and what a
 * button says to who hovers over it.
 */
export function say(question: Question, catalogue: Catalogue): string {
  const line = [
    headOf(question, catalogue),
    whereOf(question),
    sayWhen(question.when),
    basisOf(question),
    formOf(question),
  ];
  return [...line, sayAgainst(question.against, catalogue), keptOf(question)].filter((part) => part !== '').join(' ');
}

/** What is wanted, and of what. */
function headOf(question: Question, catalogue: Catalogue): string {
  const subject = subjectOf(question, catalogue);
  const kept = sayConditions(question.only);
  switch (question.ask) {
    case 'extreme':
      return `${extremeOf(question)} of ${subject}`;
    case 'when':
      return `the ${question.end ?? 'last'} time that ${subject} was ${kept}`;
    case 'run':
      return `how long ${subject} has been ${kept}`;
    case 'tally':
      return `how many ${axisOf(question)} of ${subject} are ${kept}`;
    case 'sum':
      return `the total of ${subject}${overOf(question)}`;
    case 'mean':
      return `the average of ${subject}${overOf(question)}`;
    case 'list':
      return `which ${axisOf(question)} of ${subject} are ${kept === '' ? 'held' : kept}`;
    case 'check':
      return `whether ${subject} is ${kept === '' ? 'so' : kept}`;
    case 'movers':
      return `movers of ${subject}${kept === '' ? '' : ` that are ${kept}`}`;
    case 'share':
      return `the share of ${subject}${overOf(question)}`;
    case 'reconcile':
      return `why ${allOf(question.quoted)} differ for ${subject}`;
    case 'risks':
      return question.of.kind === 'risks' ? subject : `risks of ${subject}`;
    case 'digest':
    case 'help':
    case 'courtesy':
      return question.aspect ?? question.ask;
    default:
      return `${aspected(question)} of ${subject}${kept === '' ? '' : ` that are ${kept}`}`;
  }
}

const HEADS: Readonly<Partial<Record<Ask, string>>> = {
  value: 'the figure',
  change: 'the change',
  course: 'the trend',
  compare: 'a comparison',
  target: 'the target',
  benchmark: 'the benchmarks',
  gap: 'the distance from target',
  difference: 'the difference',
  overview: 'an overview',
  revisions: 'corrections',
  why: 'the reason',
  meaning: 'the meaning',
  source: 'the source',
  owner: 'the owner',
  age: 'the age',
  verdict: 'whether it is more than chance: the change',
};

const VERDICTS: Readonly<Record<string, string>> = {
  target: 'whether we can reliably meet the target',
  explain: 'why we say so',
  untold: 'what can’t be told',
};

function aspected({ ask, aspect }: Question): string {
  if (ask === 'gap' && aspect !== null) return `the distance from ${aspect}`;
  if (ask === 'verdict' && aspect !== null) return VERDICTS[aspect] ?? `${HEADS.verdict} (${aspect})`;
  const head = HEADS[ask] ?? ask;
  return aspect === null ? head : `${head} (${aspect})`;
}

/** 'the second best month by change'. */
function extremeOf(question: Question): string {
  const { order, place, limit } = question;
  const end = order?.end ?? 'best';
  const first = place === null ? '' : `${ordinal(place)} `;
  const many = limit === null || limit === 1 ? '' : `${limit} `;
  const axis = axisOf(question);
  return `the ${first}${many}${end} ${many === '' ? (SINGULAR[axis] ?? axis) : axis}${byOf(order)}`;
}

function ordinal(place: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
  return words[place - 1] ?? `${place}th`;
}

function overOf(question: Question): string {
  return question.along === null ? '' : ` over ${axisOf(question)}`;
}

const BY: Readonly<Record<Order['by'], string>> = {
  value: '',
  change: ' by change',
  gap: ' by distance from target',
  comparator: ' by distance from the comparator',
  surprise: ' by how unusual it is',
  spread: ' by spread',
};

function byOf(order: Question['order']): string {
  return order ? BY[order.by] : '';
}

const BASES: Readonly<Record<NonNullable<Question['basis']>, string>> = {
  month: 'by month',
  quarter: 'by quarter',
  year: 'by year',
  'rolling-year': 'as a rolling year',
  snapshot: 'on a single day',
  'not-given': 'without a date',
};

function basisOf({ basis }: Question): string {
  return basis === null ? '' : BASES[basis];
}

function formOf({ form }: Question): string {
  if (form === null) return '';
  return form === 'count' ? 'as a number' : 'as a percentage';
}

/** What is kept after the order. */
function keptOf({ ask, order, limit, place }: Question): string {
  if (ask === 'extreme' || (order === null && limit === null && place === null)) return '';
  const first = order === null ? '' : `${order.end} first${byOf(order)}`;
  const only = place === null ? '' : `the ${ordinal(place)} of them`;
  const many = limit === null ? '' : `the first ${limit}`;
  return `(${[first, many, only].filter((part) => part !== '').join(', ')})`;
}
