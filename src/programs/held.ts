import type { Catalogue, Indicator } from '../catalogue/catalogue.ts';
import { groupBy, indexOf, indicatorsOfThemes } from '../catalogue/catalogue-index.ts';
import { thresholdFor } from '../evaluate/rate.ts';
import { totalsOf } from '../figures/series-of.ts';
import { allHeld } from '../query/all-held.ts';
import type { Observation } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import type { ObservationStore } from '../query/store.ts';
import type { AreaHeld, ImportHeld, MeasureHeld, PeriodsHeld, ThemeHeld } from './held-shape.ts';

/** In the catalogue's order. */
export function measuresHeld(catalogue: Catalogue, today: IsoDate): readonly MeasureHeld[] {
  const { themes, organisation } = indexOf(catalogue);
  return catalogue.indicators.map((indicator) => {
    const totals = totalsOf(catalogue, indicator, organisation);
    const leading = totals.find(({ basis }) => basis === indicator.headlineBasis) ?? totals[0];
    return {
      code: indicator.code,
      name: indicator.name,
      theme: themes.get(indicator.themeId)?.name ?? '',
      unit: indicator.unit,
      better: indicator.polarity,
      definition: indicator.definition,
      owner: indicator.owner,
      otherNames: indicator.aliases.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])),
      target: (leading && thresholdFor(catalogue, indicator, leading, today)?.target) ?? null,
      bases: totals.map(({ basis }) => basis),
    };
  });
}

export function themesHeld(catalogue: Catalogue): readonly ThemeHeld[] {
  const { themes } = indexOf(catalogue);
  return catalogue.themes.map((theme) => ({
    name: theme.name,
    under: theme.parentId === null ? null : (themes.get(theme.parentId)?.name ?? null),
    measures: indicatorsOfThemes(catalogue, [theme]).length,
  }));
}

export function areasHeld(catalogue: Catalogue): readonly AreaHeld[] {
  const { areas } = indexOf(catalogue);
  return catalogue.areas.map(({ name, kind, parentId }) => ({
    name,
    kind,
    under: parentId === null ? null : (areas.get(parentId)?.name ?? null),
  }));
}

/** What has been published and adds something, the newest first. */
export function importsHeld({ sources }: Catalogue): readonly ImportHeld[] {
  return sources.map(({ title, publishedOn }) => ({ title, publishedOn }));
}

/** What is held of the organisation, a measure each: one query. Numbers that are hidden count too. */
export async function periodsHeld(
  store: ObservationStore,
  catalogue: Catalogue,
  indicators: readonly Indicator[],
): Promise<readonly PeriodsHeld[]> {
  const { organisation } = indexOf(catalogue);
  const totals = indicators.map((indicator) => ({ indicator, series: totalsOf(catalogue, indicator, organisation) }));
  const seriesIds = totals.flatMap(({ series }) => series.map(({ id }) => id));
  const found = groupBy(await allHeld(store, seriesIds), ({ seriesId }) => seriesId);
  return totals.map(({ indicator: { code, name }, series }) => ({
    measure: code,
    name,
    spans: series.flatMap(({ id, basis }) => spanOf(basis, found.get(id) ?? [])),
  }));
}

/** Of one series, oldest first. */
function spanOf(basis: string, held: readonly Observation[]): PeriodsHeld['spans'] {
  const [first, last] = [held[0]?.period, held.at(-1)?.period];
  if (!first || !last) return [];
  return [{ basis, first: first.label, last: last.label, from: first.start, to: last.end, figures: held.length }];
}
