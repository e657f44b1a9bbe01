import type { Catalogue } from '../catalogue/catalogue.ts';
import { comparatorFigures } from '../figures/beside.ts';
import { areaOf, type Figure, hasNumber, heldOf } from '../figures/figure.ts';
import type { Observation } from '../query/observation.ts';
import type { IsoDate } from '../query/period.ts';
import { plural } from '../reply/name.ts';
import type { Part, Reply } from '../reply/reply.ts';
import { sayDate } from '../reply/say.ts';
import { shortDate, whenShort } from '../reply/short-period.ts';
import { eachLine } from './each-line.ts';
import { factsOnce, valueFact } from './facts.ts';
import { basesLine, otherBases } from './lines/bases.ts';
import { otherCaveats } from './lines/caveats.ts';
import { midName, numberOf, withCounts } from './lines/number.ts';
import { fullSource } from './lines/source.ts';
import { nextOf } from './next.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';

/** "Where does that come from, and how old is it?" */
export const source: Telling = {
  plan: (asked, catalogue) => (asked.question.of.kind === 'indicators' ? planOrWhole(asked, catalogue) : null),
  tell(asked, found, catalogue) {
    if (asked.question.of.kind !== 'indicators') return sources(asked.today, catalogue);
    const told = toldOf(asked, found, catalogue);
    return eachLine(told, (figure) => sourceOf(told, quoted(told, figure)));
  },
};

function sourceOf(told: Told, figure: Figure): Reply {
  const { observation, indicator } = figure;
  const others = otherBases(told, figure);
  const bases = basesLine(told, figure, [...others.beside, ...others.rest]);
  const comparators =
    told.asked.comparators.length === 0
      ? []
      : comparatorFigures({ ...told, comparators: told.asked.comparators }, figure);
  const { title, publishedOn } = observation.source;
  return replyOf({
    headline: `${withCounts(figure)} for ${midName(indicator)} ${whenShort(observation.period)} is from the ${title}, published ${shortDate(publishedOn)}.`,
    parts: [
      text(`${coverOf(observation)} ${ageOf(observation, told.asked.today)}`.trim()),
      text(exactness(observation)),
      ...comparators.map(({ comparator }) =>
        text(
          `${areaOf(told, comparator)?.name}: ${numberOf(comparator)}, from the ${comparator.observation.source.title}.`,
        ),
      ),
      ...otherCaveats(told, figure).parts,
    ],
    more: [...measuredOver(indicator), ...bases.parts, ...fullSource([observation])],
    next: nextOf(told, figure, ['status', 'trend', 'compare']),
    facts: factsOnce([
      valueFact(told, figure),
      ...comparators.map(({ comparator }) => valueFact(told, comparator, 'benchmark')),
      ...bases.facts,
    ]),
    listed: [indicator.code],
  });
}

/** Nothing where the catalogue leaves out what it is counted among. */
function measuredOver({ population }: Figure['indicator']): readonly Part[] {
  return population === '' ? [] : [text(`Measured over ${population}.`)];
}

/** The figure whose number was quoted ('where does the 38.6 come from?'), else the one that was looked up. */
function quoted(told: Told, figure: Figure): Figure {
  const { quoted: numbers } = told.asked.question;
  const isNamed = ({ observation: { value } }: Figure) =>
    value !== null && numbers.some((each) => Number(each) === Number(value));
  if (numbers.length === 0 || isNamed(figure)) return figure;
  const held = heldOf({ ...told, indicator: figure.indicator, area: areaOf(told, figure) });
  return held.filter(({ observation }) => hasNumber(observation)).find(isNamed) ?? figure;
}

/** What stretch of time the number covers. */
function coverOf({ period }: Observation): string {
  const days = `${shortDate(period.start)} to ${shortDate(period.end)}`;
  switch (period.basis) {
    case 'snapshot':
      return `A snapshot: as it stood on ${sayDate(period.end)}.`;
    case 'month':
      return `That month alone, ${days}.`;
    case 'quarter':
      return `The whole quarter, ${days}.`;
    case 'year':
      return `The whole financial year, ${days}.`;
    case 'rolling-year':
      return `A rolling year: the twelve months ${days}.`;
    case 'not-given':
      return 'The source gives no date for it.';
  }
}

const DAY_MS = 86_400_000;

/** 'Its last day is about 9 weeks ago.' */
function ageOf({ period }: Observation, today: IsoDate): string {
  if (period.basis === 'not-given') return '';
  const days = Math.round((Date.parse(today) - Date.parse(period.end)) / DAY_MS);
  if (days < 0) return 'That lies ahead of today.';
  if (days < 14) return `Its last day is ${plural(days, 'day')} ago.`;
  if (days < 70) return `Its last day is about ${plural(Math.round(days / 7), 'week')} ago.`;
  return `Its last day is about ${plural(Math.round(days / 30.44), 'month')} ago.`;
}

function exactness({ qualifier, note, provisional }: Observation): string {
  const about =
    qualifier === 'approximate'
      ? `The source gives it only approximately${note === null ? '' : ` (${note})`}.`
      : 'Given as printed, with no more digits held.';
  return provisional ? `${about} It is provisional.` : about;
}

/** Without a measure: the sources, and what is held from them. */
function sources(today: IsoDate, catalogue: Catalogue): Reply {
  const [newest, ...older] = catalogue.sources;
  if (!newest) return replyOf({ outcome: 'no_data', headline: 'No source is held: no figures were brought in yet.' });
  const days = Math.round((Date.parse(today) - Date.parse(newest.publishedOn)) / DAY_MS);
  const age = days > 0 ? `, ${plural(days, 'day')} ago` : '';
  return replyOf({
    headline: `The figures come from the ${newest.title}, published on ${sayDate(newest.publishedOn)}${age}.`,
    parts: [text(`${plural(catalogue.indicators.length, 'measure')} in ${plural(catalogue.themes.length, 'theme')}.`)],
    more: older.map((each) => text(`Also held: ${each.title}, published on ${sayDate(each.publishedOn)}.`)),
  });
}
