/** What the API takes and gives at most. */
export const LIMITS = {
  /** Of a request's body: more than the longest Question. */
  bodyBytes: 65_536,
  /** On one page of a list. */
  page: 1_000,
  mostOnPage: 10_000,
  /** Bytes that are gathered before they are sent on. */
  chunkBytes: 65_536,
} as const;
