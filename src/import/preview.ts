import type { Area, Catalogue, Threshold } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { rate } from '../evaluate/rate.ts';
import type { Observation, Rating } from '../query/observation.ts';
import { readCatalogueIn } from '../store/catalogue.ts';
import { type LeftOut, readLeftOut } from '../store/import-left-out.ts';
import { tryDraft } from '../store/import-lifecycle.ts';
import { type IdleLimits, readIdleLimits, readTouched, type TouchedSeries } from '../store/import-look.ts';
import type { Restated } from '../store/import-run.ts';
import type { Database, ImportResult } from '../store/import-write.ts';
import { findObservations } from '../store/observations.ts';
import { type Doubt, doubtsOf } from './plausible.ts';

/** What publishing a draft would do, for whoever decides on it. */
export interface Preview {
  readonly id: number;
  readonly result: ImportResult;
  readonly restated: readonly Restated[];
  readonly flips: readonly Flip[];
  readonly targets: readonly TargetChange[];
  readonly doubts: readonly Doubtful[];
  readonly idleLimits: readonly IdleLimits[];
  /** What the last sheet with the same headings had besides; null: nothing. */
  readonly leftOut: LeftOut | null;
}

/** The newest figure of a measure is rated otherwise than the newest before. */
export interface Flip {
  readonly name: string;
  /** null: the organisation. */
  readonly area: string | null;
  readonly before: Rating | null;
  readonly after: Rating | null;
}

export interface TargetChange {
  readonly name: string;
  /** null: the organisation. */
  readonly area: string | null;
  /** null: it is new. */
  readonly before: string | null;
  readonly after: string;
  readonly from: string;
}

/** A figure that looks mistyped. */
export interface Doubtful extends Omit<TouchedSeries, 'figures'> {
  readonly period: string;
  readonly value: string;
  readonly doubt: Doubt;
}

/** Tries a draft on what is published, within a transaction that nobody else sees, and says what would come of it. */
export async function previewDraft(database: Database, id: number): Promise<Preview> {
  const { result, restated, looked } = await tryDraft(database, id, {
    before: (trx) => standing(trx),
    after: async (trx, before) => {
      const after = await standing(trx);
      return {
        flips: flipsBetween(before, after),
        targets: targetsBetween(before.catalogue, after.catalogue),
        doubts: await doubtsIn(trx, id),
        idleLimits: await readIdleLimits(trx, id),
        leftOut: await readLeftOut(trx, id),
      };
    },
  });
  return { id, result, restated, ...looked };
}

interface Standing {
  readonly catalogue: Catalogue;
  readonly newest: readonly Observation[];
}

async function standing(trx: Database): Promise<Standing> {
  const catalogue = await readCatalogueIn(trx);
  const seriesIds = catalogue.series.filter(({ dimension }) => dimension === 'all').map(({ id }) => id);
  const newest = await findObservations(trx, { seriesIds, last: 1, until: null, newest: 1 });
  return { catalogue, newest };
}

function flipsBetween(before: Standing, after: Standing): readonly Flip[] {
  const was = ratingsOf(before);
  return [...ratingsOf(after)].flatMap(([key, { rating, name, area }]) => {
    const old = was.get(key);
    if (old === undefined || old.rating === rating) return [];
    return [{ name, area, before: old.rating, after: rating }];
  });
}

/** By indicator, area and basis. */
function ratingsOf({ catalogue, newest }: Standing) {
  const { indicators, areas, series } = indexOf(catalogue);
  return new Map(
    newest.flatMap((observation) => {
      const own = series.get(observation.seriesId);
      const indicator = own && indicators.get(own.indicatorId);
      if (!own || !indicator) return [];
      const { rating } = rate(catalogue, indicator, own, observation);
      const area = nameOf(areas.get(own.areaId));
      return [[`${indicator.code}\n${area}\n${own.basis}`, { rating, name: indicator.name, area }] as const];
    }),
  );
}

function nameOf(area: Area | undefined): string | null {
  return area === undefined || area.kind === 'organisation' ? null : area.name;
}

function targetsBetween(before: Catalogue, after: Catalogue): readonly TargetChange[] {
  const was = new Map(before.thresholds.map((threshold) => [targetKey(before, threshold), limitsOf(threshold)]));
  const earlier = new Map(before.thresholds.map((each) => [targetKey(before, { ...each, from: '' }), limitsOf(each)]));
  return after.thresholds.flatMap((threshold) => {
    const limits = limitsOf(threshold);
    if (was.get(targetKey(after, threshold)) === limits) return [];
    const { indicators, areas } = indexOf(after);
    const named = {
      name: indicators.get(threshold.indicatorId)?.name ?? '',
      area: nameOf(areas.get(threshold.areaId)),
    };
    const old = earlier.get(targetKey(after, { ...threshold, from: '' })) ?? null;
    return [{ ...named, before: old, after: limits, from: threshold.from }];
  });
}

type Placed = Pick<Threshold, 'indicatorId' | 'areaId' | 'basis' | 'from'>;

function targetKey(catalogue: Catalogue, { indicatorId, areaId, basis, from }: Placed): string {
  const { indicators, areas } = indexOf(catalogue);
  return [indicators.get(indicatorId)?.code, areas.get(areaId)?.name, basis, from].join('\n');
}

function limitsOf({ target, limits, range }: Threshold): string {
  const named = Object.entries(limits).map(([limit, value]) => `${limit} ${value}`);
  const said = [...(target === null ? [] : [target]), ...named, ...(range ? [`${range.low} to ${range.high}`] : [])];
  return said.join(', ');
}

/** More than these are told by their number. */
const MOST_DOUBTS = 500;

async function doubtsIn(trx: Database, id: number): Promise<readonly Doubtful[]> {
  const found: Doubtful[] = [];
  for await (const group of readTouched(trx, id)) {
    for (const { figures, ...series } of group) {
      const numbers = figures.map(({ value, isNew }) => ({ value: Number(value), isNew }));
      for (const [index, doubt] of doubtsOf(numbers, series.unit)) {
        const figure = figures[index];
        if (figure && found.length < MOST_DOUBTS)
          found.push({ ...series, period: figure.label, value: figure.value, doubt });
      }
    }
  }
  return found;
}
