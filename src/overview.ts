import type { Area, Catalogue } from './catalogue/catalogue.ts';
import { indexOf, indicatorsOfThemes } from './catalogue/catalogue-index.ts';
import { bySeries, type Figure, hasNumber, look, type Read, ratedOf } from './figures/figure.ts';
import { ordered } from './figures/order.ts';
import { totalsOf } from './figures/series-of.ts';
import { verdictSince } from './figures/statistics.ts';
import type { Observation, Rating } from './query/observation.ts';
import type { ObservationStore } from './query/store.ts';
import { plainMark, ratingWord } from './reply/mark.ts';
import { shortName } from './reply/name.ts';
import { shortPeriod } from './reply/short-period.ts';
import { changeLine } from './telling/lines/change.ts';
import { withCounts } from './telling/lines/number.ts';

/** One measure as it stands: its newest figure, in words that need no more work. */
export interface Standing {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  /** Other words for the same. */
  readonly aliases: readonly string[];
  readonly theme: string;
  /** '32% (24 of 75)'. */
  readonly value: string;
  /** 'Dec 2018'. */
  readonly period: string;
  readonly rating: Rating | null;
  /** '▲ requires attention'; 'not rated'. */
  readonly ratingWords: string;
  /** '↓ 4.0 points from 54.4%, Apr–Jun: worse'; '' where it isn't known. */
  readonly movement: string;
  /** Of the change from the figure before; null: none is held, it may be chance, or neither way is better. */
  readonly verdict: 'better' | 'worse' | null;
  readonly observation: Observation;
}

export type RatingCounts = Readonly<Record<Rating | 'notRated', number>>;

/** The whole scorecard of one area, each list the worst first. */
export interface Overview {
  readonly counts: RatingCounts;
  /** Themes that hold measures themselves, in the catalogue's order. */
  readonly themes: readonly {
    readonly name: string;
    readonly counts: RatingCounts;
    readonly standings: readonly Standing[];
  }[];
  readonly standings: readonly Standing[];
  /** 'Quarter 3 2018/19 performance report', the newest first. */
  readonly sources: readonly string[];
}

/** As many as tell a change from chance. */
const HISTORY = 24;

/** Reads the newest figures of every measure of the organisation, or of another area: one query. */
export async function readOverview(store: ObservationStore, area: Area | null = null): Promise<Overview> {
  const catalogue = await store.catalogue();
  const where = area ?? indexOf(catalogue).organisation;
  const seriesIds = catalogue.indicators.flatMap((each) => totalsOf(catalogue, each, where).map(({ id }) => id));
  const found = await store.find({ seriesIds, last: HISTORY, until: null, newest: 1 });
  return overviewOf(catalogue, found, where);
}

function overviewOf(catalogue: Catalogue, observations: readonly Observation[], area: Area | null): Overview {
  const read: Read = { catalogue, found: bySeries(observations) };
  const figures = catalogue.indicators.flatMap((indicator) => {
    const looked = look({ ...read, indicator, area, period: null, basis: null });
    return looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [];
  });
  const standings = worstFirst(read, figures).map((figure) => standingOf(read, figure));
  const themes = catalogue.themes.flatMap((theme) => {
    const codes = new Set(
      indicatorsOfThemes(catalogue, [theme]).flatMap((each) => (each.themeId === theme.id ? each.code : [])),
    );
    const own = standings.filter(({ code }) => codes.has(code));
    return own.length === 0 ? [] : [{ name: theme.name, counts: countsOf(own), standings: own }];
  });
  return { counts: countsOf(standings), themes, standings, sources: catalogue.sources.map(({ title }) => title) };
}

/** By rating and how far from the target; what is not rated comes last. */
function worstFirst(read: Read, figures: readonly Figure[]): readonly Figure[] {
  const { placed, apart } = ordered({ by: 'value', end: 'worst' }, figures, { ...read, comparators: [], since: null });
  return [...placed.map(({ figure }) => figure), ...apart];
}

function standingOf(read: Read, figure: Figure): Standing {
  const { indicator, observation } = figure;
  const { rating } = ratedOf(read, figure);
  const verdict = verdictSince(figure, null)?.word;
  const [moved] = changeLine(read, figure).parts;
  return {
    code: indicator.code,
    name: indicator.name,
    short: shortName(indicator),
    aliases: indicator.aliases.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])),
    theme: indexOf(read.catalogue).themes.get(indicator.themeId)?.name ?? '',
    value: withCounts(figure),
    period: shortPeriod(observation.period),
    rating,
    ratingWords: rating === null ? ratingWord(null) : `${plainMark(rating)} ${ratingWord(rating)}`,
    movement: moved?.kind === 'text' ? moved.text : '',
    verdict: verdict === 'better' || verdict === 'worse' ? verdict : null,
    observation,
  };
}

function countsOf(standings: readonly Standing[]): RatingCounts {
  const counts = { exceeds: 0, within: 0, attention: 0, yellow: 0, amber: 0, red: 0, notRated: 0 };
  for (const { rating } of standings) counts[rating ?? 'notRated'] += 1;
  return counts;
}
