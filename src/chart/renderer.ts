import type { Picture } from './charts.ts';
import type { ChartSpec } from './spec/chart-spec.ts';

/** Where pictures come from: workers of ours, or a server that an operator has named. */
export interface Renderer {
  /** How many it draws at once; more wait. */
  readonly atOnce: number;
  /**
   * @param signal - gives up; a worker that is drawing is ended
   * @throws RenderError with words for the person who asked; anything else is for the log
   */
  render(spec: ChartSpec, signal: AbortSignal): Promise<Picture>;
  close(): Promise<void>;
}

/** Why there is no picture, as a sentence that anybody may read. */
export class RenderError extends Error {}
