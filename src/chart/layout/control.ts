import type { ControlSpec, Special, UsualRange } from '../spec/chart-spec.ts';
import { runsOf } from './course.ts';
import type { Drawing, Item } from './drawing.ts';
import { type EndLabel, endLabels } from './end-labels.ts';
import { box, drawingOf, EDGE, headOf, lineItem, WIDTH } from './frame.ts';
import { specialMark } from './marks.ts';
import { PALETTES, type Palette } from './palette.ts';
import { around, freePlace } from './place.ts';
import { gridItems, type Plot, plotOf, segmentsOf } from './plot.ts';
import { type Font, round, SECOND, shorten, textItem, VALUE, WORD, widthOf } from './text.ts';
import { TIME_AXIS_HEIGHT, timeAxis } from './time-axis.ts';

const PLOT_HEIGHT = 108;
const PLOT_RIGHT = 278;
const LABELS_APART = 7;
const MOST_LABEL_ROOM = 100;

/** Room for 'usual range' over the band. */
const ABOVE = 6;

const LAST_VALUE: Font = { ...VALUE, size: 16 };

/** What is usual shaded, with its mean and limits named at the right; diamonds where a point is more than chance. */
export function layOutControl(spec: ControlSpec): Drawing {
  const palette = PALETTES[spec.ground];
  const head = headOf(spec, palette);
  const { points } = spec;
  const labels = labelsOf(spec, palette);
  const room = Math.min(MOST_LABEL_ROOM, Math.max(...labels.map(({ text, font }) => widthOf(text, font))));
  const right = Math.min(PLOT_RIGHT, WIDTH - EDGE - LABELS_APART - room);
  const dates = [points[0]?.end ?? '', points.at(-1)?.end ?? ''] as const;
  const plot = plotOf({ ...spec, dates, right, top: head.height + ABOVE, height: PLOT_HEIGHT });
  const ranges = spec.ranges.map((range, at) => placed(range, spec, { at, plot }));
  const runs = runsOf(spec, plot);
  return drawingOf({
    spec,
    palette,
    head,
    bottom: plot.bottom + TIME_AXIS_HEIGHT,
    items: [
      ...ranges.map(({ from, to, top, bottom }) =>
        box({ x: from, y: top, wide: round(to - from), high: round(bottom - top) }, palette.shade),
      ),
      ...gridItems(spec, plot, palette),
      ...ranges.flatMap((range) => limitItems(range, palette)),
      ...runs.map(({ places }) => lineItem(places, { colour: palette.axis, width: 1.6 })),
      ...specialRuns(spec, plot).map(({ places, special }) =>
        lineItem(places, { colour: colourOf(special, palette), width: 2.2 }),
      ),
      ...pointItems(spec, plot, palette),
      ...usualLabel(spec, { ranges, plot, palette, runs }),
      ...timeAxis(points, plot, palette),
      ...endLabels(
        labels.map((label) => endLabel(label, plot)),
        { top: plot.top - 10, bottom: plot.bottom + 8 },
      ),
    ],
  });
}

function colourOf(special: Special, { worse, better, present, axis }: Palette): string {
  if (special === null) return axis;
  return special === 'worse' ? worse : special === 'better' ? better : present;
}

interface Placed {
  readonly range: UsualRange;
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly mean: number;
}

/** Up to half way to the first point of the next. */
function placed(
  range: UsualRange,
  { points, ranges }: ControlSpec,
  { at, plot }: { readonly at: number; readonly plot: Plot },
): Placed {
  const edge = (index: number) => (plot.x(points[index - 1]?.end ?? '') + plot.x(points[index]?.end ?? '')) / 2;
  const next = ranges[at + 1]?.from;
  return {
    range,
    from: round(range.from === 0 ? plot.left : edge(range.from) + 1),
    to: round(next === undefined ? plot.right : edge(next) - 1),
    top: round(range.high === null ? plot.top : plot.y(range.high)),
    bottom: round(range.low === null ? plot.bottom : plot.y(range.low)),
    mean: round(plot.y(range.mean)),
  };
}

function limitItems({ range, from, to, top, bottom, mean }: Placed, { axis }: Palette): readonly Item[] {
  const across = (y: number, how: { readonly width: number; readonly dash?: readonly number[] }) =>
    lineItem(
      [
        [from, y],
        [to, y],
      ],
      { colour: axis, ...how },
    );
  return [
    ...(range.high === null ? [] : [across(top, { width: 1.2, dash: [3, 3] })]),
    across(mean, { width: 1.4 }),
    ...(range.low === null ? [] : [across(bottom, { width: 1.2, dash: [3, 3] })]),
  ];
}

/** Special points that follow each other without a gap, of one kind. */
function specialRuns(spec: ControlSpec, plot: Plot) {
  return runsOf(spec, plot).flatMap(({ points, places }) => {
    const specials = points.map(({ end }) => spec.points.find((each) => each.end === end)?.special ?? null);
    const found: { special: Special; places: (readonly [number, number])[] }[] = [];
    for (const [at, special] of specials.entries()) {
      const place = places[at];
      if (special === null || !place) continue;
      const open = found.at(-1);
      if (open && open.special === special && specials[at - 1] === special) open.places.push(place);
      else found.push({ special, places: [place] });
    }
    return found.filter(({ places: each }) => each.length > 1);
  });
}

function pointItems({ points }: ControlSpec, plot: Plot, palette: Palette): readonly Item[] {
  const radius = points.length > 60 ? 1.5 : 2.1;
  return points.flatMap(({ end, value, special, approximate, provisional }): readonly Item[] => {
    if (value === null) return [];
    const [x, y] = [round(plot.x(end)), round(plot.y(value))];
    const colour = colourOf(special, palette);
    const hollow = approximate || provisional;
    if (special !== null) {
      const mark = specialMark(x, y, hollow ? palette.ground : colour);
      return [hollow ? { ...mark, stroke: colour, width: 1.4 } : mark];
    }
    return [
      {
        kind: 'disc',
        x,
        y,
        radius,
        fill: hollow ? palette.ground : colour,
        stroke: hollow ? colour : null,
        width: hollow ? 1.2 : 0,
      },
    ];
  });
}

interface Around {
  readonly ranges: readonly Placed[];
  readonly runs: ReturnType<typeof runsOf>;
  readonly plot: Plot;
  readonly palette: Palette;
}

/** Over the band, or under it; left out where neither is free: the subtitle and the limits at the right say it too. */
function usualLabel(spec: ControlSpec, { ranges, runs, plot, palette }: Around): readonly Item[] {
  const text = 'usual range';
  const size = { width: widthOf(text, SECOND), height: SECOND.line };
  const [first] = ranges;
  if (!first) return [];
  const start = first.from + 6 + size.width / 2;
  const rows = [
    ...(first.range.high === null ? [] : [first.top - 8]),
    ...(first.range.low === null ? [] : [first.bottom + 9]),
  ];
  const places = rows.flatMap((y) => [start, start + 60, start + 120].map((x) => around(x, y, size)));
  const place = freePlace(places, {
    blocked: spec.points.flatMap(({ end, value }) =>
      value === null ? [] : [around(plot.x(end), plot.y(value), { width: 5, height: 5 })],
    ),
    lines: segmentsOf(runs.map((run) => run.places)),
    room: { left: plot.left, top: plot.top - 18, right: plot.right, bottom: plot.bottom - 2 },
  });
  if (!place) return [];
  return [
    textItem(text, SECOND, {
      x: place.left,
      middle: (place.top + place.bottom) / 2,
      colour: palette.muted,
      halo: palette.ground,
    }),
  ];
}

interface Label {
  readonly value: number;
  readonly text: string;
  readonly font: Font;
  readonly colour: string;
}

/** The newest value, large; the mean and the limits that hold for it. */
function labelsOf({ points, ranges }: ControlSpec, { ink, muted }: Palette): readonly Label[] {
  const last = points.findLast(({ value }) => value !== null);
  const range = ranges.at(-1);
  const limit = (value: number | null, shown: string): readonly Label[] =>
    value === null ? [] : [{ value, text: shorten(shown, SECOND, MOST_LABEL_ROOM), font: SECOND, colour: muted }];
  return [
    ...(last
      ? [
          {
            value: last.value ?? 0,
            text: shorten(last.shown, LAST_VALUE, MOST_LABEL_ROOM),
            font: LAST_VALUE,
            colour: ink,
          },
        ]
      : []),
    ...(last?.provisional ? [{ value: (last.value ?? 0) - 1e-9, text: 'provisional', font: WORD, colour: ink }] : []),
    ...(range ? limit(range.high, range.shown.high) : []),
    ...(range
      ? [
          {
            value: range.mean,
            text: shorten(`mean ${range.shown.mean}`, SECOND, MOST_LABEL_ROOM),
            font: SECOND,
            colour: ink,
          },
        ]
      : []),
    ...(range ? limit(range.low, range.shown.low) : []),
  ];
}

function endLabel({ value, text, font, colour }: Label, plot: Plot): EndLabel {
  return {
    y: plot.y(value),
    above: font.line / 2 + 0.5,
    below: font.line / 2 + 0.5,
    items: (middle) => [textItem(text, font, { x: plot.right + LABELS_APART, middle, colour })],
  };
}
