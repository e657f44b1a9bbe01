import { z } from 'zod';
import { type Ask, type Condition, EVERYTHING, type Question, questionSchema, type When } from './question.ts';
import { RATINGS } from './ratings.ts';

/** A stored Question of any version, as one of this version; null where it can't be read. */
export function questionOf(stored: unknown): Question | null {
  const current = questionSchema.safeParse(stored);
  if (current.success) return current.data;
  const earlier = intentSchema.safeParse(stored);
  if (!earlier.success) return null;
  const upgraded = questionSchema.safeParse(fromIntent(earlier.data));
  return upgraded.success ? upgraded.data : null;
}

const period = z.object({
  grain: z.enum(['date', 'month', 'quarter', 'half', 'year', 'calendar-year']),
  start: z.string(),
  end: z.string(),
  fromClock: z.boolean(),
});

/** What was kept of a thread and of a digest before there were Questions: one of some twenty intents, with its slots. */
const intentSchema = z.object({
  intent: z.string(),
  indicators: z.array(z.object({ code: z.string(), inverse: z.boolean() })),
  themes: z.array(z.string()),
  areas: z.array(z.string()),
  comparators: z.array(z.string()),
  period: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('one'), period }),
      z.object({ kind: z.literal('several'), periods: z.array(period) }),
      z.object({ kind: z.literal('range'), from: z.string(), to: z.string().nullable() }),
    ])
    .nullable(),
  basis: z.enum(['month', 'quarter', 'year', 'rolling-year', 'snapshot', 'not-given']).nullable(),
  list: z
    .object({
      ratings: z.array(z.enum(RATINGS)),
      symbols: z.array(z.string()),
      against: z.string().nullable(),
    })
    .nullable(),
  movers: z
    .object({
      which: z.enum(['better', 'worse', 'rose', 'fell', 'unchanged', 'any']),
      span: z.enum(['month', 'quarter', 'year']),
      unit: z.enum(['percent', 'count']).nullable(),
    })
    .nullable(),
});
type ByIntent = z.infer<typeof intentSchema>;

const ASKS: Readonly<Record<string, Ask>> = {
  status: 'value',
  count: 'value',
  breakdown: 'value',
  trend: 'course',
  summary: 'overview',
  definition: 'meaning',
  provenance: 'source',
  risk: 'risks',
  smalltalk: 'courtesy',
  target: 'target',
  benchmark: 'benchmark',
  compare: 'compare',
  list: 'list',
  movers: 'movers',
  why: 'why',
  gap: 'gap',
  help: 'help',
};

function fromIntent(kept: ByIntent): Question {
  const { intent, areas, comparators, movers } = kept;
  const isPart = intent === 'breakdown';
  return {
    ...EVERYTHING,
    ask: askOf(kept),
    of: ofKept(kept),
    where: areas.length > 0 ? { kind: 'areas', areas } : isPart ? EACH_CATEGORY : EVERYTHING.where,
    when: whenOf(kept.period),
    basis: kept.basis,
    form: intent === 'count' ? 'count' : null,
    against: [
      ...(comparators.length > 0 || intent === 'benchmark' ? [{ kind: 'comparators' as const, comparators }] : []),
      ...(movers ? [{ kind: 'back' as const, step: movers.span, count: 1 }] : []),
    ],
    only: [...conditionsOf(kept), ...(movers ? movedOf(movers) : [])],
  };
}

const EACH_CATEGORY: Question['where'] = { kind: 'each-category', dimension: null, except: [] };

/** A digest was about a measure, a theme or everything, with no intent of its own. */
function askOf({ intent, indicators }: ByIntent): Ask {
  return ASKS[intent] ?? (indicators.length > 0 ? 'value' : 'overview');
}

function ofKept({ intent, indicators, themes }: ByIntent): Question['of'] {
  if (indicators.length > 0) return { kind: 'indicators', indicators };
  if (intent === 'risk') return { kind: 'risks', refs: [] };
  return themes.length > 0 ? { kind: 'themes', themes } : { kind: 'everything' };
}

function whenOf(kept: ByIntent['period']): When {
  if (kept === null) return { kind: 'newest' };
  if (kept.kind === 'one') return { kind: 'period', period: kept.period };
  return kept.kind === 'several' ? { kind: 'periods', periods: kept.periods } : kept;
}

function conditionsOf({ list }: ByIntent): readonly Condition[] {
  if (!list) return [];
  const against = list.against === null ? undefined : AGAINST[list.against];
  return [
    ...(list.ratings.length > 0 ? [{ not: false, test: { kind: 'rated', ratings: list.ratings } } as const] : []),
    ...(list.symbols.length > 0 ? [{ not: false, test: { kind: 'symbol', symbols: list.symbols } } as const] : []),
    ...(against ? [against] : []),
  ];
}

/** 'Below' and 'above' a target or a benchmark meant the worse and the better side of it. */
const AGAINST: Readonly<Record<string, Condition>> = {
  'below-target': { not: false, test: { kind: 'target', side: 'misses' } },
  'above-target': { not: false, test: { kind: 'target', side: 'meets' } },
  'with-target': { not: false, test: { kind: 'has', what: 'target' } },
  'no-target': { not: true, test: { kind: 'has', what: 'target' } },
  'below-benchmark': { not: false, test: { kind: 'comparator', side: 'worse', comparators: [] } },
  'above-benchmark': { not: false, test: { kind: 'comparator', side: 'better', comparators: [] } },
  'with-benchmark': { not: false, test: { kind: 'has', what: 'comparator' } },
  'no-benchmark': { not: true, test: { kind: 'has', what: 'comparator' } },
};

function movedOf({ which, unit }: NonNullable<ByIntent['movers']>): readonly Condition[] {
  const how = which === 'any' ? 'changed' : which;
  return [
    { not: false, test: { kind: 'moved', how, since: null } },
    ...(unit ? [{ not: false, test: { kind: 'unit' as const, units: [unit] } }] : []),
  ];
}
