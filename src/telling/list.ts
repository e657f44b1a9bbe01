import { alongOf, linesOf } from '../figures/lines.ts';
import type { Telling } from './telling.ts';
import { listOfAreas } from './list-areas.ts';
import { listOfMeasures } from './list-measures.ts';
import { planDeep } from './plan.ts';
import { listOfTimes } from './list-times.ts';
import { toldOf } from './told.ts';

/** "What's red?": those that meet the conditions, the worst first, and how many do not or can't be told. */
export const list: Telling = {
  plan: planDeep,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    switch (alongOf(asked.question)) {
      case 'times':
        return linesOf(asked, catalogue).length === 1 && asked.question.only.length > 0
          ? listOfTimes(told)
          : listOfMeasures(told);
      case 'areas':
      case 'categories':
        return listOfAreas(told);
      case 'indicators':
        return listOfMeasures(told);
    }
  },
};
