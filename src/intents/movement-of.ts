import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Change, change, movement, previousOf } from '../evaluate/change.ts';
import { changeFacts, factOf } from '../reply/fact.ts';
import type { Fact } from '../reply/reply.ts';
import { sayChange, sayPeriod } from '../reply/say.ts';
import { judged } from './breaks.ts';
import { type Figure, hasNumber } from './figure.ts';
import { sayNumber, upperFirst } from './sentence.ts';

/** How a figure moved, in one sentence, with the facts it states; null where nothing is known. */
export interface Moved {
  readonly text: string;
  readonly facts: readonly Fact[];
  /** Computed from the previous observation, not taken from the source's words. */
  readonly computed: Change | null;
}

/** Computed where the earlier figure is held; else as the source states it; else from the counts; else null. */
export function movedOf(catalogue: Catalogue, figure: Figure): Moved | null {
  const found = movement(figure.indicator, figure.history, figure.observation);
  if (found?.kind === 'computed') return movedBy(catalogue, figure, found.change);
  const counts = countsMoved(catalogue, figure);
  if (counts) return counts;
  if (found?.kind !== 'published') return null;
  return { text: `${upperFirst(found.text)}; the earlier figure is not held.`, facts: [], computed: null };
}

function movedBy(catalogue: Catalogue, figure: Figure, found: Change): Moved {
  const moved = judged(figure, found);
  const previous = factOf(catalogue, moved.from, { role: 'previous' });
  return {
    text: `${upperFirst(sayChange(figure.indicator, moved))}.`,
    facts: [previous, ...changeFacts(figure.indicator, moved).map((fact) => ({ ...fact, area: previous.area }))],
    computed: moved,
  };
}

/** Where the earlier observation has only a count: the two counts beside each other. */
function countsMoved(catalogue: Catalogue, figure: Figure): Moved | null {
  const earlier = previousOf(figure.history, figure.observation);
  if (!earlier || !hasNumber(earlier) || !hasNumber(figure.observation)) return null;
  const [from, to] = [earlier.numerator, figure.observation.numerator];
  if (from === null || to === null) return null;
  const moved = changeOfCounts(figure, earlier);
  const how = !moved ? 'is' : from === to ? 'is unchanged at' : to > from ? 'rose to' : 'fell to';
  return {
    text: `The count ${how} ${sayNumber(to)}, from ${sayNumber(from)} ${sayPeriod(earlier.period)}.`,
    facts: [factOf(catalogue, earlier, { role: 'previous' })],
    computed: null,
  };
}

/** The change between the counts of an earlier observation and of this one, where both are held. */
function changeOfCounts(figure: Figure, earlier: Figure['observation']): Change | null {
  const from = asCount(figureWith(figure, earlier));
  const to = asCount(figure);
  return from && to ? change(to.indicator, from.observation, to.observation) : null;
}

function figureWith(figure: Figure, observation: Figure['observation']): Figure {
  return { ...figure, observation };
}

/** The same figure read as a count: the numerator in place of the percentage; null where no count is held. */
export function asCount(figure: Figure): Figure | null {
  if (figure.indicator.unit === 'count') return figure;
  const inCounts = (observation: Figure['observation']) => ({
    ...observation,
    value: observation.numerator === null ? null : String(observation.numerator),
    numerator: null,
    denominator: null,
  });
  if (figure.observation.numerator === null) return null;
  return {
    ...figure,
    indicator: { ...figure.indicator, unit: 'count', decimals: 0 },
    observation: inCounts(figure.observation),
    history: figure.history.map(inCounts),
  };
}
