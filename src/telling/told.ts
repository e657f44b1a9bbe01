import type { Catalogue } from '../catalogue/catalogue.ts';
import { bySeries, type Read } from '../figures/figure.ts';
import type { Observation } from '../query/observation.ts';
import type { Resolved } from '../question/resolve.ts';
import type { Fact, Part } from '../reply/reply.ts';

/** What a telling has before it: the question, and what was read for it. */
export interface Told extends Read {
  readonly asked: Resolved;
}

export function toldOf(asked: Resolved, found: readonly Observation[], catalogue: Catalogue): Told {
  return { asked, catalogue, found: bySeries(found) };
}

/** Some lines of a reply with the facts that they state. */
export interface Said {
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
}

export const SILENT: Said = { parts: [], facts: [] };

/** One line with the facts that it states. */
export function line(text: string, facts: readonly Fact[] = []): Said {
  return { parts: [{ kind: 'text', label: null, text }], facts };
}

export function all(said: readonly Said[]): Said {
  return { parts: said.flatMap(({ parts }) => parts), facts: said.flatMap(({ facts }) => facts) };
}
