import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Chart } from '../../chart/spec/chart.ts';
import { thresholdFor } from '../../evaluate/rate.ts';
import type { Figure } from '../../figures/figure.ts';
import { targetFact } from '../../reply/fact.ts';
import type { ChartPart, Fact, Part } from '../../reply/reply.ts';
import { isAsDeclared } from './point.ts';

/** A chart, or none where there is nothing to draw, with the facts that it states and the words beside it may not. */
export interface Charted {
  readonly parts: readonly ChartPart[];
  readonly facts: readonly Fact[];
}

export const NOTHING: Charted = { parts: [], facts: [] };

/** A chart with its facts; `rows` are written in its place where no picture can be shown. */
export function charted(chart: Chart | null, facts: readonly Fact[], rows: readonly Part[] = []): Charted {
  return chart ? { parts: [{ kind: 'chart', ...chart, rows }], facts } : NOTHING;
}

/** The targets of figures, the newest of each, the newest first; none of one that is read as a count. */
export function targetFactsOf(catalogue: Catalogue, figures: readonly Figure[]): readonly Fact[] {
  const facts = figures.toReversed().flatMap(({ indicator, series, observation }) => {
    const threshold = thresholdFor(catalogue, indicator, series, observation.period.end);
    if (!isAsDeclared(catalogue, indicator) || !threshold?.target) return [];
    return [targetFact(catalogue, observation, threshold.target)];
  });
  const key = ({ indicator, area, basis, value }: Fact) => JSON.stringify([indicator, area, basis, value]);
  return [...new Map(facts.toReversed().map((fact) => [key(fact), fact])).values()].toReversed();
}
