import type { Unit } from '../catalogue/catalogue.ts';
import type { Marker, PublishedMovement, Rating } from '../query/observation.ts';
import type { Period } from '../query/period.ts';
import { outside, readBounds, usualBounds } from './bounds.ts';
import { readCellValue, readMarker } from './cell-value.ts';
import { again, BASES, type Cells, openCells } from './cells.ts';
import { organisationOf } from './check-subjects.ts';
import { DIGITS_ALLOWED, isTooLong } from './decimal.ts';
import { listWords } from './hint.ts';
import type { Names } from './names.ts';
import { LABELS } from './period-label.ts';
import { type periodOf, rememberPeriods } from './period-text.ts';
import { type Problem, report } from './problem.ts';
import type { OpenTable } from './read-table.ts';
import type { HeldIndicator, ObservationRow } from './rows.ts';

type Row = Cells<'observations.csv'>;

const MARKERS = ['suppressed', 'not applicable', 'unavailable', 'low'] as const satisfies readonly Marker[];
const RATINGS = ['exceeds', 'within', 'attention', 'yellow', 'amber', 'red'] as const satisfies readonly Rating[];
const MOVED = ['rose', 'fell', 'unchanged'] as const;
const VERDICTS = ['better', 'worse'] as const;

/** The key of the report's symbols. ▼ is no rating there: it is an arrow that happens to be printed in its place. */
const RATING_OF: ReadonlyMap<string, Rating> = new Map([
  ['★', 'exceeds'],
  ['●', 'within'],
  ['▲', 'attention'],
]);
/** As scorecards write them: green is a target that is met. */
const RATING_WORDS: ReadonlyMap<string, Rating> = new Map<string, Rating>([
  ...RATINGS.map((word) => [word, word] as const),
  ['green', 'within'],
  ['g', 'within'],
  ['y', 'yellow'],
  ['a', 'amber'],
  ['r', 'red'],
]);
const SYMBOLS = [...RATING_OF.keys(), '▼'];

/** Arrows as they come out of documents, and the one that they are shown by. */
const ARROWS: ReadonlyMap<string, string> = new Map(
  [
    ['→', '➔', '➜', '➡', '⇒'],
    ['↑', '⬆', '⇑'],
    ['↓', '⬇', '⇓'],
  ].flatMap(([plain = '', ...others]) => [plain, ...others].map((arrow) => [arrow, plain] as const)),
);

/** Reads observations.csv in pieces: a million rows are checked without being held. */
export function openObservations(names: Names, problems: Problem[]): OpenTable<ObservationRow> {
  const double = doubleNumbers(problems);
  const parse = rememberPeriods();
  return openCells('observations.csv', problems, (cells): ObservationRow | null => {
    const code = cells.indicator('code', names);
    const period = readPeriod(cells, parse);
    const breakdown = readBreakdown(cells);
    const area = cells.reference('area', names, 'areas', '; nothing is the whole');
    const row = readNumbers(cells, names.indicators.get(code) ?? null);
    const published = readPublished(cells);
    if (period === null) return null;
    const series = [code, period.basis, area ?? organisationOf(names) ?? '', ...breakdown].join('\n');
    double(cells.line, { series, label: period.label }, () => doubled(code, period, area, breakdown));
    const [dimension, category] = breakdown;
    return {
      file: 'observations.csv',
      line: cells.line,
      code,
      area,
      dimension,
      category,
      period,
      ...row.numbers,
      ...published,
      note: joined(cells.text('note'), row.said),
      break: cells.text('break'),
    };
  });
}

/**
 * Reports the second of two rows about one number. Of a million numbers there are few series and few periods: for each
 * series the lines that its periods stand on.
 */
function doubleNumbers(problems: Problem[]) {
  const places = new Map<string, number>();
  const series = new Map<string, number[]>();
  return (line: number, of: { readonly series: string; readonly label: string }, what: () => string): void => {
    const place = places.get(of.label) ?? places.size;
    places.set(of.label, place);
    const lines = series.get(of.series) ?? [];
    series.set(of.series, lines);
    const first = lines[place];
    if (first === undefined) lines[place] = line;
    else report(problems, again('observations.csv', { line, first, what: what() }));
  };
}

type Breakdown = readonly [dimension: string, category: string];

function doubled(code: string, period: Period, area: string | null, [dimension, category]: Breakdown): string {
  const parts = [area, dimension === 'all' ? null : `${dimension}: ${category}`].filter((part) => part !== null);
  return [`${code} for the ${period.basis} ${period.label}`, ...parts].join(', ');
}

function readPeriod(cells: Row, parse: typeof periodOf): Period | null {
  const basis = cells.neededOneOf('basis', BASES);
  if (basis === null) return null;
  const period = parse(basis, cells.text('period') ?? '');
  if (period === null) cells.wrong('period', LABELS[basis]);
  return period;
}

/** 'reason: worker visit'; nothing, or 'all', is the total. */
function readBreakdown(cells: Row): Breakdown {
  const text = cells.text('breakdown');
  if (text === null || text === 'all') return ['all', 'all'];
  const colon = text.indexOf(':');
  const [dimension, category] = [text.slice(0, Math.max(colon, 0)).trim(), text.slice(colon + 1).trim()];
  const sound = dimension !== '' && category !== '' && dimension !== 'all' && category !== 'all';
  if (!sound)
    cells.wrong('breakdown', 'what it is broken down by and the part, as "age: under 5"; nothing for the total');
  return [dimension, category];
}

type Numbers = Pick<ObservationRow, 'value' | 'numerator' | 'denominator' | 'qualifier' | 'marker' | 'provisional'>;

/** What a value can be: the indicator's unit, with what it says of itself. */
export type Measured = Pick<HeldIndicator, 'unit' | 'bounds' | 'decimals'>;

function readNumbers(
  cells: Row,
  measure: Measured | null,
): { readonly numbers: Numbers; readonly said: string | null } {
  const numerator = cells.whole('numerator');
  const denominator = cells.whole('denominator');
  const read = readValue(cells.text('value'), measure, (allowed) => cells.wrong('value', allowed));
  const marker = readMarkerOf(cells) ?? read.marker;
  const { value } = read;
  if (numerator !== null && denominator !== null && numerator > denominator && !isUnbounded(measure)) {
    cells.wrong('numerator', `${denominator} at most, the denominator`);
  }
  if (denominator === 0) cells.wrong('denominator', 'more than 0, or nothing');
  if (marker !== null && marker !== 'low' && (value ?? numerator) !== null) {
    cells.wrong('marker', 'a marker or a number, not both', `"${marker}" beside a number`);
  }
  if (cells.text('value') === null && numerator === null && cells.text('marker') === null) {
    cells.wrong('value', 'a number, or a marker that says why there is none');
  }
  const qualifier = cells.oneOf('qualifier', ['exact', 'approximate']) ?? (read.isRounded ? 'approximate' : 'exact');
  const numbers = { value, numerator, denominator, qualifier, marker, provisional: cells.yes('provisional') };
  return { numbers, said: read.note };
}

/** Of a share that may be more than the whole, the part may be more than it too. */
function isUnbounded(measure: Measured | null): boolean {
  const bounds = measure?.bounds ?? null;
  return bounds !== null && readBounds(bounds) !== null;
}

/** In the marker's own words, or as the symbol that is printed for it: '[c]'. */
function readMarkerOf(cells: Row): Marker | null {
  const text = cells.text('marker');
  const marker = text === null ? null : readMarker(text);
  return marker ?? cells.oneOf('marker', MARKERS);
}

function joined(note: string | null, said: string | null): string | null {
  return note === null || said === null ? (note ?? said) : `${note}; ${said}`;
}

/** What a cell comes to: a number, or why there is none. */
export interface ValueRead {
  readonly value: string | null;
  readonly marker: Marker | null;
  /** What was printed in place of a number, where it says more than the marker. */
  readonly note: string | null;
  readonly isRounded: boolean;
}

const NO_VALUE: ValueRead = { value: null, marker: null, note: null, isRounded: false };

/** A number in its unit, as printed: '80.0' stays '80.0', without '%', '£' and commas in thousands; or its marker. */
export function readValue(text: string | null, measure: Measured | null, wrong: (allowed: string) => void): ValueRead {
  const read = readCellValue(text ?? '', measure?.unit ?? null);
  if (read.kind === 'empty') return NO_VALUE;
  if (read.kind === 'marker') return { ...NO_VALUE, marker: read.marker, note: read.note };
  if (read.kind === 'unreadable') {
    wrong(`${EXAMPLES[measure?.unit ?? 'score'] ?? 'a number such as 600 or 71.4'}, or a symbol for none such as [c]`);
    return NO_VALUE;
  }
  if (isTooLong(read.value)) {
    wrong(DIGITS_ALLOWED);
    return NO_VALUE;
  }
  if (measure !== null) checkValue(read.value, measure, wrong);
  return { ...NO_VALUE, value: read.value, isRounded: read.isRounded };
}

const EXAMPLES: Readonly<Partial<Record<Unit, string>>> = {
  percent: 'a number such as 71.4 or 71.4%',
  money: 'a number such as 1250 or £1,250',
};

function checkValue(value: string, { unit, bounds, decimals = 0 }: Measured, wrong: (allowed: string) => void): void {
  const allowed = outside(value, readBounds(bounds ?? '') ?? usualBounds(unit), unit);
  if (allowed !== null) wrong(allowed);
  if (unit !== 'count' || decimals > 0 || !value.includes('.')) return;
  wrong('a whole number, as this indicator is a count; column decimals of indicators.csv says where parts are counted');
}

type Published = Pick<ObservationRow, 'symbol' | 'arrow' | 'rating' | 'movement' | 'remarks'>;

function readPublished(cells: Row): Published {
  const symbol = cells.text('symbol');
  if (symbol !== null && !SYMBOLS.includes(symbol)) cells.wrong('symbol', listWords(SYMBOLS));
  return {
    symbol,
    arrow: readArrow(cells.text('direction'), (allowed) => cells.wrong('direction', allowed)),
    rating: readRating(cells, symbol),
    movement: readMovement(cells),
    remarks: readLines(cells.text('remark')),
  };
}

/** The plain arrow for one as printed. */
export function readArrow(text: string | null, wrong: (allowed: string) => void): string | null {
  if (text === null) return null;
  // Emoji arrows bring a mark that asks for colour.
  const arrow = ARROWS.get(text.replace('\uFE0F', ''));
  if (arrow === undefined) wrong('→, ↑ or ↓');
  return arrow ?? null;
}

/** In words or by symbol; where the column is empty, the printed symbol is the source's rating. */
function readRating(cells: Row, symbol: string | null): Rating | null {
  const printed = symbol === null ? undefined : RATING_OF.get(symbol);
  const said = cells.text('rating');
  if (said === null) return printed ?? null;
  const rating = RATING_OF.get(said) ?? RATING_WORDS.get(said.toLowerCase());
  if (rating === undefined) {
    const key = [...RATING_OF.keys()];
    cells.wrong('rating', `${listWords([...RATINGS, ...key])}${said === '▼' ? ' (▼ is an arrow, not a rating)' : ''}`);
    return null;
  }
  if (printed !== undefined && family(printed) !== family(rating)) {
    cells.wrong('rating', `the same rating as the symbol ${symbol} in column symbol, or no symbol`);
  }
  return rating;
}

/** ▲ covers every extent of attention. */
function family(rating: Rating): Rating {
  return rating === 'yellow' || rating === 'amber' || rating === 'red' ? 'attention' : rating;
}

/** Shared by the many rows that say nothing. */
const STILL: PublishedMovement = { moved: null, verdict: null, since: null, by: null };
const NO_LINES: readonly string[] = [];

function readMovement(cells: Row): PublishedMovement {
  const moved = cells.oneOf('moved', MOVED);
  const verdict = cells.oneOf('verdict', VERDICTS);
  const [since, by] = [cells.text('since'), cells.text('by')];
  if (by !== null && cells.text('moved') === null) cells.wrong('by', 'nothing where column moved is empty');
  if (since !== null && cells.text('moved') === null && cells.text('verdict') === null) {
    cells.wrong('since', 'nothing where the columns moved and verdict are empty');
  }
  return moved === null && verdict === null && since === null && by === null ? STILL : { moved, verdict, since, by };
}

function readLines(text: string | null): readonly string[] {
  if (text === null) return NO_LINES;
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}
