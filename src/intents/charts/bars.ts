import type { Catalogue } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import { periodsChart, reasonsChart } from '../../chart/spec/bars.ts';
import { rankingChart } from '../../chart/spec/ranking.ts';
import { sayDate } from '../../reply/say.ts';
import type { Figure } from '../figure.ts';
import { nameOf, shortPeriod, upperFirst } from '../sentence.ts';
import { type Charted, inWords, NOTHING, targetFactsOf } from './charted.ts';
import { courseLine, rowsLine, sourceLine, stretchesLine, unitLine } from './footer.ts';
import { rowTargetOf } from './levels.ts';
import { pointOf } from './point.ts';

/** The categories of one dimension, a bar each. What is suppressed has none, and nothing by which it could be worked out. */
export function categoryBars(catalogue: Catalogue, parts: readonly Figure[]): Charted {
  const [first] = parts;
  if (!first) return NOTHING;
  const { indicator, series, observation } = first;
  const chart = reasonsChart({
    title: `${nameOf(catalogue, first)} by ${series.dimension}`,
    subtitle: `${unitLine(indicator)} · ${shortPeriod(observation.period)}`,
    unit: indicator.unit,
    rows: parts.map((part) => ({ ...pointOf(catalogue, part), name: upperFirst(part.series.category), was: null })),
    footer: [sourceLine(parts.map((each) => each.observation))],
  });
  return inWords(chart, []);
}

/** Figures of one indicator, a bar each with its period, oldest first; against the target of the last. */
export function periodBars(catalogue: Catalogue, figures: readonly Figure[]): Charted {
  const last = figures.at(-1);
  if (!last) return NOTHING;
  const periods = figures.map(({ observation }) => observation.period);
  const chart = periodsChart({
    title: nameOf(catalogue, last),
    subtitle: courseLine(unitLine(last.indicator), periods),
    unit: last.indicator.unit,
    rows: figures.map((figure) => pointOf(catalogue, figure)),
    target: rowTargetOf(catalogue, last),
    footer: [
      ...stretchesLine(periods),
      ...breaksBetween(figures),
      sourceLine(figures.map(({ observation }) => observation)),
    ],
  });
  return inWords(chart, targetFactsOf(catalogue, [last]));
}

/** Breaks between the first and the last: bars can mark none. */
function breaksBetween(figures: readonly Figure[]): readonly string[] {
  const [first, last] = [figures[0] as Figure, figures.at(-1) as Figure];
  const crossed = last.series.breaks.filter(
    ({ at }) => at > first.observation.period.end && at <= last.observation.period.end,
  );
  return crossed.map(({ at, reason }) => `Not comparable across ${sayDate(at)}: ${reason}`);
}

/** Our figure and those of comparators, best first, each with its period where they differ; against our target. */
export function benchmarkBars(catalogue: Catalogue, ours: Figure, benchmarks: readonly Figure[]): Charted {
  const all = [ours, ...benchmarks];
  const periods = all.map(({ observation }) => observation.period);
  const differ = new Set(periods.map(shortPeriod)).size > 1;
  const { polarity, unit, name } = ours.indicator;
  const chart = rankingChart({
    title: name,
    subtitle: rowsLine(differ ? periods.slice(0, 1) : periods, polarity),
    unit,
    rows: all.map((figure, at) => ({
      ...pointOf(catalogue, figure),
      name: upperFirst(areaOf(catalogue, figure)),
      isWhole: at === 0,
      // Whose target it misses is not theirs to be judged by.
      ...(at === 0 ? {} : { rating: null, ...(differ ? { word: shortPeriod(figure.observation.period) } : {}) }),
    })),
    target: rowTargetOf(catalogue, ours),
    first: polarity === 'lower' ? 'lowest' : 'highest',
    footer: [...stretchesLine(periods), sourceLine(all.map(({ observation }) => observation))],
  });
  return inWords(chart, targetFactsOf(catalogue, [ours]));
}

/** One indicator in several areas at the same time, the worst first; what is suppressed has none. Against the target of all. */
export function areaBars(catalogue: Catalogue, figures: readonly Figure[]): Charted {
  const [first] = figures;
  if (!first || new Set(figures.map(({ observation }) => observation.period.label)).size > 1) return NOTHING;
  const targets = figures.map((figure) => rowTargetOf(catalogue, figure));
  const isAlike = new Set(targets.map((each) => JSON.stringify(each))).size === 1;
  const target = (isAlike && targets[0]) || null;
  const { polarity, unit, name } = first.indicator;
  const chart = rankingChart({
    title: name,
    subtitle: rowsLine([first.observation.period], polarity),
    unit,
    rows: figures.map((figure) => ({
      ...pointOf(catalogue, figure),
      name: upperFirst(areaOf(catalogue, figure)),
      isWhole: isWhole(catalogue, figure),
    })),
    target,
    first: polarity === 'higher' ? 'lowest' : 'highest',
    footer: [sourceLine(figures.map(({ observation }) => observation))],
  });
  return inWords(chart, target ? targetFactsOf(catalogue, [first]) : []);
}

function areaOf(catalogue: Catalogue, { series }: Figure): string {
  return indexOf(catalogue).areas.get(series.areaId)?.name ?? '';
}

function isWhole(catalogue: Catalogue, { series }: Figure): boolean {
  return indexOf(catalogue).areas.get(series.areaId)?.kind === 'organisation';
}

/** 'ours' of the organisation, else the name of the area. */
export function placeOf(catalogue: Catalogue, { series }: Figure): string {
  const area = indexOf(catalogue).areas.get(series.areaId);
  return !area || area.kind === 'organisation' ? 'ours' : area.name;
}
