import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Decision } from '../evaluate/disclosure/decision.ts';
import { veiled } from '../evaluate/disclosure/veil.ts';
import type { Observation } from '../query/observation.ts';
import type { ObservationStore } from '../query/store.ts';

/** A store as it is in the database, and what decides about it. */
interface Bare extends ObservationStore {
  readonly freshCatalogue: () => Promise<Catalogue>;
  readonly decide: (catalogue: Catalogue) => Promise<Decided>;
}

/** A decision, and the newest number that it was made with. */
export interface Decided {
  readonly decision: Decision;
  readonly newestId: number;
}

/**
 * A store that gives every number as it may be seen: all that is answered, drawn, posted, kept or logged is made of what
 * it gives. It decides once for each version of the data; while it can't, nothing is given.
 */
export function guarded(bare: Bare): ObservationStore {
  let made: { readonly version: string; readonly decided: Promise<Decided> } | null = null;

  function decidedFor(catalogue: Catalogue): Promise<Decided> {
    if (made?.version === catalogue.version) return made.decided;
    const decided = bare.decide(catalogue);
    const mine = { version: catalogue.version, decided };
    made = mine;
    // One that failed is not held: the next question tries again.
    decided.catch(() => {
      if (made === mine) made = null;
    });
    return decided;
  }

  async function seen(found: readonly Observation[]): Promise<readonly Observation[]> {
    const catalogue = await bare.catalogue();
    const { decision, newestId } = await decidedFor(catalogue);
    if (found.every(({ id }) => id <= newestId)) return found.map((each) => veiled(each, decision, catalogue));
    // An import came in between: what it brought is judged with all that it brought.
    const fresh = await bare.freshCatalogue();
    made = null;
    const anew = await decidedFor(fresh);
    return found.map((each) => veiled(each, anew.decision, fresh));
  }

  return {
    catalogue: () => bare.catalogue(),
    find: async (plan) => {
      const found = await bare.find(plan);
      return found.length === 0 ? found : seen(found);
    },
  };
}
