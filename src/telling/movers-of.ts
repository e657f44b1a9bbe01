import type { Change } from '../evaluate/change.ts';
import { magnitude } from '../evaluate/decimal.ts';
import { surpriseOf } from '../evaluate/surprise.ts';
import type { Verdict } from '../evaluate/verdict.ts';
import { type Figure, figureOf, hasNumber, valueOf } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import { over } from '../figures/fraction.ts';
import { type Line, linesOf } from '../figures/lines.ts';
import { earlierOf, movedFrom, type Since, sinceOf } from '../figures/movement.ts';
import { verdictSince } from '../figures/statistics.ts';
import { meanStep } from '../figures/usual-step.ts';
import type { Observation } from '../query/observation.ts';
import type { When } from '../question/question.ts';
import type { Told } from './told.ts';

/** Two figures of one series as far apart as asked, with what may be said of the change. */
export interface Mover {
  readonly figure: Figure;
  readonly change: Change;
  readonly verdict: Verdict | null;
}

/** Of each measure the change on the basis with the clearest verdict, the largest against its own usual one first. */
export function moversOf(told: Told): readonly Mover[] {
  return linesOf(told.asked, told.catalogue)
    .flatMap((line) => clearest(line, told) ?? [])
    .toSorted((a, b) => sizeIn(told, b) - sizeIn(told, a));
}

/** How far back changes of many are looked at where nothing is said. */
export const QUARTER = { kind: 'back', step: 'quarter', count: 1 } as const;

function clearest(line: Line, told: Told): Mover | null {
  const bases = line.series.filter(
    ({ basis }) => told.asked.question.basis === null || basis === told.asked.question.basis,
  );
  const leads = line.indicator.headlineBasis;
  const found = bases
    .toSorted((a, b) => Number(b.basis === leads) - Number(a.basis === leads))
    .flatMap(({ id }) => moverOf(told.found.get(id) ?? [], told) ?? []);
  return found.toSorted((a, b) => Number(b.verdict?.real ?? false) - Number(a.verdict?.real ?? false))[0] ?? null;
}

function moverOf(observations: readonly Observation[], told: Told): Mover | null {
  const held = observations.filter(hasNumber);
  const { question } = told.asked;
  const to = lastIn(held, question.when);
  if (!to) return null;
  const figure = figureOf(told, to);
  const from = firstFor(figure, held, question.when, sinceOf(question));
  return from && (pairOf(figure, from) ?? countedPair(figure, from));
}

/** The later of the two: the newest within the time asked. */
function lastIn(held: readonly Observation[], when: When): Observation | null {
  const to =
    when.kind === 'range'
      ? when.to
      : when.kind === 'period'
        ? when.period.end
        : when.kind === 'periods'
          ? lastEnd(when)
          : null;
  if (to === null) return held.at(-1) ?? null;
  if (when.kind === 'range') return held.findLast(({ period }) => period.end <= to) ?? null;
  return held.find(({ period }) => period.end === to) ?? null;
}

function lastEnd({ periods }: Extract<When, { kind: 'periods' }>): string | null {
  return (
    periods
      .map(({ end }) => end)
      .sort()
      .at(-1) ?? null
  );
}

/** The earlier of the two: where a stretch begins, else so far back as asked, else a quarter. */
function firstFor(figure: Figure, held: readonly Observation[], when: When, since: Since): Observation | null {
  const { end } = figure.observation.period;
  if (when.kind === 'periods') {
    const first = when.periods.map((each) => each.end).sort()[0];
    return held.find(({ period }) => period.end === first && period.end < end) ?? null;
  }
  if (when.kind === 'range') return held.find(({ period }) => period.end >= when.from && period.end < end) ?? null;
  return earlierOf(figure, since ?? QUARTER);
}

function pairOf(figure: Figure, from: Observation): Mover | null {
  const moved = movedFrom(figure, from);
  if (!moved) return null;
  return { figure, change: moved.change, verdict: verdictSince(figure, { kind: 'day', day: from.period.end }) };
}

/** In counts where a value is missing at either end. */
function countedPair(figure: Figure, from: Observation): Mover | null {
  const counted = inForm(figure, 'count');
  const earlier = counted?.history.find(({ id }) => id === from.id);
  return counted && earlier ? pairOf(counted, earlier) : null;
}

/** By how surprising it is where that is asked. */
function sizeIn({ asked }: Told, mover: Mover): number {
  if (asked.question.order?.by !== 'surprise') return sizeOf(mover);
  return mover.verdict ? (surpriseOf(mover.verdict) ?? 0) : 0;
}

/** How large against the usual step of the measure, else against where it began. */
function sizeOf({ figure, change }: Mover): number {
  const usual = meanStep(figure) ?? valueOf(change.from);
  const share = usual && over(magnitude(change.difference), magnitude(usual));
  return share ? Number(share.above) / Number(share.below) : 0;
}
