import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { toNumber } from '../evaluate/decimal.ts';
import { quarterOf } from '../query/calendar.ts';
import type { Plan } from '../query/store.ts';
import { changeFacts } from '../reply/fact.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayChange } from '../reply/say.ts';
import { breaksBetween } from './breaks.ts';
import { bySeries, type Figure } from './figure.ts';
import { text } from './full-status.ts';
import { valueFact } from './held.ts';
import type { Asked, Intent, MoversFilter } from './intent.ts';
import { type Pair, pairsOf, startOfRange } from './pairs.ts';
import { receipt } from './receipt.ts';
import { allOf, lowerFirst, plural, sayFigure, sayWhen } from './sentence.ts';
import { periodsOf, planTotals } from './series-of.ts';
import { figuresOf, indicatorsAsked, scopeOf } from './theme-figures.ts';
import { trend } from './trend.ts';

/** "What got worse?": pairs of figures exactly as far apart as asked, percentages and counts ranked apart. */
export const movers: Intent = {
  id: 'movers',
  examples: [
    'what got worse since last quarter?',
    'which measures improved most?',
    'biggest movers between September and December',
    'what has risen since last year?',
    'top three improvements in child protection',
    'which percentages moved furthest in points?',
    'what has not changed since the quarter before?',
  ],
  counterExamples: [
    'did dental checks get worse?',
    'which measures are below target?',
    'what needs attention?',
    'compare Q3 with Q1 for decisions in 24 hours',
  ],
  plan(asked, catalogue) {
    if (isOfOne(asked)) return trend.plan(asked, catalogue);
    const indicators = indicatorsAsked(asked, catalogue);
    const plan = planTotals(catalogue, { asked, indicators, last: LAST[spanOf(asked)] });
    const start = startOf(asked);
    return plan && start ? { ...plan, within: start } : plan;
  },
  answer(asked, found, catalogue) {
    if (isOfOne(asked)) return trend.answer(asked, found, catalogue);
    const read = bySeries(found);
    const indicators = indicatorsAsked(asked, catalogue);
    const figures = figuresOf({ ...asked, period: null }, read, catalogue);
    const tried = readings(asked, figures).map((question) => ({
      question,
      pairs: pairsOf(question, indicators, read, catalogue),
    }));
    const { question, pairs } = tried.find((each) => each.pairs.length > 0) ?? { question: asked, pairs: [] };
    const alone = figures.filter((figure) => !pairs.some((pair) => isOf(pair, figure.indicator)));
    return reply(
      question,
      {
        pairs,
        alone,
        uncompared: indicators.length - pairs.length,
        nothingNewer: question.period !== asked.period && question.period === null,
      },
      catalogue,
    );
  },
};

/** Of a single measure there is nothing to rank: how it moved is its trend. */
function isOfOne(asked: Asked): boolean {
  return asked.indicators.length === 1 && asked.themes.length === 0;
}

/**
 * The question as asked, and where that finds no pair: a period that nothing leads up to as where the comparison
 * starts ('compared with December 2017'); a time since which nothing is held as the newest step there is.
 */
function readings(asked: Asked, figures: readonly Figure[]): readonly Asked[] {
  const { period } = asked;
  if (period?.kind === 'one')
    return [asked, { ...asked, period: { kind: 'range', from: period.period.end, to: null } }];
  if (period?.kind !== 'range' || period.to !== null) return [asked];
  const latest = quarterOf(period.from).end;
  const isNewest = figures.every(({ observation }) => observation.period.end <= latest);
  return isNewest ? [asked, { ...asked, period: null }] : [asked];
}

/** The days in which the earlier figures of the pairs end, where the period names them; null: counted back from the later ones. */
function startOf(asked: Asked): NonNullable<Plan['within']> | null {
  if (asked.period?.kind === 'range') return startOfRange(asked.period.from);
  if (asked.period?.kind !== 'several') return null;
  const first = periodsOf(asked).reduce((earliest, { end }) => (end < earliest ? end : earliest), '9999-12-31');
  return { from: first, to: first };
}

/** Enough monthly observations to reach back that far. */
const LAST = { month: 2, quarter: 4, year: 13 } as const;

function spanOf(asked: Asked): MoversFilter['span'] {
  return asked.movers?.span ?? 'quarter';
}

function isOf({ figure }: Pair, indicator: Indicator): boolean {
  return figure.indicator.id === indicator.id;
}

interface Moved {
  readonly pairs: readonly Pair[];
  /** Figures without an earlier one to set beside them. */
  readonly alone: readonly Figure[];
  readonly uncompared: number;
  /** The time asked about has no figures yet, so the newest step is shown. */
  readonly nothingNewer: boolean;
}

function reply(asked: Asked, { pairs, alone, uncompared, nothingNewer }: Moved, catalogue: Catalogue): Reply {
  const which = asked.movers?.which ?? 'any';
  const unit = asked.movers?.unit ?? null;
  const matching = pairs.filter((pair) => fits(pair, which));
  const percents = top(
    asked,
    matching.filter((pair) => pair.figure.indicator.unit === 'percent' && hasDirection(pair, which)),
    inPoints,
  );
  const counts = top(
    asked,
    matching.filter((pair) => pair.figure.indicator.unit !== 'percent' && hasDirection(pair, which)),
    inRelative,
  );
  const neither = top(
    asked,
    matching.filter((pair) => !hasDirection(pair, which)),
    inRelative,
  );
  const groups = [
    ...(unit === 'count' ? [] : [{ title: 'Percentages, by points', pairs: percents }]),
    ...(unit === 'percent' ? [] : [{ title: 'Counts and others, by percentage change', pairs: counts }]),
    {
      title: 'Neither way is better',
      pairs: neither.filter(
        (pair) => unit === null || (pair.figure.indicator.unit === 'percent') === (unit === 'percent'),
      ),
    },
  ].filter((group) => group.pairs.length > 0);
  const shown = groups.flatMap((group) => group.pairs);
  return {
    outcome: pairs.length === 0 ? 'no_data' : 'answered',
    headline: headlineOf(asked, shown, pairs.length, catalogue),
    parts: [
      ...groups.map((group) => tableOf(group.title, group.pairs)),
      ...broken(isJudging(which) ? pairs : shown),
      ...wayless(pairs, which),
      ...(nothingNewer ? [text(NOTHING_NEWER)] : []),
      ...(uncompared > 0 && pairs.length > 0 ? [text(notCompared(asked, uncompared))] : []),
      ...published(alone, which),
      receipt(
        asked,
        shown.map((pair) => pair.figure.observation),
      ),
    ],
    facts: shown.flatMap((pair) => factsOf(catalogue, pair)),
  };
}

function fits({ change }: Pair, which: MoversFilter['which']): boolean {
  if (which === 'better' || which === 'worse') return change.verdict === which;
  if (which === 'any') return change.direction !== 'unchanged';
  return change.direction === which;
}

/** Whether one way is the good one; where only the number's movement is asked, that plays no part in the groups. */
function hasDirection({ figure }: Pair, which: MoversFilter['which']): boolean {
  return which === 'unchanged' || figure.indicator.polarity === 'higher' || figure.indicator.polarity === 'lower';
}

function inPoints({ change }: Pair): number {
  return Math.abs(toNumber(change.difference));
}

/** A change from 0 has no percentage: it is ranked last. */
function inRelative({ change }: Pair): number {
  return change.relative === null ? -1 : Math.abs(toNumber(change.relative));
}

function top(asked: Asked, pairs: readonly Pair[], sizeOf: (pair: Pair) => number): readonly Pair[] {
  const sorted = pairs.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return asked.limit === null ? sorted : sorted.slice(0, asked.limit);
}

const HOW: Readonly<Record<MoversFilter['which'], string>> = {
  better: 'got better',
  worse: 'got worse',
  rose: 'rose',
  fell: 'fell',
  unchanged: 'did not change',
  any: 'moved',
};

function headlineOf(asked: Asked, shown: readonly Pair[], compared: number, catalogue: Catalogue): string {
  if (compared === 0) return `Nothing can be compared in ${scopeOf(catalogue, asked)}: ${noPair(asked)}.`;
  const how = HOW[asked.movers?.which ?? 'any'];
  const of = `of ${plural(compared, 'measure')} that can be compared (${scopeOf(catalogue, asked)})`;
  const [first] = shown;
  if (!first) return `None ${of} ${how}.`;
  const { indicator } = first.figure;
  const shownCount = asked.limit === null ? String(shown.length) : `The top ${shown.length}`;
  return `${shownCount} ${of} ${how}; first ${lowerFirst(indicator.name)}: ${sayFigure(first.figure)} ${sayWhen(first.figure)}, ${sayChange(indicator, first.change)}.`;
}

function tableOf(title: string, pairs: readonly Pair[]): Part {
  return {
    kind: 'table',
    title,
    columns: ['Measure', 'Now', 'Change'],
    rows: pairs.map(({ figure, change }) => [
      figure.indicator.name,
      `${sayFigure(figure)} ${sayWhen(figure)}`,
      sayChange(figure.indicator, change),
    ]),
  };
}

/** Of which measures the two figures don't compare, and why. */
function broken(moved: readonly Pair[]): readonly Part[] {
  return moved.flatMap(({ figure, change }) =>
    breaksBetween(figure, change.from, change.to).map((part) =>
      part.kind === 'caveat' ? { ...part, text: `${figure.indicator.name}: ${lowerFirst(part.text)}` } : part,
    ),
  );
}

/** Whether what is asked for is not held of a measure whose figures don't compare. */
function isJudging(which: MoversFilter['which']): boolean {
  return which === 'better' || which === 'worse';
}

/** With 'better' or 'worse' asked: what moved without either being true of it, by name. */
function wayless(pairs: readonly Pair[], which: MoversFilter['which']): readonly Part[] {
  if (!isJudging(which)) return [];
  const names = pairs
    .filter(
      (pair) => pair.change.direction !== 'unchanged' && !hasDirection(pair, which) && broken([pair]).length === 0,
    )
    .map(({ figure }) => lowerFirst(figure.indicator.name));
  return names.length === 0 ? [] : [text(`Moved, with neither way better: ${allOf(names)}.`)];
}

const NOTHING_NEWER = 'No newer figures are held, so this is the newest step, compared with the one before.';

const APART = { month: 'one month', quarter: 'one quarter', year: 'one year' } as const;

function notCompared(asked: Asked, uncompared: number): string {
  return `${plural(uncompared, 'measure')} could not be compared: ${noPair(asked)}.`;
}

function noPair(asked: Asked): string {
  const named = asked.period?.kind === 'range' || asked.period?.kind === 'several';
  return `no two figures ${named ? 'at both ends of that time' : `exactly ${APART[spanOf(asked)]} apart`} are held`;
}

const MOST_NAMED = 8;

/** What the source says in words of measures that have no earlier figure. */
function published(alone: readonly Figure[], which: MoversFilter['which']): readonly Part[] {
  const names = alone
    .filter(
      ({ observation: { movement } }) =>
        movement !== null && (which === 'any' || movement.verdict === which || movement.moved === which),
    )
    .map(({ indicator, observation: { movement } }) => {
      const words = [movement?.moved, movement?.verdict].filter(Boolean).join(', ');
      return `${lowerFirst(indicator.name)} (${words || 'no direction'})`;
    });
  if (names.length === 0) return [];
  const left = names.length - MOST_NAMED;
  const shown = [...names.slice(0, MOST_NAMED), ...(left > 0 ? [`and ${left} more`] : [])];
  return [text(`In the report's words, without an earlier figure: ${shown.join('; ')}.`)];
}

function factsOf(catalogue: Catalogue, { figure, change }: Pair): readonly Fact[] {
  const previous = valueFact(catalogue, { ...figure, observation: change.from }, 'previous');
  return [valueFact(catalogue, figure), previous, ...changeFacts(figure.indicator, change)];
}
