import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Resolved } from '../question/resolve.ts';
import { figuresOf } from './each-line.ts';
import { noData } from './held.ts';
import { overviewOfAll } from './overview-all.ts';
import { areasAtAGlance } from './overview-areas.ts';
import { overviewOfTheme } from './overview-theme.ts';
import { planDeep } from './plan.ts';
import { scopeOf } from './scope.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';
import { value } from './value.ts';

/** "How are children in care doing? Give me the headlines": what needs attention first, then the rest by rating. */
export const overview: Telling = {
  plan(asked, catalogue) {
    const named = namedOf(asked);
    return named ? value.plan(named, catalogue) : planDeep(asked, catalogue);
  },
  tell(asked, found, catalogue) {
    const named = namedOf(asked);
    if (named) return value.tell(named, found, catalogue);
    const told = toldOf(asked, found, catalogue);
    const { of, where } = asked.question;
    if (where.kind === 'each-area' || (where.kind === 'areas' && where.areas.length > 1)) return areasAtAGlance(told);
    const figures = figuresOf(told);
    if (figures.length === 0) return noData(told, `Nothing is held${scopeOf(told).inIt} for that.`);
    return of.kind === 'themes' || isOfPlace(told) ? overviewOfTheme(told, figures) : overviewOfAll(told, figures);
  },
};

/** Measures that are named are told by how they stand, with all that is read for that. */
function namedOf(asked: Resolved): Resolved | null {
  const { question } = asked;
  return question.of.kind === 'indicators' ? { ...asked, question: { ...question, ask: 'value' } } : null;
}

function isOfPlace({ asked, catalogue }: Told): boolean {
  const { organisation } = indexOf(catalogue);
  return asked.areas.some(({ id }) => id !== organisation?.id);
}
