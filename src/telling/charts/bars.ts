import type { Catalogue } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import { barsChart, sayHighest } from '../../chart/spec/bars.ts';
import { cut } from '../../chart/spec/words.ts';
import type { Figure } from '../../figures/figure.ts';
import type { Part } from '../../reply/reply.ts';
import { sayPeriod } from '../../reply/say.ts';
import { type Charted, charted, NOTHING, targetFactsOf } from './charted.ts';
import { sourceLine, timeLine, unitLine } from './footer.ts';
import { levelsOf } from './levels.ts';
import { pointOf } from './point.ts';
import { nameOf, shortWhen, upperFirst } from './words.ts';

const NO_LEVELS = { target: null, band: null, comparators: [] } as const;

/** The categories of one dimension, a bar each. What is suppressed has none, and nothing by which it could be worked out. */
export function categoryBars(catalogue: Catalogue, parts: readonly Figure[], rows: readonly Part[] = []): Charted {
  const [first] = parts;
  if (!first) return NOTHING;
  const { indicator, series, observation } = first;
  const bars = parts.map((part) => ({ ...pointOf(catalogue, part), label: part.series.category }));
  const name = cut(nameOf(catalogue, first));
  const chart = barsChart({
    title: `${name} by ${cut(series.dimension)} ${shortWhen(observation.period)}${sayHighest(bars)}`,
    name,
    unit: indicator.unit,
    bars,
    ...NO_LEVELS,
    footer: [
      unitLine(indicator),
      upperFirst(sayPeriod(observation.period)),
      sourceLine(parts.map((each) => each.observation)),
    ],
  });
  return charted(chart, [], rows);
}

/** One indicator in several areas at the same time, a bar each; what is suppressed has none. Against the target of all. */
export function areaBars(catalogue: Catalogue, figures: readonly Figure[], rows: readonly Part[] = []): Charted {
  const [first] = figures;
  if (!first || new Set(figures.map(({ observation }) => observation.period.label)).size > 1) return NOTHING;
  const bars = figures.map((figure) => ({ ...pointOf(catalogue, figure), label: areaOf(catalogue, figure) }));
  const name = cut(first.indicator.name);
  const levels = figures.map((figure) => levelsOf(catalogue, [figure]));
  const isAlike = new Set(levels.map(({ target, band }) => JSON.stringify([target, band]))).size === 1;
  const { target, band } = (isAlike && levels[0]) || NO_LEVELS;
  const chart = barsChart({
    title: `${name} by area ${shortWhen(first.observation.period)}${sayHighest(bars)}`,
    name,
    unit: first.indicator.unit,
    bars,
    target,
    band,
    comparators: [],
    footer: linesOf(figures),
  });
  return charted(chart, target ? targetFactsOf(catalogue, [first]) : [], rows);
}

function areaOf(catalogue: Catalogue, { series }: Figure): string {
  return indexOf(catalogue).areas.get(series.areaId)?.name ?? '';
}

/** 'ours' of the organisation, else the name of the area. */
export function placeOf(catalogue: Catalogue, { series }: Figure): string {
  const area = indexOf(catalogue).areas.get(series.areaId);
  return !area || area.kind === 'organisation' ? 'ours' : area.name;
}

function linesOf(figures: readonly Figure[]): readonly string[] {
  const first = figures[0] as Figure;
  const observations = figures.map(({ observation }) => observation);
  return [unitLine(first.indicator), timeLine(observations.map(({ period }) => period)), sourceLine(observations)];
}
