import type { AnswerRecord } from '../../src/index.ts';

/** A number, a code, or a list of which any one will do. */
type OneOf<T> = T | readonly T[];

/** A question as a person types it and what a right answer holds: see README.md beside this file. */
export interface Labelled {
  readonly id: string;
  readonly turns: readonly string[];
  readonly kind: string;
  readonly outcome: readonly string[];
  readonly codes: readonly OneOf<string>[];
  readonly values: readonly OneOf<number>[];
  readonly not_values: readonly number[];
  readonly period: string | null;
  readonly why: string;
}

export interface Grade {
  readonly grade: 'right' | 'unsure' | 'wrong';
  readonly reasons: readonly string[];
}

/** Kinds that ask about one thing: listing everything is no answer to them. */
const ABOUT_ONE = new Set(
  'status count trend target benchmark gap compare breakdown why definition provenance'.split(' '),
);
const HONEST = new Set(['clarify', 'no_data', 'not_understood']);

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
/** Stretches of text whose digits are no figures: dates, periods and lengths of time. */
const DATES: readonly RegExp[] = [
  /\b\d{4}-\d{2}-\d{2}\b/g,
  /\b(?:19|20)\d{2}\s?[/–-]\s?(?:20)?\d{2}\b/g,
  /\b\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})\b/g,
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH}(?:,?\\s+\\d{4})?`, 'gi'),
  new RegExp(`\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}\\b`, 'gi'),
  new RegExp(`\\b${MONTH}\\s+\\d{4}\\b`, 'gi'),
  /\bquarter\s+[1-4]\b/gi,
  /\b20[12]\d\b/g,
  /\b\d+\s?-?\s?(?:working[ -])?(?:hours?|days?|weeks?|months?|years?|hrs?|wd)\b/gi,
];

/** The figures that a text states, dates and lengths of time left out. */
function figuresIn(text: string): readonly number[] {
  const plain = DATES.reduce((rest, date) => rest.replace(date, ' '), text.normalize('NFKC'));
  const figures =
    /(?<![\p{L}\d_]|\d[.,])(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?(?![.,]?\d)(?=(?:pp|pts?|points?|percent)\b|[^\p{L}\d_]|$)/gu;
  return [...plain.matchAll(figures)].map((match) => Number((match[1] ?? '').replaceAll(',', '') + (match[2] ?? '')));
}

const same = (a: number, b: number) => Math.abs(Math.abs(a) - Math.abs(b)) < 1e-6;
const anyOf = <T>(entry: OneOf<T>): readonly T[] => (Array.isArray(entry) ? entry : [entry as T]);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Right, unsure (honest but unhelpful) or wrong (it would mislead). */
export function grade(question: Labelled, record: AnswerRecord): Grade {
  if (HONEST.has(record.outcome)) return gradeHonest(question, record);
  const accepted = question.outcome.includes(record.outcome);
  if (!accepted) {
    const stated = mainFigure(record);
    return { grade: stated === undefined ? 'unsure' : 'wrong', reasons: [`answered with ${stated ?? 'no figure'}`] };
  }
  const reasons = [
    ...wrongSubject(question, record),
    ...wrongFigures(question, record),
    ...wrongPeriod(question, record),
  ];
  return { grade: reasons.length > 0 ? 'wrong' : 'right', reasons };
}

function gradeHonest(question: Labelled, record: AnswerRecord): Grade {
  const bare = record.outcome === 'clarify' && record.options.length < 2;
  if (question.outcome.includes(record.outcome) && !bare) return { grade: 'right', reasons: [] };
  const labelled = question.values.flatMap(anyOf);
  const showsRight = figuresOfFacts(record).some((figure) => labelled.some((value) => same(value, figure)));
  const misleads =
    record.facts.length > 0 &&
    isNearMiss(question, record) &&
    !showsRight &&
    !question.outcome.includes(record.outcome);
  return {
    grade: misleads ? 'wrong' : 'unsure',
    reasons: [bare ? 'clarify without options' : `outcome ${record.outcome}`],
  };
}

function mainFigure(record: AnswerRecord): number | undefined {
  const [first] = record.facts;
  return first ? [first.value, first.numerator].find(isNumber) : figuresIn(record.text)[0];
}

function isNearMiss(question: Labelled, record: AnswerRecord): boolean {
  const main = mainFigure(record);
  if (main === undefined) return false;
  return (
    question.not_values.some((value) => same(value, main)) &&
    !question.values.flatMap(anyOf).some((value) => same(value, main))
  );
}

function figuresOfFacts(record: AnswerRecord): readonly number[] {
  return record.facts.flatMap((fact) => [fact.value, fact.numerator, fact.denominator]).filter(isNumber);
}

function wrongSubject(question: Labelled, record: AnswerRecord): readonly string[] {
  const named = new Set(record.facts.flatMap((fact) => fact.indicator ?? []));
  const subjects = new Set(named);
  if (record.facts.length === 0 && question.values.length === 0)
    for (const code of record.understood.indicators) subjects.add(code);
  const reasons = question.codes
    .filter((entry) => !anyOf(entry).some((code) => subjects.has(code)))
    .map((entry) => `missing ${anyOf(entry).join('|')}`);
  const ours = new Set(question.codes.flatMap(anyOf));
  if (ours.size === 0) return reasons;
  if (ABOUT_ONE.has(question.kind)) {
    const main = record.facts.find((fact) => fact.indicator && fact.role !== 'change' && fact.role !== 'gap');
    if (main?.indicator && !ours.has(main.indicator)) reasons.push(`main fact is ${main.indicator}`);
  }
  if (question.kind === 'list' && named.size > 2 * ours.size + 3) reasons.push(`lists ${named.size} indicators`);
  return reasons;
}

function wrongFigures(question: Labelled, record: AnswerRecord): readonly string[] {
  const stated = [...figuresOfFacts(record), ...figuresIn(record.text)];
  const missing = question.values.filter(
    (entry) => !anyOf(entry).some((value) => stated.some((figure) => same(figure, value))),
  );
  const reasons = missing.map((entry) => `not stated: ${anyOf(entry).join('|')}`);
  return isNearMiss(question, record) ? [`main fact is the near miss ${mainFigure(record)}`, ...reasons] : reasons;
}

function wrongPeriod(question: Labelled, record: AnswerRecord): readonly string[] {
  if (!question.period || record.facts.length === 0) return [];
  const ours = new Set(question.codes.flatMap(anyOf));
  const facts = record.facts.filter((fact) => ours.size === 0 || (fact.indicator !== null && ours.has(fact.indicator)));
  if (facts.length === 0 || facts.some((fact) => fact.period === question.period)) return [];
  return [`period ${[...new Set(facts.map((fact) => fact.period ?? 'none'))].join(', ')}`];
}
