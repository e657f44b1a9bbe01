import type { Area, Catalogue } from './catalogue/catalogue.ts';
import { indexOf, indicatorsOfThemes } from './catalogue/catalogue-index.ts';
import { ratingSymbol, ratingWord } from './evaluate/rate.ts';
import { bySeries, type Figure, hasNumber, look } from './intents/figure.ts';
import { movedOf } from './intents/movement-of.ts';
import { ranked } from './intents/ranked.ts';
import { ratedOf, sayFigure, shortPeriod } from './intents/sentence.ts';
import { totalsOf } from './intents/series-of.ts';
import { movementCell } from './intents/theme-figures.ts';
import type { Observation, Rating } from './query/observation.ts';
import type { ObservationStore } from './query/store.ts';

/** One measure as it stands: its newest figure, in words that need no more work. */
export interface Standing {
  readonly code: string;
  readonly name: string;
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
  /** 'up since Q2 2018/19, better'; 'not known'. */
  readonly movement: string;
  /** The change from the figure before, by polarity; null: none is held, or neither way is better. */
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

/** Reads the newest figures of every measure of the organisation, or of another area: one query. */
export async function readOverview(store: ObservationStore, area: Area | null = null): Promise<Overview> {
  const catalogue = await store.catalogue();
  const where = area ?? indexOf(catalogue).organisation;
  const seriesIds = catalogue.indicators.flatMap((each) => totalsOf(catalogue, each, where).map(({ id }) => id));
  const found = await store.find({ seriesIds, last: 2, until: null, newest: 1 });
  return overviewOf(catalogue, found, where);
}

function overviewOf(catalogue: Catalogue, observations: readonly Observation[], area: Area | null): Overview {
  const found = bySeries(observations);
  const figures = catalogue.indicators.flatMap((indicator) => {
    const looked = look({ catalogue, found, indicator, area, period: null, basis: null });
    return looked.kind === 'figure' && hasNumber(looked.figure.observation) ? [looked.figure] : [];
  });
  const standings = ranked(catalogue, figures, 'worst').map((figure) => standingOf(catalogue, figure));
  const themes = catalogue.themes.flatMap((theme) => {
    const codes = new Set(
      indicatorsOfThemes(catalogue, [theme]).flatMap((each) => (each.themeId === theme.id ? each.code : [])),
    );
    const own = standings.filter(({ code }) => codes.has(code));
    return own.length === 0 ? [] : [{ name: theme.name, counts: countsOf(own), standings: own }];
  });
  return { counts: countsOf(standings), themes, standings, sources: catalogue.sources.map(({ title }) => title) };
}

function standingOf(catalogue: Catalogue, figure: Figure): Standing {
  const { indicator, observation } = figure;
  const { rating } = ratedOf(catalogue, figure);
  return {
    code: indicator.code,
    name: indicator.name,
    aliases: indicator.aliases.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])),
    theme: indexOf(catalogue).themes.get(indicator.themeId)?.name ?? '',
    value: sayFigure(figure),
    period: shortPeriod(observation.period),
    rating,
    ratingWords: `${ratingSymbol(rating)} ${ratingWord(rating)}`.trim(),
    movement: movementCell(catalogue, figure),
    verdict: movedOf(catalogue, figure)?.computed?.verdict ?? null,
    observation,
  };
}

function countsOf(standings: readonly Standing[]): RatingCounts {
  const counts = { exceeds: 0, within: 0, attention: 0, yellow: 0, amber: 0, red: 0, notRated: 0 };
  for (const { rating } of standings) counts[rating ?? 'notRated'] += 1;
  return counts;
}
