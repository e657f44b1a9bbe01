/** What is left of a token's requests. Refills evenly, so that a minute's worth can come at once and then waits. */
export interface Allowance {
  readonly left: number;
  /** Milliseconds of a clock that never goes back. */
  readonly at: number;
}

const MINUTE_MS = 60_000;

/** What came of one request: what is left after it, and how long to wait where it was refused (0: it wasn't). */
export interface Taken {
  readonly allowance: Allowance;
  readonly waitMs: number;
}

/**
 * Takes one request.
 *
 * @param before - null: the first one
 * @param perMinute - at least 1
 */
export function takeOne(before: Allowance | null, perMinute: number, at: number): Taken {
  const refilled = before === null ? perMinute : before.left + ((at - before.at) * perMinute) / MINUTE_MS;
  const left = Math.min(perMinute, refilled);
  if (left >= 1) return { allowance: { left: left - 1, at }, waitMs: 0 };
  return { allowance: { left, at }, waitMs: Math.ceil(((1 - left) * MINUTE_MS) / perMinute) };
}
