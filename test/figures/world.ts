import type { Area, Catalogue, Indicator, Series, Threshold } from '../../src/catalogue/catalogue.ts';
import { bySeries, type Read } from '../../src/figures/figure.ts';
import { monthOf } from '../../src/query/calendar.ts';
import type { Observation } from '../../src/query/observation.ts';
import type { Basis, Period } from '../../src/query/period.ts';
import { EVERYTHING, type Question, questionSchema } from '../../src/question/question.ts';
import { type Resolved, resolve } from '../../src/question/resolve.ts';

const source = { title: 'Made-up figures', publishedOn: '2031-01-01', changesAs: 'points' } as const;

export interface Cell {
  readonly value: string | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly marker?: Observation['marker'];
  readonly provisional?: boolean;
  readonly revision?: number;
}

/** One line of numbers, a month each from January 2030 on; null: that month is not held. */
export interface Line {
  readonly code?: string;
  readonly area?: string;
  readonly category?: string;
  readonly basis?: Basis;
  readonly cells: readonly (Cell | null)[];
  readonly breaks?: Series['breaks'];
}

export interface WorldOf {
  readonly lines: readonly Line[];
  readonly unit?: Indicator['unit'];
  readonly polarity?: Indicator['polarity'];
  readonly thresholds?: readonly Partial<Threshold>[];
  readonly relations?: Indicator['relations'];
}

export interface World {
  readonly catalogue: Catalogue;
  readonly observations: readonly Observation[];
  readonly read: Read;
  readonly asked: (question: Partial<Question>) => Resolved;
}

const AREAS = ['The town', 'North', 'South', 'East', 'The nation', 'Team one'];

/** A small scorecard of made-up measures, held in memory. */
export function worldOf({
  lines,
  unit = 'percent',
  polarity = 'higher',
  thresholds = [],
  relations = [],
}: WorldOf): World {
  const codes = [...new Set(lines.map(({ code }) => code ?? 'A'))];
  const indicators = codes.map((code, at) =>
    indicatorOf(at + 1, code, { unit, polarity, relations: at === 0 ? relations : [] }),
  );
  const series = lines.map((line, at) => seriesOf(at + 1, line, codes));
  const observations = lines.flatMap((line, at) => observationsOf(at + 1, line));
  const catalogue: Catalogue = {
    version: '1',
    dataset: 'made-up',
    indicators,
    themes: [{ id: 1, name: 'All', parentId: null, aliases: [] }],
    areas: AREAS.map(areaOf),
    series,
    thresholds: thresholds.map((each) => ({ ...THRESHOLD, ...each })),
    commentary: [],
    risks: [],
    terms: [],
    words: [],
    packs: [],
    sources: [source],
  };
  const read = { catalogue, found: bySeries(observations) };
  const asked = (question: Partial<Question>) =>
    resolve(
      questionSchema.parse({
        ...EVERYTHING,
        of: { kind: 'indicators', indicators: [{ code: 'A', inverse: false }] },
        ...question,
      }),
      catalogue,
      '2033-01-01',
    );
  return { catalogue, observations, read, asked };
}

const THRESHOLD: Threshold = {
  indicatorId: 1,
  areaId: 1,
  basis: null,
  from: '0001-01-01',
  to: '9999-12-31',
  target: '50',
  limits: {},
  range: null,
  origin: 'made up',
  note: null,
};

function indicatorOf(id: number, code: string, rest: Partial<Indicator>): Indicator {
  return {
    id,
    code,
    name: `Measure ${code}`,
    short: null,
    themeId: 1,
    decimals: 1,
    definition: null,
    population: 'things',
    owner: null,
    headlineBasis: null,
    aliases: [],
    unit: 'percent',
    polarity: 'higher',
    relations: [],
    ...rest,
  };
}

function areaOf(name: string, at: number): Area {
  const kind =
    name === 'The town'
      ? 'organisation'
      : name === 'The nation'
        ? 'comparator'
        : name.startsWith('Team')
          ? 'team'
          : 'locality';
  return {
    id: at + 1,
    name,
    kind,
    comparator: kind === 'comparator' ? 'national' : null,
    parentId: kind === 'locality' || kind === 'team' ? 1 : null,
    aliases: [],
  };
}

function seriesOf(id: number, line: Line, codes: readonly string[]): Series {
  return {
    id,
    indicatorId: codes.indexOf(line.code ?? 'A') + 1,
    areaId: AREAS.indexOf(line.area ?? 'The town') + 1,
    dimension: line.category === undefined ? 'all' : 'kind',
    category: line.category ?? 'all',
    basis: line.basis ?? 'month',
    breaks: line.breaks ?? [],
  };
}

function observationsOf(seriesId: number, { cells, basis = 'month' }: Line): readonly Observation[] {
  return cells.flatMap((cell, at) => {
    if (cell === null) return [];
    return [
      {
        id: seriesId * 1000 + at,
        seriesId,
        period: periodAt(at, basis),
        numerator: null,
        denominator: null,
        qualifier: 'exact' as const,
        marker: null,
        provisional: false,
        symbol: null,
        arrow: null,
        publishedRating: null,
        movement: null,
        note: null,
        remarks: [],
        revision: 1,
        source,
        ...cell,
      },
    ];
  });
}

/** The month so many after January 2030, on a basis. */
function periodAt(at: number, basis: Basis): Period {
  const month = monthOf(`${2030 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`);
  if (basis === 'snapshot') return { basis, label: month.end, start: month.end, end: month.end };
  if (basis === 'rolling-year')
    return {
      basis,
      label: month.label,
      start: `${Number(month.start.slice(0, 4)) - 1}${month.start.slice(4)}`,
      end: month.end,
    };
  return { basis, ...month };
}

export function percent(
  value: string | null,
  numerator: number | null = null,
  denominator: number | null = null,
): Cell {
  return { value, numerator, denominator };
}
export const hidden: Cell = { value: '9999', numerator: 9999, denominator: 9999, marker: 'suppressed' };
