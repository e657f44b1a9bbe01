import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Figure } from '../../intents/figure.ts';
import { ratedOf } from '../../intents/sentence.ts';
import type { Observation, Rating } from '../../query/observation.ts';

/** What a post said of each measure, by its code: the next post counts changes from it. Plain JSON. */
export interface Said {
  readonly version: 1;
  /** All that was looked at. */
  readonly figures: Readonly<Record<string, SaidFigure>>;
  /** Codes of those that were shown: with a condition on the rating, those that met it. */
  readonly shown: readonly string[];
  /** The words of an answer that is given anew each time; null: it is a digest. */
  readonly answer: string | null;
}

/** A figure as it was said, whole enough to be set beside a later one. */
export type SaidFigure = Pick<
  Observation,
  'period' | 'value' | 'numerator' | 'denominator' | 'qualifier' | 'marker' | 'source'
> & { readonly name: string; readonly rating: Rating | null };

export function saidOf(
  catalogue: Catalogue,
  {
    figures,
    shown,
    answer,
  }: { readonly figures: readonly Figure[]; readonly shown: readonly Figure[]; readonly answer: string | null },
): Said {
  return {
    version: 1,
    figures: Object.fromEntries(figures.map((each) => [each.indicator.code, saidFigure(catalogue, each)])),
    shown: shown.map(({ indicator }) => indicator.code),
    answer,
  };
}

function saidFigure(catalogue: Catalogue, figure: Figure): SaidFigure {
  const { period, value, numerator, denominator, qualifier, marker, source } = figure.observation;
  const { rating } = ratedOf(catalogue, figure);
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
