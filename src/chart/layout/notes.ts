import type { ChartBand, ChartLevel } from '../spec/chart-spec.ts';
import type { Item, Rect } from './drawing.ts';
import { boxItem, DASH_SAMPLE_WIDTH, dashSample, type Entry, entry, lineItem } from './frame.ts';
import { BAND_EDGE, BAND_TINT, BREAK, COMPARATOR, TARGET } from './palette.ts';
import { freePlace, type Segment, type Taken } from './place.ts';
import type { Plot } from './plot.ts';
import { cleanText, type Font, LABEL, STRONG, shorten, textItem, widthOf, wrapText } from './text.ts';

/** Something across the plot that words belong to: written beside it where there is room, else in the legend. */
export interface Note {
  readonly key: string;
  readonly items: readonly Item[];
  /** For text to keep off. */
  readonly lines: readonly Segment[];
  readonly words: readonly string[];
  readonly font: Font;
  readonly colour: string;
  /** Where the words could stand, best first. */
  readonly places: readonly Rect[];
}

/** What a level, a band or a break is in a legend. */
export interface NoteEntry {
  readonly key: string;
  readonly entry: Entry;
}

interface Levels {
  readonly target: ChartLevel | null;
  readonly band: ChartBand | null;
  readonly comparators: readonly ChartLevel[];
}

interface Style {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
}

const TARGET_STYLE: Style = { colour: TARGET, width: 2.5, dash: [9, 5] };
const BREAK_STYLE: Style = { colour: BREAK, width: 2, dash: [3, 4] };
const COMPARATOR_DASHES: readonly (readonly number[])[] = [[], [2, 3], [12, 3, 2, 3], [5, 3], [2, 7], [14, 6]];

function comparatorStyle(at: number): Style {
  return { colour: COMPARATOR, width: 1.6, dash: COMPARATOR_DASHES[at % COMPARATOR_DASHES.length] ?? [] };
}

/** Target, comparators and band as lines and a box, the target first. */
export function levelNotes({ target, band, comparators }: Levels, plot: Plot): readonly Note[] {
  return [
    ...(band ? [bandNote(band, plot)] : []),
    ...(target ? [levelNote('target', target, { plot, style: TARGET_STYLE, font: STRONG })] : []),
    ...comparators.map((level, at) =>
      levelNote(`comparator ${at}`, level, { plot, style: comparatorStyle(at), font: LABEL }),
    ),
  ];
}

/** The same in a legend, by the same keys. */
export function levelEntries({ target, band, comparators }: Levels): readonly NoteEntry[] {
  return [
    ...(target ? [levelEntry('target', target.label, TARGET_STYLE)] : []),
    ...comparators.map(({ label }, at) => levelEntry(`comparator ${at}`, label, comparatorStyle(at))),
    ...(band ? [{ key: 'band', entry: entry(band.label, DASH_SAMPLE_WIDTH, bandSample) }] : []),
  ];
}

function levelEntry(key: string, label: string, { colour, width, dash }: Style): NoteEntry {
  return { key, entry: entry(label, DASH_SAMPLE_WIDTH, dashSample(colour, width, dash)) };
}

function bandSample(x: number, y: number): readonly Item[] {
  const half = DASH_SAMPLE_WIDTH / 2;
  const box = { left: x - half, right: x + half, top: y - 8, bottom: y + 8 };
  return [boxItem(box, BAND_TINT), ...edgesOf(box, [box.top, box.bottom])];
}

function edgesOf({ left, right }: Rect, ys: readonly number[]): readonly Item[] {
  return ys.map((y) => lineItem([left, y], [right, y], { colour: BAND_EDGE, width: 1.2, dash: [1, 3] }));
}

interface LevelLook {
  readonly plot: Plot;
  readonly style: Style;
  readonly font: Font;
}

function levelNote(key: string, { label, value }: ChartLevel, { plot, style, font }: LevelLook): Note {
  const { left, right } = plot.area;
  const y = plot.y(value);
  const text = shorten(cleanText(label), font, right - left - 8);
  return {
    key,
    items: [lineItem([left, y], [right, y], style)],
    lines: [[left, y, right, y]],
    words: [text],
    font,
    colour: style.colour,
    places: alongLine(y, { left: left + 4, right: right - 4 }, { width: widthOf(text, font), height: font.line }),
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Above a level line or below it, from its right end to its left. */
function alongLine(y: number, ends: { readonly left: number; readonly right: number }, size: Size): readonly Rect[] {
  const places: Rect[] = [];
  for (let right = ends.right; right - size.width >= ends.left; right -= 12) {
    const sides = { left: right - size.width, right };
    places.push(
      { ...sides, top: y - size.height - 1, bottom: y - 1 },
      { ...sides, top: y + 2, bottom: y + 2 + size.height },
    );
  }
  return places;
}

function bandNote({ label, low, high }: ChartBand, plot: Plot): Note {
  const { left, right, top, bottom } = plot.area;
  const inside = (y: number) => Math.min(Math.max(y, top), bottom);
  const ys = { top: high === null ? top : inside(plot.y(high)), bottom: low === null ? bottom : inside(plot.y(low)) };
  const box = { left, right, ...ys };
  const text = shorten(cleanText(label), LABEL, right - left - 8);
  const size = { width: widthOf(text, LABEL), height: LABEL.line };
  const ends = { left: left + 4, right: right - 4 };
  const within = alongLine((box.top + box.bottom) / 2 + size.height / 2 + 1, ends, size).filter(
    (_, at) => at % 2 === 0,
  );
  const edges = [...(high === null ? [] : [box.top]), ...(low === null ? [] : [box.bottom])];
  return {
    key: 'band',
    items: [boxItem(box, BAND_TINT), ...edgesOf(box, edges)],
    lines: edges.map((y) => [left, y, right, y] as const),
    words: [text],
    font: LABEL,
    colour: BAND_EDGE,
    places: box.bottom - box.top >= size.height ? within : [...alongLine(box.bottom, ends, size), ...within],
  };
}

export interface Break {
  readonly before: number;
  readonly reason: string;
}

/** An upright line between two points, with the reason beside it. */
export function breakNotes(breaks: readonly Break[], plot: Plot): readonly Note[] {
  return breaks.map(({ before, reason }, at) => {
    const { top, bottom, left, right } = plot.area;
    const x = plot.x(before - 0.5);
    const words = wrapText(reason, LABEL, { width: Math.min(170, (right - left) / 2.5), lines: 4 });
    const width = Math.max(...words.map((line) => widthOf(line, LABEL)));
    return {
      key: `break ${at}`,
      items: [lineItem([x, top - 6], [x, bottom], BREAK_STYLE)],
      lines: [[x, top - 6, x, bottom]],
      words,
      font: LABEL,
      colour: BREAK,
      places: besideLine(x, plot.area, { width, height: words.length * LABEL.line }),
    };
  });
}

/** Right of an upright line or left of it, from its top down. */
function besideLine(x: number, { top, bottom }: Rect, { width, height }: Size): readonly Rect[] {
  const places: Rect[] = [];
  for (let y = top - 4; y + height <= bottom - 2; y += 12) {
    const rows = { top: y, bottom: y + height };
    places.push({ ...rows, left: x + 6, right: x + 6 + width }, { ...rows, left: x - 6 - width, right: x - 6 });
  }
  return places;
}

export function breakEntries(breaks: readonly Break[]): readonly NoteEntry[] {
  return breaks.map(({ reason }, at) => ({ key: `break ${at}`, entry: entry(reason, 8, breakSample) }));
}

function breakSample(x: number, y: number): readonly Item[] {
  return [lineItem([x, y - 10], [x, y + 10], BREAK_STYLE)];
}

interface PlacedNotes {
  readonly items: readonly Item[];
  readonly taken: Taken;
  /** Keys of those that found no room. */
  readonly homeless: readonly string[];
}

/** Writes each note's words where nothing is in their way, but for those that the legend has; its lines are in `taken`. */
export function placeNotes(notes: readonly Note[], inLegend: ReadonlySet<string>, taken: Taken): PlacedNotes {
  let now = taken;
  const items: Item[] = [];
  const homeless: string[] = [];
  for (const note of notes.filter(({ key, words }) => words.length > 0 && !inLegend.has(key))) {
    const place = freePlace(note.places, now, 0);
    if (place === null) homeless.push(note.key);
    else {
      items.push(...wordsAt(note, place));
      now = { ...now, blocked: [...now.blocked, place] };
    }
  }
  return { items, taken: now, homeless };
}

function wordsAt({ words, font, colour }: Note, { left, top }: Rect): readonly Item[] {
  return words.map((line, at) =>
    textItem(line, font, { x: left, middle: top + font.line * (at + 0.5), colour, halo: true }),
  );
}

/** The same for bars across: upright lines and a box from top to bottom, without words. */
export function acrossItems({ target, band, comparators }: Levels, area: Rect, x: (value: number) => number) {
  const upright = (at: number, style: Style) => lineItem([at, area.top], [at, area.bottom], style);
  const inside = (at: number) => Math.min(Math.max(at, area.left), area.right);
  const ends = band ? [band.low, band.high].map((end) => (end === null ? null : inside(x(end)))) : [];
  const box = { ...area, left: ends[0] ?? area.left, right: ends[1] ?? area.right };
  const edge: Style = { colour: BAND_EDGE, width: 1.2, dash: [1, 3] };
  return {
    below: band ? [boxItem(box, BAND_TINT), ...ends.flatMap((end) => (end === null ? [] : [upright(end, edge)]))] : [],
    above: [
      ...comparators.map(({ value }, at) => upright(x(value), comparatorStyle(at))),
      ...(target ? [upright(x(target.value), TARGET_STYLE)] : []),
    ],
  };
}
