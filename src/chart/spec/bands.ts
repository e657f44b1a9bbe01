import type { Rating } from '../../query/observation.ts';
import type { RatingBand } from './chart-spec.ts';

export interface LimitsGiven {
  readonly polarity: 'higher' | 'lower';
  readonly target: number | null;
  /** The worst value that still rates so. */
  readonly limits: Readonly<Partial<Record<'exceeds' | 'within' | 'yellow' | 'amber', number>>>;
}

/**
 * Where values rate green, yellow, amber and red, the best first; none where limits tell no colours. A value is within
 * tolerance from the target on as well, whichever of the two is the easier.
 */
export function bandsOf({ polarity, target, limits }: LimitsGiven): readonly RatingBand[] {
  if (limits.yellow === undefined && limits.amber === undefined) return [];
  const worse = polarity === 'higher' ? Math.min : Math.max;
  const goods = [limits.within, limits.exceeds, target].filter((each) => each !== undefined && each !== null);
  const edges: readonly (readonly [Rating, number | undefined])[] = [
    ['within', goods.length === 0 ? undefined : worse(...goods)],
    ['yellow', limits.yellow],
    ['amber', limits.amber],
  ];
  let from: number | null = null;
  const bands: RatingBand[] = [];
  for (const [rating, to] of edges) {
    if (to === undefined || (from !== null && worse(from, to) === from)) continue;
    bands.push(bandOf(polarity, { rating, best: from, worst: to }));
    from = to;
  }
  return [...bands, bandOf(polarity, { rating: 'red', best: from, worst: null })];
}

function bandOf(
  polarity: 'higher' | 'lower',
  { rating, best, worst }: { readonly rating: Rating; readonly best: number | null; readonly worst: number | null },
): RatingBand {
  return polarity === 'higher' ? { rating, low: worst, high: best } : { rating, low: best, high: worst };
}
