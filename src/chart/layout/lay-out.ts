import { unreachable } from '../../reply/unreachable.ts';
import type { ChartSpec } from '../spec/chart-spec.ts';
import { layOutBars } from './bars.ts';
import { layOutComparison } from './comparison.ts';
import type { Drawing } from './drawing.ts';
import { layOutGlance } from './glance.ts';
import { layOutLine } from './line.ts';

/** Where everything stands in the picture of a specification that `problemIn` finds nothing wrong with. */
export function layOut(spec: ChartSpec): Drawing {
  switch (spec.kind) {
    case 'line':
      return layOutLine(spec);
    case 'bars':
      return layOutBars(spec);
    case 'comparison':
      return layOutComparison(spec);
    case 'glance':
      return layOutGlance(spec);
    default:
      return unreachable(spec);
  }
}
