import { toNumber } from '../evaluate/decimal.ts';
import { type AgainstTarget, againstColour, againstTarget, type Colour } from '../figures/beside.ts';
import { type Figure, ratedOf } from '../figures/figure.ts';
import { allOf, shortName } from '../reply/name.ts';
import type { Reply, Row } from '../reply/reply.ts';
import { sayDifference, sayValue } from '../reply/say.ts';
import { commonPeriod, timeHeading } from './common-time.ts';
import { eachMissing, figuresOf } from './each-line.ts';
import { factsOnce, gapFactsOf, valueFact } from './facts.ts';
import { whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import { nameAmong } from './row-names.ts';
import type { Told } from './told.ts';

/** The colour whose limit is asked about; null: the target. */
export function colourAsked({ asked }: Told): Colour | null {
  const { aspect } = asked.question;
  return aspect === 'green' || aspect === 'yellow' || aspect === 'amber' ? aspect : null;
}

/** What a figure is to reach. */
export function goalOf(told: Told, figure: Figure): AgainstTarget | null {
  const colour = colourAsked(told);
  return colour === null ? againstTarget(told, figure) : againstColour(told, figure, colour);
}

interface Far {
  readonly figure: Figure;
  readonly goal: AgainstTarget;
  /** In the unit of the measure; above 0 is better than what is to be reached. */
  readonly far: number;
  /** As a share of it, by which measures of several units stand in one order. */
  readonly share: number;
}

const MOST_ROWS = 10;

/** The distance of each of many, by name, the furthest off first; null of fewer than two. */
export function gapsInRows(told: Told): Reply | null {
  const figures = figuresOf(told);
  const all = figures.flatMap((figure): readonly Far[] => {
    const goal = goalOf(told, figure);
    if (!goal?.gap) return [];
    const far = toNumber(goal.gap.points);
    return [{ figure, goal, far, share: far / (Math.abs(Number(goal.target)) || 1) }];
  });
  const sorted = all.toSorted((a, b) => a.share - b.share);
  const [first] = sorted;
  if (!first || sorted.length < 2) return null;
  const shown = sorted.slice(0, MOST_ROWS);
  const observations = all.map(({ figure }) => figure.observation);
  const common = commonPeriod(all.map(({ figure }) => figure));
  const isOneAim = new Set(all.map(({ goal, figure }) => `${goal.target} ${figure.indicator.id}`)).size === 1;
  return replyOf({
    headline: `${headlineOf(told, sorted)}.`,
    parts: [
      text(
        [
          timeHeading(
            all.map(({ figure }) => figure),
            undefined,
          ),
          ...(isOneAim ? [sayAim(told, first)] : []),
        ].join(' · '),
      ),
      {
        kind: 'rows',
        heading: null,
        rows: shown.map((each) => rowOf(told, each, { isOneAim, end: common?.end ?? null })),
        left: all.length > shown.length ? `${all.length - shown.length} more` : null,
        all: null,
      },
      ...leftOut(told, figures, all),
      ...sourceLine(observations),
    ],
    more: fullSource(observations),
    next: nextOf(told, first.figure, ['trend', 'why', 'compare']),
    facts: factsOnce(
      sorted.flatMap(({ figure, goal }) => [valueFact(told, figure), ...gapFactsOf(told, figure, goal)]),
    ),
    listed: sorted.map(({ figure }) => nameAmong(told, figure)),
  });
}

/** 'Initial health assessments: Alderbeck is furthest off, 38.6 points short'. */
function headlineOf(told: Told, sorted: readonly Far[]): string {
  const [first] = sorted as readonly [Far];
  const level = sorted.filter(({ far }) => far === first.far);
  const names = allOf(level.slice(0, 3).map(({ figure }) => nameAmong(told, figure)));
  const isOne = new Set(sorted.map(({ figure }) => figure.indicator.id)).size === 1;
  const head = isOne ? `${shortName(first.figure.indicator)}: ` : '';
  if (first.far >= 0) return `${head}none of ${sorted.length} is short; the nearest is ${names}, ${sayFar(first)}`;
  return `${head}${names} ${level.length === 1 ? 'is' : 'are'} furthest off, ${sayFar(first)}`;
}

function sayFar({ goal, figure }: Far): string {
  if (!goal.gap || goal.gap.points.units === 0) return 'exactly on it';
  return `${sayDifference(goal.gap.points, figure.indicator.unit)} ${goal.gap.met ? 'better' : 'short'}`;
}

function sayAim(told: Told, { goal, figure }: Far): string {
  const colour = colourAsked(told);
  const limit = sayValue(goal.target, figure.indicator.unit);
  if (colour === null) return `target ${limit}`;
  return `${colour} ${figure.indicator.polarity === 'lower' ? 'up to' : 'from'} ${limit}`;
}

function rowOf(
  told: Told,
  each: Far,
  { isOneAim, end }: { readonly isOneAim: boolean; readonly end: string | null },
): Row {
  const { figure, goal } = each;
  const way = figure.indicator.polarity === 'lower' ? 'fewer' : 'more';
  const more = goal.gap?.more ?? null;
  const details = [
    withCounts(figure),
    ...(figure.observation.period.end === end ? [] : [whenOf(figure)]),
    ...(isOneAim ? [] : [sayAim(told, each)]),
    ...(more === null ? [] : [`${more.toLocaleString('en-GB')} ${way} would have met it`]),
  ];
  return {
    rating: ratedOf(told, figure).rating,
    value: sayFar(each),
    name: nameAmong(told, figure),
    detail: details.join(' · '),
    strong: false,
  };
}

/** Those that are hidden, and those without a target, counted. */
function leftOut(told: Told, figures: readonly Figure[], all: readonly Far[]) {
  const aimless = figures.length - all.length;
  return [
    ...eachMissing(told),
    ...(aimless === 0 ? [] : [caveat(`Of ${aimless} no ${colourAsked(told) === null ? 'target' : 'limit'} is held`)]),
  ];
}
