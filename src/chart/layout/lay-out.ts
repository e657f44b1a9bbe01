import { unreachable } from '../../reply/unreachable.ts';
import type { ChartSpec } from '../spec/chart-spec.ts';
import { layOutBars } from './bars.ts';
import { layOutControl } from './control.ts';
import type { Drawing } from './drawing.ts';
import { layOutOneLine } from './line.ts';
import { layOutLines } from './lines.ts';
import { layOutMovers } from './movers.ts';
import { layOutRanking } from './ranking.ts';
import { layOutTheme } from './theme.ts';
import { writableSpec } from './writable-spec.ts';

/** Where everything stands in the picture of a specification that `problemIn` finds nothing wrong with. */
export function layOut(given: ChartSpec): Drawing {
  const spec = writableSpec(given);
  switch (spec.kind) {
    case 'line':
      return spec.lines.length === 1 ? layOutOneLine(spec) : layOutLines(spec);
    case 'control':
      return layOutControl(spec);
    case 'ranking':
      return layOutRanking(spec);
    case 'bars':
      return layOutBars(spec);
    case 'theme':
      return layOutTheme(spec);
    case 'movers':
      return layOutMovers(spec);
    default:
      return unreachable(spec);
  }
}
