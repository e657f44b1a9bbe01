import type { Picture } from './charts.ts';
import { draw } from './draw.ts';
import { layOut } from './layout/lay-out.ts';
import type { ChartSpec } from './spec/chart-spec.ts';

/** What a worker is sent. */
export interface DrawTask {
  readonly spec: ChartSpec;
  /** Pixels for each logical one, either way. */
  readonly density: number;
}

/** What a worker does: from specification to picture. */
export function drawSpec({ spec, density }: DrawTask): Picture {
  return draw(layOut(spec), density);
}
