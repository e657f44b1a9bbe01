import type { Catalogue } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import type { Observation } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayDate } from '../reply/say.ts';
import { benchmarkFact, disagreements, sayBenchmark } from './beside.ts';
import { benchmarksOf, bySeries, type Figure, type Found, hasNumber, heldOf, look, otherBases } from './figure.ts';
import { text } from './full-status.ts';
import { notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { soughtOf } from './one-status.ts';
import { receipt } from './receipt.ts';
import { plural, sayFigure, sayIt, sayWhen } from './sentence.ts';
import { meant, planFor } from './series-of.ts';
import { joined } from './several.ts';

/** "Where does that come from, and how old is it?" */
export const provenance: Intent = {
  id: 'provenance',
  examples: [
    'where does that come from, and how old is it?',
    'what is the source of the re-referral figure?',
    'how old is the dental check number?',
    'is the out of county figure exact or rounded?',
    'is the review conference figure for December alone or the whole quarter?',
    'which report do you use?',
    'when were children open to social care counted?',
  ],
  counterExamples: [
    'what does the re-referral measure mean?',
    'who owns the dental check measure?',
    'how are dental checks doing?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return null;
    const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
    return planFor(catalogue, { asked, indicators, last: 2, parts: true });
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return sources(asked, catalogue);
    const read = bySeries(found);
    return joined(meant(asked, catalogue).map((each) => sourceOf(asked, each, read, catalogue)));
  },
};

function sourceOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  // 'Is it a snapshot or for the whole quarter?' names a basis to be told which it is.
  const onBasis = look(sought);
  const looked = onBasis.kind === 'none' ? look({ ...sought, basis: null }) : onBasis;
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const figure = numberNamed(asked, looked.figure, { catalogue, found });
  if (!hasNumber(figure.observation)) return notGiven(figure, asked);
  const benchmarks = asked.comparators.length > 0 ? benchmarksOf(sought, asked.comparators) : [];
  const others = asked.basis === null ? otherBases({ catalogue, found }, figure) : [];
  const { source } = figure.observation;
  return {
    outcome: 'answered',
    headline: `${sayIt(catalogue, figure)}. It comes from the ${source.title}, published on ${sayDate(source.publishedOn)}.`,
    parts: [
      text(`${coverOf(figure)} ${ageOf(figure.observation, asked.today)}`),
      text(`Measured over ${figure.indicator.population}. ${exactness(figure)}`),
      ...benchmarks.map((benchmark) =>
        text(`The benchmark is ${sayBenchmark(catalogue, benchmark)}, from the same report.`),
      ),
      ...others.map((other) => text(`Also held: ${sayFigure(other)} ${sayWhen(other)}.`)),
      ...disagreements({ catalogue, found }, figure).map((remark): Part => ({ kind: 'caveat', text: remark.text })),
      receipt(asked, [figure.observation]),
    ],
    facts: [
      valueFact(catalogue, figure),
      ...benchmarks.map((benchmark) => benchmarkFact(catalogue, { benchmark })),
      ...others.map((other) => valueFact(catalogue, other)),
    ],
  };
}

/** The figure whose number is in the words ('where does the 38.6 come from?'), else the one that was looked up. */
function numberNamed(
  asked: Asked,
  figure: Figure,
  read: { readonly catalogue: Catalogue; readonly found: Found },
): Figure {
  const numbers: readonly string[] = asked.words.replaceAll(',', '').match(/\d+(\.\d+)?/g) ?? [];
  const isNamed = ({ observation: { value } }: Figure) => value !== null && numbers.includes(value);
  if (isNamed(figure)) return figure;
  const area = indexOf(read.catalogue).areas.get(figure.series.areaId) ?? null;
  return heldOf({ ...read, indicator: figure.indicator, area }).find(isNamed) ?? figure;
}

/** What stretch of time the number covers. */
function coverOf({ observation: { period } }: Figure): string {
  switch (period.basis) {
    case 'snapshot':
      return `A snapshot: as it stood on ${sayDate(period.end)}, not an average.`;
    case 'month':
      return `That month alone, ${sayDate(period.start)} to ${sayDate(period.end)}.`;
    case 'quarter':
      return `The whole quarter, ${sayDate(period.start)} to ${sayDate(period.end)}.`;
    case 'year':
      return `The whole financial year, ${sayDate(period.start)} to ${sayDate(period.end)}.`;
    case 'rolling-year':
      return `A rolling year: the twelve months from ${sayDate(period.start)} to ${sayDate(period.end)}.`;
    case 'not-given':
      return 'The source gives no date for it.';
  }
}

const DAY_MS = 86_400_000;

/** 'Its last day is 66 days ago (about 9 weeks).' */
function ageOf({ period }: Observation, today: IsoDate): string {
  if (period.basis === 'not-given') return '';
  const days = Math.round((Date.parse(today) - Date.parse(period.end)) / DAY_MS);
  if (days < 0) return 'That lies ahead of today.';
  if (days < 14) return `Its last day is ${plural(days, 'day')} ago.`;
  if (days < 70) return `Its last day is about ${plural(Math.round(days / 7), 'week')} ago.`;
  return `Its last day is about ${plural(Math.round(days / 30.44), 'month')} ago.`;
}

function exactness({ observation, indicator }: Figure): string {
  if (observation.qualifier === 'approximate') {
    const words = observation.note === null ? '' : ` (${observation.note})`;
    return `The source gives it only approximately${words}.`;
  }
  const provisional = observation.provisional ? ' It is provisional.' : '';
  return `The figure is ${indicator.unit === 'count' ? 'a count' : 'given'} as printed, with no more digits held.${provisional}`;
}

/** Without a measure: the sources, and what is held from them. */
function sources(asked: Asked, catalogue: Catalogue): Reply {
  const [newest, ...older] = catalogue.sources;
  if (!newest) return { outcome: 'no_data', headline: 'No source is held.', parts: [receipt(asked, [])], facts: [] };
  const days = Math.round((Date.parse(asked.today) - Date.parse(newest.publishedOn)) / DAY_MS);
  const age = days > 0 ? `, ${plural(days, 'day')} ago` : '';
  return {
    outcome: 'answered',
    headline: `The figures come from the ${newest.title}, published on ${sayDate(newest.publishedOn)}${age}.`,
    parts: [
      ...older.map((source) => text(`Also held: ${source.title}, published on ${sayDate(source.publishedOn)}.`)),
      text(
        `It gives ${plural(catalogue.indicators.length, 'measure')} in ${plural(catalogue.themes.length, 'theme')}. Ask about one to see what date it is for.`,
      ),
      receipt(asked, []),
    ],
    facts: [],
  };
}
