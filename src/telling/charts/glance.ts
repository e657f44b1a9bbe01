import type { Catalogue } from '../../catalogue/catalogue.ts';
import { MOST_ROWS, type ThemeRow, themeChart } from '../../chart/spec/theme.ts';
import type { Change } from '../../evaluate/change.ts';
import { toNumber } from '../../evaluate/decimal.ts';
import type { Figure } from '../../figures/figure.ts';
import { movedSince } from '../../figures/movement.ts';
import type { Observation } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';
import type { Part } from '../../reply/reply.ts';
import { sayValue } from '../../reply/say.ts';
import { type Charted, charted, targetFactsOf } from './charted.ts';
import { sourceLine } from './footer.ts';
import { levelsOf, rowTargetOf } from './levels.ts';
import { numberOf } from './point.ts';
import { nameOf, ratedOf, sayFigure, shortPeriod, upperFirst } from './words.ts';

interface GlanceOf {
  readonly title: string;
  /** In the order of the words beside the picture, which name each. */
  readonly figures: readonly Figure[];
  /** How many more there are than these. */
  readonly more?: number;
  /** Written in its place where no picture can be shown. */
  readonly rows: readonly Part[];
}

/** A row for each figure: value with period, target, rating and the way it went; none for fewer than two. */
export function glanceOf(catalogue: Catalogue, { title, figures, more = 0, rows }: GlanceOf): Charted {
  const shown = figures.slice(0, MOST_ROWS);
  const periods = new Set(shown.map(({ observation }) => shortPeriod(observation.period)));
  const [period = ''] = periods;
  const chart = themeChart({
    title,
    subtitle: periods.size === 1 ? upperFirst(period) : 'Each with its newest figure',
    rows: shown.map((figure) => rowOf(catalogue, figure, periods.size > 1)),
    more: more + figures.length - shown.length,
    footer: [sourceLine(shown.map(({ observation }) => observation))],
  });
  return charted(
    chart,
    shown.flatMap((figure) => targetFactsOf(catalogue, [figure])),
    rows,
  );
}

function rowOf(catalogue: Catalogue, figure: Figure, withPeriod: boolean): ThemeRow {
  const { qualifier, provisional, period } = figure.observation;
  const since = sinceBreak(figure);
  return {
    name: nameOf(catalogue, figure),
    shown: valueOf(figure),
    rating: ratedOf(catalogue, figure).rating,
    approximate: qualifier === 'approximate',
    provisional,
    target: rowTargetOf(catalogue, figure)?.shown ?? null,
    way: courseOf(figure, movedSince(figure, null)?.change ?? null),
    period: withPeriod ? shortPeriod(period) : null,
    trend: since.map((observation) => {
      const number = numberOf(observation);
      return { end: observation.period.end, value: number && toNumber(number) };
    }),
    targets: levelsOf(
      catalogue,
      since.map((observation) => ({ ...figure, observation })),
    ).targets,
  };
}

/** Without the counts behind a percentage, which stand in the table beside. */
function valueOf(figure: Figure): string {
  const { value, qualifier } = figure.observation;
  return value === null ? sayFigure(figure) : sayValue(value, figure.indicator.unit, qualifier);
}

/** Up to the figure, and from the last break on: a line without an axis can mark none. */
function sinceBreak(figure: Figure): readonly Observation[] {
  const since = lastBreakOf(figure);
  return figure.history.filter(({ period }) => period.end <= figure.observation.period.end && period.end >= since);
}

/** '' where the series has no break. */
function lastBreakOf({ series, observation }: Figure): IsoDate {
  const { end } = observation.period;
  return series.breaks.reduce((latest, { at }) => (at <= end && at > latest ? at : latest), '');
}

function courseOf(figure: Figure, change: Change | null): string | null {
  if (change === null || change.from.period.end < lastBreakOf(figure)) return null;
  const way = { rose: 'up', fell: 'down', unchanged: 'unchanged' }[change.direction];
  return `${way} since ${shortPeriod(change.from.period)}`;
}
