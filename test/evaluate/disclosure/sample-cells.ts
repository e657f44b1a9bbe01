import type { Cell } from '../../../src/evaluate/disclosure/cell.ts';
import type { Structure } from '../../../src/evaluate/disclosure/equations.ts';
import { addMonths, endOfMonth, monthOf, quarterOf } from '../../../src/query/calendar.ts';
import { LOCALITIES, rowsOf, type Sample, TEAMS, WHOLE } from '../../fixtures/sample.ts';

export const WHOLES = [
  { whole: WHOLE, parts: LOCALITIES },
  { whole: WHOLE, parts: Object.keys(TEAMS) },
  ...Object.entries(TEAMS).map(([whole, parts]) => ({ whole, parts })),
];

/** Counts of what happens in a stretch of time come by months; those of a day don't. */
export function structureOf(sample: Sample): Structure {
  const relations = rowsOf(sample.files[0].get('relations.csv'));
  return {
    areas: WHOLES,
    additive: new Set(sample.cells.filter(({ basis }) => basis !== 'snapshot').map(({ code }) => code)),
    complements: relations
      .filter(({ kind }) => kind === 'complement')
      .map(({ code, other }) => [code!, other!] as const),
    counted: [],
  };
}

export function cellsOf(sample: Sample): readonly Cell[] {
  return sample.cells.map((cell) => {
    const [dimension = 'all', category = 'all'] = cell.breakdown === '' ? [] : cell.breakdown.split(': ');
    return {
      measure: cell.code,
      area: cell.area,
      dimension,
      category,
      ...spanOf(cell.basis, cell.period),
      kind: cell.of === null ? ('count' as const) : ('percent' as const),
      value: cell.isHidden || cell.value === '' ? null : Number(cell.value),
      numerator: cell.of === null || cell.isHidden ? null : cell.number,
      denominator: cell.isHidden ? null : cell.of,
      suppressed: cell.isHidden,
    };
  });
}

function spanOf(basis: string, period: string): Pick<Cell, 'start' | 'end'> {
  if (basis === 'snapshot') return { start: period, end: period };
  if (basis === 'quarter') {
    const end = endOfMonth(addMonths(`${period.slice(0, 4)}-01-01`, 3 * Number(period.slice(-1)) + 2));
    const { start } = quarterOf(end);
    return { start, end };
  }
  const { start, end } = monthOf(`${period}-01`);
  return basis === 'month' ? { start, end } : { start: addMonths(start, -11), end };
}
