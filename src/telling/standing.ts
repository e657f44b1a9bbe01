import { indexOf } from '../catalogue/catalogue-index.ts';
import { type Standing, standingBetween, standingTo } from '../evaluate/interval/against.ts';
import { type Figure, hasNumber, valueOf } from '../figures/figure.ts';
import type { Line } from '../figures/lines.ts';
import { figureOfLine } from '../figures/rows.ts';
import { totalsOf } from '../figures/series-of.ts';
import { intervalAt } from '../figures/statistics.ts';
import type { Observation } from '../query/observation.ts';
import { allOf, shortName } from '../reply/name.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { factsOnce, valueFact } from './facts.ts';
import { otherCaveats } from './lines/caveats.ts';
import { besideComparators, comparatorName } from './lines/comparators.ts';
import { limitsBehind } from './lines/limits.ts';
import { nameOf, placeOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { replyOf, text } from './reply-of.ts';
import type { Told } from './told.ts';
import { workedFact } from './worked-fact.ts';

/** What a figure is set beside, by name, with how it stands to it. */
interface Stands {
  readonly name: string;
  readonly value: string;
  readonly standing: Standing;
  readonly facts: readonly Fact[];
}

/**
 * "Is Coldmere really worse than the rest?": by the intervals of their counts, where the question sets the figure beside
 * others. null where it does not, or there is nothing to set it beside.
 */
export function standingOf(told: Told, figure: Figure, line: Line): Reply | null {
  const stands = told.asked.question.against.flatMap((against) => {
    const { kind } = against;
    if (kind === 'comparators') return besideThem(told, figure);
    if (kind === 'area') return besideArea(told, figure, line, against.area);
    return kind === 'rest' || kind === 'whole' ? besideRest(told, figure, line) : [];
  });
  if (stands.length === 0) return null;
  const name = placeOf(told, figure) ?? shortName(figure.indicator);
  const observations = [figure.observation];
  return replyOf({
    headline: `${shortName(figure.indicator)}: ${name === shortName(figure.indicator) ? '' : `${name} is `}${sayStands(stands)}.`,
    parts: [
      text([withCounts(figure), whenOf(figure), ...stands.map((each) => `${each.name} ${each.value}`)].join(' · ')),
      ...withoutCounts(stands),
      ...otherCaveats(told, figure).parts,
      ...sourceLine(observations),
    ],
    more: [text(nameOf(told, figure)), text(RULE), ...limitsBehind(told, figure), ...fullSource(observations)],
    next: nextOf(told, figure, ['areas', 'trend', 'compare']),
    facts: factsOnce([valueFact(told, figure), ...stands.flatMap(({ facts }) => facts)]),
  });
}

const RULE =
  'Better or worse is said where chance can’t explain it: where the value set beside it lies outside the 95% interval round the figure, or two such intervals don’t meet.';

const WORDS: Readonly<Record<Standing, string>> = {
  better: 'really better than',
  worse: 'really worse than',
  higher: 'really higher than',
  lower: 'really lower than',
  similar: 'too close to tell from',
  'cannot-tell': 'not to be told, without counts, from',
};

function sayStands(stands: readonly Stands[]): string {
  const words = [...new Set(stands.map(({ standing }) => WORDS[standing]))];
  return allOf(
    words.map((word) => {
      const names = stands.filter(({ standing }) => WORDS[standing] === word).map(({ name }) => name);
      return `${word} ${allOf(names)}`;
    }),
  );
}

function withoutCounts(stands: readonly Stands[]): readonly Part[] {
  return stands.every(({ standing }) => standing === 'cannot-tell')
    ? [text('Its counts are not held, so chance can’t be told from it')]
    : [];
}

function besideThem(told: Told, figure: Figure): readonly Stands[] {
  const interval = intervalAt(figure);
  return besideComparators(told, figure, told.asked.comparators).map(({ comparator }) => ({
    name: comparatorName(told, comparator),
    value: sayValue(comparator.observation.value, comparator.indicator.unit),
    standing: standingTo(interval, Number(comparator.observation.value), figure.indicator.polarity),
    facts: [valueFact(told, comparator, 'benchmark')],
  }));
}

/** Another area of the same time. */
function besideArea(told: Told, figure: Figure, line: Line, name: string): readonly Stands[] {
  const area = told.catalogue.areas.find((each) => each.name === name) ?? null;
  const { period } = figure.observation;
  const other =
    area &&
    figureOfLine(
      { ...told.asked.question, basis: figure.series.basis },
      { ...line, area, series: totalsOf(told.catalogue, figure.indicator, area) },
      told,
    );
  if (!other || !hasNumber(other.observation) || other.observation.period.end !== period.end) return [];
  return [
    {
      name,
      value: withCounts(other),
      standing: standingBetween(intervalAt(figure), intervalAt(other), figure.indicator.polarity),
      facts: [valueFact(told, other)],
    },
  ];
}

/** The whole without the area itself: an area that is half of the whole hardly differs from it. */
function besideRest(told: Told, figure: Figure, line: Line): readonly Stands[] {
  const { organisation } = indexOf(told.catalogue);
  if (!organisation || figure.series.areaId === organisation.id) return [];
  const whole = figureOfLine(
    { ...told.asked.question, basis: figure.series.basis },
    { ...line, area: organisation, series: totalsOf(told.catalogue, figure.indicator, organisation) },
    told,
  );
  const rest = whole && restOf(whole, figure);
  if (!whole || !rest) return [];
  const made = { ...whole, observation: rest };
  const fact = workedFact(told, {
    value: Number(rest.value),
    how: 'the whole without it',
    from: [whole, figure],
    counts: { numerator: rest.numerator ?? 0, denominator: rest.denominator ?? 0 },
  });
  return [
    {
      name: 'the rest',
      value: withCounts(made),
      standing: standingBetween(intervalAt(figure), intervalAt(made), figure.indicator.polarity),
      facts: [fact],
    },
  ];
}

/** null where one of the two has no counts, or they are of different times. */
function restOf({ observation: whole, indicator }: Figure, { observation: part }: Figure): Observation | null {
  if (!hasNumber(whole) || !valueOf(whole) || whole.period.end !== part.period.end) return null;
  if (indicator.unit !== 'percent' || whole.numerator === null || whole.denominator === null) return null;
  if (part.numerator === null || part.denominator === null) return null;
  const [numerator, denominator] = [whole.numerator - part.numerator, whole.denominator - part.denominator];
  if (numerator < 0 || denominator <= 0 || numerator > denominator) return null;
  const scale = whole.value?.split('.')[1]?.length ?? 0;
  return { ...whole, numerator, denominator, value: ((100 * numerator) / denominator).toFixed(scale), remarks: [] };
}
