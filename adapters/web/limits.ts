/** What the page takes and holds at most: it must stay small and quick whoever opens it. */
export const LIMITS = {
  /** Of a request's body: several times the longest question that is read. */
  bodyBytes: 16_384,
  /** Of a request that brings a file: base64 makes it a third longer. */
  uploadBytes: 24 * 1024 * 1024,
  /** Answers under way at once; more are told to try again. */
  answersAtOnce: 32,
  sessions: 200,
  sessionMs: 12 * 60 * 60_000,
  attempts: {
    /** From the first wrong secret of a client on. */
    windowMs: 15 * 60_000,
    /** Wrong secrets from one client; then it has to wait until its window is over, and nobody else does. */
    fromOne: 10,
    /** Wrong secrets from all together in the last window, from which on each attempt waits before it is looked at. */
    slowFrom: 50,
    slowMs: 2_000,
    /** Clients that are remembered, the newest. */
    clients: 10_000,
  },
} as const;
