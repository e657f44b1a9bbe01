import type { ChartLine, ChartPoint, LineSpec } from '../spec/chart-spec.ts';
import { approximateItems, courseItems, runsOf } from './course.ts';
import type { Drawing, Item } from './drawing.ts';
import { type EndLabel, endLabels } from './end-labels.ts';
import { drawingOf, EDGE, headOf, WIDTH } from './frame.ts';
import { lastOf } from './line.ts';
import { lineNotes } from './line-notes.ts';
import { lineMark } from './marks.ts';
import { lineColours, mixed, PALETTES, type Palette } from './palette.ts';
import { gridItems, type Plot, plotOf } from './plot.ts';
import { SECOND, shorten, textItem, VALUE, widthOf, wrapText } from './text.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './time-axis.ts';

const PLOT_HEIGHT = 110;

/** For each line more than two, so that there is room for its name. */
const MORE_HEIGHT = 34;
const PLOT_RIGHT = 250;
const LABELS_APART = 13;
const MOST_LABEL_ROOM = 112;
const END_MARK = 5.6;

const LINE_VALUE = { ...VALUE, size: 16, line: 17 };

/** Up to four series of one unit, each named with its value at its end, in the colour of its line. */
export function layOutLines(spec: LineSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const colours = lineColours(palette);
  const head = headOf(spec, palette);
  const axis = timesOf(spec.lines);
  const newest = axis.at(-1)?.end ?? '';
  const named = spec.lines.map((line, at) => namedEnd(line, { newest, colour: colours[at] ?? palette.ink }));
  const room = Math.max(...named.map(({ width }) => width));
  const right = Math.min(PLOT_RIGHT, WIDTH - EDGE - LABELS_APART - room);
  const height = PLOT_HEIGHT + MORE_HEIGHT * (spec.lines.length - 2);
  const plot = plotOf({ ...spec, dates: [axis[0]?.end ?? '', newest], right, top: head.height, height });
  const runs = spec.lines.map((line) => runsOf(line, plot));
  const notes = lineNotes({ spec, lines: spec.lines, runs: runs.flat(), targets: [] }, plot, palette);
  return drawingOf({
    spec,
    palette,
    head,
    bottom: plot.bottom + TIME_AXIS_HEIGHT,
    notes: notes.homeless,
    items: [
      ...gridItems(spec, plot, palette),
      ...notes.under,
      // The first lies over the others: it is what was asked for.
      ...runs
        .map((run, at) => lineItems(run, colours[at] ?? palette.ink, palette))
        .toReversed()
        .flat(),
      ...notes.over,
      ...spec.lines
        .map((line, at) => markItems(line, at, plot, palette))
        .toReversed()
        .flat(),
      ...timeAxis(axis, plot, palette),
      ...endLabels(
        named.map((each) => endLabel(each, plot, palette)),
        { top: plot.top - 9, bottom: plot.bottom + 9 },
      ),
    ],
  });
}

/** Every time that one of them has a point for, oldest first. */
function timesOf(lines: readonly ChartLine[]): readonly ChartPoint[] {
  const byEnd = new Map(lines.flatMap(({ points }) => points.map((point) => [point.end, point] as const)));
  return [...byEnd.values()].toSorted((a, b) => (a.end < b.end ? -1 : 1));
}

function lineItems(runs: ReturnType<typeof runsOf>, colour: string, palette: Palette): readonly Item[] {
  const history = { colour: mixed(colour, palette.ground, 0.5), width: 2 };
  return [
    ...courseItems(runs, { history, present: { colour, width: 3 } }, palette),
    ...approximateItems(runs, colour, palette),
  ];
}

function markItems(line: ChartLine, at: number, plot: Plot, palette: Palette): readonly Item[] {
  const last = lastOf(line);
  if (!last) return [];
  const hollow = last.approximate || last.provisional;
  const place = { x: plot.x(last.end), y: plot.y(last.value ?? 0), radius: END_MARK, hollow, ring: true };
  return lineMark(at, place, palette);
}

interface Named {
  readonly value: number;
  readonly shown: string;
  readonly colour: string;
  readonly lines: readonly string[];
  readonly width: number;
}

/** Value and name; a line that ends before the others says when. */
function namedEnd(line: ChartLine, { newest, colour }: { readonly newest: string; readonly colour: string }): Named {
  const last = lastOf(line);
  const beside = [...(last?.provisional ? ['provisional'] : []), ...(last && last.end !== newest ? [last.label] : [])];
  const shown = shorten(last?.shown ?? '', LINE_VALUE, MOST_LABEL_ROOM);
  const lines = [
    ...wrapText(line.name, SECOND, { width: MOST_LABEL_ROOM, lines: 2 }),
    ...beside.map((each) => shorten(each, SECOND, MOST_LABEL_ROOM)),
  ];
  const width = Math.max(widthOf(shown, LINE_VALUE), ...lines.map((each) => widthOf(each, SECOND)));
  return { value: last?.value ?? 0, shown, colour, lines, width };
}

function endLabel({ value, shown, colour, lines }: Named, plot: Plot, { ink }: Palette): EndLabel {
  const x = plot.right + LABELS_APART;
  const half = LINE_VALUE.line / 2;
  return {
    y: plot.y(value),
    above: half + 1,
    below: half + lines.length * SECOND.line + 1,
    items: (middle) => [
      textItem(shown, LINE_VALUE, { x, middle, colour }),
      ...lines.map((line, at) =>
        textItem(line, SECOND, { x, middle: middle + half + (at + 0.5) * SECOND.line, colour: ink }),
      ),
    ],
  };
}
