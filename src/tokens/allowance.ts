/** What is left of a token's requests. Refills evenly, so that a minute's worth can come at once and then waits. */
export interface Allowance {
  readonly left: number;
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
}

const MINUTE_MS = 60_000;

/** What came of it: what is left after it, and how long to wait where it was refused (0: it wasn't). */
export interface Taken {
  readonly allowance: Allowance;
  readonly waitMs: number;
}

/**
 * Takes requests, all of them or none. More than a minute's worth at once is never given.
 *
 * @param before - null: the first ones
 * @param perMinute - at least 1
 */
export function takeSome(
  before: Allowance | null,
  perMinute: number,
  { at, count }: { readonly at: number; readonly count: number },
): Taken {
  const refilled = before === null ? perMinute : before.left + ((at - before.at) * perMinute) / MINUTE_MS;
  const left = Math.min(perMinute, refilled);
  if (left >= count) return { allowance: { left: left - count, at }, waitMs: 0 };
  return { allowance: { left, at }, waitMs: Math.ceil(((count - left) * MINUTE_MS) / perMinute) };
}
