import { shiftPeriod } from '../../query/calendar.ts';
import type { NamedPeriod } from '../../query/period.ts';
import { beforeThat } from './before.ts';
import { day } from './day.ts';
import { beforePeriodReader, edgeReader, endingReader, partReader } from './edge.ts';
import { half } from './half.ts';
import { month, quarter, relativeYearFirst, year } from './named.ts';
import { lookalikes, newestWords, toDate, whole } from './now.ts';
import { type Reader, type Reading } from './reading.ts';
import { ago, relative, stepAway } from './relative.ts';
import { same } from './same.ts';
import { feast, season } from './season.ts';
import { stretch, yearly } from './stretch.ts';
import { dayWords } from './week.ts';
import { monthNumber, type Word } from './words.ts';

/** The first that reads something at a place wins. */
function firstOf(readers: readonly Reader[]): Reader {
  return (scan, at) => {
    for (const reader of readers) {
      const reading = reader(scan, at);
      if (reading) return reading;
    }
    return null;
  };
}

/** What is part of a longer phrase comes after it: 'december 31st' before 'december', 'year to date' before 'year'. */
const SIMPLE = firstOf([
  lookalikes,
  toDate,
  yearly,
  same,
  ago,
  dayWords,
  relativeYearFirst,
  relative,
  stretch,
  whole,
  day,
  feast,
  quarter,
  half,
  month,
  season,
  year,
  beforeThat,
  newestWords,
]);
const PARTS = firstOf([lookalikes, toDate, endingReader(SIMPLE), partReader(SIMPLE), SIMPLE]);
const shiftedBy = (period: NamedPeriod, { shift }: Reading) =>
  shift ? shiftPeriod(period, shift.by, shift.grain) : period;
/** Two levels deep and no more ('end of the last quarter of 2018'), so that no text makes reading slow. */
const ANY = firstOf([edgeReader(PARTS), beforePeriodReader(stepAway, SIMPLE, shiftedBy), PARTS]);
/** One period, at a place where one may start. */
export const TERM: Reader = (scan, at) => (mayStart(scan.words[at]) ? ANY(scan, at) : null);

/** The words that a phrase of time can start with, besides numbers, months and Q1: looked at first because most words are others. */
const STARTERS = new Set(
  (
    'prior before to the a an up out in year years quarter quarters month months week half now until ytd fytd qtd mtd so this that same each every over across throughout during for ' +
    'equivalent corresponding couple last past latest previous preceding current present next coming upcoming following most yesterday ' +
    'tomorrow whole full entire of mid early late middle latter first second final opening closing spring summer autumn winter new ' +
    'christmas boxing nye easter q h fy fye financial fiscal council municipal reporting calendar one previously end ends close start ' +
    'beginning rolling at right as these currently presently nowadays today newest happy'
  ).split(' '),
);

/** Whether words of time can begin with a word: looked at first because most words are others. */
export function mayStart(word: Word | undefined): boolean {
  if (!word) return false;
  return (
    word.number !== null ||
    word.ordinal !== null ||
    STARTERS.has(word.text) ||
    monthNumber(word.text) !== null ||
    /^[\d']|^[qh]\d$/.test(word.text)
  );
}
