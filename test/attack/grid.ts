import { EVERYTHING, type Question, questionSchema } from '../../src/question/question.ts';

export interface World {
  readonly codes: readonly string[];
  readonly areas: readonly string[];
  readonly whens: readonly Question['when'][];
}

const ASKS: readonly Question['ask'][] = [
  ...(['value', 'change', 'course', 'compare', 'gap', 'extreme', 'when', 'run', 'tally', 'sum', 'mean'] as const),
  ...(['difference', 'share', 'list', 'movers', 'overview', 'check', 'revisions', 'verdict'] as const),
];

const CONDITIONS: readonly Question['only'][] = [
  [],
  [{ not: false, test: { kind: 'number', op: 'under', value: '20' } }],
  [{ not: true, test: { kind: 'state', state: 'suppressed' } }],
];

/** Of an ask by itself, and with conditions where it walks along something. */
const WITH_CONDITIONS: ReadonlySet<Question['ask']> = new Set(['list', 'tally', 'when', 'run', 'sum', 'check']);

/** Asks × measures × places × times × conditions. */
export function gridOf({ codes, areas, whens }: World): readonly Question[] {
  const wheres: readonly Question['where'][] = [
    { kind: 'whole' },
    { kind: 'each-area', areaKind: null, except: [] },
    { kind: 'each-area', areaKind: null, except: areas.slice(0, 1) },
    { kind: 'each-category', dimension: null, except: [] },
    ...areas.map((area) => ({ kind: 'areas' as const, areas: [area] })),
    { kind: 'areas', areas: areas.slice(0, 2) },
  ];
  return ASKS.flatMap((ask) =>
    codes.flatMap((code) =>
      wheres.flatMap((where) =>
        whens.flatMap((when) =>
          (WITH_CONDITIONS.has(ask) ? CONDITIONS : CONDITIONS.slice(0, 1)).map((only) =>
            questionSchema.parse({
              ...EVERYTHING,
              ...{ ask, where, when, only },
              of: { kind: 'indicators', indicators: [{ code, inverse: false }] },
              against: ask === 'compare' || ask === 'difference' ? [{ kind: 'whole' }] : [],
              quoted: ask === 'check' ? ['100'] : [],
            }),
          ),
        ),
      ),
    ),
  );
}
