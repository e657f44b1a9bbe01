import type { Catalogue, Series } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { LINE } from '../figures/depth.ts';
import { linesOf } from '../figures/lines.ts';
import { planFor } from '../figures/plan.ts';
import { meant, totalsOf } from '../figures/series-of.ts';
import { walkedOf } from '../figures/times.ts';
import type { Plan } from '../query/store.ts';
import type { Resolved } from '../question/resolve.ts';

/** What is read for a question; where nothing of it is held, the whole, to say what is held instead. */
export function planOrWhole(asked: Resolved, catalogue: Catalogue): Plan | null {
  const plan = planFor(asked, catalogue);
  if (plan) return plan;
  const { organisation } = indexOf(catalogue);
  const series = asked.indicators.flatMap((each) =>
    totalsOf(catalogue, meant(catalogue, each).indicator, organisation),
  );
  return series.length === 0 ? null : { seriesIds: idsOf(series), last: 2, until: null, newest: 1 };
}

/** As far back as one figure is read, so that a list says of it what its own answer does. */
const DEEP = LINE;

/** What is read for a list: of each measure its line, so that it can be said which changes are more than chance. */
export function planDeep(asked: Resolved, catalogue: Catalogue): Plan | null {
  const plan = planFor(asked, catalogue);
  if (!plan) return null;
  const lines = linesOf(asked, catalogue);
  const ids = idsOf(lines.flatMap((line) => walkedOf(line, asked.question, 'headline')?.series ?? line.series));
  const line = plan.line
    ? { seriesIds: [...new Set([...plan.line.seriesIds, ...ids])], last: Math.max(plan.line.last, DEEP) }
    : { seriesIds: ids, last: DEEP };
  return { ...plan, line };
}

function idsOf(series: readonly Series[]): readonly number[] {
  return [...new Set(series.map(({ id }) => id))];
}
