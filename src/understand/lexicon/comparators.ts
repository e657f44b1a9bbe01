import { type Row, rows } from './row.ts';

/** General words for those that one compares with: every comparator held. Names come from the catalogue. */
export const COMPARATORS: readonly Row[] = rows('comparator', { role: 'comparator', comparators: [] }, 0.8, [
  'benchmark|benchmarks|benchmarked|benchmarking|comparator|comparators',
  ':others|elsewhere|peer|everyone|everybody|anyone|everywhere|anywhere else?',
  'other|similar|comparable|neighbouring|nearby|like organisations|councils|authorities|places|forces|services|trusts|providers|companies|firms|universities|landlords|associations|boards|schools|colleges|hospitals|counties|boroughs|cities|regions',
  'neighbours|competitors|rivals',
  'the sector|industry|average|norm|median',
  'sector|industry|peer|group|family average|median|norm|benchmark|standard',
  'nationally|national|regionally|regional',
  'national|regional average|picture|figure|rate|level',
  'the average figure|rate|level?',
  'the? rest of the country|sector|region|world',
  'the? country as a whole',
  'best in class',
  'top quartile',
  'average $area|organisation|council|authority',
]);
