import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Fact, Reply } from '../reply/reply.ts';
import { sayValue } from '../reply/say.ts';
import { type Figure, type Found, hasNumber, look, type Sought } from './figure.ts';
import { fullStatus, text } from './full-status.ts';
import { notGiven, nothingFor, valueFact } from './held.ts';
import type { Asked, IndicatorAsked } from './intent.ts';
import { percentOf } from './percent-of.ts';
import { lowerFirst, restOf, sayIt } from './sentence.ts';
import { areaAsked, meant, periodsOf } from './series-of.ts';

/** In the breakdown of a fact that was worked out as all that is not in the figure. */
export const THE_REST = 'the rest';

/** What is sought for one indicator of a question, in the first period named. */
export function soughtOf(asked: Asked, { indicator }: IndicatorAsked, found: Found, catalogue: Catalogue): Sought {
  const period = periodsOf(asked)[0] ?? null;
  return { catalogue, found, indicator, area: areaAsked(asked, catalogue), period, basis: asked.basis };
}

/** One indicator: its figure with all that stands beside it, as a percentage or as its opposite where so asked. */
export function statusOf(asked: Asked, each: IndicatorAsked, found: Found, catalogue: Catalogue): Reply {
  const sought = soughtOf(asked, each, found, catalogue);
  const looked = look(sought);
  if (looked.kind === 'none') return nothingFor(sought, asked);
  const { figure } = looked;
  if (!hasNumber(figure.observation)) return notGiven(figure, asked);
  if (asked.form === 'percent') {
    const asPercent = percentOf(asked, figure, catalogue);
    if (asPercent) return asPercent;
  }
  const brief = meant(asked, catalogue).length > 1;
  return each.inverse ? inverseOf(asked, figure, found, catalogue) : fullStatus(asked, figure, found, catalogue, brief);
}

/** The opposite of what is measured: the figure, and what is left of 100 where it is exact. */
function inverseOf(asked: Asked, figure: Figure, found: Found, catalogue: Catalogue): Reply {
  const rest = restOf(figure);
  const full = fullStatus(asked, figure, found, catalogue, false);
  if (rest === null) {
    const why = `The opposite of ${lowerFirst(figure.indicator.name)} is not worked out, as the figure is not an exact percentage.`;
    return { ...full, parts: [text(why), ...full.parts] };
  }
  const left: Fact = {
    ...valueFact(catalogue, figure),
    role: 'gap',
    breakdown: THE_REST,
    value: Number(rest),
    numerator: null,
    denominator: null,
    rating: null,
  };
  return {
    ...full,
    headline: `${sayIt(catalogue, figure)}, so the other ${rest}% are not among them.`,
    parts: [text(`${rest}% is worked out: 100% less ${sayValue(figure.observation.value, 'percent')}.`), ...full.parts],
    facts: [left, ...full.facts],
  };
}
