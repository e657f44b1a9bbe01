import type { Knex } from 'knex';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { decide } from '../evaluate/disclosure/decision.ts';
import { AS_PUBLISHED, type DisclosureRule } from '../evaluate/disclosure/rule.ts';
import type { ObservationStore } from '../query/store.ts';
import { readCatalogue, readVersion } from './catalogue.ts';
import { groupWork } from './group-work.ts';
import { guarded } from './guarded.ts';
import { readHeldNumbers } from './held-numbers.ts';
import { findObservations } from './observations.ts';

/** How old the last look for changes may be: with the reading itself, well within the five seconds promised. */
const LOOK_EVERY_MS = 2000;

interface Clock {
  /** Milliseconds that never go back, such as `performance.now()`. */
  readonly now: () => number;
}

/**
 * The store of an open and migrated database, whose numbers are given as the rule lets them be seen. It doesn't close
 * the database.
 */
export function openStore(knex: Knex, clock: Clock, rule: DisclosureRule = AS_PUBLISHED): ObservationStore {
  const group = groupWork(knex);
  const catalogues = heldCatalogue(knex, clock);
  return guarded({
    find: (plan) => group.read((on) => findObservations(on, plan)),
    ...catalogues,
    decide: async (catalogue) => {
      const { newestId, ...held } = await readHeldNumbers(knex, catalogue, rule);
      return { decision: decide(catalogue, held, rule), newestId };
    },
  });
}

interface HeldCatalogue {
  readonly catalogue: () => Promise<Catalogue>;
  /** After a look that begins now. */
  readonly freshCatalogue: () => Promise<Catalogue>;
}

function heldCatalogue(knex: Knex, clock: Clock): HeldCatalogue {
  let held: Catalogue | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<Catalogue> | null = null;

  async function look(): Promise<Catalogue> {
    // The moment before the look counts: what changes during it is seen by the next one.
    const startedAt = clock.now();
    const unchanged = held !== null && (await readVersion(knex)) === held.version;
    held = held !== null && unchanged ? held : await readCatalogue(knex);
    lookedAt = startedAt;
    return held;
  }

  async function catalogue(): Promise<Catalogue> {
    if (held !== null && clock.now() - lookedAt < LOOK_EVERY_MS) return held;
    // All who ask meanwhile wait for the same look. One that failed is not held: the next question tries again.
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  return { catalogue, freshCatalogue: look };
}
