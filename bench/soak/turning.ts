/** The measure that alerts follow: an import brings it out of attention, and the next one back. */
export const TURNING = 'CIC-IHA';
