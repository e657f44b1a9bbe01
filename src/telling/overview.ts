import { indexOf } from '../catalogue/catalogue-index.ts';
import { figuresOf } from './each-line.ts';
import { noData } from './held.ts';
import { overviewOfAll } from './overview-all.ts';
import { areasAtAGlance } from './overview-areas.ts';
import { overviewOfTheme } from './overview-theme.ts';
import { planDeep } from './plan.ts';
import { scopeOf } from './scope.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';
import { tellValue } from './value.ts';

/** "How are children in care doing? Give me the headlines": what needs attention first, then the rest by rating. */
export const overview: Telling = {
  plan: planDeep,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    const { of, where } = asked.question;
    if (of.kind === 'indicators') return tellValue(told);
    if (where.kind === 'each-area' || (where.kind === 'areas' && where.areas.length > 1)) return areasAtAGlance(told);
    const figures = figuresOf(told);
    if (figures.length === 0) return noData(told, `Nothing is held${scopeOf(told).inIt} for that.`);
    return of.kind === 'themes' || isOfPlace(told) ? overviewOfTheme(told, figures) : overviewOfAll(told, figures);
  },
};

function isOfPlace({ asked, catalogue }: Told): boolean {
  const { organisation } = indexOf(catalogue);
  return asked.areas.some(({ id }) => id !== organisation?.id);
}
