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
    windowMs: 15 * 60_000,
    /** Wrong secrets from one address, and from all together: the address can be that of a proxy. */
    fromOne: 10,
    fromAll: 100,
  },
} as const;
