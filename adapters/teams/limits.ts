/** What Teams takes, and what we keep to. Sizes are bytes of UTF-8, lengths are characters. */
export const LIMITS = {
  /**
   * Of a whole activity as it is sent. Bots may send 100 KB, but connectors, message extensions and older clients stop
   * at 28 KB: one layout for all of them.
   * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
   * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
   */
  activityBytes: 28 * 1024,
  /** Kept free of the above for what the SDK adds around the content: addresses, ids, the service URL. */
  envelopeBytes: 2_560,
  /** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
  cardVersion: '1.5',
  /** More are dropped without a word by the library's own settings, which clients take over. */
  actionsInASet: 5,
  /** Each on a line of its own. */
  options: 10,
  actionTitle: 80,
  /** Of a button that a phone shows whole. */
  buttonOnAPhone: 32,
  /** Of a table, side by side on a phone. */
  columns: 4,
  headline: 600,
  /** Of each part of a large figure: its number, its counts, its word. */
  lead: 150,
  receipt: 300,
  receiptLines: 6,
  /** Of what is read out, shown as a notification, and shown where cards can't be. */
  speak: 1_200,
  summary: 500,
  fallback: 3_000,
  /** Of a request to /api/messages: several times the largest activity that Teams sends. */
  requestBytes: 256 * 1024,
  /** By then a request has to be here whole. */
  requestMs: 10_000,
  /** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
  searchResults: 25,
} as const;
