/** Below this, wrapping makes text harder to read than cutting it off would. */
export const MIN_WIDTH = 40;

/** Longer lines are hard to follow, however wide the window is. */
export const MAX_WIDTH = 100;

/** Where standard output is no terminal: whoever reads it wraps it. */
export const PIPED_WIDTH = 80;

/** Questions of a conversation that the up arrow brings back; they are kept in memory alone. */
export const HISTORY_SIZE = 200;

/** Of line numbers named when a batch could not be read in full. */
export const NAMED_LINES = 5;
