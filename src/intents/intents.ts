import type { IntentId } from '../reply/reply.ts';
import { benchmark } from './benchmark.ts';
import { breakdown } from './breakdown.ts';
import { compare } from './compare.ts';
import { count } from './count.ts';
import { definition } from './definition.ts';
import { digest } from './digest.ts';
import { inEachArea } from './each-area.ts';
import { gapToTarget } from './gap.ts';
import { help } from './help.ts';
import type { Intent } from './intent.ts';
import { list } from './list.ts';
import { movers } from './movers.ts';
import { provenance } from './provenance.ts';
import { risk } from './risk.ts';
import { smalltalk } from './smalltalk.ts';
import { status } from './status.ts';
import { summary } from './summary.ts';
import { target } from './target.ts';
import { trend } from './trend.ts';
import { why } from './why.ts';

const ALL: readonly Intent[] = [
  status,
  count,
  trend,
  target,
  benchmark,
  compare,
  list,
  movers,
  summary,
  why,
  gapToTarget,
  definition,
  breakdown,
  risk,
  provenance,
  digest,
  help,
  smalltalk,
];

/** Every kind of question, in the order of the answer record. */
export const intents: readonly Intent[] = ALL.map(inEachArea);

const byId: ReadonlyMap<IntentId, Intent> = new Map(intents.map((intent) => [intent.id, intent]));

/** Throws for an id that no intent has. */
export function intentById(id: IntentId): Intent {
  const intent = byId.get(id);
  if (!intent) throw new RangeError(`no intent ${id}`);
  return intent;
}
