import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import type { Indicator, Polarity, Series, Unit } from '../../src/catalogue/catalogue.ts';
import { previousOf } from '../../src/evaluate/change.ts';
import { checkObservation } from '../../src/evaluate/check.ts';
import { parsePeriod } from '../../src/import/period-label.ts';
import type { Observation, PublishedMovement, Rating } from '../../src/query/observation.ts';
import type { Basis } from '../../src/query/period.ts';
import { catalogue, indicator, observation, series, threshold } from './made-up.ts';

type Row = Readonly<Record<string, string>>;

function rows(name: string): readonly Row[] {
  const file = new URL(`../../seeds/report/${name}.csv`, import.meta.url);
  return parse<Row>(readFileSync(file), { columns: true, bom: true });
}

const relations = rows('relations').filter((row) => row['kind'] === 'complement');
const indicators: readonly Indicator[] = rows('indicators').map((row, at) =>
  indicator({
    id: at + 1,
    code: row['code']!,
    name: row['name']!,
    unit: row['unit'] as Unit,
    polarity: row['polarity'] as Polarity,
  }),
);
const byCode = new Map(indicators.map((one) => [one.code, one]));
const RATINGS: Readonly<Record<string, Rating>> = { '★': 'exceeds', '●': 'within', '▲': 'attention' };

const allSeries: Series[] = [];
function seriesOf(row: Row): Series {
  const [dimension = 'all', category = 'all'] = row['breakdown'] === '' ? [] : row['breakdown']!.split(': ');
  const indicatorId = byCode.get(row['code']!)!.id;
  const basis = row['basis'] as Basis;
  const known = allSeries.find(
    (one) => one.indicatorId === indicatorId && one.basis === basis && one.category === category,
  );
  if (known) return known;
  const made = series({ id: 100 + allSeries.length, indicatorId, basis, dimension, category });
  allSeries.push(made);
  return made;
}

const whole = (text: string | undefined) => (text ? Number(text) : null);

function movementOf(row: Row): PublishedMovement | null {
  if (!row['moved'] && !row['verdict']) return null;
  return {
    moved: (row['moved'] || null) as PublishedMovement['moved'],
    verdict: (row['verdict'] || null) as PublishedMovement['verdict'],
    since: null,
    by: null,
  };
}

const observations: readonly Observation[] = rows('observations').map((row) =>
  observation(row['value'] || null, {
    seriesId: seriesOf(row).id,
    period: parsePeriod(row['basis'] as Basis, row['period']!)!,
    numerator: whole(row['numerator']),
    denominator: whole(row['denominator']),
    qualifier: row['qualifier'] as Observation['qualifier'],
    arrow: row['direction'] || null,
    publishedRating: row['rating'] ? (RATINGS[row['rating']] ?? (row['rating'] as Rating)) : null,
    movement: movementOf(row),
  }),
);

const held = catalogue({
  indicators,
  series: allSeries,
  thresholds: rows('targets').map((row) =>
    threshold({ indicatorId: byCode.get(row['code']!)!.id, target: row['target']! }),
  ),
});

function checked(one: Observation): readonly string[] {
  const mine = allSeries.find(({ id }) => id === one.seriesId)!;
  const measure = indicators.find(({ id }) => id === mine.indicatorId)!;
  const near = observations.flatMap((other) => {
    const its = allSeries.find(({ id }) => id === other.seriesId)!;
    return other.period.label === one.period.label ? [{ series: its, observation: other }] : [];
  });
  const opposite = relations.flatMap(({ code, other }) => {
    if (code === measure.code) return [byCode.get(other!)!.id];
    return other === measure.code ? [byCode.get(code!)!.id] : [];
  });
  const found = checkObservation({
    catalogue: held,
    indicator: measure,
    series: mine,
    observation: one,
    previous: previousOf(observations, one),
    parts: near
      .filter((each) => each.series.indicatorId === measure.id && each.series.dimension !== 'all')
      .map((each) => each.observation),
    complements: near
      .filter((each) => opposite.includes(each.series.indicatorId))
      .map((each) => ({
        indicator: indicators.find(({ id }) => id === each.series.indicatorId)!,
        observation: each.observation,
      })),
    otherBases: near.filter((each) => each.series.indicatorId === measure.id && each.series.basis !== mine.basis),
  });
  return found.map(({ kind }) => `${measure.code} ${one.period.label} ${mine.basis}: ${kind}`);
}

it('finds in the real report what does not agree, and nothing else', () => {
  const totals = observations.filter((one) => allSeries.find(({ id }) => id === one.seriesId)?.dimension === 'all');
  expect(totals.flatMap(checked)).toEqual([
    'REF-RE 2018-12 rolling-year: arrow',
    'SA-OPEN 2018-12-31 snapshot: arrow',
    'CIN-SEEN 2018-12-31 snapshot: complement',
    'CIN-NOTSEEN 2018-12-31 snapshot: ratio',
    'CIN-NOTSEEN 2018-12-31 snapshot: complement',
    'CIN-1Y 2018-12-31 snapshot: rating',
    'CP-SEEN 2018-12-31 snapshot: ratio',
    'CP-REPEAT 2018-12-31 snapshot: arrow',
    'CP-ICPC 2018-12 month: bases',
    'CP-ICPC 2018-12 rolling-year: bases',
    'EF-MOMO 2018/19 Q3 quarter: parts',
    'EF-COMPLAINTS 2018/19 Q3 quarter: arrow',
    'EF-UPHELD 2018/19 Q3 quarter: ratio',
    'WF-20 2018-12-31 snapshot: arrow',
  ]);
});
