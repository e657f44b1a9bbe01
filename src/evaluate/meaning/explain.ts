import { FIXED_AFTER } from '../behaviour/behaviour.ts';
import type { Rule } from '../behaviour/special.ts';
import type { Meaning } from './meaning.ts';

/** How numbers and days are put where it is said. */
export interface Saying {
  /** A value with its unit: '84.3%'. */
  readonly value: (value: number) => string;
  /** The time of a point, by its end: 'Oct 2026'. */
  readonly time: (end: string) => string;
}

const RULES: Readonly<Record<Rule, string>> = {
  outside: 'a point outside the usual range',
  trend: 'seven or more points, each further the same way',
  close: 'two of three points close to the same end of the usual range',
  side: 'seven or more points in a row on one side of the average',
};

/** 'Why do you say so?': range, rule and the points that met it, target and interval; a sentence each, the surest first. */
export function explain(meaning: Meaning, say: Saying): readonly string[] {
  return [...ofRange(meaning, say), ...ofRule(meaning, say), ...ofTarget(meaning, say), ...ofInterval(meaning, say)];
}

function ofRange({ range, points }: Meaning, { value }: Saying): readonly string[] {
  if (!range) return [];
  const from = points > FIXED_AFTER ? `the first ${FIXED_AFTER} of ${points} points` : `${points} points`;
  const trial = range.trial ? ', on trial until there are 13' : '';
  const limits = `${value(range.lower)} to ${value(range.upper)}`;
  return [`Average ${value(range.mean)}, usual range ${limits}, from ${from}${trial}.`];
}

function ofRule({ special, fired }: Meaning, { time }: Saying): readonly string[] {
  const [first, last] = [fired[0], fired.at(-1)];
  if (!special || first === undefined || last === undefined) return [];
  const when = first === last ? time(first) : `${time(first)} to ${time(last)}`;
  return [`More than chance by the rule: ${RULES[special.rule]} (${when}).`];
}

function ofTarget({ assurance, target, aimedFrom }: Meaning, { value, time }: Saying): readonly string[] {
  if (target === null || assurance === null || !aimedFrom) return [];
  const where = assurance === 'hit-and-miss' ? 'inside' : 'outside';
  const { lower, upper, since } = aimedFrom;
  const which =
    since === null ? 'the usual range' : `its range since ${time(since)}, ${value(lower)} to ${value(upper)}`;
  return [`The target of ${value(target)} lies ${where} ${which}. That is how things are, not a forecast.`];
}

function ofInterval({ interval, target }: Meaning, { value }: Saying): readonly string[] {
  if (!interval || target === null) return [];
  const limits = `${value(interval.lower)} to ${value(interval.upper)}`;
  return [`By its counts, chance reaches from ${limits} round the newest figure (95%).`];
}
