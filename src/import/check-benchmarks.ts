import type { Area } from '../catalogue/catalogue.ts';
import type { Basis, Period } from '../query/period.ts';
import { BASES, type Cells, doubles, readCells } from './cells.ts';
import { readValue } from './check-observations.ts';
import { COMPARATORS } from './check-subjects.ts';
import { listWords } from './hint.ts';
import type { Names } from './names.ts';
import { LABELS } from './period-label.ts';
import { periodOf } from './period-text.ts';
import type { Problem } from './problem.ts';
import type { AreaRow, ObservationRow } from './rows.ts';

type Row = Cells<'benchmarks.csv'>;

/** A month and a rolling year are written alike: without a basis it is a month. */
const UNDATED_FIRST: readonly Basis[] = ['not-given', 'year', 'quarter', 'month', 'snapshot'];

/** What sort of group a comparator is, where no column says so and its name does. */
const KINDS: readonly (readonly [RegExp, NonNullable<Area['comparator']>])[] = [
  [/\b(england|wales|scotland|northern ireland|national|great britain|united kingdom)\b/i, 'national'],
  [/\b(good|outstanding)\b/i, 'good-outstanding'],
  [/\bneighbours?\b/i, 'neighbours'],
  [/\bregion(al)?\b/i, 'region'],
];

export interface CheckedBenchmarks {
  readonly observations: readonly ObservationRow[];
  /** Comparators that only this file names. */
  readonly areas: readonly AreaRow[];
}

export function checkBenchmarks(text: string, names: Names, problems: Problem[]): CheckedBenchmarks {
  const double = doubles('benchmarks.csv', problems);
  const areas: AreaRow[] = [];
  const observations = readCells('benchmarks.csv', text, problems, (cells): ObservationRow | null => {
    const code = cells.indicator('code', names);
    const added = readComparator(cells, names);
    if (added !== null) areas.push(added);
    const period = readPeriod(cells);
    if (cells.text('value') === null) cells.wrong('value', 'a number such as 71.4');
    const { value, marker } = readValue(cells.text('value'), names.indicators.get(code) ?? null, (allowed) =>
      cells.wrong('value', allowed),
    );
    if (period === null) return null;
    const area = cells.needed('comparator');
    double(cells.line, [code, area, period.basis, period.label].join('\n'), `${code} of ${area}`);
    return { ...plain(cells), code, area, period, value, marker, note: cells.text('note') };
  });
  return { observations, areas };
}

function plain(cells: Row) {
  return {
    file: 'benchmarks.csv',
    line: cells.line,
    dimension: 'all',
    category: 'all',
    numerator: null,
    denominator: null,
    qualifier: 'exact',
    marker: null,
    provisional: false,
    symbol: null,
    arrow: null,
    rating: null,
    movement: { moved: null, verdict: null, since: null, by: null },
    remarks: [],
    break: null,
  } as const;
}

/** A comparator that is not held yet; null where it is, or where it can't be made. */
function readComparator(cells: Row, names: Names): AreaRow | null {
  const name = cells.needed('comparator');
  const said = cells.oneOf('kind', COMPARATORS);
  const held = names.areas.get(name);
  if (held !== undefined && held.kind !== 'comparator') {
    cells.wrong('comparator', 'an area that is a comparator, not one of our own');
  }
  if (name === '' || held !== undefined) return null;
  const comparator = said ?? KINDS.find(([words]) => words.test(name))?.[1];
  if (comparator === undefined) {
    cells.wrong('kind', `${listWords(COMPARATORS)}, as no area of this name is held yet`);
    return null;
  }
  names.areas.set(name, { kind: 'comparator', parent: null });
  return { name, kind: 'comparator', comparator, parent: null, aliases: [] };
}

function readPeriod(cells: Row): Period | null {
  const label = cells.text('period') ?? '';
  const said = cells.oneOf('basis', BASES);
  for (const basis of said === null ? UNDATED_FIRST : [said]) {
    const period = periodOf(basis, label);
    if (period !== null) return period;
  }
  const forms =
    said === null ? 'a year, quarter, month or date as 2017/18, 2018/19 Q3, 2018-12 or 2018-12-31' : LABELS[said];
  cells.wrong('period', said === null ? `${forms}; nothing where the source gives none` : forms);
  return null;
}
