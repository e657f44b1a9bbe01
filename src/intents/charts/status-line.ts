import type { Catalogue } from '../../catalogue/catalogue.ts';
import { extremesOf, hasValue, sayPoint } from '../../chart/spec/chart.ts';
import type { ChartLine, ChartPoint } from '../../chart/spec/chart-spec.ts';
import type { ChartPart, Fact, Part } from '../../reply/reply.ts';
import type { Figure } from '../figure.ts';
import { lineOf, namedFacts, startOf } from './line.ts';

/** A year of months with the one before, so that a month stands beside that of last year. */
export const STATUS_LINE = 13;

interface LineBeside {
  /** What the line shows beyond the figure and the one before it; none where that is nothing. */
  readonly words: readonly Part[];
  readonly chart: readonly ChartPart[];
  /** Of figures that are neither the one itself nor the one before it. */
  readonly facts: readonly Fact[];
}

/**
 * The line that leads up to a figure. With its range in a sentence, the words of a status hold all that a reader takes
 * from the picture: its alt text would say figure, change and target a second time.
 */
export function lineBeside(catalogue: Catalogue, last: Figure, benchmarks: readonly Figure[]): LineBeside {
  const { parts } = lineOf(catalogue, { last, from: startOf(last, STATUS_LINE), benchmarks, inWords: true });
  const spec = parts[0]?.spec;
  const [line] = spec?.kind === 'line' ? spec.lines : [];
  if (!line) return { words: [], chart: [], facts: [] };
  const range = rangeOf(line);
  const named = [line.points.find(hasValue), range?.low, range?.high];
  return { words: range ? [sayRange(range)] : [], chart: parts, facts: namedFacts(catalogue, last, named) };
}

interface Range {
  readonly low: ChartPoint;
  readonly high: ChartPoint;
  readonly points: readonly ChartPoint[];
}

/** Of the points since the last break, where there are more than two that are not all the same. */
function rangeOf({ points, breaks }: ChartLine): Range | null {
  const since = points.slice(breaks.at(-1)?.before ?? 0).filter(hasValue);
  const extremes = extremesOf(since);
  return extremes && since.length > 2 && extremes.low.value !== extremes.high.value
    ? { ...extremes, points: since }
    : null;
}

function sayRange({ low, high, points }: Range): Part {
  const over = `over the ${points.length} figures since ${points[0]?.label}`;
  return { kind: 'text', text: `Between ${sayPoint(low)} and ${sayPoint(high)} ${over}.` };
}
