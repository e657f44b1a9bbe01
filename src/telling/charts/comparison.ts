import type { Catalogue } from '../../catalogue/catalogue.ts';
import { barsChart, sayHighest } from '../../chart/spec/bars.ts';
import { extremesOf, hasValue } from '../../chart/spec/chart.ts';
import { comparisonChart } from '../../chart/spec/comparison.ts';
import { cut, MAX_LABEL } from '../../chart/spec/words.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Observation } from '../../query/observation.ts';
import type { Period } from '../../query/period.ts';
import { placeOf } from './bars.ts';
import { type Charted, charted, NOTHING } from './charted.ts';
import { sourceLine, timeLine, unitLine } from './footer.ts';
import { namedFacts } from './line.ts';
import { missingPoint, pointOf } from './point.ts';
import { timeline } from './timeline.ts';
import { allOf, nameOf, plural, shortPeriod, shortWhen, upperFirst } from './words.ts';

/**
 * Figures of several indicators or areas, of one unit, side by side: lines over the periods that lead up to them where
 * all have some, else a bar each. `only`: a period was asked for, so nothing before it is drawn.
 */
export function sideBySide(catalogue: Catalogue, figures: readonly Figure[], only: boolean): Charted {
  if (new Set(figures.map(({ indicator }) => indicator.unit)).size !== 1) return NOTHING;
  const isOne = new Set(figures.map(({ observation: { period } }) => `${period.basis} ${period.label}`)).size === 1;
  const periods = only || !isOne ? [] : periodsUpTo(figures);
  const lines = periods.length < FEWEST_SHARED ? null : compared(catalogue, figures, periods);
  if (lines) return lines;
  const [first] = figures;
  const bars = isOne && first ? compared(catalogue, figures, [first.observation.period]) : null;
  return bars ?? barEach(catalogue, figures);
}

/** A year of months with the one before, so that a month stands beside that of last year. */
const MOST_POINTS = 13;

/** Two points make a line, yet of two things the bars of the newest say more. */
const FEWEST_SHARED = 3;

/** The periods up to these figures, of which each has the first and the last; none from before a break of any. */
function periodsUpTo(figures: readonly Figure[]): readonly Period[] {
  const runs = figures.map(comparableRun);
  const start = runs.reduce((latest, [first]) => (first && first.period.end > latest ? first.period.end : latest), '');
  const periods = new Map(runs.flat().map(({ period }) => [period.end, period]));
  const shared = [...periods.values()].filter(({ end }) => end >= start).sort((a, b) => (a.end < b.end ? -1 : 1));
  return timeline(shared.slice(-MOST_POINTS)).periods;
}

function comparableRun({ series, history, observation }: Figure): readonly Observation[] {
  const { end } = observation.period;
  const lastBreak = series.breaks.reduce((latest, { at }) => (at <= end && at > latest ? at : latest), '');
  return history.filter(({ period }) => period.end <= end && period.end >= lastBreak);
}

function compared(catalogue: Catalogue, figures: readonly Figure[], periods: readonly Period[]): Charted | null {
  const last = periods.at(-1) as Period;
  const { of, nameFor } = namesOf(catalogue, figures);
  const series = figures.map((figure) => ({
    figure,
    name: nameFor(figure),
    points: periods.map((period) => {
      const observation = figure.history.find((each) => each.period.end === period.end);
      return observation ? pointOf(catalogue, { ...figure, observation }) : missingPoint(period);
    }),
  }));
  const chart = comparisonChart({
    of,
    unit: (figures[0] as Figure).indicator.unit,
    labels: periods.map(shortPeriod),
    whenLast: shortWhen(last),
    series,
    footer: footerOf(figures, periods),
  });
  if (!chart) return null;
  if (periods.length === 1) return charted(chart, []);
  const facts = series.flatMap(({ figure, points }) => {
    const extremes = extremesOf(points);
    return namedFacts(catalogue, figure, [points.find(hasValue), extremes?.low, extremes?.high]);
  });
  return charted(chart, facts);
}

/** Of one indicator each is named by its area alone, and the indicator once. */
function namesOf(catalogue: Catalogue, figures: readonly Figure[]) {
  const indicators = new Set(figures.map(({ indicator }) => indicator.name));
  const [of] = indicators;
  return of !== undefined && indicators.size === 1
    ? { of, nameFor: (figure: Figure) => upperFirst(placeOf(catalogue, figure)) }
    : { of: null, nameFor: (figure: Figure) => nameOf(catalogue, figure) };
}

/** A bar each, with its own period. */
function barEach(catalogue: Catalogue, figures: readonly Figure[]): Charted {
  const { of, nameFor } = namesOf(catalogue, figures);
  const bars = figures.map((figure) => {
    const point = pointOf(catalogue, figure);
    const name = nameFor(figure);
    return { ...point, name: cut(name, MAX_LABEL), label: `${cut(name, ROOM_FOR_NAME)}, ${point.label}` };
  });
  const few = bars.length <= MOST_SAID;
  const subject = of === null ? '' : `${cut(of)}: `;
  const said = few
    ? allOf(bars.map(({ name, shown, when }) => `${name} ${shown} ${when}`))
    : `${plural(bars.length, 'figure')}${sayHighest(bars)}`;
  const chart = barsChart({
    title: `${subject}${said}`,
    name: of ?? (few ? allOf(bars.map(({ name }) => name)) : plural(bars.length, 'figure')),
    unit: (figures[0] as Figure).indicator.unit,
    bars,
    target: null,
    band: null,
    comparators: [],
    footer: footerOf(
      figures,
      figures.map(({ observation }) => observation.period),
    ),
  });
  return charted(chart, []);
}

/** In a title. */
const MOST_SAID = 2;

/** In the label of a bar that a period follows. */
const ROOM_FOR_NAME = 40;

function footerOf(figures: readonly Figure[], periods: readonly Period[]): readonly string[] {
  const indicators = figures.map(({ indicator }) => indicator);
  const populations = new Set(indicators.map(({ population }) => population));
  return [
    ...indicators.slice(0, 1).map((indicator) => unitLine(indicator, populations.size > 1)),
    timeLine(periods),
    sourceLine(figures.map(({ observation }) => observation)),
  ];
}
