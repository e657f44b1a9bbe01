import type { Observation } from './observation.ts';
import type { ObservationStore } from './store.ts';

/** More than any series has. */
const EVERY = 100_000;

/** All that is held now of some series: by series, then oldest first. One query. */
export function allHeld(store: ObservationStore, seriesIds: readonly number[]): Promise<readonly Observation[]> {
  return store.find({ seriesIds, last: EVERY, until: null, newest: 1 });
}
