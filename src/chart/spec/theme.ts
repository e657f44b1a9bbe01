import type { Rating } from '../../query/observation.ts';
import type { IsoDate } from '../../query/period.ts';
import { altOf, type Chart, drawableTarget, type FrameGiven, frameOf, isNumber, sayFrame } from './chart.ts';
import type { TargetStep, ThemeSpec } from './chart-spec.ts';
import { FEWEST_POINTS } from './line.ts';
import { ratingSaid } from './rating-words.ts';
import { leftOutSaid } from './rows.ts';
import { cut, MAX_LABEL, MAX_PHRASE, MAX_SHOWN } from './words.ts';

export interface ThemeRow {
  readonly name: string;
  /** '13.2%'. */
  readonly shown: string;
  readonly rating: Rating | null;
  readonly approximate: boolean;
  readonly provisional: boolean;
  /** '8%'; null: none is held. */
  readonly target: string | null;
  /** 'worse', 'no clear change'; null: nothing to say. */
  readonly way: string | null;
  /** Where it is not that of the heading: 'Jul-Sep'; else null. */
  readonly period: string | null;
  /** Of one series and from one side of a break, oldest first. */
  readonly trend: readonly { readonly end: IsoDate; readonly value: number | null }[];
  readonly targets: readonly TargetStep[];
}

export interface ThemeWanted extends FrameGiven {
  /** In the order to be drawn: the first have room. */
  readonly rows: readonly ThemeRow[];
  /** Rows that are not even given. */
  readonly more?: number;
}

/** Rows of one phone screen, with words around them. */
export const MOST_ROWS = 6;

/** Three years of months and the month three years ago. */
const MOST_TREND = 37;

/** Several measures, a row each; null for fewer than two: one is a status. */
export function themeChart(wanted: ThemeWanted): Chart<ThemeSpec> | null {
  if (wanted.rows.length < 2) return null;
  const rows = wanted.rows.slice(0, MOST_ROWS).map(rowOf);
  const leftOut = wanted.rows.length - rows.length + (wanted.more ?? 0);
  const hasDashes = rows.some(({ trend, targets }) => trend.length > 0 && targets.length > 0);
  const notes = [...leftOutSaid(leftOut), ...(hasDashes ? ['Dashes: target'] : [])];
  const spec: ThemeSpec = { ...frameOf(wanted, notes), kind: 'theme', unit: 'count', rows, leftOut };
  return { spec, alt: altOf(sentencesOf(spec)) };
}

function rowOf(row: ThemeRow): ThemeSpec['rows'][number] {
  const trend = row.trend.slice(-MOST_TREND).map(({ end, value }) => ({ end, value: isNumber(value) ? value : null }));
  const isDrawn = trend.filter(({ value }) => value !== null).length >= FEWEST_POINTS;
  return {
    name: cut(row.name, MAX_LABEL),
    shown: cut(row.shown, MAX_SHOWN),
    rating: row.rating,
    approximate: row.approximate,
    provisional: row.provisional,
    detail: cut(detailOf(row), MAX_PHRASE),
    trend: isDrawn ? trend : [],
    targets: isDrawn ? row.targets.flatMap((each) => drawableTarget(each) ?? []) : [],
  };
}

/** What matters most comes first: what has no room is left out at the end, and is in the words beside the picture. */
function detailOf({ rating, target, way, period, provisional }: ThemeRow): string {
  return [
    ratingSaid(rating),
    target === null ? '' : `target ${target}`,
    provisional ? 'provisional' : '',
    period ?? '',
    way ?? '',
  ]
    .filter((each) => each !== '')
    .join(' · ');
}

function sentencesOf(spec: ThemeSpec): readonly string[] {
  return [
    ...sayFrame('Overview', spec),
    ...spec.rows.map(
      ({ name, shown, detail }) => `${name}: ${shown}${detail === '' ? '' : `, ${detail.replaceAll(' · ', ', ')}`}.`,
    ),
    ...leftOutSaid(spec.leftOut).map((each) => `${each}.`),
  ];
}
