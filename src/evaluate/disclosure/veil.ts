import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Observation } from '../../query/observation.ts';
import { isSensitive, roundedCell } from './cell.ts';
import type { Decision } from './decision.ts';
import { cellOf, type HeldCell, inUnit, placeOf } from './held-cell.ts';

/** An observation as it may be seen: as it is, rounded, or with nothing but that there is a number. */
export function veiled(observation: Observation, decision: Decision, catalogue: Catalogue): Observation {
  if (isHidden(observation, decision, catalogue)) return withoutNumber(observation);
  const seen = decision.rule.rounding === null ? observation : roundedNumber(observation, decision, catalogue);
  return tellsBefore(seen, decision) ? { ...seen, movement: withoutSize(seen) } : seen;
}

function isHidden(observation: Observation, { rule, hidden, touched }: Decision, catalogue: Catalogue): boolean {
  const { seriesId, period, marker, past } = observation;
  if (marker === 'suppressed' || hidden.get(seriesId)?.has(period.end)) return true;
  if (past && touched.get(seriesId)?.some(({ start, end }) => start <= period.end && period.start <= end)) return true;
  if (rule.small === 'none') return false;
  // By its own numbers too: what came in since the decision was made is not seen before the next one.
  const cell = cellOf(catalogue, heldOf(observation));
  return cell !== null && isSensitive(cell, rule);
}

function heldOf({ seriesId, period, value, numerator, denominator, marker }: Observation): HeldCell {
  const number = value === null || marker !== null ? null : Number(value);
  const { start, end } = period;
  return { seriesId, start, end, value: number, numerator, denominator, suppressed: marker === 'suppressed' };
}

/** What the source says of it goes too, unless it was the source that hid it. */
function withoutNumber(observation: Observation): Observation {
  const bare: Observation = {
    ...observation,
    ...{ value: null, numerator: null, denominator: null, marker: 'suppressed', publishedRating: null },
    movement: withoutSize(observation),
  };
  if (observation.marker === 'suppressed') return bare;
  return { ...bare, movement: null, symbol: null, arrow: null, note: null, remarks: [] };
}

/** By how much it moved gives the number before it. */
function withoutSize({ movement }: Observation): Observation['movement'] {
  return movement && { ...movement, by: null };
}

function tellsBefore({ seriesId, movement }: Observation, { hidden }: Decision): boolean {
  return movement !== null && movement.by !== null && hidden.has(seriesId);
}

/** What the source says beside a number that is rounded may give the number. */
function roundedNumber(observation: Observation, { rule }: Decision, catalogue: Catalogue): Observation {
  const cell = cellOf(catalogue, heldOf(observation));
  const unit = placeOf(catalogue, observation.seriesId)?.indicator.unit;
  if (!cell || !unit) return observation;
  const { value, numerator, denominator } = roundedCell(cell, rule);
  if (value === cell.value && numerator === cell.numerator && denominator === cell.denominator) return observation;
  const text = value === null ? null : value === cell.value ? observation.value : String(inUnit(value, unit));
  const told = { remarks: [], movement: withoutSize(observation) };
  return { ...observation, ...told, numerator, denominator, value: observation.value === null ? null : text };
}
