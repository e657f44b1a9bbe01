import type { Threshold } from '../catalogue/catalogue.ts';
import { thresholdFor } from '../evaluate/rate.ts';
import type { Figure } from '../figures/figure.ts';
import type { Line } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { FIRST, LAST, periodOf } from '../figures/stretch.ts';
import { addDays, labelOf } from '../query/calendar.ts';
import type { IsoDate, NamedPeriod } from '../query/period.ts';
import { targetFact } from '../reply/fact.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import { shortDate, shortNamed } from '../reply/short-period.ts';
import { midName, shortOf } from './lines/number.ts';
import { sayAim, thresholdOf } from './lines/reason.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import type { Told } from './told.ts';

/** "What was the target before it was lowered?": the one before the one in force, or that no other is held. */
export function goalBefore(told: Told, figure: Figure): Reply | null {
  const now = thresholdOf(told, figure);
  const aim = now && sayAim(now, figure.indicator);
  if (!now || !aim) return null;
  const goalOn = (day: IsoDate) => thresholdFor(told.catalogue, figure.indicator, figure.series, day);
  // Of one that is open nothing came before; of one of a time gone by, the one that took its place was the change.
  const before = now.from === FIRST ? null : goalOn(addDays(now.from, -1));
  if (before && sayAim(before, figure.indicator)) return changedGoal(told, figure, before, now);
  const after = told.asked.question.when.kind === 'period' && now.to !== LAST ? goalOn(addDays(now.to, 1)) : null;
  if (after && sayAim(after, figure.indicator)) return changedGoal(told, figure, now, after);
  return goalReply(told, figure, `${shortOf(told, figure)}: no earlier target is held than the ${aim}.`, []);
}

function changedGoal(told: Told, figure: Figure, before: Threshold, since: Threshold): Reply {
  const [earlier, later] = [before, since].map((each) => sayAim(each, figure.indicator));
  return goalReply(
    told,
    figure,
    `${shortOf(told, figure)}: ${earlier} until ${shortDate(before.to)}, ${later} since.`,
    [...factsOf(told, figure, before, null), ...factsOf(told, figure, since, null)],
    `Changed on ${shortDate(since.from)}`,
  );
}

/** Targets of several times beside each other; null where none of them has one. */
export function goalsAt(told: Told, line: Line): Reply | null {
  const { when } = told.asked.question;
  const newest = newestOf(told, line);
  if (when.kind !== 'periods' || newest === null) return null;
  const goals = when.periods.flatMap((period) => {
    const goal = thresholdFor(told.catalogue, newest.indicator, newest.series, period.end);
    const aim = goal && sayAim(goal, newest.indicator);
    return goal && aim ? [{ period, goal, aim }] : [];
  });
  if (goals.length === 0) return null;
  const said = goals.map(({ period, aim }) => `${aim}, ${shortNamed(period)}`);
  return goalReply(
    told,
    newest,
    `${shortOf(told, newest)}: ${said.join('; ')}.`,
    goals.flatMap(({ goal, period }) => factsOf(told, newest, goal, period)),
  );
}

/** The same where no figure is held of the time that was asked for. */
export function goalBeforeOf(told: Told, line: Line): Reply | null {
  const newest = newestOf(told, line);
  return newest && goalBefore(told, newest);
}

function newestOf(told: Told, line: Line): Figure | null {
  return figureOfLine({ ...told.asked.question, when: { kind: 'newest' }, basis: null }, line, told);
}

/** The target of a time that no figure is held of; null where none is held of it either. */
export function goalAt(told: Told, line: Line): Reply | null {
  const period = periodOf(told.asked.question.when);
  const newest = newestOf(told, line);
  if (period === null || newest === null) return null;
  const then = thresholdFor(told.catalogue, newest.indicator, newest.series, period.end);
  const aim = then && sayAim(then, newest.indicator);
  if (!then || !aim) return null;
  return goalReply(
    told,
    newest,
    `${shortOf(told, newest)}: ${aim}, ${shortNamed(period)}.`,
    factsOf(told, newest, then, period),
    `No figure for ${midName(newest.indicator)} is held for that time`,
  );
}

function factsOf(told: Told, figure: Figure, { target }: Threshold, period: NamedPeriod | null): readonly Fact[] {
  if (target === null) return [];
  const fact = targetFact(told.catalogue, figure.observation, target);
  return [{ ...fact, basis: null, period: period && labelOf(period) }];
}

function goalReply(told: Told, figure: Figure, headline: string, facts: readonly Fact[], beside?: string): Reply {
  const { observation } = figure;
  return replyOf({
    headline,
    parts: [...(beside ? [text(beside)] : []), ...sourceLine([observation])],
    more: fullSource([observation]),
    next: nextOf(told, figure, ['gap', 'trend', 'status']),
    facts,
  });
}
