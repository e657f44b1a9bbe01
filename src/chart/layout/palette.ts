import type { Rating } from '../../query/observation.ts';

/*
 * Each colour has 4.5:1 or more against white, so text can take it too (WCAG 2.2, 1.4.3 and 1.4.11); the two tints are
 * never the only sign of anything. They are all written #rgb because pictures keep four bits of each channel.
 */
export const INK = '#112';
export const QUIET = '#445';
/** Lines of the grid, which are dotted to stand back. */
export const GRID = '#667';
export const LINE = '#159';
export const TARGET = '#112';
export const COMPARATOR = '#637';
export const BREAK = '#445';

/** White is under everything. */
export const WHITE = '#fff';
export const BAND_TINT = '#dee';
export const ROW_TINT = '#eef';

export const BAND_EDGE = '#366';

export const RATING_COLOURS: Readonly<Record<Rating, string>> = {
  exceeds: '#063',
  within: '#165',
  attention: '#b20',
  yellow: '#750',
  amber: '#a40',
  red: '#b01',
};

/** Of the things compared, which dash and marker tell apart as well. */
export const SERIES_COLOURS = ['#159', '#a40', '#728', '#064'] as const;
