import { type Figure, hasNumber, look } from '../figures/figure.ts';
import { inForm } from '../figures/form.ts';
import type { Line } from '../figures/lines.ts';
import { breaksBetween, movedFrom } from '../figures/movement.ts';
import { verdictSince } from '../figures/statistics.ts';
import { periodAround } from '../query/calendar.ts';
import type { NamedPeriod } from '../query/period.ts';
import { allOf } from '../reply/name.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import { shortNamed } from '../reply/short-period.ts';
import { factsOnce, valueFact } from './facts.ts';
import { notGiven, nothingFor } from './held.ts';
import { joined } from './joined.ts';
import { caveats } from './lines/caveats.ts';
import { movedFacts, saySize, sayVerdict } from './lines/change.ts';
import { nameOf, shortOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { replyOf } from './reply-of.ts';
import { rowOf } from './row.ts';
import { soughtOf } from './sought.ts';
import type { Told } from './told.ts';

/** Each period asked, side by side, and those for which nothing is held. */
export function overPeriods(told: Told, lines: readonly Line[]): Reply {
  return joined(lines.map((line) => periodsOfLine(told, line)));
}

function periodsOfLine(told: Told, line: Line): Reply {
  const { when, form } = told.asked.question;
  const periods = when.kind === 'periods' ? when.periods : when.kind === 'period' ? [when.period] : [];
  const looks = periods.map((period) => ({ period, looked: look({ ...soughtOf(told, line), period }) }));
  const held = looks.flatMap(({ looked }) => (looked.kind === 'figure' ? [looked.figure] : []));
  const figures = held
    .filter(({ observation }) => hasNumber(observation))
    .flatMap((figure) => inForm(figure, form) ?? []);
  const [first] = figures;
  const whole = first ? null : together(periods);
  if (whole) return periodsOfLine(withPeriod(told, whole), line);
  if (!first)
    return held[0]
      ? notGiven(told, held[0])
      : nothingFor(told, { ...soughtOf(told, line), period: periods[0] ?? null });
  const missing = looks.filter(({ looked }) => looked.kind === 'none').map(({ period }) => period);
  const change = changeBetween(told, figures);
  const observations = figures.map(({ observation }) => observation);
  return replyOf({
    headline: `${shortOf(told, first)}: ${figures.map((figure) => `${withCounts(figure)}, ${whenOf(figure)}`).join('; ')}${change.text}.`,
    parts: [
      ...(figures.length > 3
        ? [
            {
              kind: 'rows',
              heading: null,
              rows: figures.map((figure) =>
                rowOf(told, figure, { name: whenOf(figure), beside: figure.observation.period }),
              ),
              left: null,
              all: null,
            } as const,
          ]
        : []),
      ...caveats([...missingTexts(missing), ...basesDiffer(figures), ...change.breaks]).parts,
      ...sourceLine(observations),
    ],
    more: [
      ...(nameOf(told, first) === shortOf(told, first)
        ? []
        : [{ kind: 'text', label: 'Measure', text: nameOf(told, first) } as const]),
      ...fullSource(observations),
    ],
    next: nextOf(told, first, ['trend', 'areas', 'why', 'status']),
    facts: factsOnce([
      ...figures.map((figure, at) => valueFact(told, figure, at === 0 ? 'value' : 'previous')),
      ...change.facts,
    ]),
  });
}

interface Between {
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly breaks: readonly string[];
}

/** Of two of one series the change from the earlier to the later. */
function changeBetween(told: Told, figures: readonly Figure[]): Between {
  const [from, to] = figures.toSorted((a, b) => (a.observation.period.end < b.observation.period.end ? -1 : 1)) as [
    Figure,
    Figure,
  ];
  const moved = figures.length === 2 && from.series.id === to.series.id ? movedFrom(to, from.observation) : null;
  if (!moved) return { text: '', facts: [], breaks: [] };
  const breaks = breaksBetween(to, from.observation, to.observation).map(
    ({ reason }) => `Not comparable: ${reason.replace(/\.$/, '')}.`,
  );
  const { direction } = moved.change;
  const verdict = sayVerdict(verdictSince(to, { kind: 'day', day: from.observation.period.end }));
  const size =
    direction === 'unchanged'
      ? 'unchanged'
      : `${direction === 'rose' ? 'up' : 'down'} ${saySize(to.indicator, moved.change)}`;
  return {
    text: ` (${verdict === null ? size : `${size}: ${verdict}`})`,
    facts: movedFacts(told, to, moved.change),
    breaks,
  };
}

function missingTexts(missing: readonly NamedPeriod[]): readonly string[] {
  return missing.length === 0 ? [] : [`No figure is held for ${allOf(missing.map(shortNamed))}.`];
}

function basesDiffer(figures: readonly Figure[]): readonly string[] {
  const bases = new Set(figures.map(({ series }) => series.basis));
  return bases.size < 2 ? [] : ['These cover different stretches of time, so they are no like-for-like comparison.'];
}

/** Periods of which none is held, as the quarter or year that they make up; null where they make none. */
function together(periods: readonly NamedPeriod[]): NamedPeriod | null {
  const sorted = periods.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || periods.length < 2) return null;
  const wholes = (['quarter', 'half', 'year'] as const).map((grain) => periodAround(first.start, grain));
  return wholes.find(({ start, end }) => start === first.start && end === last.end) ?? null;
}

function withPeriod(told: Told, period: NamedPeriod): Told {
  const question = { ...told.asked.question, when: { kind: 'period' as const, period } };
  return { ...told, asked: { ...told.asked, question } };
}
