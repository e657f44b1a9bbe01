import { workedOut } from '../evaluate/hidden-parts.ts';
import { type Figure, hasNumber, type Read } from './figure.ts';
import { siblingsOf } from './series-of.ts';

/**
 * Whether a whole beside some of its parts tells a hidden one: where that is all that is left of the whole. A part that
 * has no number for the time counts as none, since it may be known to be none.
 */
export function wouldTell(read: Read, whole: Figure, parts: readonly Figure[]): boolean {
  const [first] = parts;
  if (!first) return false;
  const { period } = first.observation;
  const held = siblingsOf(read.catalogue, first.series).flatMap(({ id }) => {
    const same = (read.found.get(id) ?? []).find((each) => each.period.end === period.end);
    if (!same) return [];
    const isHidden = same.marker === 'suppressed';
    return isHidden || hasNumber(same) ? [{ name: String(id), isHidden }] : [];
  });
  const shown = new Set([String(whole.series.id), ...parts.map(({ series }) => String(series.id))]);
  const followed = workedOut([{ whole: String(whole.series.id), parts: held.map(({ name }) => name) }], shown);
  return held.some(({ name, isHidden }) => isHidden && followed.has(name));
}
