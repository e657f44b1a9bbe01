import type { Condition } from '../../question/question.ts';
import { positionsOf } from '../cover.ts';
import { amounts } from '../recognise/amounts.ts';
import { comparators } from '../recognise/comparators.ts';
import { conditions } from '../recognise/conditions.ts';
import { runningIn } from '../recognise/running.ts';
import type { Message, Span } from '../span.ts';
import type { Words } from '../words.ts';

/** What an alert is told of, and where its words stand. */
export interface Becomes {
  readonly conditions: readonly Condition[];
  readonly at: ReadonlySet<number>;
}

type OfCondition = Span & { readonly sense: { readonly role: 'condition'; readonly condition: Condition } };

/** The conditions that a message names, the surest first where they share words. */
export function becomesIn(message: Message, words: Words): Becomes {
  const found = [...conditions(message, words), ...amounts(message, words)]
    .filter((span): span is OfCondition => span.sense.role === 'condition')
    // 'Gets worse than England' is how it stands, and not how it moved.
    .sort((a, b) => Number(isBeside(b)) - Number(isBeside(a)) || b.weight - a.weight);
  const others = comparators(message, words);
  const taken = new Set<number>();
  const chosen: OfCondition[] = [];
  for (const span of found) {
    const at = positionsOf(span);
    if (at.some((place) => taken.has(place))) continue;
    for (const place of at) taken.add(place);
    if (isBeside(span)) for (const place of namedAfter(span, others)) taken.add(place);
    chosen.push(span);
  }
  const [running] = runningIn(message);
  if (running) for (const place of running.at) taken.add(place);
  const all = chosen.sort((a, b) => a.from - b.from).map(({ sense }) => sense.condition);
  return { conditions: withRun(withoutMeans(all), running?.count ?? null), at: taken };
}

function isBeside({ sense }: OfCondition): boolean {
  return sense.condition.test.kind === 'comparator';
}

/** Where the comparators stand that such a condition names: they are no part of the subject. */
function namedAfter({ to }: Span, others: readonly Span[]): readonly number[] {
  return others.filter(({ from }) => from >= to && from <= to + 2).flatMap(positionsOf);
}

/** 'Falls below 70%' is of the number: how it gets there is no condition of its own. */
function withoutMeans(all: readonly Condition[]): readonly Condition[] {
  const isOfLevel = all.some(({ test }) => ['number', 'target', 'rated', 'comparator'].includes(test.kind));
  return isOfLevel ? all.filter(({ test }) => test.kind !== 'moved') : all;
}

function withRun(all: readonly Condition[], count: number | null): readonly Condition[] {
  if (count === null) return all;
  return all.map((each) => (each.test.kind === 'moved' ? { ...each, test: { ...each.test, running: count } } : each));
}
