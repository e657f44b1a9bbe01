import type { Catalogue } from '../catalogue/catalogue.ts';
import { indexOf } from '../catalogue/catalogue-index.ts';
import { factOf } from '../reply/fact.ts';
import type { Fact, Part, Reply } from '../reply/reply.ts';
import { sayBasis, sayNamedPeriod } from '../reply/say.ts';
import { type Figure, heldOf, type Sought } from './figure.ts';
import type { Asked } from './intent.ts';
import { receipt } from './receipt.ts';
import { lowerFirst, ratedOf, sayFigure, sayWhen } from './sentence.ts';
import { placeOf } from './series-of.ts';

const MOST_HELD = 4;

/**
 * The fact of a figure, rated; of a comparator a benchmark, never rated. A percentage that is read as a count is the
 * fact of a count, and not rated: its rating is that of the percentage.
 */
export function valueFact(catalogue: Catalogue, figure: Figure, role: Fact['role'] = 'value'): Fact {
  const fact = factOf(catalogue, figure.observation, { role, rating: ratedOf(catalogue, figure).rating });
  const { unit } = figure.indicator;
  return unit === fact.unit ? fact : { ...fact, unit, rating: null };
}

/** Some figures in one line: '79% at 31 December 2018; 76% at 30 September 2018'. */
function sayHeld(figures: readonly Figure[]): string {
  return figures
    .slice(0, MOST_HELD)
    .map((figure) => `${sayFigure(figure)} ${sayWhen(figure)}`)
    .join('; ');
}

/** A reply that has no answer: says so in `headline`, and what is held instead, newest first. */
export function noData(
  input: {
    readonly asked: Asked;
    readonly catalogue: Catalogue;
    readonly headline: string;
    readonly parts?: readonly Part[];
  },
  held: readonly Figure[],
): Reply {
  const shown = held.slice(0, MOST_HELD);
  const instead: readonly Part[] =
    shown.length === 0 ? [] : [{ kind: 'text', text: `Held instead: ${sayHeld(shown)}.` }];
  return {
    outcome: 'no_data',
    headline: input.headline,
    parts: [
      ...instead,
      ...(input.parts ?? []),
      receipt(
        input.asked,
        shown.map((figure) => figure.observation),
      ),
    ],
    facts: shown.map((figure) => valueFact(input.catalogue, figure)),
  };
}

/** The reply where a period, basis or area finds nothing for an indicator: says which of them, and what is held. */
export function nothingFor(sought: Sought, asked: Asked, what = 'figure'): Reply {
  const { catalogue, indicator, area, period, basis } = sought;
  const { organisation } = indexOf(catalogue);
  const elsewhere = area?.id !== organisation?.id;
  const here = heldOf(sought);
  const held = here.length > 0 || !elsewhere ? here : heldOf({ ...sought, area: organisation });
  const of = `${what} for ${lowerFirst(indicator.name)}`;
  const place = elsewhere && area ? ` in ${area.name}` : '';
  const on = basis ? ` on the basis of ${sayBasis(basis)}` : '';
  const when = period && !(elsewhere && here.length === 0) ? ` for ${sayNamedPeriod(period)}` : '';
  const whole = elsewhere && here.length === 0 && held.length > 0 ? [WHOLE] : [];
  return noData({ asked, catalogue, headline: `No ${of}${place}${on}${when} is held.`, parts: whole }, held);
}

export const WHOLE: Part = { kind: 'text', text: 'That is for the organisation as a whole.' };

/** The reply for a number that is there but not given: suppressed, not applicable or unavailable at the source. */
export function notGiven(figure: Figure, asked: Asked): Reply {
  const reason = REASONS[figure.observation.marker ?? 'unavailable'];
  const { indicator, series } = figure;
  const part = series.dimension === 'all' ? '' : `, ${series.category}`;
  const [where = ''] = placeOf(asked).map((area) => ` (${area})`);
  const headline = `No number can be given for ${lowerFirst(indicator.name)}${part}${where} ${sayWhen(figure)}: ${reason}.`;
  return { outcome: 'no_data', headline, parts: [receipt(asked, [figure.observation])], facts: [] };
}

const REASONS = {
  suppressed: 'it is suppressed at source, so that no one can be recognised',
  'not applicable': 'the source marks it as not applicable',
  unavailable: 'the source marks it as unavailable',
  low: 'the source says only that it is low: it rounds to 0 but is not 0',
} as const;
