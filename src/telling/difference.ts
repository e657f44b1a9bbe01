import { magnitude } from '../evaluate/decimal.ts';
import { type Difference, differenceOf } from '../figures/difference.ts';
import { linesOf } from '../figures/lines.ts';
import type { Reply } from '../reply/reply.ts';
import { sayDifference } from '../reply/say.ts';
import { valueFact } from './facts.ts';
import { noData, nothingFor } from './held.ts';
import { nameOf, placeOf, shortOf, whenOf, withCounts } from './lines/number.ts';
import { fullSource, sourceLine } from './lines/source.ts';
import { nextOf } from './next.ts';
import { notHeldHere } from './not-held-here.ts';
import { planOrWhole } from './plan.ts';
import { replyOf, text } from './reply-of.ts';
import { provisionalLine } from './rows-beside.ts';
import { soughtOf } from './sought.ts';
import type { Telling } from './telling.ts';
import { type Told, toldOf } from './told.ts';
import { workedFact } from './worked-fact.ts';

/** "Admissions less leavers": the first named less the second, of one time. */
export const difference: Telling = {
  plan: planOrWhole,
  tell(asked, found, catalogue) {
    const told = toldOf(asked, found, catalogue);
    if (linesOf(asked, catalogue).length === 0) return notHeldHere(told);
    const made = differenceOf(asked, told);
    return made.kind === 'difference' ? tellDifference(told, made) : tellNone(told, made);
  },
};

function tellDifference(told: Told, { first, second, value }: Extract<Difference, { kind: 'difference' }>): Reply {
  const size = sayDifference(magnitude(value), first.indicator.unit);
  const sign = value.units < 0 ? '−' : '';
  const sameMeasure = first.indicator.id === second.indicator.id;
  const name = (figure: typeof first) => (sameMeasure ? (placeOf(told, figure) ?? 'The whole') : shortOf(told, figure));
  const observations = [first.observation, second.observation];
  return replyOf({
    headline: `${sign}${size}, worked out: ${name(first)} less ${name(second)}, ${whenOf(first)}.`,
    parts: [
      ...(sameMeasure ? [text(first.indicator.name)] : []),
      text(`${name(first)} ${withCounts(first)}; ${name(second)} ${withCounts(second)}`),
      ...provisionalLine([first, second]),
      ...sourceLine(observations),
    ],
    more: [text(nameOf(told, first)), text(nameOf(told, second)), ...fullSource(observations)],
    next: nextOf(told, first, ['trend', 'areas', 'status']),
    facts: [
      workedFact(told, {
        value,
        unit: first.indicator.unit === 'percent' ? 'points' : first.indicator.unit,
        how: 'difference of 2 figures',
        from: [first, second],
      }),
      ...[first, second].map((each) => valueFact(told, each)),
    ],
  });
}

function tellNone(told: Told, { why, about }: Extract<Difference, { kind: 'refused' }>): Reply {
  const [line] = linesOf(told.asked, told.catalogue);
  if (why === 'nothing-held' && line) return nothingFor(told, soughtOf(told, line));
  const shown = about.filter(({ observation }) => observation.marker !== 'suppressed');
  return noData(told, `No difference is given: ${WHY[why] ?? 'the two do not go together'}.`, shown);
}

const WHY: Readonly<Partial<Record<Extract<Difference, { kind: 'refused' }>['why'], string>>> = {
  hidden: 'one of the two is hidden, small numbers',
  'other-times': 'the two are not held for one time',
  'other-units': 'the two are not in one unit',
  missing: 'one of the two has no number',
};
