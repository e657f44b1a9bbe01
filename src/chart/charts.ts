import type { ChartSpec } from './spec/chart-spec.ts';

/** A drawn chart. */
export interface Picture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * - `too-slow`: the time limit for one chart passed
 * - `busy`: the queue is full
 * - `refused`: the specification can't be drawn; `why` says what is wrong with it
 * - `failed`: anything else; the log has the rest
 */
export type DrawProblem = 'too-slow' | 'busy' | 'refused' | 'failed';

/** What comes of drawing: a picture, or why there is none. Never an exception: a reply goes out without its picture. */
export type Drawn =
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'none'; readonly problem: DrawProblem; readonly why: string };

/** Draws charts without leaving the machine, unless an operator has named a server to draw them. */
export interface Charts {
  draw(spec: ChartSpec): Promise<Drawn>;
  /** Ends the workers; what is under way is given up. */
  close(): Promise<void>;
}
