import { addDays, financialYearOf } from '../../src/query/calendar.ts';
import type { IsoDate } from '../../src/query/period.ts';
import { benchmarksTo } from './benchmarks.ts';
import { type Calendar, calendarTo, MONTHS } from './calendar.ts';
import { beforeCorrection, CORRECTED_AT, CORRECTED_BY, correctedArea, correctionOf } from './correction.ts';
import { BREAK_AT } from './count-specs.ts';
import { countAll } from './counts.ts';
import { figuresOf } from './figures.ts';
import { COLUMNS, observationRows, type Shown } from './observations.ts';
import { partsOf } from './parts.ts';
import { hiddenCells } from './protect.ts';
import { type Row, writeTable } from './tables.ts';
import { areasFrom, indicatorsFrom, TAKEN, termsFrom } from './vocabulary.ts';

/** The files of a folder by name, each as its text. */
type Files = ReadonlyMap<string, string>;

/** What is brought in at once, as a performance team would: a folder of CSV files. */
export interface Edition {
  readonly files: Files;
}

const TITLE = 'Northshire sample data (synthetic)';

/** Of the month in which the clinic opened; what it did shows in the dental checks. */
const CLINIC_AT = 28;

export interface SampleFrom {
  /** The last month, as 2018-12. */
  readonly endMonth: string;
  /** The files of seeds/report: its indicators and words are the sample's too. */
  readonly report: Files;
  /** The files of seeds/sample/fixed: targets, risks and commentary. */
  readonly fixed: Files;
}

/**
 * The sample organisation as two editions, to be brought in one after the other: all but the last month, with figures
 * that turn out to be wrong; then the last month and the corrections. The same for the same arguments.
 */
export function generateSample({ endMonth, report, fixed }: SampleFrom): readonly [Edition, Edition] {
  const calendar = calendarTo(endMonth);
  const end = endOf(calendar, MONTHS - 1);
  const fill = fillIn(wordsFor(calendar));
  const [first, second] = observationsOf(calendar);
  const taken = TAKEN.map((name) => [name, textOf(report, name)] as const);
  const before = new Map([
    ['source.csv', sourceOn(endOf(calendar, MONTHS - 2))],
    ...taken,
    ['areas.csv', areasFrom(textOf(report, 'areas.csv'))],
    ['indicators.csv', indicatorsFrom(textOf(report, 'indicators.csv'))],
    ['terms.csv', termsFrom(textOf(report, 'terms.csv'))],
    ['targets.csv', fill(textOf(fixed, 'targets.csv'))],
    ['benchmarks.csv', benchmarksTo(end)],
    ['observations.csv', writeTable(COLUMNS, first)],
  ]);
  const after = new Map([
    ['source.csv', sourceOn(end)],
    ['commentary.csv', fill(textOf(fixed, 'commentary.csv'))],
    ['risks.csv', fill(textOf(fixed, 'risks.csv'))],
    ['observations.csv', writeTable(COLUMNS, changed(first, second))],
  ]);
  return [{ files: before }, { files: after }];
}

/** Each edition is out on the day after its last month. */
function sourceOn(end: IsoDate): string {
  return writeTable(['title', 'published', 'words'], [{ title: TITLE, published: addDays(end, 1), words: 'children' }]);
}

function observationsOf(calendar: Calendar): readonly [readonly Row[], readonly Row[]] {
  const counts = countAll(calendar.ends.map((end) => Number(end.slice(5, 7))));
  const figures = figuresOf(counts, calendar);
  // What is hidden is hidden in both: one edition must not show what the other hides.
  const shown: Omit<Shown, 'last' | 'correction'> = {
    figures,
    parts: partsOf(counts, calendar),
    hidden: hiddenCells(figures, calendar),
    calendar,
    breakReason: `from ${monthName(calendar, BREAK_AT)} the 45 working days are counted from the day of the referral`,
  };
  const wrong = beforeCorrection(figures, counts, calendar);
  const correction = correctionOf(MONTHS - 2, monthName(calendar, CORRECTED_AT));
  return [
    observationRows({ ...shown, figures: wrong, last: MONTHS - 2, correction: null }),
    observationRows({ ...shown, last: MONTHS - 1, correction }),
  ];
}

/** What an edition says that the one before did not. */
function changed(before: readonly Row[], after: readonly Row[]): readonly Row[] {
  const said = new Set(before.map((row) => JSON.stringify(row)));
  return after.filter((row) => !said.has(JSON.stringify(row)));
}

function wordsFor(calendar: Calendar): Readonly<Record<string, string>> {
  const year = financialYearOf(endOf(calendar, MONTHS - 1));
  return {
    'break month': monthName(calendar, BREAK_AT),
    'clinic month': monthName(calendar, CLINIC_AT),
    'corrected month': monthName(calendar, CORRECTED_AT),
    'corrected number': String(CORRECTED_BY),
    'corrected area': correctedArea(),
    'start of this year': year.start,
    'end of last year': addDays(year.start, -1),
  };
}

/** Puts what differs from one end month to another in place of '{break month}' and the like. */
function fillIn(words: Readonly<Record<string, string>>): (text: string) => string {
  return (text) =>
    text.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const word = words[name];
      if (word === undefined) throw new RangeError(`no word for {${name}}`);
      return word;
    });
}

function endOf({ ends }: Calendar, at: number): IsoDate {
  const end = ends[at];
  if (end === undefined) throw new RangeError(`no month ${at}`);
  return end;
}

const NAMES = 'January February March April May June July August September October November December'.split(' ');

function monthName(calendar: Calendar, at: number): string {
  const end = endOf(calendar, at);
  return `${NAMES[Number(end.slice(5, 7)) - 1]} ${end.slice(0, 4)}`;
}

function textOf(files: Files, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new RangeError(`the file ${name} is missing`);
  return text;
}
