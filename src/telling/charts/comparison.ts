import type { Catalogue } from '../../catalogue/catalogue.ts';
import { extremesOf, hasValue, type LinePoint } from '../../chart/spec/chart.ts';
import { linesChart } from '../../chart/spec/lines.ts';
import { rankingChart } from '../../chart/spec/ranking.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Observation } from '../../query/observation.ts';
import type { Period } from '../../query/period.ts';
import { shortName } from '../../reply/name.ts';
import { placeOf } from './bars.ts';
import { type Charted, charted, NOTHING } from './charted.ts';
import { courseLine, sourceLine, stretchesLine, unitLine } from './footer.ts';
import { namedFacts } from './line.ts';
import { missingPoint, pointOf } from './point.ts';
import { timeline } from './timeline.ts';
import { allOf, nameOf, plural, shortPeriod, upperFirst } from './words.ts';

/**
 * Figures of several indicators or areas, of one unit, side by side: lines over the periods that lead up to them where
 * all have some, else a dot each. `only`: a period was asked for, so nothing before it is drawn.
 */
export function sideBySide(catalogue: Catalogue, figures: readonly Figure[], only: boolean): Charted {
  if (new Set(figures.map(({ indicator }) => indicator.unit)).size !== 1) return NOTHING;
  const isOne = new Set(figures.map(({ observation: { period } }) => `${period.basis} ${period.label}`)).size === 1;
  const periods = only || !isOne ? [] : periodsUpTo(figures);
  return compared(catalogue, figures, periods) ?? dotEach(catalogue, figures);
}

/** Three years of months. */
const MOST_POINTS = 36;

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

/** null where one of them has too few figures for a line. */
function compared(catalogue: Catalogue, figures: readonly Figure[], periods: readonly Period[]): Charted | null {
  const { of, nameFor } = namesOf(catalogue, figures);
  const lines = figures.map((figure) => ({
    figure,
    name: nameFor(figure),
    points: periods.map((period): LinePoint => {
      const observation = figure.history.find((each) => each.period.end === period.end);
      const point = observation ? pointOf(catalogue, { ...figure, observation }) : missingPoint(period);
      return { ...point, breakBefore: null };
    }),
  }));
  const chart = linesChart({
    title: titleOf(of, lines),
    subtitle: courseLine(unitOf(figures), periods),
    unit: (figures[0] as Figure).indicator.unit,
    lines,
    footer: [sourceLine(figures.map(({ observation }) => observation))],
  });
  if (!chart) return null;
  const facts = lines.flatMap(({ figure, points }) => {
    const extremes = extremesOf(points);
    return namedFacts(catalogue, figure, [points.find(hasValue), extremes?.low, extremes?.high]);
  });
  return charted(chart, facts);
}

/** What they have in common, else their names where these are few. */
function titleOf(of: string | null, named: readonly { readonly name: string }[]): string {
  return (
    of ??
    (named.length === 2 ? allOf(named.map(({ name }) => name)) : `${plural(named.length, 'measure')} side by side`)
  );
}

/** Of one indicator each is named by its area alone, and the indicator once. */
function namesOf(catalogue: Catalogue, figures: readonly Figure[]) {
  const indicators = new Set(figures.map(({ indicator }) => shortName(indicator)));
  const [of] = indicators;
  return of !== undefined && indicators.size === 1
    ? { of, nameFor: (figure: Figure) => upperFirst(placeOf(catalogue, figure)) }
    : { of: null, nameFor: (figure: Figure) => nameOf(catalogue, figure) };
}

/** The newest of each, the highest first, with its period where they differ. */
function dotEach(catalogue: Catalogue, figures: readonly Figure[]): Charted {
  const { of, nameFor } = namesOf(catalogue, figures);
  const periods = figures.map(({ observation }) => observation.period);
  const differ = new Set(periods.map(shortPeriod)).size > 1;
  const rows = figures.map((figure) => ({
    ...pointOf(catalogue, figure),
    name: nameFor(figure),
    ...(differ ? { word: shortPeriod(figure.observation.period) } : {}),
  }));
  const chart = rankingChart({
    title: titleOf(of, rows),
    subtitle: [unitOf(figures), ...(differ ? [] : periods.slice(0, 1).map(shortPeriod))].join(' · '),
    unit: (figures[0] as Figure).indicator.unit,
    rows,
    target: null,
    first: 'highest',
    footer: [...stretchesLine(periods), sourceLine(figures.map(({ observation }) => observation))],
  });
  return charted(chart, []);
}

function unitOf(figures: readonly Figure[]): string {
  const populations = new Set(figures.map(({ indicator }) => indicator.population));
  return unitLine((figures[0] as Figure).indicator, populations.size > 1);
}
