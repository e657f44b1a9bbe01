import type { Catalogue } from '../catalogue/catalogue.ts';
import { commentaryOn } from '../intents/beside.ts';
import type { Asked } from '../intents/intent.ts';
import type { IntentId, Reply } from '../reply/reply.ts';

/** Something a person can press under a reply: the question it asks is read in the light of that reply. */
export interface Action {
  /** Unlike those of the reply's other actions; of letters, digits and hyphens. */
  readonly key: string;
  readonly label: string;
  readonly question: string;
}

/** Under a list of digests: an adapter that has a form for one opens it in the place of the question. */
export const SET_UP_DIGEST: Action = {
  key: 'set-up-digest',
  label: 'Set up a digest',
  question: 'set up a digest',
};

/** The question of each follow-up, as it is understood after a reply on one measure. */
const FOLLOW_UPS = [
  { key: 'trend', label: 'Trend', question: 'show me the trend' },
  { key: 'compare', label: 'Compare', question: 'how do others do?' },
  { key: 'why', label: 'Why?', question: 'why?' },
  { key: 'source', label: 'Source', question: 'where does that come from?' },
] as const;

type FollowUpKey = (typeof FOLLOW_UPS)[number]['key'];

const SAME_AS: Readonly<Partial<Record<IntentId, FollowUpKey>>> = {
  trend: 'trend',
  benchmark: 'compare',
  compare: 'compare',
  why: 'why',
  provenance: 'source',
};

/**
 * What can be pressed: each option that a reply offers, else the follow-ups on its one measure that lead anywhere, less
 * the one that it answers itself.
 */
export function actionsOf(asked: Asked | null, reply: Reply, catalogue: Catalogue): readonly Action[] {
  const options = optionActions(reply);
  if (options.length > 0) return options;
  const [only, ...others] = asked?.indicators ?? [];
  if (!asked || !only || others.length > 0 || reply.outcome !== 'answered' || reply.facts.length === 0) return [];
  const series = catalogue.series.filter(({ indicatorId }) => indicatorId === only.indicator.id);
  const comparators = new Set(catalogue.areas.filter(({ kind }) => kind === 'comparator').map(({ id }) => id));
  const leads: Readonly<Record<FollowUpKey, boolean>> = {
    trend: true,
    compare: series.some(({ areaId }) => comparators.has(areaId)),
    why: commentaryOn(catalogue, only.indicator.code, ['explanation', 'context', 'action']).length > 0,
    source: true,
  };
  return FOLLOW_UPS.filter(({ key }) => leads[key] && SAME_AS[asked.intent] !== key);
}

/** Each option that a reply offers. */
export function optionActions(reply: Reply): readonly Action[] {
  const options = reply.parts.flatMap((part) => (part.kind === 'options' ? part.options : []));
  return options.map((option, at) => ({ key: `option-${at + 1}`, ...option }));
}
