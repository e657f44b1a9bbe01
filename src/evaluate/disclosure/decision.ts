import type { Catalogue } from '../../catalogue/catalogue.ts';
import { groupBy } from '../../catalogue/catalogue-index.ts';
import { type Cell, isSensitive, keyOf } from './cell.ts';
import { cellOf, type HeldCell } from './held-cell.ts';
import { type HiddenBy, protect } from './protect.ts';
import type { DisclosureRule } from './rule.ts';
import { structureOf } from './structure-of.ts';

/**
 * What may not be seen of everything that is held, decided at once: so that no two answers give together what neither
 * gives alone.
 */
export interface Decision {
  readonly rule: DisclosureRule;
  /** By series, then by the end of the period. */
  readonly hidden: ReadonlyMap<number, ReadonlyMap<string, HiddenBy>>;
  /** By series: the stretches, of the measures that hang together with its own, whose old numbers are not told. */
  readonly touched: ReadonlyMap<number, readonly Stretch[]>;
}

interface Stretch {
  readonly start: string;
  readonly end: string;
}

/** What is held now, and what was before it was corrected. */
export interface HeldNumbers {
  readonly current: readonly HeldCell[];
  readonly past: readonly HeldCell[];
}

export function decide(catalogue: Catalogue, { current, past }: HeldNumbers, rule: DisclosureRule): Decision {
  const cells = celled(catalogue, current);
  const all = merged(cells.map(({ cell }) => cell));
  const structure = structureOf(catalogue, all);
  const { hidden } = protect(all, structure, rule);
  const shut = cells.flatMap(({ held, cell }) => {
    const by = hidden.get(keyOf(cell));
    return by ? [{ held, cell, by }] : [];
  });
  const bySeries = groupBy(shut, ({ held }) => held.seriesId);
  const old = celled(catalogue, past);
  // Those that the source hid too: its old total less the parts then shown would tell them.
  const secret = old.map(({ cell }) => cell).filter((cell) => isSensitive(cell, rule));
  const told = secret.filter((cell) => !hidden.has(keyOf(cell)));
  return {
    rule,
    hidden: new Map(
      [...bySeries].map(([id, group]) => [id, new Map(group.map(({ held, by }) => [held.end, by] as const))]),
    ),
    touched: rule.secondary
      ? touchedBy(told, old, [...structure.complements, ...countedPairs(structure.counted)])
      : new Map(),
  };
}

interface Celled {
  readonly held: HeldCell;
  readonly cell: Cell;
}

function celled(catalogue: Catalogue, held: readonly HeldCell[]): readonly Celled[] {
  return held.flatMap((each) => {
    const cell = cellOf(catalogue, each);
    return cell ? [{ held: each, cell }] : [];
  });
}

/** A year that ends with March is the rolling year too: the same number, which is hidden on both or on neither. */
function merged(cells: readonly Cell[]): readonly Cell[] {
  return [...groupBy(cells, keyOf).values()].map((same) =>
    same.reduce((one, other) => ({
      ...one,
      value: one.value ?? other.value,
      numerator: one.numerator ?? other.numerator,
      denominator: one.denominator ?? other.denominator,
      suppressed: one.suppressed || other.suppressed,
    })),
  );
}

type Pair = readonly [string, string];

function countedPairs(counted: readonly { readonly measure: string; readonly as: string }[]): readonly Pair[] {
  return counted.map(({ measure, as }) => [measure, as] as const);
}

/**
 * Old numbers of a time that overlaps one with a number that was hidden before it was corrected, and is not any more: a
 * total of before its correction, less its other parts, would tell it. Where a number is hidden now, so are its old
 * ones, and what protects it protects them.
 */
function touchedBy(told: readonly Cell[], old: readonly Celled[], pairs: readonly Pair[]): Decision['touched'] {
  const groupOf = grouped(pairs);
  const stretches = groupBy(told, ({ measure }) => groupOf(measure));
  const series = new Map(old.map(({ held, cell }) => [held.seriesId, cell.measure]));
  return new Map(
    [...series].flatMap(([id, measure]) => {
      const found = stretches.get(groupOf(measure));
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** One name for all measures that hang together. */
function grouped(pairs: readonly Pair[]): (measure: string) => string {
  const names = new Map<string, string>();
  const nameOf = (measure: string): string => names.get(measure) ?? measure;
  for (const [one, other] of pairs) {
    const [kept, lost] = [nameOf(one), nameOf(other)];
    for (const [measure, name] of names) if (name === lost) names.set(measure, kept);
    names.set(one, kept).set(other, kept);
  }
  return nameOf;
}
