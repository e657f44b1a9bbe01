import type { Catalogue } from '../../catalogue/catalogue.ts';
import { indexOf } from '../../catalogue/catalogue-index.ts';
import { barsChart, sayHighest } from '../../chart/spec/bars.ts';
import { sayCourse, type TimedPoint } from '../../chart/spec/chart.ts';
import { cut } from '../../chart/spec/words.ts';
import type { Part } from '../../reply/reply.ts';
import { sayDate, sayPeriod } from '../../reply/say.ts';
import type { Figure } from '../../figures/figure.ts';
import { allOf, nameOf, shortWhen, upperFirst } from './words.ts';
import { type Charted, charted, NOTHING, targetFactsOf } from './charted.ts';
import { sourceLine, timeLine, unitLine } from './footer.ts';
import { levelsOf } from './levels.ts';
import { pointOf } from './point.ts';

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

/** Figures of one indicator, a bar each with its period, oldest first; against the target of the last. */
export function periodBars(catalogue: Catalogue, figures: readonly Figure[]): Charted {
  const last = figures.at(-1);
  if (!last) return NOTHING;
  const bars = figures.map((figure) => pointOf(catalogue, figure));
  const name = cut(nameOf(catalogue, last));
  const { notes, target, band } = levelsOf(catalogue, figures);
  const broken = breaksBetween(figures);
  const chart = barsChart({
    title: `${name}: ${sayPeriods(figures, bars, broken.length > 0)}`,
    name,
    unit: last.indicator.unit,
    bars,
    target,
    band,
    comparators: [],
    footer: [...linesOf(figures), ...notes, ...broken],
  });
  return charted(chart, target ? targetFactsOf(catalogue, [last]) : []);
}

/** The last with how it stands to the first; where these are not comparable the newest ones, each for itself. */
function sayPeriods(figures: readonly Figure[], bars: readonly TimedPoint[], isBroken: boolean): string {
  const [first, last] = [bars[0], bars.at(-1)] as [TimedPoint, TimedPoint];
  const alike = new Set(figures.map(({ series }) => series.id)).size === 1 && !isBroken;
  if (alike) return `${last.shown} ${last.when}${sayCourse(first, last)}`;
  return allOf(
    bars
      .slice(-MOST_SAID)
      .reverse()
      .map(({ shown, when }) => `${shown} ${when}`),
  );
}

/** Breaks between the first and the last: bars can mark none. */
function breaksBetween(figures: readonly Figure[]): readonly string[] {
  const [first, last] = [figures[0] as Figure, figures.at(-1) as Figure];
  const crossed = last.series.breaks.filter(
    ({ at }) => at > first.observation.period.end && at <= last.observation.period.end,
  );
  return crossed.map(({ at, reason }) => `Not comparable across ${sayDate(at)}: ${reason}`);
}

/** Our figure and those of comparators, a bar each with its name and period; against our target. */
export function benchmarkBars(catalogue: Catalogue, ours: Figure, benchmarks: readonly Figure[]): Charted {
  const all = [ours, ...benchmarks];
  const points = all.map((figure) => ({ ...pointOf(catalogue, figure), place: placeOf(catalogue, figure) }));
  const bars = points.map((point, at) => ({
    ...point,
    label: `${upperFirst(cut(point.place, ROOM_FOR_NAME))}, ${point.label}`,
    // Whose target it misses is not theirs to be judged by.
    rating: at === 0 ? point.rating : null,
  }));
  const name = cut(ours.indicator.name);
  const said = points.slice(0, MOST_SAID).map(({ place, shown }) => `${cut(place, ROOM_FOR_NAME)} ${shown}`);
  const { notes, target, band } = levelsOf(catalogue, [ours]);
  const chart = barsChart({
    title: `${name}: ${said.join(', ')}`,
    name,
    unit: ours.indicator.unit,
    bars,
    target,
    band,
    comparators: [],
    footer: [...linesOf(all), ...notes],
  });
  return charted(chart, target ? targetFactsOf(catalogue, [ours]) : []);
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

/** In a title. */
const MOST_SAID = 3;

/** In the label of a bar that a period follows. */
const ROOM_FOR_NAME = 40;

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
