import type { Catalogue } from '../catalogue/catalogue.ts';
import { allOf } from '../reply/name.ts';
import type { Against } from './question.ts';
import { atPeriod, sayBack } from './say-when.ts';

/** 'against target and England'; '' where nothing is set beside. Another indicator is named with the first. */
export function sayAgainst(against: readonly Against[], catalogue: Catalogue): string {
  const said = against.flatMap((each) => sayOne(each, catalogue));
  return said.length === 0 ? '' : `against ${allOf(said)}`;
}

function sayOne(against: Against, catalogue: Catalogue): readonly string[] {
  switch (against.kind) {
    case 'target':
      return ['target'];
    case 'comparators':
      return [against.comparators.length === 0 ? 'all comparators' : allOf(against.comparators)];
    case 'period':
      return [atPeriod(against.period).replace(/^(in|at) /, '')];
    case 'back':
      return [sayBack(against).replace(/^at /, '')];
    case 'area':
      return [against.area];
    case 'whole':
      return [catalogue.areas.find(({ kind }) => kind === 'organisation')?.name ?? 'the whole'];
    case 'rest':
      return ['the other areas'];
    case 'indicator':
      return [];
  }
}
