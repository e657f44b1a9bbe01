import { ratingWord } from '../../evaluate/rate.ts';
import type { Rating } from '../../query/observation.ts';
import { altOf, type Chart, footerOf, isNumber } from './chart.ts';
import type { GlanceSpec } from './chart-spec.ts';
import { cut, MAX_SHOWN, MAX_TITLE } from './words.ts';

export interface GlanceRow {
  readonly name: string;
  /** With its period: '32%, Dec 2018'. */
  readonly value: string;
  /** 'Target 80%'; null: none is held. */
  readonly target: string | null;
  readonly rating: Rating | null;
  /** Of one series and from one side of a break, oldest first. */
  readonly trend: readonly (number | null)[];
  /** For those who don't see it, 'up from 62% in Sep 2018'; null: nothing earlier is held. */
  readonly course: string | null;
}

export interface GlanceWanted {
  readonly title: string;
  /** In the order to be drawn: the first have room. */
  readonly rows: readonly GlanceRow[];
  /** Rows that are not even given. */
  readonly more?: number;
  readonly footer: readonly string[];
}

/** Rows that stay legible on a phone, with a title and a legend of two lines each above them. */
export const MOST_ROWS = 7;

/** A year of months with the one before. */
const MOST_TREND = 13;

/** A row for each indicator; null for fewer than two: one is no overview. */
export function glanceChart({ title, rows, more = 0, footer }: GlanceWanted): Chart<GlanceSpec> | null {
  if (rows.length < 2) return null;
  const shown = rows.slice(0, MOST_ROWS);
  const spec: GlanceSpec = {
    kind: 'glance',
    title: cut(title, MAX_TITLE),
    unit: 'count',
    rows: shown.map(rowOf),
    leftOut: rows.length - shown.length + more,
    footer: footerOf(footer),
  };
  return { spec, alt: altOf(sentencesOf(spec, shown)) };
}

function rowOf({ name, value, target, rating, trend }: GlanceRow): GlanceSpec['rows'][number] {
  const numbers = trend.slice(-MOST_TREND).map((each) => (isNumber(each) ? each : null));
  return {
    name: cut(name),
    value: cut(value, 2 * MAX_SHOWN),
    target: target === null ? null : cut(target, MAX_SHOWN),
    rating,
    trend: numbers.filter((each) => each !== null).length < 2 ? [] : numbers,
  };
}

function sentencesOf({ title, rows, leftOut }: GlanceSpec, given: readonly GlanceRow[]): readonly string[] {
  return [
    `Overview. ${title}.`,
    `${rows.length} rows${leftOut > 0 ? `, and ${leftOut} more that are not shown` : ''}.`,
    ...rows.map((row, at) => sayRow(row, given[at]?.course ?? null)),
  ];
}

function sayRow({ name, value, target, rating }: GlanceSpec['rows'][number], course: string | null): string {
  const beside = [
    ...(target === null ? [] : [target.charAt(0).toLowerCase() + target.slice(1)]),
    ratingWord(rating),
    ...(course === null ? [] : [cut(course, 2 * MAX_SHOWN)]),
  ];
  return `${name}: ${value}; ${beside.join('; ')}.`;
}

/** '2 of 7 measures need attention, 4 are not rated': what the ratings of some rows come to. */
export function sayRatings(ratings: readonly (Rating | null)[]): string {
  const unrated = ratings.filter((rating) => rating === null).length;
  const attention = ratings.filter((rating) => rating !== null && !GOOD.includes(rating)).length;
  if (unrated === ratings.length) return `${ratings.length} measures, none of them rated`;
  const need = attention === 0 ? 'none' : attention;
  const rest = unrated === 0 ? '' : `, ${unrated} ${unrated === 1 ? 'is' : 'are'} not rated`;
  return `${need} of ${ratings.length} measures ${attention < 2 ? 'needs' : 'need'} attention${rest}`;
}

const GOOD: readonly Rating[] = ['exceeds', 'within'];
