import { beforeAll, describe, expect, it } from 'vitest';
import { sampleTo } from '../../seeds/sample/seed-sample.ts';
import { decimal } from '../../src/evaluate/decimal.ts';
import { judge } from '../../src/evaluate/rate.ts';
import { checkFolder } from '../../src/import/check-folder.ts';
import {
  type Cell,
  LOCALITIES,
  localitiesOf,
  monthsOf,
  readSample,
  rowsOf,
  type Sample,
  TEAMS,
  WHOLE,
} from '../fixtures/sample.ts';
import { spanOf } from '../fixtures/span.ts';

/** The numbers depend on which month of the year the last one is: so these are all that can ever be made. */
const END_MONTHS = [
  ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
  ...['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12'],
];
const FEWEST_SHOWN = 5;
const RATED_BY = ['themes.csv', 'areas.csv', 'indicators.csv', 'targets.csv'];

/** One for each month of a quarter that can be the last: sums hold for all if they hold for these. */
describe.each(['2026-10', '2027-02', '2027-03'])('the sample to %s', (endMonth) => {
  let sample: Sample;
  let totals: readonly Cell[];
  beforeAll(async () => {
    sample = await readSample(endMonth);
    totals = sample.cells.filter(({ breakdown }) => breakdown === '');
  }, 60_000);

  it('covers 36 months to the last one, with every quarter and rolling year that lies in them', () => {
    expect(sample.months).toHaveLength(36);
    expect(sample.months.at(-1)).toBe(endMonth);
    const periods = (code: string, basis: string) =>
      totals.filter((cell) => cell.code === code && cell.basis === basis && cell.area === WHOLE).length;
    expect(periods('CIC-N', 'snapshot')).toBe(36);
    expect(periods('FD-24H', 'rolling-year')).toBe(25);
    expect(periods('FD-24H', 'quarter')).toBe(Number(endMonth.slice(5)) % 3 === 0 ? 12 : 11);
    expect(new Set(totals.map(({ code }) => code)).size).toBe(45);
  });

  it('adds up: localities to teams, teams to the whole, numerators and denominators', () => {
    const wrong: string[] = [];
    let sums = 0;
    for (const cell of totals) {
      const parts = cell.area === WHOLE ? Object.keys(TEAMS) : (TEAMS[cell.area] ?? []);
      const found = parts.map((area) => sample.at(cell.code, cell.basis, cell.period, area));
      if (parts.length === 0 || !found.every((part) => part !== undefined)) continue;
      if (cell.isHidden || found.some((part) => part.isHidden)) continue;
      sums += 1;
      const isRight =
        cell.number === sum(found.map(({ number }) => number)) &&
        (cell.of === null || cell.of === sum(found.map(({ of }) => of)));
      if (!isRight) wrong.push(nameOf(cell));
    }
    expect(wrong).toEqual([]);
    expect(sums).toBeGreaterThan(3000);
  });

  it('adds up: months to quarters and rolling years, and quarters to the rolling years that they make', () => {
    const wrong: string[] = [];
    let sums = 0;
    for (const cell of totals.filter(
      ({ basis, code }) => basis !== 'month' && basis !== 'snapshot' && code !== 'EF-MOMO-CHILDREN',
    )) {
      for (const parts of stepsOf(sample, cell)) {
        if (cell.isHidden || parts.some((part) => part.isHidden)) continue;
        sums += 1;
        const of = parts.map((part) => part.of);
        if (cell.number !== sum(parts.map(({ number }) => number)) || (cell.of !== null && cell.of !== sum(of)))
          wrong.push(nameOf(cell));
      }
    }
    expect(wrong).toEqual([]);
    expect(sums).toBeGreaterThan(2000);
  });

  it('works every percentage out from the counts beside it, rounded half up to one decimal', () => {
    const wrong = sample.cells.filter(({ value, number, of, isHidden, code }) => {
      if (isHidden || number === null || of === null || code === 'EF-MOMO-CHILDREN') return false;
      const tenths = Math.floor((2000 * number + of) / (2 * of));
      return number > of || value !== (tenths / 10).toFixed(1);
    });
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('says the same count alike wherever it is said', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const cell of totals.filter(({ isHidden }) => !isHidden)) {
      for (const [other, count] of sameAs(cell)) {
        const found = sample.at(other, basisIn(other, cell), periodIn(sample, other, cell), cell.area);
        if (found === undefined || found.isHidden) continue;
        compared += 1;
        const [ours, theirs] = count(cell, found);
        if (ours !== theirs) wrong.push(`${nameOf(cell)}: ${ours} and ${theirs} in ${other}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(5000);
  });

  it('keeps what is counted within another no larger than it', () => {
    const PAIRS = { 'FD-24H': 'FD-48H', 'WF-25': 'WF-20', 'WF-20': 'WF-WORKERS' } as Readonly<Record<string, string>>;
    const parts = totals.filter(({ code, isHidden }) => code in PAIRS && !isHidden);
    const larger = parts.filter(({ code, basis, period, area, number }) => {
      const whole = sample.at(PAIRS[code] ?? '', basis, period, area)?.number ?? Number.POSITIVE_INFINITY;
      return (number ?? 0) > whole;
    });
    expect(larger.map(nameOf)).toEqual([]);
    expect(parts.length).toBeGreaterThan(900);
  });

  it('has in care who was there before, with those who came and without those who left', () => {
    for (const [at, month] of sample.months.entries()) {
      const before = sample.months[at - 1];
      if (before === undefined) continue;
      const [came, left] = ['CIC-IN', 'CIC-OUT'].map((code) => sample.at(code, 'month', month)?.number ?? Number.NaN);
      expect(inCare(month)).toBe(inCare(before) + (came as number) - (left as number));
    }
    function inCare(month: string): number {
      return (
        totals.find(({ code, period, area }) => code === 'CIC-N' && area === WHOLE && period.startsWith(month))
          ?.number ?? Number.NaN
      );
    }
  });

  it('divides statements and complaints into parts that add up, or hides two of them', () => {
    const parts = sample.cells.filter(({ breakdown }) => breakdown !== '');
    const periods = new Set(parts.map(({ code, basis, period }) => [code, basis, period].join('|')));
    for (const key of periods) {
      const ofIt = parts.filter(({ code, basis, period }) => [code, basis, period].join('|') === key);
      const [code, basis, period] = key.split('|') as [string, string, string];
      const hidden = ofIt.filter(({ isHidden }) => isHidden).length;
      const shown = sum(ofIt.map(({ number }) => number ?? 0));
      const total = sample.at(code, basis, period)?.number ?? Number.NaN;
      expect(hidden, key).not.toBe(1);
      // Nothing is left where all are shown; of two hidden ones, each one at least, more than two.
      expect(total - shown, key).toSatisfy((left: number) => (hidden === 0 ? left === 0 : left > hidden));
      expect(
        ofIt.every(({ number }) => number === null || number === 0 || number >= FEWEST_SHOWN),
        key,
      ).toBe(true);
    }
    expect(periods.size).toBeGreaterThan(20);
  });
});

describe.each(END_MONTHS)('whoever reads the sample to %s', (endMonth) => {
  let sample: Sample;
  let totals: readonly Cell[];
  beforeAll(async () => {
    sample = await readSample(endMonth);
    totals = sample.cells.filter(({ breakdown }) => breakdown === '');
  }, 60_000);

  it('sees no small number: none in a group, and none left out of it', () => {
    const isSmall = (number: number | null) => number !== null && number > 0 && number < FEWEST_SHOWN;
    const small = totals.filter(({ number, of, code }) => {
      const rest = of === null || number === null || code === 'EF-MOMO-CHILDREN' ? null : of - number;
      return isSmall(number) || isSmall(of) || isSmall(rest);
    });
    expect(small.map(nameOf)).toEqual([]);
  });

  it('finds parts hidden alone, and some of them in the newest period', () => {
    const hidden = totals.filter(({ isHidden }) => isHidden);
    expect(hidden.filter(({ area }) => area === WHOLE).map(nameOf)).toEqual([]);
    expect(hidden.some(({ period }) => period.startsWith(endMonth))).toBe(true);
    expect(hidden.length).toBeLessThan(totals.length / 20);
  });

  it('gets nothing hidden back by sums over what is shown', () => {
    // Whoever looks knows all that the counts are taken of: so what is hidden is the count, and with it the rest.
    const codes = new Set(totals.filter(({ isHidden }) => isHidden).map(({ code }) => code));
    expect(
      [...codes].filter((code) => totals.some((cell) => cell.code === code && !cell.isHidden && cell.of === null)),
    ).toEqual([]);
    expect(codes.size).toBeGreaterThan(0);
    for (const code of codes) {
      const cells = totals.filter((cell) => cell.code === code || OPPOSITES[cell.code] === code);
      const knows = spanOf(cells.filter(({ isHidden }) => !isHidden).map((cell) => atomsOf(sample, cell)));
      const known = cells.filter((cell) => cell.isHidden && knows(atomsOf(sample, cell)));
      expect(known.map(nameOf)).toEqual([]);
    }
  });

  it('finds no hidden group in which each can only be one', () => {
    for (const cell of totals.filter(({ isHidden }) => isHidden)) {
      const [team, members] = Object.entries(TEAMS).find(([, names]) => names.includes(cell.area)) ?? [];
      if (team === undefined || members === undefined) continue;
      const whole = sample.at(cell.code, cell.basis, cell.period, team) as Cell;
      const parts = members.map((area) => sample.at(cell.code, cell.basis, cell.period, area) as Cell);
      const hidden = parts.filter(({ isHidden }) => isHidden);
      const left = (whole.number ?? 0) - sum(parts.map(({ number }) => number ?? 0));
      expect(left, nameOf(cell)).toBeGreaterThan(hidden.length);
    }
  });

  it('finds every rating among the newest figures of the whole', () => {
    const files = new Map([...sample.files[0]].filter(([name]) => RATED_BY.includes(name)));
    const { folder, problems } = checkFolder(files, { indicators: new Map(), themes: new Map(), areas: new Map() });
    expect(problems).toEqual([]);
    const ratings = folder.indicators.map(({ code, polarity, headlineBasis }) => {
      const ofIt = totals.filter((cell) => cell.code === code && cell.area === WHOLE);
      const basis = headlineBasis ?? ofIt[0]?.basis ?? '';
      const newest = ofIt.filter((cell) => cell.basis === basis).at(-1) as Cell;
      const end = `${sample.months[monthsOf(sample, newest).at(-1) as number]}-15`;
      const threshold = folder.thresholds.find((each) => {
        const inForce = (each.from ?? '') <= end && end <= (each.to ?? '9999');
        return each.code === code && inForce && (each.basis === 'any' || each.basis === basis);
      });
      if (threshold === undefined) return null;
      const limits = Object.fromEntries(
        (['exceeds', 'within', 'yellow', 'amber'] as const).flatMap((limit) =>
          threshold[limit] === null ? [] : [[limit, threshold[limit]]],
        ),
      );
      const asHeld = { indicatorId: 1, areaId: 1, basis: null, from: '', to: '', range: null, origin: '', note: null };
      return judge(decimal(newest.value), { ...asHeld, target: threshold.target, limits }, polarity);
    });
    for (const rating of ['exceeds', 'within', 'yellow', 'amber', 'red'] as const) {
      expect(ratings.filter((each) => each === rating).length, rating).toBeGreaterThan(1);
    }
    expect(ratings.filter((each) => each === null).length).toBeGreaterThan(5);
  });
});

describe('the tables', () => {
  const text = async (endMonth: string) => JSON.stringify((await sampleTo(endMonth)).map(({ files }) => [...files]));

  it('are the same byte for byte for the same end month', async () => {
    expect(await text('2026-10')).toBe(await text('2026-10'));
  }, 60_000);

  it('move with the end month', async () => {
    const [one, next] = [await readSample('2026-10'), await readSample('2026-11')];
    expect([one.months[0], one.months.at(-1)]).toEqual(['2023-11', '2026-10']);
    expect([next.months[0], next.months.at(-1)]).toEqual(['2023-12', '2026-11']);
    expect(next.cells.filter(({ basis }) => basis === 'month').map(({ value }) => value)).not.toEqual(
      one.cells.filter(({ basis }) => basis === 'month').map(({ value }) => value),
    );
  }, 60_000);

  it('end in any year, on the last day of February too', async () => {
    const sample = await readSample('2028-02');
    expect(sample.at('CIC-N', 'snapshot', '2028-02-29')?.number).toBeGreaterThan(500);
    expect(sample.at('CIC-N', 'snapshot', '2026-02-28')?.number).toBeGreaterThan(500);
  }, 60_000);

  it('call themselves synthetic, and are published on the day after their last month', async () => {
    const [first, second] = (await readSample('2026-10')).files;
    expect(rowsOf(first.get('source.csv'))).toEqual([
      { title: 'Northshire sample data (synthetic)', published: '2026-10-01', words: 'children' },
    ]);
    expect(rowsOf(second.get('source.csv'))).toEqual([
      { title: 'Northshire sample data (synthetic)', published: '2026-11-01', words: 'children' },
    ]);
    const said = [...rowsOf(second.get('commentary.csv')), ...rowsOf(second.get('risks.csv'))];
    expect(said.filter((row) => /\b(the|this) report\b|[{}]/i.test(Object.values(row).join(' ')))).toEqual([]);
    expect(rowsOf(second.get('risks.csv')).filter(({ title }) => !title?.includes('synthetic'))).toEqual([]);
    expect(rowsOf(first.get('targets.csv')).filter(({ origin }) => !origin?.includes('synthetic'))).toEqual([]);
  });

  it('define the indicators of the report without a word of the report', async () => {
    const [first] = (await readSample('2026-10')).files;
    const rows = rowsOf(first.get('indicators.csv'));
    expect(rows).toHaveLength(45);
    expect(rows.filter(({ definition = '' }) => definition.length < 25 || /report/i.test(definition))).toEqual([]);
    const terms = rowsOf(first.get('terms.csv'));
    expect(terms.filter((row) => /\bthe report\b/i.test(row['meaning'] ?? ''))).toEqual([]);
  });

  it('show in neither edition what the other hides', async () => {
    const [first, second] = (await readSample('2026-10')).files.map((files) => rowsOf(files.get('observations.csv')));
    const key = (row: Readonly<Record<string, string>>) =>
      ['code', 'basis', 'period', 'area', 'breakdown'].map((column) => row[column]).join('|');
    const before = new Map(first?.map((row) => [key(row), row['marker']]));
    const again = (second ?? []).filter((row) => before.has(key(row)));
    expect(again.length).toBeGreaterThan(0);
    expect(again.filter((row) => row['marker'] !== before.get(key(row)))).toEqual([]);
  });
});

function sum(numbers: readonly (number | null)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? Number.NaN), 0);
}

function nameOf({ code, basis, period, area, breakdown }: Cell): string {
  return [code, basis, period, area, breakdown].join(' ').trim();
}

/** What a quarter or rolling year is made of, in months and in quarters, as far as these are published. */
function stepsOf(sample: Sample, cell: Cell): readonly (readonly Cell[])[] {
  const months = monthsOf(sample, cell);
  const within = (basis: string) =>
    sample
      .totals(cell.code, cell.area)
      .filter((other) => other.basis === basis && monthsOf(sample, other).every((month) => months.includes(month)));
  const [monthly, quarterly] = [within('month'), cell.basis === 'quarter' ? [] : within('quarter')];
  return [...(monthly.length === months.length ? [monthly] : []), ...(quarterly.length === 4 ? [quarterly] : [])];
}

type Pair = (cell: Cell, other: Cell) => readonly [number | null, number | null];
const ofIsNumber: Pair = (cell, other) => [cell.of, other.number];
const ofIsOf: Pair = (cell, other) => [cell.of, other.of];
const together: Pair = (cell, other) => [(cell.number ?? 0) + (other.number ?? 0), cell.of];

const SAME: Readonly<Record<string, readonly (readonly [string, Pair])[]>> = {
  'FD-48H': [['FD-24H', ofIsOf]],
  'FD-REF': [['FD-24H', ofIsOf]],
  'FD-SA': [['FD-REF', ofIsNumber]],
  'REF-NOTSEEN': [['FD-REF', ofIsNumber]],
  'REF-RE': [['FD-REF', ofIsNumber]],
  'CIN-SEEN': [
    ['CIN-N', ofIsNumber],
    ['CIN-NOTSEEN', together],
  ],
  'CIC-HEALTH': [
    ['CIC-N', ofIsNumber],
    ['CIC-HEALTH-OVERDUE', together],
  ],
  'CIC-PATHWAY-UTD': [['CIC-PATHWAY', ofIsNumber]],
  'CIC-IHA': [['CIC-IN', ofIsNumber]],
  'CIC-RETURN': [['CIC-IN', ofIsNumber]],
  'EF-UPHELD': [['EF-COMPLAINTS', ofIsNumber]],
  'EF-MOMO-CHILDREN': [['WF-OPEN', ofIsNumber]],
  'WF-ALLOC': [['WF-OPEN', ofIsNumber]],
  'WF-STABLE': [['WF-OPEN', ofIsNumber]],
  ...Object.fromEntries(['CIN-1Y', 'CIN-PLAN'].map((code) => [code, [['CIN-N', ofIsNumber] as const]])),
  ...Object.fromEntries(['CP-SEEN', 'CP-2Y', 'CP-REPEAT'].map((code) => [code, [['CP-N', ofIsNumber] as const]])),
  ...Object.fromEntries(
    ['CIC-S20', 'CIC-VISIT', 'CIC-ASSESS', 'CIC-3PLACE', 'CIC-OOC'].map((code) => [
      code,
      [['CIC-N', ofIsNumber] as const],
    ]),
  ),
};

function sameAs({ code }: Cell): readonly (readonly [string, Pair])[] {
  return SAME[code] ?? [];
}

/** Children are counted on a day, their statements over a quarter. */
function basisIn(other: string, { basis }: Cell): string {
  return other === 'WF-OPEN' ? 'snapshot' : basis;
}

function periodIn(sample: Sample, other: string, cell: Cell): string {
  if (other !== 'WF-OPEN' || cell.basis === 'snapshot') return cell.period;
  const last = sample.months[monthsOf(sample, cell).at(-1) as number] ?? '';
  return sample.cells.find(({ code, period }) => code === 'WF-OPEN' && period.startsWith(last))?.period ?? '';
}

/** Of each the count is all that is not in the other. */
const OPPOSITES: Readonly<Record<string, string>> = { 'CIN-NOTSEEN': 'CIN-SEEN', 'CIC-HEALTH-OVERDUE': 'CIC-HEALTH' };

/** A published count as a sum of the smallest ones there are: those of each locality in each month. */
function atomsOf(sample: Sample, cell: Cell): readonly number[] {
  const [localities, months] = [localitiesOf(cell.area), monthsOf(sample, cell)];
  return LOCALITIES.flatMap((locality) =>
    sample.months.map((_, month) => Number(localities.includes(locality) && months.includes(month))),
  );
}
