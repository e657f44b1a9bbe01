import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Asked } from '../intents/intent.ts';
import { periodAround } from '../query/calendar.ts';
import type { Observation } from '../query/observation.ts';
import type { Plan } from '../query/store.ts';

/** Finding the indicator of a number that is asked about ('where does the 41.2 come from?'). */
export const byValue = {
  /** The newest of every total of the organisation itself. */
  plan(catalogue: Catalogue): Plan {
    return { seriesIds: own(catalogue).map((series) => series.id), last: 2, until: null, newest: 0 };
  },

  /** The question with the indicators whose number is printed like the first of `values` that any has. */
  resolve(asked: Asked, values: readonly string[], found: readonly Observation[], catalogue: Catalogue): Asked {
    const series = new Map(own(catalogue).map((one) => [one.id, one]));
    const idsOf = (value: string) => {
      const matches = found.filter((one) => holdsNumber(one, value));
      return new Set(matches.flatMap((one) => series.get(one.seriesId)?.indicatorId ?? []));
    };
    const each = values.map(idsOf).filter((one) => one.size > 0);
    const ids = each.find((one) => one.size === 1) ?? each[0] ?? new Set<number>();
    const indicators = catalogue.indicators
      .filter((one) => ids.has(one.id))
      .map((indicator) => ({ indicator, inverse: false }));
    return { ...asked, indicators, implied: [...asked.implied, 'indicators'] };
  },

  /** The question about the very observation that states one of the numbers, where just one of those read does. */
  pin(asked: Asked, values: readonly string[], found: readonly Observation[], catalogue: Catalogue): Asked {
    if (asked.period !== null) return asked;
    const series = new Map(own(catalogue).map((one) => [one.id, one]));
    const [match, ...others] = found.filter(
      (one) => series.has(one.seriesId) && values.some((value) => holdsNumber(one, value)),
    );
    const basis = match && series.get(match.seriesId)?.basis;
    if (!match || !basis || others.length > 0) return asked;
    const grain = basis === 'snapshot' ? 'date' : basis === 'quarter' || basis === 'year' ? basis : 'month';
    return { ...asked, basis, period: { kind: 'one', period: periodAround(match.period.end, grain) } };
  },
};

/** Whether an observation states a number: as its value, its count or what it is counted from. */
function holdsNumber(one: Observation, value: string): boolean {
  const number = Number(value);
  return (one.value !== null && Number(one.value) === number) || one.numerator === number;
}

function own(catalogue: Catalogue): Catalogue['series'] {
  const areas = new Set(catalogue.areas.filter((area) => area.kind === 'organisation').map((area) => area.id));
  return catalogue.series.filter((series) => series.dimension === 'all' && areas.has(series.areaId));
}
