import type { Figure, Read } from '../../figures/figure.ts';
import { areaOf, ratedOf } from '../../figures/figure.ts';
import type { Observation, Rating } from '../../query/observation.ts';

/** What a post said of each measure, by its key: the next post counts changes from it. Plain JSON. */
export interface Said {
  readonly version: 1;
  /** All that was looked at. */
  readonly figures: Readonly<Record<string, SaidFigure>>;
  /** Keys of those that were shown: with a condition, those that met it. */
  readonly shown: readonly string[];
  /** The words of an answer that is given anew each time; null: it is a digest of measures. */
  readonly answer: string | null;
}

/** A figure as it was said, whole enough to be set beside a later one. */
export type SaidFigure = Pick<
  Observation,
  'period' | 'value' | 'numerator' | 'denominator' | 'qualifier' | 'marker' | 'source'
> & { readonly name: string; readonly rating: Rating | null };

/** What a figure is of: its code; of an area's or a category's 'CODE|Area|category'. */
export function keyOf(read: Pick<Read, 'catalogue'>, figure: Pick<Figure, 'indicator' | 'series'>): string {
  const area = areaOf(read, figure);
  const place = !area || area.kind === 'organisation' ? [] : [area.name];
  const { dimension, category } = figure.series;
  return [figure.indicator.code, ...place, ...(dimension === 'all' ? [] : [category])].join('|');
}

export function saidOf(
  read: Read,
  {
    figures,
    shown,
    answer,
  }: { readonly figures: readonly Figure[]; readonly shown: readonly Figure[]; readonly answer: string | null },
): Said {
  return {
    version: 1,
    figures: Object.fromEntries(figures.map((each) => [keyOf(read, each), saidFigure(read, each)])),
    shown: shown.map((each) => keyOf(read, each)),
    answer,
  };
}

function saidFigure(read: Read, figure: Figure): SaidFigure {
  const { period, value, numerator, denominator, qualifier, marker, source } = figure.observation;
  const { rating } = ratedOf(read, figure);
  return { name: figure.indicator.name, period, value, numerator, denominator, qualifier, marker, source, rating };
}

/** What was said, as an observation of the same series; only for setting it beside another. */
export function observationOf({ name: _name, rating: _rating, ...said }: SaidFigure, like: Observation): Observation {
  return {
    ...like,
    ...said,
    publishedRating: null,
    symbol: null,
    arrow: null,
    movement: null,
    note: null,
    remarks: [],
  };
}
