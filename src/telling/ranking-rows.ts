import type { Figure } from '../figures/figure.ts';
import { ratedOf } from '../figures/figure.ts';
import { ordered } from '../figures/order.ts';
import { ratingWord } from '../reply/mark.ts';
import type { Part } from '../reply/reply.ts';
import { wholeName } from './held.ts';
import { countsOf, numberOf, placeOf } from './lines/number.ts';
import type { Ranking } from './ranking.ts';
import { kindOf } from './ranking-beside.ts';
import { rowOf } from './row.ts';
import type { Told } from './told.ts';

/** More are under 'More'. */
const MOST = 10;

/** A line each in order, the whole in its place among them. */
export function rankingRows(told: Told, ranking: Ranking): readonly Part[] {
  const all = withWhole(told, ranking);
  const left = all.length - MOST;
  const rows = all.slice(0, MOST).map((figure) =>
    rowOf(told, figure, {
      name: nameOf(told, ranking, figure),
      beside: (ranking.shown[0] as Figure).observation.period,
      aim: false,
      counts: false,
      strong: figure === ranking.whole,
    }),
  );
  const more = left > 0 ? `${left} more ${kindOf(ranking.rows, left)}` : null;
  return [{ kind: 'rows', heading: null, rows, left: more, all: null }];
}

function nameOf(told: Told, { whole, rows }: Ranking, figure: Figure): string {
  if (figure === whole && rows.along === 'categories') return 'in all';
  return figure === whole ? wholeName(told) : (placeOf(told, figure) ?? wholeName(told));
}

function withWhole(told: Told, { shown, whole, order, rows }: Ranking): readonly Figure[] {
  // The total of a breakdown is no row among its parts.
  if (!whole || rows.along !== 'areas' || shown.length < rows.figures.length)
    return whole && rows.along !== 'areas' ? [...shown, whole] : shown;
  const { placed } = ordered(order, [...shown, whole], { ...told, comparators: [], since: null });
  return placed.length === shown.length + 1 ? placed.map(({ figure }) => figure) : [...shown, whole];
}

/** With the counts, behind 'More'. */
export function countsTable(told: Told, ranking: Ranking): readonly Part[] {
  const all = withWhole(told, ranking);
  if (all.every((figure) => countsOf(figure) === null) && all.length <= MOST) return [];
  const rows = all.map((figure) => [
    nameOf(told, ranking, figure),
    numberOf(figure),
    countsOf(figure) ?? '',
    ratedOf(told, figure).rating === null ? '' : ratingWord(ratedOf(told, figure).rating),
  ]);
  return [{ kind: 'table', title: null, columns: ['', 'Value', 'Of', 'Rating'], rows }];
}
