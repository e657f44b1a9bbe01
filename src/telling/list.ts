import type { Catalogue } from '../catalogue/catalogue.ts';
import { alongOf, linesOf } from '../figures/lines.ts';
import type { Question } from '../question/question.ts';
import { type Resolved, resolve } from '../question/resolve.ts';
import { listOfAreas } from './list-areas.ts';
import { listOfMeasures } from './list-measures.ts';
import { listOfTimes } from './list-times.ts';
import { planDeep } from './plan.ts';
import type { Telling } from './telling.ts';
import { toldOf } from './told.ts';
import { tellValue } from './value.ts';

/** "What's red?": those that meet the conditions, the worst first, and how many do not or can't be told. */
export const list: Telling = {
  plan: (asked, catalogue) => planDeep(eachAlong(asked, catalogue), catalogue),
  tell(given, found, catalogue) {
    const asked = eachAlong(given, catalogue);
    const told = toldOf(asked, found, catalogue);
    if (isOnlyNamed(asked.question)) return tellValue(told);
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

/** A list along areas or categories of the whole is of each of them. */
function eachAlong(asked: Resolved, catalogue: Catalogue): Resolved {
  const { question, today } = asked;
  const where = question.where.kind === 'whole' ? eachOf(question.along) : null;
  return where ? resolve({ ...question, where }, catalogue, today) : asked;
}

function eachOf(along: Question['along']): Question['where'] | null {
  if (along === 'areas') return { kind: 'each-area', areaKind: null, except: [] };
  return along === 'categories' ? { kind: 'each-category', dimension: null, except: [] } : null;
}

/** A few measures by name and nothing that they must meet: a list of them is how they stand. */
function isOnlyNamed({ of, only, order }: Question): boolean {
  return of.kind === 'indicators' && of.indicators.length < 4 && only.length === 0 && order === null;
}
