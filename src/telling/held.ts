import { indexOf } from '../catalogue/catalogue-index.ts';
import { areaOf, type Figure, heldOf, type Sought } from '../figures/figure.ts';
import type { Reply } from '../reply/reply.ts';
import { sayBasis } from '../reply/say.ts';
import { shortNamed, whenShort } from '../reply/short-period.ts';
import { valueFact } from './facts.ts';
import { midName, nameOf, placeOf, whenOf, withCounts } from './lines/number.ts';
import { sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { caveat, replyOf, text } from './reply-of.ts';
import type { Told } from './told.ts';

const MOST_HELD = 3;

/** The reply where a period, basis or area finds nothing for an indicator: says which of them, and what is held. */
export function nothingFor(told: Told, sought: Sought): Reply {
  const { catalogue, indicator, area, period, basis } = sought;
  const { organisation } = indexOf(catalogue);
  const elsewhere = area?.id !== organisation?.id;
  const here = heldOf(sought);
  const held = here.length > 0 || !elsewhere ? here : heldOf({ ...sought, area: organisation });
  const place = elsewhere && area ? ` in ${area.name}` : '';
  const on = basis ? ` on the basis of ${sayBasis(basis)}` : '';
  const when = period && !(elsewhere && here.length === 0) ? ` for ${shortNamed(period)}` : '';
  const whole = elsewhere && here.length === 0 && held.length > 0 ? [' (the whole)'] : [''];
  return noData(told, `No figure for ${midName(indicator)}${place}${on}${when} is held.`, held, whole[0]);
}

/** Nothing is held of what was asked: what is held instead, named as that and never as the answer. */
export function noData(told: Told, headline: string, instead: readonly Figure[] = [], aside = ''): Reply {
  const shown = instead.slice(0, MOST_HELD);
  const [first] = shown;
  const said = shown.map((figure) => `${withCounts(figure)}, ${whenOf(figure)}`).join('; ');
  return replyOf({
    outcome: 'no_data',
    headline,
    parts: [
      ...(first ? [text(`Held instead${aside}: ${said}`)] : []),
      ...sourceLine(shown.map(({ observation }) => observation)),
    ],
    next: first ? nextOf(told, first, ['trend', 'status', 'theme']) : [],
    facts: shown.map((figure) => valueFact(told, figure)),
  });
}

/** The reply for a number that is there but not given: suppressed, not applicable or unavailable at the source. */
export function notGiven(told: Told, figure: Figure): Reply {
  const reason = REASONS[figure.observation.marker ?? 'unavailable'];
  const { observation } = figure;
  const headline = `No number can be given for ${nameOf(told, figure)} ${whenShort(observation.period)}.`;
  const elsewhere = placeOf(told, figure) === null ? [] : nextOf(told, figure, ['areas', 'trend']);
  return replyOf({
    outcome: 'no_data',
    headline,
    parts: [caveat(reason), ...sourceLine([observation])],
    next: elsewhere,
  });
}

const REASONS = {
  suppressed: 'It is suppressed, so that no one can be recognised.',
  'not applicable': 'The source marks it as not applicable.',
  unavailable: 'The source marks it as unavailable.',
  low: 'The source says only that it is low: it rounds to 0 but is not 0.',
} as const;

/** 'Northshire' or what the organisation is called; 'the whole' where it has no name. */
export function wholeName({ catalogue }: Told): string {
  return indexOf(catalogue).organisation?.name ?? 'the whole';
}

export function areaName(told: Told, figure: Figure): string {
  return areaOf(told, figure)?.name ?? wholeName(told);
}
