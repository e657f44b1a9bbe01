import type { Figure } from '../../figures/figure.ts';
import { allOf } from '../../reply/name.ts';
import { sayBasis } from '../../reply/say.ts';

/** What keeps figures from being like for like, each in a sentence. */
export function notAlike(figures: readonly Figure[]): readonly string[] {
  const bases = [...new Set(figures.map(({ series }) => series.basis))];
  const ends = new Set(figures.map(({ observation }) => observation.period.end));
  const units = new Set(figures.map(({ indicator }) => indicator.unit));
  const populations = new Set(figures.map(({ indicator }) => indicator.population).filter((each) => each !== ''));
  // Periods of one measure in one place differ in their dates because that was asked.
  const isOne = new Set(figures.map(({ indicator, series }) => `${indicator.code} ${series.areaId}`)).size === 1;
  return [
    ...(bases.length > 1 ? [`They stand on different bases: ${allOf(bases.map(sayBasis))}.`] : []),
    ...(!isOne && ends.size > 1 ? ['They are not for the same date.'] : []),
    ...(units.size > 1 ? ['They are in different units.'] : []),
    ...(!isOne && populations.size > 1 && !units.has('count')
      ? [`Shares of different groups: ${allOf([...populations])}.`]
      : []),
  ];
}
