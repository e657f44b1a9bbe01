import { financialYearOf } from '../../src/query/calendar.ts';
import { COMPARATORS } from './areas.ts';
import { noise } from './chance.ts';
import { type Row, writeTable } from './tables.ts';

/** Made-up shares of others in percent, in the order of the comparators, for the last financial year. */
const LEVELS: Readonly<Record<string, readonly number[]>> = {
  'FD-SA': [76.5, 75.1, 77.8, 80.2],
  'REF-RE': [21.9, 23.2, 22.4, 18.7],
  'SA-45D': [82.6, 80.9, 83.4, 88.1],
  'CIN-1Y': [86.2, 85.4, 87.9, 90.3],
  'CP-2Y': [96.4, 96.1, 96.8, 97.9],
  'CP-REPEAT-NEW': [23.6, 24.4, 22.9, 20.5],
  'CP-ICPC': [78.4, 76.9, 79.2, 86.3],
  'CP-RCPC': [90.8, 91.3, 92.1, 95.4],
  'CIC-RETURN': [14.1, 13.2, 13.7, 11.6],
  'CIC-S20': [17.2, 16.1, 18.3, 15.9],
  'CIC-VISIT': [91.7, 92.4, 93.1, 95.2],
  'CIC-PATHWAY': [80.3, 78.6, 81.2, 88.9],
  'CIC-3PLACE': [10.4, 10.9, 10.1, 8.6],
  'CIC-OOC': [29.3, 27.8, 26.4, 22.1],
  'CIC-IHA': [57.9, 55.2, 60.4, 74.8],
  'CIC-HEALTH': [88.6, 87.1, 89.3, 93.7],
  'CIC-DENTAL': [76.8, 74.9, 78.2, 84.1],
  'WF-STABLE': [84.7, 83.9, 85.6, 88.4],
};

const COLUMNS = ['code', 'comparator', 'period', 'value', 'kind', 'note'];
const YEARS = 3;
const MOST_APART = 1.4;

/** Figures of others for the last financial years that were over at the end of the sample. */
export function benchmarksTo(end: string): string {
  const rows = yearsTo(end).flatMap((period, back) =>
    Object.entries(LEVELS).flatMap(([code, levels]) =>
      COMPARATORS.map(({ name, kind }, at): Row => {
        const value = (levels[at] ?? 0) + (back === 0 ? 0 : noise('benchmark', code, name, back) * MOST_APART);
        return {
          code,
          comparator: name,
          period,
          value: value.toFixed(1),
          kind,
          note: 'made up, as all of the sample is',
        };
      }),
    ),
  );
  return writeTable(COLUMNS, rows);
}

/** The newest first. */
function yearsTo(end: string): readonly string[] {
  const thisYear = financialYearOf(end);
  const newest = thisYear.end === end ? Number(thisYear.label.slice(0, 4)) : Number(thisYear.label.slice(0, 4)) - 1;
  return Array.from({ length: YEARS }, (_, back) => financialYearOf(`${newest - back}-04-01`).label);
}
