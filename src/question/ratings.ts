/** Ratings as they are asked for. `attention` is every extent of it; `green` is within or exceeds. */
export const RATINGS = ['exceeds', 'within', 'attention', 'yellow', 'amber', 'red', 'green', 'unrated'] as const;
