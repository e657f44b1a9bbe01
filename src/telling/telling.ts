import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Observation } from '../query/observation.ts';
import type { Plan } from '../query/store.ts';
import type { Resolved } from '../question/resolve.ts';
import type { Reply } from '../reply/reply.ts';

/** How one ask is answered: what is read for it, and how what was found is told. Both are pure. */
export interface Telling {
  /** null where nothing has to be read. */
  plan(asked: Resolved, catalogue: Catalogue): Plan | null;
  tell(asked: Resolved, found: readonly Observation[], catalogue: Catalogue): Reply;
}
