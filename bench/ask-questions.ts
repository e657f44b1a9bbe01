import type { Catalogue } from '../src/catalogue/catalogue.ts';
import { EVERYTHING, type Question } from '../src/question/question.ts';

/** A Question of each ask that works something out, along each axis, of one measure that every area holds. */
export function askQuestions(catalogue: Catalogue): Readonly<Record<string, Question>> {
  const [one, other] = [held(catalogue, 0), held(catalogue, 1)];
  const of = indicators(one);
  const when = { kind: 'all' } as const;
  const order = { by: 'value', end: 'highest' } as const;
  const where: Question['where'] = { kind: 'each-area', areaKind: 'locality', except: [] };
  const only: Question['only'] = [{ not: false, test: { kind: 'target', side: 'misses' } }];
  const fell: Question['only'] = [{ not: false, test: { kind: 'moved', how: 'fell', since: null } }];
  const year = { kind: 'last', step: 'month', count: 12 } as const;
  const asks: Readonly<Record<string, Partial<Question>>> = {
    'extreme of all times': { ask: 'extreme', of, when, order },
    'extreme of all times in each area': { ask: 'extreme', of, where, when, order, along: 'times' },
    'extreme of areas': { ask: 'extreme', of, where, order },
    'extreme of all measures': { ask: 'extreme', order: { by: 'gap', end: 'worst' } },
    'when, ever': { ask: 'when', of, when, only },
    'run in one area': { ask: 'run', of, only: fell },
    'run in each area': { ask: 'run', of, where, only: fell },
    'tally of times': { ask: 'tally', of, when: { kind: 'last', step: 'month', count: 24 }, only },
    'tally of areas': { ask: 'tally', of, where, only },
    'tally of all measures': { ask: 'tally', only },
    sum: { ask: 'sum', of, when: year },
    mean: { ask: 'mean', of, when: year },
    change: { ask: 'change', of, against: [{ kind: 'back', step: 'year', count: 1 }] },
    difference: { ask: 'difference', of: indicators(one, other) },
    share: { ask: 'share', of, where },
    'check, ever': { ask: 'check', of, when, only },
    reconcile: { ask: 'reconcile', of, quoted: ['50'] },
    'revisions of everything': { ask: 'revisions' },
    value: { ask: 'value', of },
  };
  return Object.fromEntries(Object.entries(asks).map(([name, changed]) => [name, { ...EVERYTHING, ...changed }]));
}

function indicators(...codes: readonly string[]): Question['of'] {
  return { kind: 'indicators', indicators: codes.map((code) => ({ code, inverse: false })) };
}

/** A measure of those that most areas hold. */
function held({ indicators: all, series }: Catalogue, at: number): string {
  const counts = new Map<number, number>();
  for (const { indicatorId } of series) counts.set(indicatorId, (counts.get(indicatorId) ?? 0) + 1);
  const sorted = all.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  return sorted[at % sorted.length]?.code ?? '';
}
