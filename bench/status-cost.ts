import type { Catalogue } from '../src/catalogue/catalogue.ts';
import type { SeriesPoint } from '../src/evaluate/series-point.ts';
import { bySeries, figureOf } from '../src/figures/figure.ts';
import { meaningAt, verdictSince } from '../src/figures/statistics.ts';
import type { Observation } from '../src/query/observation.ts';
import { EVERYTHING, type Question } from '../src/question/question.ts';
import { resolve } from '../src/question/resolve.ts';
import { tellings } from '../src/telling/tellings.ts';
import { round, type Spread, spreadOf } from './statistics.ts';

/** What the statistics of a status cost, beside all else that its reply takes once its numbers are read. */
export interface StatusCost {
  readonly withMs: Spread;
  /** The same less its statistics, which are timed by themselves on the same numbers. */
  readonly withoutMs: Spread;
  /** How many times as long it takes with them, in the middle of all. */
  readonly times: number;
}

const RUNS = 400;
const QUESTION: Question = {
  ...EVERYTHING,
  ask: 'value',
  of: { kind: 'indicators', indicators: [{ code: 'M', inverse: false }] },
};

/** Nothing is kept from one to the next: each has a catalogue and observations of its own. */
export function statusCost(points: readonly SeriesPoint[]): StatusCost {
  const [whole, statistics]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    whole.push(
      timed(worldOf(points), ({ catalogue, found }) => {
        tellings.value.tell(resolve(QUESTION, catalogue, '2026-11-30'), found, catalogue);
      }),
    );
    statistics.push(timed(worldOf(points), statisticsOf));
  }
  const withMs = spreadOf(whole.slice(RUNS / 4));
  const alone = spreadOf(statistics.slice(RUNS / 4));
  const withoutMs = { p50: round(withMs.p50 - alone.p50), p99: round(withMs.p99 - alone.p99) } as Spread;
  return { withMs, withoutMs: { ...withMs, ...withoutMs }, times: round(withMs.p50 / (withMs.p50 - alone.p50)) };
}

interface World {
  readonly catalogue: Catalogue;
  readonly found: readonly Observation[];
}

/** What a status asks of them: the verdict on the change, and the meaning of the series. */
function statisticsOf({ catalogue, found }: World): void {
  const figure = figureOf({ catalogue, found: bySeries(found) }, found.at(-1) as Observation);
  verdictSince(figure, null);
  meaningAt({ catalogue }, figure);
}

function timed(world: World, work: (world: World) => void): number {
  const start = performance.now();
  work(world);
  return performance.now() - start;
}

function worldOf(points: readonly SeriesPoint[]): World {
  const source = { title: 'Bench', publishedOn: '2026-11-10', changesAs: 'points' } as const;
  const found = points.map(
    ({ end, value, numerator, denominator }, at): Observation => ({
      ...{ id: at + 1, seriesId: 1, value: String(value), numerator, denominator, qualifier: 'exact', marker: null },
      period: { basis: 'month', label: end.slice(0, 7), start: `${end.slice(0, 7)}-01`, end },
      ...{ provisional: false, symbol: null, arrow: null, publishedRating: null, movement: null, note: null },
      ...{ remarks: [], revision: 1, source },
    }),
  );
  return { catalogue: catalogueOf(), found };
}

function catalogueOf(): Catalogue {
  const base = { aliases: [], relations: [], definition: null, owner: null, short: null, headlineBasis: null } as const;
  return {
    version: '1',
    dataset: 'bench',
    indicators: [
      {
        ...base,
        id: 1,
        code: 'M',
        name: 'Measure',
        themeId: 1,
        unit: 'percent',
        polarity: 'higher',
        decimals: 1,
        population: 'cases',
      },
    ],
    themes: [{ id: 1, name: 'Theme', parentId: null, aliases: [] }],
    areas: [{ id: 1, name: 'All', kind: 'organisation', comparator: null, parentId: null, aliases: [] }],
    series: [{ id: 1, indicatorId: 1, areaId: 1, dimension: 'all', category: 'all', basis: 'month', breaks: [] }],
    thresholds: [
      {
        ...{ indicatorId: 1, areaId: 1, basis: null, from: '0001-01-01', to: '9999-12-31', target: '85' },
        ...{ limits: { within: '80', yellow: '75', amber: '70' }, range: null, origin: 'bench', note: null },
      },
    ],
    ...{ commentary: [], risks: [], terms: [], words: [], packs: [], sources: [] },
  };
}
