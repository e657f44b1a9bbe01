import type { Unit } from '../catalogue/catalogue.ts';
import type { Marker, PublishedMovement, Rating } from '../query/observation.ts';
import type { Period } from '../query/period.ts';
import { BASES, type Cells, doubles, readCells } from './cells.ts';
import { organisationOf } from './check-subjects.ts';
import { compareDecimals, DIGITS_ALLOWED, isDecimal, isTooLong } from './decimal.ts';
import { listWords } from './hint.ts';
import type { Names } from './names.ts';
import { LABELS, type parsePeriod, rememberPeriods } from './period-label.ts';
import type { Problem } from './problem.ts';
import type { ObservationRow } from './rows.ts';

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
const SYMBOLS = [...RATING_OF.keys(), '▼'];

/** Arrows as they come out of documents, and the one that they are shown by. */
const ARROWS: ReadonlyMap<string, string> = new Map(
  [
    ['→', '➔', '➜', '➡', '⇒'],
    ['↑', '⬆', '⇑'],
    ['↓', '⬇', '⇓'],
  ].flatMap(([plain = '', ...others]) => [plain, ...others].map((arrow) => [arrow, plain] as const)),
);

/** Of these a number below nothing can't be. */
const NEVER_NEGATIVE: readonly Unit[] = ['percent', 'count', 'per-10000', 'days'];

export function checkObservations(text: string, names: Names, problems: Problem[]): readonly ObservationRow[] {
  const double = doubles('observations.csv', problems);
  const parse = rememberPeriods();
  return readCells('observations.csv', text, problems, (cells): ObservationRow | null => {
    const code = cells.needed('code');
    cells.reference('code', names, 'indicators');
    const period = readPeriod(cells, parse);
    const breakdown = readBreakdown(cells);
    const area = cells.reference('area', names, 'areas', '; nothing is the whole');
    const row = readNumbers(cells, names.indicators.get(code)?.unit ?? null);
    const published = readPublished(cells);
    if (period === null) return null;
    const key = [code, period.basis, period.label, area ?? organisationOf(names) ?? '', ...breakdown].join('\n');
    double(cells.line, key, doubled(code, period, area, breakdown));
    const [dimension, category] = breakdown;
    return {
      file: 'observations.csv',
      line: cells.line,
      code,
      area,
      dimension,
      category,
      period,
      ...row,
      ...published,
      note: cells.text('note'),
      break: cells.text('break'),
    };
  });
}

type Breakdown = readonly [dimension: string, category: string];

function doubled(code: string, period: Period, area: string | null, [dimension, category]: Breakdown): string {
  const parts = [area, dimension === 'all' ? null : `${dimension}: ${category}`].filter((part) => part !== null);
  return [`${code} for the ${period.basis} ${period.label}`, ...parts].join(', ');
}

function readPeriod(cells: Row, parse: typeof parsePeriod): Period | null {
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

function readNumbers(cells: Row, unit: Unit | null): Numbers {
  const numerator = cells.whole('numerator');
  const denominator = cells.whole('denominator');
  const marker = cells.oneOf('marker', MARKERS);
  const value = readValue(cells.text('value'), unit, (allowed) => cells.wrong('value', allowed));
  if (numerator !== null && denominator !== null && numerator > denominator) {
    cells.wrong('numerator', `${denominator} at most, the denominator`);
  }
  if (denominator === 0) cells.wrong('denominator', 'more than 0, or nothing');
  if (marker !== null && marker !== 'low' && (value ?? numerator) !== null) {
    cells.wrong('marker', 'a marker or a number, not both', `"${marker}" beside a number`);
  }
  if (cells.text('value') === null && numerator === null && cells.text('marker') === null) {
    cells.wrong('value', 'a number, or a marker that says why there is none');
  }
  const qualifier = cells.oneOf('qualifier', ['exact', 'approximate']) ?? 'exact';
  return { value, numerator, denominator, qualifier, marker, provisional: cells.yes('provisional') };
}

/** A number in its unit, as printed: '80.0' stays '80.0'; of a percentage '%' is taken off. */
export function readValue(text: string | null, unit: Unit | null, wrong: (allowed: string) => void): string | null {
  if (text === null) return null;
  const plain = unit === 'percent' ? text.replace(/\s*%$/, '') : text;
  if (!isDecimal(plain)) {
    wrong(unit === 'percent' ? 'a number such as 71.4 or 71.4%' : 'a number such as 600 or 71.4');
    return null;
  }
  if (isTooLong(plain)) {
    wrong(DIGITS_ALLOWED);
    return null;
  }
  if (unit !== null && NEVER_NEGATIVE.includes(unit) && plain.startsWith('-')) wrong('0 or more');
  if (unit === 'percent' && plain.length > 2 && compareDecimals(plain, '100') > 0) wrong('a percentage from 0 to 100');
  if (unit === 'count' && plain.includes('.')) wrong('a whole number, as this indicator is a count');
  return plain;
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
  const rating = RATING_OF.get(said) ?? RATINGS.find((word) => word === said);
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
