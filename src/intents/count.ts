import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayNamedPeriod, sayValue } from '../reply/say.ts';
import { disagreements } from './beside.ts';
import { STATUS_LINE } from './charts/status-line.ts';
import { bySeries, type Figure, type Found, hasNumber, look } from './figure.ts';
import { fullStatus, text } from './full-status.ts';
import { noData, notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked, Intent } from './intent.ts';
import { movedOf } from './movement-of.ts';
import { soughtOf, statusOf, THE_REST } from './one-status.ts';
import { receipt } from './receipt.ts';
import { lowerFirst, nameOf, ratedOf, sayCount, sayNumber, sayRating, sayWhen } from './sentence.ts';
import { meant, periodsOf, planFor } from './series-of.ts';
import { joined } from './several.ts';
import { summary } from './summary.ts';

/** "How many is that?": the number behind a percentage, or the value of what is counted. Never worked out from a percentage. */
export const count: Intent = {
  id: 'count',
  examples: [
    'how many children are in care?',
    'how many children is that?',
    'number of complaints upheld last quarter',
    'how many children on a protection plan were not seen within 10 working days',
    'section 20 in actual children at the end of September',
    'how many social workers hold more than 25 children',
    'children open to social care, headcount',
  ],
  counterExamples: [
    'what percentage of children in care are under section 20?',
    'how many more children would we need to hit the target?',
    'how many measures need attention?',
    'how many of the statements were about a worker visit?',
  ],
  plan(asked, catalogue) {
    if (asked.indicators.length === 0) return summary.plan(asked, catalogue);
    const indicators = meant(asked, catalogue).map(({ indicator }) => indicator);
    const last = asked.period === null || asked.period.kind === 'one' ? 2 : 120;
    return planFor(catalogue, { asked, indicators, last, line: STATUS_LINE, parts: true });
  },
  answer(asked, found, catalogue) {
    if (asked.indicators.length === 0) return summary.answer(asked, found, catalogue);
    const read = bySeries(found);
    return joined(meant(asked, catalogue).map((each) => countOf(asked, each, read, catalogue)));
  },
};

function countOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  if (asked.form === 'percent') return statusOf(asked, each, found, catalogue);
  if (periodsOf(asked).length > 1) return countsOverPeriods(asked, each, found, catalogue);
  const sought = soughtOf(asked, each, found, catalogue);
  const looked = look(sought);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const { figure } = looked;
  if (!hasNumber(figure.observation)) return notGiven(figure, asked);
  if (each.inverse) return countOfRest(asked, figure, catalogue);
  if (figure.indicator.unit === 'count') {
    return fullStatus(asked, figure, found, catalogue, meant(asked, catalogue).length > 1);
  }
  return figure.observation.numerator === null
    ? noCount(asked, figure, catalogue)
    : countBehind(asked, figure, found, catalogue);
}

function countBehind(asked: Asked, figure: Figure, found: Found, catalogue: Catalogue): Reply {
  const { indicator, observation } = figure;
  const percent =
    observation.value === null ? '' : ` (${sayValue(observation.value, indicator.unit, observation.qualifier)})`;
  const moved = movedOf(catalogue, figure);
  const rating = sayRating(ratedOf(catalogue, figure));
  return {
    outcome: 'answered',
    headline: `${nameOf(catalogue, figure)}: ${sayCount(observation, indicator)} ${sayWhen(figure)}${percent}.`,
    parts: [
      ...(moved ? [text(moved.text)] : []),
      ...(rating ? [text(rating)] : []),
      ...disagreements({ catalogue, found }, figure).map((each): Part => ({ kind: 'caveat', text: each.text })),
      receipt(asked, [observation]),
    ],
    facts: [...countFacts(catalogue, figure), ...(moved?.facts ?? [])],
  };
}

/** The count as a fact of its own, the main one, then the figure with its percentage where it has one. */
function countFacts(catalogue: Catalogue, figure: Figure): readonly Fact[] {
  const fact = valueFact(catalogue, figure);
  const { value, numerator } = figure.observation;
  // Of an indicator that is a count, the value is the count.
  if (value === null || figure.indicator.unit === 'count') return [fact];
  return [{ ...fact, value: numerator, unit: 'count', rating: null }, fact];
}

function noCount(asked: Asked, figure: Figure, catalogue: Catalogue): Reply {
  const name = lowerFirst(nameOf(catalogue, figure));
  return noData({ asked, catalogue, headline: `No count is held for ${name}, only the percentage.` }, [figure]);
}

/** All that are not in the figure, where the whole is held: the whole less the figure's count. */
function countOfRest(asked: Asked, figure: Figure, catalogue: Catalogue): Reply {
  const { indicator, observation } = figure;
  const part = indicator.unit === 'count' ? Number(observation.value ?? Number.NaN) : observation.numerator;
  const whole = observation.denominator;
  if (part === null || whole === null || !Number.isSafeInteger(part) || observation.marker !== null) {
    const headline = `How many are not among them is not held for ${lowerFirst(indicator.name)}.`;
    return noData({ asked, catalogue, headline }, [figure]);
  }
  const rest = whole - part;
  const fact = valueFact(catalogue, figure);
  return {
    outcome: 'answered',
    headline: `${sayNumber(rest)} ${sayWhen(figure)}: the ${sayNumber(whole)} less the ${sayNumber(part)} counted as ${lowerFirst(nameOf(catalogue, figure))}.`,
    parts: [receipt(asked, [observation])],
    facts: [
      {
        ...fact,
        role: 'gap',
        breakdown: THE_REST,
        value: rest,
        unit: 'count',
        numerator: null,
        denominator: null,
        rating: null,
      },
      fact,
    ],
  };
}

function countsOverPeriods(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looks = periodsOf(asked).map((period) => ({ period, looked: look({ ...sought, period }) }));
  const figures = looks.flatMap(({ looked }) =>
    looked.kind === 'figure' && counted(looked.figure) ? [looked.figure] : [],
  );
  const missing = looks
    .filter(({ looked }) => looked.kind === 'none' || !counted(looked.figure))
    .map(({ period }) => period);
  const [first] = figures;
  if (!first) return nothingFor(sought, asked, 'count');
  const said = figures.map((figure) => `${sayCount(figure.observation, figure.indicator)} ${sayWhen(figure)}`);
  return {
    outcome: 'answered',
    headline: `${nameOf(catalogue, first)}: ${said.join('; ')}.`,
    parts: [
      ...missing.map((period): Part => ({ kind: 'caveat', text: `No count is held for ${sayNamedPeriod(period)}.` })),
      receipt(
        asked,
        figures.map((figure) => figure.observation),
      ),
    ],
    facts: figures.flatMap((figure) => countFacts(catalogue, figure)),
  };
}

function counted({ indicator, observation }: Figure): boolean {
  return hasNumber(observation) && (indicator.unit === 'count' || observation.numerator !== null);
}
