/** Of one thing measured many times, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  return { p50: percentile(samples, 50), p99: percentile(samples, 99) };
}

/** The smallest sample that so many percent of them don't exceed; 0 where there are none. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1);
  return round(sorted[at] ?? 0);
}

export function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
