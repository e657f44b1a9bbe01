/** In percent: 95 for ordinary confidence, 99.8 for a warning that is hardly ever wrong. */
export type Level = 95 | 99.8;

/** Between these a value lies with the confidence asked for; both edges belong to it. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** The standard normal deviate that leaves half of the rest on either side. */
export const DEVIATE: Readonly<Record<Level, number>> = { 95: 1.959963984540054, 99.8: 3.090232306167813 };

/** How much is left out on one side. */
export const TAIL: Readonly<Record<Level, number>> = { 95: 0.025, 99.8: 0.001 };
