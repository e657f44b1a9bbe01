import { importFiles } from '../../src/import/import-folder.ts';
import { type Base, KINDS, QUAYS, TIMES, TOWN, tableOf } from '../evaluate/disclosure/tables.ts';
import type { TestDatabase } from '../fixtures/database.ts';

/**
 * A town of three quays, brought in as any scorecard: children who are late or on time, out of all, boys and girls, by
 * months and quarters. Few are late: at West in one month, of all boys in another. One number is hidden by the source.
 */
const townBase: Base = (place, kind, at) => {
  const [p, k] = [QUAYS.indexOf(place as 'North'), KINDS.indexOf(kind as 'boys')];
  const all = 12011 + 2173 * p + 831 * k + (at + 2) ** 3 * (17 * p + 31) + 307 * at;
  const few = (p === 2 && at === 1) || (k === 0 && at === 4);
  return { late: few ? 1 : 2113 + 471 * p + 193 * k + at ** 2 * (29 * p + 13) + 119 * at, all };
};

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
const LABELS = [...MONTHS, '2025/26 Q4', '2026/27 Q1'];

export const TOWN_TODAY = '2026-07-20';

function townCells() {
  return tableOf(townBase);
}

function labelOf(start: string, end: string): readonly [basis: string, label: string] {
  const at = TIMES.findIndex((time) => time.start === start && time.end === end);
  return [at < MONTHS.length ? 'month' : 'quarter', LABELS[at] ?? ''];
}

export async function bringInTown({ knex }: TestDatabase): Promise<void> {
  const rows = townCells().map((cell) => {
    const [basis, label] = labelOf(cell.start, cell.end);
    const area = cell.area === TOWN ? '' : cell.area;
    const breakdown = cell.category === 'all' ? '' : `Kind: ${cell.category}`;
    // The source itself hides one quay's count of a month.
    const isHidden = cell.measure === 'ALL' && area === 'West' && label === '2026-05' && breakdown === '';
    const numbers = isHidden
      ? ['', '', '']
      : [cell.value, cell.kind === 'count' ? '' : cell.numerator, cell.denominator];
    return [cell.measure, basis, label, ...numbers, breakdown, area, isHidden ? 'suppressed' : ''].join(',');
  });
  const files = {
    'areas.csv': [
      'area,kind,comparator,parent,aliases',
      `${TOWN},organisation,,,`,
      ...QUAYS.map((each) => `${each},locality,,${TOWN},`),
    ],
    'themes.csv': ['theme,parent,aliases', 'School,,'],
    'indicators.csv': [
      'code,name,short,theme,unit,polarity,population,decimals,definition,owner role,headline basis',
      'LATE,Children late for school,,School,percent,lower,children,1,,,month',
      'ON-TIME,Children in time for school,,School,percent,higher,children,1,,,month',
      'ALL,Children at school,,School,count,none,children,0,,,month',
    ],
    'relations.csv': ['code,kind,other', 'LATE,complement,ON-TIME'],
    'source.csv': ['title,published,changes,words', 'Town school report,2026-07-10,points,'],
    'targets.csv': ['code,target', 'LATE,15', 'ON-TIME,85'],
    'observations.csv': ['code,basis,period,value,numerator,denominator,breakdown,area,marker', ...rows],
  };
  const text = new Map(Object.entries(files).map(([name, lines]) => [name, `${lines.join('\n')}\n`]));
  await importFiles(knex, { name: 'town', files: text }, { now: new Date('2026-07-15T09:00:00Z'), dataset: 'town' });
}
