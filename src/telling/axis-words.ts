import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Figure, Read } from '../figures/figure.ts';
import type { Rows } from '../figures/rows.ts';
import { partsOf } from '../query/calendar.ts';
import { plural } from '../reply/name.ts';

/** What the rows of an axis are called, one of them: 'month', 'locality', 'measure', 'reason'. */
export function axisWord({ catalogue }: Pick<Read, 'catalogue'>, { along, figures, hidden, of }: Rows): string {
  const [first] = [...figures, ...hidden];
  switch (along) {
    case 'times':
      return first ? timeWord(figures.length > 0 ? figures : hidden) : 'figure';
    case 'areas': {
      const kind = first ? indexOf(catalogue).areas.get(first.series.areaId)?.kind : of.area?.kind;
      return kind === 'locality' || kind === 'team' ? kind : 'area';
    }
    case 'categories':
      return first?.series.dimension ?? 'category';
    case 'indicators':
      return 'measure';
  }
}

/** Figures of the end of each month are counted as months. */
function timeWord(figures: readonly Figure[]): string {
  const { basis } = (figures[0] as Figure).observation.period;
  if (basis === 'month' || basis === 'quarter') return basis;
  if (basis === 'year') return 'year';
  if (basis === 'rolling-year') return 'rolling year';
  const months = figures.map(
    ({ observation: { period } }) => partsOf(period.end).year * 12 + partsOf(period.end).month,
  );
  const isEach = months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1);
  return isEach ? 'month' : 'figure';
}

/** '36 months', '1 locality'. */
export function counted(read: Pick<Read, 'catalogue'>, rows: Rows, count: number): string {
  return plural(count, axisWord(read, rows));
}
