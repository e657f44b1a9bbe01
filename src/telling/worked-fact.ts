import { type Decimal, toNumber } from '../evaluate/decimal.ts';
import type { Figure, Read } from '../figures/figure.ts';
import type { Fact } from '../reply/reply.ts';
import { factsOnce, valueFact } from './facts.ts';

interface Made {
  readonly value: Decimal | number;
  readonly unit?: Fact['unit'];
  /** 'sum of 7 months'. */
  readonly how: string;
  /** What it was made of; never empty. */
  readonly from: readonly Figure[];
  readonly counts?: { readonly numerator: number; readonly denominator: number } | null;
  /** Of one area or measure where the parts are of several: null is the organisation. */
  readonly about?: Partial<Pick<Fact, 'area' | 'indicator' | 'breakdown'>>;
}

/** A number that was worked out, over the whole stretch of its parts. */
export function workedFact(read: Pick<Read, 'catalogue'>, made: Made): Fact {
  const parts = factsOnce(made.from.map((figure) => valueFact(read, figure)));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new RangeError('a number is worked out from something');
  const alike = <K extends keyof Fact>(key: K) => (parts.every((part) => part[key] === first[key]) ? first[key] : null);
  return {
    ...first,
    indicator: alike('indicator'),
    area: alike('area'),
    breakdown: alike('breakdown'),
    basis: alike('basis'),
    role: 'worked-out',
    period: periodOf(parts),
    value: typeof made.value === 'number' ? made.value : toNumber(made.value),
    unit: made.unit ?? first.unit,
    numerator: made.counts?.numerator ?? null,
    denominator: made.counts?.denominator ?? null,
    rating: null,
    qualifier: parts.some(({ qualifier }) => qualifier === 'approximate') ? 'approximate' : 'exact',
    ...made.about,
    how: made.how,
    from: parts,
  };
}

/** The whole stretch; null of parts that don't lie in one row of times. */
function periodOf(parts: readonly Fact[]): string | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || first.period === last.period) return first?.period ?? null;
  const isOneRow = parts.every(({ basis, indicator }) => basis === first.basis && indicator === first.indicator);
  return isOneRow ? `${first.period} to ${last.period}` : null;
}
