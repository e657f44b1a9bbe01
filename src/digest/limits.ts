/** In milliseconds of the clock that the ports give, unless the name says otherwise. */
export interface DigestLimits {
  readonly lookEveryMs: number;
  /** How long a delivery is left to whoever took it. */
  readonly leaseMs: number;
  /** One attempt to post, and one look whether it was posted. */
  readonly attemptMs: number;
  /** A message may become visible so long after it was posted: only then is it known to be absent. */
  readonly visibleAfterMs: number;
  /** Between two posts to the same place. */
  readonly paceMs: number;
  /** After its time by more than this, a post says that it is late. */
  readonly lateAfterMs: number;
  readonly retryAfterMs: number;
  readonly longestRetryMs: number;
  /** After this, what could not even be made is tried again. */
  readonly retryFailedMs: number;
  /** Older than this, what could not be posted is given up, and what could not be looked for stays unknown. */
  readonly giveUpAfterMs: number;
  readonly attempts: number;
  /** Posts under way at once, in one process. */
  readonly atOnce: number;
  /** Slots that are claimed in one transaction. */
  readonly claimedAtOnce: number;
  /** What one look takes. */
  readonly most: number;
}

/** A channel takes about one message a second: each platform limits how fast an app may post. */
export const DIGEST_LIMITS: DigestLimits = {
  lookEveryMs: 2_000,
  leaseMs: 90_000,
  attemptMs: 20_000,
  visibleAfterMs: 15_000,
  paceMs: 1_100,
  lateAfterMs: 10 * 60_000,
  retryAfterMs: 2_000,
  longestRetryMs: 10 * 60_000,
  retryFailedMs: 60_000,
  giveUpAfterMs: 12 * 60 * 60_000,
  attempts: 12,
  atOnce: 16,
  claimedAtOnce: 50,
  most: 200,
};
