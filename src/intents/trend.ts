import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Change, change } from '../evaluate/change.ts';
import type { Observation } from '../query/observation.ts';
import type { NamedPeriod } from '../query/period.ts';
import { changeFacts } from '../reply/fact.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayChange, sayDate, sayNamedPeriod } from '../reply/say.ts';
import { commentaryOn, disagreements } from './beside.ts';
import { judged, sinceBreak } from './breaks.ts';
import { lineOf } from './charts/line.ts';
import { benchmarksOf, bySeries, type Figure, type Found, figureOf, hasNumber, look, type Sought } from './figure.ts';
import { text } from './full-status.ts';
import { nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { asCount, movedOf } from './movement-of.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { nameOf, sayFigure, sayIt, sayNumber, sayWhen } from './sentence.ts';
import { meant, periodsOf, planFor, totalsOf } from './series-of.ts';
import { joined } from './several.ts';
import { summary } from './summary.ts';

/** "How has X gone?": the points of one series, never of two, with first to last and the latest change. */
export const trend: Intent = {
  id: 'trend',
  examples: [
    'show me re-referrals since April',
    'trend of decisions within 24 hours',
    'are dental checks getting better?',
    'has the number of children in care gone up since December 2017?',
    'MOMO statements quarter by quarter',
    'initial conferences in time, September to December',
    'did children on protection plans fall in Q3, and from what to what?',
  ],
  counterExamples: [
    'what got worse since last quarter?',
    'why did initial conferences improve?',
    'how far off target are initial conferences?',
    'what is the direction of risk R3?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return summary.plan(asked, catalogue);
    const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
    const plan = planFor(catalogue, { asked, indicators, last: 4, line: 120 });
    // One period is set beside the newest, whatever its date; so nothing bounds what is read.
    return plan && { ...plan, until: asked.period?.kind === 'range' ? asked.period.to : null };
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return summary.answer(asked, found, catalogue);
    const read = bySeries(found);
    return joined(meant(asked, catalogue).map((each) => trendOf(asked, each, read, catalogue)));
  },
};

function trendOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const chosen = chosenPoints(asked, sought);
  if (chosen.kind === 'none') return nothingFor({ ...sought, period: chosen.period }, asked);
  const [only, ...others] = chosen.points;
  if (only === undefined) return nothingIn(asked, sought);
  return others.length === 0
    ? onePoint(asked, only, chosen.missing, sought)
    : manyPoints(asked, chosen.points, chosen.missing, sought);
}

/** The points of a trend, oldest first, all of one series; `missing`: periods asked for that are not held. */
type Chosen =
  | { readonly kind: 'points'; readonly points: readonly Figure[]; readonly missing: readonly string[] }
  | { readonly kind: 'none'; readonly period: Sought['period'] };

function chosenPoints(asked: Asked, sought: Sought): Chosen {
  const periods = periodsOf(asked);
  const [only] = periods;
  const within = only && periods.length === 1 && LONG.includes(only.grain) ? { from: only.start, to: only.end } : null;
  if (periods.length > 0 && !within) return fromNamed(asked, sought, periods);
  const range = within ?? (asked.period?.kind === 'range' ? asked.period : null);
  const runs = seriesInOrder(sought).map((points) =>
    countsIfAsked(asked, points).filter(({ observation }) => isWithin(observation, range)),
  );
  const points = runs.find((run) => run.length > 1) ?? runs.find((run) => run.length > 0) ?? [];
  return { kind: 'points', points, missing: [] };
}

/** A stretch long enough to hold a trend: what lies in it is shown, and not one figure for the whole of it. */
const LONG: readonly NamedPeriod['grain'][] = ['half', 'year', 'calendar-year'];

function isWithin(
  { period }: Observation,
  range: { readonly from: string; readonly to: string | null } | null,
): boolean {
  return range === null || (period.end >= range.from && (range.to === null || period.end <= range.to));
}

/** One period: from there to the newest (or, if it is the newest, all up to it). Several: what lies between their ends. */
function fromNamed(asked: Asked, sought: Sought, periods: ReturnType<typeof periodsOf>): Chosen {
  const looks = periods.map((period) => ({ period, looked: look({ ...sought, period }) }));
  const figures = looks.flatMap(({ looked }) =>
    looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [],
  );
  const missing = looks.flatMap(({ period, looked }) => (looked.kind === 'none' ? [sayNamedPeriod(period)] : []));
  const [first] = figures;
  if (!first) return { kind: 'none', period: periods[0] ?? null };
  const line = countsIfAsked(asked, pointsOf(sought, first.history));
  const ends = figures
    .filter(({ series }) => series.id === first.series.id)
    .map(({ observation }) => observation.period.end)
    .sort();
  const [from, to] = [ends[0] ?? '', ends.at(-1) ?? ''];
  const isNewest = line.at(-1)?.observation.period.end === from;
  // Of two ends only one is held: from there to the newest, the other being named as not held.
  if (periods.length === 1 || ends.length === 1) {
    const since = line.filter(({ observation }) => isNewest || observation.period.end >= from);
    return { kind: 'points', points: since.length > 0 ? since : [first], missing };
  }
  const between = line.filter(({ observation }) => observation.period.end >= from && observation.period.end <= to);
  return { kind: 'points', points: between.length > 0 ? between : [first], missing };
}

/** The series of the basis asked or that leads, first, then the others. */
function seriesInOrder(sought: Sought): readonly (readonly Figure[])[] {
  const { catalogue, indicator, area, basis, found } = sought;
  const leads = basis ?? indicator.headlineBasis;
  return totalsOf(catalogue, indicator, area)
    .filter((series) => basis === null || series.basis === basis)
    .sort((a, b) => Number(b.basis === leads) - Number(a.basis === leads))
    .map((series) => pointsOf(sought, found.get(series.id) ?? []));
}

function pointsOf(sought: Sought, observations: readonly Observation[]): readonly Figure[] {
  return observations.filter(hasNumber).map((observation) => figureOf(sought, observation));
}

/** As counts where these are asked, or where only they make a line; else those points that have a value. */
function countsIfAsked(asked: Asked, points: readonly Figure[]): readonly Figure[] {
  const values = points.filter(hasValue);
  // To read each of many points as a count is dear, so it is left where the values make the line.
  if (asked.form !== 'count' && (values.length > 1 || asked.form === 'percent')) return values;
  const counts = points.flatMap((point) => asCount(point) ?? []).filter(hasValue);
  const onlyCounts = values.length < 2 && counts.length > 1;
  return (asked.form === 'count' && counts.length > 0) || onlyCounts ? counts : values;
}

function hasValue({ observation }: Figure): boolean {
  return observation.value !== null && observation.marker === null;
}

function nothingIn(asked: Asked, sought: Sought): Reply {
  const reply = nothingFor(sought, asked);
  if (asked.period?.kind !== 'range') return reply;
  return {
    ...reply,
    headline: `${reply.headline.replace(/ is held\.$/, '')} since ${sayDate(asked.period.from)} is held.`,
  };
}

/** One point is no trend: says so, with the point and the movement that is known. */
function onePoint(asked: Asked, figure: Figure, missing: readonly string[], sought: Sought): Reply {
  const { catalogue } = sought;
  const full =
    seriesInOrder(sought)
      .flat()
      .find((each) => each.observation.id === figure.observation.id) ?? figure;
  const moved = movedOf(catalogue, full);
  return {
    outcome: 'answered',
    headline: `Only one figure of the line is held, so no trend can be drawn. ${sayIt(catalogue, full)}.`,
    parts: [
      ...(moved ? [text(moved.text)] : [text('The report states no movement for it.')]),
      ...said(catalogue, figure),
      ...missingParts(missing),
      receipt(asked, [figure.observation]),
    ],
    facts: [valueFact(catalogue, full), ...(moved?.facts ?? [])],
  };
}

function said(catalogue: Catalogue, { indicator, observation }: Figure): readonly Part[] {
  const words = commentaryOn(catalogue, indicator.code, ['explanation', 'context']).slice(0, 1);
  return [
    ...(observation.note === null ? [] : [`The report adds: ${observation.note}.`]),
    ...words.map((each) => each.text),
  ].map(text);
}

function missingParts(missing: readonly string[]): readonly Part[] {
  return missing.map((period) => ({ kind: 'caveat', text: `No figure is held for ${period}.` }));
}

function manyPoints(asked: Asked, points: readonly Figure[], missing: readonly string[], sought: Sought): Reply {
  const { catalogue, found } = sought;
  const [first, last] = [points[0], points.at(-1)] as [Figure, Figure];
  const start = startsAsked(asked, points) ? first : null;
  const overall = changeTo(last, start ?? sinceBreak(points)[0]);
  const latest = points.length > 2 ? changeTo(last, points.at(-2)) : null;
  const chart = lineOf(catalogue, {
    last,
    from: first.observation.period.end,
    benchmarks: benchmarksOf(sought),
    inWords: points.length <= MOST_LISTED,
  });
  return {
    outcome: 'answered',
    headline: `${nameOf(catalogue, last)}: ${headlineOf(last, overall, start)}.`,
    parts: [
      ...(points.length > 2 ? [text(listed(points))] : []),
      ...(latest ? [text(`Latest change: ${sayChange(last.indicator, latest)}.`)] : []),
      ...chart.parts,
      ...said(catalogue, last),
      ...missingParts(missing),
      ...earlierBreaks(points),
      ...disagreements({ catalogue, found }, last).map((each): Part => ({ kind: 'caveat', text: each.text })),
      receipt(
        asked,
        points.map((point) => point.observation),
      ),
    ],
    facts: [...factsOf(catalogue, start ? [...points.slice(1), first] : points, [overall, latest]), ...chart.facts],
  };
}

/** null from a figure to itself. */
function changeTo(last: Figure, from: Figure | undefined): Change | null {
  if (from === undefined || from === last) return null;
  return judged(last, change(last.indicator, from.observation, last.observation));
}

/** Figures named one by one; of a longer line the newest, as its picture and alt text hold the rest. */
const MOST_LISTED = 13;

function listed(points: readonly Figure[]): string {
  const shown = points.slice(-MOST_LISTED).map((point) => `${sayFigure(point)} ${sayWhen(point)}`);
  const which =
    shown.length < points.length ? `The newest ${shown.length} of ${sayNumber(points.length)} figures: ` : '';
  return `${which}${shown.join('; ')}.`;
}

/** Breaks within the line but the one that the last figure itself follows, which is said of the figure. */
function earlierBreaks(points: readonly Figure[]): readonly Part[] {
  const [first, before] = [points[0], points.at(-2)] as [Figure, Figure];
  return first.series.breaks
    .filter(({ at }) => at > first.observation.period.end && at <= before.observation.period.end)
    .map(({ at, reason }) => ({
      kind: 'caveat',
      text: `The series has a break at ${sayDate(at)}, so what came before is not comparable: ${reason.replace(/\.$/, '')}.`,
    }));
}

/** One period was named and the line starts there: its figure is the main one. */
function startsAsked(asked: Asked, points: readonly Figure[]): boolean {
  const named = asked.period?.kind === 'one' ? asked.period.period : null;
  return named !== null && !LONG.includes(named.grain) && points[0]?.observation.period.end === named.end;
}

function headlineOf(last: Figure, overall: Change | null, start: Figure | null): string {
  if (start) {
    const then = `${sayFigure(start)} ${sayWhen(start)}`;
    return `${then}, and ${sayFigure(last)} ${sayWhen(last)}${overall ? `: ${sayMove(last, overall)}` : ''}`;
  }
  const now = `${sayFigure(last)} ${sayWhen(last)}`;
  return overall ? `${now}, ${sayChange(last.indicator, overall)}` : now;
}

/** A change without the figure it starts from, where that was just said. */
function sayMove({ indicator }: Figure, moved: Change): string {
  return sayChange(indicator, moved).replace(/ from .*?(?:: (better|worse))?$/, (_, verdict?: string) =>
    verdict ? `, ${verdict}` : '',
  );
}

/** `points`: the main one last. */
function factsOf(
  catalogue: Catalogue,
  points: readonly Figure[],
  changes: readonly (Change | null)[],
): readonly Fact[] {
  const facts = points.map((point) => valueFact(catalogue, point)).reverse();
  const mainFirst = facts.map((fact, at): Fact => ({ ...fact, role: at === 0 ? 'value' : 'previous' }));
  const indicator = (points[0] as Figure).indicator;
  return [...mainFirst, ...changes.flatMap((each) => (each ? changeFacts(indicator, each) : []))];
}
