import type { Area, Catalogue } from '../catalogue/catalogue.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { type Against, againstAll, againstFact, benchmarkFact, sayAgainst, sayBenchmark } from './beside.ts';
import { benchmarkBars } from './charts/bars.ts';
import { withFactsOf } from './charts/charted.ts';
import { benchmarksOf, bySeries, type Figure, type Found, hasNumber, look } from './figure.ts';
import { text } from './full-status.ts';
import { noData, notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { allOf, lowerFirst, nameOf, plural, sayFigure, sayIt, sayWhen, upperFirst } from './sentence.ts';
import { meant, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { figuresOf, planThemes, scopeOf } from './theme-figures.ts';

/** "How do we compare with others?": the figure beside each comparator held, or beside those named. */
export const benchmark: Intent = {
  id: 'benchmark',
  examples: [
    'how do we compare with good authorities on re-referrals?',
    'section 20 against England',
    'benchmark for single assessments',
    'are review conferences better than good and outstanding authorities?',
    'what is the national average for section 20?',
    'which measures have a benchmark?',
  ],
  counterExamples: [
    'compare dental checks with health assessments',
    "what's the target for review conferences?",
    'which measures are below the benchmark?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return planThemes(asked, catalogue, true);
    return planFor(catalogue, {
      asked,
      indicators: meant(asked, catalogue).map(({ indicator }) => indicator),
      last: 2,
    });
  },
  answer(asked, found, catalogue) {
    const read = bySeries(found);
    if (asked.indicators.length === 0) return benchmarksOfThemes(asked, read, catalogue);
    return joined(meant(asked, catalogue).map((each) => benchmarkOf(asked, each, read, catalogue)));
  },
};

function benchmarkOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const all = benchmarksOf(sought);
  const held = benchmarksOf(sought, asked.comparators);
  const looked = look(sought);
  if (held.length === 0)
    return noBenchmark(asked, each, all, looked.kind === 'figure' ? [looked.figure] : looked.held, catalogue);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  if (!hasNumber(looked.figure.observation)) return notGiven(looked.figure, asked);
  const against = againstAll({ catalogue, found }, looked.figure, asked.comparators);
  return against.length > 0
    ? beside(asked, looked.figure, against, catalogue)
    : notComparable(asked, looked.figure, held, catalogue);
}

function beside(asked: Asked, figure: Figure, against: readonly Against[], catalogue: Catalogue): Reply {
  const missing = asked.comparators.filter((area) => !against.some((each) => each.benchmark.series.areaId === area.id));
  const [first, ...others] = against as [Against, ...Against[]];
  const benchmarks = against.map((each) => each.benchmark);
  const chart = benchmarkBars(catalogue, figure, benchmarks);
  const facts = [
    valueFact(catalogue, figure),
    ...against.map((each) => benchmarkFact(catalogue, each)),
    ...against.map((each) => againstFact(catalogue, figure, each)),
  ];
  return {
    outcome: 'answered',
    headline: `${sayIt(catalogue, figure)}; ${sayAgainst(catalogue, first)}.`,
    parts: [
      ...others.map((each) => text(`${sayAgainst(catalogue, each)}.`)),
      ...chart.parts,
      ...differentDates(figure, against),
      ...missing.map((area) => text(`No figure of ${area.name} is held for it.`)),
      receipt(
        asked,
        [figure, ...benchmarks].map((each) => each.observation),
      ),
    ],
    facts: withFactsOf(facts, chart),
  };
}

function differentDates({ observation }: Figure, against: readonly Against[]): readonly Part[] {
  const others = against.filter(
    ({ benchmark: { observation: theirs } }) => theirs.period.end !== observation.period.end,
  );
  if (others.length === 0) return [];
  return [{ kind: 'caveat', text: 'The benchmark is not known to cover the same time as our figure.' }];
}

/** Ours has only a count, or theirs has no number: each is said, nothing is set against the other. */
function notComparable(asked: Asked, figure: Figure, held: readonly Figure[], catalogue: Catalogue): Reply {
  const theirs = held.map((each) => sayBenchmark(catalogue, each)).join('; ');
  return {
    ...noData(
      { asked, catalogue, headline: `${sayIt(catalogue, figure)} can't be set against a benchmark: ${theirs}.` },
      [],
    ),
    facts: [valueFact(catalogue, figure), ...held.map((each) => valueFact(catalogue, each, 'benchmark'))],
  };
}

/** No comparator, or not the one asked for: says which are held. */
function noBenchmark(
  asked: Asked,
  { indicator }: IndicatorAsked,
  all: readonly Figure[],
  held: readonly Figure[],
  catalogue: Catalogue,
): Reply {
  const of = asked.comparators.length === 0 ? 'benchmark' : `figure of ${comparatorNames(asked.comparators)}`;
  const theirs = all.map((each) => text(`The benchmark held is ${sayBenchmark(catalogue, each)}.`));
  const headline = `No ${of} is held for ${lowerFirst(indicator.name)}.`;
  const reply = noData(
    { asked, catalogue, headline, parts: theirs },
    held.filter((each) => hasNumber(each.observation)).slice(0, 1),
  );
  return { ...reply, facts: [...reply.facts, ...all.map((each) => valueFact(catalogue, each, 'benchmark'))] };
}

function comparatorNames(comparators: readonly Area[]): string {
  return allOf(comparators.map((area) => area.name));
}

/** Every benchmark of the themes asked, or of all, beside our newest figure. */
function benchmarksOfThemes(asked: Asked, found: Found, catalogue: Catalogue): Reply {
  const rows = figuresOf(asked, found, catalogue).flatMap((figure) =>
    againstAll({ catalogue, found }, figure, asked.comparators).map((each) => ({ figure, each })),
  );
  const scope = scopeOf(catalogue, asked);
  const of = asked.comparators.length === 0 ? 'a benchmark' : `a figure of ${comparatorNames(asked.comparators)}`;
  if (rows.length === 0) return noData({ asked, catalogue, headline: `No measure in ${scope} has ${of} held.` }, []);
  const measures = new Set(rows.map(({ figure }) => figure.indicator.code)).size;
  const better = rows.filter(({ each }) => each.standing === 'better than').length;
  return {
    outcome: 'answered',
    headline: `${upperFirst(scope)}: ${plural(measures, 'measure has', 'measures have')} ${of} held; ours is better in ${better}.`,
    parts: [
      {
        kind: 'table',
        title: null,
        columns: ['Measure', 'Ours', 'Benchmark', 'Ours is'],
        rows: rows.map(({ figure, each }) => [
          nameOf(catalogue, figure),
          `${sayFigure(figure)} ${sayWhen(figure)}`,
          sayBenchmark(catalogue, each.benchmark),
          `${each.standing} theirs`,
        ]),
      },
      receipt(
        asked,
        rows.flatMap(({ figure, each }) => [figure.observation, each.benchmark.observation]),
      ),
    ],
    facts: rows.flatMap(({ figure, each }) => [valueFact(catalogue, figure), benchmarkFact(catalogue, each)]),
  };
}
