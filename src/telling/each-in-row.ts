import type { Figure } from '../figures/figure.ts';
import type { Rows } from '../figures/rows.ts';
import type { Observation } from '../query/observation.ts';
import type { Fact, Reply, Row } from '../reply/reply.ts';
import { factsOnce } from './facts.ts';
import { placeOf, shortOf } from './lines/number.ts';
import { sourceLine } from './lines/source.ts';
import { replyOf, text } from './reply-of.ts';
import type { Told } from './told.ts';

/** As many whole answers one after the other as can still be read. */
const MOST_IN_FULL = 2;
const MOST_ROWS = 6;

/** One of several lines in short. */
export interface InShort {
  readonly rows: Rows;
  readonly value: string;
  readonly detail: string | null;
  readonly facts: readonly Fact[];
  readonly observations: readonly Observation[];
}

/** Whether so many lines are told as a row each. */
export function isInRows(groups: readonly unknown[]): boolean {
  return groups.length > MOST_IN_FULL;
}

/** What was asked of each of many lines: a row each. */
export function eachInRow(told: Told, heading: string, all: readonly InShort[]): Reply {
  const measures = new Set(all.map(({ rows }) => rows.of.indicator.id)).size;
  const shown = all.slice(0, MOST_ROWS);
  const [first] = shown;
  const name = ({ rows }: InShort) => lineName(told, rows, measures > 1);
  return replyOf({
    outcome: first ? 'answered' : 'no_data',
    headline: first
      ? `${name(first)}: ${first.value}${first.detail === null ? '' : `, ${first.detail}`}.`
      : 'No figures are held of that.',
    parts: [
      text(measures > 1 || !first ? heading : `${heading}, ${first.rows.of.indicator.name}`),
      {
        kind: 'rows',
        heading: null,
        rows: shown.map(
          (each): Row => ({ rating: null, value: each.value, name: name(each), detail: each.detail, strong: false }),
        ),
        left: all.length > shown.length ? `${all.length - shown.length} more` : null,
        all: null,
      },
      ...sourceLine(all.flatMap(({ observations }) => observations)),
    ],
    more: all.length > shown.length ? [restOf(all.slice(MOST_ROWS), name)] : [],
    facts: factsOnce(all.flatMap(({ facts }) => facts)),
    listed: all.map(({ rows }) =>
      measures > 1 ? rows.of.indicator.code : (rows.of.area?.name ?? rows.of.indicator.code),
    ),
  });
}

function restOf(all: readonly InShort[], name: (each: InShort) => string): Reply['more'][number] {
  return {
    kind: 'table',
    title: null,
    columns: ['', 'Value', ''],
    rows: all.map((each) => [name(each), each.value, each.detail ?? '']),
  };
}

function lineName(told: Told, rows: Rows, byMeasure: boolean): string {
  const figure: Figure | undefined = [...rows.figures, ...rows.hidden][0];
  if (!figure) return rows.of.area?.name ?? rows.of.indicator.name;
  return byMeasure ? shortOf(told, figure) : (placeOf(told, figure) ?? rows.of.area?.name ?? shortOf(told, figure));
}
