import type { Asked } from '../intents/intent.ts';
import type { LastAsked } from './context.ts';

/** What a thread keeps of a question: codes and names, so that it can be stored. */
export function lastAsked(asked: Asked, kept: Pick<LastAsked, 'shown' | 'concepts'>): LastAsked {
  return {
    intent: asked.intent,
    indicators: asked.indicators.map(({ indicator, inverse }) => ({ code: indicator.code, inverse })),
    themes: asked.themes.map((theme) => theme.name),
    areas: asked.areas.map((area) => area.name),
    comparators: asked.comparators.map((area) => area.name),
    period: asked.period,
    basis: asked.basis,
    list: asked.list,
    movers: asked.movers,
    ...kept,
  };
}
