import type { Catalogue } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import { reasonsChart } from '../../chart/spec/bars.ts';
import { rankingChart } from '../../chart/spec/ranking.ts';
import type { Figure } from '../../figures/figure.ts';
import { shortName } from '../../reply/name.ts';
import type { Part } from '../../reply/reply.ts';
import { type Charted, charted, NOTHING, targetFactsOf } from './charted.ts';
import { rowsLine, sourceLine, unitLine } from './footer.ts';
import { rowTargetOf } from './levels.ts';
import { pointOf } from './point.ts';
import { nameOf, shortPeriod, upperFirst } from './words.ts';

/** The categories of one dimension, a bar each. What is suppressed has none, and nothing by which it could be worked out. */
export function categoryBars(catalogue: Catalogue, parts: readonly Figure[], rows: readonly Part[]): Charted {
  const [first] = parts;
  if (!first) return NOTHING;
  const { indicator, series, observation } = first;
  const chart = reasonsChart({
    // The name of the first category says nothing of the others.
    title: `${nameOf(catalogue, { indicator, series: { ...series, dimension: 'all', category: 'all' } })} by ${series.dimension}`,
    subtitle: `${unitLine(indicator)} · ${shortPeriod(observation.period)}`,
    unit: indicator.unit,
    rows: parts.map((part) => ({ ...pointOf(catalogue, part), name: upperFirst(part.series.category), was: null })),
    footer: [sourceLine(parts.map((each) => each.observation))],
  });
  return charted(chart, [], rows);
}

/** One indicator in several areas at the same time, the worst first; what is suppressed has none. Against the target of all. */
export function areaBars(catalogue: Catalogue, figures: readonly Figure[], rows: readonly Part[]): Charted {
  const [first] = figures;
  if (!first || new Set(figures.map(({ observation }) => observation.period.label)).size > 1) return NOTHING;
  const targets = figures.map((figure) => rowTargetOf(catalogue, figure));
  const isAlike = new Set(targets.map((each) => JSON.stringify(each))).size === 1;
  const target = (isAlike && targets[0]) || null;
  const { polarity, unit } = first.indicator;
  const chart = rankingChart({
    title: shortName(first.indicator),
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
  return charted(chart, target ? targetFactsOf(catalogue, [first]) : [], rows);
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
