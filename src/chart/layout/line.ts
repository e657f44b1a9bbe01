import type { ChartLine, LineSpec } from '../spec/chart-spec.ts';
import { ratingSaid } from '../spec/rating-words.ts';
import { approximateItems, courseItems, runsOf } from './course.ts';
import type { Drawing, Item } from './drawing.ts';
import { type EndLabel, endLabels } from './end-labels.ts';
import { drawingOf, EDGE, headOf, WIDTH } from './frame.ts';
import { lineNotes } from './line-notes.ts';
import { ratingMark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { gridItems, level, plotOf } from './plot.ts';
import { placedTargets, stripItems, targetItems } from './targets.ts';
import { SECOND, shorten, textItem, VALUE, WORD, widthOf, wrapText } from './text.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './time-axis.ts';

const PLOT_HEIGHT = 109.5;
const PLOT_RIGHT = 252;

/** From the plot to its labels, with room for the strip. */
const LABELS_APART = 14;

/** Of what stands right of the plot. */
const MOST_LABEL_ROOM = 132;

const END_MARK = 6.5;

/** The last of one line that has a value. */
export function lastOf({ points }: ChartLine) {
  return points.findLast(({ value }) => value !== null);
}

/** One series: history grey, the last year strong, one rated end, its target in steps and where ratings lie. */
export function layOutOneLine(spec: LineSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const [line] = spec.lines as readonly [ChartLine];
  const head = headOf(spec, palette);
  const labels = labelsOf(spec, line);
  const room = Math.max(0, ...labels.flatMap(({ lines }) => lines.map(({ text, font }) => widthOf(text, font))));
  const right = Math.min(PLOT_RIGHT, WIDTH - EDGE - LABELS_APART - Math.min(room, MOST_LABEL_ROOM));
  const ends = [line.points[0]?.end ?? '', line.points.at(-1)?.end ?? ''] as const;
  const plot = plotOf({ ...spec, dates: ends, right, top: head.height, height: PLOT_HEIGHT });
  const runs = runsOf(line, plot);
  const targets = placedTargets(spec.targets, line.points, plot);
  const last = lastOf(line);
  const strokes = { history: { colour: palette.axis, width: 2 }, present: { colour: palette.present, width: 3 } };
  const notes = lineNotes({ spec, lines: [line], runs, targets }, plot, palette);
  return drawingOf({
    spec,
    palette,
    head,
    bottom: plot.bottom + TIME_AXIS_HEIGHT,
    notes: notes.homeless,
    items: [
      ...gridItems(spec, plot, palette),
      ...targetItems(targets, palette, { width: 1.4, dash: [4, 3] }),
      ...spec.comparators.map(({ value }) =>
        level(plot.y(value), plot, { colour: palette.muted, width: 1, dash: [1, 2.4] }),
      ),
      ...stripItems(spec.bands, plot, palette),
      ...notes.under,
      ...courseItems(runs, strokes, palette),
      ...approximateItems(runs, palette.axis, palette),
      ...notes.over,
      ...(last ? endMark(last, { x: plot.x(last.end), y: plot.y(last.value ?? 0) }, palette) : []),
      ...timeAxis(line.points, plot, palette),
      ...endLabels(
        labels.map((label) => endLabel(label, plot, palette)),
        { top: plot.top - 8, bottom: plot.bottom + 8 },
      ),
    ],
  });
}

function endMark(
  { rating, approximate, provisional }: NonNullable<ReturnType<typeof lastOf>>,
  { x, y }: { readonly x: number; readonly y: number },
  palette: Palette,
): readonly Item[] {
  const hollow = approximate || provisional;
  const at = { x, y, radius: END_MARK, hollow, ring: true };
  if (rating !== null) return ratingMark(rating, at, palette);
  const radius = END_MARK * 0.75;
  return [
    { kind: 'disc', x, y, radius: radius + 1.6, fill: palette.ground, stroke: null, width: 0 },
    {
      kind: 'disc',
      x,
      y,
      radius,
      fill: hollow ? palette.ground : palette.present,
      stroke: palette.present,
      width: 1.8,
    },
  ];
}

interface Label {
  readonly value: number;
  readonly lines: readonly { readonly text: string; readonly font: typeof VALUE; readonly isMuted?: boolean }[];
}

/** The value with its rating, the present target, comparators: what is named right of the plot. */
function labelsOf({ targets, comparators }: LineSpec, line: ChartLine): readonly Label[] {
  const last = lastOf(line);
  const newest = line.points.at(-1)?.end ?? '';
  const target = targets.find(({ from, to }) => from <= newest && newest <= to);
  const goal = target?.low ?? target?.high ?? null;
  return [
    ...(last ? [{ value: last.value ?? 0, lines: valueLines(last, last.end === newest) }] : []),
    ...(target && goal !== null
      ? [
          {
            value: middleOf(target.low, target.high),
            lines: [{ text: shorten(`target ${target.shown}`, SECOND, MOST_LABEL_ROOM), font: SECOND }],
          },
        ]
      : []),
    ...comparators.map(({ name, value, shown }) => ({ value, lines: comparatorLines(name, shown) })),
  ];
}

function middleOf(low: number | null, high: number | null): number {
  return low === null || high === null ? (low ?? high ?? 0) : (low + high) / 2;
}

function valueLines(last: NonNullable<ReturnType<typeof lastOf>>, isNewest: boolean): Label['lines'] {
  const size = widthOf(last.shown, VALUE) > MOST_LABEL_ROOM ? SECOND : VALUE;
  const words = [ratingSaid(last.rating), last.provisional ? 'provisional' : '', isNewest ? '' : last.label];
  return [
    { text: shorten(last.shown, size, MOST_LABEL_ROOM), font: size },
    ...words.filter((word) => word !== '').map((word) => ({ text: shorten(word, WORD, MOST_LABEL_ROOM), font: WORD })),
  ];
}

/** Beside a plot of usual width; the value is never left out. */
function comparatorLines(name: string, shown: string): Label['lines'] {
  const room = { width: WIDTH - EDGE - LABELS_APART - PLOT_RIGHT, lines: 2 };
  const whole = wrapText(`${name} ${shown}`, SECOND, { ...room, lines: 3 });
  const parts =
    whole.length < 3 && whole.join(' ') === `${name} ${shown}`
      ? whole
      : [...wrapText(name, SECOND, room), shorten(shown, SECOND, MOST_LABEL_ROOM)];
  return parts.map((text) => ({ text, font: SECOND, isMuted: true }));
}

function endLabel({ value, lines }: Label, plot: Parameters<typeof gridItems>[1], palette: Palette): EndLabel {
  const heights = lines.map(({ font }) => font.line);
  const [first = 0, ...rest] = heights;
  return {
    y: plot.y(value),
    above: first / 2 + 0.5,
    below: first / 2 + 0.5 + rest.reduce((sum, each) => sum + each, 0),
    items: (middle) => {
      let y = middle - first / 2;
      return lines.map(({ text, font, isMuted }) => {
        const item = textItem(text, font, {
          x: plot.right + LABELS_APART,
          middle: y + font.line / 2,
          colour: isMuted ? palette.muted : palette.ink,
        });
        y += font.line;
        return item;
      });
    },
  };
}
