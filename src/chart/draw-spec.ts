import type { Picture } from './charts.ts';
import { draw, type HowToDraw } from './draw.ts';
import { layOut } from './layout/lay-out.ts';
import type { ChartSpec } from './spec/chart-spec.ts';

/** What a worker is sent. */
export interface DrawTask extends HowToDraw {
  readonly spec: ChartSpec;
}

/** What a worker does: from specification to picture. */
export function drawSpec({ spec, ...how }: DrawTask): Picture {
  return draw(layOut(spec), how);
}
